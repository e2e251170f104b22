"""Where windows stand on the desktop: side by side, on a half of it, or where they were moved to. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.phone import DEVICE_WIDTH
from kiosk.ui.desk.layout.sizes import ICON_WIDTHS

_WIDTH, _HEIGHT = 64, 80
"""Hundredths of the desktop that a window has which was moved."""
_MIN_WIDTH, _MIN_HEIGHT = 44, 10
EDGE = 1
"""Cells from the edge of the desktop within which a window that is let go takes that half."""


def window_rects(windows: Sequence[Node], area: Rect, *, icons: bool) -> tuple[Rect, ...]:
    """The cells of each window; ``icons``: the desktop shows, and one window alone leaves room for its first column."""
    # in front or not, one that nobody moved keeps its side
    tiles = sorted((node for node in windows if isinstance(node.spot, str)), key=lambda node: node.id)
    halves = any(node.spot for node in tiles)
    first = min(ICON_WIDTHS[1] + 2, area.width // 4) if icons and len(windows) == 1 and not halves else 0
    count = 2 if halves else max(1, len(tiles))
    share = (area.width - first) // count
    large = len(windows) == 1 and not icons
    if not halves and not large and any(node.part == "device" for node in tiles):
        room = Rect(area.x + first, area.y, area.width - first, area.height)
        rects = _with_device(tiles, room)
        return tuple(rects[one.id] if one.id in rects else _spot_rect(one, area) for one in windows)
    found = []
    for node in windows:
        if isinstance(node.spot, tuple):
            found.append(_spot_rect(node, area))
            continue
        number = 0 if node.spot == "left" else 1 if node.spot == "right" else tiles.index(node)
        if halves and not node.spot:
            number = 0 if any(one.spot == "right" for one in tiles) else 1
        x = area.x + first + number * share
        found.append(Rect(x, area.y, area.right - x if number == count - 1 else share, area.height))
    return tuple(found)


def _with_device(tiles: Sequence[Node], room: Rect) -> dict[str, Rect]:
    """The cells of windows one of which is a device: no wider than it needs, and alone in the middle of ``room``."""
    count = len(tiles)
    own = min(DEVICE_WIDTH + 2, room.width // count)
    share = (room.width - own) // max(1, count - 1)
    found = {}
    x = room.x + (room.width - own) // 2 if count == 1 else room.x
    for number, node in enumerate(tiles, 1):
        last = number == count > 1
        width = room.right - x if last else own if node.part == "device" else share
        found[node.id] = Rect(x, room.y, width, room.height)
        x += width
    return found


def moved_size(area: Rect) -> tuple[int, int]:
    """Width and height of a window that was moved."""
    width = min(area.width, max(_MIN_WIDTH, area.width * _WIDTH // 100))
    return width, min(area.height, max(_MIN_HEIGHT, area.height * _HEIGHT // 100))


def spot_at(corner: Cell, area: Rect) -> tuple[int, int]:
    """In hundredths of the room around it: where a window stands whose left top ``corner`` is moved to a cell."""
    width, height = moved_size(area)
    room = (max(1, area.width - width), max(1, area.height - height))
    return (
        max(0, min(100, round((corner[0] - area.x) * 100 / room[0]))),
        max(0, min(100, round((corner[1] - area.y) * 100 / room[1]))),
    )


def _spot_rect(node: Node, area: Rect) -> Rect:
    """The cells of a window that was moved."""
    spot = node.spot if isinstance(node.spot, tuple) else (0, 0)
    width, height = moved_size(area)
    x = area.x + round((area.width - width) * spot[0] / 100)
    return Rect(x, area.y + round((area.height - height) * spot[1] / 100), width, height)
