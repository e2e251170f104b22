"""A box to write in, drawn from a pure text field; the next character of a model can be marked beside it."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.course.acts import Act, CaretSet, Typed
from kiosk.course.text_field import TextField
from kiosk.ui.input.key_presses import pressed
from kiosk.ui.replaceable import Replaceable

_LEAVES = {"tab", "shift+tab", "escape", "page_up", "page_down"}
LONGEST_PASTE = 500
"""Characters that one paste brings at most: what is longer is a mishap, and would hold up the screen."""


class TextBox(Replaceable, Widget, can_focus=True):
    """Shows a :class:`TextField` and says what was done to it. It holds no text of its own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-box--caret"}

    class Acted(Message):
        """A key, a paste, or the caret put with the mouse."""

        def __init__(self, box: TextBox, act: Act) -> None:
            super().__init__()
            self.box = box
            self.act = act

        @property
        def control(self) -> TextBox:
            return self.box

    def __init__(self, *, lines: int = 1, id: str | None = None) -> None:
        """``lines``: rows of text that the box has room for; with one row, up, down and Enter leave the box."""
        super().__init__(id=id)
        self.field = TextField()
        self.lines = lines
        self.styles.height = lines + 2

    def show(self, field: TextField) -> None:
        """Draw ``field``."""
        if field != self.field:
            self.field = field
            self.refresh(self.size.region)  # the edge stays

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.lines

    def render_line(self, y: int) -> Strip:
        style = self.rich_style
        top, left = self._scroll()
        rows = self.field.text.split("\n")
        width = self.size.width
        if y + top >= len(rows):
            return Strip.blank(width, style)
        row = rows[y + top]
        caret = self._caret_column() if self._caret_row() == y + top and self.has_focus else -1
        caret_style = self.get_component_rich_style("text-box--caret")
        line = row + " "
        segments = []
        if caret >= 0:
            segments = [
                Segment(line[left:caret], style),
                Segment(line[caret], caret_style),
                Segment(line[caret + 1 : left + width], style),
            ]
        else:
            segments = [Segment(line[left : left + width], style)]
        return Strip(segments).adjust_cell_length(width, style)

    def _caret_row(self) -> int:
        return self.field.text.count("\n", 0, self.field.caret)

    def _caret_column(self) -> int:
        return self.field.caret - (self.field.text.rfind("\n", 0, self.field.caret) + 1)

    def _scroll(self) -> tuple[int, int]:
        """The first row and column that are seen, so that the caret is."""
        top = max(0, self._caret_row() - self.lines + 1)
        return top, max(0, self._caret_column() - self.size.width + 1)

    def on_key(self, event: events.Key) -> None:
        act = pressed(event)
        if act is None or act.key in _LEAVES or act.key.startswith("ctrl+"):
            return
        if self.lines == 1 and act.key in ("up", "down"):
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Acted(self, act))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.post_message(self.Acted(self, Typed(event.text[:LONGEST_PASTE])))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        self.focus()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        top, left = self._scroll()
        rows = self.field.text.split("\n")
        row = min(offset.y + top, len(rows) - 1)
        before = sum(len(r) + 1 for r in rows[:row])
        self.post_message(self.Acted(self, CaretSet(before + min(offset.x + left, len(rows[row])))))
