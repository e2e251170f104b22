"""The monitor of the simulated computer: the one widget that draws the desk and tells what hand and keys do."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual import events
from textual.message import Message

from kiosk.cells import Cell
from kiosk.course.acts import Act, MouseButton, Typed
from kiosk.desk.nodes import Node, find
from kiosk.ui.desk import scrolling
from kiosk.ui.desk.display import DeskDisplay
from kiosk.ui.desk.mouse import DeskHand
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.widgets.mouse_capture import MouseCapture
from kiosk.ui.widgets.text_box import LONGEST_PASTE

_PAGES = {"page_up": -1, "page_down": 1}
_ROWS = {"up": -1, "down": 1}
_KEEP_ARROWS = ("textbox", "searchbox", "combobox", "option", "treeitem", "menuitem", "row", "tab", "radio")


class DeskWidget(DeskDisplay, MouseCapture, can_focus=True):
    """Holds no state of the computer: only how far things are scrolled, and what the hand is about."""

    class Acted(Message):
        """The hand or a key did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    class CameBack(Message):
        """The keyboard came round again, after it left by Tab: its attention is to begin at the first control."""

    def __init__(self, root: Node, leaves: Callable[[str], bool], patience: float = 1.0) -> None:
        """``leaves`` says whether a Tab key (by name) goes past the last control, to what is around the monitor."""
        super().__init__(root, DeskHand(patience))
        self.taking = True
        """Whether it takes what hand and keys do; what scrolls always scrolls."""
        self._leaves = leaves
        self._left = False
        self._bar = ""

    # -- the mouse ------------------------------------------------------------------------------------------------

    def mouse_pressed(self, x: int, y: int, button: MouseButton) -> bool:
        self._left = False
        laid = self.viewport.laid
        pane = laid.pane_at(x, y)
        if pane is not None and pane.bar.contains(x, y) and not pane.inert:
            self._bar = pane.id
            self._roll(scrolling.barred(laid, pane, y, self.viewport.scroll))
            return True
        if button == "right":
            self.viewport.menu_at = (x, y)
        self._tell(self.hand.down(laid, x, y, button, monotonic()))
        return True

    def mouse_moved(self, x: int, y: int) -> None:
        if self._bar:
            pane = self.viewport.laid.panes_by_id.get(self._bar)
            if pane is not None:
                self._roll(scrolling.dragged(pane, y, self.viewport.scroll))
        elif self.captured:
            carried = self.hand.carried
            self._tell(self.hand.moved(self.viewport.laid, x, y, monotonic()))
            if carried is not None or self.hand.carried is not None:
                self.redraw()

    def mouse_released(self, x: int, y: int, button: MouseButton) -> None:
        carried = self.hand.carried
        acts = () if self._bar else self.hand.up(self.viewport.laid, x, y, button, monotonic())
        self._bar = ""
        self._tell(acts)
        if carried is not None:
            self.redraw()

    def mouse_lost(self, at: Cell | None) -> None:
        carried = self.hand.carried
        self.hand.cancel()
        self._bar = ""
        if carried is not None:
            self.redraw()

    def mouse_wheeled(self, x: int, y: int, notches: int) -> None:
        self._roll(scrolling.wheeled(self.viewport.laid, x, y, notches, self.viewport.scroll))

    def _roll(self, scroll: scrolling.Scroll) -> bool:
        changed = self.viewport.scrolled(scroll)
        if changed:
            self.redraw()
        return changed

    def _tell(self, acts: tuple[Act, ...]) -> None:
        for act in acts if self.taking else ():
            self.post_message(self.Acted(act))

    # -- the keyboard ---------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        act = press_of(event)
        if act is None or not self.taking:
            return
        if act.key in ("tab", "shift+tab") and self._leaves(act.key):
            self._left = act.key == "tab"
            return
        event.stop()
        event.prevent_default()
        if not self._scrolls(act.key):
            self._tell((act,))

    def _scrolls(self, key: str) -> bool:
        """Whether the key moves what is seen, and nothing else."""
        viewport = self.viewport
        node = find(viewport.root, viewport.attention) if viewport.attention else None
        if key in _PAGES:
            self._roll(scrolling.paged(viewport.laid, viewport.attention, _PAGES[key], viewport.scroll))
            return True
        if key in _ROWS and (node is None or node.role not in _KEEP_ARROWS):
            return self._roll(scrolling.stepped(viewport.laid, viewport.attention, _ROWS[key], viewport.scroll))
        return False

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._tell((Typed(event.text[:LONGEST_PASTE]),))

    def on_focus(self) -> None:
        if self._left:
            # a click that brings the focus is dealt with first: it says itself where to go
            self.call_later(self._come_back)

    def _come_back(self) -> None:
        if self._left and self.has_focus:
            self._left = False
            self.post_message(self.CameBack())
