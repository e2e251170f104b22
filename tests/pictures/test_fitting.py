from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pictures.blocks import Blocks, drawn_octants, patterns
from kiosk.pictures.fitting import FittedCell, fit
from kiosk.pictures.grids import grids
from kiosk.pictures.palette import GROUND, NAMES

NUMBERS = st.integers(0, GROUND)


def drawn(cell: FittedCell, blocks: Blocks) -> list[int]:
    """The colour that covers most of each point of the cell."""
    filled = dict(patterns(blocks))[cell.character]
    return [cell.front if share > 0.5 else cell.back for share in filled]


def only_cell(points: list[int], blocks: Blocks) -> FittedCell:
    """The cell of these eight points, the left one of two."""
    rows = (bytes([*points[at : at + 2], 0, 0]) for at in range(0, 8, 2))
    return fit(b"".join(rows), blocks)[0][0]


@given(st.lists(NUMBERS, min_size=16, max_size=16), st.sampled_from(Blocks))
def test_only_what_is_drawn_has_a_colour_before_the_ground(points: list[int], blocks: Blocks) -> None:
    for row in fit(bytes(points), blocks):
        for cell in row:
            assert cell.character in dict(patterns(blocks))
            assert (cell.front == GROUND) == (cell.character == " ")
            assert {cell.front, cell.back} <= {*points, GROUND}


@given(NUMBERS, NUMBERS, st.sampled_from(drawn_octants()))
def test_octants_show_two_colours_exactly(one: int, other: int, drawn_one: tuple[int, str]) -> None:
    points = [one if drawn_one[0] >> bit & 1 else other for bit in range(8)]
    opposite = tuple(1 - share for share in dict(patterns(Blocks.OCTANTS))[drawn_one[1]])
    cell = only_cell(points, Blocks.OCTANTS)
    if opposite in dict(patterns(Blocks.OCTANTS)).values():
        assert drawn(cell, Blocks.OCTANTS) == points
    assert sum(a != b for a, b in zip(drawn(cell, Blocks.OCTANTS), points, strict=True)) <= 1


@given(NUMBERS, NUMBERS, st.integers(0, 15))
def test_quadrants_show_what_is_made_of_quadrants_exactly(one: int, other: int, which: int) -> None:
    points = [one if which >> 2 * (bit // 4) + bit % 2 & 1 else other for bit in range(8)]
    cell = only_cell(points, Blocks.QUADRANTS)
    assert drawn(cell, Blocks.QUADRANTS) == points


def test_an_outline_outlasts_what_it_encloses() -> None:
    ink, white = NAMES.index("ink"), NAMES.index("white")
    edge = [GROUND, GROUND, ink, ink, white, white, white, white]
    cell = only_cell(edge, Blocks.HALVES)
    assert ink in (cell.front, cell.back)


def test_no_octant_is_used_that_foot_shows_as_an_empty_box() -> None:
    """foot 1.21: LEFT HALF UPPER ONE QUARTER BLOCK and its three like, MIDDLE LEFT and RIGHT ONE QUARTER BLOCK."""
    missing = set("\U0001cea8\U0001ceab\U0001cea3\U0001cea0\U0001fbe6\U0001fbe7")
    used = {cell.character for one in grids().values() for row in fit(one[16], Blocks.OCTANTS) for cell in row}
    assert not used & missing and used & {character for _points, character in drawn_octants()}


@pytest.mark.parametrize("count", [15, 25, 36])
def test_what_is_no_square_of_cells_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="no square"):
        fit(bytes(count), Blocks.OCTANTS)
