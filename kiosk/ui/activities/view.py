"""What every activity's view is: it shows a state, and says what the learner did. It decides nothing."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget

from kiosk.course.acts import Act
from kiosk.course.keyboard.layouts import Layout
from kiosk.course.model import Activity
from kiosk.course.solution import SolutionAct
from kiosk.ui.replaceable import Replaceable


def centre_of(region: Region) -> Offset:
    """The cell in the middle of ``region``."""
    return Offset(region.x + region.width // 2, region.y + region.height // 2)


class ActivityView(Replaceable, Widget):
    """The twin of one activity on the screen.

    ``show`` draws a state, whoever made it: the learner, or « Voir comment faire » on the same controls. ``spot``
    says where on the screen an act takes place, for the big pointer.
    """

    keeps_keys: ClassVar[frozenset[str]] = frozenset()
    """Keys that stay in the view when it has the focus, even where others would move the focus."""

    class Did(Message):
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

    def did(self, act: Act) -> None:
        """Tell the player, as long as the step is open."""
        if self.open:
            self.post_message(self.Did(act))

    def show(self, state: Any) -> None:
        """Draw ``state``."""
        self.state = state

    def echo(self, state: Any) -> bool:
        """Draw only what the learner just did, where that can be told from the rest: True, and ``show`` follows."""
        return False

    def close(self) -> None:
        """The step is done: what is shown stays, nothing more is taken."""
        self.open = False

    def spot(self, gesture: SolutionAct, act: Act) -> Offset | None:
        """The cell of the screen where ``act``, a part of ``gesture``, takes place; None for the keyboard."""
        return None

    def grip(self, act: Act) -> Offset | None:
        """The cell of the screen where the hand takes hold, for an act that ends elsewhere (see :meth:`spot`)."""
        return None

    def key_of(self, act: Act) -> str | None:
        """The key that ``act`` is made with, for showing it on the keyboard."""
        return None

    def take_focus(self) -> None:
        """Bring the focus to where the learner begins."""
        first = next((w for w in self.query("*") if w.focusable), self if self.focusable else None)
        if first is not None:
            first.focus()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
