"""A grid of colours in a terminal's cells: in each the character and the two colours that come nearest. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kiosk.pictures.blocks import POINTS_ACROSS, POINTS_DOWN, Blocks, drawn_octants, patterns
from kiosk.pictures.palette import GROUND, NAMES, PIGMENTS


class FittedCell(NamedTuple):
    """A character, and the numbers of its colour and of the one behind it; only the latter may be GROUND."""

    character: str
    front: int
    back: int


Rows = tuple[tuple[FittedCell, ...], ...]

EMPTY = FittedCell(" ", GROUND, GROUND)
"""Nothing is drawn. Its front is nothing either: a blank shows none."""

_FAR = 3 * 128**2
"""Between the ground, whatever it is, and any colour."""
_WEIGHTS = {
    Blocks.OCTANTS: (3.0, 4.0), Blocks.SEXTANTS: (1.15, 1.0), Blocks.QUADRANTS: (1.15, 1.0), Blocks.HALVES: (1.15, 1.0)
}  # fmt: skip
"""How much more a point of an outline, and one of the ground, counts than another.

A shape that has lost its outline, or runs out of it, is not recognised; in coarse blocks a heavy outline would fill it.
"""
_LOST_WEIGHT = 1.3
"""Where a shape cannot be drawn: an eye is rather one point too large than not there."""
_INK = NAMES.index("ink")


@lru_cache(maxsize=1024)
def fit(grid: bytes, blocks: Blocks) -> Rows:
    """``grid``, a square of points row by row, its side a multiple of 4, in half as many columns and a quarter of rows.

    Raises ValueError where it is no such square.
    """
    side = round(len(grid) ** 0.5)
    if side * side != len(grid) or side % POINTS_DOWN:
        raise ValueError(f"{len(grid)} points are no square of cells")
    return tuple(
        tuple(
            _fit_cell(
                tuple(
                    grid[(top + row) * side + left + column]
                    for row in range(POINTS_DOWN)
                    for column in range(POINTS_ACROSS)
                ),
                blocks,
            )
            for left in range(0, side, POINTS_ACROSS)
        )
        for top in range(0, side, POINTS_DOWN)
    )


@lru_cache(maxsize=8192)
def _fit_cell(points: tuple[int, ...], blocks: Blocks) -> FittedCell:
    colours = sorted(set(points))
    if len(colours) == 1:
        return FittedCell(" ", GROUND, colours[0])
    if blocks is Blocks.OCTANTS:
        _error, _drawn, character, front, back = min(
            (_error_of(points, drawn, pair), drawn, character, *pair)
            for pair in _pairs(colours)
            for drawn, character in _candidates(points, pair)
        )
    else:
        fitted = [
            (error, character, front, back)
            for character, filled in patterns(blocks)
            for error, front, back in [_colours_of(points, colours, filled, blocks)]
        ]
        _error, character, front, back = min(fitted)
    if front == back or character == " ":
        return FittedCell(" ", GROUND, back)
    return FittedCell(character, front, back) if front != GROUND else _inverted(character, front, back, blocks)


def _pairs(colours: Sequence[int]) -> list[tuple[int, int]]:
    """Each two different ones; the ground, the greatest number, stands behind."""
    return [(front, back) for i, front in enumerate(colours) for back in colours[i + 1 :]]


def _candidates(points: Sequence[int], pair: tuple[int, int]) -> tuple[tuple[int, str], ...]:
    """The set of points that are nearer to the first colour, where it can be drawn; else those that differ in one."""
    front, back = pair
    nearer = sum(
        1 << bit
        for bit, point in enumerate(points)
        if _cost(point, front, Blocks.OCTANTS) < _cost(point, back, Blocks.OCTANTS)
    )
    near = {drawn: character for drawn, character in drawn_octants() if (drawn ^ nearer).bit_count() <= 1}
    return ((nearer, near[nearer]),) if nearer in near else tuple(near.items())


def _error_of(points: Sequence[int], drawn: int, pair: tuple[int, int]) -> float:
    """The cost of drawing these points in the first colour and the others in the second."""
    front, back = pair
    error = 0.0
    for bit, point in enumerate(points):
        if drawn >> bit & 1:
            error += _cost(point, front, Blocks.OCTANTS)
        else:
            lost = _cost(point, front, Blocks.OCTANTS) < _cost(point, back, Blocks.OCTANTS)
            error += _cost(point, back, Blocks.OCTANTS) * (_LOST_WEIGHT if lost else 1)
    return error


def _colours_of(
    points: Sequence[int], colours: Sequence[int], filled: Sequence[float], blocks: Blocks
) -> tuple[float, int, int]:
    """The least error of a character that fills so much of each point, and the colours before and behind."""
    errors = []
    for shares in (filled, [1 - share for share in filled]):
        sums = [
            (sum(share * _cost(colour, one, blocks) for share, colour in zip(shares, points, strict=True)), one)
            for one in colours
        ]
        errors.append(min(sums))
    (front_error, front), (back_error, back) = errors
    return front_error + back_error, front, back


def _inverted(character: str, front: int, back: int, blocks: Blocks) -> FittedCell:
    """The same cell with its colours changed over: what was filled is left open."""
    found = dict(patterns(blocks))
    opposite = tuple(1 - share for share in found[character])
    for other, filled in found.items():
        if all(abs(one - another) < 0.01 for one, another in zip(filled, opposite, strict=True)):
            return FittedCell(other, back, front) if other != "█" else FittedCell(" ", GROUND, back)
    raise ValueError(f"{character!r} has no complement")


@cache
def _cost(point: int, shown: int, blocks: Blocks) -> float:
    """How wrong it is to show this colour in the place of the point's own."""
    if point == shown:
        return 0
    if GROUND in (point, shown):
        distance = _FAR
    else:
        pair = zip(PIGMENTS[NAMES[point]].rgb, PIGMENTS[NAMES[shown]].rgb, strict=True)
        distance = sum((first - second) ** 2 for first, second in pair)
    outline, ground = _WEIGHTS[blocks]
    return distance * (outline if point == _INK else ground if point == GROUND else 1)
