"""Every move from one screen to another.

The screens are imported when they are first shown: the first paint must not wait for them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk import clock
from kiosk.errors import KioskError
from kiosk.i18n import _, language, use_language
from kiosk.station.log.writing import safe_traceback
from kiosk.ui.keeper_link import EndReason, ExercisePosition, ResumePoint
from kiosk.ui.replaceable import is_on_stack
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.sitting_app import SittingApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.course.events import Event
    from kiosk.course.model import Exercise, Level
    from kiosk.session.state import Session
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.station import Station

log = logging.getLogger(__name__)
MAX_FAULTS = 3


class Navigation(SittingApp, inherit_bindings=False):
    """An app that knows which screen the person is on, and shows her another."""

    def __init__(self, station: Station, resume_at: ResumePoint | None, text_sizes: TextSizes | None = None) -> None:
        super().__init__(station, resume_at, text_sizes)
        self.faults: tuple[Exception, ...] = ()
        """What exercises raised, each of which was left because of it: the first few, for the tests."""

    @property
    def kiosk_screen(self) -> KioskScreen | None:
        """The topmost screen that is no interruption; None before the first one is there.

        With eager tasks (Python 3.12 and later) a screen is composed before Textual has it on its stack.
        """
        return next((s for s in reversed(self.screen_stack) if isinstance(s, KioskScreen)), None)

    @property
    def resume_point(self) -> ResumePoint:
        """Where a fresh process would go on; after a crash that is the old point until the person has gone on."""
        if self._resume_at is not None:
            return self._resume_at
        screen = self.kiosk_screen
        if screen is None:
            return ResumePoint(self.sitting, None, False, language(), self.text_size)
        return ResumePoint(self.sitting, screen.exercise_position, screen.past_welcome, language(), self.text_size)

    def end(self, why: EndReason) -> None:
        """End this sitting, and the program with it."""
        self.exit(why)

    @property
    def has_keeper(self) -> bool:
        """Whether a keeper forks a fresh process for the next person when this one ends."""
        return False

    def show_welcome(self, *, same_person: bool = False, why: EndReason = "left") -> None:
        """Begin a new sitting; ``same_person``: she went one screen back, to her home if she has begun something."""
        if same_person:
            if self.sitting.progress.last_practised is not None:
                self.show_home()
            else:
                self.show(Welcome())
            return
        if self.has_keeper:
            self.end(why)
            return
        self.begin_sitting()
        use_language(self.station.settings.language)
        self.apply_text_size(self.station.settings.text_size)
        self.show(Welcome())

    def leave(self) -> None:
        """End the visit; a guest who did something is asked first, once, whether to keep it in a logbook."""
        if self.asked_to_keep or not (self.sitting.guest and self.sitting.progress.has_steps_done):
            self.show_welcome()
            return
        from kiosk.ui.screens.keep_question import KeepQuestion

        self.asked_to_keep = True
        self.show(KeepQuestion())

    def show_adviser_door(self) -> None:
        """The question for the PIN, or the adviser's corner where there is none."""
        from kiosk.ui.screens.adviser.pin import first_adviser_screen

        self.show(first_adviser_screen(self.station))

    def show_adviser_corner(self, focus: str = "", message: str = "") -> None:
        """The adviser's corner, without asking for the PIN again; see :class:`AdviserCorner` for both arguments."""
        from kiosk.ui.screens.adviser.corner import AdviserCorner

        self.show(AdviserCorner(focus, message))

    def show_home(self) -> None:
        from kiosk.ui.screens.home import Home

        self.show(Home())

    def show_area(self, area: str, level: Level | None = None) -> None:
        from kiosk.ui.screens.area import AreaScreen

        self.show(AreaScreen(area, level))

    def show_can_do_list(self) -> None:
        from kiosk.ui.screens.can_do_list import CanDoList

        self.show(CanDoList())

    def show_begin_logbook(self) -> None:
        from kiosk.ui.screens.begin_logbook import BeginLogbook

        self.show(BeginLogbook())

    def show_open_logbook(self) -> None:
        from kiosk.ui.screens.open_logbook import OpenLogbook

        self.show(OpenLogbook())

    def start_first_exercise(self) -> None:
        """Show the first exercise of today, whose steps explain themselves; home, where the course has none."""
        from kiosk.logbook.suggestions import suggest_next_step

        workshop = self.station.workshop(clock.to_local(self.sitting.now).date())
        first = suggest_next_step(self.catalogue.entries, self.sitting.progress, workshop)
        if first is None:
            self.show_home()
        else:
            self.start_exercise(first.exercise)

    def show_my_pictures(self) -> None:
        from kiosk.ui.screens.my_pictures import MyPictures

        self.show(MyPictures())

    def start_exercise(self, exercise: str) -> None:
        """Show the first step that is neither done nor skipped yet; the reason, where the exercise cannot be read."""
        try:
            found = self.station.open_exercise(exercise)
        except KioskError as error:
            log.error("%s cannot be opened: %s", exercise, error.__cause__ or error)
            self.show_not_ready(error)
            return
        one = self.sitting.progress.exercise(exercise)
        if one.done:
            self.show_player(found, frozenset())
        else:
            self.show_player(found, one.steps_done, skipped=one.steps_passed)

    def show_player(
        self, exercise: Exercise, done: frozenset[int], at: int = 0, skipped: frozenset[int] = frozenset()
    ) -> None:
        """The player, at the step that :func:`kiosk.session.update.begin_session` begins with."""
        self.show(self.make_player(exercise, done, at, skipped))

    def make_player(
        self, exercise: Exercise, done: frozenset[int], at: int, skipped: frozenset[int] = frozenset()
    ) -> KioskScreen:
        """The player for :meth:`show_player`; the reason, where the exercise cannot be begun."""
        from kiosk.course.model import ActivityContext
        from kiosk.session.update import begin_session

        context = ActivityContext(patience=self.sitting.patience)
        return self._make_player_of(exercise, lambda: begin_session(exercise, context, done, at, skipped))

    def _make_resumed_player(self, at: ExercisePosition) -> KioskScreen:
        from kiosk.course.model import ActivityContext
        from kiosk.session.help import with_help_taken
        from kiosk.session.update import begin_session

        def begin() -> tuple[Session, tuple[Event, ...]]:
            context = ActivityContext(patience=self.sitting.patience)
            session, events = begin_session(at.exercise, context, at.done, at.at, at.skipped)
            return with_help_taken(session, at.hints, shown=at.shown) if session.index == at.at else session, events

        return self._make_player_of(at.exercise, begin)

    def resume_skipped(self, session: Session) -> None:
        """The player, at the first of the steps that were skipped in ``session``: only these are left in it."""
        from kiosk.session.acts import SkippedResumed
        from kiosk.session.update import update_session

        self.show(self._make_player_of(session.exercise, lambda: update_session(session, SkippedResumed())))

    def _make_player_of(
        self, exercise: Exercise, begin: Callable[[], tuple[Session, tuple[Event, ...]]]
    ) -> KioskScreen:
        from kiosk.ui.screens.player import Player

        try:
            return Player(*begin())
        except Exception as error:
            log.error("%s cannot be begun: %s", exercise.id, safe_traceback(error))
            self.count_fault(error)
            return self._make_not_ready()

    def count_fault(self, error: Exception) -> None:
        """Note that ``error`` ended an exercise."""
        self.faults = (*self.faults, error)[:MAX_FAULTS]

    def show_not_ready(self, error: KioskError | None = None) -> None:
        """Say that the exercise cannot be done now, and that another can, until she has read it."""
        self.show(self._make_not_ready(error))

    def _make_not_ready(self, error: KioskError | None = None) -> KioskScreen:
        from kiosk.ui.screens.interruptions import ExerciseNotReady

        kept = KioskError(
            _("Cet exercice n'est pas prêt."), _("Les étapes faites restent faites. Choisissez un autre exercice.")
        )
        return ExerciseNotReady(error or kept)

    def resume(self) -> None:
        """Go on where she was before the crash; a crash until then comes back to the same point."""
        point = self._resume_at
        if point is None or not point.past_welcome:
            self.show_welcome()
        elif (at := point.position) is not None:
            self.show(self._make_resumed_player(at))
        else:
            self.show_home()
        self._resume_at = None

    def choose_language(self, code: str) -> None:
        """Speak ``code`` from now on, and show the same screen in it, with all that she did there."""
        super().choose_language(code)
        screen = self.kiosk_screen
        if screen is not None:
            self.show(screen.redrawn())

    def show(self, screen: Screen[None]) -> None:
        """Replace the screen, and close what interrupts it, except the notice that the terminal is too small."""
        if not is_on_stack(self):
            return
        from kiosk.ui.screens.interruptions import TooSmall

        small = isinstance(self.screen, TooSmall)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(screen)
        if small:
            self.push_screen(TooSmall())
        self.remember()
