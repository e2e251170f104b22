from __future__ import annotations

import pytest

from kiosk.commands.pictures import SOURCES
from kiosk.pictures.grids import SIDES, PictureGrids, grids, pack
from kiosk.pictures.palette import GROUND
from kiosk.pictures.rasterising import rasterise, source_sum

ALL = sorted(file.stem for file in SOURCES.glob("*.svg"))


def source(name: str) -> str:
    return (SOURCES / f"{name}.svg").read_text(encoding="utf-8")


def left_part(width: str, colour: str) -> str:
    """A drawing of its left side, so many of 24 points wide."""
    part = f'<rect width="{width}" height="24" fill="{colour}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{part}</svg>'


def test_the_grids_were_made_from_the_sources_as_they_are() -> None:
    """Where this fails: ``kiosk pictures --build``."""
    assert grids().sums == {name: source_sum(source(name)) for name in ALL}


@pytest.mark.parametrize(
    "name", [*ALL[:: max(1, len(ALL) // 8)], *(pytest.param(n, marks=pytest.mark.long) for n in ALL)]
)
def test_a_grid_is_what_its_source_gives(name: str) -> None:
    assert dict(grids()[name]) == {side: rasterise(source(name), side) for side in SIDES}


@pytest.mark.parametrize("side", SIDES)
def test_each_is_a_figure_on_the_ground_and_no_two_are_the_same(side: int) -> None:
    drawn = {name: found[side] for name, found in grids().items()}
    assert len(set(drawn.values())) == len(drawn)
    for name, grid in drawn.items():
        assert side * side // 16 < sum(number != GROUND for number in grid), name
        assert max(grid) <= GROUND


def test_what_is_packed_is_found_again() -> None:
    made = {name: {side: bytes([number]) * (side * side) for side in SIDES} for number, name in enumerate("cab")}
    sums = {name: source_sum(name) for name in made}
    found = PictureGrids(pack(made, sums))
    assert dict(found) == made and found.sums == sums and list(found) == ["a", "b", "c"]


def test_a_colour_of_no_palette_is_refused() -> None:
    with pytest.raises(ValueError, match="#123456"):
        rasterise(left_part("24", "#123456"), 24)


def test_a_point_takes_the_colour_that_covers_most_of_it() -> None:
    narrow, wide = (rasterise(left_part(width, "#d6323c"), 24) for width in ("11.3", "11.7"))
    assert narrow[:24].count(GROUND) == 13 and wide[:24].count(GROUND) == 12
