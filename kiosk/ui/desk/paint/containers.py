"""Paints what holds other nodes: windows, bars, dialogs, menus, notices, rows of tables."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.ui.desk.layout.phone import BUBBLES
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode
from kiosk.ui.desk.layout.shapes import SHEET_MARGIN, label_of
from kiosk.ui.desk.paint.call import paint_call_ground
from kiosk.ui.desk.paint.items import item_style
from kiosk.ui.desk.paint.phone import paint_bubble, paint_device
from kiosk.ui.desk.paint.styles import background
from kiosk.ui.desk.paint.text import paint_lines, paint_message
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.text_layout import text_lines


def paint_box(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    if node.part in ("screen", "desktop"):
        painter.fill(rect, "ground")
    elif node.hue:
        painter.fill(_to_the_edge(painter, rect), f"site-{node.hue}")
    elif node.part == "sheets":
        painter.fill(_to_the_edge(painter, rect), "button")
    elif node.part == "sheet":
        painter.fill(rect.inset(SHEET_MARGIN // 2, 0), "plain")
    elif node.part in ("call", "call_panel"):
        paint_call_ground(painter, placed)
    elif node.part in ("call_bar", "device_top", "device_bar"):
        pass  # what is in it stands on the ground of the call, or on the edge of the telephone
    elif node.part in BUBBLES:
        paint_bubble(painter, placed)
    elif node.part == "tab_strip":
        painter.fill(_to_the_edge(painter, rect), "button")
    elif node.role == "toolbar":
        painter.fill(_to_the_edge(painter, rect), "main" if node.tone == "main" else "soft")
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


def paint_window(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    if placed.node.part == "device":
        paint_device(painter, placed.rect)
    else:
        painter.box(placed.rect, "round", "edge", inside="plain")


def paint_title(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """The title bar; dark for the active window."""
    rect = placed.rect
    front = placed.node.tone == "main"
    painter.fill(rect, "main" if front else "soft")
    painter.put(rect.x, rect.y, f" {placed.node.name}", "main+b" if front else "soft")


def paint_dialog(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    rect = placed.rect
    painter.box(rect, "double", "edge", inside="plain")
    painter.put(rect.x + 2, rect.y, f" {placed.node.name} ", "main+b")


def paint_menu(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    painter.box(placed.rect, "round", "edge", inside="plain")


def paint_notice(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    rect = placed.rect
    painter.fill(rect, "lit")
    paint_lines(painter, rect.inset(3, 0), placed.node.name, "lit+b")


def _to_the_edge(painter: Painter, rect: Rect) -> Rect:
    """``rect`` with the blank cell between it and the edge of its window."""
    blank = painter.style_under(Rect(rect.x - 1, rect.y, 1, 1)) == "plain"
    return Rect(rect.x - 1, rect.y, rect.width + 1, rect.height) if blank else rect


def _paint_row(painter: Painter, placed: PlacedNode, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    style, sign = item_style(node, focused, background(painter, rect))
    if any(cell.role == "columnheader" for cell in node.children):
        style = "soft"
    painter.fill(rect, style)
    painter.put(rect.x, rect.y, sign, style)
