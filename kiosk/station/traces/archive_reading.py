"""Reading an archive of logbooks that anybody may have made: only what is expected, within bounds."""

from __future__ import annotations

import gzip
import os
import stat
import struct
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.logbook.store import OLDER_SALTS_FOLDER, SALT_BYTES, SALT_FILE

MAX_FILE_SIZE = 64 * 1024 * 1024
MAX_TOTAL_SIZE = 1024 * 1024 * 1024
MAX_ARCHIVED_FILES = 100_000
"""Ten times what the largest station has in ten years; a small file can be made to unpack to far more."""
_HEADER_ALLOWANCE = 256 * 1024
"""Bytes of the archive that may be read besides a file's content: its headers, and what is read ahead."""
_MAX_DEPTH, _MAX_NAME = 10, 200
_UNREADABLE = (
    OSError, EOFError, tarfile.TarError, zlib.error, struct.error, ValueError, LookupError, ArithmeticError,
)  # fmt: skip


class UnfitArchive(KioskError):
    """Not an archive of logbooks, or damaged; ``why`` is part of a sentence."""

    def __init__(self, why: str) -> None:
        self.why = why
        what = _("Cette archive ne peut pas revenir : {why}.").format(why=why)
        super().__init__(what, _("Prenez-en une autre copie. Rien n'est changé."))


def open_archive(path: Path) -> BinaryIO:
    """The archive, to be read with :func:`read_files`. Raises :class:`KioskError`."""
    try:
        # Without O_NONBLOCK, a pipe would make open() wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return open(handle, "rb")
        os.close(handle)
    except (FileNotFoundError, NotADirectoryError) as error:
        what = _("{file} ne se trouve pas.").format(file=path)
        raise KioskError(what, _("Écrivez le chemin de l'archive en entier.")) from error
    except (OSError, ValueError) as error:
        why = translate_reason(error) if isinstance(error, OSError) else str(error)
        what = _("{file} ne peut pas être lu : {reason}.").format(file=path, reason=why)
        raise KioskError(what, _("Rien n'est changé.")) from error
    raise KioskError(
        _("{file} n'est pas un fichier.").format(file=path), _("Écrivez le chemin d'une archive de carnets.")
    )


def read_files(archive: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each file of the archive, in its order. Raises :class:`UnfitArchive`.

    Names are ``site_salt``, ``site_salt.d/…`` and ``logbooks/…``, each once, and lead nowhere else.
    """
    archive.seek(0)
    seen: set[str] = set()
    size = 0
    try:
        with gzip.GzipFile(fileobj=archive) as plain:
            bounded = _BoundedReader(plain)
            with tarfile.open(fileobj=bounded, mode="r|") as members:  # type: ignore[call-overload] # it only needs read()
                while (member := _next_member(members, bounded)) is not None:
                    name = member.name
                    size += member.size
                    if member.isdir() and _is_expected_name(f"{name}/x"):
                        continue
                    if member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or member.issparse():
                        raise UnfitArchive(_("« {name} » n'est pas un fichier").format(name=_printable(name)))
                    if not _is_expected_name(name) or name in seen:
                        raise UnfitArchive(_("le fichier « {name} » n'est pas attendu").format(name=_printable(name)))
                    if member.size > MAX_FILE_SIZE or size > MAX_TOTAL_SIZE or len(seen) >= MAX_ARCHIVED_FILES:
                        raise UnfitArchive(_("elle est trop grande"))
                    seen.add(name)
                    yield name, _read_content(members, member, bounded)
                bounded.read_to_end(members.offset)
    except _UNREADABLE as error:
        raise UnfitArchive(_("elle ne se lit pas jusqu'au bout")) from error


def sort_salts(files: dict[str, bytes]) -> tuple[bytes | None, tuple[bytes, ...]]:
    """(the site's salt, older ones) of the salt files of an archive. Raises :class:`UnfitArchive` for damaged ones."""
    if any(len(salt) != SALT_BYTES for salt in files.values()):
        raise UnfitArchive(_("le fichier « {name} » n'est pas entier").format(name=SALT_FILE))
    return files.get(SALT_FILE), tuple(salt for name, salt in sorted(files.items()) if name != SALT_FILE)


class _BoundedReader:
    """Reads the unpacked archive; at most ``left`` more bytes, whatever size a header declares."""

    def __init__(self, plain: gzip.GzipFile) -> None:
        self._plain = plain
        self._read = 0
        self._last = 0
        self.left = _HEADER_ALLOWANCE

    def read(self, size: int) -> bytes:
        """Raises :class:`OSError` past the bound."""
        content = self._plain.read(size)
        if stripped := content.rstrip(b"\0"):
            self._last = self._read + len(stripped)
        self._read += len(content)
        self.left -= len(content)
        if self.left < 0:
            raise OSError("more data than declared")
        return content

    def read_to_end(self, end: int) -> None:
        """Read on to the checksum; raises :class:`OSError` where anything but zeros comes after ``end``."""
        self.left = 2 * _HEADER_ALLOWANCE
        while self.read(1 << 16):
            pass
        if self._last > end:
            raise OSError("data after the end")


def _next_member(members: tarfile.TarFile, bounded: _BoundedReader) -> tarfile.TarInfo | None:
    bounded.left = _HEADER_ALLOWANCE
    return members.next()


def _read_content(members: tarfile.TarFile, member: tarfile.TarInfo, bounded: _BoundedReader) -> bytes:
    bounded.left = member.size + _HEADER_ALLOWANCE
    file = members.extractfile(member)
    content = file.read() if file is not None else b""
    if len(content) != member.size:
        raise EOFError
    return content


def _is_expected_name(name: str) -> bool:
    """Whether an archive of logbooks may hold a file of this name."""
    first, *rest = name.split("/")
    if not all(_is_plain_part(part) for part in rest) or len(rest) > _MAX_DEPTH:
        return False
    match first, rest:
        case (known, []):
            return known == SALT_FILE
        case ("logbooks", [logbook, *_inside]):
            return not logbook.startswith(".")
        case (known, [salt]):
            return known == OLDER_SALTS_FOLDER and not salt.startswith(".")
    return False


def _is_plain_part(part: str) -> bool:
    no_controls = all(ord(character) > 31 and ord(character) != 127 for character in part)
    return part not in ("", ".", "..") and no_controls and len(os.fsencode(part)) <= _MAX_NAME


def _printable(name: str) -> str:
    """A name fit to be printed on a terminal."""
    return "".join(character if character.isprintable() else "?" for character in name[:60])
