"""Reads a logbook: every complete line of every station's file.

What cannot be read (a line torn by a power cut, a block of NUL, a pipe with the name of a journal) is skipped and stays
in place, since no file is ever rewritten. ``LogbookReading.left_out`` lists it for the log. Reading never blocks, never
follows a link, and takes no more memory and time than a person's logbook needs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from kiosk.logbook.events import JournalEntry, decode_line, decode_lines
from kiosk.logbook.timeline import MAX_TIMELINE_ENTRIES, Timeline
from kiosk.regular_file import NotRegular, open_folder, open_regular, reason_of
from kiosk.text import escape_name

MAX_FILE_BYTES = 256 * 1024 * 1024
"""Bytes read of one file: about 1,700,000 lines. No more is ever written to one."""
MAX_LINE_BYTES = 256 * 1024
"""Bytes, and at most one block more. A line quotes texts of an exercise, whose file has 64 KiB at most."""
MAX_LOGBOOK_BYTES = 2 * MAX_FILE_BYTES
"""Bytes read of all files of a logbook together."""
MAX_JOURNAL_LINES = MAX_TIMELINE_ENTRIES
"""Lines read of a logbook, damaged ones included."""
MAX_DAMAGED = 100_000
"""Damaged lines in a logbook after which the rest of the file is skipped: it is no journal."""
MAX_JOURNALS = 500
ENDING = ".jsonl"
TOO_LARGE, THE_REST, NO_ROOM = "too large", "the rest", "no room"
READ_IN_PART = (TOO_LARGE, THE_REST, NO_ROOM)
"""Reasons for which a file was not read to its end: anything appended to it would not be read either."""
_MAX_NAMES = 100_000
_BLOCK = 256 * 1024
_EMPTY_LINES = 4096
_TOO_LONG = b"..."
"""Replaces a line that is too long, as one that cannot be decoded."""
_NEWLINES = re.compile(rb"\n+")
_NULS = re.compile(rb"\0+")


class LeftOut(msgspec.Struct, frozen=True):
    """What was not read of a file, and why, in English for the log; never the content.

    ``file`` is fit to print. ``line`` is the first one (from 1; 0 for the whole file), ``count`` their number.
    """

    file: str
    line: int
    why: str
    count: int = 1


class LogbookReading(msgspec.Struct, frozen=True):
    """A logbook's entries, what was left out, and the number of lines that a newer program wrote."""

    entries: Timeline
    left_out: tuple[LeftOut, ...] = ()
    newer: int = 0


def read_logbook(folder: Path) -> LogbookReading:
    """All stations' files of the logbook in ``folder``, merged.

    A file that cannot be opened is left out; raises OSError only where the folder itself cannot be read.
    """
    handle = open_folder(folder)
    try:
        with os.scandir(handle) as found:
            names = [e.name for e in islice(found, _MAX_NAMES) if e.name.endswith(ENDING) and e.name != ENDING]
        reader = _Reader()
        # The small ones first, so that one that is too large takes no room from them.
        for _bytes, name in sorted((_size(name, handle), name) for name in sorted(names)[:MAX_JOURNALS]):
            reader.read(name, handle)
        if len(names) > MAX_JOURNALS:
            reader.leave_out(f"*{ENDING}", "too many files", count=len(names) - MAX_JOURNALS)
        return LogbookReading(reader.timeline, tuple(reader.left_out), reader.newer)
    finally:
        os.close(handle)


def _size(name: str, folder: int) -> int:
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_size
    except OSError:
        return 0


class _Reader:
    """Reads one file after the other into one timeline."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.left_out: list[LeftOut] = []
        self.newer = 0
        self._bytes = MAX_LOGBOOK_BYTES
        self._lines = MAX_JOURNAL_LINES
        self._damaged = 0

    def leave_out(self, name: str, why: str, line: int = 0, count: int = 1) -> None:
        """Note what was left out of a file, and why."""
        self.left_out.append(LeftOut(escape_name(name), line, why, count))

    def read(self, name: str, folder: int) -> None:
        """Read what can be read of the file ``name`` in the open ``folder``."""
        try:
            file = open_regular(name, within=folder)
        except NotRegular as error:
            self.leave_out(name, error.kind)
            return
        except OSError as error:
            self.leave_out(name, reason_of(error))
            return
        with open(file, "rb", buffering=0):
            try:
                self._read_open(name, file)
            except OSError as error:
                self.leave_out(name, reason_of(error))

    def _read_open(self, name: str, file: int) -> None:
        self.timeline.begin_file()
        line, first, damaged, no_room, given_up = 1, 0, 0, 0, False
        most = min(MAX_FILE_BYTES, self._bytes)
        for block, count in _blocks(file, most):
            entries = decode_lines(block)
            bad: list[int] = []
            if entries is None:
                entries, bad = self._line_by_line(block)
            no_room += self.timeline.add(entries)
            if bad:
                first = first or line + bad[0]
                damaged += len(bad)
            line += count
            self._lines -= count
            given_up = self._lines < 0 or self._damaged + damaged > MAX_DAMAGED
            if given_up:
                break
        size = os.fstat(file).st_size
        self._damaged += damaged
        self._bytes -= min(size, most)
        # One reason per file. No line is named where part of the file is unread: that also says that the date of the
        # last event is unknown.
        if size > most:
            self.leave_out(name, TOO_LARGE)
        elif given_up:
            self.leave_out(name, THE_REST)
        elif no_room:
            self.leave_out(name, NO_ROOM, count=no_room)
        elif damaged:
            self.leave_out(name, "damaged lines", first, damaged)

    def _line_by_line(self, block: bytes) -> tuple[list[JournalEntry], list[int]]:
        """(the entries in a block, the indexes of its damaged lines)."""
        entries: list[JournalEntry] = []
        bad: list[int] = []
        for number, whole in enumerate(block.split(b"\n")):
            # NUL bytes are a block that never reached the disk: the lines on either side may be whole.
            if b"\0" in whole or len(whole) > MAX_LINE_BYTES:
                bad.append(number)
            for line in whole.split(b"\0"):
                if not line or len(line) > MAX_LINE_BYTES:
                    continue
                try:
                    entry = decode_line(line)
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
    """The file in blocks that end with a line, and the number of lines in each.

    A newline is added to the last line if it has none. Runs of NUL bytes are given as one, a line that is too long as
    :data:`_TOO_LONG`, and empty lines are dropped where there are thousands. Raises OSError.
    """
    rest = b""
    while most > 0 and (piece := os.read(file, min(_BLOCK, most))):
        most -= len(piece)
        whole, end, begun = piece.rpartition(b"\n")
        if not end:
            rest = _squeeze_nuls(rest + piece) if len(rest) <= MAX_LINE_BYTES else rest
            continue
        if len(rest) > MAX_LINE_BYTES:
            # Only its beginning was kept: it must not pass for a whole line.
            rest, whole = _TOO_LONG, whole[whole.find(b"\n") :] if b"\n" in whole else b""
        yield _squeeze(rest + whole + end)
        rest = begun
    if rest:
        yield (rest if len(rest) <= MAX_LINE_BYTES else _TOO_LONG) + b"\n", 1


def _squeeze(block: bytes) -> tuple[bytes, int]:
    lines = block.count(b"\n")
    if block.count(b"\n\n") > _EMPTY_LINES:
        block = _NEWLINES.sub(b"\n", block)
    return _squeeze_nuls(block), lines


def _squeeze_nuls(block: bytes) -> bytes:
    return _NULS.sub(b"\0", block) if b"\0\0" in block else block
