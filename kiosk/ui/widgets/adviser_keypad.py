"""What a PIN is entered with: dots for the digits that are there, a key for each digit, and a keyboard's top row."""

from __future__ import annotations

from functools import lru_cache

from textual import events
from textual.content import Content
from textual.widgets import Static

from kiosk.course.keyboard.layouts import Layout
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.push_button import PushButton

DIGITS = "123456789"
"""In the order of a telephone; 0 stands below."""


@lru_cache(maxsize=8)
def digits_of(layout: Layout) -> dict[str, str]:
    """The digit that each character stands for: itself, or what its key gives with Shift (é is 2 on AZERTY)."""
    found = {digit: digit for digit in "0123456789"}
    for _key, characters in layout.characters:
        alone, shifted = characters[:1], characters[1:2]
        if shifted.isascii() and shifted.isdigit():
            for one in (alone, alone.upper()):
                found.setdefault(one, shifted)
    return found


class PinDots(Replaceable, Static, can_focus=True):
    """A dot for each digit that was entered; never the digit."""

    def __init__(self) -> None:
        super().__init__(Content(""), id="dots", markup=False)

    def show(self, count: int) -> None:
        """Draw ``count`` dots."""
        self.update(Content(" ".join("●" * count)))


class DigitKey(PushButton):
    """A digit to press. The same digit twice is two digits, however quickly: here a double click is two clicks."""

    def __init__(self, digit: str) -> None:
        super().__init__(digit, id=f"digit{digit}", classes="digit", value=digit)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        event.prevent_default()
        if event.button == 1:
            self.press()
            # Who goes on with the keyboard enters the code with Enter, and not this digit once more.
            self.screen.query_one(PinDots).focus()
