"""The clock: logbooks are put in order by it, and old ones are erased by it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, well
from kiosk.station.relative_time import relative_time

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

SLACK = timedelta(hours=1)
"""By so much two machines that share logbooks may differ without anybody noticing."""
LONG = timedelta(days=15 * 365)
"""No version of the program is in use for longer."""


class ClockFacts(msgspec.Struct, frozen=True):
    """Aware times, in the machine's time zone. ``built``: the program's newest file; ``newest``: the latest time that
    logbooks and records name, None where there are none. ``kept``: a time server sets it; None where that is unknown.
    """

    now: datetime
    built: datetime
    newest: datetime | None = None
    kept: bool | None = None


def judge_clock(facts: ClockFacts) -> Iterator[Judgement]:
    """A clock without a network goes on alone: it must be about right, and never go back."""
    zone = facts.now.tzname() or ""
    what = _("La machine dit : {time} ({zone}).").format(time=_whole(facts.now), zone=zone)
    why = _("L'ordre des carnets suit l'horloge, et le jour de l'atelier aussi.")
    remedy = "sudo timedatectl set-time '2027-01-31 09:00'"
    if facts.now < facts.built - timedelta(days=1):
        behind = _("Le programme est plus récent : {time}.").format(time=_whole(facts.built))
        yield do("clock.time", f"{what} {behind}", why, remedy)
    elif facts.newest is not None and facts.now < facts.newest - SLACK:
        behind = _("Un carnet ou un relevé dit : {time}.").format(time=_whole(facts.newest))
        yield do("clock.time", f"{what} {behind}", why, remedy)
    elif facts.now > facts.built + LONG:
        ahead = _("Le programme est de {year}.").format(year=facts.built.year)
        yield do("clock.time", f"{what} {ahead}", why, remedy)
    else:
        yield well("clock.time", what, why)
    if facts.kept:
        why = _("Avec le réseau, l'horloge se règle seule.")
        yield well("clock.kept", _("L'horloge suit un serveur de temps."), why)
    elif facts.kept is False:
        why = _("Quand sa pile est vide, une machine sans réseau revient à une date passée.")
        remedy = _("Regardez l'heure à chaque visite, après un arrêt.")
        yield well("clock.kept", _("L'horloge avance seule, sans serveur de temps."), f"{why} {remedy}")


def _whole(at: datetime) -> str:
    """Always with the day and the year."""
    return relative_time(at, datetime(2, 1, 1, tzinfo=at.tzinfo))


_MOST_FILES = 200
_TAIL = 4096
"""Bytes at the end of a journal: its last lines."""


def clock_facts(machine: ExaminedMachine) -> ClockFacts:
    """The times, each in the time zone of the machine."""
    from kiosk import clock

    newest = max((*_of_logbooks(machine.data / "logbooks"), *_of_record(machine.state)), default=None)
    answer = machine.ask(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    said = answer.text.strip() if answer is not None and answer.code == 0 else ""
    return ClockFacts(
        now=clock.to_local(machine.now),
        built=clock.to_local(_built()),
        newest=clock.to_local(newest) if newest else None,
        kept={"yes": True, "no": False}.get(said),
    )


def _built() -> datetime:
    """When the newest file of the program was made."""
    import kiosk
    from kiosk import clock

    files = Path(kiosk.__file__).parent.rglob("*.py")
    return clock.from_timestamp(max(file.stat().st_mtime for file in files))


def _of_record(state: Path) -> Iterator[datetime]:
    from kiosk.station.traces.wipe_record import read_record

    yield from (wiped.at for wiped in read_record(state))


def _of_logbooks(logbooks: Path) -> Iterator[datetime]:
    """The times of the last lines of the journals that were written last."""
    from kiosk.logbook.events import decode
    from kiosk.regular_file import read_end

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
