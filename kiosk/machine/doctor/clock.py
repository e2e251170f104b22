"""The clock: logbooks are put in order by it, and old ones are erased by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, well
from kiosk.station.told_time import told_time

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
    return told_time(at, datetime(2, 1, 1, tzinfo=at.tzinfo))
