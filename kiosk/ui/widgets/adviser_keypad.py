"""What a PIN is entered with: a button for each digit, the digit row of the keyboard, and a dot for each digit."""

from __future__ import annotations

from functools import lru_cache

from textual import events
from textual.content import Content
from textual.widgets import Static

from kiosk.course.keyboard.layouts import Layout
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.push_button import PushButton

DIGITS = "123456789"
"""In the order of a telephone, the 0 below."""


@lru_cache(maxsize=8)
def digits_of(layout: Layout) -> dict[str, str]:
    """The digit for each character: itself, or the one on its key with Shift (é is 2 on AZERTY)."""
    found = {digit: digit for digit in "0123456789"}
    for _key, characters in layout.characters:
        alone, shifted = characters[:1], characters[1:2]
        if shifted.isascii() and shifted.isdigit():
            for one in (alone, alone.upper()):
                found.setdefault(one, shifted)
    return found


class PinDots(Replaceable, Static, can_focus=True):
    """A dot for each digit that was entered, never the digit itself."""

    def __init__(self) -> None:
        super().__init__(Content(""), id="dots", markup=False)

    def show(self, count: int) -> None:
        """Draw ``count`` dots."""
        self.update(Content(" ".join("●" * count)))


class DigitKey(PushButton):
    """The button of a digit. Unlike on other buttons, a double click counts twice: a digit may come twice in a row."""

    def __init__(self, digit: str) -> None:
        super().__init__(digit, id=f"digit{digit}", classes="digit", value=digit)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        event.prevent_default()
        if event.button == 1:
            self.press()
            # so that Enter on the keyboard confirms the PIN and does not press this digit again
            self.screen.query_one(PinDots).focus()
