"""From Textual's key events to acts, with the keys' names of the course."""

from __future__ import annotations

import unicodedata

from textual import events

from kiosk.course.acts import Pressed
from kiosk.course.keyboard.keys import KEYS_WITHOUT_CHARACTER
from kiosk.desk.shell.windows import KEYS as WINDOW_KEYS
from kiosk.ui.input.caps_lock_report import caps_lock_of

_OTHER_NAMES = {
    "pageup": "page_up", "pagedown": "page_down", "ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace",
    # Shift+F10 as legacy terminals send it
    "f22": "shift+f10", "menu": "shift+f10",
}  # fmt: skip


def press_of(event: events.Key) -> Pressed | None:
    """The act of a key event; None for what is no key of its own, such as Shift alone under the kitty protocol."""
    key = _OTHER_NAMES.get(event.key, event.key)
    if key in KEYS_WITHOUT_CHARACTER or key in WINDOW_KEYS:
        return Pressed(key)
    if key.startswith("ctrl+"):
        return Pressed(key)
    character = event.character
    if character and not key.startswith(("alt+", "super+", "meta+", "hyper+")) and _is_visible(character):
        return Pressed("space" if character == " " else character, character, caps_lock_of(event))
    return None


def _is_visible(character: str) -> bool:
    return unicodedata.category(character[0]) not in {"Cc", "Cs", "Co", "Cn"}
