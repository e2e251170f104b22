"""Archives of logbooks, and bringing them back."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from kiosk.course.events import Started
from kiosk.logbook.codes import Code
from kiosk.logbook.store import Store
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.reset import reset
from kiosk.station.traces.reset_report import ResetScope
from kiosk.station.traces.restoring import restore_archive
from tests.station.station_samples import NOW

LATER = NOW + timedelta(days=1)
LOGBOOK = "0" * 32


def archive_of(folders: StationFolders, what: ResetScope = "logbooks") -> Path:
    made = reset(folders, what, now=NOW).archive
    assert made is not None
    return made


def bring_back(folders: StationFolders, archive: Path) -> tuple[str, ...]:
    with archive.open("rb") as file:
        report = restore_archive(folders, file, LATER)
    assert not report.problems
    return report.sentences


def exercises_of(folders: StationFolders, code: Code) -> list[str]:
    entries = Store(folders.data).open(code, "poste-9", "later").entries()
    return [made.event.exercise for made in entries if isinstance(made.event, Started)]


def unchanged(_member: tarfile.TarInfo) -> None:
    """As it is."""


def packed(path: Path, *files: tuple[str, bytes], change: Callable[[tarfile.TarInfo], None] = unchanged) -> Path:
    """An archive of these files; ``change`` is made to the last one."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            if (name, content) == files[-1]:
                change(member)
            archive.addfile(member, io.BytesIO(content))
    return path
