"""A station's folders with logbooks in them, for the tests of what erases."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.course.events import Started
from kiosk.course.pictures import CODE_PICTURES
from kiosk.logbook.codes import Code
from kiosk.logbook.store import Store
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import StationFolders, station_folders
from kiosk.station.station import Station
from kiosk.station.traces.reset import finish_interrupted_reset
from kiosk.station.traces.retention import erase_old_logbooks
from kiosk.station.traces.wipe import wipe

NOW = datetime(2027, 5, 11, 10, 0, tzinfo=UTC)
EXERCISE = "souris/1-bouger-la-fleche"


def folders_in(place: Path, *, settings: Settings | None = None, state: str = "state") -> StationFolders:
    """A station's folders in ``place``; ``data`` is the same for every ``state``."""
    return station_folders(settings or Settings(), place / state, place / "data", {})


def begin_logbooks(folders: StationFolders, count: int, at: datetime = NOW, *, station: str = "poste-1") -> list[Code]:
    """So many logbooks, each with an exercise started at ``at``; returns the pictures that open them."""
    store = Store(folders.data)
    codes = []
    for number in range(count):
        code = store.offer(tuple(CODE_PICTURES), random.Random(f"{station} {at} {number}"))
        journal = store.begin(code, station, "s", at - timedelta(minutes=1))
        journal.append(Started(EXERCISE), at)
        codes.append(code)
    return codes


def start_program(folders: StationFolders, now: datetime = NOW) -> None:
    """Do what the keeper does at its start: finish a reset that was interrupted, and wipe."""
    finish_interrupted_reset(folders, now)
    wipe(folders, "start", now)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file in ``folder`` and below: its relative path, and its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def live_station(folders: StationFolders, count: int = 3) -> dict[str, bytes]:
    """A station that was used: everything it writes is there. Returns its logbooks and its salt."""
    station = Station(Settings(), folders.data, state=folders.state)
    begin_logbooks(folders, count)
    kept = files_in(folders.data)
    station.choose(theme="sombre", workshop=("email",))
    station.attempts.record_wrong(NOW)
    station.pin_attempts.record_wrong(NOW)
    for name in ("cache", "log"):
        (folders.data / name).mkdir()
    (folders.data / "cache" / "course.msgpack").write_bytes(b"index")
    (folders.data / "log" / "kiosk.log").write_text("WARNING\n")
    (folders.data / "log" / "kiosk.log.1").write_text("WARNING\n")
    (folders.state / "last-good-settings.yaml").write_text("theme: clair\n")
    (folders.state / "keeper.lock").write_text("")
    wipe(folders, "start", NOW)
    erase_old_logbooks(folders, 24, NOW)
    return kept
