from __future__ import annotations

import pytest

from kiosk.course.keyboard.coaching import describe_path
from kiosk.course.keyboard.layouts import LAYOUTS, Layout, Stroke, find_strokes
from kiosk.text import fold_signs
from kiosk.ui.widgets.canvas import Canvas, DrawnCell
from kiosk.ui.widgets.keyboard_drawing import draw_keyboard
from kiosk.ui.widgets.keyboard_plan import COLUMNS_NEEDED, ROWS_NEEDED, Height, key_boxes

AZERTY = LAYOUTS["azerty"]


ASKED = [*"aAé7@€.êëÊ'/ ", "enter", "escape", "left", "delete", "ctrl+c", "shift+tab", "É"]


PLAIN_ARROWS = 2
"""Entrée and Retour arrière bear an arrow of their own."""


SIZES = pytest.mark.parametrize(
    ("wide", "height"), [(wide, height) for wide in (False, True) for height in ROWS_NEEDED]
)


def draw(
    layout: Layout, wanted: str | None, pressed: tuple[Stroke, ...], *, wide: bool, height: Height
) -> list[list[DrawnCell]]:
    canvas = Canvas(COLUMNS_NEEDED[wide], ROWS_NEEDED[height])
    draw_keyboard(canvas, 0, layout, wanted, pressed, wide=wide, height=height)
    return canvas.cells


def lines(rows: list[list[DrawnCell]]) -> list[str]:
    return [fold_signs("".join(character for character, _role in row)) for row in rows]


def lit(rows: list[list[DrawnCell]], role: str) -> str:
    return fold_signs("".join(character for row in rows for character, own in row if own == role))


@SIZES
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_a_drawing_fits_its_size_whatever_is_asked(layout: Layout, wide: bool, height: Height) -> None:
    for wanted in (None, *ASKED):
        path = (find_strokes(layout, wanted) or ()) if wanted else ()
        for pressed in ((), *(path[number : number + 1] for number in range(len(path)))):
            drawn = lines(draw(layout, wanted, pressed, wide=wide, height=height))
            assert [len(line) for line in drawn] == [94 if wide else 74] * ROWS_NEEDED[height]


@SIZES
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_the_sentence_is_never_cut(layout: Layout, wide: bool, height: Height) -> None:
    for wanted in (*ASKED, *"âîôûïüÂÎÔÛËÏÜÉÈÀÙœç#\\", "backspace"):
        described = "".join(piece.text for piece in describe_path(layout, wanted)).replace(" ", "")
        drawn = lines(draw(layout, wanted, (), wide=wide, height=height))
        assert described in "".join(drawn[:2]).replace(" ", ""), (wanted, drawn[:2])


@SIZES
def test_the_key_and_held_modifiers_differ_by_shape(wide: bool, height: Height) -> None:
    rows = draw(AZERTY, "@", (), wide=wide, height=height)
    assert "@" in lit(rows, "next")
    assert "Alt Gr" in lit(rows, "held")
    text = "\n".join(lines(rows))
    if height == "compact":
        assert "►0à@" in text and "║AltGr" in text.replace(" ", "")
        assert text.count("◄") == PLAIN_ARROWS + 1
    else:
        assert text.count("╔") == text.count("╝") + 1 == 2, "the mark « maintenez » takes one corner"
    assert ("maintenez" in lit(rows, "held")) == (height != "compact")
    plain = "\n".join(lines(draw(AZERTY, None, (), wide=wide, height=height)))
    assert not set("╔║►▼") & set(plain)
    assert plain.count("◄") == PLAIN_ARROWS


@SIZES
def test_the_two_presses_of_a_dead_key_are_numbered(wide: bool, height: Height) -> None:
    rows = draw(AZERTY, "ê", (), wide=wide, height=height)
    stands_out = lit(rows, "next")
    assert "E" in stands_out and "^" in stands_out
    assert "1" in stands_out and "2" in stands_out


def test_a_key_pressed_twice_shows_both_numbers() -> None:
    rows = draw(LAYOUTS["bepo"], "ï", (), wide=False, height="large")
    assert "1 2" in lit(rows, "next")


@SIZES
def test_a_key_that_goes_down_looks_pressed(wide: bool, height: Height) -> None:
    rows = draw(AZERTY, "@", find_strokes(AZERTY, "@") or (), wide=wide, height=height)
    down = lit(rows, "pressed")
    assert "▼" in down and "@" in down and "Alt Gr" in down
    assert lit(rows, "next") == "" == lit(rows, "held")


@pytest.mark.parametrize("wanted", [None, "enter"])
@SIZES
def test_the_enter_key_of_two_rows_has_no_line_across(wide: bool, height: Height, wanted: str | None) -> None:
    upper, lower = (box for box in key_boxes(wide, height) if box.key == "enter")
    rows = draw(AZERTY, wanted, (), wide=wide, height=height)
    between = rows[lower.top][lower.left + 1 : lower.right]
    assert [character for character, _role in between] == [" "] * len(between)
    assert {role for _character, role in between} == {"next" if wanted else "cap"}
    assert upper.right == lower.right
