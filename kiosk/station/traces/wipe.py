"""The wipe between two people: nothing of the last one is left on the disk, and the record says so."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from kiosk.i18n import _, ngettext
from kiosk.station.traces.erasing import NOTHING, Erased, empty_folder, erase, reason
from kiosk.station.traces.station_folders import Folders, alone_in
from kiosk.station.traces.wipe_record import Why, Wiped, add_to_record

__all__ = ["Why", "Wiped", "wipe"]

INTENT_FILE = "reset.json"
"""In the station's own folder while a reset is on its way: see :mod:`kiosk.station.traces.reset`."""
OLD_DRAFT = 3600.0
"""Seconds after which a file that was being written when the power went is surely nobody's any more."""
_DRAFT = re.compile(r"\..+?(\.(?P<process>\d+)(-[0-9a-f]+)?)?\.draft|\.site_salt\.[0-9a-f]+|\.course\.msgpack\.\d+")
"""What the writers of the program call a file that is not whole yet: see :func:`kiosk.disk.written_whole`."""
_ARCHIVES_BEGIN = ".logbooks-"

log = logging.getLogger(__name__)


def wipe(folders: Folders, why: Why, now: datetime) -> Wiped:
    """Erase what the last person left on the disk, finish a reset that was cut short, and add a line to the record.

    Afterwards ``folders.sitting`` is there, empty, for this account only. Raises nothing: what could not be done stands
    in ``problems`` and in the log. It is in the next person's way, so nothing here waits for the disk: see
    :func:`kiosk.station.traces.wipe_record.settle`. ``now`` is an aware time.
    """
    erased = empty_folder(folders.sitting)
    if why in ("start", "reset"):
        erased += erase_drafts(folders)
    wiped = Wiped(now, why, erased.files, erased.bytes, problems=tuple(told_reasons(erased)))
    _finish_interrupted_reset(folders, now)
    for problem in wiped.problems:
        log.error("the disk could not be wiped: %s", problem)
    return recorded(folders.state, wiped)


def recorded(state: Path, wiped: Wiped) -> Wiped:
    """``wiped``, in the record; with one problem more where it cannot be written."""
    try:
        add_to_record(state, wiped)
    except OSError as error:
        log.error("the wipe record cannot be written: %s", reason(error))
        told = _("La remise à neuf n'a pas pu être notée : {reason}.").format(reason=reason(error))
        return replace(wiped, problems=(*wiped.problems, told))
    return wiped


def told_reasons(erased: Erased) -> list[str]:
    """A sentence for each reason why files stay, with how many do."""
    return [
        ngettext("{n} fichier n'est pas effacé : {reason}.", "{n} fichiers ne sont pas effacés : {reason}.", n).format(
            n=n, reason=why
        )
        for why in dict.fromkeys(erased.reasons)
        for n in (erased.reasons.count(why),)
    ]


def erase_drafts(folders: Folders) -> Erased:
    """Files that were being written when the power went: their writers are long gone."""
    erased = NOTHING
    own = (folders.state, folders.archives)
    for folder in dict.fromkeys((*own, folders.data, folders.data / "cache")):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in [e for e in entries if e.is_file(follow_symlinks=False)]:
                draft = _DRAFT.fullmatch(entry.name)
                if draft is None or (folder == folders.archives and not entry.name.startswith(_ARCHIVES_BEGIN)):
                    continue  # a folder of archives may be anybody's
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > OLD_DRAFT or (folder in own and _has_ended(draft["process"])):
                    erased += erase(Path(entry.path))
    return erased


def _has_ended(process: str | None) -> bool:
    """Whether a process of this machine has ended; not where its number is not known."""
    return process is not None and not os.path.exists(f"/proc/{process}")


def _finish_interrupted_reset(folders: Folders, now: datetime) -> None:
    if not os.path.lexists(folders.state / INTENT_FILE):
        return
    from kiosk.station.traces.reset import finish_reset

    with alone_in(folders.state) as alone:
        if alone:  # else it is not cut short: another process is at it
            finish_reset(folders, now)
