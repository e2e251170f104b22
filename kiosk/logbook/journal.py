"""The journal: one more line, safely on the disk, before anyone says that it is kept.

One file per station and logbook, and one writer per file. Where something that is no such file stands under its name,
or one that is not read to its end, the station goes on in one more, ``poste.2.jsonl``: no station's name has a dot.
The file is opened anew for each event: it is a few microseconds beside the fsync, nothing stays open while the process
is forked, and a folder that has gone (a stick pulled out, a wipe) is noticed instead of written to in vain.
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
from kiosk.logbook.events import Entry, Event, encode, entry
from kiosk.logbook.reading import ENDING, LARGEST, NOT_TO_THE_END, Reading, read_logbook
from kiosk.logbook.story import Story
from kiosk.regular_file import can_append

_STATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

_MOST_FILES = 99
"""Files of one station in a logbook."""
_ROOM = 4 * 1024 * 1024
"""Bytes that are left at the end of a file: a guest's whole sitting is written at once."""


class JournalUnavailable(KioskError):
    """What happened cannot be kept now; the OSError is the cause.

    ``entry`` is what was to be kept. The journal holds on to it, and writes it first as soon as writing is possible.
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__(_("Votre travail ne peut pas être gardé maintenant."), _("Vous pouvez continuer."))
        self.entry = entry


class JournalUnreadable(KioskError):
    """What was kept cannot be read now; the OSError is the cause."""

    def __init__(self) -> None:
        super().__init__(_("Votre carnet ne peut pas s'ouvrir maintenant."), _("Vous pouvez continuer."))


def new_sitting() -> str:
    """A fresh random name for a sitting (48 bits): it tells two sittings apart, and nothing about the person."""
    # What secrets.token_urlsafe does, without importing OpenSSL before the first screen.
    return urlsafe_b64encode(os.urandom(6)).decode()


class _Sitting:
    """Numbers the events of a sitting, and never lets its time go back when the station's clock is set."""

    def __init__(self, sitting: str) -> None:
        self.name = sitting
        self._next = 0
        self._latest: datetime | None = None

    def entry(self, event: Event, at: datetime) -> Entry:
        """The next entry of this sitting."""
        made = entry(event, at, self.name, self._next)
        if self._latest and made.at < self._latest:
            made = entry(event, self._latest, self.name, self._next)
        self.follow(made)
        return made

    def follow(self, made: Entry) -> None:
        """Go on after ``made``, if it is of this sitting."""
        if made.sitting == self.name:
            self._next = max(self._next, made.n + 1)
            self._latest = max(self._latest or made.at, made.at)


class Journal:
    """One learner's journal, as written by one station in one sitting."""

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
        self._sitting = _Sitting(sitting)
        self._waiting: list[Entry] = []
        self._safe_name: Path | None = None
        self._read_in_part: frozenset[str] = frozenset()

    def append(self, event: Event, at: datetime) -> Entry:
        """Keeps ``event``, which happened at the aware time ``at``; once this returns, a power cut does not lose it.

        Raises JournalUnavailable where it cannot be kept now.
        """
        made = self._sitting.entry(event, at)
        self._keep([made])
        return made

    def take(self, entries: Iterable[Entry], *, then: tuple[Event, datetime] | None = None) -> None:
        """Keeps what a guest has done so far, and then one event more, all at once. Raises JournalUnavailable."""
        taken = list(entries)
        for made in taken:
            self._sitting.follow(made)
        if then:
            taken.append(self._sitting.entry(*then))
        if taken:
            self._keep(taken)

    def reading(self) -> Reading:
        """The whole logbook as it stands on the disk, all stations together. Raises JournalUnreadable."""
        try:
            found = read_logbook(self.folder)
        except OSError as error:
            raise JournalUnreadable() from error
        self._read_in_part = frozenset(one.file for one in found.aside if one.why in NOT_TO_THE_END)
        return found

    def story(self) -> Story:
        """The whole logbook, with what waits to be kept. Raises JournalUnreadable."""
        story = self.reading().entries
        story.add(self._waiting)
        return story

    def entries(self) -> tuple[Entry, ...]:
        """The whole logbook in order, with what waits to be kept. Raises JournalUnreadable."""
        return tuple(self.story())

    def in_memory(self) -> tuple[Entry, ...]:
        """What is not on the disk yet."""
        return tuple(self._waiting)

    def _keep(self, entries: list[Entry]) -> None:
        self._waiting += entries
        try:
            path = self._path()
            append_lines(path, b"".join(map(encode, self._waiting)))
            if path != self._safe_name:
                # The names above too, of the logbook and the salt: who made them may have been ended before they were.
                for folder in (self.folder, *self.folder.parents[:2]):
                    sync_folder(folder)
                self._safe_name = path
        except OSError as error:
            raise JournalUnavailable(entries[-1]) from error
        self._waiting.clear()

    def _path(self) -> Path:
        """The file to add to: the first of this station's that takes more, and was read to its end when the logbook was
        opened. Raises OSError."""
        if not stat.S_ISDIR(os.lstat(self.folder).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.folder))
        first = self.folder / f"{self._station}{ENDING}"
        more = (self.folder / f"{self._station}.{number}{ENDING}" for number in range(2, _MOST_FILES + 1))
        read_whole = (path for path in chain([first], more) if path.name not in self._read_in_part)
        return next((path for path in read_whole if can_append(path, LARGEST - _ROOM)), first)


class MemoryJournal:
    """The journal of a guest: the same ways in and out, nothing on the disk."""

    def __init__(self, sitting: str) -> None:
        self._sitting = _Sitting(sitting)
        self._entries: list[Entry] = []

    def append(self, event: Event, at: datetime) -> Entry:
        """Holds ``event`` in memory until the guest leaves, or begins a logbook."""
        made = self._sitting.entry(event, at)
        self._entries.append(made)
        return made

    def take(self, entries: Iterable[Entry]) -> None:
        """Holds what the guest did before, in another process."""
        self._entries += entries

    def story(self) -> Story:
        """All that the guest did."""
        return Story(self._entries)

    def entries(self) -> tuple[Entry, ...]:
        """All that the guest did, in order."""
        return tuple(self.story())

    def in_memory(self) -> tuple[Entry, ...]:
        """All of it: nothing is on the disk."""
        return tuple(self._entries)


AnyJournal = Journal | MemoryJournal
"""Where a sitting's events go."""
