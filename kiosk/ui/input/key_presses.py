"""From Textual's key events to acts, with the keys' names of the course."""

from __future__ import annotations

import unicodedata

from textual import events

from kiosk.course.acts import Pressed
from kiosk.course.keyboard.keys import KEYS_WITHOUT_CHARACTER
from kiosk.desk.shell.windows import KEYS, MENU_KEY, SWITCHING
from kiosk.ui.input.caps_lock_report import caps_lock_of

_OTHER_NAMES = {
    "pageup": "page_up", "pagedown": "page_down", "ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace",
    "shift+pageup": "shift+page_up", "shift+pagedown": "shift+page_down",
    "ctrl+pageup": "ctrl+page_up", "ctrl+pagedown": "ctrl+page_down",
    # with Shift held these do the same, as in a terminal that does not tell
    "shift+enter": "enter", "shift+backspace": "backspace", "shift+space": "space",
    # Shift+F10, and the menu key, as legacy terminals send them
    "f22": "shift+f10", "menu": "shift+f10", "\x1d": "shift+f10",
}  # fmt: skip
_NAMED = KEYS_WITHOUT_CHARACTER | KEYS.keys() | SWITCHING | {MENU_KEY}


def press_of(event: events.Key) -> Pressed | None:
    """The act of a key event; None for what is no key of its own, such as Shift alone under the kitty protocol."""
    key = _OTHER_NAMES.get(event.key, event.key)
    if key in _NAMED:
        return Pressed(key)
    if key.startswith("ctrl+"):
        return Pressed(key)
    character = " " if key == "space" else event.character
    if character and not key.startswith(("alt+", "super+", "meta+", "hyper+")) and _is_visible(character):
        return Pressed("space" if character == " " else character, character, caps_lock_of(event))
    return None


def _is_visible(character: str) -> bool:
    return unicodedata.category(character[0]) not in {"Cc", "Cs", "Co", "Cn"}
