"""The base of every widget that keeps the mouse from a press to its release."""

from __future__ import annotations

from textual import events

from kiosk.cells import Cell
from kiosk.course.acts import MouseButton
from kiosk.course.solution import HeldKey
from kiosk.ui.widgets.forwarded_input import TimedInput

_BUTTONS: dict[int, MouseButton] = {1: "left", 2: "middle", 3: "right"}


class MouseCapture(TimedInput):
    """Subclasses implement the ``mouse_…`` methods; their cells are counted from the left top of the content.

    From a press that :meth:`mouse_pressed` takes until its button comes up, every event of the mouse comes here. The
    capture ends with the widget too: one that is removed while it holds the mouse would leave the whole mouse dead.
    Name it after a widget's other base: Textual takes component classes and type selectors from the first alone.
    """

    captured = False
    """Whether a press was taken whose button is still down."""
    event_time = 0.0
    """When the terminal sent what is handled now, in seconds of the monotonic clock."""

    held_key: HeldKey = ""
    """The key that was held when the button came up."""

    def cell_of(self, event: events.MouseEvent) -> Cell:
        """The cell of an event, which may be outside the widget."""
        region = self.content_region
        return int(event.screen_x) - region.x, int(event.screen_y) - region.y

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        """A button went down; True to capture the mouse until it comes up."""
        raise NotImplementedError

    def mouse_moved(self, x: int, y: int) -> None:
        """The mouse moved over the widget, or anywhere while it is captured."""

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        """The button came up after a press that was taken."""

    def mouse_lost(self, at: Cell | None) -> None:
        """The capture ended without a release: the button came up unseen, or the widget goes away (``at`` is None)."""

    def mouse_wheeled(self, x: int, y: int, notches: int) -> None:
        """The wheel turned over the widget, down (1) or up (-1)."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.event_time = event.time
        button = _BUTTONS.get(event.button)
        if button is not None and self.mouse_pressed(*self.cell_of(event), button):
            event.stop()
            self.captured = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.event_time = event.time
        if self.captured:
            event.stop()
            if not event.button:  # it came up where we could not see it
                self._end_capture()
                self.mouse_lost(self.cell_of(event))
                return
        self.mouse_moved(*self.cell_of(event))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.event_time = event.time
        if self.captured:
            event.stop()
            self._end_capture()
            self.held_key = "shift" if event.shift else "ctrl" if event.ctrl or event.meta else ""
            self.mouse_released(*self.cell_of(event), _BUTTONS.get(event.button, "left"))

    def on_mouse_release(self) -> None:
        # taken from us; one that we ended ourselves is dealt with, and the next press may have begun another since
        if self.captured and self.app.mouse_captured is not self:
            self.captured = False
            self.mouse_lost(None)

    def on_unmount(self) -> None:
        if self.captured:
            self._end_capture()
            self.mouse_lost(None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.mouse_wheeled(*self.cell_of(event), 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.mouse_wheeled(*self.cell_of(event), -1)

    def _end_capture(self) -> None:
        self.captured = False
        self.release_mouse()
