"""Paints texts: paragraphs, fields and multi-line text boxes, with caret, selection and marks."""

from __future__ import annotations

from kiosk.cells import Cell, Rect
from kiosk.course.text_field import TextField
from kiosk.desk.nodes import Mark
from kiosk.text import typeset
from kiosk.ui.desk.layout.placed import DeskLayout, PlacedNode, field_rect, read_layout, text_box_layout
from kiosk.ui.desk.layout.rows import LABEL_INSIDE
from kiosk.ui.desk.layout.shapes import label_of
from kiosk.ui.desk.paint.styles import background
from kiosk.ui.widgets.canvas import StyleName
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.text_layout import TextBoxLayout, TextLine, text_lines

_MARKED = {
    "bold": "+b",
    "italic": "+i",
    "underline": "+u",
    "title": "heading+bu",
    "bullet": "",
    "found": "lit",
    "found_here": "lit+bu",
}
MASK = "•"


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, ending in … where some of it is left out."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "…" if width > 0 else ""


def paint_lines(painter: Painter, rect: Rect, text: str, style: str, *, marks: tuple[Mark, ...] = ()) -> None:
    """``text`` wrapped in the width of ``rect``."""
    bullets = tuple((mark.start, mark.end) for mark in marks if mark.style == "bullet")
    for row, line in enumerate(text_lines(text, rect.width, bullets)):
        _line(painter, (rect.x, rect.y + row), text, line, style, marks)


def paint_message(painter: Painter, rect: Rect, description: str) -> None:
    """The message below a control, with an arrow pointing up at it."""
    if not description:
        return
    for row, line in enumerate(text_lines(description, rect.width - 4)):
        sign = "↑ " if row == 0 else "  "
        painter.put(rect.x + 1, rect.y + row, f"{sign}{description[line.start : line.end]} ", "note+b")


def _line(
    painter: Painter,
    at: Cell,
    text: str,
    line: TextLine,
    style: StyleName,
    marks: tuple[Mark, ...],
    *,
    typed: bool = False,
) -> None:
    x, y = at
    # as one piece: what an apostrophe or a space becomes depends on what is around it
    drawn = text[line.start : line.end] if typed else typeset(text[line.start : line.end])
    painter.put(x + line.indent, y, drawn, style, typed=True)
    if line.indent and (line.start == 0 or text[line.start - 1] == "\n"):
        painter.put(x, y, "•", style)
    for mark in marks:
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start < end and mark.style != "bullet":
            own = _MARKED[mark.style]
            own = own if own[:1] != "+" else style.partition("+")[0] + own
            first = start - line.start
            painter.put(x + line.indent + first, y, drawn[first : end - line.start], own, typed=True)


def paint_selection(painter: Painter, placed: PlacedNode) -> None:
    """The selected characters of a text that is read, over the text."""
    node = placed.node
    if node.selection is None:
        return
    start, end = node.selection
    style = "caret" if background(painter, placed.rect) == "main" else "main"
    for x, y, line in read_layout(placed).visible_lines():
        a, b = max(start, line.start), min(end, line.end)
        if a < b:
            drawn = typeset(node.name[line.start : line.end])[a - line.start : b - line.start]
            painter.put(x + line.indent + a - line.start, y, drawn, style, typed=True)


def paint_field(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """The label, then a box of one row: a line on three sides; a drop-down has a ▼."""
    node, rect, field = placed.node, placed.rect, field_rect(placed)
    base = background(painter, rect)
    label = label_of(node)
    room = placed.label or rect.width
    if placed.label != LABEL_INSIDE:
        painter.put(rect.x, rect.y, cut(label, room), base + "+b" if focused else base)
    edge = f"caret/{base}" if focused else "shade" if base == "soft" else "edge"
    left, right = ("█", "█") if focused else ("▕", "▏")
    style = "quiet+i" if node.disabled else "plain+u" if base == "soft" else "soft+u"
    painter.put(field.x, field.y, left, edge)
    painter.put(field.right - 1, field.y, right, edge)
    painter.fill(Rect(field.x + 1, field.y, field.width - 2, 1), "focus" if focused and not node.field else style)
    if node.role == "combobox":
        own = "focus+b" if focused else style
        shown = node.value or node.placeholder
        quiet = "" if node.value else f"{own.partition('+')[0]}+i"
        painter.put(field.x + 1, field.y, shown[: max(0, field.width - 5)], quiet or own)
        painter.put(field.right - 4, field.y, " ▲ " if node.expanded else " ▼ ", "focus+b" if focused else "button+b")
    else:
        text_box = text_box_layout(placed, layout)
        if text_box is not None:
            _paint_text_box(painter, placed, text_box, style, focused)
    paint_message(painter, Rect(field.x, field.y + 1, rect.width - (field.x - rect.x), rect.height), node.description)


def paint_area(painter: Painter, placed: PlacedNode, layout: DeskLayout, focused: bool) -> None:
    """A multi-line text box with its label in the edge."""
    node, rect = placed.node, placed.rect
    text_box = text_box_layout(placed, layout)
    if text_box is None:
        return
    box = Rect(rect.x, rect.y, rect.width, text_box.rect.height + 2)
    painter.box(box, "heavy" if focused else "round", "edge+b" if focused else "edge", inside="plain")
    painter.put(rect.x + 2, rect.y, f" {label_of(node)} "[: rect.width - 4], "focus+b" if focused else "plain+b")
    _paint_text_box(painter, placed, text_box, "quiet+i" if node.disabled else "plain", focused)
    paint_message(painter, Rect(rect.x, box.bottom, rect.width, rect.height), node.description)


def _hint_style(style: StyleName) -> StyleName:
    """Grey, on the ground of the box and on its line."""
    grey = "shade" if style.startswith("soft") else "quiet"
    return f"{grey}+iu" if style.endswith("+u") else f"{grey}+i"


def _paint_text_box(painter: Painter, placed: PlacedNode, text_box: TextBoxLayout, style: str, focused: bool) -> None:
    """The text of a box, the selection, and the caret."""
    node = placed.node
    field = node.field or TextField()
    text = MASK * len(field.text) if node.masked else field.text
    inner = painter.clipped(text_box.rect.intersection(placed.clip))
    hint = "" if text else node.placeholder or (label_of(node) if placed.label == LABEL_INSIDE else "")
    if hint:
        inner.put(text_box.rect.x, text_box.rect.y, cut(hint, text_box.rect.width), _hint_style(style))
    start, end = field.span
    for x, y, line in text_box.visible_lines():
        _line(inner, (x, y), text, line, style, node.marks, typed=True)
        a, b = max(start, line.start), min(end, line.end)
        if focused and (a < b or start <= line.end < end):
            inner.put(x + line.indent + a - line.start, y, text[a:b] or " ", "main", typed=True)
    if focused:
        # on the first letter of a hint, which stays to be read
        inner.put(*(text_box.caret(text, field.caret) if text else text_box.caret(hint, 0)), "caret")
