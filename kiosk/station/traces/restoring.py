"""An archive of logbooks is brought back: written aside, read to its end, and only then among the logbooks.

Nothing that is there is changed but by adding to it, so it may be done at any time, twice, and again after a power cut.
A logbook that is there already keeps its files, and gets what they lack. The salt comes first: the archive's becomes
the site's where there is none, and else stands beside it, so that the pictures of both times open their logbooks: see
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

import msgspec

from kiosk.disk import append, make_folder, sync_folder, write_new, write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _, ngettext
from kiosk.logbook.store import MOST_OLDER_SALTS, SALT_FILE, older_salts, read_salt
from kiosk.regular_file import read_regular
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.archive_reading import LARGEST_FILE, Unfit, files_of, salts_in
from kiosk.station.traces.erasing import reason
from kiosk.station.traces.reset import PATIENCE, Intent, Report, finish_reset, forget_intent
from kiosk.station.traces.station_folders import Folders, alone_in
from kiosk.station.traces.wipe import INTENT_FILE


def restore(folders: Folders, archive: BinaryIO, now: datetime) -> Report:
    """Bring back what ``archive`` holds, which is open for reading; a reset that was cut short is finished before.

    Raises KioskError where it cannot be, and then everything is as it was; or what came is whole, and the same once
    more brings the rest. ``now`` is an aware time.
    """
    with alone_in(folders.state, PATIENCE) as alone:
        if not alone:
            raise KioskError(_("Une remise à neuf est déjà en cours."), _("Attendez qu'elle soit finie."))
        before = finish_reset(folders, now)
        try:
            make_folder(folders.logbooks)
            aside.erase_done(folders)
            write_whole(folders.state / INTENT_FILE, msgspec.json.encode(Intent("restore", "", now)))
            names, salts = _written_aside(folders, archive)
            told = _with_salts(folders, names, salts)
            report = _in_place(folders, names)
        except OSError as error:
            what = _("Les carnets ne peuvent pas revenir : {reason}.").format(reason=reason(error))
            raise KioskError(what, _("Relancez ensuite la même commande.")) from error
        finally:
            aside.erase_done(folders)
            forget_intent(folders)
    return Report(before.sentences + report.sentences + told, before.problems + report.problems)


def _written_aside(folders: Folders, archive: BinaryIO) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """(the names of the logbooks, the salts by their names) of the archive. Raises KioskError, OSError."""
    names: dict[str, None] = {}
    salts: dict[str, bytes] = {}
    for name, content in files_of(archive):
        first, *rest = name.split("/")
        if first != "logbooks":
            salts[name] = content
            continue
        names[rest[0]] = None
        path = aside.path_aside(folders, "brought", rest[0]).joinpath(*rest[1:])
        try:
            write_new(path, content)
        except (FileExistsError, NotADirectoryError) as error:  # a file where a folder is
            raise Unfit(_("elle ne se lit pas jusqu'au bout")) from error
    if not names:
        raise Unfit(_("il n'y a pas de carnet dedans"))
    return tuple(names), salts


# -- the salts


def _with_salts(folders: Folders, names: tuple[str, ...], files: dict[str, bytes]) -> tuple[str, ...]:
    """Have what opens the logbooks; gives what is to be told. Raises KioskError, OSError."""
    own, others = salts_in(files)
    held = _held(folders)
    if held is None:
        held = _as_the_site_s(folders, names, own)
    there = older_salts(folders.data)
    new = [salt for salt in dict.fromkeys((own, *others)) if salt is not None and salt not in (held, *there)]
    if len(there) + len(new) > MOST_OLDER_SALTS:
        what = _("Les carnets de ce poste viennent déjà de {n} autres postes.").format(n=MOST_OLDER_SALTS)
        raise KioskError(what, _("Remettez cette archive sur un autre poste. Rien n'est changé."))
    for salt in new:
        write_whole(aside.older_salts(folders) / _name_of(salt), salt)
    if held == own or own is None:
        return ()
    return (_("Les images de cette archive et celles d'aujourd'hui ouvrent chacune leur carnet."),)


def _held(folders: Folders) -> bytes | None:
    try:
        return read_salt(aside.salt(folders))
    except FileNotFoundError:
        return None
    except OSError as error:
        what = _("{file} n'est pas entier.").format(file=aside.salt(folders))
        raise KioskError(what, _("Mettez ce fichier de côté, puis relancez. Rien n'est changé.")) from error


def _as_the_site_s(folders: Folders, names: tuple[str, ...], own: bytes | None) -> bytes:
    """The archive's salt, which is the site's from here on."""
    there = aside.logbook_names(folders)
    if there and not set(there) & set(names):
        what = _("À côté des carnets de ce poste il manque le fichier {file}.").format(file=aside.salt(folders))
        raise KioskError(what, _("Remettez d'abord ce fichier, puis relancez. Rien n'est changé."))
    if own is None:
        raise Unfit(_("il manque le fichier {name}, qui ouvre les carnets").format(name=SALT_FILE))
    with contextlib.suppress(FileExistsError):  # someone began a logbook at this very moment
        write_new(aside.salt(folders), own)
    return read_salt(aside.salt(folders))


def _name_of(salt: bytes) -> str:
    """The same at each station, so that folders of several stations go together."""
    return hashlib.sha256(salt).hexdigest()[:16]


# -- the logbooks


def _in_place(folders: Folders, names: tuple[str, ...]) -> Report:
    """Give what is aside its place. Raises OSError."""
    new, more, same = 0, 0, 0
    problems = []
    for name in names:
        source, target = aside.path_aside(folders, "brought", name), folders.logbooks / name
        if not os.path.lexists(target):
            os.rename(source, target)
            new += 1
        elif source.is_dir() and target.is_dir() and not target.is_symlink():
            if _merge(source, target):
                more += 1
            else:
                same += 1
        elif source.is_file() and not target.is_dir() and _add(source, target):
            more += 1
        else:
            problems.append(_("{path} est à une autre chose.").format(path=target))
    sync_folder(folders.logbooks)
    told = []
    if new:
        told.append(ngettext("{n} carnet est de retour.", "{n} carnets sont de retour.", new).format(n=new))
    if more:
        told.append(ngettext("{n} carnet est complété.", "{n} carnets sont complétés.", more).format(n=more))
    if same:
        told.append(ngettext("{n} carnet était déjà là.", "{n} carnets étaient déjà là.", same).format(n=same))
    return Report(tuple(told), tuple(problems))


def _merge(source: Path, target: Path) -> bool:
    """Add what ``target`` lacks of the files below ``source``; whether anything. Raises OSError."""
    added = False
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        place = target / file.relative_to(source)
        make_folder(place.parent)
        added |= _add(file, place)
    return added


def _add(file: Path, place: Path) -> bool:
    """Have what stands in ``file`` at ``place`` or beside it; whether anything was added.

    A file that is there may be written to by a station at this moment: it is never replaced.
    """
    content = read_regular(file, LARGEST_FILE)
    for path in _beside(place):
        try:
            held = read_regular(path, LARGEST_FILE)
        except FileNotFoundError:
            try:
                os.link(file, path)
            except OSError:  # a stick's file system may have no links
                write_new(path, content)
            break
        except OSError:
            continue  # not a file, or more than is looked at
        if held.startswith(content):
            return False
        if content.startswith(held) and (not held or held.endswith(b"\n")):
            append(path, content[len(held) :])
            break
    sync_folder(place.parent)
    return True


def _beside(place: Path) -> Iterator[Path]:
    """``place``, and then names beside it that a logbook reads together with it."""
    yield place
    while True:
        place = place.with_name(f"{place.stem}+{place.suffix}")
        yield place
