"""The wipe between two people: nothing of the last one is left on the disk, and the record says so."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from datetime import datetime
from pathlib import Path

from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.erasing import NOTHING, Erasure, empty_folder, erase, failure_sentences
from kiosk.station.traces.wipe_record import WipeEntry, WipeReason, record_wipe

OLD_DRAFT = 3600.0
"""Seconds after which a draft belongs to no running writer, whichever machine it was on."""
_DRAFT = re.compile(r"\..+?(\.(?P<pid>\d+)(-[0-9a-f]+)?)?\.draft|\.site_salt\.[0-9a-f]+|\.course\.msgpack\.\d+")
"""The name of a file that is not whole yet: see :func:`kiosk.disk.writing_whole`; the last two, of earlier versions."""
_ARCHIVE_DRAFT_PREFIX = ".logbooks-"

log = logging.getLogger(__name__)


def wipe(folders: StationFolders, why: WipeReason, now: datetime) -> WipeEntry:
    """Erase what the last person left on the disk, and append a line to the record.

    Afterwards ``folders.sitting`` exists, empty, for this account only. Raises nothing: what could not be erased is in
    ``problems`` and in the log. The next person waits for this, so nothing here waits for the disk: see
    :func:`kiosk.station.traces.wipe_record.sync_and_trim_record`. ``now`` is an aware time.
    """
    erasure = empty_folder(folders.sitting)
    if why in ("start", "reset"):
        erasure += erase_drafts(folders)
    problems = tuple(failure_sentences(erasure))
    for problem in problems:
        log.error("the disk could not be wiped: %s", problem)
    return record_wipe(folders.state, WipeEntry(now, why, erasure.files, erasure.bytes, problems=problems))


def erase_drafts(folders: StationFolders) -> Erasure:
    """Erase files that a power cut left half-written.

    In folders of this station alone a draft goes when its writer is no longer running; elsewhere, where the writer may
    be on another machine, when it is older than :data:`OLD_DRAFT`.
    """
    erasure = NOTHING
    own = (folders.state, folders.archives)
    for folder in dict.fromkeys((*own, folders.data, folders.data / "cache")):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in [e for e in entries if e.is_file(follow_symlinks=False)]:
                draft = _DRAFT.fullmatch(entry.name)
                if draft is None or (folder == folders.archives and not entry.name.startswith(_ARCHIVE_DRAFT_PREFIX)):
                    continue  # the folder of archives may hold other people's files
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > OLD_DRAFT or (folder in own and _has_ended(draft["pid"])):
                    erasure += erase(Path(entry.path))
    return erasure


def _has_ended(pid: str | None) -> bool:
    """Whether a process of this machine has ended; False where its number is not known."""
    return pid is not None and not os.path.exists(f"/proc/{pid}")
