"""The wipe record: a line for each time that a person's traces were erased, for the adviser to read.

It is ``wipes.jsonl`` in the state folder. A line is written between two people, so it does not wait for the disk;
:func:`sync_and_trim_record` does, once the next person has her screen. A line that a power cut tore is skipped.
"""

from __future__ import annotations

import contextlib
import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from kiosk.clock import clamp_stored
from kiosk.disk import append_lines, make_folder, sync_file, write_whole
from kiosk.errors import translate_reason
from kiosk.i18n import _
from kiosk.regular_file import NotRegular, ensure_usable, read_regular, reason_of
from kiosk.station.locks import lock_state

RECORD_FILE = "wipes.jsonl"
MAX_ENTRIES = 1000
"""How many lines are kept: a week of a busy station, months of a quiet one."""
_SLACK = 250
"""How many lines more than :data:`MAX_ENTRIES` there may be before the file is rewritten, so that this is rare."""
MAX_RECORD_SIZE = 8 * 1024 * 1024
"""Bytes: a larger record, or what is no regular file, is set aside, and a new one is begun."""

WipeReason = Literal["start", "left", "idle", "crash", "reset", "stopped", "retention"]
"""The program started, the person left, nobody was there any more, it crashed, the adviser asked for it, the program
ended; ``retention``: logbooks that nobody had opened for as long as the settings say."""

Count = Annotated[int, Meta(ge=0, lt=2**62)]

log = logging.getLogger(__name__)


class WipeEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One wipe: when, why (see :data:`WipeReason`; a newer program may write others), and what was erased.

    ``logbooks`` were erased whole, and their files are counted in ``files``. ``problems`` are sentences for the
    adviser about what could not be erased, and name no file.
    """

    at: Annotated[datetime, Meta(tz=True)]
    why: Annotated[str, Meta(max_length=100)]
    files: Count = 0
    bytes: Count = 0
    logbooks: Count = 0
    problems: Annotated[tuple[Annotated[str, Meta(max_length=2000)], ...], Meta(max_length=200)] = ()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(WipeEntry)


def record_wipe(state: Path, entry: WipeEntry) -> WipeEntry:
    """Append ``entry`` to the record and give it back; with one more problem where it cannot be written."""
    try:
        append_entry(state, entry)
    except OSError as error:
        log.error("the wipe record cannot be written: %s", reason_of(error))
        sentence = _("La remise à neuf n'a pas pu être notée : {reason}.").format(reason=translate_reason(error))
        return replace(entry, problems=(*entry.problems, sentence))
    return entry


def append_entry(state: Path, entry: WipeEntry) -> None:
    """Append a line to the record, without waiting for the disk. Raises OSError."""
    line = _encoder.encode(entry) + b"\n"
    make_folder(state)
    ensure_usable(state / RECORD_FILE, MAX_RECORD_SIZE)
    append_lines(state / RECORD_FILE, line, wait=False)


def read_record(state: Path) -> tuple[WipeEntry, ...]:
    """The last :data:`MAX_ENTRIES` wipes, oldest first; none where there is no record, or it cannot be read."""
    entries = []
    for line in _read_lines(state)[-MAX_ENTRIES:]:
        with contextlib.suppress(ValueError, RecursionError):
            entry = _decoder.decode(line)
            entries.append(replace(entry, at=clamp_stored(entry.at)))
    return tuple(entries)


def sync_and_trim_record(state: Path) -> None:
    """Wait until the disk has the record, and drop its oldest lines. Raises OSError where the disk does not take it.

    Takes as long as the disk takes: to be called when nobody waits.
    """
    try:
        sync_file(state / RECORD_FILE)
    except (FileNotFoundError, NotRegular):
        return
    with lock_state(state) as locked:
        if locked and len(lines := _read_lines(state)) > MAX_ENTRIES + _SLACK:
            write_whole(state / RECORD_FILE, b"".join(line + b"\n" for line in lines[-MAX_ENTRIES:]))


def _read_lines(state: Path) -> list[bytes]:
    """The lines of the file, without the zero bytes that a power cut leaves."""
    try:
        content = read_regular(state / RECORD_FILE, MAX_RECORD_SIZE)
    except OSError:
        return []
    return [line for line in content.replace(b"\0", b"").split(b"\n") if line]
