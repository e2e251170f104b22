"""The keeper's loop: it forks a process for each person, watches it, wipes after it, and replaces it after a crash."""

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
from typing import TYPE_CHECKING, Literal

from kiosk.i18n import _, use_language
from kiosk.keeper.crash_memory import CrashMemory
from kiosk.keeper.process import EXIT_CODES, Process, fork_with_pipe
from kiosk.keeper.terminal import HANDLED_SIGNALS, Terminal
from kiosk.keeper.watch import Crashes, Heartbeats, Limits
from kiosk.regular_file import reason_of
from kiosk.station.log.writing import safe_traceback
from kiosk.station.settings.model import background_rgb
from kiosk.station.unit import RESTART_COMPOSITOR, STOPPED_BY_ADVISER
from kiosk.ui.keeper_link import EndReason

if TYPE_CHECKING:
    from kiosk.course.model import Exercise
    from kiosk.keeper.live_station import LiveStation
    from kiosk.station.traces.wipe_record import WipeReason

POLL_INTERVAL = 1.0
"""Seconds between two looks at a process."""
RETRY_AFTER = 10.0
"""Seconds until a locked station tries again, when coming back at once did not help."""
DEFAULT_LIMITS = Limits()

End = EndReason | Literal["crashed", "over"]
"""How a process ended; ``over``: the keeper itself is to end, by a signal or because the terminal has gone."""
_ENDINGS: dict[int, End] = {code: ending for ending, code in EXIT_CODES.items()}

Request = Literal["over", "reset"]
"""What a signal asks of the keeper: to end, or to end the sitting."""

log = logging.getLogger(__name__)


class Keeper:
    """One station's terminal, and one process at a time before it."""

    def __init__(
        self,
        live_station: LiveStation,
        terminal: Terminal,
        *,
        play: Exercise | None = None,
        limits: Limits = DEFAULT_LIMITS,
        memory: CrashMemory | None = None,
        first: Process | None = None,
    ) -> None:
        """``play`` is opened directly, once; ``limits`` are what a process may do.

        ``first`` is the first person's process, where it was forked already: with ``memory``, and with ``play``.
        """
        self._live_station = live_station
        self._terminal = terminal
        self._play = play
        self._limits = limits
        self._memory = memory or CrashMemory()
        self._first = first
        self._request: Request | None = None
        self._crashes = Crashes()
        self._warm = False
        self._wipe_finished = True
        self._current: Process | None = None
        self._standby: Process | None = None
        """The next person's process, which has everything but the terminal."""

    def run(self) -> int:
        """Run until it is left, stopped or asked to end; gives the exit code."""
        with self._signals() as wake:
            self._wipe("start")
            after_crash = False
            while True:
                end = self._run_sitting(wake, after_crash=after_crash)
                after_crash = end == "crashed"
                match end:
                    case "over" | "quit":
                        self._wipe("stopped")
                        return 0
                    case "stopped":
                        self._wipe("stopped")
                        return STOPPED_BY_ADVISER
                    case "restart" if self._live_station.has_own_screen:
                        self._wipe("reset")
                        return RESTART_COMPOSITOR
                    case "crashed":
                        self._crashes = self._crashes.after_crash(monotonic())
                        if self._crashes.too_many:
                            after_crash = False
                            if not self._live_station.station.settings.locked:
                                self._wipe("crash")
                                log.critical(
                                    "gave up after %d crashes within %d s", self._crashes.LIMIT, self._crashes.WITHIN
                                )
                                return 1
                            self._pause(wake)
                        if after_crash:
                            self._blank()
                    case _:  # crashes still count: between two of them a person may go on, leave, or never be there
                        self._play = None
                        self._wipe(end if end in ("left", "idle") else "reset")
                if not after_crash:
                    self._live_station.refresh()

    # -- one process ----------------------------------------------------------------------------------------------

    def _run_sitting(self, wake: int, *, after_crash: bool) -> End:
        """Start a process and watch it until it has ended."""
        self._memory.reset_heartbeats()
        self._prepared = False
        try:
            process = self._current = self._next_process(after_crash=after_crash)
        except OSError as error:
            log.critical("its process cannot be begun: %s", reason_of(error))
            return self._take_request() or ("over" if self._terminal.gone else "crashed")
        heartbeats = Heartbeats()
        try:
            while True:
                ended = self._wait(wake, POLL_INTERVAL, process)
                if ended is not None:
                    return self._ending(ended)
                if self._request is not None or self._terminal.gone:
                    process.end()
                    return self._take_request() or "over"
                heartbeats = heartbeats.after_poll(self._memory.heartbeats)
                health = heartbeats.health(process.memory(), self._limits, was_standby=process.was_standby)
                if health != "healthy":
                    log.critical("the program is %s and is brought back", health)
                    process.dump_stack()
                    process.kill()
                    return "crashed"
                if heartbeats.count:
                    self._prepare_standby()
        finally:
            self._current = None
            process.close_pipe()

    def _next_process(self, *, after_crash: bool) -> Process:
        """The standby process, where there is one that fits; else a new one."""
        first, self._first = self._first, None
        if first is not None:
            # beside another keeper its folders would be another's: what such a one needs is known after a fork only
            if self._live_station.is_held and first.activate():
                return first
            first.kill()
        standby, self._standby = self._standby, None
        if standby is not None:
            if (
                not after_crash
                and self._play is None
                and standby.station is self._live_station.station
                and standby.activate()
            ):
                return standby
            standby.kill()
        return self._fork(after_crash=after_crash, waits=False)

    def _fork(self, *, after_crash: bool, waits: bool) -> Process:
        """Raises OSError where the machine has no room for one more process."""
        pid, pipe = fork_with_pipe()
        if not pid:
            for other in (self._current, self._standby):
                if other is not None:
                    other.close_pipe()
            # The first person's process imports it by itself: copying the keeper's pages as they are used would make
            # her wait longer. Those after her find it here.
            from kiosk.keeper import child

            play = None if waits else self._play
            context = child.ChildContext(self._live_station, self._terminal, play, self._memory, self._limits)
            child.run_sitting(context, pipe, after_crash=after_crash, waits=waits)
        return Process(pid, pipe, self._live_station.station, standby=waits)

    def _prepare_standby(self) -> None:
        """While a person is there: do once what each process to come would do anew, and fork the next person's."""
        if not self._warm:
            self._warm = True
            from kiosk.ui.app import prepare_next_start

            prepare_next_start(self._live_station.station)
            gc.collect()
            gc.freeze()
            gc.enable()
        if not self._wipe_finished:
            self._wipe_finished = True
            with self._logging_disk_errors():
                self._live_station.finish_wiping()
        if not self._prepared:
            self._prepared = True
            try:
                self._standby = self._fork(after_crash=False, waits=True)
            except OSError as error:  # the person who is there goes on; the next one waits for a process of her own
                log.error("the next person's process cannot be begun: %s", reason_of(error))

    def _wait(self, wake: int, seconds: float, process: Process | None = None) -> int | None:
        """Until something happens, or for ``seconds``; gives the wait status of ``process`` when it has ended."""
        poll = select.poll()
        poll.register(wake, select.POLLIN)
        poll.register(self._terminal.fileno(), 0)
        poll.poll(int(seconds * 1000))
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 512)
        if self._standby is not None and self._standby.ended() is not None:
            log.error("the next person's process ended before its time")
            self._standby = None
        return process.ended() if process is not None else None

    def _ending(self, status: int) -> End:
        if (request := self._take_request()) is not None:
            return request
        if self._terminal.gone:
            return "over"
        code = os.waitstatus_to_exitcode(status)
        end: End = _ENDINGS.get(code, "crashed")
        if end in ("crashed", "signalled"):
            log.critical("its process ended with %d: the screen comes back", code)
            return "crashed"
        return end

    def _take_request(self) -> Request | None:
        """What a signal asked for; asked for only once."""
        request, self._request = self._request, None
        return request

    def _pause(self, wake: int) -> None:
        """Show a kind sentence for a while: a locked station never ends, it starts afresh without what crashed."""
        log.critical("%d crashes within %d s: a rest", self._crashes.LIMIT, self._crashes.WITHIN)
        self._wipe("crash")
        self._crashes = Crashes()
        use_language(self._live_station.station.settings.language)
        self._terminal.show([_("Le poste se prépare."), _("Le conseiller peut vous aider.")])
        until = monotonic() + RETRY_AFTER
        while self._request is None and not self._terminal.gone and monotonic() < until:
            self._wait(wake, POLL_INTERVAL)

    # -- wiping and signals ---------------------------------------------------------------------------------------

    def _wipe(self, why: WipeReason) -> None:
        """Erase the last person's traces: in memory, on the screen, in input that was typed ahead, on the disk."""
        self._memory.wipe()
        self._blank()
        self._wipe_finished = False
        with self._logging_disk_errors():
            self._live_station.wipe(why)

    def _blank(self) -> None:
        settings = self._live_station.station.settings
        self._terminal.blank(background_rgb(settings.theme), scrollback=settings.locked)

    @contextmanager
    def _logging_disk_errors(self) -> Iterator[None]:
        """Whatever goes wrong on the disk is logged: the next person gets her screen."""
        try:
            yield
        except Exception as error:
            log.error("the disk could not be wiped: %s", safe_traceback(error))

    @contextmanager
    def _signals(self) -> Iterator[int]:
        """Ignore the keyboard's signals, note the others; yields a descriptor that each of these makes readable."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN, signal.SIGUSR2,
                       signal.SIGALRM, signal.SIGPIPE):  # fmt: skip
            signal.signal(number, signal.SIG_IGN)
        wake, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

        def over(*_ignored: object) -> None:
            self._request = "over"

        def reset(*_ignored: object) -> None:
            self._request = self._request or "reset"

        signal.signal(signal.SIGTERM, over)
        signal.signal(signal.SIGHUP, over)
        signal.signal(signal.SIGUSR1, reset)
        signal.signal(signal.SIGCHLD, lambda *_ignored: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
        try:
            yield wake
        finally:
            if self._standby is not None:
                self._standby.kill()
            signal.set_wakeup_fd(-1)
            os.close(wake)
            os.close(waker)
