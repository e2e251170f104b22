"""A pseudo-terminal whose other end we hold: it keeps all that is written on it."""

from __future__ import annotations

import os
import select
import threading
import time
import tty

_POLL = 0.03


class HeldTerminal:
    """A raw terminal for programs at :attr:`path`, which may open and hang it up as often as they like.

    Its reader ends with :meth:`close`. One that outlived it would read from whichever terminal has its number next.
    """

    def __init__(self) -> None:
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.path = os.ttyname(theirs)
        """Where programs open it."""
        self._theirs: int | None = theirs
        self.output = b""
        """All that was written on it."""
        self._closed = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._closed.is_set():
            if select.select([self._ours], [], [], _POLL)[0]:
                try:
                    self.output += os.read(self._ours, 65536)
                except OSError:  # nobody has it open for a moment
                    time.sleep(_POLL)

    def hand_over(self) -> None:
        """Close the end of the programs here, now that they have it open."""
        if self._theirs is not None:
            os.close(self._theirs)
            self._theirs = None

    def close(self) -> None:
        """Stop reading, and close both ends."""
        self._closed.set()
        self._reader.join()
        self.hand_over()
        os.close(self._ours)
