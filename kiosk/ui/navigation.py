"""The ways from screen to screen, for one person; the app beneath every screen."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.app import App
from textual.screen import Screen

from kiosk.course.catalogue import Catalogue
from kiosk.course.events import Event
from kiosk.course.model import Exercise, Level
from kiosk.errors import KioskError
from kiosk.i18n import LANGUAGES, _, language, use_language
from kiosk.logbook.codes import Code
from kiosk.logbook.events import SettingChosen
from kiosk.station.log.writing import story_of
from kiosk.station.screen.text_size import SIZES
from kiosk.station.settings.model import TextSize
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.adviser_log import closed_logbook_told
from kiosk.ui.keeper_link import Ending, Where
from kiosk.ui.replaceable import Replaceable, is_here
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.interruptions import TooSmall
from kiosk.ui.screens.welcome import Welcome

if TYPE_CHECKING:
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.ui.screens.player import Player

log = logging.getLogger(__name__)
_NONE: frozenset[int] = frozenset()
MOST_FAULTS = 3
TIME_TO_READ = 15.0
"""Seconds that a sentence over the screen stays, for who reads slowly; a click takes it away."""


class Navigation(Replaceable, App[Ending], inherit_bindings=False):
    """Where one person is, and where she goes."""

    def __init__(self, station: Station, back_to: Where | None, text_sizes: TextSizes | None = None) -> None:
        self.station = station
        self.text_sizes = text_sizes
        """What changes the size of the text; None where nothing does."""
        self.text_size: TextSize = back_to.text_size if back_to else station.settings.text_size
        """The size that is wished for now."""
        self.faults: tuple[Exception, ...] = ()
        """What came out of exercises, each of which was set aside for it: the first few."""
        self._left: WeakSet[Player] = WeakSet()
        super().__init__()
        self.sitting = back_to.sitting if back_to else Sitting(station.store, station.name)
        self._back_to = back_to

    @property
    def catalogue(self) -> Catalogue:
        """The exercises there are."""
        return self.station.catalogue

    @property
    def place(self) -> KioskScreen | None:
        """The screen of ours that she is on, whatever stands over it; None before the first one is there.

        With eager tasks (Python 3.12 and later) a screen is composed before Textual has it on its stack.
        """
        return next((s for s in reversed(self.screen_stack) if isinstance(s, KioskScreen)), None)

    @property
    def where(self) -> Where:
        """Whose sitting it is, and at which step of which exercise: as before a crash until she has gone on."""
        if self._back_to is not None:
            return self._back_to
        screen = self.place
        if screen is None:
            return Where(self.sitting, None, _NONE, 0, False, language(), self.text_size)
        return Where(self.sitting, *screen.reached, screen.inside, language(), self.text_size)

    def remember(self) -> None:
        """Where she is now is what a crash comes back to."""

    def end(self, why: Ending) -> None:
        """End this sitting, and the program with it."""
        self.exit(why)

    def record(self, events: Iterable[Event]) -> None:
        """Keep what happened, before anyone says that it is kept."""
        happened = tuple(events)
        if happened:
            self.sitting.record(happened)
            self.remember()

    @property
    def one_process_a_person(self) -> bool:
        """Whether a keeper forks a fresh process for the next person when this one ends."""
        return False

    def go_welcome(self, *, keep: bool = False, why: Ending = "left") -> None:
        """The welcome, for the next person; ``keep`` when it is still the same one, who went one screen back."""
        if keep and self.sitting.progress.last_practised is not None:
            self.go_home()
            return
        if self.one_process_a_person and not keep:
            self.end(why)
            return
        self.sitting = Sitting(self.station.store, self.station.name)
        use_language(self.station.settings.language)
        self.show_text_size(self.station.settings.text_size)
        self.show(Welcome())

    def go_adviser(self) -> None:
        """The adviser's corner, or the PIN before it."""
        from kiosk.ui.screens.adviser.pin import adviser_door

        self.show(adviser_door(self.station))

    def go_adviser_corner(self, at: str = "", message: str = "") -> None:
        """The adviser's corner, once its PIN was given; see :class:`AdviserCorner` for both arguments."""
        from kiosk.ui.screens.adviser.corner import AdviserCorner

        self.show(AdviserCorner(at, message))

    def go_home(self) -> None:
        """The home of this sitting."""
        from kiosk.ui.screens.home import Home

        self.show(Home())

    def go_area(self, area: str, level: Level | None = None) -> None:
        """One area's exercises."""
        from kiosk.ui.screens.area import AreaScreen

        self.show(AreaScreen(area, level))

    def go_can_do(self) -> None:
        """What I can do now."""
        from kiosk.ui.screens.can_do import CanDo

        self.show(CanDo())

    def go_begin_logbook(self) -> None:
        """Beginning a logbook."""
        from kiosk.ui.screens.begin_logbook import BeginLogbook

        self.show(BeginLogbook())

    def go_open_logbook(self) -> None:
        """Opening a logbook."""
        from kiosk.ui.screens.open_logbook import OpenLogbook

        self.show(OpenLogbook())

    def go_exercise(self, exercise: str) -> None:
        """An exercise, at its first step that is not done yet."""
        try:
            found = self.station.open_exercise(exercise)
        except KioskError as error:
            log.error("%s cannot be opened: %s", exercise, error.__cause__ or error)
            self.go_home()
            self._say(error)
            return
        one = self.sitting.progress.exercise(exercise)
        self.go_player(found, frozenset() if one.done else one.steps_done)

    def go_player(self, exercise: Exercise, done: frozenset[int], at: int = 0) -> None:
        """The player, at the first step from ``at`` on that is not in ``done``."""
        self.show(self.player(exercise, done, at))

    def player(self, exercise: Exercise, done: frozenset[int], at: int) -> KioskScreen:
        """The player for :meth:`go_player`; home and a kind sentence, where the exercise cannot be begun."""
        from kiosk.ui.screens.home import Home
        from kiosk.ui.screens.player import Player

        try:
            return Player(exercise, done, self.sitting.patience, at)
        except Exception as error:
            self.faults = (*self.faults, error)[:MOST_FAULTS]
            log.error("%s cannot be begun: %s", exercise.id, story_of(error))
            self._say(_not_ready())
            return Home()

    @property
    def player_in_front(self) -> Player | None:
        """The player, where it is what the person sees."""
        from kiosk.ui.screens.player import Player

        return self.screen if isinstance(self.screen, Player) else None

    def set_aside(self, player: Player | None, error: Exception) -> bool:
        """Leave the exercise of ``player``, out of which ``error`` came, for home; False where there is no player.

        And where there is no memory left: such a process is of no use to anybody, and the keeper brings the person back
        in another one. What was done is kept. The log has the whole story: the fault may be the exercise's, or the
        program's.
        """
        if player is None or isinstance(error, MemoryError):
            return False
        session = player.session
        log.error("%s, step %d is set aside: %s", session.exercise.id, session.index + 1, story_of(error))
        self.faults = (*self.faults, error)[:MOST_FAULTS]
        if player not in self._left:
            self._left.add(player)
            # by a message of the app's own: what handles this one is not to be gone on with
            self.call_later(self._leave, player)
        return True

    def _leave(self, player: Player) -> None:
        if player in self.screen_stack:
            self.go_home()
            self._say(_not_ready())

    def _say(self, error: KioskError) -> None:
        self.notify(str(error), markup=False, timeout=TIME_TO_READ)

    def resume(self) -> None:
        """Back to where she was before the crash; that stays remembered until its screen stands there."""
        back = self._back_to
        if back is None or not back.inside:
            self.go_welcome()
        elif back.exercise is not None:
            self.go_player(back.exercise, back.done, back.at)
        else:
            self.go_home()
        self._back_to = None

    def open_logbook(self, code: Code) -> None:
        """The logbook of ``code``, in its own language. Raises what :meth:`Sitting.open_logbook` raises."""
        with closed_logbook_told():
            self.sitting.open_logbook(code)
        self._keep_choices()
        chosen = self.sitting.progress.settings
        # a newer program may write others of both
        use_language(next((code for code in LANGUAGES if code == chosen.get("language")), language()))
        self.show_text_size(next((size for size in SIZES if size == chosen.get("text_size")), self.text_size))

    def offer_code(self) -> Code:
        """Four pictures that open no logbook yet. Raises LogbooksUnavailable."""
        with closed_logbook_told():
            from kiosk.course.pictures import PICTURES

            return self.sitting.offer(PICTURES)

    def begin_logbook(self, code: Code) -> None:
        """A new logbook at ``code``. Raises what :meth:`Sitting.begin_logbook` raises."""
        with closed_logbook_told():
            self.sitting.begin_logbook(code)
        self._keep_choices()

    def _keep_choices(self) -> None:
        """Remember what was chosen here before the logbook was there, where it is not the station's own."""
        settings = self.station.settings
        chosen: list[Event] = []
        if language() != settings.language:
            chosen.append(SettingChosen("language", language()))
        if self.text_size != settings.text_size:
            chosen.append(SettingChosen("text_size", self.text_size))
        self.record(chosen)

    def choose_text_size(self, size: TextSize) -> None:
        """Larger or smaller text, kept for this logbook."""
        self.show_text_size(size)
        if not self.sitting.guest:
            self.record([SettingChosen("text_size", size)])

    def show_text_size(self, size: TextSize) -> None:
        """Have the compositor show ``size``; nothing where it does already."""
        self.text_size = size
        if (sizes := self.text_sizes) is not None:
            self.run_worker(lambda: sizes.choose(size), thread=True, exit_on_error=False, group="text size")

    def choose_language(self, code: str) -> None:
        """The language of the interface, until the next person."""
        use_language(code)
        self.show(Welcome())

    def show(self, screen: Screen[None]) -> None:
        """``screen`` in the place of what is shown; what stood over that goes with it, but for too small a screen."""
        if not is_here(self):
            return
        small = isinstance(self.screen, TooSmall)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)
        if small:
            self.push_screen(TooSmall())
        self.remember()


def _not_ready() -> KioskError:
    done = _("Cet exercice n'est pas prêt. Les étapes faites restent faites.")
    return KioskError(done, _("Choisissez un autre exercice."))
