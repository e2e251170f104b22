"""Regular files and nothing else: opened without following a link and without waiting, read to a bound.

The data folder may be a stick, a share, a restored copy: what stands there under the name of one of our files may be
a link, a pipe, a device, a folder, or two gigabytes. The functions here say so instead of waiting, following or
filling the memory. Only the last part of a path is looked at: a folder around it may be a link that the adviser made.
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
_CAREFULLY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_SAID_BY_OPEN = (errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENODEV)
"""What the system says of a link, a pipe that nobody reads or a socket, a folder, a device without a driver."""
_ASIDE = re.compile(r".+\.aside(-\d+)?")

log = logging.getLogger(__name__)


class NotRegular(OSError):
    """Something stands in the place of a regular file; ``kind`` is what: « a link », « a pipe », in English."""

    def __init__(self, kind: str, path: str) -> None:
        super().__init__(errno.EINVAL, f"not a regular file but {kind}", path)
        self.kind = kind


class TooLarge(OSError):
    """A file is larger than what is read of it."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), path)


def open_regular(
    path: str | Path, flags: int = os.O_RDONLY, *, within: int | None = None, follow: bool = False, mode: int = 0o600
) -> int:
    """A descriptor of the regular file at ``path``, relative to the open folder ``within``; never waits for anything.

    ``follow``: a link to a regular file is one. Raises :class:`NotRegular`, and OSError where the system says no.
    """
    try:
        carefully = _CAREFULLY & ~os.O_NOFOLLOW if follow else _CAREFULLY
        handle = os.open(path, flags | carefully, mode, dir_fd=within)
    except OSError as error:
        if error.errno in _SAID_BY_OPEN:
            raise NotRegular(_kind_at(path, within), os.fspath(path)) from error
        raise
    found = os.fstat(handle).st_mode
    if not stat.S_ISREG(found):
        os.close(handle)
        raise NotRegular(_KINDS.get(stat.S_IFMT(found), "something else"), os.fspath(path))
    return handle


def read_regular(path: str | Path, most: int, *, within: int | None = None, follow: bool = False) -> bytes:
    """What stands in the regular file at ``path``. Raises :class:`NotRegular`, :class:`TooLarge` for more than
    ``most`` bytes, OSError."""
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
    """The last ``most`` bytes of the regular file at ``path``. Raises :class:`NotRegular`, OSError."""
    with open(open_regular(path, within=within), "rb", buffering=0) as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - most))
        return _read_up_to(file.fileno(), most)


def can_append(path: Path, most: int) -> bool:
    """Whether one may add to a file at ``path``: none is there yet, or a regular one of ours with less than ``most``
    bytes. Raises OSError where the disk says no."""
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
    """A descriptor of the folder at ``path``, which is no link. Raises OSError."""
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=within)


def is_real_folder(path: Path) -> bool:
    """Whether a folder stands at ``path``, and no link to one. Raises OSError where that cannot be known."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def set_aside(path: Path, why: str) -> None:
    """Give what stands at ``path`` another name, so that a file of ours can be there; ``why`` goes to the log.

    Nothing is followed, read or erased. Where it cannot be renamed it stays, and the log says that.
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
    """The first of ``names`` in ``folder`` at which nothing stands, not even a link that leads nowhere."""
    return next(path for name in names if not os.path.lexists(path := folder / name))


def list_set_aside(folder: Path) -> tuple[Path, ...]:
    """What :func:`set_aside` has renamed in ``folder``; nothing where that cannot be looked at."""
    with contextlib.suppress(OSError):
        return tuple(folder / name for name in sorted(os.listdir(folder)) if _ASIDE.fullmatch(name))
    return ()


def ensure_usable(path: Path, most: int) -> None:
    """What stands at ``path`` and is no regular file, or has ``most`` bytes and more, is set aside. Raises OSError."""
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


def read_own(path: Path, most: int) -> bytes | None:
    """What stands in a small file of ours; None where there is none.

    What is no regular file, or larger than ``most`` bytes, is set aside: then there is none. Raises OSError where the
    system does not let it be read.
    """
    try:
        return read_regular(path, most)
    except FileNotFoundError:
        return None
    except (NotRegular, TooLarge) as error:
        set_aside(path, describe_failure(error))
        return None


def describe_failure(error: OSError) -> str:
    """What is wrong with a file, in a few words for the log."""
    match error:
        case NotRegular():
            return f"it is {error.kind}"
        case TooLarge():
            return "it is too large"
        case _:
            return error.strerror or type(error).__name__


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
