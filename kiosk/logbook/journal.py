"""The journal: appends events durably, before the screen says that they are stored.

There is one file per station and logbook, and one writer per file. Where that name is taken by something else, or the
file is too large to be read to its end, the station continues in ``poste.2.jsonl``; no station's name has a dot.
The file is opened anew for each event: that costs microseconds beside the fsync, leaves nothing open across a fork, and
notices a folder that is gone (a stick pulled out, a wipe).
"""

from __future__ import annotations

import errno
import os
import re
import stat
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path

from kiosk.disk import append_lines, sync_folder
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.logbook.events import Event, JournalEntry, encode_line, make_entry
from kiosk.logbook.reading import ENDING, MAX_FILE_BYTES, READ_IN_PART, LogbookReading, read_logbook
from kiosk.logbook.timeline import Timeline
from kiosk.regular_file import can_append

_STATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

_MAX_FILES = 99
"""Files of one station in a logbook."""
_ROOM = 4 * 1024 * 1024
"""Bytes left free at the end of a file: a guest's whole sitting is written at once."""


class JournalUnavailable(KioskError):
    """An event cannot be written now; the OSError is the cause.

    The journal keeps ``entry`` in memory and writes it as soon as it can, before any other.
    """

    def __init__(self, entry: JournalEntry) -> None:
        super().__init__(_("Votre travail ne peut pas être gardé maintenant."), _("Vous pouvez continuer."))
        self.entry = entry


class JournalUnreadable(KioskError):
    """The logbook cannot be read now; the OSError is the cause."""

    def __init__(self) -> None:
        super().__init__(_("Votre carnet ne peut pas s'ouvrir maintenant."), _("Vous pouvez continuer."))


def new_sitting() -> str:
    """A new random name for a sitting (48 bits), which says nothing about the person."""
    # What secrets.token_urlsafe does, without importing OpenSSL before the first screen.
    return urlsafe_b64encode(os.urandom(6)).decode()


class _EntryNumbering:
    """Numbers the events of a sitting; its times never go back, even when the station's clock is set back."""

    def __init__(self, sitting: str) -> None:
        self.name = sitting
        self._next = 0
        self._latest: datetime | None = None

    def next_entry(self, event: Event, at: datetime) -> JournalEntry:
        """The next entry of this sitting."""
        made = make_entry(event, at, self.name, self._next)
        if self._latest and made.at < self._latest:
            made = make_entry(event, self._latest, self.name, self._next)
        self.follow(made)
        return made

    def follow(self, made: JournalEntry) -> None:
        """Continue after ``made``, if it belongs to this sitting."""
        if made.sitting == self.name:
            self._next = max(self._next, made.n + 1)
            self._latest = max(self._latest or made.at, made.at)


class Journal:
    """One learner's journal, written by one station in one sitting."""

    def __init__(self, folder: Path, station: str, sitting: str) -> None:
        """``folder`` is the logbook's and exists; ``sitting`` comes fresh from :func:`new_sitting`.

        Raises KioskError where ``station`` cannot be a file's name.
        """
        if not _STATION.fullmatch(station):
            raise KioskError(
                _("Le nom du poste est fait de lettres, de chiffres et de tirets."), _("Écrivez par exemple poste-3.")
            )
        self.folder = folder
        self._station = station
        self._sitting = _EntryNumbering(sitting)
        self._waiting: list[JournalEntry] = []
        self._safe_name: Path | None = None
        self._read_in_part: frozenset[str] = frozenset()

    def append(self, event: Event, at: datetime) -> JournalEntry:
        """Writes ``event``, which happened at the aware time ``at``; once this returns, it survives a power cut.

        Raises JournalUnavailable.
        """
        made = self._sitting.next_entry(event, at)
        self._write([made])
        return made

    def take(self, entries: Iterable[JournalEntry], *, then: tuple[Event, datetime] | None = None) -> None:
        """Writes a guest's entries and then one more event, all at once. Raises JournalUnavailable."""
        taken = list(entries)
        for made in taken:
            self._sitting.follow(made)
        if then:
            taken.append(self._sitting.next_entry(*then))
        if taken:
            self._write(taken)

    def reading(self) -> LogbookReading:
        """The whole logbook on disk, of all stations. Raises JournalUnreadable."""
        try:
            found = read_logbook(self.folder)
        except OSError as error:
            raise JournalUnreadable() from error
        self._read_in_part = frozenset(one.file for one in found.left_out if one.why in READ_IN_PART)
        return found

    def timeline(self) -> Timeline:
        """The whole logbook, including what is not written yet. Raises JournalUnreadable."""
        story = self.reading().entries
        story.begin_file()
        story.add(self._waiting)
        return story

    def entries(self) -> tuple[JournalEntry, ...]:
        """The entries of :meth:`timeline`. Raises JournalUnreadable."""
        return tuple(self.timeline())

    def unsaved(self) -> tuple[JournalEntry, ...]:
        """The entries that are not on disk yet."""
        return tuple(self._waiting)

    def _write(self, entries: list[JournalEntry]) -> None:
        self._waiting += entries
        try:
            path = self._path()
            append_lines(path, b"".join(map(encode_line, self._waiting)))
            if path != self._safe_name:
                # The folders above too: a process that made them may have been killed before it synced them.
                for folder in (self.folder, *self.folder.parents[:2]):
                    sync_folder(folder)
                self._safe_name = path
        except OSError as error:
            raise JournalUnavailable(entries[-1]) from error
        self._waiting.clear()

    def _path(self) -> Path:
        """The file to append to: this station's first with room that was read to its end when the logbook was opened.

        Raises OSError.
        """
        if not stat.S_ISDIR(os.lstat(self.folder).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.folder))
        first = self.folder / f"{self._station}{ENDING}"
        more = (self.folder / f"{self._station}.{number}{ENDING}" for number in range(2, _MAX_FILES + 1))
        read_whole = (path for path in chain([first], more) if path.name not in self._read_in_part)
        return next((path for path in read_whole if can_append(path, MAX_FILE_BYTES - _ROOM)), first)


class MemoryJournal:
    """The journal of a guest: the same methods, nothing on disk."""

    def __init__(self, sitting: str) -> None:
        self._sitting = _EntryNumbering(sitting)
        self._entries: list[JournalEntry] = []

    def append(self, event: Event, at: datetime) -> JournalEntry:
        """Keeps ``event`` in memory until the guest leaves or begins a logbook."""
        made = self._sitting.next_entry(event, at)
        self._entries.append(made)
        return made

    def take(self, entries: Iterable[JournalEntry]) -> None:
        """Takes over what the guest did before, in another process."""
        self._entries += entries

    def timeline(self) -> Timeline:
        """All that the guest did."""
        return Timeline(self._entries)

    def entries(self) -> tuple[JournalEntry, ...]:
        """All that the guest did, in order."""
        return tuple(self.timeline())

    def unsaved(self) -> tuple[JournalEntry, ...]:
        """All entries: nothing is on disk."""
        return tuple(self._entries)


AnyJournal = Journal | MemoryJournal
"""Where the events of a sitting go."""
