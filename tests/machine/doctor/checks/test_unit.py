"""The unit of the station: its file and what systemd says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.unit import UnitFacts, judge_unit, read_unit_facts
from kiosk.machine.doctor.judgement import State
from kiosk.machine.install.plan import UNIT, UNITS
from tests.machine.doctor.small_machine import machine, put, states

RUNNING = UnitFacts(
    "kiosk-station.service", installed=True, enabled=True, program="/usr/bin/kiosk", systemd_answered=True,
    active="active", restart="always",
)  # fmt: skip


def test_a_station_that_runs() -> None:
    assert set(states(judge_unit(RUNNING)).values()) == {"well"}


def test_a_machine_that_is_no_station_gets_one_line_and_is_fit() -> None:
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
def test_a_unit(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_unit(replace(RUNNING, **change)))[check] == state


def test_the_code_that_it_ended_with_is_told() -> None:
    told = [j.what for j in judge_unit(replace(RUNNING, active="failed", exit_status=137)) if j.state == "do"]
    assert "137" in told[0]


def test_no_unit_no_station(tmp_path: Path) -> None:
    assert read_unit_facts(machine(tmp_path)).installed is False


def test_the_unit_and_what_systemd_says_of_it(tmp_path: Path) -> None:
    put(tmp_path, UNIT)
    put(tmp_path, "/usr/lib/kiosk/station-terminal", "#!/bin/sh\nexec /opt/kiosk/bin/kiosk --lock\n")
    said = "ActiveState=inactive\nRestart=always\nExecMainStatus=20\nNRestarts=3\n"
    here = machine(tmp_path, answers={"systemctl show kiosk-station.service": said})
    found = read_unit_facts(here)
    assert (found.enabled, found.program, found.program_exists) == (False, "/opt/kiosk/bin/kiosk", False)
    assert (found.systemd_answered, found.active, found.restart) == (True, "inactive", "always")
    assert (found.exit_status, found.restarts) == (20, 3)
    (tmp_path / f"{UNITS}/display-manager.service".lstrip("/")).symlink_to(UNIT)
    put(tmp_path, "/opt/kiosk/bin/kiosk", mode=0o755)
    found = read_unit_facts(here)
    assert (found.enabled, found.program_exists) == (True, True)


def test_without_systemd_the_files_are_what_is_known(tmp_path: Path) -> None:
    put(tmp_path, UNIT)
    not_booted = {"systemctl show": 1}
    assert read_unit_facts(machine(tmp_path, answers=not_booted)).systemd_answered is False
