"""One press counts once: tells key repeat and double clicks from presses that are meant.

Many people press long, or twice. The second press would land on whatever came next.
"""

from __future__ import annotations

from collections import deque

REPEAT_WITHIN = 0.7
"""Seconds within which the same key again is the same press: keyboards wait 0.25 to 0.6 s before they repeat."""
DOUBLE_CLICK_WITHIN = 0.6
"""Seconds within which a second click near the first is the same click."""
MAX_DRIFT = 3
"""Cells that the hand moves between the two clicks of a double click, at most."""
MAX_WAITING = 256
"""Presses remembered until they are handled: more than a hand makes while a machine is busy."""


class PressFilter:
    """Remembers the last key and the last click, and when the terminal sent them, however late they are handled.

    Times are in seconds of a clock that only goes forward.
    """

    def __init__(self) -> None:
        self._key: tuple[str, float] = ("", float("-inf"))
        self._click: tuple[int, int, float] = (0, 0, float("-inf"))
        self._new_presses: deque[tuple[str, float]] = deque(maxlen=MAX_WAITING)
        """Keys that repeat nothing, and that nothing has handled yet."""
        self.bound_key: tuple[str, float] = ("", float("-inf"))
        """The key whose bindings the app follows now, and when it was sent."""

    def add_key(self, key: str, now: float) -> None:
        """A key event was sent at ``now``; all of them are added, in the order in which they were sent."""
        before, at = self._key
        if key != before or now - at >= REPEAT_WITHIN:
            self._new_presses.append((key, now))
        self._key = (key, now)

    def is_new_press(self, key: str, now: float) -> bool:
        """Whether the key event that was sent at ``now`` is no repeat; to be asked once by what handles it.

        It may be handled long after later keys were added.
        """
        if (key, now) not in self._new_presses:
            return False
        self._new_presses.remove((key, now))
        return True

    def is_new_binding(self) -> bool:
        """As :meth:`is_new_press`, of the key whose bindings are followed now."""
        return self.is_new_press(*self.bound_key)

    def is_new_click(self, x: int, y: int, now: float) -> bool:
        """Whether the click at the cell (x, y) of the screen whose release was sent at ``now`` is no second half of a
        double click; if so, later clicks are compared with it."""
        before_x, before_y, at = self._click
        if now - at < DOUBLE_CLICK_WITHIN and abs(x - before_x) <= MAX_DRIFT and abs(y - before_y) <= MAX_DRIFT:
            return False
        self._click = (x, y, now)
        return True

    def forget(self) -> None:
        """Count the next press, whatever came before."""
        self._key = ("", float("-inf"))
        self._click = (0, 0, float("-inf"))
