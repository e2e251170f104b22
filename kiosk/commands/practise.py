"""What a station runs: the terminal is taken, and the keeper keeps it until the program is left."""

from __future__ import annotations

import signal
import sys

from kiosk.course.model import Exercise
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.keeper.terminal import TOLD, Terminal

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
    # What is told waits until the keeper hears it: an end would leave the terminal held, and `kiosk reset` finds the
    # keeper by its lock, which is there before.
    signal.pthread_sigmask(signal.SIG_BLOCK, TOLD)
    # Before anything else is imported: what is typed meanwhile is neither shown nor a signal.
    terminal.hold()
    said = ""
    try:
        code = _keep(terminal, play, lock)
        if code == 1:
            said = _("Le programme s'arrête. Votre travail est gardé. Demandez au conseiller.")
    except KioskError as error:
        code, said = 1, str(error)
    finally:
        terminal.give_back()
    if said:
        print(said, file=sys.stderr if code != 1 else sys.stdout)
    return code


def _keep(terminal: Terminal, play: Exercise | None, lock: bool) -> int:
    from kiosk.keeper.household import Household
    from kiosk.keeper.keeper import Keeper

    keeper = Keeper(Household(lock=lock), terminal, play=play)
    return keeper.run()
