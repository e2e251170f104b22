"""A program in a pseudo-terminal, and the instant at which a text has been painted. No screen is emulated.

It answers, as foot and most terminals do, that it can show a frame at once (mode 2026): a frame then ends with a mark
of its own. Before the program has read that answer, a frame ends where nothing more comes for some milliseconds.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

from tests.bench.programs import HOME_TITLE, LEAVE_EXERCISE

SIZE = (28, 100)
"""Rows and columns: the design size."""
ASKED, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
QUIET = 0.005
"""Seconds without a byte after which a frame without marks is over; one frame is one write."""
PATIENCE = 60.0


class NotPainted(Exception):
    """The text did not come."""


class PseudoTerminal:
    """One program, from its start; times are those of ``time.perf_counter``, in seconds."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        """Starts ``command`` in ``folder``; ``started`` is the instant before."""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self._since = b""
        self._answered = False
        self.started = perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), cwd=folder
        )
        os.close(theirs)
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def send(self, keys: str) -> float:
        """Press ``keys``; return the instant before. What was painted until then no longer counts."""
        self.settle(0)
        self._since = b""
        at = perf_counter()
        os.write(self._ours, keys.encode())
        return at

    def painted(self, text: str) -> float:
        """The instant of the last byte of the first frame that contains ``text``. Raises NotPainted."""
        wanted, last = text.encode(), perf_counter()
        until = last + PATIENCE
        while True:
            found = self._since.find(wanted)
            marked = found >= 0 and self._since.rfind(BEGIN, 0, found) > self._since.rfind(END, 0, found)
            if marked and self._since.find(END, found) >= 0:
                return last
            now = perf_counter()
            wait = QUIET if found >= 0 and not marked else until - now
            if wait <= 0:
                raise NotPainted(f"{text!r} was not painted; last came {self._since[-400:]!r}")
            if self._read(wait):
                last = perf_counter()
            elif found >= 0 and not marked:
                return last

    def settle(self, quiet: float) -> None:
        """Read until nothing comes for ``quiet`` seconds."""
        while self._read(quiet):
            pass

    def _read(self, wait: float) -> bool:
        if not select.select([self._ours], [], [], max(0.0, wait))[0]:
            return False
        try:
            self._since += os.read(self._ours, 65536)
        except OSError as error:
            raise NotPainted(f"the program ended; last came {self._since[-2000:]!r}") from error
        if not self._answered and ASKED in self._since:
            self._answered = True
            os.write(self._ours, ANSWER)
        return True


def go_home(terminal: PseudoTerminal) -> float:
    """From the welcome past the first exercise to the home; return the seconds waited for the two screens."""
    pressed = terminal.send("\r")
    waited = terminal.painted(LEAVE_EXERCISE) - pressed
    terminal.settle(1.0)
    pressed = terminal.send("\x1b[<0;56;27M\x1b[<0;56;27m")  # a click on it
    return waited + terminal.painted(HOME_TITLE) - pressed
