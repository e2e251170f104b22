"""The wipe record: a line for each wipe, read oldest first, kept short."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.regular_file import list_set_aside
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import (
    MAX_ENTRIES,
    MAX_RECORD_SIZE,
    RECORD_FILE,
    WipeEntry,
    WipeReason,
    append_entry,
    read_record,
    sync_and_trim_record,
)
from tests.station.station_samples import NOW


def test_the_record_is_read_oldest_first(folders: StationFolders) -> None:
    reasons: tuple[WipeReason, ...] = ("start", "left", "idle")
    made = [wipe(folders, why, NOW + timedelta(hours=n)) for n, why in enumerate(reasons)]
    assert read_record(folders.state) == tuple(made)
    assert stat.S_IMODE((folders.state / RECORD_FILE).stat().st_mode) == 0o600


def test_where_there_is_no_record_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert read_record(tmp_path / "nowhere") == ()
    sync_and_trim_record(tmp_path / "nowhere")


@given(cut=st.integers(min_value=1, max_value=40), damage=st.sampled_from([b"", b"\0" * 512, b"\xff\xfe", b"{}\n"]))
def test_a_line_that_a_power_cut_tore_costs_no_other(
    tmp_path_factory: pytest.TempPathFactory, cut: int, damage: bytes
) -> None:
    state = tmp_path_factory.mktemp("state")
    lines = [WipeEntry(NOW + timedelta(hours=n), "left", files=n) for n in range(4)]
    append_entry(state, lines[0])
    append_entry(state, lines[1])
    file = state / RECORD_FILE
    file.write_bytes(file.read_bytes()[:-cut] + damage)
    append_entry(state, lines[2])
    append_entry(state, lines[3])
    assert [wiped for wiped in read_record(state) if wiped != lines[1]] == [lines[0], lines[2], lines[3]]


def test_a_reason_of_a_newer_program_is_read_too(tmp_path: Path) -> None:
    (tmp_path / RECORD_FILE).write_text('{"at":"2030-01-01T10:00:00Z","why":"moved","files":2,"rooms":3}\n')
    assert [(wiped.why, wiped.files) for wiped in read_record(tmp_path)] == [("moved", 2)]


def test_what_a_line_does_not_count_is_none_and_a_count_below_nothing_is_no_line_of_ours(tmp_path: Path) -> None:
    lines = ['{"at":"2030-01-01T10:00:00Z","why":"left"}', '{"at":"2030-01-01T11:00:00Z","why":"left","files":-1}']
    (tmp_path / RECORD_FILE).write_text("\n".join(lines) + "\n")
    [read] = read_record(tmp_path)
    assert (read.files, read.bytes, read.logbooks, read.problems) == (0, 0, 0, ())


def test_the_record_stays_short_and_keeps_the_newest(tmp_path: Path) -> None:
    for n in range(MAX_ENTRIES + 300):
        append_entry(tmp_path, WipeEntry(NOW + timedelta(minutes=n), "left"))
        if n + 1 == MAX_ENTRIES + 250:  # it is rewritten rarely
            sync_and_trim_record(tmp_path)
            assert (tmp_path / RECORD_FILE).read_bytes().count(b"\n") == n + 1
    assert len(read_record(tmp_path)) == MAX_ENTRIES
    with lock_state(tmp_path):  # another process resets the station
        sync_and_trim_record(tmp_path)
        assert (tmp_path / RECORD_FILE).read_bytes().count(b"\n") == MAX_ENTRIES + 300
    sync_and_trim_record(tmp_path)
    record = (tmp_path / RECORD_FILE).read_bytes()
    assert record.count(b"\n") == MAX_ENTRIES
    assert read_record(tmp_path)[-1].at == NOW + timedelta(minutes=MAX_ENTRIES + 299)
    sync_and_trim_record(tmp_path)
    assert (tmp_path / RECORD_FILE).read_bytes() == record


@pytest.mark.parametrize("what", ["too large", "a pipe"])
def test_a_record_that_cannot_be_ours_is_set_aside_and_a_new_one_is_begun(tmp_path: Path, what: str) -> None:
    state = tmp_path / "state"
    append_entry(state, WipeEntry(NOW, "left"))  # the folder need not be there
    file = state / RECORD_FILE
    if what == "a pipe":
        file.unlink()
        os.mkfifo(file)
    else:
        os.truncate(file, MAX_RECORD_SIZE + 1)
    append_entry(state, WipeEntry(NOW, "idle"))
    assert [entry.why for entry in read_record(state)] == ["idle"]
    assert len(list_set_aside(state)) == 1


def test_settling_waits_until_the_disk_has_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_entry(tmp_path, WipeEntry(NOW, "left"))
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    sync_and_trim_record(tmp_path)
    assert synced == [(tmp_path / RECORD_FILE).stat().st_ino, tmp_path.stat().st_ino]
