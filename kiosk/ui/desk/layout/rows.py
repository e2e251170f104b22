"""Rows of slots: children side by side in a container, and the columns of tables. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kiosk.desk.nodes import Node

COLUMN_GAP = 2
"""Cells between two columns of a table."""
_MIN_COLUMN = 4
LABEL_INSIDE = -1
"""Instead of the width of a label: it is written in the empty field, as in the search boxes of tool bars."""


class Slot(NamedTuple):
    """A child in its container: its left edge relative to the container, its width, the width of the label beside it
    (0: above it).

    ``tall``: a button with an edge around it; ``first``: the first in a column.
    """

    node: Node
    x: int
    width: int
    label: int = 0
    tall: bool = False
    first: bool = True


Row = tuple[Slot, ...]


_DETAILS = ((0, 11), (2, 8), (1, 10))
"""Details of an item and the cells of their columns, the most useful first."""
_NAME_COLUMN = 25
"""Cells that the name keeps: usual names of files are not broken within a word."""


def detail_columns(width: int) -> tuple[int, dict[int, tuple[int, int]]]:
    """(cells of the name, each detail that there is room for: its left edge and its width) in a row of ``width``."""
    room, chosen = width, []
    for index, own in _DETAILS:
        if room - own - COLUMN_GAP < _NAME_COLUMN:
            break
        room -= own + COLUMN_GAP
        chosen.append((index, own))
    x, columns = room + COLUMN_GAP, {}
    for index, own in sorted(chosen):
        columns[index] = (x, own)
        x += own + COLUMN_GAP
    return room, columns


def grows(row: Row) -> bool:
    """Whether the row takes the rest of the height."""
    return any(slot.node.grow for slot in row)


def column_widths(rows: Iterable[Node], width: int, wanted: Callable[[Node], int]) -> tuple[int, ...]:
    """Each column as wide as its widest cell, by ``wanted``; the widest columns give way where room is short."""
    lines = [row.children for row in rows if row.role in ("row", "rowgroup")]
    count = max((len(line) for line in lines), default=0)
    widths = [
        max((line[i].width or wanted(line[i]) for line in lines if i < len(line)), default=1) for i in range(count)
    ]
    room = width - COLUMN_GAP * max(0, count - 1)
    while sum(widths) > room and max(widths, default=0) > _MIN_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return tuple(max(1, one) for one in widths)


def cells_row(cells: tuple[Node, ...], columns: tuple[int, ...], width: int) -> Row:
    """The cells of a table row; the last one takes the rest."""
    slots, x = [], 0
    for cell, own in zip(cells, columns, strict=False):
        left = max(1, width - x)
        slots.append(Slot(cell, x, left if cell is cells[-1] else min(own, left)))
        x += own + COLUMN_GAP
    return tuple(slots)


def wrapped(widths: list[int], width: int, gap: int) -> list[list[tuple[int, int]]]:
    """Lines of (index, width) from left to right, each as long as ``width`` allows."""
    lines: list[list[tuple[int, int]]] = []
    taken = 0
    for i, wanted in enumerate(widths):
        own = min(width, wanted)
        if not lines or taken + gap + own > width:
            lines.append([])
            taken = -gap
        lines[-1].append((i, own))
        taken += gap + own
    return lines
