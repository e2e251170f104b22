"""One person's process, as its keeper sees it: what its exit code says, and how it is ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.station.station import Station
    from kiosk.ui.keeper_link import EndReason

EXIT_CODES: dict[EndReason, int] = {
    "left": 30, "idle": 31, "quit": 32, "reset": 33, "stopped": 34, "restart": 35, "signalled": 36
}  # fmt: skip
"""Why it ended; with any other code it crashed."""
CRASHED = 1
DUMP_STACK = signal.SIGRTMIN + 4
"""The signal at which a stuck process writes its stack to the log: files and functions, no values."""
GRACE_PERIOD = 2.0
"""Seconds from SIGTERM to SIGKILL."""
_DUMP_TIME = 0.2
"""Seconds that a stuck process has to write its stack."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


def fork_with_pipe() -> tuple[int, int]:
    """Fork. In the child: 0 and the end to read of a pipe; in the keeper: its process number and the end to write.

    Raises OSError where the machine has no room for one more process; nothing is left open then.
    """
    lifeline, ours = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(lifeline)
        os.close(ours)
        raise
    os.close(lifeline if pid else ours)
    return pid, ours if pid else lifeline


class Process:
    """A forked process, and the pipe to it: its end tells the process that the keeper is gone."""

    def __init__(self, pid: int, pipe: int, station: Station | None = None, *, standby: bool = False) -> None:
        """``station`` is as it was when the process was forked; None where it opens its own.

        ``standby``: it is ready but for the terminal.
        """
        self.pid = pid
        self.station = station
        self.was_standby = standby
        self._pipe = pipe
        self._status: int | None = None

    def activate(self) -> bool:
        """Hand the terminal to a process that waits for it; False where it has ended."""
        try:
            return self.ended() is None and os.write(self._pipe, b".") == 1
        except OSError:
            return False

    def ended(self) -> int | None:
        """Its wait status; None while it runs."""
        if self._status is None:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                self._status = status
        return self._status

    def end(self) -> None:
        """SIGTERM, then SIGKILL after the grace period; returns when it has ended."""
        self._send(signal.SIGTERM)
        until = time.monotonic() + GRACE_PERIOD
        while self.ended() is None:
            if time.monotonic() >= until:
                self.kill()
            time.sleep(0.002)

    def kill(self) -> None:
        """SIGKILL; returns when it has ended."""
        self._send(signal.SIGKILL)
        if self._status is None:
            self._status = os.waitpid(self.pid, 0)[1]
        self.close_pipe()

    def dump_stack(self) -> None:
        """Have it write its stack to the log, and wait a moment for that."""
        self._send(DUMP_STACK)
        time.sleep(_DUMP_TIME)

    def close_pipe(self) -> None:
        """Close our end, which tells the process, if it still runs, that the keeper is gone."""
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1

    def memory(self) -> int:
        """Bytes of resident memory but for mapped files; 0 where that is not known.

        What it has not changed since the fork counts too, though it still shares that with the keeper.
        """
        try:
            with open(f"/proc/{self.pid}/statm", "rb") as file:
                _size, resident, shared = map(int, file.read().split()[:3])
        except (OSError, ValueError):
            return 0
        return (resident - shared) * _PAGE

    def _send(self, number: int) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
