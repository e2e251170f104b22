"""Restoring an archive of logbooks: unpacked aside, read to its end, and only then moved among the logbooks.

What exists is only added to, so this may be done at any time, twice, and again after a power cut. A logbook that exists
keeps its files, and gets what they lack. The salt comes first: the archive's becomes the site's where there is none;
elsewhere it is kept beside the site's, so that the pictures of both times open their logbooks: see
:mod:`kiosk.logbook.store`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from kiosk.disk import append_lines, make_folder, sync_folder, write_new, write_whole
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _, ngettext
from kiosk.logbook.store import MAX_OLDER_SALTS, SALT_FILE, read_older_salts, read_salt
from kiosk.regular_file import read_regular
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.archive_reading import MAX_FILE_SIZE, UnfitArchive, read_files, sort_salts
from kiosk.station.traces.reset import finish_reset
from kiosk.station.traces.reset_intent import ResetIntent, erase_intent, lock_for_reset, write_intent
from kiosk.station.traces.reset_report import ResetReport


def restore_archive(folders: StationFolders, archive: BinaryIO, now: datetime) -> ResetReport:
    """Restore the logbooks of ``archive``, which is open for reading; a reset that was interrupted is finished before.

    Raises KioskError where that is impossible: then everything is as it was; or the logbooks that came are whole, and
    restoring again brings the rest. ``now`` is an aware time.
    """
    with lock_for_reset(folders.state):
        before = finish_reset(folders, now)
        try:
            make_folder(folders.logbooks)
            aside.erase_done(folders)
            write_intent(folders.state, ResetIntent("restore", "", now))
            names, salts = _unpack_aside(folders, archive)
            notes = _keep_salts(folders, names, salts)
            report = _move_in_place(folders, names)
        except OSError as error:
            what = _("Les carnets ne peuvent pas revenir : {reason}.").format(reason=translate_reason(error))
            raise KioskError(what, _("Relancez ensuite la même commande.")) from error
        finally:
            aside.erase_done(folders)
            erase_intent(folders.state)
    return ResetReport(before.sentences + report.sentences + notes, before.problems + report.problems)


def _unpack_aside(folders: StationFolders, archive: BinaryIO) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """(the names of the logbooks, the salts by their names) of the archive. Raises KioskError, OSError."""
    names: dict[str, None] = {}
    salts: dict[str, bytes] = {}
    for name, content in read_files(archive):
        first, *rest = name.split("/")
        if first != "logbooks":
            salts[name] = content
            continue
        names[rest[0]] = None
        path = aside.path_aside(folders, "brought", rest[0]).joinpath(*rest[1:])
        try:
            write_new(path, content)
        except (FileExistsError, NotADirectoryError) as error:  # a file where a folder is
            raise UnfitArchive(_("elle ne se lit pas jusqu'au bout")) from error
    if not names:
        raise UnfitArchive(_("il n'y a pas de carnet dedans"))
    return tuple(names), salts


# -- the salts


def _keep_salts(folders: StationFolders, names: tuple[str, ...], files: dict[str, bytes]) -> tuple[str, ...]:
    """Keep the salts that open the logbooks; gives sentences for the adviser. Raises KioskError, OSError."""
    own, others = sort_salts(files)
    current = _read_site_salt(folders)
    if current is None:
        current = _adopt_salt(folders, names, own)
    older = read_older_salts(folders.data)
    new = [salt for salt in dict.fromkeys((own, *others)) if salt is not None and salt not in (current, *older)]
    if len(older) + len(new) > MAX_OLDER_SALTS:
        what = _("Les carnets de ce poste viennent déjà de {n} autres postes.").format(n=MAX_OLDER_SALTS)
        raise KioskError(what, _("Remettez cette archive sur un autre poste. Rien n'est changé."))
    for salt in new:
        write_whole(aside.older_salts_folder(folders) / _salt_file_name(salt), salt)
    if current == own or own is None:
        return ()
    return (_("Les images de cette archive et celles d'aujourd'hui ouvrent chacune leur carnet."),)


def _read_site_salt(folders: StationFolders) -> bytes | None:
    try:
        return read_salt(aside.salt_path(folders))
    except FileNotFoundError:
        return None
    except OSError as error:
        what = _("{file} n'est pas entier.").format(file=aside.salt_path(folders))
        raise KioskError(what, _("Mettez ce fichier de côté, puis relancez. Rien n'est changé.")) from error


def _adopt_salt(folders: StationFolders, names: tuple[str, ...], own: bytes | None) -> bytes:
    """Make the archive's salt the site's, and give it. Raises KioskError, OSError."""
    existing = aside.list_logbooks(folders)
    if existing and not set(existing) & set(names):
        what = _("À côté des carnets de ce poste il manque le fichier {file}.").format(file=aside.salt_path(folders))
        raise KioskError(what, _("Remettez d'abord ce fichier, puis relancez. Rien n'est changé."))
    if own is None:
        raise UnfitArchive(_("il manque le fichier {name}, qui ouvre les carnets").format(name=SALT_FILE))
    with contextlib.suppress(FileExistsError):  # someone has begun a logbook at this very moment
        write_new(aside.salt_path(folders), own)
    return read_salt(aside.salt_path(folders))


def _salt_file_name(salt: bytes) -> str:
    """The same at each station, so that the folders of several stations can be merged."""
    return hashlib.sha256(salt).hexdigest()[:16]


# -- the logbooks


def _move_in_place(folders: StationFolders, names: tuple[str, ...]) -> ResetReport:
    """Move the unpacked logbooks among the others. Raises OSError."""
    new, more, same = 0, 0, 0
    problems = []
    for name in names:
        source, target = aside.path_aside(folders, "brought", name), folders.logbooks / name
        if not os.path.lexists(target):
            os.rename(source, target)
            new += 1
        elif (added := _merge(source, target)) is None:
            problems.append(_("{path} est à une autre chose.").format(path=target))
        elif added:
            more += 1
        else:
            same += 1
    sync_folder(folders.logbooks)
    sentences = []
    if new:
        sentences.append(ngettext("{n} carnet est de retour.", "{n} carnets sont de retour.", new).format(n=new))
    if more:
        sentences.append(ngettext("{n} carnet est complété.", "{n} carnets sont complétés.", more).format(n=more))
    if same:
        sentences.append(ngettext("{n} carnet était déjà là.", "{n} carnets étaient déjà là.", same).format(n=same))
    return ResetReport(tuple(sentences), tuple(problems))


def _merge(source: Path, target: Path) -> bool | None:
    """Add what ``target`` lacks; whether anything was added, None where something else is in its place."""
    if source.is_dir() and target.is_dir() and not target.is_symlink():
        return _merge_folder(source, target)
    if source.is_file() and not target.is_dir():
        return _merge_file(source, target)
    return None


def _merge_folder(source: Path, target: Path) -> bool:
    """Add what ``target`` lacks of the files below ``source``; whether anything was added. Raises OSError."""
    added = False
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        path = target / file.relative_to(source)
        make_folder(path.parent)
        added |= _merge_file(file, path)
    return added


def _merge_file(file: Path, target: Path) -> bool:
    """Have the content of ``file`` in ``target`` or in a file beside it; whether anything was added.

    A station may be writing to a file that exists: it is never replaced.
    """
    content = read_regular(file, MAX_FILE_SIZE)
    for path in _names_beside(target):
        try:
            existing = read_regular(path, MAX_FILE_SIZE)
        except FileNotFoundError:
            try:
                os.link(file, path)
            except OSError:  # a stick's file system may have no links
                write_new(path, content)
            break
        except OSError:
            continue  # no regular file, or too large to be read
        if existing.startswith(content):
            return False
        if content.startswith(existing) and (not existing or existing.endswith(b"\n")):
            append_lines(path, content[len(existing) :])
            break
    sync_folder(target.parent)
    return True


def _names_beside(path: Path) -> Iterator[Path]:
    """``path``, and then paths beside it that a logbook reads together with it."""
    yield path
    while True:
        path = path.with_name(f"{path.stem}+{path.suffix}")
        yield path
