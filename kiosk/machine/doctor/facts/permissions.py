"""Owners and modes of what the station keeps and of what it runs; nothing is opened."""

from __future__ import annotations

import os
import pwd
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import kiosk
from kiosk.machine.doctor.machine import Machine
from kiosk.machine.doctor.permissions import OTHERS, Found, PermissionFacts, Place
from kiosk.station.course.folders import shipped_folder

MOST = 50_000
"""Files that are looked at: half a second; a station has far fewer."""


def permission_facts(machine: Machine) -> PermissionFacts:
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
