"""Where the keys of lines lead in a text of several lines, as these are seen: broken where the box ends. Pure.

The computer itself knows no rows of cells, so that it takes a paragraph for a line.
"""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.course.text_field import TextField
from kiosk.desk.acts import TextSelected
from kiosk.ui.desk.layout.placed import DeskLayout, text_box_layout
from kiosk.ui.widgets.text_layout import TextBoxLayout

_BY_LINES = {"up": -1, "down": 1}
_BY_PAGES = {"page_up": -1, "page_down": 1}


def caret_act(layout: DeskLayout, id: str, key: str) -> Act | None:
    """The act of a key that leads to another line of the text box ``id``; None where the key alone says it all."""
    placed = layout.by_id.get(id)
    box = text_box_layout(placed, layout) if placed is not None and placed.node.multiline else None
    if placed is None or box is None:
        return None
    field = placed.node.field or TextField()
    held, _plus, plain = key.rpartition("+")
    to = _target(box, field, plain) if held in ("", "shift") else None
    if to is None or field.press(key).caret == to:
        return None
    anchor = field.caret if field.anchor is None else field.anchor
    return TextSelected(id, anchor if held else to, to)


def _target(box: TextBoxLayout, field: TextField, key: str) -> int | None:
    """The place of the caret after ``key``; None for a key that leads to no other line or end of a line."""
    column, row = box.cell_of(field.caret)
    line = box.lines[row]
    if key in ("home", "end"):
        return line.start if key == "home" else line.end
    if key in _BY_LINES:
        to = row + _BY_LINES[key]
    elif key in _BY_PAGES:
        to = min(max(0, row + _BY_PAGES[key] * max(1, box.rect.height - 1)), len(box.lines) - 1)
    else:
        return None
    if not 0 <= to < len(box.lines):
        return field.caret
    aim = box.lines[to]
    return aim.start + min(max(0, column - aim.indent), aim.end - aim.start)
