"""The program on the screen: goes from screen to screen, watches for presence, and never shows a traceback."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from time import monotonic

from textual import events
from textual.app import App
from textual.theme import Theme

from kiosk.course.catalogue import Catalogue
from kiosk.course.model import Exercise, Level
from kiosk.errors import KioskError
from kiosk.i18n import language, use_language
from kiosk.logbook.codes import Code
from kiosk.logbook.events import SettingChosen
from kiosk.station.idle import stage
from kiosk.station.log import story_of
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.comeback import Where
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.interludes import ComeBack, IdleQuestion, TooSmall
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.steadiness import Steadiness
from kiosk.ui.themes import THEMES
from kiosk.ui.told_to_the_adviser import closed_logbook_told, tell_ended_threads

LEAST = (80, 24)
"""Columns and rows that every screen fits into."""
LOOK_AFTER = 1.0
"""Seconds from the first screen until the disk is looked at, in the background."""
NOTHING_TO_US = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM)
"""Signals that would end the program, or stop it for good; its driver and asyncio set theirs before it is mounted."""
log = logging.getLogger(__name__)
_NONE: frozenset[int] = frozenset()


class KioskApp(App[None], inherit_bindings=False):
    """One sitting after the other. ``where`` is what a fresh app needs to go on after a crash."""

    CSS_PATH = "kiosk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "kiosk"

    def __init__(self, station: Station, *, play: Exercise | None = None, back_to: Where | None = None) -> None:
        """``play`` opens one exercise directly; ``back_to`` comes back after a crash."""
        self.station = station
        super().__init__()
        self.sitting = back_to.sitting if back_to else Sitting(station.store, station.name)
        self._play = play
        self._back_to = back_to
        self._last_sign = monotonic()
        self.steadiness = Steadiness(monotonic)
        self.where_it_ended: Where | None = None

    @property
    def current_theme(self) -> Theme:
        """The look that the settings ask for: known from the first, so that the style sheet is read only once."""
        return THEMES[self.station.settings.theme]

    @property
    def catalogue(self) -> Catalogue:
        """The exercises there are."""
        return self.station.catalogue

    @property
    def where(self) -> Where:
        """Whose sitting it is, and at which step of which exercise."""
        screen = next((s for s in reversed(self.screen_stack) if isinstance(s, KioskScreen)), None)
        if screen is None:
            return Where(self.sitting, None, _NONE, False, language())
        return Where(self.sitting, *screen.reached, screen.inside, language())

    # -- life -----------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        use_language(self.station.settings.language)
        for number in (signal.SIGTERM, signal.SIGHUP):
            try:
                asyncio.get_running_loop().add_signal_handler(number, self.quit)
            except (NotImplementedError, RuntimeError, ValueError):
                log.info("signal %s keeps its default handling", number)
        if not self.is_headless:
            for number in NOTHING_TO_US:
                signal.signal(number, signal.SIG_IGN)
        if self._back_to is not None:
            use_language(self._back_to.language)
            self.push_screen(ComeBack())
        elif self._play is not None:
            from kiosk.ui.screens.player import Player

            self.push_screen(Player(self._play, frozenset()))
        else:
            self.push_screen(Welcome())
        self.set_interval(1.0, self._watch)
        # Not at once: someone who presses a button straight away must not wait for it.
        self.set_timer(LOOK_AFTER, self._look_for_changes)

    def _look_for_changes(self) -> None:
        """Once the first screen has stood for a while: have the others ready, and compare the course with the disk."""
        self.run_worker(self._make_ready, thread=True, exit_on_error=False, group="course")

    def _make_ready(self) -> None:
        import kiosk.ui.screens.home
        import kiosk.ui.screens.player  # noqa: F401 - imported ahead of its first use

        self.station.refresh_catalogue()

    def quit(self) -> None:
        """End the program; what was done is kept already."""
        self.exit()

    async def action_quit(self) -> None:
        """Nothing: markup and keys cannot end the program."""

    def action_help_quit(self) -> None:
        """Nothing: no English toast."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing: no other program is opened."""

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves for the terminal's clipboard."""

    def _handle_exception(self, error: Exception) -> None:
        """Write the story without what was typed, and end with a code; the screen shows no traceback."""
        self._return_code = 1
        if self.where_it_ended is None:
            with contextlib.suppress(Exception):  # a screen that is half gone: then we come back to the home
                self.where_it_ended = self.where
        log.critical("the program ended: %s", story_of(error))
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """A thread of Textual's cannot go on, and brings a traceback to show: that goes to the log, without values."""
        tell_ended_threads(renderables)
        self._handle_exception(RuntimeError())

    # -- ways -----------------------------------------------------------------------------------------------------

    def go_welcome(self, *, keep: bool = False) -> None:
        """The welcome, for the next person; ``keep`` when it is still the same one, who went one screen back."""
        if keep and self.sitting.progress.last_practised is not None:
            self.go_home()
            return
        self.sitting = Sitting(self.station.store, self.station.name)
        use_language(self.station.settings.language)
        self._show(Welcome())

    def go_home(self) -> None:
        """The home of this sitting."""
        from kiosk.ui.screens.home import Home

        self._show(Home())

    def go_area(self, area: str, level: Level | None = None) -> None:
        """One area's exercises."""
        from kiosk.ui.screens.area import AreaScreen

        self._show(AreaScreen(area, level))

    def go_can_do(self) -> None:
        """What I can do now."""
        from kiosk.ui.screens.can_do import CanDo

        self._show(CanDo())

    def go_begin_logbook(self) -> None:
        """Beginning a logbook."""
        from kiosk.ui.screens.begin_logbook import BeginLogbook

        self._show(BeginLogbook())

    def go_open_logbook(self) -> None:
        """Opening a logbook."""
        from kiosk.ui.screens.open_logbook import OpenLogbook

        self._show(OpenLogbook())

    def go_exercise(self, exercise: str) -> None:
        """An exercise, at its first step that is not done yet."""
        try:
            found = self.station.open_exercise(exercise)
        except KioskError as error:
            log.error("%s cannot be opened: %s", exercise, error.__cause__ or error)
            self.go_home()
            self.notify(str(error), markup=False)
            return
        one = self.sitting.progress.exercise(exercise)
        self.go_player(found, frozenset() if one.done else one.steps_done)

    def go_player(self, exercise: Exercise, done: frozenset[int]) -> None:
        """The player, at the first step that is not in ``done``."""
        from kiosk.ui.screens.player import Player

        self._show(Player(exercise, done, self.sitting.patience))

    def resume(self) -> None:
        """Back to where she was before the crash."""
        back, self._back_to = self._back_to, None
        if back is None or not back.inside:
            self.go_welcome()
        elif back.exercise is not None:
            self.go_player(back.exercise, back.done)
        else:
            self.go_home()

    def open_logbook(self, code: Code) -> None:
        """The logbook of ``code``, in its own language. Raises what :meth:`Sitting.open_logbook` raises."""
        with closed_logbook_told():
            self.sitting.open_logbook(code)
        if not self._keep_language():
            use_language(self.sitting.progress.settings.get("language", language()))

    def offer_code(self) -> Code:
        """Four pictures that open no logbook yet. Raises LogbooksUnavailable."""
        with closed_logbook_told():
            from kiosk.course.pictures import PICTURES

            return self.sitting.offer(PICTURES)

    def begin_logbook(self, code: Code) -> None:
        """A new logbook at ``code``. Raises what :meth:`Sitting.begin_logbook` raises."""
        with closed_logbook_told():
            self.sitting.begin_logbook(code)
        self._keep_language()

    def _keep_language(self) -> bool:
        """Remember a language that was chosen here; False where it is the station's own."""
        if language() == self.station.settings.language:
            return False
        self.sitting.record([SettingChosen("language", language())])
        return True

    def choose_language(self, code: str) -> None:
        """The language of the interface, until the next person."""
        use_language(code)
        self._show(Welcome())

    def _show(self, screen: KioskScreen) -> None:
        small = isinstance(self.screen, TooSmall)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)
        if small:
            self.push_screen(TooSmall())

    # -- presence and size ------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self._sign(event)
        await super().on_event(event)

    def _sign(self, event: events.InputEvent) -> None:
        now = monotonic()
        self._last_sign = now
        if isinstance(event, events.Key):
            self.steadiness.key(event.key)

    def _watch(self) -> None:
        """Once a second: is someone still there?"""
        screen = self.screen
        quiet = monotonic() - self._last_sign
        if isinstance(screen, Welcome | ComeBack):
            strange = language() != self.station.settings.language
            if isinstance(screen, Welcome) and strange and quiet > self.station.settings.question_after:
                self.go_welcome()
            return
        asking = isinstance(screen, IdleQuestion)
        words = sum(s.words() for s in self.screen_stack if isinstance(s, KioskScreen))
        match stage(quiet, words, self.station.settings.idle_times()):
            case "asking" if not asking and not isinstance(screen, TooSmall):
                self.push_screen(IdleQuestion())
            case "gone" if not isinstance(self.screen_stack[1], Welcome):
                self.go_welcome()

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()
