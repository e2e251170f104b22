"""The process of one person: the program on the screen, from the fork to an exit code."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import io
import logging
import os
import resource
import select
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

import msgspec

from kiosk.errors import KioskError
from kiosk.keeper.process import CRASHED, DUMP_STACK, EXIT_CODES
from kiosk.station.log.writing import log_file, open_for_append, open_log, safe_traceback
from kiosk.ui.app import KioskApp
from kiosk.ui.keeper_link import EndReason, ExercisePosition, ResumePoint

if TYPE_CHECKING:
    from kiosk.course.model import Exercise
    from kiosk.keeper.crash_memory import CrashMemory
    from kiosk.keeper.live_station import LiveStation
    from kiosk.keeper.terminal import Terminal
    from kiosk.keeper.watch import Limits
    from kiosk.station.station import Station

log = logging.getLogger(__name__)


class ChildContext(msgspec.Struct, frozen=True):
    """What the keeper hands to each process that it forks."""

    live_station: LiveStation
    terminal: Terminal
    play: Exercise | None
    memory: CrashMemory
    limits: Limits

    @property
    def station(self) -> Station:
        """The station, as its settings were at the fork."""
        return self.live_station.station


class PipeToKeeper:
    """The keeper, as the app sees it: see :class:`kiosk.ui.keeper_link.KeeperLink`."""

    def __init__(self, memory: CrashMemory, lifeline: int, *, waits: bool) -> None:
        """``lifeline``: the end to read of a pipe that the keeper holds open as long as it runs."""
        self._memory = memory
        self._lifeline = lifeline
        self.waits = waits

    def alive(self) -> None:
        self._memory.add_heartbeat()

    def remember(self, point: ResumePoint) -> None:
        from kiosk.keeper.snapshot import Snapshot

        position = point.position
        self._memory.write(
            Snapshot(
                exercise=position.exercise.id if position else "",
                done=tuple(sorted(position.done)) if position else (),
                at=position.at if position else 0,
                skipped=tuple(sorted(position.skipped)) if position else (),
                hints=position.hints if position else 0,
                shown=position is not None and position.shown,
                inside=point.past_welcome,
                language=point.language,
                text_size=point.text_size,
                sitting=point.sitting.snapshot(),
            )
        )

    def end(self, why: EndReason) -> NoReturn:
        os._exit(EXIT_CODES[why])

    def fileno(self) -> int:
        return self._lifeline

    @property
    def keeper_is_gone(self) -> bool:
        """Whether the pipe's other end is closed."""
        poll = select.poll()
        poll.register(self._lifeline, 0)
        return bool(poll.poll(0))


def run_sitting(context: ChildContext, lifeline: int, *, after_crash: bool = False, waits: bool = False) -> NoReturn:
    """Run one sitting in this freshly forked process, and end the process.

    ``after_crash`` goes on from the crash memory; ``waits`` makes a standby process, ready but for the terminal.
    """
    code = CRASHED
    try:
        _reset_inherited_state(context)
        resume_at = _restore_place(context) if after_crash else None
        play = context.play if resume_at is None else None
        keeper = PipeToKeeper(context.memory, lifeline, waits=waits)
        app = KioskApp(
            context.station, play=play, resume_at=resume_at, keeper=keeper, text_sizes=context.live_station.text_sizes
        )
        # What is imported stays for good: the collector need not look at it between two keys.
        gc.freeze()
        gc.enable()
        app.run()
        if keeper.keeper_is_gone:
            context.terminal.restore()
    except BaseException as error:
        with contextlib.suppress(BaseException):
            log.critical("the program ended: %s", safe_traceback(error))
    finally:
        os._exit(code)


def _reset_inherited_state(context: ChildContext) -> None:
    """Let go of what is the keeper's: its signal handlers, its log file, its lock on the station.

    No core file is written either: it would hold what a person typed.
    """
    context.live_station.release_in_child()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGUSR1, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _none, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = context.limits.data_size if hard == resource.RLIM_INFINITY else min(hard, context.limits.data_size)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    os.environ["TMPDIR"] = context.live_station.temporary
    if "tempfile" in sys.modules:
        import tempfile

        tempfile.tempdir = None
    folder = context.station.data / "log"
    with contextlib.redirect_stderr(io.StringIO()):  # the keeper reported it before there was a screen
        open_log(folder)
    with contextlib.suppress(OSError):
        faulthandler.register(DUMP_STACK, file=open_for_append(log_file(folder)), all_threads=True)


def _restore_place(context: ChildContext) -> ResumePoint | None:
    """Where the person was before the crash; None where nobody was beyond the welcome."""
    snapshot = context.memory.read()
    if snapshot is None:
        return None
    from kiosk.station.sitting import Sitting

    station = context.station
    sitting = Sitting(station.store, station.name)
    sitting.resume(snapshot.sitting)
    exercise = _find_exercise(context, snapshot.exercise)
    position = None
    if exercise is not None:
        done, skipped = frozenset(snapshot.done), frozenset(snapshot.skipped)
        position = ExercisePosition(exercise, done, snapshot.at, skipped, snapshot.hints, snapshot.shown)
    return ResumePoint(
        sitting=sitting,
        position=position,
        past_welcome=snapshot.inside,
        language=snapshot.language,
        text_size=snapshot.text_size,
    )


def _find_exercise(context: ChildContext, exercise: str) -> Exercise | None:
    if not exercise:
        return None
    if context.play is not None and context.play.id == exercise:
        return context.play
    try:
        return context.station.open_exercise(exercise)
    except KioskError as error:
        log.error("%s cannot be opened after a crash: %s", exercise, error)
        return None
