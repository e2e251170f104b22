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

from kiosk.disk import append, make_folder, sync_file, write_whole
from kiosk.station.station_folders import alone_in

RECORD_FILE = "wipes.jsonl"
MOST = 1000
"""How many lines are kept: a week of a busy station, months of a quiet one."""
_SLACK = 250
"""Lines more than :data:`MOST` until the file is written anew, so that it is not at each wipe."""

Why = Literal["start", "left", "idle", "crash", "reset", "stopped", "retention"]
"""At the start, the person left, nobody was there any more, after crashes, the adviser asked for it, at the end;
``retention``: logbooks that nobody had opened for as long as the settings say."""


class Wiped(msgspec.Struct, frozen=True, omit_defaults=True):
    """One wipe: when, why (see :data:`Why`; a newer program may know more), what was erased, what could not be.

    ``logbooks`` were erased whole, their files counted in ``files``. ``problems`` are sentences for the adviser, and
    name no file.
    """

    at: Annotated[datetime, Meta(tz=True)]
    why: str
    files: int = 0
    bytes: int = 0
    logbooks: int = 0
    problems: tuple[str, ...] = ()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Wiped)


def add_to_record(state: Path, wiped: Wiped) -> None:
    """One more line. Raises OSError."""
    line = _encoder.encode(wiped) + b"\n"
    make_folder(state)
    append(state / RECORD_FILE, line, wait=False)


def read_record(state: Path) -> tuple[Wiped, ...]:
    """The wipes, oldest first, at most :data:`MOST`; none where there is no record, or it cannot be read."""
    found = []
    for line in _lines(state)[-MOST:]:
        with contextlib.suppress(ValueError, RecursionError):
            found.append(_decoder.decode(line))
    return tuple(found)


def settle(state: Path) -> None:
    """Wait until the disk has the record, and keep it short. Raises OSError where the disk does not take it.

    Takes as long as the disk takes: to be called when nobody waits for it.
    """
    try:
        sync_file(state / RECORD_FILE)
    except FileNotFoundError:
        return
    with alone_in(state) as alone:
        if alone and len(lines := _lines(state)) > MOST + _SLACK:
            write_whole(state / RECORD_FILE, b"".join(line + b"\n" for line in lines[-MOST:]))


def _lines(state: Path) -> list[bytes]:
    """The lines as they stand there, without what the disk never got."""
    try:
        content = (state / RECORD_FILE).read_bytes()
    except OSError:
        return []
    return [line for line in content.replace(b"\0", b"").split(b"\n") if line]
