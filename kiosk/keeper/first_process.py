"""The first person's process, forked before the keeper imports what it alone needs: both do so at once, on a core each.

It imports the app meanwhile, and waits for its turn: that comes when the keeper holds the station and has erased what
the last person left. Those after her come from the keeper, which has all of it by then.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import signal
from typing import TYPE_CHECKING, NoReturn

from kiosk.keeper.live_station import LiveStation
from kiosk.keeper.process import CRASHED, Process, fork_with_pipe
from kiosk.keeper.terminal import HANDLED_SIGNALS

if TYPE_CHECKING:
    from kiosk.course.model import Exercise
    from kiosk.keeper.crash_memory import CrashMemory
    from kiosk.keeper.terminal import Terminal


def fork_first(terminal: Terminal, memory: CrashMemory, play: Exercise | None, *, lock: bool) -> Process | None:
    """Fork it; None where the machine has no room for it now: the keeper tries again and says so."""
    try:
        pid, pipe = fork_with_pipe()
    except OSError:
        return None
    if not pid:
        _run(terminal, memory, play, pipe, lock=lock)
    return Process(pid, pipe)


def _run(terminal: Terminal, memory: CrashMemory, play: Exercise | None, lifeline: int, *, lock: bool) -> NoReturn:
    code = CRASHED
    try:
        for number in HANDLED_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())  # until its turn it may be ended at any moment
        from kiosk.keeper import child
        from kiosk.keeper.watch import Limits

        if not os.read(lifeline, 1):  # the keeper has ended, or another process goes first
            os._exit(0)
        # what the settings say is known only now: the keeper may have finished a reset
        station = _open_quietly(lock=lock)
        child.run_sitting(child.ChildContext(station, terminal, play, memory, Limits()), lifeline)
    finally:  # whatever happened, the keeper goes on with another one, and that one's log tells the story
        os._exit(code)


def _open_quietly(*, lock: bool) -> LiveStation:
    """What is wrong with the station the keeper has logged, or printed where there is no log, a moment ago."""
    logging.disable()
    with contextlib.redirect_stderr(io.StringIO()):
        station = LiveStation(lock=lock, holder=False)
    logging.disable(logging.NOTSET)
    return station
