"""The button for the language of the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kiosk.i18n import LANGUAGES, language
from kiosk.ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from kiosk.ui.app_interface import AppInterface


def next_language() -> str:
    """The code of the language after the one spoken now; after the last comes the first."""
    codes = list(LANGUAGES)
    at = codes.index(language()) if language() in codes else -1
    return codes[(at + 1) % len(codes)]


class LanguageButton(PushButton):
    """Bears the name of another language, in that language: who reads no French finds it. A press speaks it.

    To be mounted only where more than one language is offered. It changes the language itself and sends no message.
    """

    def __init__(self) -> None:
        super().__init__(LANGUAGES[next_language()], id="language")

    def press(self) -> None:
        """Speak the language that the button names."""
        if not self.disabled and self.visible:
            cast("AppInterface", self.app).choose_language(next_language())
