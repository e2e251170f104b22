"""One person's time at the station: where what happened goes, and what it adds up to."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk import clock
from kiosk.course.events import Event
from kiosk.logbook.codes import Code
from kiosk.logbook.events import JournalEntry, decode_line, encode_line
from kiosk.logbook.journal import (
    AnyJournal,
    Journal,
    JournalUnavailable,
    JournalUnreadable,
    MemoryJournal,
    new_sitting,
)
from kiosk.logbook.progress import Progress, fold_events
from kiosk.logbook.reading import LogbookReading
from kiosk.logbook.store import Store

MAX_LOGGED_FILES = 5
"""How many unread files of one logbook get a line of their own in the log."""

log = logging.getLogger(__name__)


class SittingSnapshot(msgspec.Struct, frozen=True):
    """What another process needs to resume a sitting: the path of the logbook's folder, empty for a guest's.

    That path is in bytes, which need not be UTF-8. ``waiting`` are the lines of the journal that are not on a disk;
    ``patience`` and ``code`` are as in :class:`Sitting`.
    """

    logbook: bytes
    waiting: bytes
    patience: float
    code: Code | None = None


class Sitting:
    """A guest's sitting until a logbook is opened or begun. Only the journal outlives the object."""

    def __init__(self, store: Store, station: str, now: Callable[[], datetime] | None = None) -> None:
        """``now``: the station's time; None: that of :mod:`kiosk.clock`."""
        self._store = store
        self._station = station
        self._now = now or clock.now
        self._name = new_sitting()
        self._journal: AnyJournal = MemoryJournal(self._name)
        self.progress = Progress()
        self.code: Code | None = None
        """The pictures that open her logbook; None for a guest. They are never written down."""
        self.patience = 1.0
        """How far the tolerance of gestures has widened for this person; never displayed."""
        self.is_saving = True
        """Whether the last event could be saved; always true for a guest, who was promised nothing."""

    @property
    def guest(self) -> bool:
        """Whether no logbook is open."""
        return isinstance(self._journal, MemoryJournal)

    @property
    def now(self) -> datetime:
        """The station's time."""
        return self._now()

    def record(self, events: Iterable[Event]) -> None:
        """Record events, in the journal first; where that is impossible, go on, and ``is_saving`` is false."""
        for event in events:
            try:
                entry = self._journal.append(event, self._now())
                self.is_saving = True
            except JournalUnavailable as unavailable:
                if self.is_saving:
                    log.error("the journal cannot be written: %r", unavailable.__cause__)
                self.is_saving = False
                entry = unavailable.entry
            self.progress = self.progress.after(entry)

    def offer(self, pictures: Iterable[str]) -> Code:
        """Draw a code for a new logbook. Raises LogbooksUnavailable."""
        import random
        import secrets

        return self._store.offer(tuple(pictures), random.Random(secrets.randbits(128)))

    def begin_logbook(self, code: Code) -> None:
        """Begin a logbook, with what was done so far as a guest. Raises CodeTaken, LogbooksUnavailable."""
        before = self._journal.entries()
        self._journal = self._store.begin(code, self._station, self._name, self._now(), before)
        self.progress = fold_events(self._journal.timeline(), self._now())
        self.code = code

    def open_logbook(self, code: Code) -> None:
        """Open the logbook of ``code``, and put into it what was done so far as a guest.

        Raises UnknownCode, LogbooksUnavailable, JournalUnreadable.
        """
        before = self._journal.entries() if self.guest else ()
        journal = self._store.open(code, self._station, self._name if before else new_sitting())
        reading = journal.reading()
        log_left_out(journal.folder, reading)
        self._journal, self.code = journal, code
        self.progress = fold_events(reading.entries, self._now())
        if before:
            self._take(before)
            for entry in before:
                self.progress = self.progress.after(entry)

    def snapshot(self) -> SittingSnapshot:
        """What another process needs to resume this sitting."""
        folder = b"" if isinstance(self._journal, MemoryJournal) else os.fsencode(self._journal.folder)
        waiting = b"".join(map(encode_line, self._journal.unsaved()))
        return SittingSnapshot(folder, waiting, self.patience, self.code)

    def resume(self, snapshot: SittingSnapshot) -> None:
        """Go on with the sitting of ``snapshot``; where its logbook cannot be read now, without its progress."""
        self.patience, self.code = snapshot.patience, snapshot.code
        waiting = tuple(made for made in map(decode_line, snapshot.waiting.splitlines()) if made is not None)
        if snapshot.logbook:
            self._journal = Journal(Path(os.fsdecode(snapshot.logbook)), self._station, new_sitting())
        self._take(waiting)
        try:
            self.progress = fold_events(self._journal.timeline(), self._now())
        except JournalUnreadable as error:
            log.error("a logbook cannot be followed: %r", error.__cause__)
            self.progress = fold_events(waiting, self._now())

    def _take(self, entries: Iterable[JournalEntry]) -> None:
        """Put entries of before into the journal; where it cannot be written, they wait, and ``is_saving`` is false."""
        try:
            self._journal.take(entries)
        except JournalUnavailable as unavailable:
            log.error("the journal cannot be written: %r", unavailable.__cause__)
            self.is_saving = False


def log_left_out(folder: Path, reading: LogbookReading) -> None:
    """Log what of a logbook could not be read, a line for each file; so the adviser sees it."""
    for one in reading.left_out[:MAX_LOGGED_FILES]:
        place = f" from line {one.line} on" if one.line else ""
        log.warning("logbooks/%s/%s is not read: %s (%d)%s", folder.name, one.file, one.why, one.count, place)
    if len(reading.left_out) > MAX_LOGGED_FILES:
        log.warning(
            "logbooks/%s is not read: more such files (%d)", folder.name, len(reading.left_out) - MAX_LOGGED_FILES
        )
