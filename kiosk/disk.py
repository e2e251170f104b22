"""Files as they are kept and read here: written whole or not at all, whatever the moment in which the power goes."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

_MOST_READ = 64 * 1024 + 1
"""One byte more than the largest file that is read as YAML, so that a larger one shows as such."""


def write_whole(path: Path, content: bytes, mode: int = 0o600, owner: tuple[int, int] | None = None) -> None:
    """Put ``content`` in the place of ``path``: after a power cut there is the old file or the new one, never a part.

    ``mode`` holds whatever the umask is; ``owner`` is (user id, group id), for root. The folder is made (0700) when it
    is not there. Raises :class:`OSError`, and then ``path`` is as it was.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
        # Never through a link that somebody put there, and not to be read by others before its mode is set.
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            if owner is not None:
                os.fchown(handle, *owner)
            os.fchmod(handle, mode)
            os.fsync(handle)
        draft.replace(path)
        sync_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """What was named, moved or erased in ``folder`` is so on the disk too, after a power cut.

    Some file systems (sticks, network folders) do not know how, and need not.
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_bounded(path: str | Path) -> bytes:
    """The beginning of a regular file, enough to see that it is too large; raises :class:`OSError`."""
    # A pipe put there by hand would make open() wait for ever without O_NONBLOCK.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"not a regular file: {os.fspath(path)!r}")
        return file.read(_MOST_READ)
