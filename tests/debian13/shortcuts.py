"""The keys and gestures that a terminal knows, read from its own example configuration, as our devices do them."""

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


class Keys(NamedTuple):
    """A combination of keys, and what the terminal would do."""

    does: str
    press: str
    alone: bool
    """Whether it is one key that every program uses: Enter, an arrow, a letter."""


class Gesture(NamedTuple):
    """A gesture of the mouse with keys held: a button so many times, or notches of the wheel."""

    does: str
    held: tuple[str, ...]
    button: int | None
    times: int
    notches: int


def shortcuts(example: str) -> list[Keys | Gesture]:
    """Everything that foot's example configuration says it does by itself. Raises KeyError for what we cannot do."""
    return [one for section, does, value in _lines(example) for one in _read(section, does, value)]


def _lines(example: str) -> Iterator[tuple[str, str, str]]:
    section = ""
    for line in example.splitlines():
        if line.startswith("["):
            named = _SECTION.match(line)
            section = named[1] if named else ""
        elif section and (said := _LINE.match(line)):
            yield section, f"{section}: {said[1]}", said[2]


def _read(section: str, does: str, value: str) -> Iterator[Keys | Gesture]:
    if section == "text-bindings":  # what is sent is on the left, the keys on the right, as everywhere
        does = f"{section}: text"
    for word in re.sub(r"^\[.*?\]", "", value).split():
        *held, last = word.split("+") if not word.endswith("+") else [*word[:-2].split("+"), "+"]
        names = tuple(_HELD[one] for one in held)
        if word == "none":
            continue
        if does.endswith("selection-override-modifiers"):
            for button in (devices.LEFT, devices.RIGHT, devices.MIDDLE):
                yield Gesture(does, (*names, _HELD[last]), button, 1, 0)
        elif last.startswith("BTN_"):
            name, _dash, count = last.partition("-")
            if name in _WHEEL:
                yield Gesture(does, names, None, 1, _WHEEL[name])
            else:
                yield Gesture(does, names, _BUTTONS[name], int(count or 1), 0)
        else:
            yield Keys(
                does, "+".join((*names, _KEYS.get(last, last.lower()))), not names and not last.startswith("XF86")
            )
