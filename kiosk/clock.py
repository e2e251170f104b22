"""What time it is, in one place; whatever the machine's clock says, from 1970 to the end of the year 9999.

A machine whose battery is empty is in 1970, a mistyped year is any. So near its ends a time cannot be brought into
another zone, nor a day be added: what is told here keeps a few days from both.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

EARLIEST, LATEST = datetime(1970, 1, 3, tzinfo=UTC), datetime(9999, 12, 28, tzinfo=UTC)
"""Between these a time has a day before it and after it in every zone."""


def believe_any() -> None:
    """Have ``time.time`` and ``time.time_ns`` answer whatever the machine's clock says, for the libraries too; to be
    called once, early.

    Python counts nanoseconds in 64 bits, and raises OverflowError from the year 2262 on: at each line of the log, for
    which ``logging`` asks the one or, from Python 3.13 on, the other.
    """
    asked, asked_ns = time.time, time.time_ns

    def answered() -> float:
        try:
            return asked()
        except OverflowError:
            return LATEST.timestamp()

    def answered_ns() -> int:
        try:
            return asked_ns()
        except OverflowError:
            return int(LATEST.timestamp()) * 1_000_000_000

    time.time, time.time_ns = answered, answered_ns


def now() -> datetime:
    """Now, in UTC."""
    return at_stamp(time.time())


def today() -> date:
    """This day, at the machine's own time."""
    return local(now()).date()


def at_stamp(stamp: float) -> datetime:
    """The time, in UTC, of a count of seconds since 1970, as the system and files have it."""
    try:
        return within(datetime.fromtimestamp(stamp, UTC))
    except (OverflowError, OSError, ValueError):
        return LATEST if stamp > 0 else EARLIEST


def within(at: datetime) -> datetime:
    """An aware time as it is; or the nearest one that can be reckoned with."""
    return min(max(at, EARLIEST), LATEST)


def utc(at: datetime) -> datetime:
    """An aware time in UTC; one that is beyond all years there is the first or last that can be reckoned with."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return LATEST if at.year > EARLIEST.year else EARLIEST


def local(at: datetime) -> datetime:
    """An aware time in the machine's own zone."""
    return within(at).astimezone()
