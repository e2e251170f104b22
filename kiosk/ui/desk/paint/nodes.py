"""Paints a layout: one function for each shape. States differ by signs first, by colours second."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cells import Rect
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placed import LIST_LAYER, DeskLayout, Pane, PlacedNode
from kiosk.ui.desk.layout.shapes import has_frame, node_shape
from kiosk.ui.desk.paint.buttons import paint_button, paint_tab
from kiosk.ui.desk.paint.calendar import paint_day, paint_event
from kiosk.ui.desk.paint.call import paint_key, paint_tile
from kiosk.ui.desk.paint.containers import (
    paint_box,
    paint_dialog,
    paint_menu,
    paint_notice,
    paint_title,
    paint_window,
)
from kiosk.ui.desk.paint.items import (
    paint_cell,
    paint_icon,
    paint_inline_link,
    paint_item,
    paint_link,
    paint_picture_of,
    paint_tick,
)
from kiosk.ui.desk.paint.phone import paint_app, paint_sign
from kiosk.ui.desk.paint.styles import background, shade
from kiosk.ui.desk.paint.text import paint_area, paint_field, paint_lines, paint_selection
from kiosk.ui.desk.scrolling import thumb_rows
from kiosk.ui.widgets.canvas import Canvas
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.picture_cells import largest_points, size_in_cells
from kiosk.ui.widgets.text_layout import text_lines


def paint_desk(layout: DeskLayout, *, focus: bool = True, by_keyboard: bool = True) -> Canvas:
    """The whole layout on a canvas of its size.

    ``focus``: whether the focused node is marked; of what is not written in, only where it was come to ``by_keyboard``.
    """
    canvas = Canvas(layout.width, layout.height, "ground")
    for placed in layout.placed:
        seen = placed.visible
        if not seen.empty:
            painter = Painter(canvas, placed.clip, shade(placed.inert))
            _PAINTERS[_shape(placed)](painter, placed, layout, focus and _is_marked(placed.node, by_keyboard))
            paint_selection(painter, placed)
            _bar_of(canvas, layout, placed)
    return canvas


def _is_marked(node: Node, by_keyboard: bool) -> bool:
    return node.focused and (by_keyboard or node_shape(node) in ("field", "area"))


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


def _paint_text(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    if node.role in ("cell", "columnheader"):
        paint_cell(painter, placed, focused)
        return
    style = {"heading": "heading+b", "status": "quiet", "alert": "note+b"}.get(node.role, base)
    if base == "call" or (node.role == "status" and base != "plain"):
        style = f"{base}+b" if node.role == "heading" else base
    if has_frame(node):
        painter.box(rect, "round", "note")
        paint_lines(painter, rect.inset(2, 1), node.name, "note+b")
        return
    if node.tone == "quiet":
        style = "quiet" if base in ("plain", "shade") else f"{base}+b"
    elif node.tone == "main":
        style = base + "+b"
    above = rect.height - len(text_lines(node.name, rect.width)) if node.role == "heading" else 0
    paint_lines(painter, Rect(rect.x, rect.y + above, rect.width, rect.height), node.name, style, marks=node.marks)


def _paint_picture(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """As large as there is room for, its caption below."""
    node, rect = placed.node, placed.rect
    base = background(painter, rect)
    words = len(text_lines(node.name, rect.width))
    points = largest_points(rect.width, rect.height - words)
    paint_picture_of(painter, PICTURES_BY_NAME.get(node.picture), rect.x, rect.y, points)
    below = Rect(rect.x, rect.y + size_in_cells(points)[1], rect.width, words)
    paint_lines(painter, below, node.name, base + "+i")


def _paint_rule(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    painter.put(placed.rect.x, placed.rect.y, "─" * placed.rect.width, "edge")


def _paint_progress(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    painter.put(rect.x, rect.y, f"{node.name}  {node.value}", background(painter, rect))


def _paint_nothing(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """Its rows are painted, and nothing around them."""


PaintFunction = Callable[[Painter, PlacedNode, DeskLayout, bool], None]

_PAINTERS: dict[str, PaintFunction] = {
    "box": paint_box, "window": paint_window, "title": paint_title, "dialog": paint_dialog, "menu": paint_menu,
    "list": paint_menu, "notice": paint_notice, "table": _paint_nothing, "button": paint_button, "tab": paint_tab,
    "tick": paint_tick, "link": paint_link, "item": paint_item, "icon": paint_icon, "text": _paint_text,
    "inline": paint_inline_link, "picture": _paint_picture, "rule": _paint_rule, "progress": _paint_progress,
    "field": paint_field, "area": paint_area, "tile": paint_tile, "key": paint_key, "day": paint_day,
    "event": paint_event, "app": paint_app, "sign": paint_sign,
}  # fmt: skip
