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


def test_good_settings_are_in_order() -> None:
    found = states(judge_settings(SETTINGS, station=True))
    assert found == {"settings.file": "well", "settings.copy": "well", "settings.pin": "well"}


def test_each_problem_of_the_file_is_shown_with_its_place() -> None:
    broken = replace(SETTINGS, problems=("/etc/kiosk/settings.yaml:3:1: un", "/etc/kiosk/settings.yaml:4:1: deux"))
    shown = [j.what for j in judge_settings(broken, station=True) if j.state == "do"]
    assert shown == list(broken.problems)


@pytest.mark.parametrize(
    ("locked", "station", "state"),
    [(True, True, "do"), (False, True, "do"), (True, False, "do"), (False, False, "well")],
)
def test_a_locked_program_and_any_station_need_a_pin(locked: bool, station: bool, state: State) -> None:
    facts = replace(SETTINGS, pin=False, locked=locked)
    assert states(judge_settings(facts, station=station))["settings.pin"] == state


def test_the_pin_is_not_judged_where_the_file_cannot_be_read() -> None:
    facts = replace(SETTINGS, readable=False, pin=False)
    assert states(judge_settings(facts, station=True)) == {"settings.file": "see"}


def test_a_missing_file_is_a_warning_on_a_station_alone() -> None:
    facts = replace(SETTINGS, file="")
    assert states(judge_settings(facts, station=False))["settings.file"] == "well"
    assert states(judge_settings(facts, station=True))["settings.file"] == "see"


def test_an_invisible_copy_is_not_judged() -> None:
    assert "settings.copy" not in states(judge_settings(replace(SETTINGS, has_copy=None), station=True))
    assert states(judge_settings(replace(SETTINGS, has_copy=False), station=True))["settings.copy"] == "see"


def test_paths_that_the_settings_name_are_looked_for(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", "exercises: [/nowhere/at/all]\n")
    put(tmp_path, "/var/lib/kiosk/last-good-settings.yaml")
    settings = Settings(exercises=("/nowhere/at/all",), pin="scrypt:…")
    found = read_settings_facts(machine(tmp_path, layers=SettingLayers(settings, file=file)))
    assert found.pin
    assert found.has_copy
    assert "/nowhere/at/all" in found.missing_paths[0]
    assert f"{file}:1:" in found.missing_paths[0]
