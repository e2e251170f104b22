"""The time, in one place, and times that can be computed with, whatever a clock or a file says.

A machine whose battery is empty is in 1970, a mistyped year is any, a line of a journal may hold the last second of the
calendar. At the ends of the calendar Python raises OverflowError as soon as a time is converted to another zone or a
day is added, so the two ranges here stop short of them.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST, LATEST = datetime(1970, 1, 3, tzinfo=UTC), datetime(9999, 12, 28, tzinfo=UTC)
"""What our clock says lies between these: there is a day before and a day after, in every zone."""
FIRST_INSTANT, LAST_INSTANT = (
    (edge - _EPOCH).total_seconds()
    for edge in (
        datetime.min.replace(tzinfo=UTC) + timedelta(days=1),
        datetime.max.replace(tzinfo=UTC) - timedelta(days=1),
    )
)
"""A time that was stored lies between these, in seconds since 1970: it can be converted to every zone."""


def never_overflow() -> None:
    """Have ``time.time`` and ``time.time_ns`` answer, whatever the machine says; to be called once, early.

    Python counts nanoseconds in 64 bits, and raises OverflowError from the year 2262 on: at each line of the log, which
    asks ``time.time`` up to Python 3.12 and ``time.time_ns`` from 3.13 on.
    """
    system_time, system_time_ns = time.time, time.time_ns

    def bounded_time() -> float:
        try:
            return system_time()
        except OverflowError:
            return LATEST.timestamp()

    def bounded_time_ns() -> int:
        try:
            return system_time_ns()
        except OverflowError:
            return int(LATEST.timestamp()) * 1_000_000_000

    time.time, time.time_ns = bounded_time, bounded_time_ns


def now() -> datetime:
    """Now, in UTC."""
    return from_timestamp(time.time())


def today() -> date:
    """Today, in the machine's own zone."""
    return to_local(now()).date()


def from_timestamp(seconds: float) -> datetime:
    """The time, in UTC, of a count of seconds since 1970 that the system or a file gives; clamped as :func:`clamp`."""
    try:
        return clamp(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return LATEST if seconds > 0 else EARLIEST


def clamp(at: datetime) -> datetime:
    """An aware time, or the nearest one from :data:`EARLIEST` to :data:`LATEST`."""
    return min(max(at, EARLIEST), LATEST)


def to_utc(at: datetime) -> datetime:
    """An aware time in UTC; what is beyond the calendar there is :data:`EARLIEST` or :data:`LATEST`."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return LATEST if at.year > EARLIEST.year else EARLIEST


def to_local(at: datetime) -> datetime:
    """An aware time in the machine's own zone, clamped."""
    return clamp(at).astimezone()


def instant(at: datetime) -> float:
    """A stored time in seconds since 1970, within its range; to a microsecond for two centuries and more."""
    return min(max(at.timestamp(), FIRST_INSTANT), LAST_INSTANT)


def from_instant(seconds: float) -> datetime:
    """The time in UTC that :func:`instant` made these seconds of, to the microsecond."""
    return _EPOCH + timedelta(seconds=seconds)


def clamp_stored(at: datetime) -> datetime:
    """A stored time, the same object where it is within the range; else the nearest one."""
    return at if FIRST_INSTANT <= at.timestamp() <= LAST_INSTANT else from_instant(instant(at))
