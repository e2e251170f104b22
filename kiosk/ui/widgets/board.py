"""The board of a pointing exercise: one widget that draws everything on it and reports every mouse event."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import events
from textual.message import Message

from kiosk.cells import Cell
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerFound, PointerMoved, PointerUp, Resized, Wheeled
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.mouse_capture import MouseCapture
from kiosk.ui.widgets.painter import Painter

_STEPS = {"left": (-2, 0), "right": (2, 0), "up": (0, -1), "down": (0, 1)}


class Board(CanvasWidget, MouseCapture, can_focus=True):
    """Presses, moves, releases and the wheel become acts, with cells counted from the board's left top.

    For people who cannot use a mouse, the arrow keys move a pointer drawn on the board, Enter clicks, the space bar
    presses and releases, Shift+F10 is the right button.
    """

    style_prefix = "board"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(
        style_prefix, ("target", "over", "held", "there", "cover", "pointer", "decor")
    )

    class Acted(Message):
        """The learner did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    def __init__(self, paint: Callable[[Painter], None]) -> None:
        """``paint`` draws what is on the board."""
        super().__init__(id="board")
        self._paint = paint
        self._keyboard_at: Cell | None = None
        self._keyboard_holds = False

    def draw(self) -> Canvas:
        canvas = Canvas(*self.size)
        painter = Painter(canvas)
        self._paint(painter)
        if self._keyboard_at is not None and self.has_focus:
            painter.put(*self._keyboard_at, "◤", "pointer")
        return canvas

    def on_resize(self, event: events.Resize) -> None:
        self._keyboard_at = None
        self.post_message(self.Acted(Resized(*self.size)))
        if self.content_region.contains_point(self.app.mouse_position):
            found = self.app.mouse_position - self.content_region.offset
            self.post_message(self.Acted(PointerFound(found.x, found.y)))

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        self.post_message(self.Acted(PointerDown(x, y, button, self.event_time)))
        return True

    def mouse_moved(self, x: int, y: int) -> None:
        if self._keyboard_at is not None:
            self._keyboard_at = None
            self.redraw()
        self.post_message(self.Acted(PointerMoved(x, y, self.event_time)))

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        self.post_message(self.Acted(PointerUp(x, y, button, self.event_time)))

    def mouse_lost(self, at: Cell | None) -> None:
        if at is not None:
            self.mouse_released(*at, "left")

    def mouse_wheeled(self, x: int, y: int, notches: int) -> None:
        self.post_message(self.Acted(Wheeled(notches)))

    def on_key(self, event: events.Key) -> None:
        now = monotonic()
        x, y = self._keyboard_at or (self.size.width // 2, self.size.height // 2)
        acts: list[Act] = []
        if event.key in _STEPS:
            dx, dy = _STEPS[event.key]
            x, y = min(max(0, x + dx), self.size.width - 1), min(max(0, y + dy), self.size.height - 1)
            acts = [Wheeled(dy)] if dy else []
            acts.append(PointerMoved(x, y, now))
        elif event.key == "enter":
            acts = [PointerDown(x, y, "left", now), PointerUp(x, y, "left", now)]
        elif event.key == "space":
            holds = self._keyboard_holds
            acts = [PointerUp(x, y, "left", now) if holds else PointerDown(x, y, "left", now)]
            self._keyboard_holds = not holds
        elif event.key == "shift+f10":
            acts = [PointerDown(x, y, "right", now), PointerUp(x, y, "right", now)]
        else:
            return
        event.stop()
        event.prevent_default()
        self._keyboard_at = (x, y)
        for act in acts:
            self.post_message(self.Acted(act))
        self.redraw()
