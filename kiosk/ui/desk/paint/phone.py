"""Paints a telephone: its dark body, the signs at its top, the icons of its programs, and SMS as bubbles."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.desk.nodes import Icon
from kiosk.ui.desk.layout.phone import APP_HEIGHTS, TILE_WIDTH, device_rect, screen_rect
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.paint.points import points_rows
from kiosk.ui.desk.paint.styles import background
from kiosk.ui.desk.paint.text import cut
from kiosk.ui.widgets.painter import Painter

_DRAWN: dict[Icon, str] = {
    "sms": "........ wwwwwwww w.w..w.w wwwwwwww ..ww.... ........",
    "contacts": "........ ...ww... ...ww... ..wwww.. .wwwwww. ........",
    "call": "........ .ww..... .www.... ..ww..w. ...wwww. ........",
    "photo": "........ ..www... wwwwwwww www..www wwwwwwww ........",
    "photos": "........ wwwwwwww w....w.w w.w..www wwwwwwww ........",
    "agenda": "........ .w.ww.w. wwwwwwww w.w.w..w wwwwwwww ........",
    "settings": "........ .w.ww.w. .ww..ww. .ww..ww. .w.ww.w. ........",
}
"""8 by 6 points each, two across and two down in a cell."""
_SIGNS: dict[Icon, str] = {
    "sms": "✉", "contacts": "☺", "call": "✆", "photo": "◉", "photos": "❀", "agenda": "▦", "settings": "⚙",
}  # fmt: skip
"""What stands for them where there is a single row."""
_GROUND = "ground"


def paint_device(painter: Painter, window: Rect) -> None:
    """The body of a telephone on the desktop: dark edges with round corners, and the screen between its two bars."""
    painter.fill(window, _GROUND)
    device = device_rect(window)
    painter.fill(device, "device")
    screen = screen_rect(device)
    painter.fill(Rect(screen.x, screen.y + 1, screen.width, max(0, screen.height - 2)), "plain")
    for y, corners in ((device.y, "▟▙"), (device.bottom - 1, "▜▛")):
        painter.put(device.x, y, corners[0], f"device/{_GROUND}")
        painter.put(device.right - 1, y, corners[1], f"device/{_GROUND}")


def paint_sign(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A sign at the top of a telephone."""
    painter.put(placed.rect.x, placed.rect.y, placed.node.sign, "device+b")


def paint_app(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """An icon: a sign on its colour, how much is new at the corner, the name below."""
    node, rect = placed.node, placed.rect
    tile = Rect(rect.x + (rect.width - TILE_WIDTH) // 2, rect.y, TILE_WIDTH, rect.height - 1)
    ground = f"site-{node.hue}" if node.hue else "main"
    painter.fill(tile, ground)
    if tile.height >= APP_HEIGHTS[1] - 1:
        for y, corners in ((tile.y, "▗▖"), (tile.bottom - 1, "▝▘")):
            painter.put(tile.x, y, corners[0], f"{ground}/plain")
            painter.put(tile.right - 1, y, corners[1], f"{ground}/plain")
        for row, line in enumerate(points_rows(_DRAWN.get(node.icon, ""))):
            painter.put(tile.x + 2, tile.y + row, line, ground, typed=True)
    else:
        sign = _SIGNS.get(node.icon, " ")
        painter.put(tile.x + TILE_WIDTH // 2 - 1, tile.bottom - 1, sign, f"{ground}+b")
        if tile.height > 1:
            painter.put(tile.x, tile.y, f"▗{'▄' * (TILE_WIDTH - 2)}▖", f"{ground}/plain")
    if node.value:
        painter.put(tile.right - 2, tile.y, f" {node.value} ", "call-leave+b")
    text = cut(node.name, rect.width)
    x = rect.x + (rect.width - len(text)) // 2
    painter.put(x, rect.bottom - 1, text, "focus+b" if focused else "plain+b")
    if focused:
        painter.put(x - 1, rect.bottom - 1, "▶", "focus+b")
        painter.put(x + len(text), rect.bottom - 1, "◀", "focus+b")


def paint_bubble(painter: Painter, placed: PlacedNode) -> None:
    """An SMS: dark for the learner's own."""
    rect, base = placed.rect, background(painter, placed.rect)
    inside = "main" if placed.node.part == "bubble_mine" else "button"
    painter.fill(rect, inside)
    for y in range(rect.y, rect.bottom):
        painter.put(rect.x, y, "▐", f"{inside}/{base}")
        painter.put(rect.right - 1, y, "▌", f"{inside}/{base}")
