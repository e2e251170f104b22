"""Reading a logbook: every complete line of every station's file, whatever else stands there.

What cannot be read (a line torn by a power cut, a block of NUL, a pipe under the name of a journal) is left out, and
stays where it is: no file is ever rewritten, so the folder itself keeps it aside. ``Reading.aside`` tells the adviser
what and where. Nothing here waits, follows a link, or takes more memory and time than a person's logbook can need.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from kiosk.logbook.events import Entry, decode, decode_lines
from kiosk.logbook.story import MOST_ENTRIES, Story
from kiosk.regular_file import NotRegular, open_folder, open_regular
from kiosk.text import escape_name

LARGEST = 256 * 1024 * 1024
"""Bytes that are read of one file: some 1,700,000 lines. No more is ever written into one."""
LONGEST_LINE = 256 * 1024
"""Bytes, and one block more at most. A line holds what an exercise says of itself, and its file has 64 KiB."""
LARGEST_LOGBOOK = 2 * LARGEST
"""Bytes that are read of all files of a logbook together."""
MOST_LINES = MOST_ENTRIES
"""Lines of a logbook that are read, whatever stands on them."""
MOST_DAMAGED = 100_000
"""Damaged lines in a logbook after which the rest of the file is left out: it is no journal."""
MOST_FILES = 500
ENDING = ".jsonl"
TOO_LARGE, THE_REST, NO_ROOM = "too large", "the rest", "no room"
NOT_TO_THE_END = (TOO_LARGE, THE_REST, NO_ROOM)
"""Why a file was not read to its end: what is added there would not be read either."""
_MOST_NAMES = 100_000
_BLOCK = 256 * 1024
_EMPTY_LINES = 4096
_TOO_LONG = b"..."
"""Stands for a line that is: nothing that could be read."""
_NEWLINES = re.compile(rb"\n+")
_NULS = re.compile(rb"\0+")


class Aside(msgspec.Struct, frozen=True):
    """What was left out of a file, and why, in English for the log; never what stands there.

    ``file`` may be shown. ``line`` is the first one (from 1; 0 for the file as a whole), ``count`` how many there are.
    """

    file: str
    line: int
    why: str
    count: int = 1


class Reading(msgspec.Struct, frozen=True):
    """What a logbook holds: its story, what was left out, and how many lines a newer program wrote."""

    entries: Story
    aside: tuple[Aside, ...] = ()
    newer: int = 0


def read_logbook(folder: Path) -> Reading:
    """All stations' files of the logbook in ``folder``, merged.

    A file that cannot be opened is left out as a whole; raises OSError only where the folder itself cannot be read.
    """
    handle = open_folder(folder)
    try:
        with os.scandir(handle) as found:
            names = [e.name for e in islice(found, _MOST_NAMES) if e.name.endswith(ENDING) and e.name != ENDING]
        reader = _Reader()
        # The small ones first: one that is too large takes no room away from them.
        for _bytes, name in sorted((_size(name, handle), name) for name in sorted(names)[:MOST_FILES]):
            reader.read(name, handle)
        if len(names) > MOST_FILES:
            reader.leave_out(f"*{ENDING}", "too many files", count=len(names) - MOST_FILES)
        return Reading(reader.story, tuple(reader.aside), reader.newer)
    finally:
        os.close(handle)


def _size(name: str, folder: int) -> int:
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_size
    except OSError:
        return 0


class _Reader:
    """Reads one file after the other into one story."""

    def __init__(self) -> None:
        self.story = Story()
        self.aside: list[Aside] = []
        self.newer = 0
        self._bytes = LARGEST_LOGBOOK
        self._lines = MOST_LINES
        self._damaged = 0

    def leave_out(self, name: str, why: str, line: int = 0, count: int = 1) -> None:
        """What was left out of a file, and why."""
        self.aside.append(Aside(escape_name(name), line, why, count))

    def read(self, name: str, folder: int) -> None:
        """Take what can be read of the file ``name`` in the open ``folder``."""
        try:
            file = open_regular(name, within=folder)
        except NotRegular as error:
            self.leave_out(name, error.kind)
            return
        except OSError as error:
            self.leave_out(name, error.strerror or type(error).__name__)
            return
        with open(file, "rb", buffering=0):
            try:
                self._read_open(name, file)
            except OSError as error:
                self.leave_out(name, error.strerror or type(error).__name__)

    def _read_open(self, name: str, file: int) -> None:
        line, first, damaged, no_room, given_up = 1, 0, 0, 0, False
        most = min(LARGEST, self._bytes)
        for block, count in _blocks(file, most):
            entries = decode_lines(block)
            bad: list[int] = []
            if entries is None:
                entries, bad = self._line_by_line(block)
            no_room += self.story.add(entries)
            if bad:
                first = first or line + bad[0]
                damaged += len(bad)
            line += count
            self._lines -= count
            given_up = self._lines < 0 or self._damaged + damaged > MOST_DAMAGED
            if given_up:
                break
        size = os.fstat(file).st_size
        self._damaged += damaged
        self._bytes -= min(size, most)
        # One reason a file. Where part of it is not known, so is when something happened last: no line is named then.
        if size > most:
            self.leave_out(name, TOO_LARGE)
        elif given_up:
            self.leave_out(name, THE_REST)
        elif no_room:
            self.leave_out(name, NO_ROOM, count=no_room)
        elif damaged:
            self.leave_out(name, "damaged lines", first, damaged)

    def _line_by_line(self, block: bytes) -> tuple[list[Entry], list[int]]:
        """(the entries in a block, the numbers of the damaged lines in it, counted from 0)."""
        entries: list[Entry] = []
        bad: list[int] = []
        for number, whole in enumerate(block.split(b"\n")):
            # A block that the disk never got: what stands on either side of it may be whole.
            if b"\0" in whole or len(whole) > LONGEST_LINE:
                bad.append(number)
            for line in whole.split(b"\0"):
                if not line or len(line) > LONGEST_LINE:
                    continue
                try:
                    entry = decode(line)
                except ValueError:
                    if bad[-1:] != [number]:
                        bad.append(number)
                    continue
                if entry is None:
                    self.newer += 1
                else:
                    entries.append(entry)
        return entries, bad


def _blocks(file: int, most: int) -> Iterator[tuple[bytes, int]]:
    """What stands in the file, in pieces that end where a line ends, and how many lines a piece has.

    The last line gets its end where it has none. Of NUL bytes that follow each other one is given, of a line that is
    too long only that it is, and empty lines are left out where there are thousands. Raises OSError.
    """
    rest = b""
    while most > 0 and (piece := os.read(file, min(_BLOCK, most))):
        most -= len(piece)
        whole, end, begun = piece.rpartition(b"\n")
        if not end:
            rest = _one_nul(rest + piece) if len(rest) <= LONGEST_LINE else rest
            continue
        if len(rest) > LONGEST_LINE:
            # Only its beginning is held: it is not to be taken for whole.
            rest, whole = _TOO_LONG, whole[whole.find(b"\n") :] if b"\n" in whole else b""
        yield _sparing(rest + whole + end)
        rest = begun
    if rest:
        yield (rest if len(rest) <= LONGEST_LINE else _TOO_LONG) + b"\n", 1


def _sparing(block: bytes) -> tuple[bytes, int]:
    lines = block.count(b"\n")
    if block.count(b"\n\n") > _EMPTY_LINES:
        block = _NEWLINES.sub(b"\n", block)
    return _one_nul(block), lines


def _one_nul(block: bytes) -> bytes:
    return _NULS.sub(b"\0", block) if b"\0\0" in block else block
