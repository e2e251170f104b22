"""The locks on a station: at most one keeper runs it, and at most one process changes its logbooks and its record."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.disk import make_folder
from kiosk.regular_file import ensure_usable, open_regular

_KEEPER_FILE = "keeper.lock"
_MAX_SIZE = 4096
_HIGHEST_PID = 2**22
"""The highest process number that Linux gives."""
_RETRY_AFTER = 0.02


def hold_keeper_lock(state: Path) -> int | None:
    """Take the station for this process until it ends: a descriptor to keep open, None where another keeper has it.

    Where nothing can be written there is nothing to share either: gives -1.
    """
    try:
        make_folder(state)
        ensure_usable(state / _KEEPER_FILE, _MAX_SIZE)
        descriptor = open_regular(state / _KEEPER_FILE, os.O_RDWR | os.O_CREAT)
    except OSError:
        return -1
    try:
        _lock_for_keeper(descriptor)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:  # a file system without locks
        os.close(descriptor)
        return -1
    return descriptor


def close_keeper_lock(descriptor: int) -> None:
    """In a forked process: leave what :func:`hold_keeper_lock` gave to the parent alone, so that it ends with it."""
    if descriptor >= 0:
        os.close(descriptor)


def running_keeper(state: Path) -> int | None:
    """The process number of the keeper that runs the station; None without one."""
    try:
        descriptor = open_regular(state / _KEEPER_FILE)
    except OSError:
        return None
    try:
        # Shared, so that two processes that only look do not take each other for a keeper.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        number = os.pread(descriptor, 20, 0)
        # It will get a signal: 0 and less would be whole process groups, 1 is init.
        if number.isdigit() and 1 < int(number) <= _HIGHEST_PID:
            return int(number)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None


@contextlib.contextmanager
def lock_state(state: Path, patience: float = 0.0) -> Iterator[bool]:
    """Whether this process alone may reset the station or rewrite its record, for as long as the block lasts.

    ``patience``: seconds to wait for another process. The lock is on the folder, so that it leaves no file behind.
    True where the file system has no locks.
    """
    try:
        descriptor = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield True
        return
    try:
        until = time.monotonic() + patience
        while not (locked := _lock_folder(descriptor)) and time.monotonic() < until:
            time.sleep(_RETRY_AFTER)
        yield locked
    finally:
        os.close(descriptor)


def _lock_for_keeper(descriptor: int) -> None:
    """Raises BlockingIOError where another keeper has it; :func:`running_keeper` has it for less than an instant."""
    for _try in range(10):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.005)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_folder(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True
