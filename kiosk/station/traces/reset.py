"""A reset: the station as it is for a new person, without its logbooks too, or as new.

What it is about to do is written down first, each step may be done twice, and nothing is erased before its archive was
read back from the disk. So whenever the power goes, :func:`finish_interrupted_reset` completes it: at the next start of
the station, or with the next reset.

The folder of logbooks is emptied by renaming: see :mod:`kiosk.station.traces.logbooks_aside`. The sitting ends last, so
that the next person meets a station that is new already; until then the program may say for a moment that the current
person's work cannot be kept.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from kiosk import clock
from kiosk.disk import sync_file, sync_folder
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.regular_file import NotRegular, list_set_aside, open_regular
from kiosk.station.locks import lock_state
from kiosk.station.log.writing import LOG_FILE
from kiosk.station.settings.cache import SETTINGS_CACHE_FILE
from kiosk.station.settings.layers import CHOICES_FILE, LAST_GOOD_FILE
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.archive import (
    free_archive_path,
    is_archive_of,
    make_archive_folder,
    write_archive,
)
from kiosk.station.traces.archive_parts import find_archive_parts
from kiosk.station.traces.erasing import NOTHING, Erasure, erase, failure, sync_names
from kiosk.station.traces.reset_intent import (
    ResetIntent,
    erase_intent,
    has_intent,
    lock_for_reset,
    read_intent,
    write_intent,
)
from kiosk.station.traces.reset_report import (
    ResetReport,
    ResetScope,
    describe_erased_logbooks,
    report_erasure,
    restore_command,
)
from kiosk.station.traces.retention import DAYS_FILE
from kiosk.station.traces.sitting_end import SittingEnd
from kiosk.station.traces.wipe import erase_drafts
from kiosk.station.traces.wipe_record import RECORD_FILE, WipeEntry, record_wipe, sync_and_trim_record

_OWN_FILES = (CHOICES_FILE, LAST_GOOD_FILE, SETTINGS_CACHE_FILE, "pin-attempts.json", RECORD_FILE, DAYS_FILE)
"""What a station keeps in its state folder. The keeper's lock stays: the process that has it open runs the station."""


def reset(
    folders: StationFolders,
    scope: ResetScope,
    *,
    archive: bool = True,
    now: datetime,
    end_sitting: Callable[[], SittingEnd] | None = None,
) -> ResetReport:
    """Erase what ``scope`` names, then end the sitting with ``end_sitting``; without that, the caller ends it.

    ``archive``: keep the logbooks in ``folders.archives`` before they are erased. ``now`` is an aware time. Raises
    KioskError where it cannot be begun, or the archive cannot be made: then everything is as it was.
    """
    with lock_for_reset(folders.state):
        report = finish_reset(folders, now)
        if scope != "traces":
            report = report.then(_carry_out(folders, _begin(folders, scope, archive, now), now))
        else:
            report = report.then(report_erasure(folders, scope, erase_drafts(folders)))
    if end_sitting is not None:
        end = end_sitting()
        report = ResetReport(end.sentences, end.problems, end.files, end.bytes).then(report)
    return report


def finish_interrupted_reset(folders: StationFolders, now: datetime) -> None:
    """Finish a reset that was interrupted; nothing where there is none, or another process is carrying it out.

    To be called whenever a station starts. Raises nothing: what could not be done is in the record.
    """
    if not has_intent(folders.state):
        return
    with lock_state(folders.state) as locked:
        if locked:
            finish_reset(folders, now)


def finish_reset(folders: StationFolders, now: datetime) -> ResetReport:
    """Finish the reset that was interrupted, if one was, for a process that has :func:`lock_for_reset`.

    Raises nothing: where its archive cannot be made, the logbooks are back.
    """
    if not has_intent(folders.state):
        return ResetReport()
    try:
        intent = read_intent(folders.state)
    except (OSError, ValueError, RecursionError):
        # It is written whole or not at all, so this is not ours. What it wanted is unknown: nothing more is erased.
        aside.put_back(folders)
        erase_intent(folders.state)
        return ResetReport(problems=(_("Une remise à neuf en cours n'a pas pu être reprise."),))
    if intent.what == "restore":
        aside.erase_done(folders)
        erase_intent(folders.state)
        sentence = _("Des carnets revenaient d'une archive. Pour continuer, relancez : {command}")
        return _record_problem(folders, sentence.format(command=restore_command(folders, _("ARCHIVE"))), now)
    try:
        return _carry_out(folders, intent, now)
    except KioskError as error:
        return _record_problem(folders, str(error), now)


def _record_problem(folders: StationFolders, problem: str, now: datetime) -> ResetReport:
    return ResetReport(problems=record_wipe(folders.state, WipeEntry(now, "reset", problems=(problem,))).problems)


def _begin(folders: StationFolders, scope: Literal["logbooks", "factory"], archive: bool, now: datetime) -> ResetIntent:
    """Write down what is about to be done. Raises KioskError where it cannot be."""
    path = ""
    if archive:
        try:
            if aside.list_logbooks(folders) or aside.has_waiting(folders):
                make_archive_folder(folders.archives)
        except OSError as error:
            raise _logbooks_unreadable(error) from error
        path = str(free_archive_path(folders.archives, clock.to_local(now).date()))
    intent = ResetIntent(scope, path, now)
    try:
        write_intent(folders.state, intent)
    except OSError as error:
        if archive:
            erase_intent(folders.state)
            what = _("Le dossier du poste ne peut pas être écrit : {reason}.").format(reason=translate_reason(error))
            raise KioskError(what, _("Rien n'est changé.")) from error
        # A full disk is a reason to erase: if this is interrupted, the next reset picks up what was put aside.
    return intent


def _carry_out(folders: StationFolders, intent: ResetIntent, now: datetime) -> ResetReport:
    """Do every step of it, whatever of it was done before. Raises KioskError where the archive cannot be made."""
    factory = intent.what == "factory"
    erasure = erase_drafts(folders)
    if not intent.archived:
        erasure += aside.erase_done(folders) + _put_all_aside(folders)
        if factory:
            # Stations that share the folder go on meanwhile: what they began until the salt was gone goes with it.
            erasure += aside.put_salt_aside(folders) + _put_all_aside(folders)
        intent = _archive(folders, intent)
    archive = Path(intent.archive) if intent.archive else None
    count = _count_to_erase(folders)
    erasure += erase(aside.salt_path_aside(folders)) + erase(aside.older_salts_folder(folders))
    erasure += aside.erase_done(folders) + erase(folders.data / "attempts.json")
    if factory:
        erasure += _erase_all_else(folders)
    for folder in dict.fromkeys((folders.data, folders.state)):
        erasure += sync_names(folder)
    erase_intent(folders.state)
    report = report_erasure(folders, "factory" if factory else "logbooks", erasure)
    entry = WipeEntry(now, "reset", report.files, report.bytes, count, report.problems)
    problems = record_wipe(folders.state, entry).problems
    with contextlib.suppress(OSError):
        sync_and_trim_record(folders.state)
    return replace(
        report,
        sentences=(*describe_erased_logbooks(folders, count, archive), *report.sentences),
        problems=problems,
        logbooks=count,
        archive=archive if count else None,
    )


def _put_all_aside(folders: StationFolders) -> Erasure:
    try:
        aside.adopt_earlier_layout(folders)
        return aside.put_aside(folders, aside.list_logbooks(folders), "waiting")
    except OSError as error:
        return failure(error)


def _count_to_erase(folders: StationFolders) -> int:
    try:
        aside.mark_waiting_done(folders)  # those that an interruption has left
        return aside.count_done(folders)
    except OSError:
        return 0


def _archive(folders: StationFolders, intent: ResetIntent) -> ResetIntent:
    """Archive the waiting logbooks, if that is wanted, and mark them as done; gives the intent as it is from then on.

    Raises KioskError, after all waiting logbooks were put back and the reset given up.
    """
    path = Path(intent.archive) if intent.archive else None
    try:
        parts = find_archive_parts(folders) if path else ()
        if path and parts:
            if not is_archive_of(path, parts):  # else the power went just after it was made
                make_archive_folder(path.parent)
                path = free_archive_path(path.parent, clock.to_local(intent.at).date())
                write_archive(path, parts)
            # Also where another process made it, and ended before it had synced it.
            sync_file(path)
            sync_folder(path.parent.parent)
        intent = replace(intent, archive=str(path) if path and path.exists() else "", archived=True)
        with contextlib.suppress(OSError):  # a full disk: interrupted, this makes one more archive of what is left
            write_intent(folders.state, intent)
        aside.mark_waiting_done(folders)
    except (KioskError, OSError) as error:
        aside.put_back(folders)
        erase_intent(folders.state)
        if isinstance(error, KioskError):
            raise
        raise _logbooks_unreadable(error) from error
    return intent


def _logbooks_unreadable(error: OSError) -> KioskError:
    what = _("Les carnets ne peuvent pas être lus : {reason}.").format(reason=translate_reason(error))
    return KioskError(what, _("Les carnets restent."))


def _erase_all_else(folders: StationFolders) -> Erasure:
    """Erase everything but the logbooks, the settings file and the archives."""
    erasure = erase(folders.data / "cache") + _empty_log(folders.data / "log")
    for name in _OWN_FILES:
        erasure += erase(folders.state / name)
    for path in (path for folder in {folders.data, folders.state} for path in list_set_aside(folder)):
        erasure += erase(path)
    with contextlib.suppress(OSError):  # it stays where something is in it, and where it is a link or a share
        folders.logbooks.rmdir()
    return erasure


def _empty_log(folder: Path) -> Erasure:
    """Erase older logs, and empty the current one: a running program has it open. Other files in the folder stay."""
    erasure = NOTHING
    try:
        names = os.listdir(folder)
    except OSError:
        return erasure
    for name in names:
        if name.startswith(f"{LOG_FILE}."):
            erasure += erase(folder / name)
    current = folder / LOG_FILE
    try:
        handle = open_regular(current, os.O_WRONLY)
    except FileNotFoundError:
        return erasure
    except NotRegular:
        return erasure + erase(current)
    except OSError as error:
        return erasure + failure(error)
    try:
        size = os.fstat(handle).st_size
        os.ftruncate(handle, 0)
        os.fsync(handle)
    except OSError as error:
        return erasure + failure(error)
    finally:
        os.close(handle)
    return erasure + Erasure(1 if size else 0, size)
