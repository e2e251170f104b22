"""One press counts once: held keys and double clicks, told apart from presses that are meant.

Many people press long, or twice. The second press would land on whatever came next. The clock is an argument.
"""

from __future__ import annotations

from collections.abc import Callable

HELD = 0.7
"""Seconds within which the same key again is the same press: keyboards wait 0.25 to 0.6 s before they repeat."""
DOUBLE = 0.6
"""Seconds within which a second click near the first is the same click."""
DRIFT = 3
"""Cells that the hand moves between the two clicks of a double click, at most."""


class PressFilter:
    """What was pressed last, by key and by mouse, in seconds of a clock that only goes forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._key: tuple[str, float] = ("", float("-inf"))
        self._click: tuple[int, int, float] = (0, 0, float("-inf"))
        self.held = False
        """Whether the key event that is being handled is the same press going on."""
        self.released = float("-inf")
        """When the mouse's button came up last, as the terminal told it: however late that is dealt with."""

    def key(self, key: str) -> None:
        """A key event came in."""
        now = self._clock()
        before, at = self._key
        self.held = key == before and now - at < HELD
        self._key = (key, now)

    def is_fresh_click(self, x: int, y: int, now: float) -> bool:
        """Whether a click at the cell (x, y) of the screen is one of its own; then it is the one to compare with.

        ``now`` is when it came in, however late it is dealt with.
        """
        before_x, before_y, at = self._click
        if now - at < DOUBLE and abs(x - before_x) <= DRIFT and abs(y - before_y) <= DRIFT:
            return False
        self._click = (x, y, now)
        return True

    def forget(self) -> None:
        """The next press is one of its own, whatever came before."""
        self._key = ("", float("-inf"))
        self._click = (0, 0, float("-inf"))
        self.held = False
