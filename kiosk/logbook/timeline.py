"""A logbook's entries in order without duplicates, in about 24 bytes an entry, so that a million fit in memory. Pure.

The order is that of :mod:`kiosk.logbook.trusted_times`, and does not depend on the order in which files are read. An
entry that stands in several places counts at the first of them.

Entries arrive in the order of files, by the thousand and mostly sorted. Repeated values (events, sittings) are stored
once and the rest in columns; a :class:`JournalEntry` is built when it is iterated. Beyond the bounds, which no
person's logbook comes near, entries are left out and counted.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import merge as merge_sorted
from itertools import chain, groupby, islice, repeat
from operator import lt

from kiosk.clock import FIRST_INSTANT, LAST_INSTANT, from_instant, instant
from kiosk.logbook.events import JournalEntry, LogbookEvent
from kiosk.logbook.merging import CHUNK, equal_times, merge_stretches
from kiosk.logbook.trusted_times import FIRST_TRUSTED, mark_repeated, place_any, place_ascending

MAX_TIMELINE_ENTRIES = 2_000_000
"""Three hundred a day for eighteen years."""
MAX_EVENTS = 200_000
"""Distinct events: a course of 10,000 exercises, each done to its end, makes half as many."""
MAX_EXERCISES = 20_000
"""Exercises, with up to 3 KB of memory each in what is folded from their events."""
MAX_TEXT_BYTES = 48 * 1024 * 1024
"""Bytes of memory for the texts of distinct events and the names of sittings."""
_FEW = 256
"""Up to so many sorted runs are merged directly; beyond, sorting makes fewer of them first."""

Key = tuple[float, str, int]


class Timeline:
    """The entries of several files, in the order of :mod:`kiosk.logbook.trusted_times`."""

    def __init__(self, *files: Iterable[JournalEntry]) -> None:
        self._times = array("d")
        self._numbers = array("I")
        self._sittings = array("I")
        self._events = array("I")
        self._names: list[str] = []
        self._known: dict[LogbookEvent, int] = {}
        self._distinct: list[LogbookEvent] = []
        self._exercises: set[str] = set()
        self._text = 0
        self._runs = array("I", [0])
        """The start of each run of entries whose times are already in order."""
        self._files = array("I", [0])
        """The start of each file."""
        for entries in files:
            self.begin_file()
            self.add(entries)

    def begin_file(self) -> None:
        """What is added from now on is another file's."""
        if self._files[-1] != len(self._times):
            self._files.append(len(self._times))

    def add(self, entries: Iterable[JournalEntry]) -> int:
        """Add the next entries of the file; returns how many there was no room for."""
        if isinstance(entries, list):
            stored, text = len(self._distinct), self._text
            if self._add_ascending(entries):
                return 0
            for new in self._distinct[stored:]:  # what has no room as a whole is added one by one
                del self._known[new]
            del self._distinct[stored:]
            self._text = text
        known, names, left_out = self._known, self._names, 0
        times, numbers, sittings, events = self._times, self._numbers, self._sittings, self._events
        last_at, last_n = (times[-1], numbers[-1]) if times else (FIRST_INSTANT - 1, 0)
        last_name = names[-1] if names else ""
        room = MAX_TIMELINE_ENTRIES - len(times)
        for entry in entries:
            event = known.get(entry.event)
            if event is None:
                event = self._store_event(entry.event)
            name = entry.sitting
            if event < 0 or not room or (name != last_name and not self._has_room_for(name)):
                left_out += 1
                continue
            at = entry.at.timestamp()
            if not FIRST_INSTANT <= at <= LAST_INSTANT:
                at = instant(entry.at)
            n = entry.n
            if at < last_at or (at == last_at and (name, n) <= (last_name, last_n)):
                self._runs.append(len(times))
            if name != last_name or not names:
                names.append(name)
                last_name = name
            times.append(at)
            numbers.append(n)
            sittings.append(len(names) - 1)
            events.append(event)
            last_at, last_n = at, n
            room -= 1
        return left_out

    def _add_ascending(self, entries: list[JournalEntry]) -> bool:
        """Add all of these, twice as fast, if each is later than the one before; False if not, and nothing is added.

        Nearly every block of a file is like that.
        """
        times = [entry.at.timestamp() for entry in entries]
        last = self._times[-1] if self._times else FIRST_INSTANT - 1
        if not times or len(self._times) + len(times) > MAX_TIMELINE_ENTRIES:
            return False
        if not (
            last < times[0]
            and times[0] >= FIRST_INSTANT
            and times[-1] <= LAST_INSTANT
            and all(map(lt, times, islice(times, 1, None)))
        ):
            return False
        events = [self._known.get(entry.event, -1) for entry in entries]
        if -1 in events:
            for entry in entries:
                if entry.event not in self._known and self._store_event(entry.event) < 0:
                    return False
            events = [self._known[entry.event] for entry in entries]
        sittings = [(name, sum(1 for _ in same)) for name, same in groupby(entry.sitting for entry in entries)]
        begun = [name for name, _count in sittings]
        if self._names and begun[0] == self._names[-1]:
            del begun[0]
        if not self._has_room_for(*begun):
            return False
        first = len(self._names) + len(begun) - len(sittings)
        self._names += begun
        for place, (_name, count) in enumerate(sittings, first):
            self._sittings.extend(repeat(place, count))
        self._times.extend(times)
        self._numbers.extend([entry.n for entry in entries])
        self._events.extend(events)
        return True

    def __len__(self) -> int:
        return sum(end - begin for begin, end in self._merge_files(LAST_INSTANT)[1])

    def __iter__(self) -> Iterator[JournalEntry]:
        for at in chain.from_iterable(range(*stretch) for stretch in self._merge_files(LAST_INSTANT)[1]):
            event, name = self._distinct[self._events[at]], self._names[self._sittings[at]]
            yield JournalEntry(1, from_instant(self._times[at]), event, name, self._numbers[at])

    @property
    def events(self) -> Sequence[LogbookEvent]:
        """The distinct events, in no particular order."""
        return self._distinct

    def occurrences(self, until: float = LAST_INSTANT) -> Iterable[tuple[float, int]]:
        """In order, the :func:`~kiosk.clock.instant` of each event, and its place in :attr:`events`.

        Times after ``until`` are unknown; the instant is then that of the line before it whose time is trusted, if any.
        """
        if len(self._runs) == 1 and (not self._times or self._times[-1] <= until):
            return zip(self._times, self._events, strict=True)
        return self._occurrences(*self._merge_files(until))

    def _occurrences(self, positions: array[float], in_order: Iterator[tuple[int, int]]) -> Iterator[tuple[float, int]]:
        times, events = self._times, self._events
        for begin, end in in_order:
            known = positions if positions[begin] >= FIRST_TRUSTED else times
            if end - begin == 1:  # nearly all, where files were written in turn
                yield known[begin], events[begin]
            else:
                yield from zip(known[begin:end], events[begin:end], strict=True)

    def _store_event(self, event: LogbookEvent) -> int:
        """Store a new event; its index, or -1 where there is no room for it."""
        texts = (value for field in event.__struct_fields__ if isinstance(value := getattr(event, field), str))
        exercise = getattr(event, "exercise", "")
        if exercise not in self._exercises and len(self._exercises) >= MAX_EXERCISES:
            return -1
        if len(self._distinct) >= MAX_EVENTS or not self._has_room_for(*texts):
            return -1
        self._exercises.add(exercise)
        self._known[event] = len(self._distinct)
        self._distinct.append(event)
        return self._known[event]

    def _has_room_for(self, *texts: str) -> bool:
        """Whether there is room for these texts, which are then counted."""
        size = sum(map(sys.getsizeof, texts))
        if self._text + size > MAX_TEXT_BYTES:
            return False
        self._text += size
        return True

    def _merge_files(self, until: float) -> tuple[array[float], Iterator[tuple[int, int]]]:
        """(the instant that each entry's place stands for, ranges of the indexes of all entries in order).

        Each entry is in the ranges once; in a range no time is unknown, or all are.
        """
        first = self._first_copies() if len(self._runs) > 1 else None
        positions = self._positions(until, first)
        return positions, self._in_order(positions, first)

    def _in_order(self, positions: array[float], first: array[int] | None) -> Iterator[tuple[int, int]]:
        for begin, end in self._distinct_ranges(positions, first):
            if end - begin > 1 and positions[begin] < FIRST_TRUSTED <= positions[end - 1]:
                known = bisect_left(positions, FIRST_TRUSTED, begin, end)
                yield from ((begin, known), (known, end))
            else:
                yield begin, end

    def _distinct_ranges(self, positions: array[float], first: array[int] | None) -> Iterator[tuple[int, int]]:
        """The files merged, without what was met before."""
        if first is None:
            yield from merge_stretches(self._stretches(self._files), positions, partial(self._key, positions))
            return
        seen = bytearray(len(first))
        for begin, end in merge_stretches(self._stretches(self._files), positions, partial(self._key, positions)):
            start = begin
            for place in range(begin, end):
                if seen[first[place]]:
                    if start < place:
                        yield start, place
                    start = place + 1
                seen[first[place]] = 1
            if start < end:
                yield start, end

    def _positions(self, until: float, first: array[int] | None) -> array[float]:
        """For each entry the instant that its place stands for, which never goes back within a file."""
        positions = array("d", self._times)
        ends = (*self._files[1:], len(self._times))
        for begin, end in zip(self._files, ends, strict=True):
            run = bisect_right(self._runs, begin)
            if run < len(self._runs) and self._runs[run] < end:
                copies = mark_repeated(first[begin:end]) if first is not None else None
                positions[begin:end] = array("d", place_any(positions[begin:end], until, copies))
                continue
            place_ascending(positions, begin, end, until)
        return positions

    def _first_copies(self) -> array[int] | None:
        """For each entry the index of the first one that is equal to it; None where no entry stands there twice."""
        first, found = array("I", range(len(self._times))), False
        before: Key | None = None
        met: dict[int, int] = {}
        for key, place in self._maybe_equal():
            if key != before:
                before = key
                met.clear()
            first[place] = met.setdefault(self._events[place], place)
            found = found or first[place] != place
        return first if found else None

    def _maybe_equal(self) -> Iterator[tuple[Key, int]]:
        """Keys and indexes, in order, of what may be equal to another entry: it has the same time."""
        if len(self._runs) <= _FEW:
            # within a run no entry is equal to another
            for places in equal_times(self._stretches(self._runs), self._times):
                yield from sorted((self._key(self._times, place), place) for place in places)
            return
        whole = len(self._times)
        chunks = (range(begin, min(begin + CHUNK, whole)) for begin in range(0, whole, CHUNK))
        runs = [array("I", sorted(chunk, key=lambda place: self._key(self._times, place))) for chunk in chunks]
        yield from merge_sorted(*(((self._key(self._times, place), place) for place in run) for run in runs))

    def _stretches(self, starts: array[int]) -> list[tuple[int, int]]:
        ends = (*starts[1:], len(self._times))
        return [(begin, end) for begin, end in zip(starts, ends, strict=True) if begin < end]

    def _key(self, times: Sequence[float], place: int) -> Key:
        return times[place], self._names[self._sittings[place]], self._numbers[place]


def merge_entries(*files: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """The union of the files in order, without duplicates, whatever the order in which they are given."""
    return tuple(Timeline(*files))
