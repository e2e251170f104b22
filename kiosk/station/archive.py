"""An archive of logbooks: written aside, read back and compared, and only then given its name.

It holds ``logbooks/…`` and ``site_salt`` as they stand in the data folder, so that ``tar -xzf ARCHIVE -C DATA`` brings
the logbooks back: without the salt no pictures would open them. It is for its owner only, as the data folder is.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import os
import stat
import tarfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from kiosk.disk import sync_folder
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.station.erasing import reason

_UNREADABLE = (OSError, EOFError, tarfile.TarError, zlib.error)


class Part(msgspec.Struct, frozen=True):
    """A file, and its name in the archive."""

    name: str
    path: Path


def parts_in(folder: Path, within: str) -> tuple[Part, ...]:
    """The regular files of ``folder`` and of the folders in it, sorted, with names that begin with ``within/``.

    Raises OSError where a folder cannot be looked at: an archive is whole, or there is none.
    """
    parts: list[Part] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            name = f"{within}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                parts += parts_in(Path(entry.path), name)
            elif entry.is_file(follow_symlinks=False):
                parts.append(Part(name, Path(entry.path)))
    return tuple(parts)


def free_name(folder: Path, day: date) -> Path:
    """``logbooks-2026-11-23.tar.gz`` in ``folder``, with a number where that is taken."""
    path = folder / f"logbooks-{day.isoformat()}.tar.gz"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"logbooks-{day.isoformat()}-{number}.tar.gz"
    return path


def make_folder(folder: Path) -> None:
    """The folder of archives, for this account only. The folder around it must be there: a stick may be missing.

    Raises KioskError where nothing can be written into it.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        what = _("Le dossier des archives ne peut pas être ouvert : {folder} ({reason}).")
        raise KioskError(what.format(folder=folder, reason=reason(error)), _("Les carnets restent.")) from error


def write_archive(path: Path, parts: Sequence[Part]) -> None:
    """The archive of these files at ``path``, which nothing has yet; it is on the disk, whole, when this returns.

    Raises KioskError, and then nothing is at ``path``.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(handle, "wb") as file:
            _pack(file, parts)
            file.flush()
            os.fsync(handle)
            # What is read back then comes from the disk, and not from what the system remembers of it.
            with contextlib.suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        if not is_archive_of(draft, parts):
            raise OSError(_("elle n'est pas comme les carnets"))
        draft.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        what = _("L'archive ne peut pas être écrite : {reason}.").format(reason=error.strerror or error)
        raise KioskError(what, _("Les carnets restent.")) from error


_FLAGS = (b"\x00", b"\x08")
"""The fourth byte of what we write (RFC 1952): nothing, or a name that follows. Python reads on over flags that gzip
refuses, and an archive must open with any tool."""


def is_archive_of(path: Path, parts: Iterable[Part]) -> bool:
    """Whether the archive at ``path`` can be read to its end, and holds these files as they are, and no others."""
    awaited = iter(parts)
    try:
        with path.open("rb") as packed:
            if packed.read(4)[3:] not in _FLAGS:
                return False
        with gzip.open(path, "rb") as plain:
            with tarfile.open(fileobj=plain, mode="r|") as archive:
                for member in archive:
                    part = next(awaited, None)
                    content = archive.extractfile(member)
                    if part is None or content is None or member.name != part.name:
                        return False
                    if content.read() != _content(part.path)[0]:
                        return False
            while plain.read(1 << 16):  # to the end, where the checksum stands
                pass
    except _UNREADABLE:
        return False
    return next(awaited, None) is None


def _pack(file: io.BufferedWriter, parts: Iterable[Part]) -> None:
    # without a time: its four bytes end in the year 2106
    with (
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for part in parts:
            content, changed = _content(part.path)
            member = tarfile.TarInfo(part.name)
            member.size, member.mode, member.mtime = len(content), 0o600, changed
            archive.addfile(member, io.BytesIO(content))


def _content(path: Path) -> tuple[bytes, int]:
    """(what stands in a regular file, when it was changed last in seconds); raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError("not a regular file")
        return file.read(), int(found.st_mtime)
