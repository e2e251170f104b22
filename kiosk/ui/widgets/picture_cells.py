"""Pictures in cells: the characters that this terminal can draw, and the colours on the ground where they stand."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color
from rich.style import Style
from textual.app import App

from kiosk.pictures.blocks import POINTS_ACROSS, POINTS_DOWN, Blocks
from kiosk.pictures.fitting import fit
from kiosk.pictures.grids import SIDES, grids
from kiosk.pictures.palette import Colour, shown_rgb

LARGE, SMALL = SIDES
_PLAIN_GROUND: Colour = (253, 251, 246)


def blocks_of(app: App[object]) -> Blocks:
    """What the terminal of ``app`` can draw; quadrants where it does not say."""
    return getattr(app, "picture_blocks", Blocks.QUADRANTS)


@lru_cache(maxsize=64)
def grid_of(name: str, points: int) -> bytes:
    """The grid of ``points`` across and down, a multiple of 16 or of 24: the larger grid where that is possible."""
    side = LARGE if points % LARGE == 0 else SMALL
    times = points // side
    grid = grids()[name][side]
    rows = (grid[start : start + side] for start in range(0, side * side, side))
    return b"".join(bytes(number for number in row for _time in range(times)) * times for row in rows)


def size_in_cells(points: int) -> tuple[int, int]:
    """Cells across and down of a picture of ``points`` across and down."""
    return points // POINTS_ACROSS, points // POINTS_DOWN


def largest_points(width: int, height: int) -> int:
    """Points across of the largest picture in so many cells; that of the least one where none fits."""
    most = max(SMALL, min(width * POINTS_ACROSS, height * POINTS_DOWN))
    return max(most - most % side for side in SIDES if side <= most)


def picture_cell(grid: bytes, column: int, row: int, under: Style, blocks: Blocks) -> tuple[str, Style]:
    """The character and the style of a cell of ``grid``, on the background of ``under``."""
    triplet = under.bgcolor.triplet if under.bgcolor is not None else None
    character, front, back = fit(grid, blocks)[row][column]
    return character, _style(front, back, tuple(triplet) if triplet is not None else _PLAIN_GROUND)


@lru_cache(maxsize=1024)
def _style(front: int, back: int, ground: Colour) -> Style:
    """Cached, for pictures have few colours: neighbours then are recognised by their style."""
    return Style(color=Color.from_rgb(*shown_rgb(front, ground)), bgcolor=Color.from_rgb(*shown_rgb(back, ground)))
