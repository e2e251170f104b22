"""What the keeper makes of what it sees. Pure: counts and sizes go in, a decision comes out."""

from __future__ import annotations

from typing import Literal

import msgspec

Health = Literal["well", "stuck", "greedy"]
MEGABYTE = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """What a sitting's process may do."""

    ticks_to_start: int = 60
    """Looks of the keeper (one a second) until the first sign of life; a cold disk is slow."""
    ticks_to_take_over: int = 3
    """The same for a process that has everything but the terminal."""
    ticks_without_sign: int = 15
    """Looks without a further sign of life: longer than any disk that still answers makes us wait."""
    memory: int = 400 * MEGABYTE
    """Bytes of memory of its own: six times what a sitting needs (measured), and a station has 2 GB."""
    address_space: int = 768 * MEGABYTE
    """Bytes that it may ask for at once, so that it ends before the machine begins to swap."""


class Pulse(msgspec.Struct, frozen=True):
    """What was seen of a process: its signs of life, and for how many looks there was no further one."""

    beats: int = 0
    quiet: int = 0

    def after(self, beats: int) -> Pulse:
        """One more look."""
        return Pulse(beats, self.quiet + 1) if beats == self.beats else Pulse(beats)

    def health(self, memory: int, limits: Limits, *, was_ready: bool = False) -> Health:
        """Whether the process goes on; ``memory`` in bytes; ``was_ready``: it had everything but the terminal."""
        if memory > limits.memory:
            return "greedy"
        to_start = limits.ticks_to_take_over if was_ready else limits.ticks_to_start
        patience = limits.ticks_without_sign if self.beats else to_start
        return "stuck" if self.quiet >= patience else "well"


class Crashes(msgspec.Struct, frozen=True):
    """The times, in seconds, of the crashes that still count."""

    MOST = 3
    WITHIN = 60.0

    at: tuple[float, ...] = ()

    def after(self, now: float) -> Crashes:
        """One more crash."""
        return Crashes((*(time for time in self.at if now - time < self.WITHIN), now))

    @property
    def too_many(self) -> bool:
        """Whether coming back to the same place again would not help."""
        return len(self.at) >= self.MOST
