"""A station: its settings, its course, its logbooks, which outlive each person."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from msgspec.structs import replace

from kiosk import clock
from kiosk.errors import KioskError
from kiosk.i18n import _, language, use_language
from kiosk.station.log.writing import open_log
from kiosk.station.owner import become_owner_of
from kiosk.station.settings.cache import SettingsCache
from kiosk.station.settings.layers import (
    SettingChanges,
    SettingLayers,
    apply_changes,
    read_layers,
    save_choices,
    save_good_copy,
)
from kiosk.station.settings.places import data_folder, state_folder, station_name

if TYPE_CHECKING:
    from kiosk.course.catalogue import Catalogue
    from kiosk.course.keyboard.layouts import Layout
    from kiosk.course.model import Exercise
    from kiosk.logbook.attempts import AttemptsFile
    from kiosk.logbook.store import Store
    from kiosk.station.settings.model import Settings

log = logging.getLogger(__name__)
_logged_problems: tuple[str, ...] = ()


class Station:
    """One machine. What the welcome does not need is imported and read when it is first asked for.

    So a process that was forked for one person reads what the one before has left, and the first paint does not wait
    for the course nor for logbooks.
    """

    def __init__(
        self,
        settings: Settings,
        data: Path,
        *,
        state: Path | None = None,
        layers: SettingLayers | None = None,
    ) -> None:
        """``state`` is the state folder, ``data`` unless given; ``layers`` say where the settings come from."""
        self.settings = settings
        self.data = data
        self.state = data if state is None else state
        self.name = station_name(settings)
        self._setting_layers = layers or SettingLayers(settings, base=settings)
        self._catalogue: Catalogue | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """Problems of the settings for the adviser, a line each."""
        return self._setting_layers.problems

    @property
    def pin_unknown(self) -> bool:
        """Whether the settings file exists, but the PIN in it cannot be read."""
        return self._setting_layers.pin_unknown

    @cached_property
    def store(self) -> Store:
        """The logbooks."""
        from kiosk.logbook.store import Store

        return Store(self.data)

    @cached_property
    def attempts(self) -> AttemptsFile:
        """Attempts with pictures that opened no logbook."""
        from kiosk.logbook.attempts import AttemptsFile

        return AttemptsFile(self.data / "attempts.json")

    @cached_property
    def pin_attempts(self) -> AttemptsFile:
        """Attempts with digits that were not the PIN."""
        from kiosk.logbook.attempts import AttemptsFile

        return AttemptsFile(self.state / "pin-attempts.json")

    @property
    def keyboard_layout(self) -> Layout:
        """The layout of the station's keyboard."""
        from kiosk.course.keyboard.layouts import LAYOUTS

        return LAYOUTS[self.settings.keyboard]

    def workshop(self, today: date) -> tuple[str, ...]:
        """The areas and exercises that come first on this day; a choice of the corner for one day ends with it."""
        for settings in (self.settings, self._setting_layers.base):
            if settings.workshop_day in ("", today.isoformat()):
                return settings.workshop
        return ()

    def choose(self, **changes: Unpack[SettingChanges]) -> None:
        """Change settings in this process, and for each :func:`open_station` to come.

        Raises KioskError where they cannot be saved: then they apply until this process ends.
        """
        self.settings = apply_changes(self.settings, changes)
        try:
            save_choices(self.state, changes, base=self._setting_layers.base, today=clock.today())
        except OSError as error:
            log.warning("a choice cannot be kept: %s", error)
            what = _("Ce choix vaut jusqu'à l'arrêt du poste.")
            raise KioskError(what, _("Il ne peut pas être gardé sur le disque.")) from error

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of exercises; from the index until :meth:`refresh_catalogue` has looked at the files."""
        if self._catalogue is None:
            self._catalogue = self._load_catalogue(verify=False)
        return self._catalogue

    def refresh_catalogue(self) -> None:
        """Compare the index with the files, and load what changed. May run in a thread."""
        self._catalogue = self._load_catalogue(verify=True)
        for file in self._catalogue.left_out:
            log.warning("%s is left out: `kiosk check` says why", file)

    def open_exercise(self, exercise: str) -> Exercise:
        """Open the exercise of this id. Raises KioskError."""
        from kiosk.station.course.loading import open_exercise

        return open_exercise(self.catalogue, exercise, self._cache_folder)

    @property
    def _cache_folder(self) -> Path:
        return self.data / "cache"

    def _load_catalogue(self, *, verify: bool) -> Catalogue:
        from kiosk.station.course.loading import course_roots, load_catalogue

        return load_catalogue(course_roots(self.settings.exercises), self._cache_folder, verify=verify)


def open_station(environment: Mapping[str, str] = os.environ, *, locked: bool = False) -> Station:
    """Open the station with its settings, and its log; ``locked`` locks it whatever the settings say.

    A process of root becomes the owner of the state folder first, for good. Broken settings do not stop it: see
    :func:`read_layers`. Raises KioskError where root cannot become the owner.
    """
    state = state_folder(environment)
    become_owner_of(state)
    layers = _read_layers(environment, state)
    settings = replace(layers.settings, locked=True) if locked else layers.settings
    data = data_folder(settings, environment)
    open_log(data / "log")
    _log_problems(layers.problems)
    return Station(settings, data, state=state, layers=layers)


def _read_layers(environment: Mapping[str, str], state: Path) -> SettingLayers:
    """The settings, with problems in the station's own language; a valid file is copied for when it is broken."""
    current = language()
    cache = SettingsCache(state)
    layers = read_layers(environment, cache)
    problems = layers.problems
    try:
        if problems and layers.settings.language != current:
            use_language(layers.settings.language)
            problems = read_layers(environment, cache).problems
        problems += save_good_copy(layers, state)
        cache.save()
    finally:
        use_language(current)
    return replace(layers, problems=problems)


def _log_problems(problems: tuple[str, ...]) -> None:
    """Log problems once, and again only when they change: a keeper opens its station for each person."""
    global _logged_problems
    if problems != _logged_problems:
        for problem in problems:
            log.warning("settings: %s", problem)
    _logged_problems = problems
