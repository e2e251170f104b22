"""The size of the text, as a law: which scale of the compositor shows which size. Pure.

A terminal's letters keep their size; the compositor draws the whole terminal larger or smaller by a scale, and so
there are fewer cells on the screen, or more. What a person chooses is how many: see :data:`MIN_CELLS`.
"""

from __future__ import annotations

import math
from typing import NamedTuple, get_args

from kiosk.station.settings.model import TextSize


class Cells(NamedTuple):
    """The room of a terminal, in cells; with the part of a cell that is left at the edges, where that is known."""

    columns: float
    rows: float


class TerminalSize(NamedTuple):
    """What a terminal says of itself: its cells, and how many pixels these are, 0 where it does not know."""

    columns: int
    rows: int
    width: int = 0
    height: int = 0


TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)
"""From the smallest to the largest."""
MIN_CELLS: dict[TextSize, Cells] = {"petit": Cells(106, 30), "normal": Cells(100, 28), "grand": Cells(80, 24)}
"""What a size leaves at least on the screen. Every screen is at its best at 100x28, and whole at 80x24."""
FINENESS = 256
"""Scales between two whole ones: the compositor takes a fixed-point number (``wl_fixed``), and cuts off the rest."""
SCALES = (0.25, 8.0)
"""The scales that are asked for at most, whatever a terminal says of itself."""
KEEP = 0.03
"""A scale stays that could grow by less than this: nobody sees the difference, and the whole screen would jump."""
ROUNDING = 0.001
"""The window has whole pixels: one in a thousand is lost, or won."""
ROOMY = 1.1
"""How many times the cells that are promised make the letters grow once more. A terminal that does not tell its pixels
hides up to a cell at its edges: of five rows that is a fifth, of the 24 that come of it little."""
REDRAWN = 0.05
"""How much a cell may change where the terminal draws its letters for another whole scale and rounds them anew: half a
pixel of 10, the narrowest cell that can be read."""


PART = 0.999
"""The most of a cell that is not a whole one."""


def next_size(size: TextSize) -> TextSize:
    """The size after ``size``: one larger, and after the largest the smallest."""
    return TEXT_SIZES[(TEXT_SIZES.index(size) + 1) % len(TEXT_SIZES)]


def is_enough(size: TextSize, cells: Cells) -> bool:
    """Whether ``cells`` are as many as ``size`` leaves at least."""
    return cells.columns >= MIN_CELLS[size].columns and cells.rows >= MIN_CELLS[size].rows


def is_close_fit(size: TextSize, cells: Cells) -> bool:
    """Whether ``cells`` that a change of scale has given may stay: as many as promised, and not many more."""
    promised = MIN_CELLS[size]
    return is_enough(size, cells) and min(cells.columns / promised.columns, cells.rows / promised.rows) < ROOMY


def scale_for(size: TextSize, cells: Cells, scale: float, own: TextSize | None = None) -> float:
    """The scale that shows ``size``, where ``scale`` shows ``cells`` now: as large as leaves :data:`MIN_CELLS`.

    ``own`` is the size that the terminal's letters were made for, where one knows: it needs no scale, and the smaller
    ones are smaller than it by as much as they promise. A whole scale is taken where it is near: there letters are
    sharpest. Ask again with what came of it where that does not settle: on the way to another whole scale the letters
    are rounded anew. « grand » keeps clear of that, so as never to fall below what a screen needs.
    """
    least = MIN_CELLS[size]
    if size == own and (scale != 1 or is_enough(size, cells)):
        return 1.0
    wide, high = scale * cells.columns / least.columns, scale * cells.rows / least.rows
    sure = min(wide, high)
    if own is not None and TEXT_SIZES.index(size) < TEXT_SIZES.index(own):
        sure = min(sure, max(there / here for there, here in zip(MIN_CELLS[own], least, strict=True)))
    if is_enough(size, cells) and sure / (1 + KEEP) <= scale <= sure:
        return scale
    if size == "grand" and math.ceil(sure) != math.ceil(scale):
        # The height of a cell is rounded up: drawn finer, it is never higher.
        sure = min(wide * (1 - REDRAWN), high if sure > scale else high * (1 - REDRAWN))
    whole = max(1, round(sure))
    if sure * (1 - KEEP) <= whole <= sure * (1 + ROUNDING):
        return min(float(whole), SCALES[1])
    return min(max(math.floor(sure * (1 - ROUNDING) * FINENESS) / FINENESS, SCALES[0]), SCALES[1])


def measure_cells(window: TerminalSize, monitor: tuple[int, int] | None, scale: float) -> Cells:
    """The room of a terminal that fills ``monitor`` (in pixels) at ``scale``, to parts of a cell where it says enough.

    It draws at the scale itself, or at the next whole one, and the compositor makes that smaller (cage 0.2).
    """
    plain = Cells(window.columns, window.rows)
    if monitor is None or 0 in window:
        return plain
    cell = window.width / window.columns, window.height / window.rows
    for drawn in (math.ceil(scale) / scale, 1.0):
        exact = Cells(monitor[0] * drawn / cell[0], monitor[1] * drawn / cell[1])
        if all(abs(fine - known - 0.5) <= 0.6 for fine, known in zip(exact, plain, strict=True)):
            # never a whole cell more than is there, whatever the rounding says
            return Cells(
                min(max(exact.columns, plain.columns), plain.columns + PART),
                min(max(exact.rows, plain.rows), plain.rows + PART),
            )
    return plain
