"""The clock: logbooks are sorted by it, and old ones are erased by it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, fail, ok
from kiosk.station.relative_time import relative_time

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

TOLERANCE = timedelta(hours=1)
"""The clocks of two machines that share logbooks may differ by this much without anybody noticing."""
MAX_SERVICE_LIFE = timedelta(days=15 * 365)
"""No version of the program stays in use for longer."""
_MAX_FILES = 200
_TAIL = 4096
"""Bytes at the end of a journal: its last lines."""


class ClockFacts(msgspec.Struct, frozen=True):
    """Aware times, in the machine's time zone. ``program_date`` is that of its newest file; ``newest_entry`` is the
    latest of logbooks and wipe record, if any; ``synchronized``: by a time server, None for unknown.
    """

    now: datetime
    program_date: datetime
    newest_entry: datetime | None = None
    synchronized: bool | None = None


def judge_clock(facts: ClockFacts) -> Iterator[Judgement]:
    """Without a network nothing corrects the clock: it must be about right, and never go back."""
    zone = facts.now.tzname() or ""
    what = _("La machine dit : {time} ({zone}).").format(time=_full_date(facts.now), zone=zone)
    why = _("L'ordre des carnets suit l'horloge, et le jour de l'atelier aussi.")
    remedy = "sudo timedatectl set-time '2027-01-31 09:00'"
    if facts.now < facts.program_date - timedelta(days=1):
        behind = _("Le programme est plus récent : {time}.").format(time=_full_date(facts.program_date))
        yield fail("clock.time", f"{what} {behind}", why, remedy)
    elif facts.newest_entry is not None and facts.now < facts.newest_entry - TOLERANCE:
        behind = _("Un carnet ou un relevé dit : {time}.").format(time=_full_date(facts.newest_entry))
        yield fail("clock.time", f"{what} {behind}", why, remedy)
    elif facts.now > facts.program_date + MAX_SERVICE_LIFE:
        ahead = _("Le programme est de {year}.").format(year=facts.program_date.year)
        yield fail("clock.time", f"{what} {ahead}", why, remedy)
    else:
        yield ok("clock.time", what, why)
    if facts.synchronized:
        why = _("Avec le réseau, l'horloge se règle seule.")
        yield ok("clock.kept", _("L'horloge suit un serveur de temps."), why)
    elif facts.synchronized is False:
        why = _("Quand sa pile est vide, une machine sans réseau revient à une date passée.")
        remedy = _("Regardez l'heure à chaque visite, après un arrêt.")
        yield ok("clock.kept", _("L'horloge avance seule, sans serveur de temps."), f"{why} {remedy}")


def _full_date(at: datetime) -> str:
    """``at`` with its day and year, however near it is."""
    return relative_time(at, datetime(2, 1, 1, tzinfo=at.tzinfo))


def read_clock_facts(machine: ExaminedMachine) -> ClockFacts:
    """Read the clock, the program's date, the newest entries of logbooks and wipe record, and the state of NTP."""
    from kiosk import clock

    newest = max((*_logbook_times(machine.data / "logbooks"), *_wipe_times(machine.state)), default=None)
    answer = machine.run(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    synchronized = answer.output.strip() if answer is not None and answer.code == 0 else ""
    return ClockFacts(
        now=clock.to_local(machine.now),
        program_date=clock.to_local(_newest_file()),
        newest_entry=clock.to_local(newest) if newest else None,
        synchronized={"yes": True, "no": False}.get(synchronized),
    )


def _newest_file() -> datetime:
    """The time of the program's newest file."""
    import kiosk
    from kiosk import clock

    files = Path(kiosk.__file__).parent.rglob("*.py")
    return clock.from_timestamp(max(file.stat().st_mtime for file in files))


def _wipe_times(state: Path) -> Iterator[datetime]:
    from kiosk.station.traces.wipe_record import read_record

    yield from (wiped.at for wiped in read_record(state))


def _logbook_times(logbooks: Path) -> Iterator[datetime]:
    """The times of the last lines of the journals that were written last."""
    from kiosk.logbook.events import decode_line
    from kiosk.regular_file import read_end

    stamps: list[tuple[float, Path]] = []
    for file in logbooks.glob("*/*.jsonl"):
        with contextlib.suppress(OSError):
            stamps.append((file.lstat().st_mtime, file))
    for _stamp, file in sorted(stamps, reverse=True)[:_MAX_FILES]:
        with contextlib.suppress(OSError):
            for line in read_end(file, _TAIL).split(b"\n"):
                with contextlib.suppress(ValueError):
                    entry = decode_line(line)
                    if entry is not None:
                        yield entry.at
