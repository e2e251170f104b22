from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem

from kiosk.pictures.blocks import Blocks, blocks_of_terminal
from kiosk.pictures.contact_sheet import contact_sheet, nearest_of_256
from kiosk.pictures.grids import grids

_SEQUENCE = re.compile("\x1b\\[[0-9;]*m")


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_the_nearest_of_256_colours_is_no_farther_than_rich_finds_one(colour: tuple[int, int, int]) -> None:
    def distance(number: int) -> int:
        rgb = Color.from_ansi(number).get_truecolor()
        return sum((one - other) ** 2 for one, other in zip(colour, rgb, strict=True))

    rich = Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT).number
    assert rich is not None
    ours = nearest_of_256(colour)
    assert 16 <= ours <= 255
    assert distance(ours) <= distance(rich)


@pytest.mark.parametrize("width", [16, 40, 100])
@pytest.mark.parametrize("blocks", Blocks)
def test_a_line_is_as_wide_as_its_pictures_and_fits(width: int, blocks: Blocks) -> None:
    small = {name: grids()[name][16] for name in list(grids())[:7]}
    lines = [_SEQUENCE.sub("", line) for line in contact_sheet(small, (0, 0, 0), blocks, "16", width, names=True)]
    assert max(map(len, lines)) <= width
    assert [name[:8] for name in small] == " ".join(line for line in lines if re.search("[a-z]", line)).split()


@pytest.mark.parametrize(
    ("terminal", "station", "blocks"),
    [
        ("foot", True, "octants"),
        ("foot", False, "sextants"),
        ("xterm-kitty", False, "sextants"),
        ("xterm-256color", True, "quadrants"),
        ("linux", False, "halves"),
        ("", False, "quadrants"),
    ],
)
def test_a_terminal_gets_what_it_surely_draws(terminal: str, station: bool, blocks: str) -> None:
    assert blocks_of_terminal({"TERM": terminal}, is_station=station) == blocks
