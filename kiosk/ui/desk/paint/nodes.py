"""Paints a layout: one function for each shape. States differ by signs first, by colours second."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cells import Rect
from kiosk.course.pictures import CELLS, PICTURES_BY_NAME, Picture
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placed import LIST_LAYER, DeskLayout, Pane, PlacedNode
from kiosk.ui.desk.layout.rows import detail_columns
from kiosk.ui.desk.layout.shapes import GUTTER, button_text, has_frame, item_signs, label_of, node_shape
from kiosk.ui.desk.layout.sizes import SIGN_BUTTON
from kiosk.ui.desk.paint.call import paint_call_ground, paint_key, paint_tile
from kiosk.ui.desk.paint.icons import icon_of
from kiosk.ui.desk.paint.styles import background, shade
from kiosk.ui.desk.paint.text import cut, paint_area, paint_field, paint_lines, paint_message, paint_selection
from kiosk.ui.desk.scrolling import thumb_rows
from kiosk.ui.widgets.canvas import Canvas
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.text_layout import text_lines


def paint_desk(layout: DeskLayout, *, focus: bool = True) -> Canvas:
    """The whole layout on a canvas of its size. ``focus``: whether the focused node is marked."""
    canvas = Canvas(layout.width, layout.height, "ground")
    for placed in layout.placed:
        seen = placed.visible
        if not seen.empty:
            painter = Painter(canvas, placed.clip, shade(placed.inert))
            _PAINTERS[_shape(placed)](painter, placed, layout, focus and placed.node.focused)
            paint_selection(painter, placed)
            _bar_of(canvas, layout, placed)
    return canvas


def _shape(placed: PlacedNode) -> str:
    node = placed.node
    if placed.layer == LIST_LAYER and node.role == "combobox":
        return "list"
    if node.role in ("window", "dialog", "menu", "table"):
        return node.role
    if node.href:
        return "inline"
    if node.tone == "notice" and node.role == "status":
        return "notice"
    if node.part == "title_bar":
        return "title"
    return node_shape(node)


def _bar_of(canvas: Canvas, layout: DeskLayout, placed: PlacedNode) -> None:
    """Paint the scroll bar of ``placed`` with it, so that later layers cover both."""
    pane = layout.panes_by_id.get(placed.node.id)
    if pane is not None and (placed.layer == pane.layer):
        _paint_scroll_bar(Painter(canvas, pane.bar, shade(pane.inert)), pane)


def _paint_scroll_bar(painter: Painter, pane: Pane) -> None:
    """An arrow at both ends, dark where there is more in that direction, and the thumb between them."""
    bar = pane.bar
    start, size = thumb_rows(pane)
    for row in range(bar.height):
        painter.put(bar.x, bar.y + row, "██" if start <= row < start + size else "░░", "edge")
    painter.put(bar.x, bar.y, "▲▲"[: bar.width], "main" if pane.top else "soft")
    painter.put(bar.x, bar.bottom - 1, "▼▼"[: bar.width], "main" if pane.top < pane.last_top else "soft")


# -- containers -----------------------------------------------------------------------------------------------------


def _paint_box(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    if node.part in ("screen", "desktop"):
        painter.fill(rect, "ground")
    elif node.part in ("call", "call_chat"):
        paint_call_ground(painter, placed)
    elif node.part == "call_bar":
        pass  # its keys stand on the ground of the call
    elif node.role == "toolbar":
        painter.fill(rect, "main" if node.tone == "main" else "soft")
    elif node.tone == "notice":
        painter.box(rect, "round", "note")
    elif node.role == "row":
        _paint_row(painter, placed, focused)
    elif node.role == "radiogroup":
        paint_lines(painter, rect, label_of(node), background(painter, rect) + "+b")
        below = len(text_lines(label_of(node), rect.width))
        paint_message(painter, Rect(rect.x, rect.y + below, rect.width, rect.height), node.description)
    elif node.role == "listitem":
        painter.put(rect.x, rect.y, "•", background(painter, rect))
    elif node.role == "alert":
        painter.put(rect.x, rect.y, "▌", "edge")


def _paint_window(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    painter.box(placed.rect, "round", "edge", inside="plain")


def _paint_title(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """The title bar; dark for the active window."""
    rect = placed.rect
    front = placed.node.tone == "main"
    painter.fill(rect, "main" if front else "soft")
    painter.put(rect.x, rect.y, f" {placed.node.name}", "main+b" if front else "soft")


def _paint_dialog(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    rect = placed.rect
    painter.box(rect, "double", "edge", inside="plain")
    painter.put(rect.x + 2, rect.y, f" {placed.node.name} ", "main+b")


def _paint_menu(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    painter.box(placed.rect, "round", "edge", inside="plain")


def _paint_notice(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    rect = placed.rect
    painter.fill(rect, "lit")
    paint_lines(painter, rect.inset(3, 0), placed.node.name, "lit+b")


def _paint_table(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    return


def _paint_row(painter: Painter, placed: PlacedNode, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style, sign = _item_style(node, focused, background(painter, rect))
    if any(cell.role == "columnheader" for cell in node.children):
        style = "soft"
    painter.fill(rect, style)
    painter.put(rect.x, rect.y, sign, style)


# -- controls -------------------------------------------------------------------------------------------------------


def _paint_button(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    text = button_text(node)
    if rect.width < len(text) + 4 and node.sign:
        text = node.sign
    if rect.width == SIGN_BUTTON:
        painter.put(rect.x, rect.y, "▶✕◀" if focused else "[✕]", "focus+b" if focused else "soft+b")
        return
    down = "plain+b" if background(painter, rect) == "main" else "main+b"
    style = down if node.pressed else "main+b" if node.tone == "main" else "soft+b"
    style = "focus+b" if focused else background(painter, rect) + "+i" if node.disabled else style
    if placed.tall:
        painter.box(rect, "heavy" if focused else "round", style)
        painter.put(rect.x + (rect.width - len(text)) // 2, rect.y + 1, text, style)
        return
    left, right = _ends(node, focused)
    painter.put(rect.x, rect.y, left + cut(text, rect.width - 4) + right, style)


def _ends(node: Node, focused: bool) -> tuple[str, str]:
    """The two ends of a button of one row."""
    if node.disabled:
        return "· ", " ·"
    if node.pressed:
        return ("▶▐", "▌◀") if focused else ("▐ ", " ▌")
    return ("▶ ", " ◀") if focused else ("[ ", " ]")


def _paint_tab(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style = "focus+b" if focused else "main+b" if node.selected else "soft"
    left, right = ("▶ ", " ◀") if focused else ("┃ ", " ┃") if node.selected else ("│ ", " │")
    painter.fill(rect, style)
    painter.put(rect.x, rect.y, left + cut(node.name, rect.width - 4), style)
    painter.put(rect.right - 2, rect.y, right, style)


def _paint_tick(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
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


def _paint_inline_link(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A link in a text, or its part in one row, over that text."""
    node, rect = placed.node, placed.rect
    style = "focus+bu" if focused else "link+u"
    painter.put(rect.x, rect.y, node.name[placed.first : placed.last], style, typed=True)
    if node.selection is not None:
        a, b = max(node.selection[0], placed.first), min(node.selection[1], placed.last)
        if a < b:
            painter.put(rect.x + a - placed.first, rect.y, node.name[a:b], "main+u", typed=True)


def _paint_link(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style = "focus+bu" if focused else "link+u"
    for row, line in enumerate(text_lines(node.name, rect.width - 2)):
        painter.put(rect.x + 1, rect.y + row, node.name[line.start : line.end], style)
    if focused:
        painter.put(rect.x, rect.y, "▶", "focus")
        painter.put(rect.right - 1, rect.y, "◀", "focus")


def _item_style(node: Node, focused: bool, base: str) -> tuple[str, str]:
    """(style, sign before it) of an item of a list."""
    if focused:
        return "focus+b", "▶" if node.selected or node.role == "menuitem" else "▷"
    if node.selected:
        return "main+b", "▶"
    return ("quiet+i" if node.disabled else base), " "


def _paint_item(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style, sign = _item_style(node, focused, background(painter, rect))
    signs = item_signs(node)
    x = rect.x + GUTTER + len(signs)
    name, columns = detail_columns(rect.width) if node.details else (rect.width, {})
    painter.fill(rect, style)
    painter.put(rect.x, rect.y, sign, style)
    painter.put(rect.x + GUTTER, rect.y, signs, style)
    for row, line in enumerate(text_lines(node.name, name - GUTTER - 1 - len(signs))):
        painter.put(x, rect.y + row, node.name[line.start : line.end], style)
    for index, (column, own) in columns.items():
        painter.put(rect.x + column, rect.y, cut(node.details[index], own), style)
    if node.description:
        room = rect.right - 1 - (x + len(node.name) + 2)
        message = cut(node.description, room)
        painter.put(rect.right - 1 - len(message), rect.y, message, style)


def _paint_icon(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    _paint_picture_of(painter, icon_of(node), rect.x + (rect.width - CELLS[0]) // 2, rect.y, 1)
    left, right = ("▶", "◀") if focused else ("▶", " ") if node.selected else (" ", " ")
    text = left + cut(node.name, rect.width - 2) + right
    style = "focus+b" if focused else "main+b" if node.selected else "ground+b"
    painter.put(rect.x + (rect.width - len(text)) // 2, rect.y + CELLS[1], text, style)


# -- texts and pictures -----------------------------------------------------------------------------------------------


def _paint_text(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    if node.role in ("cell", "columnheader"):
        _paint_cell(painter, placed, focused)
        return
    style = {"heading": "heading+b", "status": "quiet", "alert": "note+b"}.get(node.role, base)
    if node.role == "status" and base != "plain":
        style = base
    if has_frame(node):
        painter.box(rect, "round", "note")
        paint_lines(painter, rect.inset(2, 1), node.name, "note+b")
        return
    if node.tone == "quiet":
        style = "quiet"
    elif node.tone == "main":
        style = base + "+b"
    above = rect.height - len(text_lines(node.name, rect.width)) if node.role == "heading" else 0
    paint_lines(painter, Rect(rect.x, rect.y + above, rect.width, rect.height), node.name, style, marks=node.marks)


def _paint_cell(painter: Painter, placed: PlacedNode, focused: bool) -> None:
    rect, node = placed.rect, placed.node
    text = cut(f"{node.name} {node.value}".rstrip(), rect.width)
    if node.accepts("click"):
        painter.fill(rect, "focus" if focused else "soft")
        painter.put(rect.x, rect.y, text, "focus+b" if focused else "soft+b")
        return
    below = painter.style_under(rect)
    style = below if isinstance(below, str) and below in ("focus+b", "main+b", "soft") else "plain"
    painter.put(rect.x, rect.y, text, f"{style}+b" if node.role == "columnheader" and "+" not in style else style)


def _paint_picture_of(painter: Painter, picture: Picture | None, x: int, y: int, scale: int) -> None:
    if picture is None or painter.shade is not None:
        painter.box(Rect(x, y, CELLS[0] * scale, CELLS[1] * scale), "round", "edge")
    else:
        painter.picture(x, y, picture, scale)


def _paint_picture(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """As large as there is room for, its caption below."""
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    words = len(text_lines(node.name, rect.width))
    scale = max(1, min((rect.height - words) // CELLS[1], rect.width // CELLS[0]))
    _paint_picture_of(painter, PICTURES_BY_NAME.get(node.picture), rect.x, rect.y, scale)
    below = Rect(rect.x, rect.y + CELLS[1] * scale, rect.width, words)
    paint_lines(painter, below, node.name, base + "+i")


def _paint_rule(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    painter.put(placed.rect.x, placed.rect.y, "─" * placed.rect.width, "edge")


def _paint_progress(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    painter.put(rect.x, rect.y, f"{node.name}  {node.value}", background(painter, rect))


PaintFunction = Callable[[Painter, PlacedNode, DeskLayout, bool], None]

_PAINTERS: dict[str, PaintFunction] = {
    "box": _paint_box, "window": _paint_window, "title": _paint_title, "dialog": _paint_dialog, "menu": _paint_menu,
    "list": _paint_menu, "notice": _paint_notice, "table": _paint_table, "button": _paint_button, "tab": _paint_tab,
    "tick": _paint_tick, "link": _paint_link, "item": _paint_item, "icon": _paint_icon, "text": _paint_text,
    "inline": _paint_inline_link, "picture": _paint_picture, "rule": _paint_rule, "progress": _paint_progress,
    "field": paint_field, "area": paint_area, "tile": paint_tile, "key": paint_key,
}  # fmt: skip
