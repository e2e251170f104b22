"""Computes the scale of the compositor for a text size. Pure.

The terminal keeps its font size; the compositor scales the whole terminal, so that fewer or more cells fit on the
screen. A text size is defined by their minimum number: :data:`MIN_CELLS`.
"""

from __future__ import annotations

import math
from typing import NamedTuple, get_args

from kiosk.station.settings.model import TextSize


class Cells(NamedTuple):
    """The size of a terminal in cells, including the fraction of a cell left at its edges, where known."""

    columns: float
    rows: float


class TerminalSize(NamedTuple):
    """A terminal's reported size in cells and in pixels; 0 pixels where it does not report them."""

    columns: int
    rows: int
    width: int = 0
    height: int = 0


TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)
"""From the smallest to the largest."""
MIN_CELLS: dict[TextSize, Cells] = {"petit": Cells(106, 30), "normal": Cells(100, 28), "grand": Cells(80, 24)}
"""The minimum of cells at each size. Screens are designed for 100x28, and complete at 80x24."""
SCALE_STEPS = 256
"""Scales between two integers: the compositor takes a fixed-point number (``wl_fixed``) and truncates."""
SCALE_LIMITS = (0.25, 8.0)
"""The smallest and the largest scale ever requested, whatever a terminal reports."""
SCALE_TOLERANCE = 0.03
"""A scale that could grow by less stays: the difference is invisible, and the whole screen would jump."""
ROUNDING = 0.001
"""Windows have whole pixels, which gains or loses up to one in a thousand."""
MAX_SURPLUS = 1.1
"""The ratio to the minimum of cells from which the scale is increased once more. A terminal that does not report its
pixels hides up to one cell at its edges: of 5 rows that is a fifth, of the 24 that follow it is little."""
REDRAW_TOLERANCE = 0.05
"""How much a cell may change where the terminal redraws its font for another integer scale, with new rounding: half a
pixel of 10, the narrowest legible cell."""


MAX_FRACTION = 0.999
"""The largest fraction of a cell."""


def next_size(size: TextSize) -> TextSize:
    """The next larger size; after the largest, the smallest."""
    return TEXT_SIZES[(TEXT_SIZES.index(size) + 1) % len(TEXT_SIZES)]


def is_enough(size: TextSize, cells: Cells) -> bool:
    """Whether ``cells`` reach the minimum of ``size``."""
    return cells.columns >= MIN_CELLS[size].columns and cells.rows >= MIN_CELLS[size].rows


def is_close_fit(size: TextSize, cells: Cells) -> bool:
    """Whether ``cells`` reach the minimum of ``size`` and exceed it only slightly."""
    least = MIN_CELLS[size]
    return is_enough(size, cells) and min(cells.columns / least.columns, cells.rows / least.rows) < MAX_SURPLUS


def scale_for(size: TextSize, cells: Cells, scale: float, own: TextSize | None = None) -> float:
    """The largest scale that gives :data:`MIN_CELLS` of ``size``, where ``scale`` gives ``cells`` now.

    ``own`` is the size that the terminal's font was chosen for, where known: it needs no scaling, and smaller sizes are
    scaled down from it in the ratio of their minimums. A nearby integer scale is preferred: there text is sharpest.
    Call it again with the resulting cells where they are no close fit: at another integer scale the terminal rounds its
    font anew. « grand » leaves a margin for that, so as never to fall below what a screen needs.
    """
    least = MIN_CELLS[size]
    if size == own and (scale != 1 or is_enough(size, cells)):
        return 1.0
    wide, high = scale * cells.columns / least.columns, scale * cells.rows / least.rows
    sure = min(wide, high)
    if own is not None and TEXT_SIZES.index(size) < TEXT_SIZES.index(own):
        sure = min(sure, max(of_own / needed for of_own, needed in zip(MIN_CELLS[own], least, strict=True)))
    if is_enough(size, cells) and sure / (1 + SCALE_TOLERANCE) <= scale <= sure:
        return scale
    if size == "grand" and math.ceil(sure) != math.ceil(scale):
        # the height of a cell is rounded up: at a higher resolution it is never larger
        sure = min(wide * (1 - REDRAW_TOLERANCE), high if sure > scale else high * (1 - REDRAW_TOLERANCE))
    whole = max(1, round(sure))
    if sure * (1 - SCALE_TOLERANCE) <= whole <= sure * (1 + ROUNDING):
        return min(float(whole), SCALE_LIMITS[1])
    return min(max(math.floor(sure * (1 - ROUNDING) * SCALE_STEPS) / SCALE_STEPS, SCALE_LIMITS[0]), SCALE_LIMITS[1])


def measure_cells(window: TerminalSize, monitor: tuple[int, int] | None, scale: float) -> Cells:
    """The size of a terminal that fills ``monitor`` (in pixels) at ``scale``, with fractions of cells where computable.

    The terminal draws at the scale itself, or at the next integer, which the compositor scales down (cage 0.2).
    """
    plain = Cells(window.columns, window.rows)
    if monitor is None or 0 in window:
        return plain
    cell = window.width / window.columns, window.height / window.rows
    for drawn in (math.ceil(scale) / scale, 1.0):
        exact = Cells(monitor[0] * drawn / cell[0], monitor[1] * drawn / cell[1])
        if all(abs(fine - known - 0.5) <= 0.6 for fine, known in zip(exact, plain, strict=True)):
            # never a whole cell more than reported, whatever the rounding gives
            return Cells(
                min(max(exact.columns, plain.columns), plain.columns + MAX_FRACTION),
                min(max(exact.rows, plain.rows), plain.rows + MAX_FRACTION),
            )
    return plain
