"""Block characters: which of a cell's eight points, two across and four down, each of them fills. Pure.

A point is a bit: 1 and 2 are the first row from the left, 4 and 8 the second, and so on (as Unicode numbers octants).
Sources: Unicode 16, « Symbols for Legacy Computing » (1FB00) and its supplement (1CC00); « Block Elements » (2580).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

POINTS_ACROSS, POINTS_DOWN = 2, 4
FULL = 255

Pattern = tuple[float, ...]
"""How much of each point is filled, from 0 to 1, row by row."""


class Blocks(StrEnum):
    """A set of characters, by the finest shape in it. All but octants have the complement of each of their members."""

    OCTANTS = "octants"
    SEXTANTS = "sextants"
    QUADRANTS = "quadrants"
    HALVES = "halves"


def blocks_of_terminal(environment: Mapping[str, str], *, is_station: bool) -> Blocks:
    """The finest that the terminal of this environment surely draws by itself, without a font that has them.

    foot draws octants since 1.20 (a station has 1.21) and sextants before, as kitty does; the Linux console has half
    blocks alone; quadrants stand in every font with blocks.
    """
    terminal = environment.get("TERM", "")
    if terminal.startswith("foot") and is_station:
        return Blocks.OCTANTS
    if terminal.startswith(("foot", "xterm-kitty")):
        return Blocks.SEXTANTS
    return Blocks.HALVES if terminal == "linux" else Blocks.QUADRANTS


_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""In the order of bits: upper left, upper right, lower left, lower right."""
_OLDER_OCTANTS = {
    0x01: "\U0001cea8", 0x02: "\U0001ceab", 0x40: "\U0001cea3", 0x80: "\U0001cea0",
    0x03: "\U0001fb82", 0x3F: "\U0001fb85", 0xC0: "▂", 0xFC: "▆",
    0x14: "\U0001fbe6", 0x28: "\U0001fbe7",
}  # fmt: skip
"""Shapes of octants that have a name of their own, beside the quadrants."""
_NOT_DRAWN = frozenset({0x01, 0x02, 0x40, 0x80, 0x14, 0x28})
"""Shapes that a terminal with octants may not have: foot 1.21 shows empty boxes for these."""
_FIRST_OCTANT, _FIRST_SEXTANT = 0x1CD00, 0x1FB00


@lru_cache
def octants() -> tuple[str, ...]:
    """The character for each of the 256 sets of points."""
    quadrants = {_quadrant_points(number): character for number, character in enumerate(_QUADRANTS)}
    following = _FIRST_OCTANT
    characters = []
    for points in range(FULL + 1):
        character = quadrants.get(points) or _OLDER_OCTANTS.get(points)
        if character is None:
            character, following = chr(following), following + 1
        characters.append(character)
    return tuple(characters)


@lru_cache
def drawn_octants() -> tuple[tuple[int, str], ...]:
    """The sets of points that a terminal with octants surely draws, each with its character."""
    return tuple((points, character) for points, character in enumerate(octants()) if points not in _NOT_DRAWN)


@lru_cache
def patterns(blocks: Blocks) -> tuple[tuple[str, Pattern], ...]:
    """Each character of a set with what it fills."""
    match blocks:
        case Blocks.OCTANTS:
            return tuple((character, _pattern(points)) for points, character in drawn_octants())
        case Blocks.SEXTANTS:
            return tuple((_sextant(number), _sextant_pattern(number)) for number in range(64))
        case Blocks.QUADRANTS:
            numbers: tuple[int, ...] = tuple(range(16))
        case Blocks.HALVES:
            numbers = (0, 3, 12, 15)
    return tuple((_QUADRANTS[number], _pattern(_quadrant_points(number))) for number in numbers)


def _quadrant_points(number: int) -> int:
    return sum(points for bit, points in enumerate((0x05, 0x0A, 0x50, 0xA0)) if number >> bit & 1)


def _pattern(points: int) -> Pattern:
    return tuple(float(points >> bit & 1) for bit in range(POINTS_ACROSS * POINTS_DOWN))


def _sextant(number: int) -> str:
    if number in (0, 21, 42, 63):
        return {0: " ", 21: "▌", 42: "▐", 63: "█"}[number]
    return chr(_FIRST_SEXTANT + number - 1 - (number > 21) - (number > 42))


def _sextant_pattern(number: int) -> Pattern:
    """A sextant is a third of the height: one point and a third of the next, or two thirds of both in the middle."""
    shares = ((1.0, 1 / 3, 0.0, 0.0), (0.0, 2 / 3, 2 / 3, 0.0), (0.0, 0.0, 1 / 3, 1.0))
    filled = [[number >> (2 * third + column) & 1 for column in range(POINTS_ACROSS)] for third in range(3)]
    return tuple(
        sum(shares[third][row] for third in range(3) if filled[third][column])
        for row in range(POINTS_DOWN)
        for column in range(POINTS_ACROSS)
    )
