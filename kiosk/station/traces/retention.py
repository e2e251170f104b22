"""Logbooks that nobody opens any more are erased after the time that the settings say.

A clock that is wrong must not erase anything. So the station keeps the days on which it was on, and a day is believed
only after a month of ordinary days before it: see :func:`steady`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from kiosk import clock
from kiosk.disk import write_whole
from kiosk.i18n import ngettext
from kiosk.logbook.events import decode
from kiosk.logbook.reading import read_logbook
from kiosk.regular_file import is_folder, read_end, read_own
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.station_folders import Folders, alone_in
from kiosk.station.traces.wipe import recorded, told_reasons
from kiosk.station.traces.wipe_record import Wiped

DAYS_FILE = "days-on.json"
"""In the station's own folder: the days on which it was on, oldest first."""
MOST_DAYS = 200
_LARGEST_DAYS = 64 * 1024
LEAST_STORY = timedelta(days=30)
"""How long the days before today must reach back."""
LARGEST_GAP = timedelta(days=60)
"""The longest time for which a station is off in an ordinary year: a summer, works in the building."""
LEAST_DAYS = 5
"""How many days on make a story: a clock that was put a year ahead twice in a month makes none."""
FIRST_EVENT = datetime(2026, 1, 1, tzinfo=UTC)
"""No event is older than this program: one that is was written while the clock was wrong, and its time says nothing."""
_TAIL = 4096
"""Bytes at the end of a journal in which its last lines are: a line has some 150."""


def steady(days: Sequence[date], today: date) -> bool:
    """Whether the clock can be believed. Pure; ``days`` are those on which the station was on before, as they came.

    They are looked at from today backwards, as far as no day is later than the one after it and none follows after more
    than :data:`LARGEST_GAP`. That must be :data:`LEAST_DAYS` days at least, and reach :data:`LEAST_STORY` back.
    """
    after, believed = today, 0
    for day in reversed(days):
        if not timedelta(0) <= after - day <= LARGEST_GAP:
            break
        believed += day != after
        after = day
    return believed >= LEAST_DAYS and today - after >= LEAST_STORY


def months_before(now: datetime, months: int) -> datetime:
    """The same day and hour so many months earlier; the last day of a month that has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return now.replace(year=year, month=month + 1)


def erase_old_logbooks(folders: Folders, months: int, now: datetime) -> Wiped | None:
    """Erase the logbooks whose newest event is older than ``months`` months; never any for 0, or with a doubtful clock.

    Does so once a day at most, and gives None where nothing was to be done. What was erased stands in the record. To be
    called when nobody waits, and before anybody can have opened a logbook. ``now`` is an aware time. Raises OSError
    where the station's own folder, or the folder of logbooks, cannot be read or written.
    """
    today = clock.utc(now).date()
    days = _days(folders.state)
    if days and days[-1] == today:
        return None
    with alone_in(folders.state) as alone:
        if not alone:
            return None
        write_whole(folders.state / DAYS_FILE, msgspec.json.encode([*days, today][-MOST_DAYS:]))
        erased, unsure = aside.erase_done(folders), 0
        if months and steady(days, today):
            old, unsure = _old_logbooks(folders, months_before(now, months))
            erased += aside.put_aside(folders, old, "done")
        count = aside.count_done(folders)
        erased += aside.erase_done(folders)
    problems = told_reasons(erased)
    if unsure and days[-1].month != today.month:  # nobody can do much about it: once a month is enough
        told = ngettext(
            "{n} carnet n'a pas de date sûre. Il reste.", "{n} carnets n'ont pas de date sûre. Ils restent.", unsure
        )
        problems.append(told.format(n=unsure))
    if not (count or problems):
        return None
    return recorded(folders.state, Wiped(now, "retention", erased.files, erased.bytes, count, tuple(problems)))


def _old_logbooks(folders: Folders, limit: datetime) -> tuple[tuple[str, ...], int]:
    """(logbooks without an event since ``limit``, how many there are of which that cannot be said). Raises OSError."""
    old, unsure = [], 0
    for name in aside.logbook_names(folders):
        folder = folders.logbooks / name
        try:
            if not is_folder(folder):
                continue
            ends = _last_events(folder)
            if any(end >= limit for end in ends):
                continue  # no need to read it whole
            newest = _newest_event(folder) if all(end >= FIRST_EVENT for end in ends) else None
        except OSError:
            newest = None
        if newest is None:
            unsure += 1
        elif newest < limit:
            old.append(name)
    return tuple(old), unsure


def _newest_event(folder: Path) -> datetime | None:
    """When something happened last; None where what is there does not say. Raises OSError."""
    reading = read_logbook(folder)
    if reading.newer or not all(left_out.line for left_out in reading.aside):
        return None
    return max((entry.at for entry in reading.entries), default=None)


def _last_events(folder: Path) -> list[datetime]:
    """When the last event in each station's file was. Raises OSError, also for what is no file."""
    with os.scandir(folder) as entries:
        return [_last_event(entry.path) for entry in entries if entry.name.endswith(".jsonl")]


def _last_event(path: str) -> datetime:
    """The time on the last line that can be read; one that is not believed where there is none. Raises OSError.

    Lines come in the order in which things happened, whatever the clock said: a time that is not to be believed is
    harmless where another stands after it.
    """
    for line in reversed(read_end(path, _TAIL).split(b"\n")):
        try:
            if line and (entry := decode(line)) is not None:
                return entry.at
        except ValueError:
            continue
    return datetime.min.replace(tzinfo=UTC)


def _days(state: Path) -> tuple[date, ...]:
    """The days on which the station was on; none where they are not known."""
    try:
        content = read_own(state / DAYS_FILE, _LARGEST_DAYS)
        return msgspec.json.decode(content or b"[]", type=tuple[date, ...])
    except (ValueError, RecursionError):
        return ()
