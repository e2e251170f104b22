"""What is drawn on a canvas: within the clip, a character in a cell, pictures with their own colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from kiosk.cells import Rect
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.pictures.blocks import Blocks, patterns
from kiosk.ui.widgets.canvas import Canvas, StyleTable
from kiosk.ui.widgets.painter import Painter, drawable
from kiosk.ui.widgets.picture_cells import grid_of, largest_points, size_in_cells

numbers = st.integers(-8, 20)
sides = st.integers(0, 14)
rects = st.builds(Rect, numbers, numbers, sides, sides)


@given(rects, rects, numbers, numbers, st.text(max_size=12))
def test_nothing_is_drawn_outside_the_clip(clip: Rect, rect: Rect, x: int, y: int, text: str) -> None:
    canvas = Canvas(12, 6, "before")
    painter = Painter(canvas, clip)
    painter.fill(rect, "now")
    painter.box(rect, "round", "now")
    painter.put(x, y, text, "now")
    painter.picture(x, y, PICTURES_BY_NAME["chat"])
    painter.restyle(rect, "now")
    assert [len(line) for line in canvas.cells] == [12] * 6
    for row, line in enumerate(canvas.cells):
        for column, cell in enumerate(line):
            assert clip.contains(column, row) or cell == (" ", "before")


@given(st.text(max_size=30))
def test_every_character_takes_one_cell(text: str) -> None:
    shown = drawable(text)
    assert len(shown) == len(text)
    assert all(cell_len(character) == 1 for character in shown)


def test_with_a_shade_everything_has_that_style() -> None:
    canvas = Canvas(6, 3, "ground")
    Painter(canvas, shade="shade").box(Rect(0, 0, 6, 3), "double", "main+b")
    assert {style for line in canvas.cells for _character, style in line} == {"shade"}


def test_what_is_under_a_box_is_the_style_at_its_first_visible_cell() -> None:
    canvas = Canvas(6, 3, "ground")
    Painter(canvas).fill(Rect(2, 1, 4, 2), "soft")
    painter = Painter(canvas, Rect(2, 1, 4, 2))
    assert painter.style_under(Rect(0, 0, 6, 3)) == "soft"
    assert painter.style_under(Rect(6, 1, 2, 1)) is None


@pytest.mark.parametrize("points", [16, 24, 32, 48])
@pytest.mark.parametrize("blocks", Blocks)
def test_a_picture_is_drawn_at_every_size_on_what_is_there(points: int, blocks: Blocks) -> None:
    canvas = Canvas(points // 2 + 2, points // 4, "ground")
    Painter(canvas).picture(1, 0, PICTURES_BY_NAME["soleil"], points)
    styles = StyleTable({"ground": Style(color="#ffffff", bgcolor="#10151d")}.__getitem__, blocks)
    strips = [canvas.strip(y, styles) for y in range(canvas.height)]
    assert [strip.cell_length for strip in strips] == [canvas.width] * canvas.height
    segments = [segment for strip in strips for segment in strip]
    shown = {segment.style.bgcolor.name for segment in segments if segment.style and segment.style.bgcolor}
    assert "#10151d" in shown and "#ffd21e" in shown
    drawn = {character for character, _filled in patterns(blocks)}
    assert {character for segment in segments for character in segment.text} <= drawn


def test_twice_as_large_is_the_same_points_twice() -> None:
    once, twice = grid_of("lune", 16), grid_of("lune", 32)
    assert [twice[y * 32 + x] for y in range(32) for x in range(32)] == [
        once[y // 2 * 16 + x // 2] for y in range(32) for x in range(32)
    ]


@given(st.integers(8, 200), st.integers(4, 60))
def test_the_largest_picture_fits_and_no_larger_one_would(width: int, height: int) -> None:
    points = largest_points(width, height)
    assert size_in_cells(points)[0] <= width and size_in_cells(points)[1] <= height
    larger = [n for side in (16, 24) for n in range(side, 512, side) if n > points]
    assert all(size_in_cells(n)[0] > width or size_in_cells(n)[1] > height for n in larger)


def test_what_the_program_says_is_set_as_french_is_and_what_a_person_typed_stays() -> None:
    canvas = Canvas(12, 2)
    painter = Painter(canvas)
    painter.put(0, 0, "« L'eau » !", "")
    painter.put(0, 1, "« L'eau » !", "", typed=True)
    rows = ["".join(character for character, _style in row).rstrip(" ") for row in canvas.cells]
    assert rows == ["«\u00a0L’eau\u00a0»\u00a0!", "« L'eau » !"]
