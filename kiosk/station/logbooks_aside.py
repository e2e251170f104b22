"""Logbooks on their way out: put aside at once, so that no pictures open one that is half erased.

They go to a folder inside the folder of the logbooks, whatever that is (a mounted share, a link): a rename is always
possible there. ``waiting`` holds what is not in an archive yet, ``done`` what only has to be erased. Each station has
its own folder, also where several share their logbooks. Where the site's salt goes too, it is put aside in the data
folder: while it is, and logbooks are, no station makes a new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from kiosk.disk import sync_folder
from kiosk.station.erasing import NOTHING, Erased, erase, reason
from kiosk.station.station_folders import Folders

_BEGINNING = ".reset-"


def logbook_names(folders: Folders) -> tuple[str, ...]:
    """The logbooks there are, by the names of their folders, which tell nothing about anybody. Raises OSError."""
    return tuple(name for name in _names(folders.logbooks) if not name.startswith("."))


def kept_beside(folders: Folders) -> tuple[str, ...]:
    """What stands among the logbooks and is not ours: the folders of a file synchroniser, for instance."""
    with contextlib.suppress(OSError):
        return tuple(n for n in _names(folders.logbooks) if n.startswith(".") and not n.startswith(_BEGINNING))
    return ()


def waiting(folders: Folders) -> Path:
    """Where logbooks wait for their archive."""
    return folders.logbooks / f"{_BEGINNING}{folders.key}" / "waiting"


def done(folders: Folders) -> Path:
    """Where logbooks are that only have to be erased."""
    return folders.logbooks / f"{_BEGINNING}{folders.key}" / "done"


def put_aside(folders: Folders, names: Iterable[str], place: Path) -> Erased:
    """Move logbooks to ``place``; none of them opens any more. Gives the reasons for those that cannot be moved."""
    told = NOTHING
    for name in names:
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.rename(folders.logbooks / name, _free(place, name))
        except FileNotFoundError:
            continue  # another station was faster
        except OSError as error:
            told += Erased(reasons=(reason(error),))
    sync_folder(folders.logbooks)
    return told


def salt(folders: Folders) -> Path:
    """The site's salt, as :class:`kiosk.logbook.store.Store` has it."""
    return folders.data / "site_salt"


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
    sync_folder(folders.data)
    return NOTHING


def put_back(folders: Folders) -> None:
    """Logbooks that wait for their archive open again. One whose place is taken goes on waiting."""
    with contextlib.suppress(OSError):
        if not os.path.lexists(salt(folders)):
            os.rename(salt_aside(folders), salt(folders))
            sync_folder(folders.data)
    for name in _names(waiting(folders)):
        target = folders.logbooks / name.partition("+")[0]
        with contextlib.suppress(OSError):
            os.rename(waiting(folders) / name, target)
    _tidy(folders)
    sync_folder(folders.logbooks)


def archived(folders: Folders) -> None:
    """What waited needs no archive any more, all of it from one moment to the next. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        try:
            os.rename(waiting(folders), done(folders))
        except OSError:  # something could not be erased before, and still stands there
            for name in _names(waiting(folders)):
                os.rename(waiting(folders) / name, _free(done(folders), name))


def erase_done(folders: Folders) -> Erased:
    """Erase what only has to be erased."""
    erased = erase(done(folders))
    _tidy(folders)
    sync_folder(folders.logbooks)
    return erased


def count_done(folders: Folders) -> int:
    """How many logbooks only have to be erased."""
    return len(_names(done(folders)))


def waits(folders: Folders) -> bool:
    """Whether a logbook waits for its archive."""
    return bool(_names(waiting(folders)))


def _tidy(folders: Folders) -> None:
    """No empty folder of ours stays among the logbooks."""
    for folder in (waiting(folders), done(folders), waiting(folders).parent):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _free(place: Path, name: str) -> Path:
    """A name that nothing in ``place`` has: ``name``, else with a number, which ends after a ``+``."""
    path, number = place / name, 1
    while os.path.lexists(path):
        number += 1
        path = place / f"{name}+{number}"
    return path


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
