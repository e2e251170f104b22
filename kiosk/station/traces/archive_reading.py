"""Reading an archive of logbooks that anybody may have made: what is expected, within bounds, or one sentence."""

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

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.logbook.store import OLDER_SALTS, SALT_BYTES, SALT_FILE
from kiosk.station.traces.erasing import reason

LARGEST_FILE = 64 * 1024 * 1024
MOST_BYTES = 1024 * 1024 * 1024
MOST_FILES = 100_000
"""Ten times what the largest station has in ten years; a small file can be made to unpack to far more."""
_AROUND = 256 * 1024
"""Bytes of the archive that may be read besides a file's own: its headers, and what is read ahead."""
_DEEPEST, _LONGEST = 10, 200
_UNREADABLE = (
    OSError, EOFError, tarfile.TarError, zlib.error, struct.error, ValueError, LookupError, ArithmeticError,
)  # fmt: skip


class Unfit(KioskError):
    """Not an archive of logbooks, or not whole; ``why`` is a part of a sentence."""

    def __init__(self, why: str) -> None:
        self.why = why
        told = _("Cette archive ne peut pas revenir : {why}.").format(why=why)
        super().__init__(told, _("Prenez-en une autre copie. Rien n'est changé."))


def open_archive(path: Path) -> BinaryIO:
    """The archive, to be read with :func:`files_of`. Raises :class:`KioskError`."""
    try:
        # A pipe would make open() wait for ever without O_NONBLOCK.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return open(handle, "rb")
        os.close(handle)
    except (FileNotFoundError, NotADirectoryError) as error:
        what = _("{file} ne se trouve pas.").format(file=path)
        raise KioskError(what, _("Écrivez le chemin de l'archive en entier.")) from error
    except (OSError, ValueError) as error:
        told = reason(error) if isinstance(error, OSError) else str(error)
        what = _("{file} ne peut pas être lu : {reason}.").format(file=path, reason=told)
        raise KioskError(what, _("Rien n'est changé.")) from error
    raise KioskError(
        _("{file} n'est pas un fichier.").format(file=path), _("Écrivez le chemin d'une archive de carnets.")
    )


def files_of(archive: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each file, from the beginning to the end of the archive. Raises :class:`Unfit`.

    Names are ``site_salt``, ``site_salt.d/…`` and ``logbooks/…``, each once, and lead nowhere else.
    """
    archive.seek(0)
    seen: set[str] = set()
    size = 0
    try:
        with gzip.GzipFile(fileobj=archive) as plain:
            bounded = _Bounded(plain)
            with tarfile.open(fileobj=bounded, mode="r|") as members:  # type: ignore[call-overload] # all that it reads
                while (member := _next(members, bounded)) is not None:
                    name = member.name
                    size += member.size
                    if member.isdir() and _leads_into(f"{name}/x"):
                        continue
                    if member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or member.issparse():
                        raise Unfit(_("« {name} » n'est pas un fichier").format(name=_shown(name)))
                    if not _leads_into(name) or name in seen:
                        raise Unfit(_("« {name} » n'est pas attendu").format(name=_shown(name)))
                    if member.size > LARGEST_FILE or size > MOST_BYTES or len(seen) >= MOST_FILES:
                        raise Unfit(_("elle est trop grande"))
                    seen.add(name)
                    yield name, _content(members, member, bounded)
                bounded.read_to_the_end(members.offset)
    except _UNREADABLE as error:
        raise Unfit(_("elle ne se lit pas jusqu'au bout")) from error


def salts_in(files: dict[str, bytes]) -> tuple[bytes | None, tuple[bytes, ...]]:
    """(the site's salt, older ones) among small files of an archive. Raises :class:`Unfit` for damaged ones."""
    if any(len(salt) != SALT_BYTES for salt in files.values()):
        raise Unfit(_("« {name} » n'est pas entier").format(name=SALT_FILE))
    return files.get(SALT_FILE), tuple(salt for name, salt in sorted(files.items()) if name != SALT_FILE)


class _Bounded:
    """Bytes of the archive; more than was said to come is not read, whatever a header asks for."""

    def __init__(self, plain: gzip.GzipFile) -> None:
        self._plain = plain
        self._read = 0
        self._last = 0
        self.left = _AROUND

    def read(self, size: int) -> bytes:
        """Raises :class:`OSError` past the bound."""
        content = self._plain.read(size)
        if stripped := content.rstrip(b"\0"):
            self._last = self._read + len(stripped)
        self._read += len(content)
        self.left -= len(content)
        if self.left < 0:
            raise OSError("more than is said")
        return content

    def read_to_the_end(self, end: int) -> None:
        """To where the checksum stands; raises :class:`OSError` where anything stands after ``end``."""
        self.left = 2 * _AROUND
        while self.read(1 << 16):
            pass
        if self._last > end:
            raise OSError("something stands after the end")


def _next(members: tarfile.TarFile, bounded: _Bounded) -> tarfile.TarInfo | None:
    bounded.left = _AROUND
    return members.next()


def _content(members: tarfile.TarFile, member: tarfile.TarInfo, bounded: _Bounded) -> bytes:
    bounded.left = member.size + _AROUND
    file = members.extractfile(member)
    content = file.read() if file is not None else b""
    if len(content) != member.size:
        raise EOFError
    return content


def _leads_into(name: str) -> bool:
    """Whether a name is one that an archive of logbooks may hold."""
    first, *rest = name.split("/")
    if not all(_is_plain(part) for part in rest) or len(rest) > _DEEPEST:
        return False
    match first, rest:
        case (known, []):
            return known == SALT_FILE
        case ("logbooks", [logbook, *_inside]):
            return not logbook.startswith(".")
        case (known, [salt]):
            return known == OLDER_SALTS and not salt.startswith(".")
    return False


def _is_plain(part: str) -> bool:
    signs = all(ord(sign) > 31 and ord(sign) != 127 for sign in part)
    return part not in ("", ".", "..") and signs and len(os.fsencode(part)) <= _LONGEST


def _shown(name: str) -> str:
    """A name as it may go to a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:60])
