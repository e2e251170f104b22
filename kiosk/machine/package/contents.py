"""What stands in a package, as values: files and links by their path, and the sums that Debian asks for."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec

_KIBIBYTE = 1024


class File(msgspec.Struct, frozen=True):
    """A file: its bytes, and who may do what with it."""

    content: bytes
    mode: int = 0o644


class Link(msgspec.Struct, frozen=True):
    """A symbolic link to the path ``to``."""

    to: str


Contents = Mapping[str, File | Link]
"""What a package puts on the machine, by its path without the first slash."""


def text(content: str, mode: int = 0o644) -> File:
    """A file that holds this text."""
    return File(content.encode(), mode)


def packed(content: str) -> File:
    """A file that holds this text compressed as Debian does it: at its smallest, without name or date."""
    return File(gzip.compress(content.encode(), 9, mtime=0))


def md5sums(contents: Contents) -> str:
    """The sums that ``dpkg --verify`` compares the installed files with; links have none."""
    return "".join(
        f"{hashlib.md5(item.content, usedforsecurity=False).hexdigest()}  {path}\n"
        for path, item in sorted(contents.items())
        if isinstance(item, File)
    )


def folders(contents: Contents) -> tuple[str, ...]:
    """Every folder that stands above something, the outer before the inner."""
    found = {str(above) for path in contents for above in PurePosixPath(path).parents}
    return tuple(sorted(found - {"."}))


def installed_size(contents: Contents) -> int:
    """The room that it takes, in KiB, counted as Debian does: each file rounded up, 1 for all that is not a file."""
    files = [item for item in contents.values() if isinstance(item, File)]
    others = len(contents) - len(files) + len(folders(contents))
    return others + sum(-(-len(file.content) // _KIBIBYTE) for file in files)
