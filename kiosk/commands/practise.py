"""What a station runs: the terminal is taken, and the keeper keeps it until the program is left."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.keeper.terminal import HANDLED_SIGNALS, Terminal

if TYPE_CHECKING:
    from kiosk.course.model import Exercise

NO_TERMINAL = 2
"""The exit code where there is no terminal to show anything on."""


def practise(play: Exercise | None = None, *, lock: bool = False) -> int:
    """Run until it is left; gives the exit code: see README, « the way a station starts ».

    ``play`` opens one exercise directly; ``lock`` locks the station whatever its settings say.
    """
    try:
        terminal = Terminal()
    except KioskError as error:
        print(error, file=sys.stderr)
        return NO_TERMINAL
    # These signals wait until the keeper handles them: ending now would leave the terminal raw, and `kiosk reset`
    # finds the keeper by its lock, which is there before.
    signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED_SIGNALS)
    # Before anything else is imported: what is typed meanwhile is neither shown nor a signal.
    terminal.hold()
    message = ""
    try:
        code = _keep(terminal, play, lock)
        if code == 1:
            message = _("Le programme s'arrête. Votre travail est gardé. Demandez au conseiller.")
    except KioskError as error:
        code, message = 1, str(error)
    finally:
        terminal.restore()
    if message:
        print(message, file=sys.stderr if code != 1 else sys.stdout)
    return code


def _keep(terminal: Terminal, play: Exercise | None, lock: bool) -> int:
    from kiosk.keeper.crash_memory import CrashMemory
    from kiosk.keeper.first_process import fork_first
    from kiosk.keeper.live_station import LiveStation

    memory = CrashMemory()
    first = fork_first(terminal, memory, play, lock=lock)
    try:
        from kiosk.keeper.keeper import Keeper

        return Keeper(LiveStation(lock=lock), terminal, play=play, memory=memory, first=first).run()
    finally:
        if first is not None:
            first.kill()  # nothing where the keeper has seen its end
