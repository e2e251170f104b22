"""The widget of the simulated computer: mouse and keys become acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.message import Message

from kiosk.cells import Cell
from kiosk.course.acts import Act, MouseButton, Typed
from kiosk.desk.nodes import Node, find
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.caret_lines import caret_act
from kiosk.ui.desk.display import DeskDisplay
from kiosk.ui.desk.hover import PointerShape, choice_at, pointer_shape, sign_at
from kiosk.ui.desk.mouse import DeskMouse
from kiosk.ui.desk.scroll_keys import scroll_by_key
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.widgets.mouse_capture import MouseCapture
from kiosk.ui.widgets.text_box import MAX_PASTE_LENGTH


class DeskWidget(DeskDisplay, MouseCapture, can_focus=True):
    """Holds no state of the computer but scroll positions and what the mouse is doing."""

    takes_text: ClassVar[bool] = True

    class Acted(Message):
        """The learner did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    class FocusReturned(Message):
        """The focus came back after Tab had moved it on from the last control: the first control should get it."""

    def __init__(self, root: Node, leaves: Callable[[str], bool], patience: float = 1.0) -> None:
        """``leaves``: whether a Tab key, by its name, moves the focus out of the simulated computer."""
        super().__init__(root, DeskMouse(patience))
        self.accepts_input = True
        """Whether mouse and keys become acts; scrolling always works."""
        self._leaves = leaves
        self._tabbed_out = False
        self._dragged_bar = ""
        self._top = 0
        """The row of the screen that it began at when a button was pressed last."""
        self._shape: PointerShape = "default"

    # -- the mouse ------------------------------------------------------------------------------------------------

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        self._tabbed_out = False
        self.mark_focus(by_keyboard=False)
        self.mark_hovered()
        layout = self.viewport.layout
        pane = layout.pane_at(x, y)
        if pane is not None and pane.bar.contains(x, y) and not pane.inert:
            self._dragged_bar = pane.id
            self._set_scroll(scrolling.after_bar_press(layout, pane, y, self.viewport.scroll))
            return True
        if button == "right":
            self.viewport.menu_cell = (x, y)
        slid, self._top = self._top - self.region.y, self.region.y
        self._send(self.mouse.press(layout, x, y, button, self.event_time, slid))
        return True

    def mouse_moved(self, x: int, y: int) -> None:
        if self._dragged_bar:
            pane = self.viewport.layout.panes_by_id.get(self._dragged_bar)
            if pane is not None:
                self._set_scroll(scrolling.after_bar_drag(pane, y, self.viewport.scroll))
        elif self.captured:
            dragged = self.mouse.dragged
            self._send(self.mouse.move(self.viewport.layout, x, y, self.event_time))
            if dragged is not None or self.mouse.dragged is not None or self.mouse.frame is not None:
                self.redraw()
        else:
            self._hover(x, y)

    def _hover(self, x: int, y: int) -> None:
        """The pointer takes the shape of what it is over, a sign tells its name, an entry of a menu is marked."""
        shape = pointer_shape(self.viewport.layout, x, y)
        if shape != self._shape:
            self._shape = shape
            self.styles.pointer = shape
        layout = self.viewport.layout
        self.mark_hovered(sign_at(layout, x, y), choice_at(layout, x, y))

    def on_leave(self) -> None:
        self.mark_hovered()

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        redraws = self.mouse.dragged is not None or self.mouse.frame is not None
        acts: tuple[Act, ...] = ()
        if not self._dragged_bar:
            acts = self.mouse.release(self.viewport.layout, x, y, button, self.event_time, self.held_key)
        self._dragged_bar = ""
        self._send(acts)
        if redraws:
            self.redraw()

    def mouse_lost(self, at: Cell | None) -> None:
        redraws = self.mouse.dragged is not None or self.mouse.frame is not None
        self.mouse.cancel()
        self._dragged_bar = ""
        if redraws:
            self.redraw()

    def mouse_wheeled(self, x: int, y: int, notches: int) -> None:
        self._set_scroll(scrolling.after_wheel(self.viewport.layout, x, y, notches, self.viewport.scroll))

    def _set_scroll(self, scroll: scrolling.Scroll) -> bool:
        changed = self.viewport.set_scroll(scroll)
        if changed:
            self.redraw()
        return changed

    def _send(self, acts: tuple[Act, ...]) -> None:
        for act in acts if self.accepts_input else ():
            self.post_message(self.Acted(act))

    # -- the keyboard ---------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        act = press_of(event)
        if act is None or not self.accepts_input:
            return
        if act.key in ("tab", "shift+tab") and self._leaves(act.key):
            self._tabbed_out = act.key == "tab"
            return
        event.stop()
        event.prevent_default()
        self.mark_focus(by_keyboard=True)
        if not self._scrolls(act.key):
            self._send((caret_act(self.viewport.layout, self.viewport.focused_id, act.key) or act,))

    def _scrolls(self, key: str) -> bool:
        """Scroll where the key does that and nothing else; whether it did."""
        viewport = self.viewport
        node = find(viewport.root, viewport.focused_id) if viewport.focused_id else None
        after = scroll_by_key(viewport.layout, node, key, viewport.scroll)
        if after is not None:
            self._set_scroll(after)
        return after is not None

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._send((Typed(event.text[:MAX_PASTE_LENGTH]),))

    def on_focus(self) -> None:
        if self._tabbed_out:
            # after the click that may have brought the focus: that one moves it by itself
            self.call_later(self._report_focus)

    def _report_focus(self) -> None:
        if self._tabbed_out and self.has_focus:
            self._tabbed_out = False
            self.post_message(self.FocusReturned())
