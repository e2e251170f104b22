"""Draws a scroll bar: an arrow at both ends, dark where there is more that way, and how far one is between them."""

from __future__ import annotations

from kiosk.ui.desk.laid import Pane
from kiosk.ui.desk.pen import Pen
from kiosk.ui.desk.scrolling import thumb_of


def paint_bar(pen: Pen, pane: Pane) -> None:
    """The bar of ``pane``."""
    bar = pane.bar
    start, size = thumb_of(pane)
    for row in range(bar.height):
        pen.put(bar.x, bar.y + row, "██" if start <= row < start + size else "░░", "edge")
    pen.put(bar.x, bar.y, "▲▲"[: bar.width], "main" if pane.top else "soft")
    pen.put(bar.x, bar.bottom - 1, "▼▼"[: bar.width], "main" if pane.top < pane.most else "soft")
