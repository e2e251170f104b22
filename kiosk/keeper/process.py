"""One person's process, as its keeper holds it."""

from __future__ import annotations

import contextlib
import os
import signal
import time

from kiosk.keeper.last_word import TELL_WHERE
from kiosk.station.station import Station

MOMENT_TO_END = 2.0
"""Seconds that a process has to end by itself when it is asked to."""
_MOMENT_TO_TELL = 0.2
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Process:
    """A forked process, and the pipe to it: its end tells the process that the keeper is gone."""

    def __init__(self, pid: int, pipe: int, station: Station) -> None:
        """``station`` is as it was when the process was forked."""
        self.pid = pid
        self.station = station
        self.was_ready = False
        """Whether it had waited for its turn."""
        self._pipe = pipe
        self._status: int | None = None

    def go(self) -> bool:
        """Give the word to a process that waits; False where it has ended."""
        self.was_ready = True
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
        """It is asked to end, and after a moment made to."""
        self._send(signal.SIGTERM)
        until = time.monotonic() + MOMENT_TO_END
        while self.ended() is None:
            if time.monotonic() >= until:
                self.kill()
            time.sleep(0.002)

    def kill(self) -> None:
        """It ends now."""
        self._send(signal.SIGKILL)
        if self._status is None:
            self._status = os.waitpid(self.pid, 0)[1]
        self.let_go()

    def tell_where(self) -> None:
        """Have it write to the log where it stands, and give it a moment to."""
        self._send(TELL_WHERE)
        time.sleep(_MOMENT_TO_TELL)

    def let_go(self) -> None:
        """Nothing more is to be told to it."""
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1

    def memory(self) -> int:
        """Bytes that it has of its own, not counting files that it shares with us; 0 where it is not known."""
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
