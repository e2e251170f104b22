"""Owners and modes: logbooks belong to the station alone, and the station may not change the program."""

from __future__ import annotations

import os
import pwd
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _, ngettext
from kiosk.machine.doctor.judgement import Judgement, State, fail, ok, warn, with_detail

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

GROUP_AND_OTHERS, OTHERS, WRITING = 0o077, 0o007, 0o022
MOST = 50_000
"""Paths that are read: half a second; a station has far fewer."""


class OwnedPath(msgspec.Struct, frozen=True):
    """A file or folder, the user id of its owner, and its mode."""

    path: str
    owner: int
    mode: int


class PathCount(msgspec.Struct, frozen=True):
    """The number of paths of a kind, and one of them."""

    count: int = 0
    example: str = ""


class PermissionFacts(msgspec.Struct, frozen=True):
    """``account`` is the user id that the station runs as, ``name`` its name.

    ``state`` and ``logbooks`` are None where they do not exist; ``settings`` is the file that holds the PIN, None for
    none; ``unreadable`` are paths that this account may not enter. Below the station's folders, ``foreign_files``
    belong to another account, ``readable_logbooks`` are open to others, ``writable_files`` can be changed by anybody.
    ``changeable_program`` are files of the program that others than root may change.
    """

    account: int
    name: str
    state: OwnedPath | None = None
    logbooks: OwnedPath | None = None
    settings: OwnedPath | None = None
    unreadable: tuple[str, ...] = ()
    foreign_files: PathCount = PathCount()
    readable_logbooks: PathCount = PathCount()
    writable_files: PathCount = PathCount()
    changeable_program: PathCount = PathCount()


def judge_permissions(facts: PermissionFacts, *, station: bool) -> Iterator[Judgement]:
    """Judge the station's files and the PIN's; on a station also those of the program, which are root's there."""
    for path in facts.unreadable:
        what = _("{file} n'est pas ouvert à ce compte.").format(file=path)
        yield warn("permissions.seen", what, _("Ce compte ne voit pas tous les droits."), "sudo kiosk doctor")
    yield from _judge_folders(facts, station)
    if facts.settings is not None:
        yield _judge_pin_file(facts.settings, station)
    if station:
        yield _judge_program(facts)


def _judge_folders(facts: PermissionFacts, station: bool) -> Iterator[Judgement]:
    wrong = list(_judge_owners(facts)) + list(_judge_modes(facts, station))
    yield from wrong
    if not wrong and not facts.unreadable:
        why = _("Un carnet ne se lit que par la personne qui connaît ses 4 images.")
        what = _("Les dossiers du poste sont au compte {name}, et à lui seul.").format(name=facts.name)
        if facts.state is None and facts.logbooks is None:
            what = _("Les dossiers du poste seront faits au premier démarrage.")
        yield ok("permissions.folders", what, why)


def _judge_owners(facts: PermissionFacts) -> Iterator[Judgement]:
    why = _("Le poste ne peut pas écrire dans ce qui est à un autre compte.")
    for place in (facts.state, facts.logbooks):
        if place is not None and place.owner != facts.account:
            what = _("{folder} n'est pas au compte {name}.").format(folder=place.path, name=facts.name)
            yield fail("permissions.owner", what, why, f"sudo chown -R {facts.name}: {place.path}")
            return
    if facts.foreign_files.count:
        count = facts.foreign_files.count
        what = ngettext("{n} fichier est à un autre compte", "{n} fichiers sont à un autre compte", count)
        what = with_detail(what.format(n=count), facts.foreign_files.example)
        top = facts.state.path if facts.state else facts.foreign_files.example
        yield fail("permissions.owner", what, why, f"sudo chown -R {facts.name}: {top}")


def _judge_modes(facts: PermissionFacts, station: bool) -> Iterator[Judgement]:
    why = _("Un carnet ne se lit que par la personne qui connaît ses 4 images.")
    state = facts.state
    if state is not None and state.mode & (GROUP_AND_OTHERS if station else WRITING):
        what = _("{folder} est ouvert à d'autres comptes.").format(folder=state.path)
        yield fail("permissions.folders", what, why, f"sudo chmod 700 {state.path}")
    logbooks = facts.logbooks
    if logbooks is not None and logbooks.mode & GROUP_AND_OTHERS:
        what = _("{folder} est ouvert à d'autres comptes.").format(folder=logbooks.path)
        yield fail("permissions.logbooks", what, why, f"sudo chmod 700 {logbooks.path}")
    elif logbooks is not None and facts.readable_logbooks.count:
        count = facts.readable_logbooks.count
        what = ngettext("{n} carnet est ouvert à tous", "{n} carnets sont ouverts à tous", count)
        remedy = f"sudo chmod -R go= {logbooks.path}"
        yield warn(
            "permissions.logbooks", with_detail(what.format(n=count), facts.readable_logbooks.example), why, remedy
        )
    if facts.writable_files.count:
        count = facts.writable_files.count
        what = ngettext("Tous peuvent écrire dans {n} fichier", "Tous peuvent écrire dans {n} fichiers", count)
        example = facts.writable_files.example
        what = with_detail(what.format(n=count), example)
        yield fail(
            "permissions.writable", what, _("Un autre compte pourrait les changer."), f"sudo chmod o-w {example}"
        )


def _judge_pin_file(file: OwnedPath, station: bool) -> Judgement:
    why = _("Le code du conseiller est dans ce fichier. Peu de chiffres se devinent.")
    check = "permissions.settings"
    remedy = f"sudo chown root: {file.path}"
    if station and file.owner != 0:
        return fail(check, _("{file} n'est pas au compte root.").format(file=file.path), why, remedy)
    remedy = f"sudo chmod 640 {file.path}" if station else f"chmod 600 {file.path}"
    if file.mode & WRITING:
        return fail(check, _("D'autres comptes peuvent changer {file}.").format(file=file.path), why, remedy)
    if file.mode & OTHERS:
        state: State = "do" if station else "see"
        return Judgement(check, state, _("Tous les comptes lisent {file}.").format(file=file.path), why, remedy)
    return ok(check, _("{file} ne se lit pas par tous.").format(file=file.path), why)


def _judge_program(facts: PermissionFacts) -> Judgement:
    why = _("Le compte du poste ne doit pas pouvoir changer le programme.")
    if not facts.changeable_program.count:
        return ok("permissions.program", _("Le programme est au compte root, et à lui seul."), why)
    count = facts.changeable_program.count
    what = ngettext("Un autre compte peut changer {n} fichier", "Un autre compte peut changer {n} fichiers", count)
    what = with_detail(what.format(n=count), facts.changeable_program.example)
    remedy = _("Installez le paquet Debian, ou : sudo chown root:root et chmod go-w.")
    return fail("permissions.program", what, why, remedy)


def read_permission_facts(machine: ExaminedMachine) -> PermissionFacts:
    """Read owners and modes, as far as this account may; no file is opened."""
    unreadable: list[str] = []
    folders = list(dict.fromkeys((machine.state, machine.data)))
    entries = [entry for folder in folders for entry in _below(folder, unreadable)]
    logbooks = machine.data / "logbooks"
    state, of_logbooks = _read_path(machine.state, unreadable), _read_path(logbooks, unreadable)
    settings = (
        _read_path(machine.layers.file, unreadable) if machine.layers.file and machine.layers.settings.pin else None
    )
    return PermissionFacts(
        account=machine.account,
        name=_name(machine.account),
        state=state,
        logbooks=of_logbooks,
        settings=settings,
        unreadable=tuple(
            p for p in dict.fromkeys(unreadable) if not any(str(above) in unreadable for above in Path(p).parents)
        ),
        foreign_files=_count(p for p, s in entries if s.st_uid != machine.account),
        readable_logbooks=_count(p for p, s in entries if Path(p).parent == logbooks and s.st_mode & 0o077),
        writable_files=_count(p for p, s in entries if s.st_mode & OTHERS & 0o002),
        changeable_program=_count(_changeable_program_files(machine.station)),
    )


def _read_path(path: Path, unreadable: list[str]) -> OwnedPath | None:
    try:
        found = path.stat()
    except PermissionError:
        unreadable.append(str(path))
        return None
    except OSError:
        return None
    return OwnedPath(str(path), found.st_uid, stat.S_IMODE(found.st_mode))


def _below(folder: Path, unreadable: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    """(path, its stat) of everything below ``folder`` but links, whose modes mean nothing; at most :data:`MOST`."""
    waiting = [str(folder)]
    count = 0
    while waiting and count < MOST:
        place = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except PermissionError:
            unreadable.append(place)
            continue
        except OSError:
            continue
        for entry in entries:
            count += 1
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            if stat.S_ISDIR(found.st_mode):
                waiting.append(entry.path)
            if not stat.S_ISLNK(found.st_mode):
                yield entry.path, found


def _changeable_program_files(station: bool) -> Iterator[str]:
    """What Python would run or import, the exercises, and the folders above, where others than root may change them."""
    import kiosk
    from kiosk.station.course.folders import shipped_folder

    if not station:
        return
    places = [Path(kiosk.__file__).parent, shipped_folder(), Path(sys.executable)]
    places += [Path(place) for place in sys.path if place]
    resolved = list(dict.fromkeys(place.resolve() for place in places if place.exists()))
    above = dict.fromkeys(parent for place in resolved for parent in place.parents)
    for place in (*above, *resolved):
        if _others_may_change(place.stat()):
            yield str(place)
    for place in resolved:
        if place.is_dir() and not any(other in place.parents for other in resolved):
            yield from (path for path, found in _below(place, []) if _others_may_change(found))


def _others_may_change(found: os.stat_result) -> bool:
    group = stat.S_IWGRP if found.st_gid != 0 else 0
    return found.st_uid != 0 or bool(found.st_mode & (group | stat.S_IWOTH) and not found.st_mode & stat.S_ISVTX)


def _count(paths: Iterable[str]) -> PathCount:
    every = list(dict.fromkeys(paths))
    return PathCount(len(every), every[0] if every else "")


def _name(account: int) -> str:
    try:
        return pwd.getpwuid(account).pw_name
    except KeyError:
        return str(account)
