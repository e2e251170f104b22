"""All pictures side by side, as lines for a terminal. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kiosk.pictures.blocks import Blocks
from kiosk.pictures.fitting import FittedCell, fit
from kiosk.pictures.palette import GROUND, Colour, shown_ansi, shown_rgb

Depth = Literal["24 bit", "256", "16"]
"""The colours of a terminal."""

_GAP = 2
_RESET = "\x1b[0m"


def contact_sheet(
    grids: Mapping[str, bytes], ground: Colour, blocks: Blocks, depth: Depth, width: int, *, names: bool
) -> Iterator[str]:
    """Lines of at most ``width`` cells: grids of one size by their names, as many a row as there is room for."""
    if not grids:
        return
    columns = round(len(next(iter(grids.values()))) ** 0.5) // 2
    blank = _Pen(ground, depth).blank(_GAP)
    in_row = max(1, (width - _GAP) // (columns + _GAP))
    for first in range(0, len(grids), in_row):
        shown = list(grids.items())[first : first + in_row]
        for cells in zip(*(fit(grid, blocks) for _name, grid in shown), strict=True):
            pen = _Pen(ground, depth)
            yield blank + blank.join(pen.draw(row) for row in cells) + blank + _RESET
        if names:
            yield " " * _GAP + (" " * _GAP).join(name[:columns].ljust(columns) for name, _grid in shown)
        yield blank + _RESET


class _Pen:
    """Writes cells with the sequences that choose their colours (ECMA-48, SGR)."""

    def __init__(self, ground: Colour, depth: Depth) -> None:
        self._ground, self._depth = ground, depth

    def draw(self, cells: Sequence[FittedCell]) -> str:
        return "".join(
            f"\x1b[{self._colour(cell.front, 38)};{self._colour(cell.back, 48)}m{cell.character}" for cell in cells
        )

    def blank(self, count: int) -> str:
        return f"\x1b[{self._colour(GROUND, 48)}m" + " " * count

    def _colour(self, number: int, target: int) -> str:
        match self._depth:
            case "24 bit":
                return f"{target};2;" + ";".join(map(str, shown_rgb(number, self._ground)))
            case "256":
                return f"{target};5;{nearest_of_256(shown_rgb(number, self._ground))}"
            case "16":
                ansi = shown_ansi(number, self._ground)
                return str(target - 8 + ansi if ansi < 8 else target + 52 + ansi - 8)


def nearest_of_256(colour: Colour) -> int:
    """The nearest of xterm's colours 16 to 255: a cube of six steps a side, and 24 greys."""
    steps = (0, 95, 135, 175, 215, 255)
    places = [min(range(6), key=lambda step: abs(steps[step] - part)) for part in colour]
    cube = tuple(steps[place] for place in places)
    grey_place = max(0, min(23, round((sum(colour) / 3 - 8) / 10)))
    grey = (8 + 10 * grey_place,) * 3

    def distance(other: Sequence[int]) -> int:
        return sum((one - another) ** 2 for one, another in zip(colour, other, strict=True))

    if distance(grey) < distance(cube):
        return 232 + grey_place
    return 16 + 36 * places[0] + 6 * places[1] + places[2]
