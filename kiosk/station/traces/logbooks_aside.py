"""Logbooks that are about to be erased, or that come back: renamed first, so that no pictures open a partial one.

They stay in the folder of the logbooks, whatever that is (a mounted share, a link), under another name: a rename within
one folder is a single step on every disk. ``waiting`` logbooks are not in an archive yet, ``done`` ones only have to be
erased, ``brought`` ones come out of an archive and are not whole yet. Each station has its own, also where several
share their logbooks. Where the site's salt goes too, it is renamed in the data folder: until it and the logbooks are
erased, no station makes a new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from kiosk.disk import sync_folder
from kiosk.logbook.store import OLDER_SALTS_FOLDER, SALT_FILE
from kiosk.regular_file import free_path
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.erasing import NOTHING, Erasure, erase, failure, sync_names
from kiosk.text import numbered

Stage = Literal["waiting", "done", "brought"]
"""Part of the name on the disk."""

_PREFIX = ".reset-"


def list_logbooks(folders: StationFolders) -> tuple[str, ...]:
    """The names of the logbooks' folders, which tell nothing about anybody. Raises OSError."""
    return tuple(name for name in _list_names(folders.logbooks) if not name.startswith("."))


def list_other_entries(folders: StationFolders) -> tuple[str, ...]:
    """What is in the folder of logbooks and is not ours: the folders of a file synchroniser, for instance."""
    with contextlib.suppress(OSError):
        return tuple(n for n in _list_names(folders.logbooks) if n.startswith(".") and not n.startswith(_PREFIX))
    return ()


def list_aside(folders: StationFolders, stage: Stage) -> tuple[tuple[str, Path], ...]:
    """(the logbook's own name, its path now) of each logbook at this stage. Raises OSError."""
    start = _prefix(folders, stage)
    names = (name for name in _list_names(folders.logbooks) if name.startswith(start))
    return tuple((name[len(start) :].partition("+")[0], folders.logbooks / name) for name in names)


def path_aside(folders: StationFolders, stage: Stage, name: str) -> Path:
    """The path of the logbook ``name`` at this stage; another of that name may be there already."""
    return folders.logbooks / f"{_prefix(folders, stage)}{name}"


def put_aside(folders: StationFolders, names: Iterable[str], stage: Stage) -> Erasure:
    """Rename logbooks so that none of them opens any more. Gives a failure for each that cannot be renamed."""
    failures = NOTHING
    for name in names:
        try:
            os.rename(folders.logbooks / name, _free_path(folders, stage, name))
        except FileNotFoundError:
            continue  # another station was faster
        except OSError as error:
            failures += failure(error)
    return failures + sync_names(folders.logbooks)


def salt_path(folders: StationFolders) -> Path:
    """The site's salt, as :class:`kiosk.logbook.store.Store` has it."""
    return folders.data / SALT_FILE


def older_salts_folder(folders: StationFolders) -> Path:
    """The folder of older salts, as :class:`kiosk.logbook.store.Store` has it."""
    return folders.data / OLDER_SALTS_FOLDER


def salt_path_aside(folders: StationFolders) -> Path:
    """The site's salt after :func:`put_salt_aside`."""
    return folders.data / f"{_PREFIX}{folders.key}.site_salt"


def put_salt_aside(folders: StationFolders) -> Erasure:
    """Rename the site's salt, so that nobody begins a logbook with it any more."""
    try:
        os.rename(salt_path(folders), salt_path_aside(folders))
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return failure(error)
    return sync_names(folders.data)


def put_back(folders: StationFolders) -> None:
    """Have the waiting logbooks open again. One whose name is taken goes on waiting."""
    with contextlib.suppress(OSError):
        if not os.path.lexists(salt_path(folders)):
            os.rename(salt_path_aside(folders), salt_path(folders))
            sync_folder(folders.data)
    with contextlib.suppress(OSError):
        adopt_earlier_layout(folders)
        for name, path in list_aside(folders, "waiting"):
            if not os.path.lexists(folders.logbooks / name):
                os.rename(path, folders.logbooks / name)
    sync_names(folders.logbooks)


def mark_waiting_done(folders: StationFolders) -> None:
    """The waiting logbooks need no archive any more. Raises OSError."""
    for name, path in list_aside(folders, "waiting"):
        os.rename(path, _free_path(folders, "done", name))
    with contextlib.suppress(FileNotFoundError):
        sync_folder(folders.logbooks)


def erase_done(folders: StationFolders) -> Erasure:
    """Erase the logbooks that only have to be erased, and those that came out of an archive incompletely."""
    erasure = NOTHING
    try:
        adopt_earlier_layout(folders)
        for _name, path in (*list_aside(folders, "done"), *list_aside(folders, "brought")):
            erasure += erase(path)
    except OSError as error:
        erasure += failure(error)
    return erasure + sync_names(folders.logbooks)


def count_done(folders: StationFolders) -> int:
    """How many logbooks only have to be erased. Raises OSError."""
    return len(list_aside(folders, "done"))


def has_waiting(folders: StationFolders) -> bool:
    """Whether a logbook waits for its archive. Raises OSError."""
    return bool(list_aside(folders, "waiting"))


def adopt_earlier_layout(folders: StationFolders) -> None:
    """Move logbooks that version 0.1 put aside, in folders of their own, to where they are put now. Raises OSError."""
    old = folders.logbooks / f"{_PREFIX}{folders.key}"
    stages: tuple[Stage, ...] = ("waiting", "done")
    for stage in stages:
        for name in _list_names(old / stage):
            os.rename(old / stage / name, _free_path(folders, stage, name))
            sync_folder(folders.logbooks)
    for folder in (*(old / stage for stage in stages), old):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _prefix(folders: StationFolders, stage: Stage) -> str:
    return f"{_PREFIX}{folders.key}-{stage}-"


def _free_path(folders: StationFolders, stage: Stage, name: str) -> Path:
    """The first path that nothing has: of ``name`` itself, then with a number after a ``+``."""
    path = path_aside(folders, stage, name)
    return free_path(path.parent, numbered(path.name, number="+{}"))


def _list_names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
