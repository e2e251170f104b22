"""Ending the sitting of a station from outside: its keeper is told, and its record says when it has wiped."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from datetime import datetime

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.station.keeper_lock import running
from kiosk.station.traces.station_folders import Folders
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import Wiped, read_record

PATIENCE = 10.0
"""Seconds that a keeper has: it gives a process 2 s to end by itself."""
_LOOK = 0.05


class Ended(msgspec.Struct, frozen=True):
    """What happened, in sentences, what could not be done, and how much was erased."""

    sentences: tuple[str, ...]
    problems: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0


def end_sitting(folders: Folders, now: datetime, *, patience: float = PATIENCE) -> Ended:
    """End the sitting at this station, and erase what it left; waits until that is done, ``patience`` seconds at most.

    Where the program does not run, the wipe is made here. Raises nothing.
    """
    keeper = running(folders.state)
    if keeper is None:
        return _here(folders, now)
    before = read_record(folders.state)
    try:
        os.kill(keeper, signal.SIGUSR1)
    except ProcessLookupError:
        return _here(folders, now)
    except OSError:
        return Ended((), (_("Le programme tourne avec un autre compte : il n'a pas été arrêté."),))
    until = time.monotonic() + patience
    while time.monotonic() < until:
        made = [wiped for wiped in _since(before, read_record(folders.state)) if wiped.why == "reset"]
        if made:
            return _told(_("La visite en cours est finie. L'accueil est là."), made[-1])
        if running(folders.state) is None:
            return _here(folders, now)
        time.sleep(_LOOK)
    return Ended((), (_("Le programme ne répond pas. Éteignez la machine, puis rallumez-la."),))


def _here(folders: Folders, now: datetime) -> Ended:
    return _told(_("Le programme n'était pas ouvert."), wipe(folders, "reset", now))


def _told(sentence: str, wiped: Wiped) -> Ended:
    n = wiped.files
    erased = ngettext("{n} fichier temporaire est effacé.", "{n} fichiers temporaires sont effacés.", n).format(n=n)
    nothing = _("Il n'y a pas de fichier temporaire.")
    return Ended((sentence, erased if n else nothing), wiped.problems, n, wiped.bytes)


def _since(before: Sequence[Wiped], after: Sequence[Wiped]) -> Sequence[Wiped]:
    """The lines of ``after`` that follow the last one of ``before``; the oldest ones may have gone meanwhile."""
    if not before:
        return after
    last = max((at for at, wiped in enumerate(after) if wiped == before[-1]), default=-1)
    return after[last + 1 :]
