"""Where the days of a week, the appointments of a day of the month, and the hours of a day stand. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.rows import Row, Slot

_NUMBER = 5
"""Cells of the number of a day, beside which an appointment stands where a week has a single row."""
_LEAST_TITLE, _MORE = 4, 2
"""The least cells of an appointment there, and those of « +2 » beside it."""
_HOUR = 11
"""Cells of the column of hours."""


def days_row(days: tuple[Node, ...], width: int) -> Row:
    """The days of a week side by side, all of one width but for what is left over."""
    count = max(1, len(days))
    edges = [width * n // count for n in range(count + 1)]
    return tuple(Slot(day, edges[n], edges[n + 1] - edges[n]) for n, day in enumerate(days))


def event_rects(day: Rect, count: int) -> tuple[Rect, ...]:
    """The places of as many of ``count`` appointments as the cells of a day of the month have room for."""
    if day.height == 1:
        width = day.width - _NUMBER - (_MORE if count > 1 else 0)
        return (Rect(day.x + _NUMBER, day.y, width, 1),)[: count if width >= _LEAST_TITLE else 0]
    shown = min(count, day.height - 1)
    return tuple(Rect(day.x + 1, day.y + 1 + row, day.width - 1, 1) for row in range(shown))


def taller_rows(rows: Sequence[Row], heights: Sequence[int], growing: Sequence[int]) -> list[int]:
    """The growing rows, in the order in which they get one more of what is left over: weeks whose appointments lack
    room come first."""
    return sorted(growing, key=lambda i: min(0, heights[i] - 1 - _most_events(rows[i])))


def _most_events(row: Row) -> int:
    days = (day for slot in row if slot.node.part == "week" for day in slot.node.children)
    return max((len(day.children) for day in days), default=0)


def hour_rows(node: Node) -> tuple[Node, ...]:
    """The hours of a day, without its appointments."""
    return tuple(child for child in node.children if child.span is None)


def hour_event_rect(area: Rect, span: tuple[int, int, int, int]) -> Rect:
    """The place of an appointment beside the hours that it lasts; ``area``: all hours, however many are in sight."""
    row, rows, column, columns = span
    left = min(_HOUR, area.width // 3)
    room = max(1, area.width - left)
    start, end = room * column // columns, room * (column + 1) // columns
    gap = 1 if column < columns - 1 else 0
    return Rect(area.x + left + start, area.y + row, max(1, end - start - gap), rows)
