"""What every screen has: Tab and the arrows move the focus, everything else is the screen's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen

from kiosk.station.idle import IdleTimes
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.push_button import Say

if TYPE_CHECKING:
    from kiosk.course.model import Exercise
    from kiosk.ui.app_interface import AppInterface


TALL = 28
"""Rows from which on a screen has room for pictures and margins: the design size."""


class KioskScreen(Replaceable, Screen[None], inherit_bindings=False):
    """A screen is made fresh each time it is shown: nothing of the last person can stand on it."""

    AUTO_FOCUS = ""
    past_welcome: ClassVar[bool] = True
    """Whether someone who is here is past the welcome: after a crash she comes back to her home."""
    is_first_screen: ClassVar[bool] = False
    """Whether this is what is painted first, by the rules of the first style sheet alone."""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012 - Textual declares it on the instance
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("up", "move_focus(0, -1)", show=False),
        Binding("down", "move_focus(0, 1)", show=False),
        Binding("left", "move_focus(-1, 0)", show=False),
        Binding("right", "move_focus(1, 0)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        if not self.is_first_screen:
            self.kiosk.read_inner_style_sheet()
        # Textual sets these only after the first paint: what is aimed at would jump under the hand
        tall = self.app.size.height >= TALL
        self.set_class(tall, "-tall")
        self.set_class(not tall, "-short")

    @property
    def kiosk(self) -> AppInterface:
        """The app, as far as screens know it."""
        return cast("AppInterface", self.app)

    @property
    def exercise_position(self) -> tuple[Exercise | None, frozenset[int], int]:
        """The exercise that is being done here, its steps that are done, and the one that is shown."""
        return None, frozenset(), 0

    def idle_times(self) -> IdleTimes:
        """How long nothing may happen here until someone is asked for, and until the next person's welcome."""
        return self.kiosk.station.settings.idle_times()

    def word_count(self) -> int:
        """How many words there are to read here."""
        return sum(len(str(say.content).split()) for say in self.query(Say) if say.display)

    def action_move_focus(self, dx: int, dy: int) -> None:
        """The focus to the nearest control in a direction; stays where there is none."""
        if self.focused is None:
            self.focus_next()
            return
        here = self.focused.region
        there = [w for w in self.focus_chain if w is not self.focused and _ahead(here, w.region, dx, dy)]
        if there:
            min(there, key=lambda w: _distance(here, w.region, dx)).focus()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()


def _ahead(here: Region, there: Region, dx: int, dy: int) -> bool:
    if dx:
        return there.x >= here.right if dx > 0 else there.right <= here.x
    return there.y >= here.bottom if dy > 0 else there.bottom <= here.y


def _distance(here: Region, there: Region, dx: int) -> float:
    """The nearest in the direction first; sideways counts more, a cell being twice as high as it is wide."""
    x = abs(here.center[0] - there.center[0])
    y = abs(here.center[1] - there.center[1]) * 2
    return x + 3 * y if dx else y + x * 2
