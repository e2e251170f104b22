"""The size of the terminal's letters on one monitor, so that the station's own text size needs no scale.

Letters are sharpest, and drawn fastest, where the compositor does not scale them.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

from kiosk.station.screen.text_size import MIN_CELLS, Cells
from kiosk.station.settings.model import TextSize

FONT = "DejaVu Sans Mono"
ADVANCE, ASCENT, DESCENT = 1233 / 2048, 1901 / 2048, 483 / 2048
"""The font's cell in parts of its size, from its tables ``hmtx`` and ``hhea`` (version 2.37)."""
PIXELS = range(8, 200)
"""The sizes that are chosen from: below, nothing can be read."""
DEFAULT_MONITOR = (1920, 1080)
"""The monitor, where none can be asked."""
MONITORS_FOLDER = Path("/sys/class/drm")
_MODE = re.compile(r"(\d{3,5})x(\d{3,5})")


def cells_on(pixels: int, monitor: tuple[int, int]) -> Cells:
    """How many cells a font of ``pixels`` gives on a monitor, both in pixels: as foot rounds them (1.21, measured)."""
    width = max(1, math.floor(ADVANCE * pixels + 0.5))
    height = math.ceil(ASCENT * pixels) + math.ceil(DESCENT * pixels)
    return Cells(monitor[0] // width, monitor[1] // height)


def largest_font(size: TextSize, monitor: tuple[int, int]) -> int:
    """The largest font, in pixels, that leaves on ``monitor`` what ``size`` leaves at least."""
    least = MIN_CELLS[size]
    there = ((pixels, cells_on(pixels, monitor)) for pixels in PIXELS)
    fitting = [p for p, cells in there if cells.columns >= least.columns and cells.rows >= least.rows]
    return max(fitting, default=PIXELS.start)


def connected_monitor(monitors: Path = MONITORS_FOLDER) -> tuple[int, int]:
    """Width and height in pixels of the first monitor that is connected, as it wants to be driven.

    The kernel lists what a monitor can do, the preferred mode first; :data:`DEFAULT_MONITOR` where it lists none.
    """
    for folder in sorted(monitors.glob("card*-*")):
        try:
            if (folder / "status").read_text("ascii").strip() != "connected":
                continue
            mode = _MODE.match((folder / "modes").read_text("ascii"))
        except (OSError, ValueError):
            continue
        if mode is not None:
            return int(mode[1]), int(mode[2])
    return DEFAULT_MONITOR
