"""The text box of typing exercises."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.geometry import Size

from kiosk.cells import Rect
from kiosk.course.acts import Act, CaretSet, Typed
from kiosk.course.text_field import TextField
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.text_layout import TextBoxLayout, cell_of, first_seen, unbroken_lines

_LEAVES = {"tab", "shift+tab", "escape", "page_up", "page_down"}
MAX_PASTE_LENGTH = 500
"""Characters taken from one paste; a longer one is an accident, and would hold up the screen."""


class TextBox(CanvasWidget, can_focus=True):
    """Displays a :class:`TextField` and reports what is done to it. It does not change the text itself."""

    takes_text: ClassVar[bool] = True
    style_prefix = "text-box"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(style_prefix, ("caret",))

    def __init__(self, report: Callable[[Act], None], *, lines: int = 1, id: str | None = None) -> None:
        """``report`` is called with each act: a key, a paste, or a click that moves the caret.

        ``lines``: height in lines of text. With one line, the up and down keys are left to the screen.
        """
        super().__init__(id=id)
        self._report = report
        self.field = TextField()
        self.lines = lines
        self.styles.height = lines + 2

    def show(self, field: TextField) -> None:
        """Display ``field``."""
        if field != self.field:
            self.field = field
            self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.lines

    def draw(self) -> Canvas:
        canvas = Canvas(*self.size)
        painter = Painter(canvas)
        layout = self._text_layout()
        for x, y, line in layout.visible_lines():
            painter.put(x, y, self.field.text[line.start : line.end], "", typed=True)
        if self.has_focus:
            painter.put(*layout.caret(self.field.text, self.field.caret), "caret")
        return canvas

    def _text_layout(self) -> TextBoxLayout:
        """Scrolled so that the caret is visible."""
        lines = unbroken_lines(self.field.text)
        column, row = cell_of(lines, self.field.caret)
        room = Rect(0, 0, *self.size)
        return TextBoxLayout(room, lines, first_seen(row, self.lines), first_seen(column, room.width))

    def on_key(self, event: events.Key) -> None:
        act = press_of(event)
        if act is None or act.key in _LEAVES or act.key.startswith("ctrl+"):
            return
        if self.lines == 1 and act.key in ("up", "down"):
            return
        event.stop()
        event.prevent_default()
        self._report(act)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._report(Typed(event.text[:MAX_PASTE_LENGTH]))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        self.focus()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        self._report(CaretSet(self._text_layout().index_at(offset.x, offset.y)))
