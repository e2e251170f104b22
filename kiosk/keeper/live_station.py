"""The keeper's station: reopened when its settings change, held against other keepers, wiped after each person."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import clock
from kiosk.station import locks
from kiosk.station.settings.layers import CHOICES_FILE
from kiosk.station.settings.places import StationFolders, find_settings_file, state_folder, station_folders
from kiosk.station.station import Station, open_station

if TYPE_CHECKING:
    from kiosk.station.screen.compositor import TextSizes
    from kiosk.station.traces.wipe_record import WipeReason

log = logging.getLogger(__name__)


class LiveStation:
    """One machine's station, for as long as its keeper runs."""

    def __init__(self, *, lock: bool = False, environment: Mapping[str, str] = os.environ, holder: bool = True) -> None:
        """``lock``: locked whatever the settings say. Raises KioskError where the station cannot be opened.

        ``holder``: this process is to be its keeper; otherwise another one is, and it is opened to be used.
        """
        os.umask(0o077)  # what is written here and in the processes to come is for this account alone
        self._environment = environment
        self._lock = lock
        self._versions = self._file_versions()
        self.station = open_station(environment, locked=lock)
        self.text_sizes = _text_sizes(environment)
        self._lock_file = locks.hold_keeper_lock(self.station.state) if holder else None
        self.temporary = str(self._folders().sitting)
        if holder and not self.is_held:
            import tempfile

            log.warning("another keeper holds this station: this one leaves its folders alone")
            self.temporary = tempfile.mkdtemp(prefix="kiosk-")

    @property
    def is_held(self) -> bool:
        """Whether this is its one keeper's; no other touches its folders."""
        return self._lock_file is not None

    def release_in_child(self) -> None:
        """In a forked process: let go of the lock, so that another keeper may start as soon as ours has ended."""
        if self._lock_file is not None:
            locks.close_keeper_lock(self._lock_file)

    @property
    def has_own_screen(self) -> bool:
        """Whether a compositor shows nothing but this program, and begins anew when it ends with the code for that."""
        return bool(self._environment.get("KIOSK_OWN_SCREEN"))

    def refresh(self) -> Station:
        """The station as its files say now; the very same as before where they did not change."""
        versions = self._file_versions()
        if versions != self._versions:
            self.station, self._versions = open_station(self._environment, locked=self._lock), versions
        return self.station

    def wipe(self, why: WipeReason) -> None:
        """Erase a person's traces on the disk, and record it; a reset that was interrupted is finished before.

        Does not wait for the disk, unless it finishes a reset.
        """
        # imported by the keeper alone, while the first person's process imports the app
        from kiosk.station.traces.erasing import empty_folder
        from kiosk.station.traces.reset_intent import has_intent
        from kiosk.station.traces.wipe import wipe

        if self._lock_file is not None:
            folders, now = self._folders(), clock.now()
            try:
                if has_intent(folders.state):
                    from kiosk.station.traces.reset import finish_interrupted_reset

                    finish_interrupted_reset(folders, now)
            finally:
                wipe(folders, why, now)
        else:
            empty_folder(Path(self.temporary))
            if why == "stopped":
                os.rmdir(self.temporary)

    def finish_wiping(self) -> None:
        """What may wait until the next person has her screen: syncing the record, erasing logbooks past their time."""
        if self._lock_file is None:
            return
        from kiosk.station.traces.retention import erase_old_logbooks
        from kiosk.station.traces.wipe_record import sync_and_trim_record

        sync_and_trim_record(self.station.state)
        erase_old_logbooks(self._folders(), self.station.settings.keep_logbooks, clock.now())

    def _folders(self) -> StationFolders:
        station = self.station
        return station_folders(station.settings, station.state, station.data, self._environment)

    def _file_versions(self) -> tuple[tuple[int, int] | None, ...]:
        """Modification time and size of each settings file; None for one that is not there."""
        files = (find_settings_file(self._environment), state_folder(self._environment) / CHOICES_FILE)
        return tuple(_file_version(file) if file is not None else None for file in files)


def _text_sizes(environment: Mapping[str, str]) -> TextSizes | None:
    if not environment.get("WAYLAND_DISPLAY"):
        return None  # as nearly everywhere: nothing more needs to be imported to know
    from kiosk.station.screen.compositor import open_text_sizes

    return open_text_sizes(environment)


def _file_version(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
