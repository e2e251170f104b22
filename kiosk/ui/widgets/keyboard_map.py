"""The drawn keyboard, with the keys to press for one character or key highlighted."""

from __future__ import annotations

from typing import ClassVar, get_args

from textual.geometry import Size

from kiosk.course.keyboard.layouts import CAPS_LOCK, Layout, Stroke, find_strokes
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.keyboard_drawing import KeyStyle, draw_keyboard
from kiosk.ui.widgets.keyboard_plan import COLUMNS_NEEDED, ROWS_NEEDED, Height


class KeyboardMap(CanvasWidget):
    """The keys to press stand out by shape, weight and colour.

    The largest drawing that fits is used: 74 or 94 columns; 6, 13 or 18 rows.
    """

    style_prefix = "keyboard-map"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(style_prefix, get_args(KeyStyle))

    can_focus = False

    def __init__(self, layout: Layout, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._keyboard = layout
        self._wanted: str | None = None
        self._note = ""
        self._caps_lock = self._turn_off = False
        self._found: tuple[str, ...] = ()
        self._pressed: tuple[Stroke, ...] = ()

    def show(
        self,
        wanted: str | None,
        note: str = "",
        *,
        caps_lock: bool = False,
        turn_off: bool = False,
        found: tuple[str, ...] = (),
    ) -> None:
        """Highlight the keys for ``wanted``, a character or the name of a key; None for nothing.

        ``note`` is said before the sentence that names them. ``caps_lock`` is whether it is on; with ``turn_off``, that
        key is to be pressed before. ``found`` are the keys that were found before, and stay marked.
        """
        self._found, self._wanted, self._note, self._pressed = found, wanted, note, ()
        self._caps_lock, self._turn_off = caps_lock, turn_off
        self.redraw()

    def press(self, wanted: str | None, stroke: int = 0) -> None:
        """Show the keys of one stroke of ``wanted`` pressed (a dead key takes two: 0 and 1); None releases all."""
        self._pressed = self._strokes_of(wanted)[stroke : stroke + 1] if wanted is not None else ()
        self.redraw()

    def strokes_of(self, wanted: str) -> int:
        """The number of strokes for ``wanted`` on this keyboard; 0 where it cannot be typed."""
        return len(self._strokes_of(wanted))

    def _strokes_of(self, wanted: str) -> tuple[Stroke, ...]:
        """The strokes from a keyboard without Caps Lock to one without it."""
        path = find_strokes(self._keyboard, wanted) or ()
        return (*path, path[0]) if path and path[0].key == CAPS_LOCK else path

    @property
    def drawing_height(self) -> Height:
        """The tallest drawing that fits."""
        rows = self.size.height
        return "tall" if rows >= ROWS_NEEDED["tall"] else "large" if rows >= ROWS_NEEDED["large"] else "compact"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of the tallest drawing that fits in the container."""
        fitting = [rows for rows in ROWS_NEEDED.values() if rows <= container.height]
        return max(fitting, default=ROWS_NEEDED["compact"])

    def draw(self) -> Canvas:
        """Centred."""
        canvas = Canvas(*self.size)
        wide = self.size.width >= COLUMNS_NEEDED[True]
        left = max(0, (self.size.width - COLUMNS_NEEDED[wide]) // 2)
        height = self.drawing_height
        draw_keyboard(
            canvas, left, self._keyboard, self._wanted, self._pressed,
            wide=wide, height=height, note=self._note, caps_lock=self._caps_lock, turn_off=self._turn_off,
            found=self._found,
        )  # fmt: skip
        return canvas
