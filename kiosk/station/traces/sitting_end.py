"""Ending the sitting of a station from another process: its keeper gets a signal, and its record says when it wiped."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from datetime import datetime

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.station.locks import running_keeper
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import WipeEntry, read_record

END_TIMEOUT = 10.0
"""Seconds that a keeper has to wipe: it gives a process 2 s to end by itself."""
_POLL_INTERVAL = 0.05


class SittingEnd(msgspec.Struct, frozen=True):
    """What happened, in sentences, what could not be done, and how much was erased."""

    sentences: tuple[str, ...]
    problems: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0


def end_sitting(folders: StationFolders, now: datetime, *, patience: float = END_TIMEOUT) -> SittingEnd:
    """End the sitting at this station and erase its traces; waits until that is done, ``patience`` seconds at most.

    Where the program does not run, the wipe is done in this process. Raises nothing.
    """
    keeper = running_keeper(folders.state)
    if keeper is None:
        return _wipe_here(folders, now)
    before = read_record(folders.state)
    try:
        os.kill(keeper, signal.SIGUSR1)
    except ProcessLookupError:
        return _wipe_here(folders, now)
    except OSError:
        return SittingEnd((), (_("Le programme tourne avec un autre compte : il n'a pas été arrêté."),))
    until = time.monotonic() + patience
    while time.monotonic() < until:
        wipes = [entry for entry in _entries_since(before, read_record(folders.state)) if entry.why == "reset"]
        if wipes:
            return _report(_("La visite en cours est finie. L'accueil est là."), wipes[-1])
        if running_keeper(folders.state) is None:
            return _wipe_here(folders, now)
        time.sleep(_POLL_INTERVAL)
    return SittingEnd((), (_("Le programme ne répond pas. Éteignez la machine, puis rallumez-la."),))


def _wipe_here(folders: StationFolders, now: datetime) -> SittingEnd:
    return _report(_("Le programme n'était pas ouvert."), wipe(folders, "reset", now))


def _report(sentence: str, entry: WipeEntry) -> SittingEnd:
    n = entry.files
    erased = ngettext("{n} fichier temporaire est effacé.", "{n} fichiers temporaires sont effacés.", n).format(n=n)
    nothing = _("Il n'y a pas de fichier temporaire.")
    return SittingEnd((sentence, erased if n else nothing), entry.problems, n, entry.bytes)


def _entries_since(before: Sequence[WipeEntry], after: Sequence[WipeEntry]) -> Sequence[WipeEntry]:
    """The entries of ``after`` that follow the last one of ``before``; the oldest may have been dropped meanwhile."""
    if not before:
        return after
    last = max((index for index, entry in enumerate(after) if entry == before[-1]), default=-1)
    return after[last + 1 :]
