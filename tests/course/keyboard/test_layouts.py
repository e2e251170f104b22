from __future__ import annotations

import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.keyboard.keys import CTRL_LETTERS, NAMED_KEYS, LayoutName
from kiosk.course.keyboard.layout_data import CHARACTER_ROWS, DEAD_KEYS, KEY_ROWS
from kiosk.course.keyboard.layouts import LAYOUTS, Layout, Stroke, find_legend, find_strokes, type_strokes

AZERTY = LAYOUTS["azerty"]
EVERY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)


EVERYDAY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèàçùâêîôûëïüÊ @€#.,;:!?'\"()-_/+=*%&"
CIRCUMFLEX, DIAERESIS = Stroke("AD11"), Stroke("AD11", ("shift",))
ON_AZERTY = {
    "é": ("AE02",), "è": ("AE07",), "à": ("AE10",), "ç": ("AE09",), "ù": ("AC11",),
    "a": ("AD01",), "z": ("AD02",), "q": ("AC01",), "m": ("AC10",), "w": ("AB01",),
    **{digit: (f"AE{int(digit) or 10:02}", "shift") for digit in "0123456789"},
    "@": ("AE10", "altgr"), "#": ("AE03", "altgr"), "€": ("AD03", "altgr"), "\\": ("AE08", "altgr"),
    ",": ("AB07",), "?": ("AB07", "shift"), ";": ("AB08",), ".": ("AB08", "shift"), ":": ("AB09",),
    "/": ("AB09", "shift"), "!": ("AB10",), "'": ("AE04",), '"': ("AE03",), "(": ("AE05",), ")": ("AE11",),
    "-": ("AE06",), "_": ("AE08",), "+": ("AE12", "shift"), "=": ("AE12",), "*": ("BKSL",), "%": ("AC11", "shift"),
    " ": ("space",), "A": ("AD01", "shift"),
}  # fmt: skip


@pytest.mark.parametrize("character", ON_AZERTY)
def test_one_stroke_on_azerty(character: str) -> None:
    key, *held = ON_AZERTY[character]
    assert find_strokes(AZERTY, character) == (Stroke(key, tuple(held)),)  # type: ignore[arg-type]  # from the table above


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("â", (CIRCUMFLEX, Stroke("AD01"))),
        ("ê", (CIRCUMFLEX, Stroke("AD03"))),
        ("î", (CIRCUMFLEX, Stroke("AD08"))),
        ("ô", (CIRCUMFLEX, Stroke("AD09"))),
        ("û", (CIRCUMFLEX, Stroke("AD07"))),
        ("ë", (DIAERESIS, Stroke("AD03"))),
        ("ï", (DIAERESIS, Stroke("AD08"))),
        ("ü", (DIAERESIS, Stroke("AD07"))),
        ("Ê", (CIRCUMFLEX, Stroke("AD03", ("shift",)))),
    ],
)
def test_a_dead_key_is_pressed_before_its_letter(character: str, expected: tuple[Stroke, ...]) -> None:
    assert find_strokes(AZERTY, character) == expected
    assert find_strokes(AZERTY, unicodedata.normalize("NFD", character)) == expected


def test_accented_capitals_have_strokes_only_where_the_keyboard_makes_them() -> None:
    assert find_strokes(AZERTY, "É") == (Stroke("caps"), Stroke("AE02"))
    assert find_strokes(AZERTY, "Ç") == (Stroke("caps"), Stroke("AE09"))
    assert find_strokes(LAYOUTS["qwertz"], "Ç") == (Stroke("caps"), Stroke("AE04", ("shift",)))
    assert find_strokes(AZERTY, "Ñ") is None
    assert find_strokes(LAYOUTS["bepo"], "É") == (Stroke("AD02", ("shift",)),)
    assert find_strokes(LAYOUTS["qwerty"], "É") == (Stroke("AD03", ("shift", "altgr")),)
    assert find_strokes(LAYOUTS["qwertz"], "É") == (Stroke("AE11", ("altgr",)), Stroke("AD03", ("shift",)))


def test_with_caps_lock_on_the_strokes_are_those_of_that_keyboard() -> None:
    caps = Stroke("caps")
    for character, path in {
        "É": (Stroke("AE02"),), "C": (Stroke("AB03"),), "c": (caps, Stroke("AB03")), "2": (Stroke("AE02", ("shift",)),),
        "ê": (caps,), "Ê": (CIRCUMFLEX, Stroke("AD03")), "enter": (Stroke("enter"),),
    }.items():  # fmt: skip
        assert find_strokes(AZERTY, character, caps_lock=True) == path
    assert find_strokes(LAYOUTS["bepo"], "2", caps_lock=True) == (Stroke("AE02"),)


@EVERY_LAYOUT
@pytest.mark.parametrize("character", EVERYDAY)
def test_the_strokes_for_a_character_type_that_character(layout: Layout, character: str) -> None:
    path = find_strokes(layout, character)
    assert path is not None
    assert len(path) <= 2
    assert type_strokes(layout, path) == character


@EVERY_LAYOUT
@given(character=st.characters(codec="latin-1"))
def test_strokes_never_type_another_character(layout: Layout, character: str) -> None:
    path = find_strokes(layout, character)
    if path is not None and character.isprintable():
        assert type_strokes(layout, path) == character


@EVERY_LAYOUT
def test_named_keys_have_a_stroke_on_every_keyboard(layout: Layout) -> None:
    drawn = {key for row in KEY_ROWS for key in row}
    for name in NAMED_KEYS:
        (stroke,) = find_strokes(layout, name) or ()
        assert stroke.key in drawn
        assert stroke.held == (("shift",) if name == "shift+tab" else ())
    for letter in CTRL_LETTERS:
        plain, held = find_strokes(layout, letter), find_strokes(layout, f"ctrl+{letter}")
        assert plain is not None
        assert held == (Stroke(plain[0].key, ("ctrl",)),)
        assert type_strokes(layout, held) == ""


def test_a_new_line_is_enter_and_a_curly_apostrophe_is_an_apostrophe() -> None:
    assert find_strokes(AZERTY, "\n") == (Stroke("enter"),)
    assert find_strokes(AZERTY, "’") == find_strokes(AZERTY, "'")
    assert find_strokes(AZERTY, "日") is None


def test_the_legend_of_a_key() -> None:
    zero, letter, circumflex = (find_legend(AZERTY, key) for key in ("AE10", "AD03", "AD11"))
    assert zero is not None and (zero.top, zero.bottom, zero.right) == ("0", "à", "@")
    assert letter is not None and (letter.name, letter.right) == ("E", "€")
    assert circumflex is not None and circumflex.name == "¨ ^"
    assert find_legend(AZERTY, "enter") is None


def test_every_keyboard_of_the_settings_has_a_layout() -> None:
    assert tuple(LAYOUTS) == get_args(LayoutName)
    assert all(name == layout.name for name, layout in LAYOUTS.items())


def test_every_layout_has_every_position_and_dead_keys_compose() -> None:
    for layout in LAYOUTS.values():
        assert [key for key, _characters in layout.characters][:-1] == [key for row in CHARACTER_ROWS for key in row]
    assert find_strokes(LAYOUTS["qwertz"], "`") == (Stroke("AE12", ("shift",)), Stroke("space"))
    assert all(len(mark) == 1 for mark in DEAD_KEYS)
