"""The language of the interface: gettext catalogues, looked up when a text is shown.

The French stands in the code, so French needs no catalogue. ``N_`` marks a text that is written in a table
and looked up later; ``_`` looks it up now.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LANGUAGES = {"fr": "Français", "en": "English"}
"""Languages of the interface, each named in its own tongue."""

_DOMAIN = "kiosk"
_LOCALE = Path(__file__).parent / "locale"
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "fr"


def use_language(code: str) -> None:
    """Show texts in the language ``code``; one without a catalogue shows the French."""
    global _current, _language
    _language = code
    _current = (
        _gettext.NullTranslations()
        if code == "fr" or code not in LANGUAGES
        else _gettext.translation(_DOMAIN, _LOCALE, languages=[code], fallback=True)
    )


def language() -> str:
    """The code of the language shown now."""
    return _language


def _(text: str) -> str:
    """``text`` in the language shown now."""
    return _current.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many`` in the language shown now, whichever ``count`` asks for."""
    return _current.ngettext(one, many, count)


def N_(text: str) -> str:
    """Marks ``text`` for the catalogues; gives it back unchanged."""
    return text
