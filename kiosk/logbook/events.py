"""The journal's line: what happened, when, in which sitting. Pure.

A line is one JSON object::

    {"v":1,"at":"2026-11-23T10:00:00Z","event":{"type":"started","exercise":"…"},"sitting":"x3Fq9-Tz","n":0}

``n`` counts the events of a sitting, so that a line which was written twice, or carried twice between stations, is
known as one and the same, and two events of the same instant are not. A line never holds a name, nor what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import chain, pairwise
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from kiosk import clock
from kiosk.course.events import Event, ExerciseDone, Help, Started, StepDone, StepPassed, Stopped

__all__ = [
    "VERSION",
    "Entry",
    "Event",
    "ExerciseDone",
    "Help",
    "LogbookBegun",
    "LogbookEvent",
    "SettingChosen",
    "Started",
    "StepDone",
    "StepPassed",
    "Stopped",
    "decode",
    "encode",
    "entry",
    "merge",
]

VERSION = 1
"""The version of the line that this program writes."""


class LogbookBegun(Event, frozen=True, tag="logbook_begun"):
    """The logbook was begun."""


class SettingChosen(Event, frozen=True, tag="setting_chosen"):
    """The person chose how the program looks or speaks: ``language`` is ``en``, for instance."""

    name: str
    value: str


LogbookEvent = Started | StepDone | StepPassed | ExerciseDone | Stopped | LogbookBegun | SettingChosen
"""Every event that a line of this version may hold."""

_KNOWN = frozenset(kind.__struct_config__.tag for kind in get_args(LogbookEvent))


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of the journal. Build it with :func:`entry`, which checks the time."""

    v: Literal[1]
    at: Annotated[datetime, Meta(tz=True)]
    event: LogbookEvent
    sitting: str
    n: Annotated[int, Meta(ge=0)]


class _Tag(msgspec.Struct, gc=False):
    type: str


class _AnyVersion(msgspec.Struct, gc=False):
    v: int
    event: msgspec.Raw = msgspec.Raw(b"null")


_encoder = msgspec.json.Encoder()
_entry_decoder = msgspec.json.Decoder(Entry)
_any_version_decoder = msgspec.json.Decoder(_AnyVersion)
_tag_decoder = msgspec.json.Decoder(_Tag)


def entry(event: Event, at: datetime, sitting: str, n: int) -> Entry:
    """The ``n``-th entry of a sitting (counted from 0), at an aware time, which is turned into UTC.

    Raises ValueError where the time does not say its offset, TypeError for an event that no line may hold.
    """
    if at.utcoffset() is None:
        raise ValueError("a time without an offset cannot be compared between stations")
    if not isinstance(event, get_args(LogbookEvent)):
        raise TypeError(f"{type(event).__name__} is not an event of a logbook")
    return Entry(1, clock.utc(at), event, sitting, n)


def encode(entry: Entry) -> bytes:
    """The line of ``entry``, with its newline."""
    return _encoder.encode(entry) + b"\n"


def decode(line: bytes) -> Entry | None:
    """The entry on ``line`` (without its newline); None for a line of a newer version, or an event not known yet.

    Raises ValueError for a line that is damaged: cut short, not JSON, not UTF-8, a key missing.
    """
    try:
        return _entry_decoder.decode(line)
    except (ValueError, RecursionError) as damage:
        if _is_newer(line):
            return None
        raise ValueError(str(damage)) from damage


def _is_newer(line: bytes) -> bool:
    """Whether this whole line was written by a newer program."""
    try:
        line.decode("utf-8")
        found = _any_version_decoder.decode(line)
        return found.v > VERSION or (found.v == VERSION and _tag_decoder.decode(found.event).type not in _KNOWN)
    except (ValueError, RecursionError):
        return False


def merge(*groups: Iterable[Entry]) -> tuple[Entry, ...]:
    """The union of the groups, each entry once, ordered by time, then sitting, then place in the sitting.

    The order does not depend on which file an entry came from, so that every station sees the same story.
    """
    entries = tuple(chain.from_iterable(groups))
    # A single journal stands in order already: seeing that is five times as fast as hashing and sorting it. Of two
    # entries that are the same, neither comes before the other.
    if all(before < after for before, after in pairwise(map(_when, entries))):
        return entries
    return tuple(sorted(dict.fromkeys(entries), key=_when))


def _when(entry: Entry) -> tuple[datetime, str, int]:
    return entry.at, entry.sitting, entry.n
