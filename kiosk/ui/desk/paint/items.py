"""Paints what is chosen from or ticked: boxes and circles, links, items of lists, icons, cells; and pictures."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.course.pictures import CELLS, Picture
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.layout.rows import detail_columns
from kiosk.ui.desk.layout.shapes import FOLDER_SIGN, GUTTER, item_signs, label_of, picture_sign
from kiosk.ui.desk.paint.icons import icon_of
from kiosk.ui.desk.paint.styles import background
from kiosk.ui.desk.paint.text import cut, paint_lines, paint_message
from kiosk.ui.widgets.canvas import StyleName
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.picture_cells import SMALL, size_in_cells
from kiosk.ui.widgets.text_layout import text_lines


def paint_tick(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    style = "focus+b" if focused else "quiet+i" if node.disabled else base
    boxes = ("○", "●") if node.role == "radio" else ("☐", "☑")
    lines = len(text_lines(node.name, rect.width - 4))
    painter.fill(Rect(rect.x, rect.y, rect.width, lines), style)
    painter.put(rect.x, rect.y, "▶" if focused else " ", style)
    painter.put(rect.x + 1, rect.y, boxes[bool(node.checked)], style)
    label = label_of(node) if lines == 1 else node.name
    paint_lines(painter, Rect(rect.x + 3, rect.y, rect.width - 4, lines), label, style)
    paint_message(painter, Rect(rect.x, rect.y + lines, rect.width, rect.height - lines), node.description)


def paint_inline_link(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A link in a text, or its part in one row, over that text."""
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    style = "focus+bu" if focused else "link+u" if base == "plain" else f"{base}+u"
    painter.put(rect.x, rect.y, node.name[placed.first : placed.last], style, typed=True)
    if node.selection is not None:
        a, b = max(node.selection[0], placed.first), min(node.selection[1], placed.last)
        if a < b:
            painter.put(rect.x + a - placed.first, rect.y, node.name[a:b], "main+u", typed=True)


def paint_link(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    style = "focus+bu" if focused else "link+u" if base == "plain" else f"{base}+u"
    for row, line in enumerate(text_lines(node.name, rect.width - 2)):
        painter.put(rect.x + 1, rect.y + row, node.name[line.start : line.end], style)
    if focused:
        painter.put(rect.x, rect.y, "▶", "focus")
        painter.put(rect.right - 1, rect.y, "◀", "focus")


def item_style(node: Node, focused: bool, base: str) -> tuple[str, str]:
    """(style, sign before it) of an item of a list."""
    if focused:
        return "focus+b", "▶" if node.selected or node.role == "menuitem" else "▷"
    if node.selected:
        return "main+b", "▶"
    return ("quiet+i" if node.disabled else base), " "


def paint_item(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style, sign = item_style(node, focused, background(painter, rect))
    signs = item_signs(node)
    x = rect.x + GUTTER + len(signs)
    name, columns = detail_columns(rect.width) if node.details else (rect.width, {})
    painter.fill(rect, style)
    painter.put(rect.x, rect.y, sign, style)
    painter.put(rect.x + GUTTER, rect.y, signs, style)
    if node.picture and not focused and not node.selected:
        _paint_sign(painter, x - len(picture_sign(node)), rect.y, picture_sign(node), style)
    for row, line in enumerate(text_lines(node.name, name - GUTTER - 1 - len(signs))):
        painter.put(x, rect.y + row, node.name[line.start : line.end], style)
    for index, (column, own) in columns.items():
        painter.put(rect.x + column, rect.y, cut(node.details[index], own), style)
    if node.description:
        room = rect.right - 1 - (x + len(node.name) + 2)
        message = cut(node.description, room)
        painter.put(rect.right - 1 - len(message), rect.y, message, style)


def _paint_sign(painter: Painter, x: int, y: int, sign: str, base: StyleName) -> None:
    """A folder in its colour, or a sheet with a sign on it."""
    if sign == FOLDER_SIGN:
        painter.put(x, y, sign, f"folder/{base}")
        return
    painter.put(x, y, sign[0], f"sheet/{base}")
    painter.put(x + 1, y, sign[1], "sheet+b")
    painter.put(x + 2, y, sign[2], f"sheet/{base}")


def paint_icon(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    paint_picture_of(painter, icon_of(node), rect.x + (rect.width - CELLS[0]) // 2, rect.y)
    left, right = ("▶", "◀") if focused else ("▶", " ") if node.selected else (" ", " ")
    text = left + cut(node.name, rect.width - 2) + right
    style = "focus+b" if focused else "main+b" if node.selected else "ground+b"
    painter.put(rect.x + (rect.width - len(text)) // 2, rect.y + CELLS[1], text, style)


def paint_cell(painter: Painter, placed: PlacedNode, focused: bool) -> None:
    rect, node = placed.rect, placed.node
    text = cut(f"{node.name} {node.value}".rstrip(), rect.width)
    if node.accepts("click"):
        painter.fill(rect, "focus" if focused else "soft")
        painter.put(rect.x, rect.y, text, "focus+b" if focused else "soft+b")
        return
    below = painter.style_under(rect)
    style = below if isinstance(below, str) and below in ("focus+b", "main+b", "soft") else "plain"
    painter.put(rect.x, rect.y, text, f"{style}+b" if node.role == "columnheader" and "+" not in style else style)


def paint_picture_of(painter: Painter, picture: Picture | None, x: int, y: int, points: int = SMALL) -> None:
    """A box of its size where there is none, or where a dialog is before it."""
    if picture is None or painter.shade is not None:
        painter.box(Rect(x, y, *size_in_cells(points)), "round", "edge")
    else:
        painter.picture(x, y, picture, points)
