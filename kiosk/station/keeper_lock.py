"""Which keeper holds a station: at most one, known by its process number."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from pathlib import Path

from kiosk.disk import make_folder

_FILE = "keeper.lock"


def hold(state: Path) -> int | None:
    """Take the station for this process until it ends; gives a descriptor to keep open, None where another has it.

    Where nothing can be written there is nothing to share either: gives -1.
    """
    try:
        make_folder(state)
        descriptor = os.open(state / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return -1
    try:
        _lock(descriptor)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:  # a file system without locks
        os.close(descriptor)
        return -1
    return descriptor


def leave(descriptor: int) -> None:
    """In a forked process: what :func:`hold` gave stays with the parent alone, and ends with it."""
    if descriptor >= 0:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Raises BlockingIOError where another keeper has it; one that only looks has it for less than an instant."""
    for _try in range(10):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.005)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def running(state: Path) -> int | None:
    """The process number of the keeper that holds the station; None where none does."""
    try:
        descriptor = os.open(state / _FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        # shared: two that only look do not see each other as a keeper
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        with contextlib.suppress(ValueError):
            return int(os.pread(descriptor, 20, 0))
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None
