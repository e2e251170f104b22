"""Slows down wrong codes, so that nobody opens a logbook by guessing.

The first three tries never wait; then 5, 10, 20, 40 and 60 seconds. At 60 seconds a try and 863,040 codes, guessing
one logbook among a hundred takes about six days. A right code, or a quarter of an hour without a try, resets the count.
The count is in a small file, which survives a restart.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.disk import write_whole
from kiosk.regular_file import read_own

FREE_TRIES = 3
DELAYS = (5.0, 10.0, 20.0, 40.0, 60.0)
"""Seconds to wait after the third try, the fourth …; then always the last."""
FORGOTTEN_AFTER = timedelta(minutes=15)
_LARGEST = 4096
"""Bytes; it has about sixty."""

_log = logging.getLogger(__name__)


class Attempts(msgspec.Struct, frozen=True):
    """How many tries in a row were wrong, and when the last one was."""

    count: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    last: Annotated[datetime, Meta(tz=True)] = datetime(1970, 1, 1, tzinfo=UTC)

    def as_of(self, now: datetime) -> Attempts:
        """The attempts that count at ``now``: none when old, and none dated later than ``now``."""
        if now - self.last >= FORGOTTEN_AFTER:
            return Attempts()
        return Attempts(self.count, min(self.last, now)) if self.count else self

    def after_wrong(self, now: datetime) -> Attempts:
        """With one more wrong try at ``now``."""
        return Attempts(self.as_of(now).count + 1, now)

    def wait(self, now: datetime) -> float:
        """Seconds until the next try, 0.0 where there is no wait, and never more than 60."""
        seen = self.as_of(now)
        if seen.count < FREE_TRIES:
            return 0.0
        delay = DELAYS[min(seen.count - FREE_TRIES, len(DELAYS) - 1)]
        return max(0.0, delay - (now - seen.last).total_seconds())


class AttemptsFile:
    """The attempts at one station, in a small file; where it cannot be written, they are counted in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._attempts = self._read()

    def wait(self, now: datetime) -> float:
        """Seconds until the next try; they count down even if the clock was set back."""
        seen = self._attempts.as_of(now)
        if seen != self._attempts:
            self._write(seen)
        return seen.wait(now)

    def record_wrong(self, now: datetime) -> float:
        """Count a wrong try; returns the seconds until the next."""
        self._write(self._attempts.after_wrong(now))
        return self._attempts.wait(now)

    def record_right(self) -> None:
        """A code opened its logbook: reset the count."""
        self._write(Attempts())

    def _read(self) -> Attempts:
        try:
            content = read_own(self._path, _LARGEST)
            return Attempts() if content is None else msgspec.json.decode(content, type=Attempts)
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("attempts cannot be read, so none are counted: %s", type(error).__name__)
            return Attempts()

    def _write(self, attempts: Attempts) -> None:
        self._attempts = attempts
        try:
            write_whole(self._path, msgspec.json.encode(attempts))
        except OSError as error:
            _log.warning("attempts are counted in memory only: %s", error)
