"""A picture of the keyboard that shows which keys to press, and how, for one character or key."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.course.keyboards import Layout, Stroke, strokes
from kiosk.i18n import language
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.keyboard_drawing import Cell, draw
from kiosk.ui.widgets.keyboard_plan import ROWS_NEEDED, WIDE_COLUMNS, Height


class KeyboardMap(Replaceable, Widget):
    """One widget without children. The keys of the finger path stand out by shape, weight and colour.

    It takes the tallest and widest drawing that its size allows: 74 or 94 columns; 6, 13 or 18 rows.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "keyboard-map--edge",
        "keyboard-map--cap",
        "keyboard-map--next",
        "keyboard-map--held",
        "keyboard-map--pressed",
        "keyboard-map--words",
        "keyboard-map--name",
    }

    can_focus = False

    def __init__(self, layout: Layout, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._keyboard = layout
        self._wanted: str | None = None
        self._pressed: tuple[Stroke, ...] = ()
        self._drawn: tuple[tuple[object, ...], list[list[Cell]]] | None = None

    def show(self, wanted: str | None) -> None:
        """Lights the path to ``wanted``, a character or one of our names of keys; None lights nothing."""
        self._wanted, self._pressed = wanted, ()
        self._refresh_changed()

    def press(self, wanted: str | None, stroke: int = 0) -> None:
        """Shows the keys of one stroke of ``wanted`` going down (a dead key has two: 0 and 1); None lets all go."""
        path = (strokes(self._keyboard, wanted) or ()) if wanted is not None else ()
        self._pressed = path[stroke : stroke + 1]
        self._refresh_changed()

    def _refresh_changed(self) -> None:
        """Paint the rows that look otherwise than before: most have no key that is lit or was."""
        before = self._drawn[1] if self._drawn else []
        now = self._rows()
        if len(before) != len(now):
            self.refresh()
        elif changed := [y for y, row in enumerate(now) if row != before[y]]:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def strokes_of(self, wanted: str) -> int:
        """How many strokes ``wanted`` takes on this keyboard; 0 where it has no way to it."""
        return len(strokes(self._keyboard, wanted) or ())

    @property
    def drawing_height(self) -> Height:
        """The tallest drawing for the rows there are."""
        rows = self.size.height
        return "tall" if rows >= ROWS_NEEDED["tall"] else "large" if rows >= ROWS_NEEDED["large"] else "compact"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The tallest drawing that its container has room for."""
        fitting = [rows for rows in ROWS_NEEDED.values() if rows <= container.height]
        return max(fitting, default=ROWS_NEEDED["compact"])

    def _rows(self) -> list[list[Cell]]:
        wide = self.size.width >= WIDE_COLUMNS
        now = (self._wanted, self._pressed, wide, self.drawing_height, language())
        if self._drawn is None or self._drawn[0] != now:
            rows = draw(self._keyboard, self._wanted, self._pressed, wide=wide, height=self.drawing_height)
            self._drawn = (now, rows)
        return self._drawn[1]

    def render_line(self, y: int) -> Strip:
        """One row of the drawing, in the middle of the widget's width."""
        rows = self._rows()
        blank = self.rich_style
        if y >= len(rows):
            return Strip.blank(self.size.width, blank)
        before = max(0, (self.size.width - len(rows[y])) // 2)
        segments = [Segment(" " * before, blank)]
        text, role = "", rows[y][0].role
        for cell in (*rows[y], None):
            if cell is not None and cell.role == role:
                text += cell.text
                continue
            segments.append(Segment(text, self.get_component_rich_style(f"keyboard-map--{role}")))
            if cell is not None:
                text, role = cell.text, cell.role
        return Strip(segments).adjust_cell_length(self.size.width, blank)
