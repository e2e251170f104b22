"""The disk: written to without a trace, and judged by its space, its speed and its file system."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.machine.doctor.checks.disk import (
    FAIL_BELOW,
    MEGABYTE,
    WARN_BELOW,
    DiskFolder,
    format_size,
    judge_disk,
    read_disk_folder,
)
from kiosk.machine.doctor.judgement import State
from tests.machine.doctor.small_machine import states

STATE = DiskFolder("state", "/var/lib/kiosk", free=10**11, file_system="ext4", seconds=0.01)


@pytest.mark.parametrize(
    ("change", "check", "state"),
    [
        ({}, "disk.state.write", "well"),
        ({"read_only": True, "problem": "Read-only file system"}, "disk.state.write", "do"),
        ({"problem": "No space left on device"}, "disk.state.write", "do"),
        ({"seconds": 2.0}, "disk.state.write", "see"),
        ({"exists": False}, "disk.state.write", "well"),
        ({"free": WARN_BELOW}, "disk.state.space", "well"),
        ({"free": WARN_BELOW - 1}, "disk.state.space", "see"),
        ({"free": FAIL_BELOW - 1}, "disk.state.space", "do"),
        ({"inodes_left": False}, "disk.state.space", "do"),
        ({"file_system": "tmpfs"}, "disk.state.kind", "do"),
        ({"file_system": "overlay"}, "disk.state.kind", "see"),
        ({"inaccessible": True}, "disk.state.write", "see"),
    ],
)
def test_each_state_of_a_disk_is_judged(change: dict[str, object], check: str, state: State) -> None:
    assert states(judge_disk((replace(STATE, **change),), station=True))[check] == state


def test_the_systems_reason_is_shown() -> None:
    (judgement, *_) = judge_disk((replace(STATE, problem="No space left on device"),), station=True)
    assert "No space left on device" in judgement.what


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.ENOSPC, "Faites de la place"), (errno.EDQUOT, "place"), (errno.EACCES, "ses droits")]
)
def test_a_full_disk_is_not_described_as_a_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    (judgement, *_) = judge_disk((read_disk_folder("state", tmp_path),), station=True)
    assert remedy in judgement.remedy


def test_a_file_system_in_memory_fails_on_a_station_alone() -> None:
    assert states(judge_disk((replace(STATE, file_system="tmpfs"),), station=False))["disk.state.kind"] == "see"


@pytest.mark.parametrize(("count", "text"), [(340 * MEGABYTE, "340 Mo"), (12_000 * MEGABYTE, "12 Go"), (0, "0 Mo")])
def test_sizes_are_formatted_in_round_units(count: int, text: str) -> None:
    assert format_size(count) == text


def test_a_folder_is_written_to_and_nothing_is_left(tmp_path: Path) -> None:
    found = read_disk_folder("state", tmp_path)
    assert (found.exists, found.problem, found.read_only) == (True, "", False)
    assert found.seconds > 0
    assert found.free > 0
    assert found.file_system
    assert list(tmp_path.iterdir()) == []


def test_for_a_missing_folder_the_one_above_is_tried(tmp_path: Path) -> None:
    found = read_disk_folder("state", tmp_path / "a" / "b")
    assert (found.exists, found.problem) == (False, "")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_to_write_gives_the_systems_reason() -> None:
    assert read_disk_folder("state", Path("/proc")).problem


def test_nothing_is_left_where_unnamed_files_are_not_supported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def no_nameless(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(95, "Operation not supported")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", no_nameless)
    assert read_disk_folder("state", tmp_path).problem == ""
    assert list(tmp_path.iterdir()) == []
