"""Durable changes of files: written whole or not at all, appended, erased, and on the disk when the function returns.

What a power cut may lose (POSIX, fsync): the content of a file that was not synced, and each name in a folder that was
not synced, on its own. So a file is synced before it gets its name, and a folder after each name that must not be lost.
Only a rename within one folder counts as atomic, as it is in every file system in use; between two folders the name
could be gone from the first before it is in the second, so nothing is moved from one folder to another.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kiosk.regular_file import open_regular

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What file systems that cannot fsync a folder answer, on USB sticks or network shares."""
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def write_whole(
    path: Path, content: bytes, mode: int = 0o600, owner: tuple[int, int] | None = None, *, wait: bool = True
) -> None:
    """Replace the file at ``path`` by ``content``: after a power cut there is the old file or the new one, never a mix.

    When it returns, the new one is durable. ``mode`` holds whatever the umask is; ``owner`` is (user id, group id), for
    root. A missing folder is made (0700). Without ``wait`` for the disk a power cut may leave a torn file: for what has
    a checksum and can be made again. Raises :class:`OSError`; then ``path`` is as it was, or new where only the folder
    could not be synced.
    """
    with writing_whole(path, mode, owner, wait=wait) as (file, _draft):
        file.write(content)


def write_new(path: Path, content: bytes, mode: int = 0o600) -> None:
    """As :func:`write_whole`, but raises FileExistsError where ``path`` exists; of two processes one succeeds."""
    with writing_whole(path, mode, new=True) as (file, _draft):
        file.write(content)


@contextlib.contextmanager
def writing_whole(
    path: Path,
    mode: int = 0o600,
    owner: tuple[int, int] | None = None,
    *,
    new: bool = False,
    wait: bool = True,
) -> Iterator[tuple[BinaryIO, Path]]:
    """A context of (a file open for writing, its temporary path), which becomes ``path`` when the block ends well.

    ``new``: raises FileExistsError where ``path`` exists by then. All else is as for :func:`write_whole`.
    """
    make_folder(path.parent)
    temporary = temporary_path(path)
    try:
        # Others cannot read it before its mode is set.
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with open(handle, "w+b") as file:
            yield file, temporary
            file.flush()
            if owner is not None:
                os.fchown(handle, *owner)
            os.fchmod(handle, mode)
            if wait:
                os.fsync(handle)
        if new:
            _name_new(temporary, path)
        else:
            os.replace(temporary, path)
        if wait:
            sync_folder(path.parent)
    except Exception:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def temporary_path(path: Path) -> Path:
    """A temporary path beside ``path``, for what is to become ``path``.

    Its name cannot be guessed. It holds the process id, which tells later whether anybody still writes it.
    """
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(8).hex()}.draft")


def erase_temporary_files(path: Path) -> None:
    """Erase the temporary files that a power cut left beside ``path``; only where no other process writes it now.

    Raises :class:`OSError`, but not for a missing folder.
    """
    pattern = re.compile(rf"\.{re.escape(path.name)}\.[0-9]+-[0-9a-f]{{16}}\.draft")
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir(path.parent):
            if pattern.fullmatch(name):
                erase_file(path.with_name(name))


def _name_new(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        # A USB stick's file system may have no hard links: this leaves a small gap, and there is nothing better.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path)) from error
        os.rename(temporary, path)
    else:
        os.unlink(temporary)


def append_lines(path: Path, content: bytes, *, wait: bool = True) -> None:
    """Append whole lines to a file, which is made (0600) where it is missing; no link is followed.

    After a line that a power cut has torn they begin on a line of their own. ``wait`` until the disk has them; the name
    of a new file is durable only after :func:`sync_folder`. Raises :class:`OSError`.
    """
    handle = open_regular(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
    try:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            content = b"\n" + content
        while content:
            content = content[os.write(handle, content) :]
        if wait:
            os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """Make a folder and its missing parents; each is durable when it returns.

    ``mode`` holds for each that is made, whatever the umask is; an existing one keeps its own. Raises :class:`OSError`.
    """
    try:
        os.mkdir(folder, mode)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent, mode)
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, mode)
    if stat.S_IMODE(folder.stat().st_mode) != mode:
        os.chmod(folder, mode)
    sync_folder(folder.parent)


def erase_file(path: Path) -> None:
    """Erase a file if it exists; no power cut brings it back. Raises :class:`OSError`."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names that were added, changed or erased in ``folder`` durable.

    Does nothing where the file system cannot do it or this account may not read the folder. Raises :class:`OSError`
    where the disk fails.
    """
    try:
        handle = os.open(folder, _OPEN_FOLDER)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of a file and its name durable. Raises :class:`OSError`."""
    handle = open_regular(path)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)
