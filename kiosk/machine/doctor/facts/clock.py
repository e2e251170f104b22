"""What the machine says of the time: now, the program's files, the newest lines of logbooks and of the wipe record."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import kiosk
from kiosk import clock
from kiosk.logbook.events import decode
from kiosk.machine.doctor.clock import ClockFacts
from kiosk.machine.doctor.machine import Machine
from kiosk.regular_file import read_end
from kiosk.station.traces.wipe_record import read_record

_MOST_FILES = 200
_TAIL = 4096
"""Bytes at the end of a journal: its last lines."""


def clock_facts(machine: Machine) -> ClockFacts:
    """The times, each in the time zone of the machine."""
    newest = max((*_of_logbooks(machine.data / "logbooks"), *_of_record(machine.state)), default=None)
    answer = machine.ask(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    said = answer.text.strip() if answer is not None and answer.code == 0 else ""
    return ClockFacts(
        now=clock.local(machine.now),
        built=clock.local(_built()),
        newest=clock.local(newest) if newest else None,
        kept={"yes": True, "no": False}.get(said),
    )


def _built() -> datetime:
    """When the newest file of the program was made."""
    files = Path(kiosk.__file__).parent.rglob("*.py")
    return clock.at_stamp(max(file.stat().st_mtime for file in files))


def _of_record(state: Path) -> Iterator[datetime]:
    yield from (wiped.at for wiped in read_record(state))


def _of_logbooks(logbooks: Path) -> Iterator[datetime]:
    """The times of the last lines of the journals that were written last."""
    stamps: list[tuple[float, Path]] = []
    for file in logbooks.glob("*/*.jsonl"):
        with contextlib.suppress(OSError):
            stamps.append((file.lstat().st_mtime, file))
    for _stamp, file in sorted(stamps, reverse=True)[:_MOST_FILES]:
        with contextlib.suppress(OSError):
            for line in read_end(file, _TAIL).split(b"\n"):
                with contextlib.suppress(ValueError):
                    entry = decode(line)
                    if entry is not None:
                        yield entry.at
