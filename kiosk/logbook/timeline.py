"""A logbook's entries in order without duplicates, in about 24 bytes an entry, so that a million fit in memory. Pure.

Entries arrive in the order of files, by the thousand and mostly sorted. Repeated values (events, sittings) are stored
once and the rest in columns; a :class:`JournalEntry` is built when it is iterated. Beyond the bounds, which no
person's logbook comes near, entries are left out and counted.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from heapq import merge as merge_sorted
from itertools import chain, groupby, islice, repeat
from operator import lt

from kiosk.clock import FIRST_INSTANT, LAST_INSTANT, from_instant, instant
from kiosk.logbook.events import JournalEntry, LogbookEvent

MAX_TIMELINE_ENTRIES = 2_000_000
"""Three hundred a day for eighteen years."""
MAX_EVENTS = 200_000
"""Distinct events: a course of 10,000 exercises, each done to its end, makes half as many."""
MAX_TEXT_BYTES = 96 * 1024 * 1024
"""Bytes of memory for the texts of distinct events and the names of sittings."""
_FEW = 256
"""Up to so many sorted runs are merged directly; beyond, sorting makes fewer of them first."""
_CHUNK = 65_536

Key = tuple[float, str, int, int]


class Timeline:
    """Entries ordered by time, then sitting, then number in the sitting, whatever order they are added in."""

    def __init__(self, *groups: Iterable[JournalEntry]) -> None:
        self._times = array("d")
        self._numbers = array("I")
        self._sittings = array("I")
        self._events = array("I")
        self._names: list[str] = []
        self._known: dict[LogbookEvent, int] = {}
        self._distinct: list[LogbookEvent] = []
        self._text = 0
        self._runs = array("I", [0])
        """The start of each run of entries that are already in order."""
        self.add(chain.from_iterable(groups))

    def add(self, entries: Iterable[JournalEntry]) -> int:
        """Add these entries; returns how many there was no room for."""
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
        return sum(1 for _ in self._in_order())

    def __iter__(self) -> Iterator[JournalEntry]:
        for at in self._in_order():
            event, name = self._distinct[self._events[at]], self._names[self._sittings[at]]
            yield JournalEntry(1, from_instant(self._times[at]), event, name, self._numbers[at])

    @property
    def events(self) -> Sequence[LogbookEvent]:
        """The distinct events, in no particular order."""
        return self._distinct

    def occurrences(self) -> Iterable[tuple[float, int]]:
        """In order, the :func:`~kiosk.clock.instant` of each event, and its place in :attr:`events`."""
        if len(self._runs) == 1:
            return zip(self._times, self._events, strict=True)
        return ((self._times[at], self._events[at]) for at in self._in_order())

    def _store_event(self, event: LogbookEvent) -> int:
        """Store a new event; its index, or -1 where there is no room for it."""
        texts = (value for field in event.__struct_fields__ if isinstance(value := getattr(event, field), str))
        if len(self._distinct) >= MAX_EVENTS or not self._has_room_for(*texts):
            return -1
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

    def _in_order(self) -> Iterable[int]:
        """The indexes of all entries in order, without duplicates."""
        if len(self._runs) == 1:
            return range(len(self._times))
        return chain.from_iterable(self._merge_runs() if len(self._runs) <= _FEW else self._sort_and_merge())

    def _merge_runs(self) -> Iterator[Iterable[int]]:
        """Merges a few runs, taking from each in one go what comes before all others."""
        once = _Deduplicator(self._events)
        ends = (*self._runs[1:], len(self._times))
        heads = [(*self._key(begin), end) for begin, end in zip(self._runs, ends, strict=True) if begin < end]
        heapify(heads)
        while heads:
            at, name, n, place, end = heappop(heads)
            stop = bisect_left(self._times, heads[0][0], place, end) if heads else end
            if once.is_new((at, name, n), place):
                yield (place,)
            # A run has no duplicates, and the other runs are later: these are all new.
            yield range(place + 1, stop)
            if (following := max(stop, place + 1)) < end:
                heappush(heads, (*self._key(following), end))

    def _sort_and_merge(self) -> Iterator[Iterable[int]]:
        """Sorts many runs in chunks, then merges the chunks."""
        once = _Deduplicator(self._events)
        whole = len(self._times)
        chunks = (range(begin, min(begin + _CHUNK, whole)) for begin in range(0, whole, _CHUNK))
        runs = [array("I", sorted(chunk, key=self._key)) for chunk in chunks]
        for at, name, n, place in merge_sorted(*(map(self._key, run) for run in runs)):
            if once.is_new((at, name, n), place):
                yield (place,)

    def _key(self, place: int) -> Key:
        return self._times[place], self._names[self._sittings[place]], self._numbers[place], place


class _Deduplicator:
    """Detects entries that were seen before at the same key."""

    def __init__(self, events: Sequence[int]) -> None:
        self._events = events
        self._before: tuple[float, str, int] | None = None
        self._met: set[int] = set()

    def is_new(self, key: tuple[float, str, int], place: int) -> bool:
        """Whether the entry at index ``place`` is the first of its kind at ``key``; keys come in order."""
        if key != self._before:
            self._before = key
            self._met.clear()
        event = self._events[place]
        new = event not in self._met
        self._met.add(event)
        return new


def merge_entries(*groups: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """The union of the groups in order, without duplicates.

    The order does not depend on the file that an entry came from, so that every station sees the same.
    """
    return tuple(Timeline(*groups))
