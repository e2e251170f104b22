"""The unit of the station: its files, its state in systemd, and their judgement."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.unit import UnitFacts, judge_unit, read_unit_facts
from kiosk.machine.doctor.judgement import State
from kiosk.machine.install.plan import UNIT_FILE, UNITS_FOLDER
from tests.machine.doctor.small_machine import machine, put, states

RUNNING = UnitFacts(
    "kiosk-station.service", installed=True, enabled=True, program="/usr/bin/kiosk", systemd_answered=True,
    active="active", restart="always",
)  # fmt: skip


def test_a_running_station_is_in_order() -> None:
    assert set(states(judge_unit(RUNNING)).values()) == {"well"}


def test_a_machine_that_is_no_station_gets_one_warning() -> None:
    assert states(judge_unit(UnitFacts("kiosk-station.service", installed=False, enabled=False))) == {
        "unit.there": "see"
    }


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"enabled": False}, "unit.enabled", "do"),
        ({"program_exists": False}, "unit.program", "do"),
        ({"systemd_answered": False}, "unit.running", "see"),
        ({"active": "activating"}, "unit.running", "well"),
        ({"active": "inactive", "exit_status": 20}, "unit.running", "see"),
        ({"active": "failed", "exit_status": 137}, "unit.running", "do"),
        ({"active": "inactive"}, "unit.running", "do"),
        ({"restart": "no"}, "unit.restart", "do"),
        ({"restarts": 40}, "unit.restart", "see"),
    ],
)
def test_each_state_of_the_unit_is_judged(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_unit(replace(RUNNING, **change)))[check] == state


def test_the_exit_code_is_shown() -> None:
    shown = [j.what for j in judge_unit(replace(RUNNING, active="failed", exit_status=137)) if j.state == "do"]
    assert "137" in shown[0]


def test_without_its_unit_no_station_is_installed(tmp_path: Path) -> None:
    assert read_unit_facts(machine(tmp_path)).installed is False


def test_the_unit_is_read_from_its_files_and_from_systemd(tmp_path: Path) -> None:
    put(tmp_path, UNIT_FILE)
    put(tmp_path, "/usr/lib/kiosk/station-terminal", "#!/bin/sh\nexec /opt/kiosk/bin/kiosk --lock\n")
    properties = "ActiveState=inactive\nRestart=always\nExecMainStatus=20\nNRestarts=3\n"
    here = machine(tmp_path, answers={"systemctl show kiosk-station.service": properties})
    found = read_unit_facts(here)
    assert (found.enabled, found.program, found.program_exists) == (False, "/opt/kiosk/bin/kiosk", False)
    assert (found.systemd_answered, found.active, found.restart) == (True, "inactive", "always")
    assert (found.exit_status, found.restarts) == (20, 3)
    (tmp_path / f"{UNITS_FOLDER}/display-manager.service".lstrip("/")).symlink_to(UNIT_FILE)
    put(tmp_path, "/opt/kiosk/bin/kiosk", mode=0o755)
    found = read_unit_facts(here)
    assert (found.enabled, found.program_exists) == (True, True)


def test_without_systemd_only_the_files_are_known(tmp_path: Path) -> None:
    put(tmp_path, UNIT_FILE)
    not_booted = {"systemctl show": 1}
    assert read_unit_facts(machine(tmp_path, answers=not_booted)).systemd_answered is False
