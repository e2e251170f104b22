"""From Textual's key events to the acts of our vocabulary."""

from __future__ import annotations

from textual import events

from kiosk.course.acts import Pressed
from kiosk.text import is_writing

_NAMES = {
    "pageup": "page_up", "pagedown": "page_down", "ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace",
    # Shift+F10 as legacy terminals send it
    "f22": "shift+f10", "menu": "shift+f10",
}  # fmt: skip
_NAMED = {
    "enter", "tab", "shift+tab", "escape", "backspace", "delete", "up", "down", "left", "right", "home", "end",
    "page_up", "page_down", "shift+up", "shift+down", "shift+left", "shift+right", "shift+home", "shift+end",
    "shift+f10", "f2", "f3", "f5", "f6",
}  # fmt: skip


def pressed(event: events.Key) -> Pressed | None:
    """The act of a key event; None for what is no key of its own, such as Shift alone under the kitty protocol."""
    key = _NAMES.get(event.key, event.key)
    if key in _NAMED:
        return Pressed(key)
    if key.startswith("ctrl+"):
        return Pressed(key)
    character = event.character
    if character and not key.startswith(("alt+", "super+", "meta+", "hyper+")) and is_writing(character[0]):
        return Pressed("space" if character == " " else character, character)
    return None
