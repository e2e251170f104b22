"""The journal's line: what happened, when, in which sitting. Pure.

A line is one JSON object::

    {"v":1,"at":"2026-11-23T10:00:00Z","event":{"type":"started","exercise":"…"},"sitting":"x3Fq9-Tz","n":0}

``n`` counts the events of a sitting, so that a line which was written twice, or carried twice between stations, is
known as one and the same, and two events of the same instant are not. A line never holds a name, nor what was typed.

A line is read as it may stand on any disk: a value beyond the bounds of its kind is damage, as half a line is.
"""

from __future__ import annotations

from datetime import datetime
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
    "decode_lines",
    "encode",
    "entry",
]

VERSION = 1
"""The version of the line that this program writes."""


class LogbookBegun(Event, frozen=True, tag="logbook_begun"):
    """The logbook was begun."""


class SettingChosen(Event, frozen=True, tag="setting_chosen"):
    """The person chose how the program looks or speaks: ``language`` is ``en``, for instance."""

    name: Annotated[str, Meta(max_length=100)]
    value: Annotated[str, Meta(max_length=1000)]


LogbookEvent = Started | StepDone | StepPassed | ExerciseDone | Stopped | LogbookBegun | SettingChosen
"""Every event that a line of this version may hold."""

_KNOWN = frozenset(kind.__struct_config__.tag for kind in get_args(LogbookEvent))


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of the journal. Build it with :func:`entry`, which checks the time."""

    v: Literal[1]
    at: Annotated[datetime, Meta(tz=True)]
    event: LogbookEvent
    sitting: Annotated[str, Meta(max_length=64)]
    n: Annotated[int, Meta(ge=0, lt=2**32)]


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
    return Entry(1, clock.to_utc(at), event, sitting, n)


def encode(entry: Entry) -> bytes:
    """The line of ``entry``, with its newline."""
    return _encoder.encode(entry) + b"\n"


def decode(line: bytes) -> Entry | None:
    """The entry on ``line`` (without its newline); None for a line of a newer version, or an event not known yet.

    Raises ValueError for a line that is damaged: cut short, not JSON, not UTF-8, a key missing.
    """
    try:
        made = _entry_decoder.decode(line)
    except (ValueError, RecursionError) as damage:
        if _is_newer(line):
            return None
        raise ValueError(str(damage)) from damage
    at = clock.clamp_stored(made.at)
    return made if at is made.at else msgspec.structs.replace(made, at=at)


def _is_newer(line: bytes) -> bool:
    """Whether this whole line was written by a newer program."""
    try:
        line.decode("utf-8")
        found = _any_version_decoder.decode(line)
        return found.v > VERSION or (found.v == VERSION and _tag_decoder.decode(found.event).type not in _KNOWN)
    except (ValueError, RecursionError):
        return False


def decode_lines(block: bytes) -> list[Entry] | None:
    """The entries of a block of whole lines, all at once; None where not every line is an entry.

    Some three times as fast as :func:`decode`, which then says which line it is.
    """
    try:
        found: list[Entry] = _entry_decoder.decode_lines(block)
    except (ValueError, RecursionError):
        return None
    # It reads values, not lines: one that goes over two lines, or two on one line, are none of ours.
    return found if len(found) == block.count(b"\n") else None
