"""Files as they are kept and read here: whole or not at all, and on the disk when it is said that they are.

What a power cut may take (POSIX, fsync): the content of a file that was not synced, and each name in a folder that was
not synced, on its own. So a file is synced before it gets its name, and a folder after each name that it must not
forget. Only a rename within one folder is taken to be one step, as every file system that is in use makes it; between
two folders the name could be gone from the first before it is in the second, so nothing is moved from one to another.
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
"""What file systems say (of sticks, of a network) that know no fsync of a folder, and are safe or not without us."""
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def write_whole(path: Path, content: bytes, mode: int = 0o600, owner: tuple[int, int] | None = None) -> None:
    """Put ``content`` in the place of ``path``: after a power cut there is the old file or the new one, never a part.

    When it returns, the new one is there for good. ``mode`` holds whatever the umask is; ``owner`` is (user id, group
    id), for root. The folder is made (0700) when it is not there. Raises :class:`OSError`, and then ``path`` is as it
    was; or it is new, where it is the folder that cannot be synced.
    """
    with writing_whole(path, mode, owner) as (file, _draft):
        file.write(content)


def write_new(path: Path, content: bytes, mode: int = 0o600) -> None:
    """As :func:`write_whole`, where nothing is at ``path``; of two processes the second gets FileExistsError."""
    with writing_whole(path, mode, new=True) as (file, _draft):
        file.write(content)


@contextlib.contextmanager
def writing_whole(
    path: Path, mode: int = 0o600, owner: tuple[int, int] | None = None, *, new: bool = False
) -> Iterator[tuple[BinaryIO, Path]]:
    """(a file to write in, where it is until then), which becomes ``path`` when the block ends well.

    ``new``: FileExistsError where something is at ``path`` by then. As for :func:`write_whole` else.
    """
    make_folder(path.parent)
    draft = draft_path(path)
    try:
        # Not to be read by others before its mode is set.
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with open(handle, "w+b") as file:
            yield file, draft
            file.flush()
            if owner is not None:
                os.fchown(handle, *owner)
            os.fchmod(handle, mode)
            os.fsync(handle)
        if new:
            _name_new(draft, path)
        else:
            os.replace(draft, path)
        sync_folder(path.parent)
    except Exception:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def draft_path(path: Path) -> Path:
    """Where what is to become ``path`` is made.

    Nobody can know the name and put something there. The number of the process says later whether it is anybody's.
    """
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(8).hex()}.draft")


def erase_drafts(path: Path) -> None:
    """Erase what a power cut left of earlier writers of ``path``; for a file that no other process writes now.

    Raises :class:`OSError`; nothing where the folder is not there.
    """
    draft = re.compile(rf"\.{re.escape(path.name)}\.[0-9]+-[0-9a-f]{{16}}\.draft")
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir(path.parent):
            if draft.fullmatch(name):
                erase_file(path.with_name(name))


def _name_new(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError as error:
        # A stick's file system may have no links, and then this is as near as one comes.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path)) from error
        os.rename(draft, path)
    else:
        os.unlink(draft)


def append_lines(path: Path, content: bytes, *, wait: bool = True) -> None:
    """Add whole lines at the end of a file, which is made (0600) when it is not there.

    A line that was torn stays as it is, and ours are not glued to it. ``wait`` until the disk has them; the name of a
    file that is new is safe only after :func:`sync_folder`. Raises :class:`OSError`; no link is followed.
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
    """Make a folder, and those above it that are not there; each is on the disk when it returns.

    ``mode`` holds for each that is made, whatever the umask is; one that is there stays as it is. Raises
    :class:`OSError`.
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
    """Erase a file, if it is there; it does not come back with a power cut. Raises :class:`OSError`."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """What was named, renamed or erased in ``folder`` is so on the disk too, when this returns.

    Where the file system does not know how, or this account may not look into the folder, nothing is done. Raises
    :class:`OSError` where the disk does not take it.
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
    """What was written into a file is on the disk when this returns, and its name too. Raises :class:`OSError`."""
    handle = open_regular(path)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)
