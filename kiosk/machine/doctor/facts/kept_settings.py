"""The settings as they are held, and what the file names."""

from __future__ import annotations

import os

from kiosk.machine.doctor.kept_settings import SettingsFacts
from kiosk.machine.doctor.machine import Machine
from kiosk.station.settings.layers import LAST_GOOD_FILE
from kiosk.station.settings.reading import read_written
from kiosk.station.settings.references import place_problems


def settings_facts(machine: Machine) -> SettingsFacts:
    """What :func:`hold_settings` found, and whether what is named is there."""
    held = machine.held
    readable = machine.settings_seen
    places = place_problems(read_written(held.file), str(held.file)) if held.file and readable else ()
    return SettingsFacts(
        file=str(held.file or ""),
        readable=readable,
        problems=held.problems if readable else (),
        places=tuple(map(str, places)),
        locked=held.settings.locked,
        pin=bool(held.settings.pin),
        copied=os.path.isfile(machine.state / LAST_GOOD_FILE) if os.access(machine.state, os.X_OK) else None,
    )
