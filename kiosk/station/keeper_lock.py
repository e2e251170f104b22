"""Which keeper holds a station: at most one, known by its process number."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from kiosk.disk import make_folder
from kiosk.regular_file import make_usable, open_regular

_FILE = "keeper.lock"
_LARGEST = 4096
_HIGHEST = 2**22
"""The highest number of a process that Linux gives."""


def hold(state: Path) -> int | None:
    """Take the station for this process until it ends; gives a descriptor to keep open, None where another has it.

    Where nothing can be written there is nothing to share either: gives -1.
    """
    try:
        make_folder(state)
        make_usable(state / _FILE, _LARGEST)
        descriptor = open_regular(state / _FILE, os.O_RDWR | os.O_CREAT)
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
        descriptor = open_regular(state / _FILE)
    except OSError:
        return None
    try:
        # shared: two that only look do not see each other as a keeper
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        number = os.pread(descriptor, 20, 0)
        # A signal goes to this process: 0 and less would be whole groups of them, 1 is the machine's first.
        if number.isdigit() and 1 < int(number) <= _HIGHEST:
            return int(number)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None
