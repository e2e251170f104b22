"""Drops input that comes in faster than it is handled: beyond a number of events, or a time that they wait.

Once a flood has begun, all of it is dropped until the terminal is silent for a moment. The clock is an argument. Which
events still wait is known from their number: they are handled in order.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

MAX_WAITING = 256
"""Events that may wait. No hand is that far ahead; a paste that the terminal sends as keys is, and what is beyond is
dropped: 100,000 keys would keep the program busy for a minute and take 900 MB (measured)."""
MAX_DELAY = 1.0
"""Seconds that an event may wait while others come in behind it."""
ALWAYS_ALLOWED = 64
"""Events that may wait for any time: a slow machine is behind a quick hand at times, and catches up."""
_BUTTON = r"\x1b\[<(?:[0-9]|1[0-9]|2[0-9]|3[01]);-?\d+;-?\d+[Mm]"
"""A report of a button of the mouse that went down or came up, and of no move and no wheel (bits 32 and 64)."""
_TORN_REPORT = r"\x1b(?:\[(?:<[\d;-]*)?)?\Z"
_LAST_KEY = r"(?:\x1b[^\x1b]{0,32}|[^\x1b])\Z"


class FloodGate:
    """Decides what of the input is taken, from how many events wait and for how long."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds that only go forward."""
        self._clock = clock
        self._arrivals: deque[float] = deque()
        self._flooded = False
        self._last_key = ""
        self._torn = ""
        """The beginning of what may be a report of the mouse: passed on already, unless there is a flood."""

    def count_event(self) -> None:
        """One more event waits."""
        self._arrivals.append(self._clock())

    def filter(self, text: str, waiting: int) -> str:
        """What is taken of ``text``, which has just come, while ``waiting`` events wait.

        Of a flood only the reports of the mouse's buttons are taken: one that went down must be seen to come up.
        """
        while len(self._arrivals) > waiting:
            self._arrivals.popleft()
        late = bool(self._arrivals) and self._clock() - self._arrivals[0] > MAX_DELAY
        was_flooded = self._flooded
        self._flooded = was_flooded or waiting >= MAX_WAITING or (late and waiting > ALWAYS_ALLOWED)
        torn, self._torn = self._torn, _torn(self._torn + text)
        if not self._flooded:
            return text
        last = re.search(_LAST_KEY, text)
        self._last_key = last[0] if last else ""
        taken = "".join(re.findall(_BUTTON, torn + text))
        # what was passed on before the flood waits for the rest of its report, and for that alone
        return taken if was_flooded else taken.removeprefix(torn)

    def end(self) -> str:
        """End the flood, nothing having come for a moment; gives its last key, which its sender may be waiting for."""
        last, self._last_key, self._flooded = self._last_key, "", False
        return "" if re.fullmatch(_BUTTON, last) else last


def _torn(text: str) -> str:
    found = re.search(_TORN_REPORT, text)
    return found[0] if found else ""
