"""The picture of a keyboard shows what the machine types: every drawn key is compared with libxkbcommon."""

from __future__ import annotations

from functools import lru_cache

import pytest

from kiosk.course.keyboard.keys import CTRL_LETTERS, NAMED_KEYS
from kiosk.course.keyboard.layout_data import CHARACTER_ROWS, DEAD_KEYS, KEY_ROWS
from kiosk.course.keyboard.layouts import (
    CAPS_LOCK,
    KEY_LEVELS,
    LAYOUTS,
    NO_CHARACTER,
    Layout,
    Stroke,
    find_legend,
    find_strokes,
    with_caps_lock,
)
from kiosk.text import fold_typed
from tests.course.keyboard.xkb import XkbKeyboard

EVERY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
CHARACTERS = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x2010, 0x2040), 0x20AC)]
"""What people write in Europe."""
DEAD_KEYSYMS = {
    "ˆ": "dead_circumflex",
    "ˋ": "dead_grave",
    "ˊ": "dead_acute",
    "¨": "dead_diaeresis",
    "˜": "dead_tilde",
    "¸": "dead_cedilla",
}
KEYSYMS = {
    "escape": "Escape", "backspace": "BackSpace", "enter": "Return", "tab": "Tab", "caps": "Caps_Lock",
    "shift": "Shift_L", "right_shift": "Shift_R", "ctrl": "Control_L", "right_ctrl": "Control_R",
    "windows": "Super_L", "alt": "Alt_L", "altgr": "ISO_Level3_Shift", "menu": "Menu", "space": "space",
    "insert": "Insert", "delete": "Delete", "home": "Home", "end": "End", "page_up": "Prior", "page_down": "Next",
    "up": "Up", "down": "Down", "left": "Left", "right": "Right",
}  # fmt: skip


@lru_cache(maxsize=len(LAYOUTS))
def xkb_keyboard(layout: Layout) -> XkbKeyboard:
    return XkbKeyboard(layout)


@EVERY_LAYOUT
def test_each_character_key_types_what_the_table_says_at_every_level(layout: Layout) -> None:
    keyboard, differences = xkb_keyboard(layout), []
    for key, characters in layout.characters:
        for held, character in zip(KEY_LEVELS, characters, strict=False):
            if character == NO_CHARACTER:
                continue
            made = keyboard.keysym(key, held) if character in DEAD_KEYS else keyboard.character(key, held)
            if made != DEAD_KEYSYMS.get(character, character):
                differences.append((key, held, character, made))
    assert not differences


@EVERY_LAYOUT
def test_caps_lock_types_the_capital_of_a_key_with_a_letter_alone(layout: Layout) -> None:
    keyboard = xkb_keyboard(layout)
    letters = {key: printed.top for row in CHARACTER_ROWS for key in row if (printed := find_legend(layout, key))
               and not printed.bottom and printed.top.isalpha()}  # fmt: skip
    assert len(letters) >= 26
    assert {key: keyboard.character(key, caps=True) for key in letters} == letters


@EVERY_LAYOUT
def test_each_key_types_with_caps_lock_what_is_derived_from_the_table(layout: Layout) -> None:
    """É, Ç and À from the digits of AZERTY; the digits of BÉPO."""
    keyboard, differences = xkb_keyboard(layout), []
    for key, characters in layout.characters:
        for held, character in zip(KEY_LEVELS, with_caps_lock(layout, key, characters), strict=False):
            if character == NO_CHARACTER or character in DEAD_KEYS:
                continue
            made = keyboard.character(key, held, caps=True)
            if made != character:
                differences.append((key, held, character, made))
    assert not differences


@EVERY_LAYOUT
def test_each_named_key_is_that_key(layout: Layout) -> None:
    keyboard = xkb_keyboard(layout)
    named = {key for row in KEY_ROWS for key in row}.difference(*CHARACTER_ROWS)
    assert {key: keyboard.keysym(key) for key in named} == {key: KEYSYMS[key] for key in named}
    assert set(NAMED_KEYS) - {"shift+tab"} <= named


@EVERY_LAYOUT
@pytest.mark.parametrize("caps_lock", [False, True], ids=["", "caps lock"])
def test_the_strokes_for_each_character_type_it(layout: Layout, caps_lock: bool) -> None:
    keyboard, differences, taught = xkb_keyboard(layout), [], 0
    for character in CHARACTERS:
        path = find_strokes(layout, character, caps_lock=caps_lock)
        if path is None:
            continue
        taught += 1
        if path == (Stroke(CAPS_LOCK),):  # and then as without it
            path += find_strokes(layout, character) or ()
        written = keyboard.text(path, caps=caps_lock)
        if written not in (character, fold_typed(character)):
            differences.append((character, path, written))
    assert not differences
    assert taught > 130


@EVERY_LAYOUT
def test_a_letter_with_ctrl_is_that_letter(layout: Layout) -> None:
    keyboard = xkb_keyboard(layout)
    for letter in CTRL_LETTERS:
        (stroke,) = find_strokes(layout, f"ctrl+{letter}") or ()
        assert stroke.held == ("ctrl",)
        assert keyboard.keysym(stroke.key, stroke.held) == letter


def test_the_simulated_machine_tells_layouts_apart() -> None:
    upper_left = {name: xkb_keyboard(layout).character("AD01") for name, layout in LAYOUTS.items()}
    assert upper_left == {"azerty": "a", "qwerty": "q", "bepo": "b", "qwertz": "q"}
    azerty = xkb_keyboard(LAYOUTS["azerty"])
    assert azerty.text((Stroke("AD11"), Stroke("AD03"), Stroke("AE02"))) == "êé"
    assert azerty.character("AE02", caps=True) == "É"
