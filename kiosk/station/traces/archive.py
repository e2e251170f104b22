"""Writing an archive of logbooks: under another name, read back and compared, and only then given its own name.

It holds ``logbooks/…``, ``site_salt`` and ``site_salt.d/…`` as in the data folder: without the salt no pictures would
open the logbooks. :mod:`kiosk.station.traces.restoring` restores them. Only its owner may read it, as for the data
folder.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from kiosk import disk
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.logbook.store import SALT_FILE
from kiosk.regular_file import free_path, open_regular
from kiosk.station.traces.archive_reading import UnfitArchive, open_archive, read_files, sort_salts
from kiosk.text import numbered

_CHUNK = 1 << 20
_UNREADABLE = (OSError, EOFError, tarfile.TarError, zlib.error)


class ArchiveEntry(msgspec.Struct, frozen=True):
    """A file, and its name in the archive; ``follow``: it may be a link to the file."""

    name: str
    path: Path
    follow: bool = False


def list_entries(folder: Path, within: str) -> tuple[ArchiveEntry, ...]:
    """The regular files of ``folder`` and of the folders in it, sorted, with names that begin with ``within/``.

    Raises OSError where a folder cannot be read: an archive is complete, or there is none.
    """
    parts: list[ArchiveEntry] = []
    folders = [(folder, within)]
    while folders:
        place, name = folders.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((Path(entry.path), f"{name}/{entry.name}"))
                elif entry.is_file(follow_symlinks=False):
                    parts.append(ArchiveEntry(f"{name}/{entry.name}", Path(entry.path)))
    return tuple(sorted(parts, key=lambda part: part.name))


def free_archive_path(folder: Path, day: date) -> Path:
    """``logbooks-2026-11-23.tar.gz`` in ``folder``, with a number where that is taken."""
    return free_path(folder, numbered(f"logbooks-{day.isoformat()}", ".tar.gz", "-{}"))


def make_archive_folder(folder: Path) -> None:
    """Make the folder of archives, for this account only. Its parent must exist: a stick may not be plugged in.

    Raises KioskError where nothing can be written into it.
    """
    try:
        if not os.path.isdir(folder.parent):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        disk.make_folder(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        what = _("Le dossier des archives ne peut pas être ouvert : {folder} ({reason}).")
        sentence = what.format(folder=folder, reason=translate_reason(error))
        raise KioskError(sentence, _("Les carnets restent.")) from error


def write_archive(path: Path, parts: Sequence[ArchiveEntry]) -> None:
    """Write an archive of these files to ``path``, where nothing exists; when this returns it is on the disk, whole.

    It is refused where it could not be restored: for a name or a size that
    :mod:`kiosk.station.traces.archive_reading` refuses, which no station writes but a disk may hold. Raises
    KioskError, and then nothing is at ``path``.
    """
    try:
        with disk.writing_whole(path, new=True) as (file, draft):
            _pack(file, parts)
            file.flush()
            os.fsync(file.fileno())
            # So that it is read back from the disk, not from the system's cache.
            with contextlib.suppress(OSError):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            if not is_archive_of(draft, parts):
                raise OSError(_("elle n'est pas comme les carnets"))
            with open_archive(draft) as written:
                sort_salts({name: content for name, content in read_files(written) if name.startswith(SALT_FILE)})
    except (OSError, UnfitArchive) as error:
        why = error.why if isinstance(error, UnfitArchive) else translate_reason(error)
        what = _("L'archive ne peut pas être écrite : {reason}.").format(reason=why)
        raise KioskError(what, _("Les carnets restent.")) from error


_FLAGS = (b"\x00", b"\x08")
"""The fourth byte of what we write (RFC 1952): no flags, or a file name follows. Python ignores flags that gzip
refuses, and an archive must open with any tool."""


def is_archive_of(path: Path, parts: Iterable[ArchiveEntry]) -> bool:
    """Whether the archive at ``path`` can be read to its end, and holds exactly these files as they are now."""
    expected = iter(parts)
    try:
        packed = open(open_regular(path), "rb")  # noqa: SIM115 - closed by the next line
        with packed, gzip.open(packed, "rb") as plain:
            if packed.read(4)[3:] not in _FLAGS:
                return False
            packed.seek(0)
            with tarfile.open(fileobj=plain, mode="r|") as archive:
                for member in archive:
                    part = next(expected, None)
                    content = archive.extractfile(member)
                    if part is None or content is None or member.name != part.name:
                        return False
                    with _open_for_archive(part) as (file, size, _changed):
                        if member.size != size or not _is_same(content, file):
                            return False
            while plain.read(1 << 16):  # to the end, where the checksum is
                pass
    except _UNREADABLE:
        return False
    return next(expected, None) is None


def _pack(file: BinaryIO, parts: Iterable[ArchiveEntry]) -> None:
    # Without a time: gzip's four bytes for it end in the year 2106.
    with (
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for part in parts:
            member = tarfile.TarInfo(part.name)
            with _open_for_archive(part) as (content, member.size, member.mtime):
                member.mode = 0o600
                archive.addfile(member, content)


@contextlib.contextmanager
def _open_for_archive(part: ArchiveEntry) -> Iterator[tuple[IO[bytes], int, int]]:
    """(a regular file, its size in bytes, its modification time in seconds); raises OSError."""
    handle = open_regular(part.path, follow=part.follow)
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        yield file, status.st_size, int(status.st_mtime)


def _is_same(one: IO[bytes], other: IO[bytes]) -> bool:
    """Whether both files are the same from here to their ends; read in chunks, for a file may be large."""
    while True:
        chunk = one.read(_CHUNK)
        if chunk != other.read(_CHUNK):
            return False
        if not chunk:
            return True
