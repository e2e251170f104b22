"""Logbooks that nobody opens any more are erased after the time that the settings say.

A clock that is wrong must not erase anything. So the station keeps the days on which it was on, and today's date is
trusted only after a month of ordinary days before it: see :func:`is_clock_steady`.
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
from kiosk.logbook.events import decode_line
from kiosk.logbook.reading import read_logbook
from kiosk.logbook.trusted_times import FIRST_EVENT, latest_trusted
from kiosk.regular_file import is_real_folder, read_end, read_own
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.erasing import failure_sentences
from kiosk.station.traces.wipe_record import WipeEntry, record_wipe

DAYS_FILE = "days-on.json"
"""In the state folder: the days on which the station was on, oldest first."""
MAX_DAYS = 200
_MAX_SIZE = 64 * 1024
MIN_HISTORY = timedelta(days=30)
"""How far back the days before today must reach."""
MAX_GAP = timedelta(days=60)
"""The longest time for which a station is off in an ordinary year: a summer, works in the building."""
MIN_DAYS = 5
"""How many days there must be: a clock that was set a year ahead twice in a month has fewer."""
_TAIL = 4096
"""Bytes that are read of the end of a journal to find its last event: a line has some 150."""


def is_clock_steady(days: Sequence[date], today: date) -> bool:
    """Whether today's date can be trusted. Pure; ``days`` are those on which the station was on before, in that order.

    They are followed from today backwards as long as each is no later than the next one, and at most :data:`MAX_GAP`
    before it. These must be at least :data:`MIN_DAYS` days, and reach :data:`MIN_HISTORY` back.
    """
    after, trusted = today, 0
    for day in reversed(days):
        if not timedelta(0) <= after - day <= MAX_GAP:
            break
        trusted += day != after
        after = day
    return trusted >= MIN_DAYS and today - after >= MIN_HISTORY


def months_before(now: datetime, months: int) -> datetime:
    """The same day and hour so many months earlier; the last day of a month that has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return now.replace(year=year, month=month + 1)


def erase_old_logbooks(folders: StationFolders, months: int, now: datetime) -> WipeEntry | None:
    """Erase the logbooks whose newest event is older than ``months`` months; none for 0, or with a doubtful clock.

    Does so once a day at most, and records it; gives None where there was nothing to do. To be called when nobody
    waits, and before anybody can have opened a logbook. ``now`` is an aware time. Raises OSError where the state
    folder, or the folder of logbooks, cannot be read or written.
    """
    today = clock.to_utc(now).date()
    days = _read_days(folders.state)
    if days and days[-1] == today:
        return None
    with lock_state(folders.state) as locked:
        if not locked:
            return None
        write_whole(folders.state / DAYS_FILE, msgspec.json.encode([*days, today][-MAX_DAYS:]))
        erasure, undated = aside.erase_done(folders), 0
        if months and is_clock_steady(days, today):
            old, undated = _find_old_logbooks(folders, months_before(now, months), now)
            erasure += aside.put_aside(folders, old, "done")
        count = aside.count_done(folders)
        erasure += aside.erase_done(folders)
    problems = failure_sentences(erasure)
    if undated and days[-1].month != today.month:  # nobody can do much about it: once a month is enough
        sentence = ngettext(
            "{n} carnet n'a pas de date sûre. Il reste.", "{n} carnets n'ont pas de date sûre. Ils restent.", undated
        )
        problems.append(sentence.format(n=undated))
    if not (count or problems):
        return None
    entry = WipeEntry(now, "retention", erasure.files, erasure.bytes, count, tuple(problems))
    return record_wipe(folders.state, entry)


def _find_old_logbooks(folders: StationFolders, limit: datetime, now: datetime) -> tuple[tuple[str, ...], int]:
    """(logbooks without an event since ``limit``, count of those whose age is unknown at ``now``). Raises OSError."""
    old, undated = [], 0
    latest = clock.from_instant(latest_trusted(now))
    for name in aside.list_logbooks(folders):
        folder = folders.logbooks / name
        try:
            if not is_real_folder(folder):
                continue
            ends = _last_event_times(folder)
            if any(limit <= end <= latest for end in ends):
                continue  # no need to read it whole
            known = all(FIRST_EVENT <= end <= latest for end in ends)
            newest = _newest_event_time(folder, latest) if known else None
        except OSError:
            newest = None
        if newest is None:
            undated += 1
        elif newest < limit:
            old.append(name)
    return tuple(old), undated


def _newest_event_time(folder: Path, latest: datetime) -> datetime | None:
    """The time of the newest event up to ``latest``; None where the journals do not tell. Raises OSError."""
    reading = read_logbook(folder)
    if reading.newer or not all(left_out.line for left_out in reading.left_out):
        return None
    return max((entry.at for entry in reading.entries if entry.at <= latest), default=None)


def _last_event_times(folder: Path) -> list[datetime]:
    """The time of the last event in each station's file. Raises OSError, also for what is no regular file."""
    with os.scandir(folder) as entries:
        return [_last_event_time(entry.path) for entry in entries if entry.name.endswith(".jsonl")]


def _last_event_time(path: str) -> datetime:
    """The time of the last line that can be read; before :data:`FIRST_EVENT` where there is none. Raises OSError.

    Lines are in the order in which things happened, whatever the clock said: a wrong time before the last line does no
    harm.
    """
    for line in reversed(read_end(path, _TAIL).split(b"\n")):
        try:
            if line and (entry := decode_line(line)) is not None:
                return entry.at
        except ValueError:
            continue
    return datetime.min.replace(tzinfo=UTC)


def _read_days(state: Path) -> tuple[date, ...]:
    """The days on which the station was on; none where they are unknown."""
    try:
        content = read_own(state / DAYS_FILE, _MAX_SIZE)
        return msgspec.json.decode(content or b"[]", type=tuple[date, ...])
    except (ValueError, RecursionError):
        return ()
