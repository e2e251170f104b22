"""The base of all screens: Tab and the arrows move the focus, everything else is up to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen

from kiosk.station.idle import IdleTimes
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.push_button import TextLabel

if TYPE_CHECKING:
    from kiosk.ui.app_interface import AppInterface
    from kiosk.ui.keeper_link import ExercisePosition


TALL = 28
"""Rows from which on a screen has room for pictures and margins: the design size."""


class KioskScreen(Replaceable, Screen[None], inherit_bindings=False):
    """Made anew each time it is shown, so that nothing of the last person can be left on it."""

    AUTO_FOCUS = ""
    past_welcome: ClassVar[bool] = True
    """Whether a crash here leads back to the person's home, and not to the welcome."""
    is_first_screen: ClassVar[bool] = False
    """Whether this screen is painted first, and needs no rules but those of the first style sheet."""
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
        # Textual sets these only after the first paint: buttons would move under the pointer
        tall = self.app.size.height >= TALL
        self.add_class("-tall" if tall else "-short", update=False)

    @property
    def kiosk(self) -> AppInterface:
        """The app, as far as screens may know it."""
        return cast("AppInterface", self.app)

    @property
    def exercise_position(self) -> ExercisePosition | None:
        """Where the person is in the exercise that is done here; None where none is."""
        return None

    def redrawn(self) -> KioskScreen:
        """This screen made anew, in the language that is spoken now, with all that the person did on it."""
        return type(self)()

    def idle_times(self) -> IdleTimes:
        """How long nothing may happen here until the idle question, and from there until the welcome."""
        return self.kiosk.station.settings.idle_times()

    def word_count(self) -> int:
        """The words to read here: reading delays the idle question."""
        return sum(len(str(say.content).split()) for say in self.query(TextLabel) if say.display)

    def action_move_focus(self, dx: int, dy: int) -> None:
        """Move the focus to the nearest control in a direction, if there is one."""
        if self.focused is None:
            self.focus_next()
            return
        here = self.focused.region
        there = [w for w in self.focus_chain if w is not self.focused and _is_ahead(here, w.region, dx, dy)]
        if there:
            min(there, key=lambda w: _distance(here, w.region, dx)).focus()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Spare the first showing the styles that composing has just set: they are a fifth of its cost."""
        event.refresh_styles = self.stack_updates > 0

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()


def _is_ahead(here: Region, there: Region, dx: int, dy: int) -> bool:
    if dx:
        return there.x >= here.right if dx > 0 else there.right <= here.x
    return there.y >= here.bottom if dy > 0 else there.bottom <= here.y


def _distance(here: Region, there: Region, dx: int) -> float:
    """Distance in cells' widths, a cell being twice as high as it is wide; offsets across the direction count more."""
    x = abs(here.center[0] - there.center[0])
    y = abs(here.center[1] - there.center[1]) * 2
    return x + 3 * y if dx else y + x * 2
