"""The app in a person's process: its start and end, the keeper, presence, themes, and the least size."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.filter import ANSIToTruecolor
from textual.screen import Screen
from textual.theme import Theme

from kiosk.i18n import language, use_language
from kiosk.station.idle import idle_stage
from kiosk.station.log.writing import safe_traceback
from kiosk.ui.input.driver import KioskDriver
from kiosk.ui.input.input_order import InputOrder
from kiosk.ui.input.pointer_shapes import has_pointer_shapes
from kiosk.ui.input.press_filter import PressFilter
from kiosk.ui.preparation import Preparation
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter
    from textual.pilot import Pilot

    from kiosk.course.model import Exercise
    from kiosk.pictures.blocks import Blocks
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.station import Station
    from kiosk.ui.app_interface import AppInterface
    from kiosk.ui.keeper_link import EndReason, KeeperLink, ResumePoint

LEAST = (80, 24)
"""Columns and rows that every screen needs at least."""
PREPARATION_DELAY = 1.0
"""Seconds from the first screen until the next ones are prepared, and the course is compared with the disk."""
IGNORED_SIGNALS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM)
"""They would end the program, or stop it for good; Textual's driver and asyncio set theirs before it is mounted."""
PARSED_RULES: dict[str, LRUCache[tuple[object, ...], list[RuleSet]]] = {}
"""Parsed style sheets by theme: filled once by the keeper, for every process that it forks."""
log = logging.getLogger(__name__)


class KioskApp(Preparation, inherit_bindings=False):
    """Runs one person's sitting; without a keeper, one after the other."""

    CSS_PATH = "kiosk.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TITLE = "kiosk"

    def __init__(
        self,
        station: Station,
        *,
        play: Exercise | None = None,
        resume_at: ResumePoint | None = None,
        keeper: KeeperLink | None = None,
        text_sizes: TextSizes | None = None,
    ) -> None:
        """``play`` opens one exercise directly; ``resume_at`` goes on after a crash.

        ``keeper`` and ``text_sizes`` are the links to the keeper and to the compositor, where there are any.
        """
        super().__init__(station, resume_at, text_sizes)
        self.driver_class = KioskDriver
        self._has_pointer_shapes = has_pointer_shapes(os.environ)
        # every screen would have two widgets for what the program never shows: nothing leaves by itself here
        self._disable_tooltips = self._disable_notifications = True
        # Textual has no public way to hand on what it parsed; it is a quarter of the way to the next welcome.
        self.stylesheet._parse_cache = PARSED_RULES.get(self.current_theme.name, self.stylesheet._parse_cache)
        self._play = play
        self._keeper = keeper
        self.is_waiting = keeper is not None and keeper.waits
        """Whether another process still has the terminal."""
        self._last_input_at = monotonic()
        self.input_time = self._last_input_at
        """When the input that is handled now was read from the terminal, in seconds of the monotonic clock."""
        self._used = play is not None or resume_at is not None
        """Whether anyone went past the welcome: until then there is nothing to resume."""
        self.press_filter = PressFilter()
        self.input_order = InputOrder(self, self.on_event)

    @property
    def current_theme(self) -> Theme:
        """The theme of the settings: known from the start, so that the style sheet is parsed only once."""
        return THEMES[self.station.settings.theme]

    def refresh_theme(self) -> None:
        """Show the theme that the settings ask for now: Textual's own `theme` does not change."""
        self._watch_theme(self.theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, but for the one that looks for the terminal's own colours in each line: there are none here."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    @cached_property
    def picture_blocks(self) -> Blocks:
        """What pictures are made of: what the settings say, else what this terminal is known to draw."""
        from kiosk.pictures.blocks import Blocks, blocks_of_terminal  # the first screen has no picture

        chosen = self.station.settings.pictures
        if chosen != "auto":
            return Blocks(chosen)
        return blocks_of_terminal(os.environ, is_station=bool(os.environ.get("KIOSK_OWN_SCREEN")))

    @property
    def has_keeper(self) -> bool:
        return self._keeper is not None

    def remember(self) -> None:
        screen = self.kiosk_screen
        if screen is None:
            return  # the first screen is not there yet
        self._used = self._used or not isinstance(screen, Welcome)
        if self._keeper is not None and self._used:
            self._keeper.remember(self.resume_point)

    # -- start and end ------------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The first screen, in the place of Textual's empty one, which would be styled and laid out below it."""
        screen = self._make_first_screen()
        # Textual takes this away when another screen replaces this one, and forgets to add it to the first one
        screen._push_result_callback(self, None)
        return screen

    def _make_first_screen(self) -> KioskScreen:
        use_language(self._resume_at.language if self._resume_at else self.station.settings.language)
        if self._resume_at is not None:
            from kiosk.ui.screens.interruptions import AfterCrash

            return AfterCrash()
        if self._play is not None:
            return self.make_player(self._play, frozenset(), 0)
        return Welcome()

    def on_mount(self) -> None:
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self.end, "signalled")
            for number in IGNORED_SIGNALS:
                signal.signal(number, signal.SIG_IGN)
        if self._keeper is not None:
            asyncio.get_running_loop().add_reader(self._keeper.fileno(), self._read_from_keeper, self._keeper.fileno())
        if not self.is_waiting:
            self._begin()

    def _begin(self) -> None:
        """Start what depends on a person: she sees the screen from now on."""
        self._last_input_at = monotonic()
        # the person before may have chosen another
        self.apply_text_size(self.text_size)
        self.set_interval(1.0, self.check_presence)
        if self._keeper is not None:
            self._keeper.alive()
        # Not at once: someone who presses a button straight away must not wait for it.
        self.set_timer(PREPARATION_DELAY, self.prepare_other_screens)

    def _read_from_keeper(self, keeper: int) -> None:
        """Take the terminal when the keeper says so; end when it is gone: nobody else gives the terminal back."""
        if os.read(keeper, 1):
            self.is_waiting = False
            if isinstance(self._driver, KioskDriver):
                self._driver.take_over()
            self._begin()
            return
        asyncio.get_running_loop().remove_reader(keeper)
        if self._keeper is not None and self.is_waiting:
            self._keeper.end("signalled")
        self._keeper = None
        self.quit()

    def quit(self) -> None:
        """End the program on request; everything is on the disk already."""
        self.end("quit")

    def end(self, why: EndReason) -> None:
        if self._keeper is not None:
            self.remember()
            self._keeper.end(why)
        super().end(why)

    async def action_quit(self) -> None:
        """Do nothing: neither markup nor a key may end the program."""

    def action_help_quit(self) -> None:
        """Do nothing: Textual would show a message in English."""

    def _set_pointer_shape(self, shape: str) -> None:
        if self._has_pointer_shapes:
            super()._set_pointer_shape(shape)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: Textual would open the system's browser."""

    def copy_to_clipboard(self, text: str) -> None:
        """Do nothing: the next person could read the terminal's clipboard."""

    # -- presence and size ------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        if self.input_order.holds(event):
            return
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self._note_input(event)
            if isinstance(self._driver, KioskDriver):
                self._driver.count_handled()
        elif isinstance(event, events.Key):  # come back from the screen: its bindings are followed next
            self.press_filter.bound_key = (event.key, event.time)
        await super().on_event(event)

    def _note_input(self, event: events.InputEvent) -> None:
        now = monotonic()
        self._last_input_at = now
        self.input_time = event.time
        if isinstance(event, events.Key):
            self.press_filter.add_key(event.key, event.time)

    def check_presence(self) -> None:
        """Once a second: report to the keeper, and ask or leave where nobody seems to be there."""
        from kiosk.ui.screens.interruptions import IdleQuestion, TooSmall

        if self._keeper is not None:
            self._keeper.alive()
        self.remember()
        self.input_order.tick()
        screen = self.screen
        quiet = monotonic() - self._last_input_at
        if isinstance(screen, Welcome):
            self._check_welcome(quiet)
            return
        asking = isinstance(screen, IdleQuestion)
        shown = [s for s in self.screen_stack if isinstance(s, KioskScreen)]
        words = sum(s.word_count() for s in shown)
        match idle_stage(quiet, words, shown[-1].idle_times() if shown else self.station.settings.idle_times()):
            case "asking" if not asking and not isinstance(screen, TooSmall):
                self.push_screen(IdleQuestion())
            case "gone" if not isinstance(self.screen_stack[0], Welcome):
                self.show_welcome(why="idle")

    def _check_welcome(self, quiet: float) -> None:
        """Renew a welcome that somebody came back to, or where she chose a language, once she seems gone."""
        settings = self.station.settings
        chosen = language() != settings.language or self.text_size != settings.text_size
        used = chosen or (self._used and self.has_keeper)
        if used and quiet > settings.question_after:
            self.show_welcome(why="idle")

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        if not small and len(self.screen_stack) == 1:
            return  # so it is before the first paint, which need not wait for the screens that interrupt
        from kiosk.ui.screens.interruptions import TooSmall

        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()


def prepare_next_start(station: Station) -> None:
    """Do once in the keeper what each forked process would do anew: imports, and parsing the style sheets.

    Runs the welcome without a terminal. A failure only makes the next start slower.
    """
    try:
        import kiosk.ui.activities.desk
        import kiosk.ui.screens.exercise_end
        import kiosk.ui.screens.home
        import kiosk.ui.screens.open_logbook
        import kiosk.ui.screens.player  # noqa: F401 - for the processes to come

        app = KioskApp(station)
        app.run(headless=True, size=(100, 28), auto_pilot=_exit_after_welcome)
        if not app.return_code:
            app.parse_style_sheets()
            PARSED_RULES[app.current_theme.name] = app.stylesheet._parse_cache
    except Exception as error:
        log.warning("the next person's start was not prepared: %s", safe_traceback(error))


async def _exit_after_welcome(pilot: Pilot[object]) -> None:
    await pilot.pause()
    pilot.app.exit()


if TYPE_CHECKING:
    _offers_what_screens_need: type[AppInterface] = KioskApp
