"""What of a station goes into an archive: the logbooks that wait for it, and the salts that open them."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from kiosk.logbook.store import OLDER_SALTS_FOLDER, SALT_FILE
from kiosk.regular_file import is_real_folder
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.archive import ArchiveEntry, list_entries


def find_archive_parts(folders: StationFolders) -> tuple[ArchiveEntry, ...]:
    """What goes into it: nothing where no logbook waits."""
    if not aside.has_waiting(folders):
        return ()
    salts = [path for path in (aside.salt_path_aside(folders), aside.salt_path(folders)) if path.is_file()]
    # Stations that share logbooks may share the salt through a link.
    parts = {SALT_FILE: ArchiveEntry(SALT_FILE, salts[0], follow=True)} if salts else {}
    if aside.older_salts_folder(folders).is_dir():
        for part in list_entries(aside.older_salts_folder(folders), OLDER_SALTS_FOLDER):
            parts[part.name] = part
    for logbook, path in aside.list_aside(folders, "waiting"):
        for part in _list_logbook(path, f"logbooks/{logbook}"):
            name = _free_part_name(part.name, parts)
            parts[name] = ArchiveEntry(name, part.path)
    return tuple(parts.values())


def _list_logbook(path: Path, name: str) -> tuple[ArchiveEntry, ...]:
    """The files of a logbook; none of what is only linked to, which is no logbook."""
    if is_real_folder(path):
        return list_entries(path, name)
    return (ArchiveEntry(name, path),) if path.is_file() and not path.is_symlink() else ()


def _free_part_name(name: str, taken: Container[str]) -> str:
    """``name``, or one beside it: two logbooks of one name are one, and its files are read together."""
    while name in taken:
        name = f"{name.removesuffix('.jsonl')}+.jsonl"
    return name
