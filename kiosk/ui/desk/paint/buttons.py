"""Paints buttons and tabs as coloured blocks. Their ends are signs that differ with the state; the colour is second."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.layout.shapes import button_text
from kiosk.ui.desk.layout.sizes import SIGN_BUTTON
from kiosk.ui.desk.paint.styles import background
from kiosk.ui.desk.paint.text import cut
from kiosk.ui.widgets.canvas import StyleName
from kiosk.ui.widgets.painter import Painter

_LEAST_NAME = 4
"""Cells of a name that is cut off."""
_BLOCK, _FOCUS, _OFF, _FLAT = "▐▌", "▶◀", "┊┊", "  "


def paint_button(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A block of one row, or of three where the button is tall; an outline of dots where it is off."""
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    text = button_text(node)
    if rect.width < len(text) + 2:
        text = _cut_text(node, rect.width - 2)
    if focused:
        ends, inside = _FOCUS, "focus"
    elif node.disabled:
        ends, inside = _OFF, base
    elif node.sign_only and node.tone == "quiet":
        ends, inside = _FLAT, base
    else:
        pressed = "plain" if base == "main" else "main"
        ends, inside = _BLOCK, pressed if node.pressed else "main" if node.tone == "main" else "button"
    attributes = "i" if node.disabled else "bu" if node.pressed else "b"
    if placed.tall:
        _paint_tall(painter, rect, inside, base, focused)
    _paint_row(painter, Rect(rect.x, rect.y + rect.height // 2, rect.width, 1), ends, text, inside, attributes, base)


def _cut_text(node: Node, room: int) -> str:
    """The sign and the beginning of the name, or the sign alone where that is too little to tell anything."""
    if not node.sign:
        return f" {cut(node.name, room - 2)} "
    left = room - len(node.sign) - 1
    return f"{node.sign} {cut(node.name, left)}" if left >= _LEAST_NAME else f" {node.sign} "


def paint_tab(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """The selected tab has the colour of what is below it, and joins it; a line stands between the others."""
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    room = rect.width - 4 - SIGN_BUTTON * len(node.children)
    text = f" {cut(node.name, room)} ".ljust(rect.width - 2)
    if focused:
        _paint_row(painter, rect, _FOCUS, text, "focus", "b", base)
    elif node.selected:
        _paint_row(painter, rect, "▟▙", text, "soft", "b", base)
    else:
        _paint_row(painter, rect, "││", text, base, "", base)


def _paint_row(
    painter: Painter, rect: Rect, ends: str, text: str, inside: StyleName, attributes: str, base: StyleName
) -> None:
    """``text`` between two ends: half blocks are drawn in the colour of the inside on that of the base."""
    blank = max(0, rect.width - 2 - len(text))
    style = f"{inside}+{attributes}" if attributes else inside
    outer = style if ends in (_FOCUS, _OFF, _FLAT, "││") else f"{inside}/{base}"
    painter.put(rect.x, rect.y, ends[0], outer)
    painter.put(rect.x + 1, rect.y, " " * (blank // 2) + text + " " * (blank - blank // 2), style)
    painter.put(rect.right - 1, rect.y, ends[1], outer)


def _paint_tall(painter: Painter, rect: Rect, inside: StyleName, base: StyleName, focused: bool) -> None:
    """The half rows above and below the name."""
    edge = f"{inside}/{base}"
    left, right = ("▄", "▄") if focused else ("▗", "▖")
    painter.put(rect.x, rect.y, left + "▄" * (rect.width - 2) + right, edge)
    left, right = ("▀", "▀") if focused else ("▝", "▘")
    painter.put(rect.x, rect.bottom - 1, left + "▀" * (rect.width - 2) + right, edge)
