"""Owners and modes of the station's files and of the program."""

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


def test_right_owners_and_modes_are_in_order() -> None:
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
def test_each_wrong_owner_or_mode_is_judged(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_permissions(replace(OWN, **change), station=True))[check] == state


def test_unreadable_folders_are_not_reported_as_in_order() -> None:
    facts = PermissionFacts(KIOSK, "kiosk", OwnedPath("/var/lib/kiosk", KIOSK, 0o700), unreadable=("/var/lib/kiosk",))
    assert "permissions.folders" not in states(judge_permissions(facts, station=True))


def test_elsewhere_than_on_a_station_folders_may_be_readable_and_the_program_is_not_judged() -> None:
    facts = replace(
        OWN,
        state=OwnedPath("/home/a/.local/state/kiosk", KIOSK, 0o755),
        settings=None,
        changeable_program=PathCount(9, "/x"),
    )
    assert states(judge_permissions(facts, station=False)) == {"permissions.folders": "well"}


def test_owners_and_modes_are_read_below_the_stations_folder(tmp_path: Path) -> None:
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


def test_the_settings_file_is_read_only_where_it_holds_the_pin(tmp_path: Path) -> None:
    file = put(tmp_path, "/etc/kiosk/settings.yaml", mode=0o640)
    without = read_permission_facts(machine(tmp_path, layers=SettingLayers(Settings(), file=file), station=False))
    assert without.settings is None
    with_pin = read_permission_facts(
        machine(tmp_path, layers=SettingLayers(Settings(pin="scrypt:…"), file=file), station=False)
    )
    assert with_pin.settings is not None
    assert with_pin.settings.mode == 0o640
