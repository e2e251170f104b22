"""Where the parts of a telephone stand: its body in its window, its two bars, the icons of its programs, SMS. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.rows import Row, Slot

DEVICE_WIDTH = 40
"""Cells of the body of a telephone, its edges included, where there is room."""
TILE_WIDTH = 8
"""Cells of the coloured part of an icon."""
APP_HEIGHTS = (5, 4, 3, 2)
"""Rows of an icon with its name: with a gap below, with a drawn sign, with a low one, with one in a single row."""
OPTIONS_WIDTH = 3
"""Cells of the sign of what can be done with an SMS, beside it."""
BUBBLES = ("bubble", "bubble_mine")
_KEY_WIDTH = 9
_ACROSS, _NARROW = 3, 28
"""Icons side by side, and the width below which there is one less."""
_FREE = 3
"""Cells that stay free at the other side of an SMS."""


def device_rect(window: Rect) -> Rect:
    """The body of a telephone below the title bar of its window, in the middle; a notice has the row below it."""
    width = max(0, min(DEVICE_WIDTH, window.width - 2))
    return Rect(window.x + (window.width - width) // 2, window.y + 1, width, max(0, window.height - 2))


def edge_width(device: Rect) -> int:
    """Cells of the edges at both sides of the body."""
    return 2 if device.width >= DEVICE_WIDTH - 2 else 1


def screen_rect(device: Rect) -> Rect:
    """The screen between the edges, its bars at the top and at the bottom included."""
    edge = edge_width(device)
    return Rect(device.x + edge, device.y, max(0, device.width - 2 * edge), device.height)


def top_row(children: Sequence[Node], widths: Sequence[int], width: int) -> Row:
    """The clock at the left end of the bar at the top, and everything else at its right end."""
    x = width - sum(widths[1:]) - max(0, len(widths) - 2) - 1
    slots = [Slot(child, 0, own) for child, own in zip(children[:1], widths[:1], strict=True)]
    for child, own in zip(children[1:], widths[1:], strict=True):
        slots.append(Slot(child, max(0, x), own))
        x += own + 1
    return tuple(slots)


def bar_row(children: Sequence[Node], width: int) -> Row:
    """The keys of the bar at the bottom: home in the middle, and what is before it at its left."""
    own = min(_KEY_WIDTH, width // (2 * len(children) - 1))
    middle = (width - own) // 2
    share = middle // max(1, len(children) - 1)
    places = [number * share + (share - own) // 2 for number in range(len(children) - 1)]
    return tuple(Slot(child, x, own) for child, x in zip(children, [*places, middle], strict=True))


def equal_row(children: Sequence[Node], width: int) -> Row:
    """The keys of a keypad: all of one width."""
    own = max(1, (width - len(children) + 1) // max(1, len(children)))
    return tuple(Slot(child, number * (own + 1), own) for number, child in enumerate(children))


def apps_height(count: int, width: int, rows: int = APP_HEIGHTS[-1]) -> int:
    """Rows of as many icons, each of ``rows``."""
    return -(-count // apps_across(width)) * rows


def apps_across(width: int) -> int:
    """How many icons stand side by side."""
    return _ACROSS if width >= _NARROW else _ACROSS - 1


def app_rects(apps: Sequence[Node], area: Rect) -> tuple[Rect, ...]:
    """The cells of each icon with its name; a column is wider where a name is longer."""
    across = apps_across(area.width)
    down = max(1, -(-len(apps) // across))
    height = next((one for one in APP_HEIGHTS if down * one <= area.height), APP_HEIGHTS[-1])
    widths = [max((len(one.name) for one in apps[n::across]), default=0) for n in range(across)]
    widths = [max(TILE_WIDTH, one) for one in widths]
    widths = widths if sum(widths) <= area.width else [area.width // across] * across
    left = area.width - sum(widths)
    widths = [one + left * (n + 1) // across - left * n // across for n, one in enumerate(widths)]
    found = []
    for number, _app in enumerate(apps):
        row, column = divmod(number, across)
        x = area.x + sum(widths[:column])
        found.append(Rect(x, area.y + row * height, widths[column], min(height, APP_HEIGHTS[1])))
    return tuple(found)


def bubble_rect(node: Node, row: Rect, natural: int) -> Rect:
    """The cells of an SMS whose text would be ``natural`` cells wide: at the right where it is the learner's own."""
    width = bubble_width(natural, row.width)
    x = row.right - width if node.part == "bubble_mine" else row.x
    return Rect(x, row.y, width, max(1, row.height - 1))


def bubble_width(natural: int, room: int) -> int:
    """Cells of an SMS with its edges in a column of ``room`` cells."""
    return max(4, min(natural + 2, room - OPTIONS_WIDTH - _FREE))
