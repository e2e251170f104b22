"""The terminal's font size for a monitor, chosen so that the station's own text size needs no scaling.

Text is sharpest, and drawn fastest, where the compositor does not scale it.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

from kiosk.station.screen.text_size import Cells, is_enough
from kiosk.station.settings.model import TextSize

FONT = "DejaVu Sans Mono"
ADVANCE, ASCENT, DESCENT = 1233 / 2048, 1901 / 2048, 483 / 2048
"""The cell of the font in fractions of its size, from its tables ``hmtx`` and ``hhea`` (version 2.37)."""
PIXELS = range(8, 200)
"""The font sizes considered; smaller ones are illegible."""
DEFAULT_MONITOR = (1920, 1080)
"""The size in pixels assumed where no monitor is detected."""
MONITORS_FOLDER = Path("/sys/class/drm")
_MODE = re.compile(r"(\d{3,5})x(\d{3,5})")


def cells_on(pixels: int, monitor: tuple[int, int]) -> Cells:
    """The cells of a font of ``pixels`` on a monitor (in pixels), rounded as foot 1.21 does (measured)."""
    width = max(1, math.floor(ADVANCE * pixels + 0.5))
    height = math.ceil(ASCENT * pixels) + math.ceil(DESCENT * pixels)
    return Cells(monitor[0] // width, monitor[1] // height)


def largest_font(size: TextSize, monitor: tuple[int, int]) -> int:
    """The largest font size, in pixels, that gives :data:`MIN_CELLS` of ``size`` on ``monitor``."""
    fitting = [pixels for pixels in PIXELS if is_enough(size, cells_on(pixels, monitor))]
    return max(fitting, default=PIXELS.start)


def connected_monitor(monitors: Path = MONITORS_FOLDER) -> tuple[int, int]:
    """Width and height in pixels of the first connected monitor in its preferred mode, which the kernel lists first.

    :data:`DEFAULT_MONITOR` where none is connected or has a mode.
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
