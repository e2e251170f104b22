"""What `kiosk install` changes on a system, as values: a wanted change, the state of a path, whether it is made. Pure.

systemd is configured by files and links alone: a unit is enabled or masked by a link, so that the same code
serves a running machine and a root in a folder, and everything can be put back as it was.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import msgspec


class PackagesChange(msgspec.Struct, frozen=True, tag="packages"):
    """Debian packages to be installed, and those of them that are missing."""

    names: tuple[str, ...]
    missing: tuple[str, ...]
    why: str = ""


class AccountChange(msgspec.Struct, frozen=True, tag="account"):
    """The station's own account: no password, no shell."""

    name: str
    home: str
    exists: bool
    why: str = ""


class FolderChange(msgspec.Struct, frozen=True, tag="folder"):
    """A folder of the station, with its owner and mode."""

    path: str
    mode: int
    owner: str
    group: str
    why: str = ""


class FileChange(msgspec.Struct, frozen=True, tag="file"):
    """A file with its whole content; None while that is not known, before the packages are installed."""

    path: str
    content: bytes | None
    mode: int = 0o644
    owner: str = "root"
    group: str = "root"
    why: str = ""
    only_if_absent: bool = False
    """Written once and then the adviser's own: afterwards only its owner and mode are corrected."""


class LinkChange(msgspec.Struct, frozen=True, tag="link"):
    """A symbolic link; to ``/dev/null`` it masks a unit of systemd."""

    path: str
    target: str
    why: str = ""


PathChange: TypeAlias = FolderChange | FileChange | LinkChange
"""A change of one path on the disk."""
Change: TypeAlias = PackagesChange | AccountChange | PathChange


class Absent(msgspec.Struct, frozen=True, tag="nothing"):
    """No such path."""


class FileState(msgspec.Struct, frozen=True, tag="file"):
    """A regular file; ids are numbers."""

    content: bytes
    mode: int
    owner: int
    group: int


class LinkState(msgspec.Struct, frozen=True, tag="link"):
    """A symbolic link."""

    target: str


class FolderState(msgspec.Struct, frozen=True, tag="folder"):
    """A folder, without what it holds; ids are numbers."""

    mode: int
    owner: int
    group: int


class OtherState(msgspec.Struct, frozen=True, tag="other"):
    """A device, a pipe, a socket: never ours to touch."""


PathState: TypeAlias = Absent | FileState | LinkState | FolderState | OtherState
"""What is at a path. The tags and fields are written into the manifest of every station: they stay."""
OwnerIds: TypeAlias = tuple[int, int]
"""(user id, group id)."""


def state_after(change: PathChange, owner: OwnerIds, now: PathState) -> PathState:
    """The state of its path once ``change`` is made, where the state is ``now`` and the owner has these ids.

    A :class:`FileChange` whose content is not known yet leaves the path as it is.
    """
    match change:
        case FolderChange(mode=mode):
            return FolderState(mode, *owner)
        case LinkChange(target=target):
            return LinkState(target)
        case FileChange(content=content, mode=mode):
            if change.only_if_absent and isinstance(now, FileState):
                content = now.content
            return now if content is None else FileState(content, mode, *owner)


def is_done(change: Change, owner: OwnerIds | None, now: PathState) -> bool:
    """Whether ``change`` is made already; ``owner`` is None where the account does not exist yet."""
    match change:
        case PackagesChange(missing=missing):
            return not missing
        case AccountChange(exists=exists):
            return exists
        case FileChange(content=None):
            return False
        case _:
            return owner is not None and state_after(change, owner, now) == now


def fingerprint(state: PathState) -> str:
    """A hash of the state of a path, equal for equal states alone."""
    return hashlib.sha256(msgspec.json.encode(state)).hexdigest()
