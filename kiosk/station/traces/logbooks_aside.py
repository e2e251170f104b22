"""Logbooks on their way out or in: put aside at once, so that no pictures open one that is half there.

They stay in the folder of the logbooks, whatever that is (a mounted share, a link), under another name: a rename within
one folder is a single step on every disk. ``waiting`` is what is not in an archive yet, ``done`` what only has to be
erased, ``brought`` what comes out of an archive and is not whole yet. Each station has its own, also where several
share their logbooks. Where the site's salt goes too, it is put aside in the data folder: while it is, and logbooks are,
no station makes a new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import Literal

from kiosk.disk import first_free, sync_folder
from kiosk.logbook.store import OLDER_SALTS, SALT_FILE
from kiosk.station.traces.erasing import NOTHING, Erased, erase, reason
from kiosk.station.traces.station_folders import Folders

Place = Literal["waiting", "done", "brought"]

_BEGINNING = ".reset-"


def logbook_names(folders: Folders) -> tuple[str, ...]:
    """The logbooks there are, by the names of their folders, which tell nothing about anybody. Raises OSError."""
    return tuple(name for name in _names(folders.logbooks) if not name.startswith("."))


def kept_beside(folders: Folders) -> tuple[str, ...]:
    """What stands among the logbooks and is not ours: the folders of a file synchroniser, for instance."""
    with contextlib.suppress(OSError):
        return tuple(n for n in _names(folders.logbooks) if n.startswith(".") and not n.startswith(_BEGINNING))
    return ()


def aside_in(folders: Folders, place: Place) -> tuple[tuple[str, Path], ...]:
    """(its name among the logbooks, where it is) of each that is in ``place``. Raises OSError."""
    start = _start(folders, place)
    names = (name for name in _names(folders.logbooks) if name.startswith(start))
    return tuple((name[len(start) :].partition("+")[0], folders.logbooks / name) for name in names)


def path_aside(folders: Folders, place: Place, name: str) -> Path:
    """Where the logbook ``name`` is in ``place``; one of that name may be there already."""
    return folders.logbooks / f"{_start(folders, place)}{name}"


def put_aside(folders: Folders, names: Iterable[str], place: Place) -> Erased:
    """Put logbooks in ``place``; none of them opens any more. Gives the reasons for those that cannot be moved."""
    told = NOTHING
    for name in names:
        try:
            os.rename(folders.logbooks / name, _free(folders, place, name))
        except FileNotFoundError:
            continue  # another station was faster
        except OSError as error:
            told += Erased(reasons=(reason(error),))
    return told + _synced(folders.logbooks)


def salt(folders: Folders) -> Path:
    """The site's salt, as :class:`kiosk.logbook.store.Store` has it."""
    return folders.data / SALT_FILE


def older_salts(folders: Folders) -> Path:
    """The folder of older salts, as :class:`kiosk.logbook.store.Store` has it."""
    return folders.data / OLDER_SALTS


def salt_aside(folders: Folders) -> Path:
    """The site's salt on its way out."""
    return folders.data / f"{_BEGINNING}{folders.key}.site_salt"


def put_salt_aside(folders: Folders) -> Erased:
    """From here on nobody begins a logbook with this salt."""
    try:
        os.rename(salt(folders), salt_aside(folders))
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return Erased(reasons=(reason(error),))
    return _synced(folders.data)


def put_back(folders: Folders) -> None:
    """Logbooks that wait for their archive open again. One whose place is taken goes on waiting."""
    with contextlib.suppress(OSError):
        if not os.path.lexists(salt(folders)):
            os.rename(salt_aside(folders), salt(folders))
            sync_folder(folders.data)
    with contextlib.suppress(OSError):
        flatten(folders)
        for name, path in aside_in(folders, "waiting"):
            if not os.path.lexists(folders.logbooks / name):
                os.rename(path, folders.logbooks / name)
    _synced(folders.logbooks)


def archived(folders: Folders) -> None:
    """What waited needs no archive any more. Raises OSError."""
    for name, path in aside_in(folders, "waiting"):
        os.rename(path, _free(folders, "done", name))
    with contextlib.suppress(FileNotFoundError):
        sync_folder(folders.logbooks)


def erase_done(folders: Folders) -> Erased:
    """Erase what only has to be erased, and what came out of an archive by half."""
    erased = NOTHING
    try:
        flatten(folders)
        for _name, path in (*aside_in(folders, "done"), *aside_in(folders, "brought")):
            erased += erase(path)
    except OSError as error:
        erased += Erased(reasons=(reason(error),))
    return erased + _synced(folders.logbooks)


def count_done(folders: Folders) -> int:
    """How many logbooks only have to be erased. Raises OSError."""
    return len(aside_in(folders, "done"))


def waits(folders: Folders) -> bool:
    """Whether a logbook waits for its archive. Raises OSError."""
    return bool(aside_in(folders, "waiting"))


def flatten(folders: Folders) -> None:
    """Bring logbooks that a program of version 0.1 put aside, in folders of their own, to where they are put now.

    Raises OSError.
    """
    old = folders.logbooks / f"{_BEGINNING}{folders.key}"
    places: tuple[Place, ...] = ("waiting", "done")
    for place in places:
        for name in _names(old / place):
            os.rename(old / place / name, _free(folders, place, name))
            sync_folder(folders.logbooks)
    for folder in (*(old / place for place in places), old):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _start(folders: Folders, place: Place) -> str:
    return f"{_BEGINNING}{folders.key}-{place}-"


def _free(folders: Folders, place: Place, name: str) -> Path:
    """A name that nothing has: where ``name`` is in ``place``, else with a number, which ends after a ``+``."""
    path = path_aside(folders, place, name)
    return first_free(chain([path], (path.with_name(f"{path.name}+{number}") for number in count(2))))


def _synced(folder: Path) -> Erased:
    """Nothing, once the names in the folder are safe; with the reason where the disk does not take it."""
    try:
        sync_folder(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        return Erased(reasons=(reason(error),))
    return NOTHING


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
