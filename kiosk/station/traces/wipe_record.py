"""The wipe record: a line for each time that a person's traces were erased, for the adviser to read.

``wipes.jsonl`` stands in the station's own folder. A line is written in the moment between two people, so it does not
wait for the disk; :func:`settle` does, when the next person has her screen. A line that a power cut tore is passed
over.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from kiosk.disk import append, make_folder, sync_file, write_whole
from kiosk.logbook.events import in_every_zone
from kiosk.regular_file import NotRegular, make_usable, read_regular
from kiosk.station.traces.station_folders import alone_in

RECORD_FILE = "wipes.jsonl"
MOST = 1000
"""How many lines are kept: a week of a busy station, months of a quiet one."""
_SLACK = 250
"""Lines more than :data:`MOST` until the file is written anew, so that it is not at each wipe."""
LARGEST = 8 * 1024 * 1024
"""Bytes: a larger record, or what is no file, is set aside, and a new one is begun."""

Why = Literal["start", "left", "idle", "crash", "reset", "stopped", "retention"]
"""At the start, the person left, nobody was there any more, after crashes, the adviser asked for it, at the end;
``retention``: logbooks that nobody had opened for as long as the settings say."""

Count = Annotated[int, Meta(ge=0, lt=2**62)]


class Wiped(msgspec.Struct, frozen=True, omit_defaults=True):
    """One wipe: when, why (see :data:`Why`; a newer program may know more), what was erased, what could not be.

    ``logbooks`` were erased whole, their files counted in ``files``. ``problems`` are sentences for the adviser, and
    name no file.
    """

    at: Annotated[datetime, Meta(tz=True)]
    why: Annotated[str, Meta(max_length=100)]
    files: Count = 0
    bytes: Count = 0
    logbooks: Count = 0
    problems: Annotated[tuple[Annotated[str, Meta(max_length=2000)], ...], Meta(max_length=200)] = ()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Wiped)


def add_to_record(state: Path, wiped: Wiped) -> None:
    """One more line. Raises OSError."""
    line = _encoder.encode(wiped) + b"\n"
    make_folder(state)
    make_usable(state / RECORD_FILE, LARGEST)
    append(state / RECORD_FILE, line, wait=False)


def read_record(state: Path) -> tuple[Wiped, ...]:
    """The wipes, oldest first, at most :data:`MOST`; none where there is no record, or it cannot be read."""
    found = []
    for line in _lines(state)[-MOST:]:
        with contextlib.suppress(ValueError, RecursionError):
            wiped = _decoder.decode(line)
            found.append(replace(wiped, at=in_every_zone(wiped.at)))
    return tuple(found)


def settle(state: Path) -> None:
    """Wait until the disk has the record, and keep it short. Raises OSError where the disk does not take it.

    Takes as long as the disk takes: to be called when nobody waits for it.
    """
    try:
        sync_file(state / RECORD_FILE)
    except (FileNotFoundError, NotRegular):
        return
    with alone_in(state) as alone:
        if alone and len(lines := _lines(state)) > MOST + _SLACK:
            write_whole(state / RECORD_FILE, b"".join(line + b"\n" for line in lines[-MOST:]))


def _lines(state: Path) -> list[bytes]:
    """The lines as they stand there, without what the disk never got."""
    try:
        content = read_regular(state / RECORD_FILE, LARGEST)
    except OSError:
        return []
    return [line for line in content.replace(b"\0", b"").split(b"\n") if line]
