"""Reading the last warnings of the log, newest first."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

import msgspec

from kiosk.regular_file import read_end
from kiosk.station.log.writing import log_file

LogLevel = Literal["WARNING", "ERROR", "CRITICAL"]
_READ = 128 * 1024
"""Bytes that are read from the end of each file: some thousand lines."""
_HEAD = re.compile(r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>[A-Z]+) (?P<room>kiosk[\w.]*) (?P<text>.*)")
"""The first line of a message, as :func:`~kiosk.station.log.writing.open_log` has it written."""


class LogWarning(msgspec.Struct, frozen=True):
    """A message, or several equal ones in a row: the first line, and how often it was written.

    ``at`` is when it was written last, in the machine's own time and without a zone; ``room`` is the module.
    """

    at: datetime
    level: LogLevel
    room: str
    text: str
    times: int = 1


def read_warnings(folder: Path, most: int) -> tuple[LogWarning, ...]:
    """The last warnings in the log's ``folder``, newest first, ``most`` at most; none where there is no log.

    Raises OSError for a log that exists and cannot be read.
    """
    newest = log_file(folder)
    found: list[LogWarning] = []
    for file in (newest, newest.with_name(f"{newest.name}.1")):
        found = [*parse_warnings(_read_end_of(file)), *found]
        if len(found) >= most:
            break
    return tuple(reversed(found[-most:]))


def parse_warnings(text: str) -> tuple[LogWarning, ...]:
    """Find the warnings in the text of a log, oldest first; equal ones in a row become one."""
    found: list[LogWarning] = []
    for line in text.split("\n"):
        head = _HEAD.fullmatch(line)
        if head is None or head["level"] not in ("WARNING", "ERROR", "CRITICAL"):
            continue
        try:
            at = datetime.fromisoformat(head["at"])
        except ValueError:
            continue
        level, room, message = cast(LogLevel, head["level"]), head["room"], head["text"]
        before = found[-1] if found else None
        if before is not None and (before.level, before.room, before.text) == (level, room, message):
            found[-1] = msgspec.structs.replace(before, at=at, times=before.times + 1)
        else:
            found.append(LogWarning(at, level, room, message))
    return tuple(found)


def _read_end_of(file: Path) -> str:
    try:
        return read_end(file, _READ).decode(errors="replace")
    except FileNotFoundError:
        return ""
