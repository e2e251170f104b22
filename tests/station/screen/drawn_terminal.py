"""A terminal under a compositor, as cage 0.2 and foot 1.21 were measured: how many cells there are at which scale."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.station.screen.compositor import MAX_ROUNDS
from kiosk.station.screen.font_size import ADVANCE, ASCENT, DESCENT
from kiosk.station.screen.text_size import Cells, TerminalSize, is_close_fit, measure_cells, scale_for
from kiosk.station.settings.model import TextSize


@dataclass(frozen=True)
class Drawn:
    """A terminal that fills a monitor; ``fractional`` where it draws at any scale and not at whole ones only."""

    monitor: tuple[int, int]
    font: float
    scale: float = 1.0
    fractional: bool = False
    tells_pixels: bool = True
    own: TextSize | None = None

    @property
    def window(self) -> TerminalSize:
        """What the terminal reports of itself."""
        drawn_at = self.scale if self.fractional else math.ceil(self.scale)
        font = self.font * drawn_at
        cell = round(ADVANCE * font), math.ceil(ASCENT * font) + math.ceil(DESCENT * font)
        logical = [math.floor(side / self.scale) for side in self.monitor]
        columns, rows = (math.floor(side * drawn_at) // across for side, across in zip(logical, cell, strict=True))
        pixels = (columns * cell[0], rows * cell[1]) if self.tells_pixels else (0, 0)
        return TerminalSize(columns, rows, *pixels)

    @property
    def cells(self) -> Cells:
        """Its columns and rows."""
        return Cells(self.window.columns, self.window.rows)

    def at(self, scale: float) -> Drawn:
        """After the compositor was asked for ``scale``, which it cuts to 1/256."""
        return replace(self, scale=math.floor(scale * 256) / 256)


def brought_to(drawn: Drawn, size: TextSize) -> list[Drawn]:
    """What is on the screen from here until ``size`` is there, as the program asks for it: one or
    more changes, or none."""
    shown = [drawn]
    following = scale_for(size, measure_cells(drawn.window, drawn.monitor, drawn.scale), drawn.scale, drawn.own)
    for _round in range(MAX_ROUNDS):
        if following == shown[-1].scale:
            break
        shown.append(shown[-1].at(following))
        if is_close_fit(size, shown[-1].cells):
            break
        following = scale_for(size, shown[-1].cells, shown[-1].scale, drawn.own)
    return shown
