"""Pictures in cells: the characters that this terminal can draw, and the colours on the ground where they stand."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.style import Style
from textual.app import App

from kiosk.pictures.blocks import Blocks
from kiosk.pictures.fitting import fit
from kiosk.pictures.grids import SIDES, grids
from kiosk.pictures.palette import Colour, shown_rgb

LARGE, SMALL = SIDES
CELL_POINTS = (2, 4)
"""Points of a grid in a cell, across and down."""
_PLAIN_GROUND: Colour = (253, 251, 246)


def blocks_of(app: App[object]) -> Blocks:
    """What the terminal of ``app`` can draw; quadrants where it does not say."""
    return getattr(app, "picture_blocks", Blocks.QUADRANTS)


@lru_cache(maxsize=64)
def scaled_grid(name: str, scale: int) -> bytes:
    """The grid that fills ``scale`` times 8 by 4 cells: of the larger one where a multiple of it does."""
    side = LARGE if scale % 3 == 0 else SMALL
    times = scale * SMALL // side
    grid = grids()[name][side]
    rows = (grid[start : start + side] for start in range(0, side * side, side))
    return b"".join(bytes(number for number in row for _time in range(times)) * times for row in rows)


def picture_cell(grid: bytes, column: int, row: int, under: Style, blocks: Blocks) -> tuple[str, Style]:
    """The character and the style of a cell of ``grid``, on the background of ``under``."""
    triplet = under.bgcolor.triplet if under.bgcolor is not None else None
    character, front, back = fit(grid, blocks)[row][column]
    return character, _style(front, back, tuple(triplet) if triplet is not None else _PLAIN_GROUND)


@lru_cache(maxsize=1024)
def _style(front: int, back: int, ground: Colour) -> Style:
    """Cached, for pictures have few colours: neighbours then are recognised by their style."""
    return Style(color=Color.from_rgb(*shown_rgb(front, ground)), bgcolor=Color.from_rgb(*shown_rgb(back, ground)))
