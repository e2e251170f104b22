"""The key and mouse shortcuts of foot, parsed from its own example configuration, as our devices perform them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.debian13 import devices

_HELD = {"Control": "ctrl", "Shift": "shift", "Mod1": "alt", "Alt": "alt", "Mod4": "super", "Super": "super"}
_KEYS = {
    "Page_Up": "page_up", "KP_Page_Up": "kp_page_up", "Page_Down": "page_down", "KP_Page_Down": "kp_page_down",
    "Insert": "insert", "Return": "enter", "KP_Enter": "kp_enter", "BackSpace": "backspace", "Delete": "delete",
    "KP_Add": "kp_add", "KP_Subtract": "kp_subtract", "KP_0": "kp_0", "XF86Copy": "copy", "XF86Paste": "paste",
    "plus": "+", "equal": "=", "minus": "-",
}  # fmt: skip
_BUTTONS = {
    "BTN_LEFT": devices.LEFT, "BTN_RIGHT": devices.RIGHT, "BTN_MIDDLE": devices.MIDDLE, "BTN_SIDE": devices.SIDE,
    "BTN_EXTRA": devices.EXTRA,
}  # fmt: skip
_WHEEL = {"BTN_WHEEL_BACK": -1, "BTN_WHEEL_FORWARD": 1}
_SECTION = re.compile(r"^\[([a-z-]+-bindings)\]$")
_LINE = re.compile(r"^#?\s*([^\s=#]+)\s*=\s*(.*?)\s*(?:#.*)?$")


class KeyShortcut(NamedTuple):
    """A key combination, and the terminal's action for it."""

    action: str
    press: str
    alone: bool
    """Whether it is one key that every program uses: Enter, an arrow, a letter."""


class MouseShortcut(NamedTuple):
    """A mouse gesture with modifiers held: a button so many times, or notches of the wheel."""

    action: str
    held: tuple[str, ...]
    button: int | None
    times: int
    notches: int


def parse_shortcuts(example: str) -> list[KeyShortcut | MouseShortcut]:
    """All shortcuts of foot's example configuration. Raises KeyError for one that our devices cannot perform."""
    return [one for section, action, value in _entries(example) for one in _read(section, action, value)]


def _entries(example: str) -> Iterator[tuple[str, str, str]]:
    section = ""
    for line in example.splitlines():
        if line.startswith("["):
            named = _SECTION.match(line)
            section = named[1] if named else ""
        elif section and (entry := _LINE.match(line)):
            yield section, f"{section}: {entry[1]}", entry[2]


def _read(section: str, action: str, value: str) -> Iterator[KeyShortcut | MouseShortcut]:
    if section == "text-bindings":  # the text is on the left, the keys on the right, as in other sections
        action = f"{section}: text"
    for word in re.sub(r"^\[.*?\]", "", value).split():
        *held, last = word.split("+") if not word.endswith("+") else [*word[:-2].split("+"), "+"]
        names = tuple(_HELD[one] for one in held)
        if word == "none":
            continue
        if action.endswith("selection-override-modifiers"):
            for button in (devices.LEFT, devices.RIGHT, devices.MIDDLE):
                yield MouseShortcut(action, (*names, _HELD[last]), button, 1, 0)
        elif last.startswith("BTN_"):
            name, _dash, count = last.partition("-")
            if name in _WHEEL:
                yield MouseShortcut(action, names, None, 1, _WHEEL[name])
            else:
                yield MouseShortcut(action, names, _BUTTONS[name], int(count or 1), 0)
        else:
            yield KeyShortcut(
                action, "+".join((*names, _KEYS.get(last, last.lower()))), not names and not last.startswith("XF86")
            )
