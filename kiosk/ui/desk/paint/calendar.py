"""Paints the days of a month and the appointments in it, and beside the hours of a day.

An appointment is a coloured band with a bar before its title, and an arrow in its place where it has the focus, so that
it is told from a day without colours too.
"""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.ui.desk.layout.calendar import event_rects
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.paint.text import cut
from kiosk.ui.widgets.painter import Painter

_BAR = "┃"
_GAP = 2


def paint_day(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A day: its number on a band, in brackets for today, and how many appointments there is no room for."""
    node, rect = placed.node, placed.rect
    style = {"main": "main+b", "quiet": "quiet"}.get(node.tone, "soft")
    if focused:
        style = "focus+b"
    band = Rect(rect.x, rect.y, rect.width, 1)
    painter.fill(band, "plain" if node.tone == "quiet" and not focused else "soft" if node.tone == "main" else style)
    for row in range(rect.height):
        painter.put(rect.x, rect.y + row, "│", "edge")
    today = node.tone == "main"
    left, right = ("[", "]") if today else (" ", " ")
    chosen = style if not node.selected or focused else "main+b"
    if focused or node.selected:
        left, right = ("[" if today else "▶"), "◀" if focused else right
    if today and (focused or node.selected):
        painter.put(rect.x, rect.y, "▶", chosen)
    painter.put(rect.x + 1, rect.y, f"{left}{node.value:>2}{right}", chosen)
    hidden = len(node.children) - len(event_rects(rect, len(node.children)))
    if hidden:
        text = f"+{hidden}"
        painter.put(rect.right - len(text), rect.y, text, "focus+b" if focused else "soft+b")


def paint_event(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """An appointment: its title, and what there is room for of its time and its place."""
    node, rect = placed.node, placed.rect
    style = "focus+b" if focused else "site-green+b"
    painter.fill(rect, style)
    for row in range(rect.height):
        painter.put(rect.x, rect.y + row, "▶" if focused and row == 0 else _BAR, style)
    room = rect.width - 1
    painter.put(rect.x + 1, rect.y, cut(node.name, room), style)
    if not node.description:
        return
    if rect.height > 1:
        painter.put(rect.x + 1, rect.y + 1, cut(node.description, room), style.removesuffix("+b"))
    elif len(node.name) + _GAP + min(len(node.description), 12) <= room:
        left = room - len(node.name) - _GAP
        painter.put(rect.x + 1 + len(node.name) + _GAP, rect.y, cut(node.description, left), style.removesuffix("+b"))
