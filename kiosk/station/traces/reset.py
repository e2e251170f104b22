"""A reset: the station as it is for a new person, without its logbooks too, or as new.

What it is about to do is written down first, each step may be done twice, and nothing is erased before its archive was
read back from the disk. So whatever the moment in which the power goes, :func:`finish_reset` brings it to its end: at
the next start of the station, or with the next reset.

The folder of logbooks is emptied by moving: see :mod:`kiosk.station.traces.logbooks_aside`. The sitting ends last, so
that the next person meets a station that is new already; until then its work may say for a moment that it cannot be
kept.
"""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Callable, Container
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from kiosk import clock
from kiosk.disk import erase_file, sync_file, sync_folder, write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _, ngettext
from kiosk.logbook.events import in_every_zone
from kiosk.logbook.store import OLDER_SALTS, SALT_FILE
from kiosk.regular_file import read_regular, things_aside
from kiosk.station.log.writing import LOG_FILE
from kiosk.station.settings.layers import CHOICES_FILE, LAST_GOOD_FILE
from kiosk.station.settings.model import SYSTEM_STATE
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.archive import Part, free_name, is_archive_of, make_folder, parts_in, write_archive
from kiosk.station.traces.erasing import NOTHING, Erased, erase, reason
from kiosk.station.traces.retention import DAYS_FILE
from kiosk.station.traces.sitting_end import Ended
from kiosk.station.traces.station_folders import Folders, alone_in
from kiosk.station.traces.wipe import INTENT_FILE, erase_drafts, recorded, told_reasons
from kiosk.station.traces.wipe_record import RECORD_FILE, Wiped, settle

What = Literal["traces", "logbooks", "factory"]
"""What is erased: the traces of the last person; the logbooks too; all but the settings file and the archives."""

_LARGEST_INTENT = 16 * 1024
PATIENCE = 3.0
"""Seconds to wait for the keeper, which may be erasing logbooks of long ago."""
_OWN_FILES = (CHOICES_FILE, LAST_GOOD_FILE, "pin-attempts.json", RECORD_FILE, DAYS_FILE)
"""What a station keeps in its own folder. The keeper's lock stays: who holds it holds the station."""


class Intent(msgspec.Struct, frozen=True):
    """What a reset is about to do, and the path of its archive; an empty path for none.

    ``archived``: from here on it only erases, and what was begun since is not its concern. ``restore`` is an archive on
    its way back: see :mod:`kiosk.station.traces.restoring`.
    """

    what: Literal["logbooks", "factory", "restore"]
    archive: str
    at: Annotated[datetime, Meta(tz=True)]
    archived: bool = False


class Report(msgspec.Struct, frozen=True):
    """What was done, in sentences, and what could not be; how much was erased, and the archive made for it."""

    sentences: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0
    logbooks: int = 0
    archive: Path | None = None


def reset(
    folders: Folders,
    what: What,
    *,
    archive: bool = True,
    now: datetime,
    end_sitting: Callable[[], Ended] | None = None,
) -> Report:
    """Erase ``what`` says, then end the sitting with ``end_sitting``; without that, whoever calls ends it.

    ``archive``: keep the logbooks in ``folders.archives`` before they are erased. ``now`` is an aware time. Raises
    KioskError where it cannot be begun, or the archive cannot be made: then everything is as it was.
    """
    report = Report()
    with alone_in(folders.state, PATIENCE) as alone:
        if not alone:
            raise KioskError(_("Une remise à neuf est déjà en cours."), _("Attendez qu'elle soit finie."))
        if os.path.lexists(folders.state / INTENT_FILE):
            report = finish_reset(folders, now)
        if what != "traces":
            report = _together(report, _carry_out(folders, _begin(folders, what, archive, now), now))
        else:
            report = _together(report, _told(folders, what, erase_drafts(folders)))
    if end_sitting is not None:
        ended = end_sitting()
        told = Report(ended.sentences, ended.problems, ended.files, ended.bytes)
        report = _together(told, report)
    return report


def finish_reset(folders: Folders, now: datetime) -> Report:
    """Finish the reset that was cut short. Raises nothing: where its archive cannot be made, the logbooks are back.

    To be called by the one process that is :func:`kiosk.station.traces.station_folders.alone_in` the station's folder.
    """
    try:
        intent = msgspec.json.decode(read_regular(folders.state / INTENT_FILE, _LARGEST_INTENT), type=Intent)
        intent = replace(intent, at=in_every_zone(intent.at))
    except FileNotFoundError:
        return Report()
    except (OSError, ValueError, RecursionError):
        # It is written whole or not at all, so this is not ours. What it wanted is not known: nothing more is erased.
        aside.put_back(folders)
        forget_intent(folders)
        return Report(problems=(_("Une remise à neuf en cours n'a pas pu être reprise."),))
    if intent.what == "restore":
        aside.erase_done(folders)
        forget_intent(folders)
        told = _("Des carnets revenaient d'une archive. Pour continuer, relancez : {command}")
        problems = (told.format(command=restore_command(folders, _("ARCHIVE"))),)
        return Report(problems=recorded(folders.state, Wiped(now, "reset", problems=problems)).problems)
    try:
        return _carry_out(folders, intent, now)
    except KioskError as error:
        wiped = recorded(folders.state, Wiped(now, "reset", problems=(str(error),)))
        return Report(problems=wiped.problems)


def _begin(folders: Folders, what: Literal["logbooks", "factory"], archive: bool, now: datetime) -> Intent:
    """Write down what is about to be done. Raises KioskError where it cannot be."""
    path = ""
    if archive:
        try:
            if aside.logbook_names(folders) or aside.waits(folders):
                make_folder(folders.archives)
        except OSError as error:
            raise _logbooks_unreadable(error) from error
        path = str(free_name(folders.archives, clock.local(now).date()))
    intent = Intent(what, path, now)
    try:
        write_whole(folders.state / INTENT_FILE, msgspec.json.encode(intent))
    except OSError as error:
        if archive:
            forget_intent(folders)
            told = _("Le dossier du poste ne peut pas être écrit : {reason}.").format(reason=reason(error))
            raise KioskError(told, _("Rien n'est changé.")) from error
        # A disk that is full is a reason to erase: if this is cut short, the next reset picks up what is put aside.
    return intent


def _carry_out(folders: Folders, intent: Intent, now: datetime) -> Report:
    """Every step of it, whatever of it was done before. Raises KioskError where the archive cannot be made."""
    factory = intent.what == "factory"
    erased = erase_drafts(folders)
    if not intent.archived:
        erased += aside.erase_done(folders) + _put_all_aside(folders)
        if factory:
            # Stations that share the folder go on meanwhile: what they began until the salt was gone goes with it.
            erased += aside.put_salt_aside(folders) + _put_all_aside(folders)
        intent = _archive(folders, intent)
    archive = Path(intent.archive) if intent.archive else None
    count = _to_erase(folders)
    erased += erase(aside.salt_aside(folders)) + erase(aside.older_salts(folders)) + aside.erase_done(folders)
    erased += erase(folders.data / "attempts.json")
    if factory:
        erased += _erase_the_rest(folders)
    for folder in dict.fromkeys((folders.data, folders.state)):
        erased += _synced(folder)
    forget_intent(folders)
    report = replace(
        _told(folders, "factory" if factory else "logbooks", erased), logbooks=count, archive=archive if count else None
    )
    wiped = recorded(folders.state, Wiped(now, "reset", report.files, report.bytes, count, report.problems))
    with contextlib.suppress(OSError):
        settle(folders.state)
    sentences = (*_told_logbooks(folders, count, archive), *report.sentences)
    return replace(report, sentences=sentences, problems=wiped.problems)


def _put_all_aside(folders: Folders) -> Erased:
    try:
        aside.flatten(folders)
        return aside.put_aside(folders, aside.logbook_names(folders), "waiting")
    except OSError as error:
        return Erased(reasons=(reason(error),))


def _synced(folder: Path) -> Erased:
    try:
        sync_folder(folder)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return Erased(reasons=(reason(error),))
    return NOTHING


def _to_erase(folders: Folders) -> int:
    try:
        aside.archived(folders)  # those that the power kept from it
        return aside.count_done(folders)
    except OSError:
        return 0


def _archive(folders: Folders, intent: Intent) -> Intent:
    """Keep what waits, if that is wanted, and let it be erased; gives what is to be done now, and the archive made.

    Raises KioskError, after all that waits was put back and the reset given up.
    """
    path = Path(intent.archive) if intent.archive else None
    try:
        parts = _parts(folders) if path else ()
        if path and parts:
            if not is_archive_of(path, parts):  # else the power went just after it was made
                make_folder(path.parent)
                path = free_name(path.parent, clock.local(intent.at).date())
                write_archive(path, parts)
            # Also where a process that was ended has made it, and not come so far.
            sync_file(path)
            sync_folder(path.parent.parent)
        intent = replace(intent, archive=str(path) if path and path.exists() else "", archived=True)
        with contextlib.suppress(OSError):  # a full disk: cut short, this makes one more archive of what is left
            write_whole(folders.state / INTENT_FILE, msgspec.json.encode(intent))
        aside.archived(folders)
    except (KioskError, OSError) as error:
        aside.put_back(folders)
        forget_intent(folders)
        if isinstance(error, KioskError):
            raise
        raise _logbooks_unreadable(error) from error
    return intent


def _logbooks_unreadable(error: OSError) -> KioskError:
    told = _("Les carnets ne peuvent pas être lus : {reason}.").format(reason=reason(error))
    return KioskError(told, _("Les carnets restent."))


def _parts(folders: Folders) -> tuple[Part, ...]:
    """What goes into the archive: nothing where no logbook waits."""
    if not aside.waits(folders):
        return ()
    salts = [path for path in (aside.salt_aside(folders), aside.salt(folders)) if path.is_file()]
    parts = dict(zip([SALT_FILE], salts, strict=False))
    if aside.older_salts(folders).is_dir():
        parts |= {part.name: part.path for part in parts_in(aside.older_salts(folders), OLDER_SALTS)}
    for logbook, path in aside.aside_in(folders, "waiting"):
        name = f"logbooks/{logbook}"
        for part in parts_in(path, name) if path.is_dir() else (Part(name, path),) if path.is_file() else ():
            parts[free_part(part.name, parts)] = part.path
    return tuple(Part(name, path) for name, path in parts.items())


def free_part(name: str, taken: Container[str]) -> str:
    """``name``, or one beside it: two logbooks of one name are one, and its files are read together."""
    while name in taken:
        name = f"{name.removesuffix('.jsonl')}+.jsonl"
    return name


def _erase_the_rest(folders: Folders) -> Erased:
    """All that is kept beside the logbooks, but the settings file and the archives."""
    erased = erase(folders.data / "cache") + _empty_log(folders.data / "log")
    for name in _OWN_FILES:
        erased += erase(folders.state / name)
    for path in (path for folder in {folders.data, folders.state} for path in things_aside(folder)):
        erased += erase(path)
    with contextlib.suppress(OSError):  # it stays where something is in it, and where it is a link or a share
        folders.logbooks.rmdir()
    return erased


def _empty_log(folder: Path) -> Erased:
    """The log begins anew, in the same file: a program that runs has it open."""
    erased = NOTHING
    try:
        names = os.listdir(folder)
    except OSError:
        return erased
    for name in names:
        if name != LOG_FILE:
            erased += erase(folder / name)
    with contextlib.suppress(FileNotFoundError):
        try:
            size = (folder / LOG_FILE).stat().st_size
            os.truncate(folder / LOG_FILE, 0)
            sync_file(folder / LOG_FILE)
            erased += Erased(1 if size else 0, size)
        except OSError as error:
            if isinstance(error, FileNotFoundError):
                raise
            erased += Erased(reasons=(reason(error),))
    return erased


def forget_intent(folders: Folders) -> None:
    """It is done. Where that cannot be written down it is done once more, which changes nothing."""
    with contextlib.suppress(OSError):
        erase_file(folders.state / INTENT_FILE)


# -- in words ---------------------------------------------------------------------------------------------------------


def _told(folders: Folders, what: What, erased: Erased) -> Report:
    match what:
        case "traces":
            sentences = [_("Les carnets et les réglages restent.")]
        case "logbooks":
            sentences = [_("Les réglages restent.")]
        case "factory":
            sentences = [] if erased.reasons else [_("Le poste est comme neuf.")]
            sentences.append(_("Le fichier des réglages et les archives restent."))
    beside = aside.kept_beside(folders) if what != "traces" else ()
    if beside:
        told = _("Dans le dossier des carnets il reste aussi : {names}.")
        sentences.append(told.format(names=", ".join(beside)))
    return Report(tuple(sentences), tuple(told_reasons(erased)), erased.files, erased.bytes)


def _told_logbooks(folders: Folders, count: int, archive: Path | None) -> list[str]:
    if not count:
        return [_("Il n'y a pas de carnet à effacer.")]
    told = [ngettext("{n} carnet est effacé.", "{n} carnets sont effacés.", count).format(n=count)]
    if archive:
        told.append(_("Une archive les garde : {file}").format(file=archive))
        told.append(_("Pour les remettre : {command}").format(command=restore_command(folders, str(archive))))
    return told


def restore_command(folders: Folders, archive: str) -> str:
    """What an adviser writes to have the logbooks of ``archive`` back."""
    root = "sudo " if folders.state == SYSTEM_STATE else ""
    return f"{root}kiosk reset --restore {shlex.quote(archive)}"


def _together(first: Report, then: Report) -> Report:
    return Report(
        first.sentences + tuple(s for s in then.sentences if s not in first.sentences),
        first.problems + then.problems,
        first.files + then.files,
        first.bytes + then.bytes,
        first.logbooks + then.logbooks,
        then.archive or first.archive,
    )
