"""What outlives a person at a station: its settings, its course, its logbooks."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from kiosk.course.catalogue import Catalogue
from kiosk.course.keyboards import LAYOUTS, Layout
from kiosk.course.model import Exercise
from kiosk.logbook.attempts import AttemptsFile
from kiosk.logbook.store import Store
from kiosk.station.courses import course_roots, load_catalogue, open_exercise
from kiosk.station.log import open_log
from kiosk.station.settings import Settings, data_folder, read_settings, settings_file, station_name

log = logging.getLogger(__name__)


class Station:
    """One machine. The course is loaded at the first look, from its index where there is one."""

    def __init__(self, settings: Settings, data: Path) -> None:
        self.settings = settings
        self.data = data
        self.name = station_name(settings)
        self.store = Store(data)
        self.attempts = AttemptsFile(data / "attempts.json")
        self._roots = course_roots(settings.exercises)
        self._catalogue: Catalogue | None = None

    @property
    def layout_of_keys(self) -> Layout:
        """The keyboard that stands before the learner."""
        return LAYOUTS[self.settings.keyboard]

    @property
    def catalogue(self) -> Catalogue:
        """The exercises there are; as the index says until :meth:`refresh_catalogue` has looked."""
        if self._catalogue is None:
            self._catalogue = load_catalogue(self._roots, self.data / "cache", verify=False)
        return self._catalogue

    def refresh_catalogue(self) -> None:
        """Compare the index with the folders, and take what changed. May run in a thread."""
        self._catalogue = load_catalogue(self._roots, self.data / "cache")
        for file in self._catalogue.left_out:
            log.warning("%s is left out: `kiosk check` says why", file)

    def open_exercise(self, exercise: str) -> Exercise:
        """The exercise of this id, read now. Raises KioskError."""
        return open_exercise(self.catalogue, exercise)


def open_station(environment: Mapping[str, str] = os.environ) -> Station:
    """The station as its settings say, with its log open. Raises KioskError for settings that cannot be read."""
    settings = read_settings(settings_file(environment))
    data = data_folder(settings, environment)
    open_log(data / "log")
    return Station(settings, data)
