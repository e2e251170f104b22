"""How much may wait to be dealt with: so many events, and for so long; then all is let go of, until there is quiet.

The clock is an argument. Which events are behind is known from their number: they are dealt with in order.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

MAX_WAITING = 256
"""Events that may wait. No hand is that far ahead; a paste that the terminal sends as keys is, and what is beyond is
let go of: 100,000 keys would keep the program busy for a minute and take 900 MB (measured)."""
LATE = 1.0
"""Seconds that an event may wait while others come in behind it."""
AHEAD = 64
"""Events that may wait for any time: a slow machine is behind a quick hand at times, and catches up."""
_BUTTON = re.compile(r"\x1b\[<(?:[0-9]|1[0-9]|2[0-9]|3[01]);-?\d+;-?\d+[Mm]")
"""A report of a button of the mouse that went down or came up, and of no move and no wheel (bits 32 and 64)."""
_TORN = re.compile(r"\x1b(?:\[(?:<[\d;-]*)?)?\Z")
_LAST = re.compile(r"(?:\x1b[^\x1b]{0,32}|[^\x1b])\Z")


class Flood:
    """Whether more comes in than is dealt with, and what of it is taken all the same."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds that only go forward."""
        self._clock = clock
        self._came: deque[float] = deque()
        self._rises = False
        self._last = ""
        self._torn = ""
        """The beginning of what may be a report of the mouse: passed on already, unless a flood rises."""

    def came(self) -> None:
        """One more event waits."""
        self._came.append(self._clock())

    def pour(self, text: str, waiting: int) -> str:
        """What is taken of ``text``, that has just come, while ``waiting`` events wait.

        Of a flood that is what the mouse's buttons did: one that went down must be seen to come up.
        """
        while len(self._came) > waiting:
            self._came.popleft()
        late = bool(self._came) and self._clock() - self._came[0] > LATE
        passed = not self._rises
        self._rises = self._rises or waiting >= MAX_WAITING or (late and waiting > AHEAD)
        torn, self._torn = self._torn, _torn(self._torn + text)
        if not self._rises:
            return text
        last = _LAST.search(text)
        self._last = last[0] if last else ""
        taken = "".join(_BUTTON.findall(torn + text))
        # what passed before the flood rose waits for the rest of its report, and that alone
        return taken.removeprefix(torn) if passed else taken

    def quiet(self) -> str:
        """Nothing has come for a moment: gives the last key of the flood, which is what whoever sent it waits for."""
        last, self._last, self._rises = self._last, "", False
        return "" if _BUTTON.fullmatch(last) else last


def _torn(text: str) -> str:
    found = _TORN.search(text)
    return found[0] if found else ""
