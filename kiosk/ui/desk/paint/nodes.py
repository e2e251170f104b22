"""Draws the desk as it was laid out: one painter for each shape. State is told by signs first, by colour second."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.cells import Rect
from kiosk.course.pictures import CELLS, PICTURES, Picture
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.placed import LIST, Laid, Pane, Placed
from kiosk.ui.desk.layout.shapes import GUTTER, button_text, framed, item_text, label_of, shape_of
from kiosk.ui.desk.layout.sizes import SIGN
from kiosk.ui.desk.layout.text_lines import text_lines
from kiosk.ui.desk.paint.icons import icon_of
from kiosk.ui.desk.paint.pen import Looks, Pen
from kiosk.ui.desk.paint.text import paint_area, paint_field, paint_lines, paint_notes
from kiosk.ui.desk.scrolling import thumb_of
from kiosk.ui.widgets.canvas import Canvas


def paint(laid: Laid, looks: Looks, *, focus: bool = True) -> Canvas:
    """The desk on a canvas of its size; ``focus``: whether to show what has the keyboard's attention."""
    canvas = Canvas(laid.width, laid.height, looks["ground"])
    for placed in laid.placed:
        seen = placed.seen
        if not seen.empty:
            pen = Pen(canvas, looks, placed.clip, shaded=placed.inert)
            _PAINTERS[_shape(placed)](pen, placed, laid, focus and placed.node.focused)
            _bar_of(canvas, looks, laid, placed)
    return canvas


def _shape(placed: Placed) -> str:
    node = placed.node
    if placed.layer == LIST and node.role == "combobox":
        return "list"
    if node.role in ("window", "dialog", "menu", "table"):
        return node.role
    if node.tone == "notice" and node.role == "status":
        return "notice"
    if node.part == "title_bar":
        return "title"
    return shape_of(node)


def _bar_of(canvas: Canvas, looks: Looks, laid: Laid, placed: Placed) -> None:
    """The scroll bar of what scrolls, drawn with it: what stands over it comes later."""
    pane = laid.panes_by_id.get(placed.node.id)
    if pane is not None and (placed.layer == pane.layer):
        _paint_scroll_bar(Pen(canvas, looks, pane.bar, shaded=pane.inert), pane)


def _paint_scroll_bar(pen: Pen, pane: Pane) -> None:
    """An arrow at both ends, dark where there is more that way, and how far one is between them."""
    bar = pane.bar
    start, size = thumb_of(pane)
    for row in range(bar.height):
        pen.put(bar.x, bar.y + row, "██" if start <= row < start + size else "░░", "edge")
    pen.put(bar.x, bar.y, "▲▲"[: bar.width], "main" if pane.top else "soft")
    pen.put(bar.x, bar.bottom - 1, "▼▼"[: bar.width], "main" if pane.top < pane.most else "soft")


# -- containers -----------------------------------------------------------------------------------------------------


def _paint_box(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    if node.part in ("screen", "desktop"):
        pen.fill(rect, "ground")
    elif node.role == "toolbar":
        pen.fill(rect, "main" if node.tone == "main" else "soft")
    elif node.tone == "notice":
        pen.box(rect, "round", "note")
    elif node.role == "row":
        _paint_row(pen, placed, focused)
    elif node.role == "radiogroup":
        paint_lines(pen, rect, label_of(node), pen.base(rect) + "+b")
        below = len(text_lines(label_of(node), rect.width))
        paint_notes(pen, Rect(rect.x, rect.y + below, rect.width, rect.height), node.description)
    elif node.role == "listitem":
        pen.put(rect.x, rect.y, "•", pen.base(rect))
    elif node.role == "alert":
        pen.put(rect.x, rect.y, "▌", "edge")


def _paint_window(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    pen.box(placed.rect, "round", "edge", inside="plain")


def _paint_title(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    """The title bar: dark for the window in front."""
    rect = placed.rect
    front = placed.node.tone == "main"
    pen.fill(rect, "main" if front else "soft")
    pen.put(rect.x, rect.y, f" {placed.node.name}", "main+b" if front else "soft")


def _paint_dialog(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    rect = placed.rect
    pen.box(rect, "double", "edge", inside="plain")
    pen.put(rect.x + 2, rect.y, f" {placed.node.name} ", "main+b")


def _paint_menu(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    pen.box(placed.rect, "round", "edge", inside="plain")


def _paint_notice(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    rect = placed.rect
    pen.fill(rect, "lit")
    paint_lines(pen, rect.inset(3, 0), placed.node.name, "lit+b")


def _paint_table(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    return


def _paint_row(pen: Pen, placed: Placed, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    look, sign = _item_look(node, focused, pen.base(rect))
    if any(cell.role == "columnheader" for cell in node.children):
        look = "soft"
    pen.fill(rect, look)
    pen.put(rect.x, rect.y, sign, look)


# -- controls -------------------------------------------------------------------------------------------------------


def _paint_button(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    text = button_text(node)
    if rect.width < len(text) + 4 and node.sign:
        text = node.sign
    if rect.width == SIGN:
        pen.put(rect.x, rect.y, "▶✕◀" if focused else "[✕]", "focus+b" if focused else "soft+b")
        return
    down = "plain+b" if pen.base(rect) == "main" else "main+b"
    look = down if node.pressed else "main+b" if node.tone == "main" else "soft+b"
    look = "focus+b" if focused else pen.base(rect) + "+i" if node.disabled else look
    if placed.tall:
        pen.box(rect, "heavy" if focused else "round", look)
        pen.put(rect.x + (rect.width - len(text)) // 2, rect.y + 1, text, look)
        return
    left, right = _ends(node, focused)
    pen.put(rect.x, rect.y, left + cut(text, rect.width - 4) + right, look)


def _ends(node: Node, focused: bool) -> tuple[str, str]:
    """What stands at both ends of a button of one row."""
    if node.disabled:
        return "· ", " ·"
    if node.pressed:
        return ("▶▐", "▌◀") if focused else ("▐ ", " ▌")
    return ("▶ ", " ◀") if focused else ("[ ", " ]")


def _paint_tab(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    look = "focus+b" if focused else "main+b" if node.selected else "soft"
    left, right = ("▶ ", " ◀") if focused else ("┃ ", " ┃") if node.selected else ("│ ", " │")
    pen.fill(rect, look)
    pen.put(rect.x, rect.y, left + cut(node.name, rect.width - 4), look)
    pen.put(rect.right - 2, rect.y, right, look)


def _paint_tick(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = pen.base(rect)
    look = "focus+b" if focused else "quiet+i" if node.disabled else base
    boxes = ("○", "●") if node.role == "radio" else ("☐", "☑")
    lines = len(text_lines(node.name, rect.width - 4))
    pen.fill(Rect(rect.x, rect.y, rect.width, lines), look)
    pen.put(rect.x, rect.y, "▶" if focused else " ", look)
    pen.put(rect.x + 1, rect.y, boxes[bool(node.checked)], look)
    paint_lines(pen, Rect(rect.x + 3, rect.y, rect.width - 4, lines), label_of(node) if lines == 1 else node.name, look)
    paint_notes(pen, Rect(rect.x, rect.y + lines, rect.width, rect.height - lines), node.description)


def _paint_link(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    look = "focus+bu" if focused else "link+u"
    for row, line in enumerate(text_lines(node.name, rect.width - 2)):
        pen.put(rect.x + 1, rect.y + row, node.name[line.start : line.end], look)
    if focused:
        pen.put(rect.x, rect.y, "▶", "focus")
        pen.put(rect.right - 1, rect.y, "◀", "focus")


def _item_look(node: Node, focused: bool, base: str) -> tuple[str, str]:
    """(look, sign before it) of an item of a list."""
    if focused:
        return "focus+b", "▶" if node.selected or node.role == "menuitem" else "▷"
    if node.selected:
        return "main+b", "▶"
    return ("quiet+i" if node.disabled else base), " "


def _paint_item(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    look, sign = _item_look(node, focused, pen.base(rect))
    text = item_text(node)
    indent = len(text) - len(text.lstrip())
    lines = text_lines(text, rect.width - GUTTER - 1)
    pen.fill(rect, look)
    pen.put(rect.x, rect.y, sign, look)
    for row, line in enumerate(lines):
        pen.put(rect.x + GUTTER + (indent if row else 0), rect.y + row, text[line.start : line.end], look)
    if node.description:
        x = rect.x + GUTTER + len(text) + 2
        room = rect.right - 1 - x
        said = cut(node.description, room)
        pen.put(rect.right - 1 - len(said), rect.y, said, look)


def _paint_icon(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    _paint_picture_of(pen, icon_of(node), rect.x + (rect.width - CELLS[0]) // 2, rect.y, 1)
    left, right = ("▶", "◀") if focused else ("▶", " ") if node.selected else (" ", " ")
    text = left + cut(node.name, rect.width - 2) + right
    look = "focus+b" if focused else "main+b" if node.selected else "ground+b"
    pen.put(rect.x + (rect.width - len(text)) // 2, rect.y + CELLS[1], text, look)


# -- to read --------------------------------------------------------------------------------------------------------


def _paint_text(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    base = pen.base(rect)
    if node.role in ("cell", "columnheader"):
        under = pen.canvas.cells[max(0, min(rect.y, laid.height - 1))][max(0, min(rect.x, laid.width - 1))][1]
        _paint_cell(pen, placed, under)
        return
    look = {"heading": "heading+b", "status": "quiet", "alert": "note+b"}.get(node.role, base)
    if node.role == "status" and base != "plain":
        look = base
    if framed(node):
        pen.box(rect, "round", "note")
        paint_lines(pen, rect.inset(2, 1), node.name, "note+b")
        return
    if node.tone == "quiet":
        look = "quiet"
    elif node.tone == "main":
        look = base + "+b"
    above = rect.height - len(text_lines(node.name, rect.width)) if node.role == "heading" else 0
    paint_lines(pen, Rect(rect.x, rect.y + above, rect.width, rect.height), node.name, look, marks=node.marks)


def _paint_cell(pen: Pen, placed: Placed, under: object) -> None:
    rect, node = placed.rect, placed.node
    text = cut(node.name, rect.width)
    look = next((one for one in ("focus+b", "main+b", "soft") if pen.looks[one] is under), "plain")
    pen.put(rect.x, rect.y, text, f"{look}+b" if node.role == "columnheader" and "+" not in look else look)


def _paint_picture_of(pen: Pen, picture: Picture | None, x: int, y: int, scale: int) -> None:
    if picture is None or pen.shaded:
        pen.box(Rect(x, y, CELLS[0] * scale, CELLS[1] * scale), "round", "edge")
    else:
        pen.picture(x, y, picture, scale)


def _paint_picture(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    """As large as there is room for, with its words below."""
    node, rect = placed.node, placed.rect
    base = pen.base(rect)
    words = len(text_lines(node.name, rect.width))
    scale = max(1, min((rect.height - words) // CELLS[1], rect.width // CELLS[0]))
    _paint_picture_of(pen, PICTURES.get(node.picture), rect.x, rect.y, scale)
    below = Rect(rect.x, rect.y + CELLS[1] * scale, rect.width, words)
    paint_lines(pen, below, node.name, base + "+i")


def _paint_rule(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    pen.put(placed.rect.x, placed.rect.y, "─" * placed.rect.width, "edge")


def _paint_progress(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    node, rect = placed.node, placed.rect
    pen.put(rect.x, rect.y, f"{node.name}  {node.value}", pen.base(rect))


def cut(text: str, width: int) -> str:
    """``text`` in ``width`` cells: with … where some of it is left out."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…" if width > 0 else ""


Painter = Callable[[Pen, Placed, Laid, bool], None]

_PAINTERS: dict[str, Painter] = {
    "box": _paint_box, "window": _paint_window, "title": _paint_title, "dialog": _paint_dialog, "menu": _paint_menu,
    "list": _paint_menu, "notice": _paint_notice, "table": _paint_table, "button": _paint_button, "tab": _paint_tab,
    "tick": _paint_tick, "link": _paint_link, "item": _paint_item, "icon": _paint_icon, "text": _paint_text,
    "picture": _paint_picture, "rule": _paint_rule, "progress": _paint_progress, "field": paint_field,
    "area": paint_area,
}  # fmt: skip
