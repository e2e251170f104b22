"""Owners and modes of the station's files and of the program's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.permissions import (
    OwnedPath,
    PathCount,
    PermissionFacts,
    judge_permissions,
    read_permission_facts,
)
from kiosk.machine.doctor.judgement import State
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states

KIOSK = 990


OWN = PermissionFacts(
    KIOSK, "kiosk", OwnedPath("/var/lib/kiosk", KIOSK, 0o700), OwnedPath("/var/lib/kiosk/logbooks", KIOSK, 0o700),
    OwnedPath("/etc/kiosk/settings.yaml", 0, 0o640),
)  # fmt: skip


def test_owners_and_modes_that_are_right() -> None:
    assert set(states(judge_permissions(OWN, station=True)).values()) == {"well"}


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({"state": OwnedPath("/var/lib/kiosk", 0, 0o700)}, "permissions.owner", "do"),
        ({"state": OwnedPath("/var/lib/kiosk", KIOSK, 0o755)}, "permissions.folders", "do"),
        ({"logbooks": OwnedPath("/srv/logbooks", KIOSK, 0o750)}, "permissions.logbooks", "do"),
        ({"readable_logbooks": PathCount(2, "/var/lib/kiosk/logbooks/a")}, "permissions.logbooks", "see"),
        ({"foreign_files": PathCount(1, "/var/lib/kiosk/log/kiosk.log")}, "permissions.owner", "do"),
        ({"writable_files": PathCount(1, "/var/lib/kiosk/wipes.jsonl")}, "permissions.writable", "do"),
        ({"settings": OwnedPath("/etc/kiosk/settings.yaml", 0, 0o644)}, "permissions.settings", "do"),
        ({"settings": OwnedPath("/etc/kiosk/settings.yaml", 0, 0o660)}, "permissions.settings", "do"),
        ({"settings": OwnedPath("/etc/kiosk/settings.yaml", KIOSK, 0o600)}, "permissions.settings", "do"),
        ({"changeable_program": PathCount(3, "/usr/lib/kiosk/python")}, "permissions.program", "do"),
        ({"unreadable": ("/var/lib/kiosk",)}, "permissions.seen", "see"),
    ],
)
def test_permissions(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_permissions(replace(OWN, **change), station=True))[check] == state


def test_who_cannot_look_does_not_hear_that_all_is_in_order() -> None:
    facts = PermissionFacts(KIOSK, "kiosk", OwnedPath("/var/lib/kiosk", KIOSK, 0o700), unreadable=("/var/lib/kiosk",))
    assert "permissions.folders" not in states(judge_permissions(facts, station=True))


def test_on_a_machine_of_ones_own_the_program_is_ones_own_and_folders_may_be_read() -> None:
    facts = replace(
        OWN,
        state=OwnedPath("/home/a/.local/state/kiosk", KIOSK, 0o755),
        settings=None,
        changeable_program=PathCount(9, "/x"),
    )
    assert states(judge_permissions(facts, station=False)) == {"permissions.folders": "well"}


def test_owners_and_modes_below_the_stations_folder(tmp_path: Path) -> None:
    state = tmp_path / "var/lib/kiosk"
    (state / "logbooks").mkdir(parents=True)
    state.chmod(0o700)
    (state / "logbooks").chmod(0o700)
    (state / "logbooks" / "a").mkdir(mode=0o700)
    (state / "logbooks" / "b").mkdir()
    (state / "logbooks" / "b").chmod(0o755)
    put(state, "wipes.jsonl", mode=0o606)
    (state / "link").symlink_to("/etc/passwd")
    found = read_permission_facts(machine(tmp_path, station=False, account=os.geteuid()))
    assert (found.state and found.state.mode, found.logbooks and found.logbooks.mode) == (0o700, 0o700)
    assert (found.readable_logbooks.count, found.readable_logbooks.example) == (1, str(state / "logbooks" / "b"))
    assert (found.writable_files.count, found.writable_files.example) == (1, str(state / "wipes.jsonl"))
    assert found.foreign_files.count == 0
    assert found.changeable_program.count == 0


def test_a_file_of_another_account_is_found(tmp_path: Path) -> None:
    put(tmp_path, "/var/lib/kiosk/log/kiosk.log")
    found = read_permission_facts(machine(tmp_path, station=False, account=os.geteuid() + 1))
    assert found.foreign_files.count == 2  # the folder, and the file in it


def test_only_a_file_with_the_pin_in_it_is_looked_at(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", mode=0o640)
    without = read_permission_facts(machine(tmp_path, layers=SettingLayers(Settings(), file=file), station=False))
    assert without.settings is None
    with_pin = read_permission_facts(
        machine(tmp_path, layers=SettingLayers(Settings(pin="scrypt:…"), file=file), station=False)
    )
    assert with_pin.settings is not None
    assert with_pin.settings.mode == 0o640
