"""Erasing files and folders: what was erased is counted, what could not be is told, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import msgspec

from kiosk.disk import make_folder

_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Erased(msgspec.Struct, frozen=True):
    """How many files, of how many bytes together, and why others stay: one reason of the system for each that does."""

    files: int = 0
    bytes: int = 0
    reasons: tuple[str, ...] = ()

    def __add__(self, other: Erased) -> Erased:
        return Erased(self.files + other.files, self.bytes + other.bytes, self.reasons + other.reasons)


NOTHING = Erased()


def empty_folder(folder: Path) -> Erased:
    """Erase all that is in ``folder``, which is then there for this account only (0700).

    What another account owns, and a link that stands in its place, is left alone and told.
    """
    try:
        handle = _own_folder(folder)
    except OSError as error:
        return Erased(reasons=(reason(error),))
    try:
        return _erase_in(handle)
    finally:
        os.close(handle)


def erase(path: Path) -> Erased:
    """Erase a file, or a folder with all that is in it; nothing where nothing is there."""
    return _erase(path)


def reason(error: OSError) -> str:
    """Why, in the words of the system, without the name of a file."""
    return error.strerror or type(error).__name__


def _own_folder(folder: Path) -> int:
    try:
        handle = os.open(folder, _OPEN_FOLDER)
    except FileNotFoundError:
        make_folder(folder)
        handle = os.open(folder, _OPEN_FOLDER)
    try:
        found = os.fstat(handle)
        if found.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        if stat.S_IMODE(found.st_mode) != 0o700:
            os.fchmod(handle, 0o700)
    except OSError:
        os.close(handle)
        raise
    return handle


def _erase_in(handle: int) -> Erased:
    """All that is in the open folder."""
    erased = NOTHING
    try:
        with os.scandir(handle) as entries:
            names = [entry.name for entry in entries]
    except OSError as error:
        return Erased(reasons=(reason(error),))
    for name in names:
        erased += _erase(name, handle)
    return erased


def _erase(path: Path | str, within: int | None = None) -> Erased:
    try:
        found = os.stat(path, dir_fd=within, follow_symlinks=False)
        if not stat.S_ISDIR(found.st_mode):
            os.unlink(path, dir_fd=within)
            return Erased(1, found.st_size)
        handle = os.open(path, _OPEN_FOLDER, dir_fd=within)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return Erased(reasons=(reason(error),))
    try:
        erased = _erase_in(handle)
    finally:
        os.close(handle)
    if erased.reasons:
        return erased
    try:
        os.rmdir(path, dir_fd=within)
    except FileNotFoundError:
        pass
    except OSError as error:
        return erased + Erased(reasons=(reason(error),))
    return erased
