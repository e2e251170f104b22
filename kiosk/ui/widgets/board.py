"""The board of a pointing step: one widget that draws everything on it and tells every move of the hand."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, Literal

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Resized, Wheeled
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.canvas import Canvas

_BUTTONS: dict[int, Literal["left", "middle", "right"]] = {1: "left", 2: "middle", 3: "right"}
_STEPS = {"left": (-2, 0), "right": (2, 0), "up": (0, -1), "down": (0, 1)}


class Board(Replaceable, Widget, can_focus=True):
    """Raw down, move, up and wheel become acts with the board's own cells.

    With the keyboard the arrows move a pointer of the board's own, Enter clicks, the space bar presses and lets go,
    Shift+F10 is the right button: so nobody is shut out who cannot use a mouse today.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--target", "board--over", "board--held", "board--there", "board--cover", "board--pointer", "board--decor",
    }  # fmt: skip

    class Acted(Message):
        """The hand did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    def __init__(self, paint: Callable[[Board, Canvas], None]) -> None:
        """``paint`` draws what stands on the board."""
        super().__init__(id="board")
        self._paint = paint
        self._canvas: Canvas | None = None
        self._captured = False
        self._keyboard_at: tuple[int, int] | None = None
        self._keyboard_holds = False

    def redraw(self) -> None:
        """Draw anew what stands on the board."""
        self._canvas = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if self._canvas is None or (self._canvas.width, self._canvas.height) != (width, height):
            canvas = Canvas(width, height, self.rich_style)
            self._paint(self, canvas)
            if self._keyboard_at is not None and self.has_focus:
                canvas.put(*self._keyboard_at, "◤", self.get_component_rich_style("board--pointer"))
            self._canvas = canvas
        return self._canvas.strip(y)

    def notify_style_update(self) -> None:
        self._canvas = None
        super().notify_style_update()

    def on_resize(self, event: events.Resize) -> None:
        self._keyboard_at = None
        self._canvas = None
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

    def on_blur(self) -> None:
        self.redraw()

    def on_focus(self) -> None:
        self.redraw()
