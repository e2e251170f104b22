"""The language of the interface: gettext catalogues, in which a text is looked up when it is shown.

The texts in the code are French, so French needs no catalogue. ``_`` looks a text up now; ``N_`` marks one that is
written in a table and looked up later.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

LANGUAGES = {"fr": "Français", "en": "English"}
"""Languages of the interface, by their codes; each has its own name."""

_DOMAIN = "kiosk"
_LOCALE = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations | None = None
"""None for French, which so imports nothing: the first screen does not wait for it."""
_language = "fr"


def use_language(code: str) -> None:
    """Show texts in the language ``code``; an unknown code shows the French."""
    global _catalogue, _language
    _language = code
    if code == "fr" or code not in LANGUAGES:
        _catalogue = None
        return
    import gettext

    _catalogue = gettext.translation(_DOMAIN, _LOCALE, languages=[code], fallback=True)


def language() -> str:
    """The code of the language shown now."""
    return _language


def _(text: str) -> str:
    """``text`` in the language shown now."""
    return text if _catalogue is None else _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many`` in the language shown now, by its plural rule for ``count``."""
    if _catalogue is None:
        return one if count < 2 else many  # in French 0 is singular
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """``text`` itself; marks it for the catalogues."""
    return text
