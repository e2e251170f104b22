"""Whether a process is healthy, and whether crashes have become too many. Pure."""

from __future__ import annotations

from typing import Literal

import msgspec

Health = Literal["healthy", "stuck", "over its memory limit"]
MEGABYTE = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """What a sitting's process may do."""

    polls_to_start: int = 60
    """Polls by the keeper (one a second) until the first heartbeat; a cold disk is slow."""
    polls_to_take_over: int = 3
    """The same for a standby process, which has everything but the terminal."""
    polls_without_heartbeat: int = 15
    """Polls without a further heartbeat: longer than any disk that still answers makes us wait."""
    memory: int = 400 * MEGABYTE
    """Bytes of memory of its own: six times what a sitting needs (measured), and a station has 2 GB."""
    data_size: int = 768 * MEGABYTE
    """Bytes that it may allocate (RLIMIT_DATA), so that it ends before the machine begins to swap."""


class Heartbeats(msgspec.Struct, frozen=True):
    """How many heartbeats of a process were counted, and for how many polls there was no further one."""

    count: int = 0
    silent_polls: int = 0

    def after_poll(self, count: int) -> Heartbeats:
        """One more poll, which found ``count`` heartbeats."""
        return Heartbeats(count, self.silent_polls + 1) if count == self.count else Heartbeats(count)

    def health(self, memory: int, limits: Limits, *, was_standby: bool = False) -> Health:
        """Anything but "healthy" ends the process; ``memory`` in bytes."""
        if memory > limits.memory:
            return "over its memory limit"
        to_start = limits.polls_to_take_over if was_standby else limits.polls_to_start
        allowed = limits.polls_without_heartbeat if self.count else to_start
        return "stuck" if self.silent_polls >= allowed else "healthy"


class Crashes(msgspec.Struct, frozen=True):
    """The times, in seconds, of the crashes that still count."""

    LIMIT = 3
    WITHIN = 60.0

    at: tuple[float, ...] = ()

    def after_crash(self, now: float) -> Crashes:
        """One more crash."""
        return Crashes((*(time for time in self.at if now - time < self.WITHIN), now))

    @property
    def too_many(self) -> bool:
        """Whether coming back to the same place again would not help."""
        return len(self.at) >= self.LIMIT
