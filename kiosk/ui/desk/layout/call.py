"""Where the participants and the keys of a video call stand. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.rows import Row, Slot

KEY_HEIGHT = 3
"""Rows of a key; one where every button takes one, and its sign is left out."""
SIGN_WIDTH = 4
"""Cells of the drawn sign of a key."""


def key_width(node: Node, *, low: bool) -> int:
    """Cells of a key: its sign, its name, and the word for its state below that; ``low``: the words in one row."""
    if node.sign_only:
        return len(node.sign) + SIGN_WIDTH
    if low:
        return len(f"{node.name} {node.value}".strip()) + 4
    return SIGN_WIDTH + max(len(node.name), len(node.value)) + 4


def bar_rows(keys: Sequence[Node], width: int, *, low: bool) -> tuple[Row, ...]:
    """The keys in rows, each in the middle; the words of a key in one row where they do not all stand side by side."""
    low = low or sum(key_width(key, low=False) + 1 for key in keys) - 1 > width
    rows: list[list[Node]] = []
    left = 0
    for key in keys:
        own = key_width(key, low=low)
        if not rows or own > left:
            rows.append([])
            left = width
        rows[-1].append(key)
        left -= own + 1
    return tuple(_centred(row, width, low=low) for row in rows)


def _centred(keys: Sequence[Node], width: int, *, low: bool) -> Row:
    widths = [min(width, key_width(key, low=low)) for key in keys]
    x = max(0, (width - sum(widths) - len(widths) + 1) // 2)
    slots = []
    for key, own in zip(keys, widths, strict=True):
        slots.append(Slot(key, x, own, tall=not low))
        x += own + 1
    return tuple(slots)


def tile_rects(count: int, area: Rect) -> tuple[Rect, ...]:
    """The cells of each of ``count`` participants: in as many columns as leave tiles nearest to the shape of a video.

    Tiles of a row share its width, with a column of ground between them; the last row may hold fewer, in the middle.
    """
    if not count or area.empty:
        return (Rect(area.x, area.y, 0, 0),) * count
    across = max(range(1, count + 1), key=lambda one: (_face_height(count, one, area), -one))
    down = -(-count // across)
    width = max(1, (area.width - across + 1) // across)
    found = []
    for number in range(count):
        row, column = divmod(number, across)
        top, bottom = area.height * row // down, area.height * (row + 1) // down
        missing = across * down - count if row == down - 1 else 0
        x = area.x + column * (width + 1) + missing * (width + 1) // 2
        found.append(Rect(x, area.y + top, width, bottom - top))
    return tuple(found)


def _face_height(count: int, across: int, area: Rect) -> int:
    """Rows of a face where ``across`` participants stand side by side."""
    width = (area.width - across + 1) // across
    return min(area.height // -(-count // across), width * 5 // 12)
