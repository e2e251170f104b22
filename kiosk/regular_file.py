"""Regular files and nothing else: opened without following a link and without blocking, read up to a bound.

The data folder may be a USB stick, a network share, a restored copy: under the name of one of our files there may be a
link, a pipe, a device, a folder, or two gigabytes. The functions here report that instead of blocking, following the
link or filling the memory. Only the last part of a path is checked: a folder above it may be a link that the adviser
made.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from kiosk.text import numbered

_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_SAFE_FLAGS = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_NOT_REGULAR_ERRORS = (errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENODEV)
"""What ``open`` fails with for a link, a pipe without a reader or a socket, a folder, a device without a driver."""
_ASIDE = r".+\.aside(-\d+)?"

log = logging.getLogger(__name__)


class NotRegular(OSError):
    """There is something else than a regular file; ``kind`` says what, for the log: « a link », « a pipe »."""

    def __init__(self, kind: str, path: str) -> None:
        super().__init__(errno.EINVAL, f"not a regular file but {kind}", path)
        self.kind = kind


class TooLarge(OSError):
    """A file is larger than the bound up to which it is read."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), path)


def open_regular(
    path: str | Path, flags: int = os.O_RDONLY, *, within: int | None = None, follow: bool = False, mode: int = 0o600
) -> int:
    """Open the regular file at ``path``, relative to the open folder ``within``; the descriptor. Never blocks.

    ``follow`` also opens a link to a regular file. Raises :class:`NotRegular`, OSError.
    """
    try:
        safe = _SAFE_FLAGS & ~os.O_NOFOLLOW if follow else _SAFE_FLAGS
        handle = os.open(path, flags | safe, mode, dir_fd=within)
    except OSError as error:
        if error.errno in _NOT_REGULAR_ERRORS:
            raise NotRegular(_kind_at(path, within), os.fspath(path)) from error
        raise
    found = os.fstat(handle).st_mode
    if not stat.S_ISREG(found):
        os.close(handle)
        raise NotRegular(_KINDS.get(stat.S_IFMT(found), "something else"), os.fspath(path))
    return handle


def read_regular(path: str | Path, most: int, *, within: int | None = None, follow: bool = False) -> bytes:
    """The content of a regular file. Raises :class:`NotRegular`, :class:`TooLarge` for more than ``most`` bytes,
    OSError."""
    with open(open_regular(path, within=within, follow=follow), "rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise TooLarge(os.fspath(path))
        content = _read_up_to(file.fileno(), most + 1)
    if len(content) > most:  # it grew meanwhile
        raise TooLarge(os.fspath(path))
    return content


def read_start(path: str | Path, most: int) -> bytes:
    """A file, or its first ``most`` bytes and one more, which shows that it is larger; a link to it is followed.

    Raises :class:`NotRegular`, OSError.
    """
    with open(open_regular(path, follow=True), "rb", buffering=0) as file:
        return _read_up_to(file.fileno(), most + 1)


def read_end(path: str | Path, most: int, *, within: int | None = None) -> bytes:
    """The last ``most`` bytes of a regular file. Raises :class:`NotRegular`, OSError."""
    with open(open_regular(path, within=within), "rb", buffering=0) as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - most))
        return _read_up_to(file.fileno(), most)


def can_append(path: Path, most: int) -> bool:
    """Whether ``path`` can be appended to: it does not exist, or is a regular file that we may write and that has less
    than ``most`` bytes. Raises OSError where the disk fails."""
    try:
        handle = open_regular(path, os.O_WRONLY | os.O_APPEND)
    except FileNotFoundError:
        return True
    except (NotRegular, PermissionError):
        return False
    try:
        return os.fstat(handle).st_size < most
    finally:
        os.close(handle)


def open_folder(path: str | Path, *, within: int | None = None) -> int:
    """Open the folder at ``path``, which is no link; the descriptor. Raises OSError."""
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=within)


def is_real_folder(path: Path) -> bool:
    """Whether ``path`` is a folder, and no link to one. Raises OSError where that cannot be known."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def set_aside(path: Path, why: str) -> None:
    """Rename what is at ``path``, so that a file of ours can have its name; ``why`` goes to the log.

    Nothing is followed, read or erased. What cannot be renamed stays, and the log says so.
    """
    aside = free_path(path.parent, numbered(f"{path.name}.aside", number="-{}"))
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("%s cannot be used (%s), and not be set aside: %s", path.name, why, error.strerror)
        return
    log.warning("%s cannot be used (%s): it is set aside as %s", path.name, why, aside.name)


def free_path(folder: Path, names: Iterable[str]) -> Path:
    """The first of ``names`` that does not exist in ``folder``, not even as a dangling link."""
    return next(path for name in names if not os.path.lexists(path := folder / name))


def list_set_aside(folder: Path) -> tuple[Path, ...]:
    """What :func:`set_aside` has renamed in ``folder``; nothing where it cannot be read."""
    with contextlib.suppress(OSError):
        return tuple(folder / name for name in sorted(os.listdir(folder)) if re.fullmatch(_ASIDE, name))
    return ()


def ensure_usable(path: Path, most: int) -> None:
    """Set aside what is at ``path`` where it is no regular file, or has ``most`` bytes or more. Raises OSError."""
    try:
        handle = open_regular(path)
    except FileNotFoundError:
        return
    except NotRegular as error:
        set_aside(path, describe_failure(error))
        return
    try:
        large = os.fstat(handle).st_size >= most
    finally:
        os.close(handle)
    if large:
        set_aside(path, describe_failure(TooLarge(os.fspath(path))))


def ensure_folder_fits(path: Path) -> None:
    """Set aside what is in the place of a folder of ours and is none. A link stays: it may lead to a share.

    Raises OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        found = os.lstat(path).st_mode
        if not stat.S_ISDIR(found) and not stat.S_ISLNK(found):
            set_aside(path, f"it is {_KINDS.get(stat.S_IFMT(found), 'a file')}")


def read_own(path: Path, most: int) -> bytes | None:
    """The content of a small file of ours; None where there is none.

    What is no regular file, or has more than ``most`` bytes, is set aside: then there is none. Raises OSError.
    """
    try:
        return read_regular(path, most)
    except FileNotFoundError:
        return None
    except (NotRegular, TooLarge) as error:
        set_aside(path, describe_failure(error))
        return None


def describe_failure(error: OSError) -> str:
    """What is wrong with a file, in a few English words for the log."""
    match error:
        case NotRegular():
            return f"it is {error.kind}"
        case TooLarge():
            return "it is too large"
        case _:
            return reason_of(error)


def _read_up_to(handle: int, most: int) -> bytes:
    pieces: list[bytes] = []
    while most > 0 and (piece := os.read(handle, min(most, 1 << 20))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _kind_at(path: str | Path, within: int | None) -> str:
    with contextlib.suppress(OSError):
        return _KINDS.get(stat.S_IFMT(os.stat(path, dir_fd=within, follow_symlinks=False).st_mode), "something else")
    return "something else"


def reason_of(error: OSError) -> str:
    """The system's English words for what is wrong, without the name of a file, for the log."""
    return error.strerror or type(error).__name__
