"""The board of a pointing step: one widget that draws everything on it and tells every move of the hand."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, Literal

from textual import events
from textual.message import Message

from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Resized, Wheeled
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.painter import Painter

_BUTTONS: dict[int, Literal["left", "middle", "right"]] = {1: "left", 2: "middle", 3: "right"}
_STEPS = {"left": (-2, 0), "right": (2, 0), "up": (0, -1), "down": (0, 1)}


class Board(CanvasWidget, can_focus=True):
    """Raw down, move, up and wheel become acts with the board's own cells.

    With the keyboard the arrows move a pointer of the board's own, Enter clicks, the space bar presses and lets go,
    Shift+F10 is the right button: so nobody is shut out who cannot use a mouse today.
    """

    style_prefix = "board"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(
        style_prefix, ("target", "over", "held", "there", "cover", "pointer", "decor")
    )

    class Acted(Message):
        """The hand did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    def __init__(self, paint: Callable[[Painter], None]) -> None:
        """``paint`` draws what stands on the board."""
        super().__init__(id="board")
        self._paint = paint
        self._captured = False
        self._keyboard_at: tuple[int, int] | None = None
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

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._captured and not event.button:
            self._up(event, "left")  # the button came up where we could not see it
            return
        x, y = self._cell(event)
        if self._keyboard_at is not None:
            self._keyboard_at = None
            self.redraw()
        self.post_message(self.Acted(PointerMoved(x, y, monotonic())))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        button = _BUTTONS.get(event.button)
        if button is None:
            return
        self._captured = True
        self.capture_mouse()
        x, y = self._cell(event)
        self.post_message(self.Acted(PointerDown(x, y, button, monotonic())))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._up(event, _BUTTONS.get(event.button, "left"))

    def _up(self, event: events.MouseEvent, button: Literal["left", "middle", "right"]) -> None:
        self._release()
        x, y = self._cell(event)
        self.post_message(self.Acted(PointerUp(x, y, button, monotonic())))

    def _cell(self, event: events.MouseEvent) -> tuple[int, int]:
        region = self.content_region
        return int(event.screen_x) - region.x, int(event.screen_y) - region.y

    def _release(self) -> None:
        if self._captured:
            self._captured = False
            self.release_mouse()

    def on_unmount(self) -> None:
        self._release()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Acted(Wheeled(1)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Acted(Wheeled(-1)))

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
