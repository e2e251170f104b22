"""What `kiosk install` changes on a machine, as values: what is wanted, what is there, and whether they are one. Pure.

Everything that systemd is told stands in files and links: a unit is enabled or masked by a link, so that the same code
serves a running machine and a root in a folder, and everything can be put back as it was.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import msgspec


class Packages(msgspec.Struct, frozen=True, tag="packages"):
    """Debian packages that must be there, and those of them that are not."""

    names: tuple[str, ...]
    missing: tuple[str, ...]
    why: str = ""


class Account(msgspec.Struct, frozen=True, tag="account"):
    """The station's own account: no password, no shell."""

    name: str
    home: str
    exists: bool
    why: str = ""


class Folder(msgspec.Struct, frozen=True, tag="folder"):
    """A folder of the station, with its owner and mode."""

    path: str
    mode: int
    owner: str
    group: str
    why: str = ""


class File(msgspec.Struct, frozen=True, tag="file"):
    """A file with its whole content; None while that is not known, before the packages are there."""

    path: str
    content: bytes | None
    mode: int = 0o644
    owner: str = "root"
    group: str = "root"
    why: str = ""
    only_if_absent: bool = False
    """Written once and then the adviser's own: only its owner and mode are put right."""


class Link(msgspec.Struct, frozen=True, tag="link"):
    """A symbolic link; to ``/dev/null`` it masks a unit of systemd."""

    path: str
    target: str
    why: str = ""


Placed: TypeAlias = Folder | File | Link
"""A change that has a place on the disk."""
Change: TypeAlias = Packages | Account | Placed


class NothingThere(msgspec.Struct, frozen=True, tag="nothing"):
    """No such path."""


class FileThere(msgspec.Struct, frozen=True, tag="file"):
    """A regular file as it is."""

    content: bytes
    mode: int
    owner: int
    group: int


class LinkThere(msgspec.Struct, frozen=True, tag="link"):
    """A symbolic link as it is."""

    target: str


class FolderThere(msgspec.Struct, frozen=True, tag="folder"):
    """A folder as it is; what it holds is not looked at."""

    mode: int
    owner: int
    group: int


class OtherThere(msgspec.Struct, frozen=True, tag="other"):
    """A device, a pipe, a socket: never ours to touch."""


There: TypeAlias = NothingThere | FileThere | LinkThere | FolderThere | OtherThere
Numbers: TypeAlias = tuple[int, int]
"""(user id, group id)."""


def wanted_state(change: Placed, owner: Numbers, there: There) -> There:
    """What stands at the path of ``change`` once it is made, where ``there`` stands now and the owner has these ids.

    A :class:`File` whose content is not known yet leaves what is there.
    """
    match change:
        case Folder(mode=mode):
            return FolderThere(mode, *owner)
        case Link(target=target):
            return LinkThere(target)
        case File(content=content, mode=mode):
            if change.only_if_absent and isinstance(there, FileThere):
                content = there.content
            return there if content is None else FileThere(content, mode, *owner)


def is_done(change: Change, owner: Numbers | None, there: There) -> bool:
    """Whether nothing is left to do for ``change``; ``owner`` None where the account is not there yet."""
    match change:
        case Packages(missing=missing):
            return not missing
        case Account(exists=exists):
            return exists
        case File(content=None):
            return False
        case _:
            return owner is not None and wanted_state(change, owner, there) == there


def fingerprint(there: There) -> str:
    """A short name for what stands at a path, the same for the same state and for nothing else."""
    return hashlib.sha256(msgspec.json.encode(there)).hexdigest()
