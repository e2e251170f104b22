"""The ways from screen to screen, for one person; the app beneath every screen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk.errors import KioskError
from kiosk.i18n import _, language, use_language
from kiosk.station.log.writing import safe_traceback
from kiosk.station.station import Station
from kiosk.ui.keeper_link import EndReason, ResumePoint
from kiosk.ui.replaceable import is_on_stack
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.interruptions import TooSmall
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.sitting_app import SittingApp

if TYPE_CHECKING:
    from kiosk.course.model import Exercise, Level
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.station import Station

log = logging.getLogger(__name__)
MAX_FAULTS = 3
MESSAGE_SECONDS = 15.0
"""Seconds that a sentence over the screen stays, for who reads slowly; a click takes it away."""


class Navigation(SittingApp, inherit_bindings=False):
    """Where one person is, and where she goes."""

    def __init__(self, station: Station, resume_at: ResumePoint | None, text_sizes: TextSizes | None = None) -> None:
        super().__init__(station, resume_at, text_sizes)
        self.faults: tuple[Exception, ...] = ()
        """What came out of exercises, each of which was left for it: the first few."""

    @property
    def kiosk_screen(self) -> KioskScreen | None:
        """The screen of ours that she is on, whatever stands over it; None before the first one is there.

        With eager tasks (Python 3.12 and later) a screen is composed before Textual has it on its stack.
        """
        return next((s for s in reversed(self.screen_stack) if isinstance(s, KioskScreen)), None)

    @property
    def resume_point(self) -> ResumePoint:
        """Whose sitting it is, and at which step of which exercise: as before a crash until she has gone on."""
        if self._resume_at is not None:
            return self._resume_at
        screen = self.kiosk_screen
        if screen is None:
            return ResumePoint(self.sitting, None, frozenset(), 0, False, language(), self.text_size)
        return ResumePoint(self.sitting, *screen.exercise_position, screen.past_welcome, language(), self.text_size)

    def end(self, why: EndReason) -> None:
        """End this sitting, and the program with it."""
        self.exit(why)

    @property
    def has_keeper(self) -> bool:
        """Whether a keeper forks a fresh process for the next person when this one ends."""
        return False

    def show_welcome(self, *, keep: bool = False, why: EndReason = "left") -> None:
        """The welcome, for the next person; ``keep`` when it is still the same one, who went one screen point."""
        if keep and self.sitting.progress.last_practised is not None:
            self.show_home()
            return
        if self.has_keeper and not keep:
            self.end(why)
            return
        self.begin_sitting()
        use_language(self.station.settings.language)
        self.apply_text_size(self.station.settings.text_size)
        self.show(Welcome())

    def show_adviser_door(self) -> None:
        """The adviser's corner, or the PIN before it."""
        from kiosk.ui.screens.adviser.pin import first_adviser_screen

        self.show(first_adviser_screen(self.station))

    def show_adviser_corner(self, at: str = "", message: str = "") -> None:
        """The adviser's corner, once its PIN was given; see :class:`AdviserCorner` for both arguments."""
        from kiosk.ui.screens.adviser.corner import AdviserCorner

        self.show(AdviserCorner(at, message))

    def show_home(self) -> None:
        """The home of this sitting."""
        from kiosk.ui.screens.home import Home

        self.show(Home())

    def show_area(self, area: str, level: Level | None = None) -> None:
        """One area's exercises."""
        from kiosk.ui.screens.area import AreaScreen

        self.show(AreaScreen(area, level))

    def show_can_do(self) -> None:
        """What I can do now."""
        from kiosk.ui.screens.can_do import CanDo

        self.show(CanDo())

    def show_begin_logbook(self) -> None:
        """Beginning a logbook."""
        from kiosk.ui.screens.begin_logbook import BeginLogbook

        self.show(BeginLogbook())

    def show_open_logbook(self) -> None:
        """Opening a logbook."""
        from kiosk.ui.screens.open_logbook import OpenLogbook

        self.show(OpenLogbook())

    def start_exercise(self, exercise: str) -> None:
        """An exercise, at its first step that is not done yet."""
        try:
            found = self.station.open_exercise(exercise)
        except KioskError as error:
            log.error("%s cannot be opened: %s", exercise, error.__cause__ or error)
            self.show_home()
            self._say(error)
            return
        one = self.sitting.progress.exercise(exercise)
        self.show_player(found, frozenset() if one.done else one.steps_done)

    def show_player(self, exercise: Exercise, done: frozenset[int], at: int = 0) -> None:
        """The player, at the first step from ``at`` on that is not in ``done``."""
        self.show(self.player(exercise, done, at))

    def player(self, exercise: Exercise, done: frozenset[int], at: int) -> KioskScreen:
        """The player for :meth:`show_player`; home and a kind sentence, where the exercise cannot be begun."""
        from kiosk.ui.screens.home import Home
        from kiosk.ui.screens.player import Player

        try:
            return Player(exercise, done, self.sitting.patience, at)
        except Exception as error:
            log.error("%s cannot be begun: %s", exercise.id, safe_traceback(error))
            self.count_fault(error)
            self.show_not_ready()
            return Home()

    def count_fault(self, error: Exception) -> None:
        """An exercise could not go on because of ``error``."""
        self.faults = (*self.faults, error)[:MAX_FAULTS]

    def show_not_ready(self) -> None:
        """A sentence over the screen: this exercise cannot go on, another can."""
        done = _("Cet exercice n'est pas prêt. Les étapes faites restent faites.")
        self._say(KioskError(done, _("Choisissez un autre exercice.")))

    def _say(self, error: KioskError) -> None:
        self.notify(str(error), markup=False, timeout=MESSAGE_SECONDS)

    def resume(self) -> None:
        """Back to where she was before the crash; that stays remembered until its screen stands there."""
        point = self._resume_at
        if point is None or not point.past_welcome:
            self.show_welcome()
        elif point.exercise is not None:
            self.show_player(point.exercise, point.done, point.at)
        else:
            self.show_home()
        self._resume_at = None

    def choose_language(self, code: str) -> None:
        """The language of the interface, until the next person."""
        use_language(code)
        self.show(Welcome())

    def show(self, screen: Screen[None]) -> None:
        """``screen`` in the place of what is shown; what stood over that goes with it, but for too small a screen."""
        if not is_on_stack(self):
            return
        small = isinstance(self.screen, TooSmall)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)
        if small:
            self.push_screen(TooSmall())
        self.remember()
