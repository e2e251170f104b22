"""Erasing files and folders: what was erased is counted, what could not be is reported, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.disk import make_folder, sync_folder
from kiosk.errors import translate_reason
from kiosk.i18n import ngettext
from kiosk.regular_file import ensure_folder_fits, open_folder


class Erasure(msgspec.Struct, frozen=True):
    """How many files were erased, their bytes together, and the system's reason for each one that could not be."""

    files: int = 0
    bytes: int = 0
    failures: tuple[str, ...] = ()

    def __add__(self, other: Erasure) -> Erasure:
        return Erasure(self.files + other.files, self.bytes + other.bytes, self.failures + other.failures)


NOTHING = Erasure()
_MAX_DEPTH = 64
"""Folders within each other that are open at once."""


class _Top(NamedTuple):
    """The open folder that is emptied, and the names of what was moved up into it, out of too deep a place."""

    handle: int
    moved_up: list[str]


def empty_folder(folder: Path) -> Erasure:
    """Erase everything in ``folder``, which afterwards exists for this account only (0700).

    What is no folder is set aside. A folder that another account owns, and a link in its place, is a failure and stays
    as it is.
    """
    try:
        handle = _open_own_folder(folder)
    except OSError as error:
        return failure(error)
    try:
        return _erase_in(handle)
    finally:
        os.close(handle)


def erase(path: Path) -> Erasure:
    """Erase a file, or a folder with everything in it; nothing where nothing exists."""
    return _erase(path)


def sync_names(folder: Path) -> Erasure:
    """Wait until the disk has the names in ``folder``: a failure where it does not take them, else nothing."""
    try:
        sync_folder(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        return failure(error)
    return NOTHING


def failure(error: OSError) -> Erasure:
    """Nothing erased, for this reason."""
    return Erasure(failures=(translate_reason(error),))


def failure_sentences(erasure: Erasure) -> list[str]:
    """For the adviser: a sentence for each reason, with how many files could not be erased for it."""
    return [
        ngettext("{n} fichier n'est pas effacé : {reason}.", "{n} fichiers ne sont pas effacés : {reason}.", n).format(
            n=n, reason=reason
        )
        for reason in dict.fromkeys(erasure.failures)
        for n in (erasure.failures.count(reason),)
    ]


def _open_own_folder(folder: Path) -> int:
    ensure_folder_fits(folder)
    try:
        handle = open_folder(folder)
    except FileNotFoundError:
        make_folder(folder)
        handle = open_folder(folder)
    try:
        status = os.fstat(handle)
        if status.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        if stat.S_IMODE(status.st_mode) != 0o700:
            os.fchmod(handle, 0o700)
    except OSError:
        os.close(handle)
        raise
    return handle


def _erase_in(handle: int) -> Erasure:
    """Erase everything in the open folder, however deep the folders in it are nested."""
    try:
        names = _list_names(handle)
    except OSError as error:
        return failure(error)
    erasure = NOTHING
    while names:
        top = _Top(handle, [])
        for name in names:
            erasure += _erase(name, handle, top)
        names = top.moved_up
    return erasure


def _list_names(handle: int) -> list[str]:
    with os.scandir(handle) as entries:
        return [entry.name for entry in entries]


def _erase(path: Path | str, within: int | None = None, top: _Top | None = None, depth: int = 0) -> Erasure:
    """Erase what is at ``path``; a folder more than :data:`_MAX_DEPTH` below ``top`` is only moved up into it."""
    try:
        status = os.stat(path, dir_fd=within, follow_symlinks=False)
        if not stat.S_ISDIR(status.st_mode):
            os.unlink(path, dir_fd=within)
            return Erasure(1, status.st_size)
        if top is not None and depth > _MAX_DEPTH:
            name = f".deep-{os.urandom(8).hex()}"
            os.rename(path, name, src_dir_fd=within, dst_dir_fd=top.handle)
            top.moved_up.append(name)
            return NOTHING
        handle = open_folder(path, within=within)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        return failure(error)
    try:
        erasure = _erase_in(handle) if top is None else _erase_below(handle, top, depth + 1)
    finally:
        os.close(handle)
    if erasure.failures:
        return erasure
    try:
        os.rmdir(path, dir_fd=within)
    except FileNotFoundError:
        pass
    except OSError as error:
        return erasure + failure(error)
    return erasure


def _erase_below(handle: int, top: _Top, depth: int) -> Erasure:
    try:
        names = _list_names(handle)
    except OSError as error:
        return failure(error)
    erasure = NOTHING
    for name in names:
        erasure += _erase(name, handle, top, depth)
    return erasure
