"""A process that has the keeper's lock, and wipes on its signal; for what ends a sitting from outside."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from kiosk.station import locks
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import WipeReason


@contextlib.contextmanager
def keeper_of(folders: StationFolders, answer: WipeReason | None = "reset", *, ends: bool = False) -> Iterator[int]:
    """Have another process take the lock meanwhile; yields its pid.

    At SIGUSR1 it wipes with ``answer`` as the reason, or does nothing for None; and ``ends``, if that is wanted.
    """
    ready, writer = os.pipe()
    process = os.fork()
    if not process:
        _hold(folders, answer, ends, writer)
    os.close(writer)
    try:
        os.read(ready, 1)
        yield process
    finally:
        os.close(ready)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _hold(folders: StationFolders, answer: WipeReason | None, ends: bool, writer: int) -> None:
    try:

        def on_signal(*_signal: object) -> None:
            if answer:
                wipe(folders, answer, datetime.now(UTC))
            if ends:
                os._exit(0)

        signal.signal(signal.SIGUSR1, on_signal)
        wipe(folders, "start", datetime.now(UTC))
        locks.hold_keeper_lock(folders.state)
        os.write(writer, b".")
        while True:
            time.sleep(60)
    finally:
        os._exit(1)
