"""A station's folders with logbooks in them, for the tests of what erases."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.course.events import Started
from kiosk.course.pictures import PICTURES
from kiosk.logbook.codes import Code
from kiosk.logbook.store import Store
from kiosk.station.settings.model import Settings
from kiosk.station.traces.station_folders import Folders, folders_of

NOW = datetime(2027, 5, 11, 10, 0, tzinfo=UTC)
EXERCISE = "souris/1-bouger-la-fleche"


def folders_in(place: Path, *, settings: Settings | None = None, state: str = "state") -> Folders:
    """A station's folders in ``place``; ``data`` is the same for every ``state``."""
    return folders_of(settings or Settings(), place / state, place / "data", {})


def begin_logbooks(folders: Folders, count: int, at: datetime = NOW, *, station: str = "poste-1") -> list[Code]:
    """So many logbooks, each with an exercise started at ``at``; gives the pictures that open them."""
    store = Store(folders.data)
    codes = []
    for number in range(count):
        code = store.offer(tuple(PICTURES), random.Random(f"{station} {at} {number}"))
        journal = store.begin(code, station, "s", at - timedelta(minutes=1))
        journal.append(Started(EXERCISE), at)
        codes.append(code)
    return codes


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file in ``folder`` and below: its path there, and what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
