"""The process of one person: the program on the screen, and its last word to the keeper."""

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
from dataclasses import dataclass
from typing import NoReturn

from kiosk.course.model import Exercise
from kiosk.errors import KioskError
from kiosk.keeper.household import Household
from kiosk.keeper.last_word import CODES, CRASHED, TELL_WHERE
from kiosk.keeper.slate import Remembered, Slate
from kiosk.keeper.terminal import Terminal
from kiosk.keeper.watch import Limits
from kiosk.station.log.writing import log_file, open_log, open_to_add, story_of
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.app import KioskApp
from kiosk.ui.keeper_link import EndReason, ResumePoint

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Surroundings:
    """What the keeper gives to each process."""

    household: Household
    terminal: Terminal
    play: Exercise | None
    slate: Slate
    limits: Limits

    @property
    def station(self) -> Station:
        """The station, as its settings were at the fork."""
        return self.household.station


class Ear:
    """The keeper, as the app sees it: see :class:`kiosk.ui.keeper_link.KeeperLink`."""

    def __init__(self, slate: Slate, lifeline: int, *, waits: bool) -> None:
        """``lifeline``: a pipe from the keeper."""
        self._slate = slate
        self._lifeline = lifeline
        self.waits = waits

    def alive(self) -> None:
        self._slate.beat()

    def remember(self, point: ResumePoint) -> None:
        self._slate.write(
            Remembered(
                exercise=point.exercise.id if point.exercise else "",
                done=tuple(sorted(point.done)),
                at=point.at,
                inside=point.past_welcome,
                language=point.language,
                text_size=point.text_size,
                sitting=point.sitting.trace(),
            )
        )

    def end(self, why: EndReason) -> NoReturn:
        os._exit(CODES[why])

    def fileno(self) -> int:
        return self._lifeline

    @property
    def keeper_is_gone(self) -> bool:
        """Whether nobody holds the other end any more."""
        poll = select.poll()
        poll.register(self._lifeline, 0)
        return bool(poll.poll(0))


def live(around: Surroundings, lifeline: int, *, after_crash: bool = False, waits: bool = False) -> NoReturn:
    """Run one sitting in this freshly forked process, and end the process.

    ``after_crash`` goes on where the slate says; ``waits`` only makes everything ready until the keeper says so.
    """
    code = CRASHED
    try:
        _settle_in(around)
        resume_at = _where(around) if after_crash else None
        play = around.play if resume_at is None else None
        ear = Ear(around.slate, lifeline, waits=waits)
        app = KioskApp(
            around.station, play=play, resume_at=resume_at, keeper=ear, text_sizes=around.household.text_sizes
        )
        # What is imported stays for good: the collector need not look at it between two keys.
        gc.freeze()
        gc.enable()
        app.run()
        if ear.keeper_is_gone:
            around.terminal.give_back()
    except BaseException as error:
        with contextlib.suppress(BaseException):
            log.critical("the program ended: %s", story_of(error))
    finally:
        os._exit(code)


def _settle_in(around: Surroundings) -> None:
    """What is the keeper's is not ours: its handlers, its log file, its hold on the station; and nothing of a person
    goes to a core file."""
    around.household.leave_to_keeper()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGUSR1, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _none, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = around.limits.address_space if hard == resource.RLIM_INFINITY else min(hard, around.limits.address_space)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    os.environ["TMPDIR"] = around.household.temporary
    if "tempfile" in sys.modules:
        import tempfile

        tempfile.tempdir = None
    folder = around.station.data / "log"
    with contextlib.redirect_stderr(io.StringIO()):  # the keeper has said it before there was a screen
        open_log(folder)
    with contextlib.suppress(OSError):
        faulthandler.register(TELL_WHERE, file=open_to_add(log_file(folder)), all_threads=True)


def _where(around: Surroundings) -> ResumePoint | None:
    """Where the person was before the crash; None where nobody was beyond the welcome."""
    told = around.slate.read()
    if told is None:
        return None
    station = around.station
    sitting = Sitting(station.store, station.name)
    sitting.follow(told.sitting)
    return ResumePoint(
        sitting=sitting,
        exercise=_exercise(around, told.exercise),
        done=frozenset(told.done),
        at=told.at,
        past_welcome=told.inside,
        language=told.language,
        text_size=told.text_size,
    )


def _exercise(around: Surroundings, exercise: str) -> Exercise | None:
    if not exercise:
        return None
    if around.play is not None and around.play.id == exercise:
        return around.play
    try:
        return around.station.open_exercise(exercise)
    except KioskError as error:
        log.error("%s cannot be opened after a crash: %s", exercise, error)
        return None
