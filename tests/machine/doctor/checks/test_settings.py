"""The settings file, its copy and the PIN."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.settings import SettingsFacts, judge_settings, read_settings_facts
from kiosk.machine.doctor.judgement import State
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states

SETTINGS = SettingsFacts("/etc/kiosk/settings.yaml", True, (), (), locked=True, pin=True, has_copy=True)


def test_good_settings() -> None:
    found = states(judge_settings(SETTINGS, station=True))
    assert found == {"settings.file": "well", "settings.copy": "well", "settings.pin": "well"}


def test_each_problem_of_the_file_is_told_with_its_place() -> None:
    broken = replace(SETTINGS, problems=("/etc/kiosk/settings.yaml:3:1: un", "/etc/kiosk/settings.yaml:4:1: deux"))
    told = [j.what for j in judge_settings(broken, station=True) if j.state == "do"]
    assert told == list(broken.problems)


@pytest.mark.parametrize(
    ("locked", "station", "state"),
    [(True, True, "do"), (False, True, "do"), (True, False, "do"), (False, False, "well")],
)
def test_a_lock_needs_a_pin_and_a_station_is_always_locked(locked: bool, station: bool, state: State) -> None:
    facts = replace(SETTINGS, pin=False, locked=locked)
    assert states(judge_settings(facts, station=station))["settings.pin"] == state


def test_of_a_file_that_cannot_be_read_no_pin_is_said_to_be_missing() -> None:
    facts = replace(SETTINGS, readable=False, pin=False)
    assert states(judge_settings(facts, station=True)) == {"settings.file": "see"}


def test_no_file_is_in_order_but_for_a_station() -> None:
    facts = replace(SETTINGS, file="")
    assert states(judge_settings(facts, station=False))["settings.file"] == "well"
    assert states(judge_settings(facts, station=True))["settings.file"] == "see"


def test_a_copy_that_cannot_be_seen_is_not_said_to_be_missing() -> None:
    assert "settings.copy" not in states(judge_settings(replace(SETTINGS, has_copy=None), station=True))
    assert states(judge_settings(replace(SETTINGS, has_copy=False), station=True))["settings.copy"] == "see"


def test_what_the_settings_name_is_looked_for(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", "exercises: [/nowhere/at/all]\n")
    put(tmp_path, "/var/lib/kiosk/last-good-settings.yaml")
    settings = Settings(exercises=("/nowhere/at/all",), pin="scrypt:…")
    found = read_settings_facts(machine(tmp_path, layers=SettingLayers(settings, file=file)))
    assert found.pin
    assert found.has_copy
    assert "/nowhere/at/all" in found.missing_paths[0]
    assert f"{file}:1:" in found.missing_paths[0]
