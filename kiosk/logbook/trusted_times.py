"""Which times of a logbook's lines can be trusted, and where a line stands whose time cannot. Pure.

Within one file the order of its lines rules, whatever their times say: a station writes one line after the other.
Between files the times decide, as far as they can be trusted:

- A time before :data:`FIRST_EVENT`, or after the station's own time (see :func:`latest_trusted`), is unknown.
- Of the others those are trusted that never go back within their file: as many as possible, so that an evening with a
  wrong clock is outvoted by the lines before and after it.
- A line whose time is not trusted stands right after the line before it; where no line before it has a trusted time,
  before all that have one.

So a clock that was wrong once decides nothing once a later line is written, and nothing about the lines of other files.
The position of a line is the instant that its place stands for: it never goes back within a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import repeat

from kiosk.clock import LAST_INSTANT, instant

FIRST_EVENT = datetime(2026, 1, 1, tzinfo=UTC)
"""An event that is older than this program was written while the clock was wrong: its time is unknown."""
CLOCK_TOLERANCE = timedelta(days=1)
"""How far another station's clock may be ahead of this one, and still be trusted: a zone that was set wrong."""
FIRST_TRUSTED = FIRST_EVENT.timestamp()
"""The instant of the first time that can be trusted; a position before it is that of an unknown time."""
_EARLIER = 1e12
"""Seconds by which an unknown time is moved before all trusted ones, where nothing in its file tells more."""


def latest_trusted(now: datetime) -> float:
    """The latest instant that can be trusted at ``now``; every one where the station's own clock must be wrong."""
    return LAST_INSTANT if now < FIRST_EVENT else instant(now) + CLOCK_TOLERANCE.total_seconds()


def place_ascending(positions: array[float], begin: int, end: int, until: float) -> None:
    """Turn the times of a file into positions, where they never go back: only those after ``until`` are not trusted."""
    known = bisect_left(positions, FIRST_TRUSTED, begin, end)
    unknown = bisect_right(positions, until, known, end)
    if known < unknown:
        positions[unknown:end] = array("d", repeat(positions[unknown - 1], end - unknown))
    else:
        positions[unknown:end] = array("d", (at - _EARLIER for at in positions[unknown:end]))


def mark_repeated(values: array[int]) -> bytearray:
    """Marks each value that stands before as well."""
    met = bytearray(max(values, default=0) + 1)
    repeated = bytearray(len(values))
    for place, value in enumerate(values):
        repeated[place] = met[value]
        met[value] = 1
    return repeated


def place_any(times: array[float], until: float, copies: bytearray | None) -> Iterator[float]:
    """The positions of any file, in order; a copy of a line before it tells nothing of the time."""
    trusted = _longest_ascent(times, until, copies)
    position = -LAST_INSTANT - _EARLIER
    for place, at in enumerate(times):
        if trusted[place]:
            position = at
        elif position < FIRST_TRUSTED:
            position = max(position, at if at < FIRST_TRUSTED else at - _EARLIER)
        yield position


def _longest_ascent(times: array[float], until: float, copies: bytearray | None) -> bytearray:
    """Marks the longest choice of known times that never go back; of equally long ones, one that ends early."""
    tails: list[float] = []
    places: list[int] = []
    before = array("q", repeat(-1, len(times)))
    for place, at in enumerate(times):
        if FIRST_TRUSTED <= at <= until and not (copies and copies[place]):
            length = bisect_right(tails, at)
            if length:
                before[place] = places[length - 1]
            tails[length : length + 1] = [at]
            places[length : length + 1] = [place]
    chosen = bytearray(len(times))
    place = places[-1] if places else -1
    while place >= 0:
        chosen[place] = 1
        place = before[place]
    return chosen
