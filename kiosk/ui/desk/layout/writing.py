"""Where the characters of a text box stand, and which one a cell is. Pure."""

from __future__ import annotations

import msgspec

from kiosk.cells import Rect
from kiosk.course.text_field import TextField
from kiosk.ui.desk.layout.placed import Laid, Placed, text_rect
from kiosk.ui.desk.layout.shapes import bullets_of
from kiosk.ui.desk.layout.text_lines import TextLine, cell_of, index_at, slid, text_lines


class Writing(msgspec.Struct, frozen=True):
    """The cells of the text, its lines, the first line and column that are seen."""

    rect: Rect
    lines: tuple[TextLine, ...]
    top: int
    left: int

    def seen(self, clip: Rect) -> Rect:
        """The part of it that shows in ``clip``."""
        return self.rect.intersection(clip)

    def cell(self, index: int) -> tuple[int, int]:
        """(column, line) of the caret before a character, counted from the beginning of the text."""
        return cell_of(self.lines, index)

    def index(self, x: int, y: int) -> int:
        """The character that a click on this cell of the surface puts the caret before."""
        return index_at(self.lines, x - self.rect.x + self.left, y - self.rect.y + self.top)


def writing(placed: Placed, laid: Laid) -> Writing | None:
    """How the text of a text box stands; None for what is not a text box."""
    node = placed.node
    if node.role not in ("textbox", "searchbox"):
        return None
    field = node.field or TextField()
    rect = text_rect(placed)
    if not node.multiline:
        flat = (TextLine(0, len(field.text)),)
        return Writing(rect, flat, 0, slid(len(field.text), field.caret if node.focused else 0, rect.width))
    pane = laid.panes_by_id.get(node.id)
    if pane is not None:
        rect = Rect(rect.x, rect.y, pane.area.width, rect.height)
    lines = text_lines(field.text, rect.width - 1, bullets_of(node))
    return Writing(rect, lines, pane.top if pane else 0, 0)
