"""Draws what is written: paragraphs, fields and boxes of several lines, with caret, selection and styles."""

from __future__ import annotations

from kiosk.cells import Rect
from kiosk.course.text_field import TextField
from kiosk.desk.nodes import Mark
from kiosk.ui.desk.layout.placed import Laid, Placed, field_rect
from kiosk.ui.desk.layout.shapes import label_of
from kiosk.ui.desk.layout.text_lines import TextLine, text_lines
from kiosk.ui.desk.layout.writing import Writing, writing
from kiosk.ui.desk.paint.pen import Pen

_MARKED = {"bold": "+b", "italic": "+i", "underline": "+u", "title": "heading+bu", "bullet": "", "found": "lit"}
MASK = "•"


def paint_lines(pen: Pen, rect: Rect, text: str, look: str, *, marks: tuple[Mark, ...] = ()) -> None:
    """``text`` in the width of ``rect``."""
    bullets = tuple((mark.start, mark.end) for mark in marks if mark.style == "bullet")
    for row, line in enumerate(text_lines(text, rect.width, bullets)):
        _line(pen, (rect.x, rect.y + row), text, line, look, marks)


def paint_notes(pen: Pen, rect: Rect, description: str) -> None:
    """The message below a control, which points at it."""
    if not description:
        return
    for row, line in enumerate(text_lines(description, rect.width - 4)):
        sign = "↑ " if row == 0 else "  "
        pen.put(rect.x + 1, rect.y + row, f"{sign}{description[line.start : line.end]} ", "note+b")


def _line(pen: Pen, at: tuple[int, int], text: str, line: TextLine, look: str, marks: tuple[Mark, ...]) -> None:
    x, y = at
    pen.put(x + line.indent, y, text[line.start : line.end], look)
    if line.indent and (line.start == 0 or text[line.start - 1] == "\n"):
        pen.put(x, y, "•", look)
    for mark in marks:
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start < end and mark.style != "bullet":
            own = _MARKED[mark.style]
            own = own if own[:1] != "+" else look.partition("+")[0] + own
            pen.put(x + line.indent + start - line.start, y, text[start:end], own)


def paint_field(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    """The label, then one line between two edges; a drop-down has its ▼."""
    node, rect, field = placed.node, placed.rect, field_rect(placed)
    base = pen.base(rect)
    label = label_of(node)
    room = placed.label or rect.width
    pen.put(rect.x, rect.y, label if len(label) <= room else label[: room - 1] + "…", base + "+b" if focused else base)
    edge = "focus+b" if focused else "edge"
    side = "┃" if focused else "│"
    look = "quiet+i" if node.disabled else "field"
    pen.put(field.x, field.y, side + " " * max(0, field.width - 2) + side, edge)
    pen.fill(Rect(field.x + 1, field.y, field.width - 2, 1), "focus" if focused and not node.field else look)
    if node.role == "combobox":
        own = "focus+b" if focused else look
        shown = node.value or node.placeholder
        quiet = "" if node.value else f"{own.partition('+')[0]}+i"
        pen.put(field.x + 1, field.y, shown[: max(0, field.width - 5)], quiet or own)
        pen.put(field.right - 4, field.y, side, edge)
        pen.put(field.right - 3, field.y, "▲ " if node.expanded else "▼ ", "focus+b" if focused else "soft+b")
    else:
        wrote = writing(placed, laid)
        if wrote is not None:
            _written(pen, placed, wrote, look, focused)
    paint_notes(pen, Rect(field.x, field.y + 1, rect.width - (field.x - rect.x), rect.height), node.description)


def paint_area(pen: Pen, placed: Placed, laid: Laid, focused: bool) -> None:
    """A box with its label in the edge."""
    node, rect = placed.node, placed.rect
    wrote = writing(placed, laid)
    if wrote is None:
        return
    box = Rect(rect.x, rect.y, rect.width, wrote.rect.height + 2)
    pen.box(box, "heavy" if focused else "round", "focus+b" if focused else "edge", inside="plain")
    pen.put(rect.x + 2, rect.y, f" {label_of(node)} "[: rect.width - 4], "focus+b" if focused else "plain+b")
    _written(pen, placed, wrote, "quiet+i" if node.disabled else "plain", focused)
    paint_notes(pen, Rect(rect.x, box.bottom, rect.width, rect.height), node.description)


def _written(pen: Pen, placed: Placed, wrote: Writing, look: str, focused: bool) -> None:
    """What is written in a box, what is selected, and the caret."""
    node = placed.node
    field = node.field or TextField()
    text = MASK * len(field.text) if node.masked else field.text
    inner = Pen(pen.canvas, pen.looks, wrote.seen(placed.clip), shaded=pen.shaded)
    if not text and node.placeholder:
        inner.put(wrote.rect.x, wrote.rect.y, node.placeholder, "quiet+i")
    start, end = field.span
    # a line that is scrolled away costs nothing
    for row in range(wrote.top, min(len(wrote.lines), wrote.top + wrote.rect.height)):
        line = wrote.lines[row]
        x, y = wrote.rect.x - wrote.left, wrote.rect.y + row - wrote.top
        _line(inner, (x, y), text, line, look, node.marks)
        a, b = max(start, line.start), min(end, line.end)
        if focused and (a < b or start <= line.end < end):
            inner.put(x + line.indent + a - line.start, y, text[a:b] or " ", "main")
    if focused:
        column, row = wrote.cell(field.caret)
        under = text[field.caret : field.caret + 1].replace("\n", " ") or " "
        inner.put(wrote.rect.x + column - wrote.left, wrote.rect.y + row - wrote.top, under, "caret")
