"""The base of the views of the activities: they show a state and report acts. They decide nothing."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget

from kiosk.course.acts import Act
from kiosk.course.keyboard.caps_lock import CapsLock, caps_lock_message
from kiosk.course.keyboard.layouts import Layout
from kiosk.course.model import Activity
from kiosk.course.solution import SolutionAct
from kiosk.ui.replaceable import Replaceable


def centre_of(region: Region) -> Offset:
    """The cell in the middle of ``region``."""
    return Offset(region.x + region.width // 2, region.y + region.height // 2)


class ActivityView(Replaceable, Widget):
    """The view of one activity.

    ``show`` draws a state, whether the learner reached it or « Voir comment faire » plays it on the same controls.
    """

    class Acted(Message):
        """The learner did something."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    def __init__(self, activity: Activity, state: Any, layout: Layout) -> None:
        super().__init__(id="view")
        self.activity: Any = activity
        self.state = state
        self.layout_of_keys = layout
        self.open = True
        self.caps_lock = CapsLock()

    def observe_caps_lock(self, act: Act) -> None:
        """Notice what ``act``, made in the present state, tells of Caps Lock. Only where text is typed."""

    def caps_lock_message(self) -> str:
        """The sentence about Caps Lock where it is in the way; else ""."""
        return caps_lock_message(self.caps_lock, self.layout_of_keys)

    def report(self, act: Act) -> None:
        """Report an act to the player, as long as the step is open: at once, not from one parent to the next."""
        if self.open:
            self.screen.post_message(self.Acted(act))

    def show(self, state: Any) -> None:
        """Draw ``state``."""
        self.state = state

    def echo(self, state: Any) -> bool:
        """Draw only what changes at once with the learner's act; True where that is done, and ``show`` follows.

        Typing is slow to watch where each letter waits for the whole view.
        """
        return False

    def needs_room_after(self, act: Act) -> bool:
        """Whether the learner, with ``act``, set to work on what needs every row: what was to be read first closes."""
        return False

    def close(self) -> None:
        """The step is done: the state stays displayed, and no act is reported any more."""
        self.open = False

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        """The cell of the screen where ``act``, a part of ``gesture``, takes place; None for an act of the keyboard."""
        return None

    def grip_cell(self, act: Act) -> Offset | None:
        """The cell of the screen where a drag begins that is one act; None for any other act."""
        return None

    def key_of(self, act: Act) -> str | None:
        """The key that makes ``act``, to show it on the keyboard; None without one."""
        return None

    def take_focus(self) -> None:
        """Focus the control that the learner begins with."""
        first = self.first_control()
        if first is not None:
            first.focus()

    def first_control(self) -> Widget | None:
        """Where the keyboard arrives first; None where nothing here can be focused now."""
        return next((w for w in self.query("*") if w.focusable), self if self.focusable else None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
