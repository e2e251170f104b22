"""Who may read and write what: logbooks are the station's alone, and the program is not the station's to change."""

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
from kiosk.machine.doctor.judgement import Judgement, State, do, see, well, with_detail

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

GROUP_AND_OTHERS, OTHERS, WRITING = 0o077, 0o007, 0o022


class Place(msgspec.Struct, frozen=True):
    """A file or folder: its owner's user id, and its mode."""

    path: str
    owner: int
    mode: int


class Found(msgspec.Struct, frozen=True):
    """How many of a kind were found, and one of them."""

    count: int = 0
    example: str = ""


class PermissionFacts(msgspec.Struct, frozen=True):
    """``account``: the user id that the station runs as, ``name`` what it is called.

    ``state`` and ``logbooks`` are None where they are not there. ``settings`` is the file that holds the PIN, None for
    none. ``unseen``: what this account may not look at. Below the station's folders: ``strangers`` belong to another
    account, ``open_logbooks`` are readable by others, ``open_files`` writable by them. ``loose``: files of the program
    that another account than root may change.
    """

    account: int
    name: str
    state: Place | None = None
    logbooks: Place | None = None
    settings: Place | None = None
    unseen: tuple[str, ...] = ()
    strangers: Found = Found()
    open_logbooks: Found = Found()
    open_files: Found = Found()
    loose: Found = Found()


def judge_permissions(facts: PermissionFacts, *, station: bool) -> Iterator[Judgement]:
    """On a station, the program's files are judged too: on a machine of one's own they are one's own."""
    for path in facts.unseen:
        what = _("{file} n'est pas ouvert à ce compte.").format(file=path)
        yield see("permissions.seen", what, _("Ce compte ne voit pas tous les droits."), "sudo kiosk doctor")
    yield from _own_folders(facts, station)
    if facts.settings is not None:
        yield _pin_file(facts.settings, station)
    if station:
        yield _program(facts)


def _own_folders(facts: PermissionFacts, station: bool) -> Iterator[Judgement]:
    before = len(facts.unseen)
    wrong = list(_wrong_owners(facts)) + list(_open(facts, station))
    yield from wrong
    if not wrong and not before:
        why = _("Un carnet ne se lit que par la personne qui connaît ses 4 images.")
        what = _("Les dossiers du poste sont au compte {name}, et à lui seul.").format(name=facts.name)
        if facts.state is None and facts.logbooks is None:
            what = _("Les dossiers du poste seront faits au premier démarrage.")
        yield well("permissions.folders", what, why)


def _wrong_owners(facts: PermissionFacts) -> Iterator[Judgement]:
    why = _("Le poste ne peut pas écrire dans ce qui est à un autre compte.")
    for place in (facts.state, facts.logbooks):
        if place is not None and place.owner != facts.account:
            what = _("{folder} n'est pas au compte {name}.").format(folder=place.path, name=facts.name)
            yield do("permissions.owner", what, why, f"sudo chown -R {facts.name}: {place.path}")
            return
    if facts.strangers.count:
        count = facts.strangers.count
        what = ngettext("{n} fichier est à un autre compte", "{n} fichiers sont à un autre compte", count)
        told = with_detail(what.format(n=count), facts.strangers.example)
        top = facts.state.path if facts.state else facts.strangers.example
        yield do("permissions.owner", told, why, f"sudo chown -R {facts.name}: {top}")


def _open(facts: PermissionFacts, station: bool) -> Iterator[Judgement]:
    why = _("Un carnet ne se lit que par la personne qui connaît ses 4 images.")
    state = facts.state
    if state is not None and state.mode & (GROUP_AND_OTHERS if station else WRITING):
        what = _("{folder} est ouvert à d'autres comptes.").format(folder=state.path)
        yield do("permissions.folders", what, why, f"sudo chmod 700 {state.path}")
    logbooks = facts.logbooks
    if logbooks is not None and logbooks.mode & GROUP_AND_OTHERS:
        what = _("{folder} est ouvert à d'autres comptes.").format(folder=logbooks.path)
        yield do("permissions.logbooks", what, why, f"sudo chmod 700 {logbooks.path}")
    elif logbooks is not None and facts.open_logbooks.count:
        count = facts.open_logbooks.count
        what = ngettext("{n} carnet est ouvert à tous", "{n} carnets sont ouverts à tous", count)
        remedy = f"sudo chmod -R go= {logbooks.path}"
        yield see("permissions.logbooks", with_detail(what.format(n=count), facts.open_logbooks.example), why, remedy)
    if facts.open_files.count:
        count = facts.open_files.count
        what = ngettext("Tous peuvent écrire dans {n} fichier", "Tous peuvent écrire dans {n} fichiers", count)
        example = facts.open_files.example
        told = with_detail(what.format(n=count), example)
        yield do("permissions.writable", told, _("Un autre compte pourrait les changer."), f"sudo chmod o-w {example}")


def _pin_file(file: Place, station: bool) -> Judgement:
    why = _("Le code du conseiller est dans ce fichier. Peu de chiffres se devinent.")
    check = "permissions.settings"
    remedy = f"sudo chown root: {file.path}"
    if station and file.owner != 0:
        return do(check, _("{file} n'est pas au compte root.").format(file=file.path), why, remedy)
    remedy = f"sudo chmod 640 {file.path}" if station else f"chmod 600 {file.path}"
    if file.mode & WRITING:
        return do(check, _("D'autres comptes peuvent changer {file}.").format(file=file.path), why, remedy)
    if file.mode & OTHERS:
        state: State = "do" if station else "see"
        return Judgement(check, state, _("Tous les comptes lisent {file}.").format(file=file.path), why, remedy)
    return well(check, _("{file} ne se lit pas par tous.").format(file=file.path), why)


def _program(facts: PermissionFacts) -> Judgement:
    why = _("Le compte du poste ne doit pas pouvoir changer le programme.")
    if not facts.loose.count:
        return well("permissions.program", _("Le programme est au compte root, et à lui seul."), why)
    count = facts.loose.count
    what = ngettext("Un autre compte peut changer {n} fichier", "Un autre compte peut changer {n} fichiers", count)
    told = with_detail(what.format(n=count), facts.loose.example)
    remedy = _("Installez le paquet Debian, ou : sudo chown root: et chmod go-w.")
    return do("permissions.program", told, why, remedy)


MOST = 50_000
"""Files that are looked at: half a second; a station has far fewer."""


def permission_facts(machine: ExaminedMachine) -> PermissionFacts:
    """What this account sees of it."""
    unseen: list[str] = []
    folders = list(dict.fromkeys((machine.state, machine.data)))
    held = [entry for folder in folders for entry in _below(folder, unseen)]
    logbooks = machine.data / "logbooks"
    state, of_logbooks = _place(machine.state, unseen), _place(logbooks, unseen)
    settings = _place(machine.held.file, unseen) if machine.held.file and machine.held.settings.pin else None
    return PermissionFacts(
        account=machine.account,
        name=_name(machine.account),
        state=state,
        logbooks=of_logbooks,
        settings=settings,
        unseen=tuple(p for p in dict.fromkeys(unseen) if not any(str(above) in unseen for above in Path(p).parents)),
        strangers=_found(p for p, s in held if s.st_uid != machine.account),
        open_logbooks=_found(p for p, s in held if Path(p).parent == logbooks and s.st_mode & 0o077),
        open_files=_found(p for p, s in held if s.st_mode & OTHERS & 0o002),
        loose=_found(_loose(machine.station)),
    )


def _place(path: Path, unseen: list[str]) -> Place | None:
    try:
        found = path.stat()
    except PermissionError:
        unseen.append(str(path))
        return None
    except OSError:
        return None
    return Place(str(path), found.st_uid, stat.S_IMODE(found.st_mode))


def _below(folder: Path, unseen: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    """(path, what it is) of all that is below ``folder``; links are left out: theirs is no mode."""
    waiting = [str(folder)]
    count = 0
    while waiting and count < MOST:
        place = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except PermissionError:
            unseen.append(place)
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


def _loose(station: bool) -> Iterator[str]:
    """What Python would run or import, the exercises, and every folder above, that another account may change."""
    import kiosk
    from kiosk.station.course.folders import shipped_folder

    if not station:
        return
    places = [Path(kiosk.__file__).parent, shipped_folder(), Path(sys.executable)]
    places += [Path(place) for place in sys.path if place]
    resolved = list(dict.fromkeys(place.resolve() for place in places if place.exists()))
    above = dict.fromkeys(parent for place in resolved for parent in place.parents)
    for place in (*above, *resolved):
        if _is_loose(place.stat()):
            yield str(place)
    for place in resolved:
        if place.is_dir() and not any(other in place.parents for other in resolved):
            yield from (path for path, found in _below(place, []) if _is_loose(found))


def _is_loose(found: os.stat_result) -> bool:
    group = stat.S_IWGRP if found.st_gid != 0 else 0
    return found.st_uid != 0 or bool(found.st_mode & (group | stat.S_IWOTH) and not found.st_mode & stat.S_ISVTX)


def _found(paths: Iterable[str]) -> Found:
    every = list(dict.fromkeys(paths))
    return Found(len(every), every[0] if every else "")


def _name(account: int) -> str:
    try:
        return pwd.getpwuid(account).pw_name
    except KeyError:
        return str(account)
