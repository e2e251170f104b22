"""The keeper's loop: a process for each person, looked after, wiped after, and brought back after a crash."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Literal

from kiosk.course.model import Exercise
from kiosk.i18n import _, use_language
from kiosk.keeper.household import Household
from kiosk.keeper.last_word import CODES
from kiosk.keeper.process import Process
from kiosk.keeper.slate import Slate
from kiosk.keeper.terminal import TOLD, Terminal
from kiosk.keeper.watch import Crashes, Limits, Pulse
from kiosk.station.log.writing import story_of
from kiosk.station.settings.model import background_rgb
from kiosk.station.traces.wipe_record import WipeReason
from kiosk.ui.keeper_link import EndReason

STOPPED_BY_THE_ADVISER, NEW_COMPOSITOR = 20, 21
"""Exit codes: what started us is not to start us again; what shows us is to be started again with us."""
LOOK = 1.0
"""Seconds between two looks at a process."""
BREATH = 10.0
"""Seconds until a locked station tries again, when coming back at once did not help."""
USUAL = Limits()

End = EndReason | Literal["crashed", "over"]
"""How a process ended; ``over``: the keeper itself is to end, by a signal or because the terminal has gone."""
_FROM: dict[int, End] = {code: ending for ending, code in CODES.items()}

Wanted = Literal["over", "reset"]
"""What a signal asks of the keeper: to end, or to end the sitting."""

log = logging.getLogger(__name__)


class Keeper:
    """One station's terminal, and one process at a time before it."""

    def __init__(
        self, household: Household, terminal: Terminal, *, play: Exercise | None = None, limits: Limits = USUAL
    ) -> None:
        """``play`` is opened directly, once; ``limits`` are what a process may do."""
        self._household = household
        self._terminal = terminal
        self._play = play
        self._limits = limits
        self._slate = Slate()
        self._wanted: Wanted | None = None
        self._crashes = Crashes()
        self._warm = False
        self._settled = True
        self._live: Process | None = None
        self._ready: Process | None = None
        """The next person's process, which has everything but the terminal."""

    def run(self) -> int:
        """Until it is left, stopped or told to end; gives the exit code."""
        with self._signals() as wake:
            self._wipe("start")
            after_crash = False
            while True:
                end = self._attend(wake, after_crash=after_crash)
                after_crash = end == "crashed"
                match end:
                    case "over" | "quit":
                        self._wipe("stopped")
                        return 0
                    case "stopped":
                        self._wipe("stopped")
                        return STOPPED_BY_THE_ADVISER
                    case "restart" if self._household.has_own_screen:
                        self._wipe("reset")
                        return NEW_COMPOSITOR
                    case "crashed":
                        self._crashes = self._crashes.after(monotonic())
                        if self._crashes.too_many:
                            after_crash = False
                            if not self._household.station.settings.locked:
                                self._wipe("crash")
                                log.critical(
                                    "gave up after %d crashes within %d s", self._crashes.MOST, self._crashes.WITHIN
                                )
                                return 1
                            self._rest(wake)
                        if after_crash:
                            self._blank()
                    case _:  # crashes still count: between two of them a person may go on, leave, or never be there
                        self._play = None
                        self._wipe(end if end in ("left", "idle") else "reset")
                if not after_crash:
                    self._household.refresh()

    # -- one process ----------------------------------------------------------------------------------------------

    def _attend(self, wake: int, *, after_crash: bool) -> End:
        """Begin a sitting and stay beside its process until it has ended."""
        self._slate.new_process()
        self._prepared = False
        process = self._live = self._next(after_crash=after_crash)
        pulse = Pulse()
        try:
            while True:
                ended = self._wait(wake, LOOK, process)
                if ended is not None:
                    return self._what_it_said(ended)
                if self._wanted is not None or self._terminal.gone:
                    process.end()
                    return self._taken() or "over"
                pulse = pulse.after(self._slate.beats)
                health = pulse.health(process.memory(), self._limits, was_ready=process.was_ready)
                if health != "well":
                    log.critical("the program is %s and is brought back", health)
                    process.tell_where()
                    process.kill()
                    return "crashed"
                if pulse.beats:
                    self._prepare()
        finally:
            self._live = None
            process.let_go()

    def _next(self, *, after_crash: bool) -> Process:
        """The process that waits, where there is one for this; else a new one."""
        ready, self._ready = self._ready, None
        if ready is not None:
            if not after_crash and self._play is None and ready.station is self._household.station and ready.go():
                return ready
            ready.kill()
        return self._fork(after_crash=after_crash, waits=False)

    def _fork(self, *, after_crash: bool, waits: bool) -> Process:
        lifeline, ours = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(ours)
            for other in (self._live, self._ready):
                if other is not None:
                    other.let_go()
            # The first person's process imports it by itself: copying the keeper's pages as they are used would make
            # her wait longer. Those after her find it here.
            from kiosk.keeper import child

            play = None if waits else self._play
            around = child.Surroundings(self._household, self._terminal, play, self._slate, self._limits)
            child.live(around, lifeline, after_crash=after_crash, waits=waits)
        os.close(lifeline)
        return Process(pid, ours, self._household.station)

    def _prepare(self) -> None:
        """While a person is there: what the next processes would do anew, and the next person's process itself."""
        if not self._warm:
            self._warm = True
            from kiosk.ui.app import prepare_next_start

            prepare_next_start(self._household.station)
            gc.collect()
            gc.freeze()
            gc.enable()
        if not self._settled:
            self._settled = True
            with self._whatever_the_disk_does():
                self._household.settle()
        if not self._prepared:
            self._prepared = True
            self._ready = self._fork(after_crash=False, waits=True)

    def _wait(self, wake: int, seconds: float, process: Process | None = None) -> int | None:
        """Until something happens, or for ``seconds``; gives the wait status of ``process`` when it has ended."""
        poll = select.poll()
        poll.register(wake, select.POLLIN)
        poll.register(self._terminal.fileno(), 0)
        poll.poll(int(seconds * 1000))
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 512)
        if self._ready is not None and self._ready.ended() is not None:
            log.error("the next person's process ended before its time")
            self._ready = None
        return process.ended() if process is not None else None

    def _what_it_said(self, status: int) -> End:
        if (wanted := self._taken()) is not None:
            return wanted
        if self._terminal.gone:
            return "over"
        code = os.waitstatus_to_exitcode(status)
        end: End = _FROM.get(code, "crashed")
        if end in ("crashed", "told"):
            log.critical("its process ended with %d: the screen comes back", code)
            return "crashed"
        return end

    def _taken(self) -> Wanted | None:
        """What a signal asked for, once."""
        wanted, self._wanted = self._wanted, None
        return wanted

    def _rest(self, wake: int) -> None:
        """A locked station never ends: it says a kind sentence, and tries anew with nothing of what crashed."""
        log.critical("%d crashes within %d s: a rest", self._crashes.MOST, self._crashes.WITHIN)
        self._wipe("crash")
        self._crashes = Crashes()
        use_language(self._household.station.settings.language)
        self._terminal.say([_("Le poste se prépare."), _("Le conseiller peut vous aider.")])
        until = monotonic() + BREATH
        while self._wanted is None and not self._terminal.gone and monotonic() < until:
            self._wait(wake, LOOK)

    # -- around them ----------------------------------------------------------------------------------------------

    def _wipe(self, why: WipeReason) -> None:
        """Nothing of the last person: in memory, on the screen, in what was typed ahead, on the disk."""
        self._slate.wipe()
        self._blank()
        self._settled = False
        with self._whatever_the_disk_does():
            self._household.wipe(why)

    def _blank(self) -> None:
        settings = self._household.station.settings
        self._terminal.blank(background_rgb(settings.theme), wholly=settings.locked)

    @contextmanager
    def _whatever_the_disk_does(self) -> Iterator[None]:
        """The next person gets her screen."""
        try:
            yield
        except Exception as error:
            log.error("the disk could not be wiped: %s", story_of(error))

    @contextmanager
    def _signals(self) -> Iterator[int]:
        """The keyboard's signals are nothing to us, others are written down and wake us; gives what to poll."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN, signal.SIGUSR2,
                       signal.SIGALRM, signal.SIGPIPE):  # fmt: skip
            signal.signal(number, signal.SIG_IGN)
        wake, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

        def over(*_told: object) -> None:
            self._wanted = "over"

        def reset(*_told: object) -> None:
            self._wanted = self._wanted or "reset"

        signal.signal(signal.SIGTERM, over)
        signal.signal(signal.SIGHUP, over)
        signal.signal(signal.SIGUSR1, reset)
        signal.signal(signal.SIGCHLD, lambda *_told: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, TOLD)
        try:
            yield wake
        finally:
            if self._ready is not None:
                self._ready.kill()
            signal.set_wakeup_fd(-1)
            os.close(wake)
            os.close(waker)
