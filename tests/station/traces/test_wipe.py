"""The wipe between two people, and its record."""

from __future__ import annotations

import os
import stat
import time
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders, sitting_folder
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import (
    MAX_ENTRIES,
    RECORD_FILE,
    WipeEntry,
    WipeReason,
    append_entry,
    read_record,
    sync_and_trim_record,
)
from tests.station.station_samples import NOW, begin_logbooks, files_in, folders_in


@pytest.fixture
def folders(tmp_path: Path) -> StationFolders:
    return folders_in(tmp_path)


def fill(folder: Path) -> int:
    """Traces of a person, of every kind; gives how many files there are."""
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "letter.txt").write_text("Chère Madame")
    (folder / "deep" / ".hidden").write_text("x")
    (folder / "deep" / "deeper" / "cv.pdf").write_bytes(b"%PDF")
    (folder / "link").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    (folder / "read-only").write_text("x")
    (folder / "read-only").chmod(0o400)
    return 6


# What is erased


@pytest.mark.parametrize("why", get_args(WipeReason))
def test_nothing_of_a_sitting_is_left_and_the_next_one_has_its_folder(folders: StationFolders, why: WipeReason) -> None:
    wipe(folders, "start", NOW)
    many = fill(folders.sitting)
    wiped = wipe(folders, why, NOW)
    assert list(folders.sitting.iterdir()) == []
    assert stat.S_IMODE(folders.sitting.stat().st_mode) == 0o700
    assert (wiped.files, wiped.problems) == (many, ())
    assert wiped.bytes >= len("Chère Madame".encode())
    assert read_record(folders.state)[-1] == wiped


def test_logbooks_and_what_the_station_keeps_are_not_touched(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    (folders.state / "choices.yaml").parent.mkdir(parents=True)
    (folders.state / "choices.yaml").write_text("theme: sombre\n")
    before = files_in(folders.data), files_in(folders.state)
    wipe(folders, "reset", NOW)
    after = files_in(folders.state)
    del after[RECORD_FILE]
    assert (files_in(folders.data), after) == before


def test_a_link_is_erased_and_not_followed(folders: StationFolders, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("x")
    wipe(folders, "start", NOW)
    (folders.sitting / "link").symlink_to(outside, target_is_directory=True)
    wipe(folders, "left", NOW)
    assert (outside / "kept").exists()
    assert list(folders.sitting.iterdir()) == []


def test_a_link_in_the_place_of_the_folder_is_told_and_what_it_shows_is_left_alone(
    folders: StationFolders, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("x")
    folders.state.mkdir()
    folders.sitting.symlink_to(outside, target_is_directory=True)
    wiped = wipe(folders, "left", NOW)
    assert (outside / "kept").exists()
    assert len(wiped.problems) == 1


def test_a_folder_that_others_could_read_is_closed_to_them(folders: StationFolders) -> None:
    folders.sitting.mkdir(parents=True)
    folders.sitting.chmod(0o777)
    wipe(folders, "start", NOW)
    assert stat.S_IMODE(folders.sitting.stat().st_mode) == 0o700


def test_what_cannot_be_erased_is_told_and_the_rest_is_erased(
    folders: StationFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    wipe(folders, "start", NOW)
    for name in ("a", "stays", "stays-too", "z"):
        (folders.sitting / name).write_text("x")
    unlink = os.unlink

    def refuse(path: str | Path, *, dir_fd: int | None = None) -> None:
        if str(path).startswith("stays"):
            raise PermissionError(1, "Operation not permitted")
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refuse)
    wiped = wipe(folders, "left", NOW)
    assert sorted(path.name for path in folders.sitting.iterdir()) == ["stays", "stays-too"]
    assert wiped.files == 2
    assert wiped.problems == ("2 fichiers ne sont pas effacés : Operation not permitted.",)
    assert "stays" not in (folders.state / RECORD_FILE).read_text()


@pytest.mark.parametrize("when", ["start", "reset"])
def test_drafts_of_a_power_cut_go_at_the_next_start_or_reset_and_those_being_written_stay(
    folders: StationFolders, when: WipeReason
) -> None:
    begin_logbooks(folders, 1)
    folders.state.mkdir(exist_ok=True)
    drafts = [
        folders.data / ".attempts.json.draft",
        folders.data / ".site_salt.00ff00ff",
        folders.state / ".choices.yaml.draft",
    ]
    for draft in drafts:
        draft.write_text("x")
        os.utime(draft, (time.time() - 7200,) * 2)
    folders.archives.mkdir()
    (folders.archives / ".letter.draft").write_text("x")  # not ours
    os.utime(folders.archives / ".letter.draft", (time.time() - 7200,) * 2)
    (folders.archives / ".logbooks-2027-05-11.tar.gz.4194305-00ff00ff.draft").write_text("x")
    (folders.state / ".wipes.jsonl.4194305.draft").write_text("x")  # no process has such a number
    (folders.state / ".wipes.jsonl.4194305-00ff00ff.draft").write_text("x")
    fresh = folders.state / f".wipes.jsonl.{os.getpid()}-00ff00ff.draft"
    fresh.write_text("x")
    kept = folders.data / ".letters.draft"  # a folder is none of our drafts, whatever it is called
    kept.mkdir()
    os.utime(kept, (time.time() - 7200,) * 2)
    assert wipe(folders, "left", NOW).files == 0
    assert wipe(folders, when, NOW).files == 6
    assert kept.exists()
    assert os.listdir(folders.archives) == [".letter.draft"]
    assert not any(draft.exists() for draft in drafts)
    assert fresh.exists()
    assert (folders.data / "site_salt").exists()


def test_a_full_disk_is_no_reason_to_stop(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    wipe(folders, "start", NOW)
    (folders.sitting / "a").write_text("x")

    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    wiped = wipe(folders, "left", NOW)
    assert list(folders.sitting.iterdir()) == []
    assert wiped.problems == ("La remise à neuf n'a pas pu être notée : No space left on device.",)


def test_the_next_person_does_not_wait_for_the_disk(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_descriptor: int) -> None:
        raise AssertionError("fsync in the next person's way")

    wipe(folders, "start", NOW)
    monkeypatch.setattr(os, "fsync", wait)
    assert wipe(folders, "left", NOW).problems == ()


# Where the temporary files are


def test_the_runtime_folder_of_the_account_is_used_where_there_is_one(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    one = sitting_folder(tmp_path / "one", {"XDG_RUNTIME_DIR": str(runtime)})
    other = sitting_folder(tmp_path / "other", {"XDG_RUNTIME_DIR": str(runtime)})
    assert one.parent == other.parent == runtime
    assert one != other
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert sitting_folder(tmp_path / "link", {"XDG_RUNTIME_DIR": str(runtime)}) == one


@pytest.mark.parametrize("runtime", ["", "relative", "/nowhere/at/all"])
def test_without_one_they_are_in_the_stations_own_folder(tmp_path: Path, runtime: str) -> None:
    assert sitting_folder(tmp_path, {"XDG_RUNTIME_DIR": runtime}) == tmp_path / "sitting"


@pytest.mark.skipif(os.geteuid() != 0, reason="gives a folder to another account")
def test_the_runtime_folder_of_another_account_is_not_ours(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    os.chown(runtime, 1234, 1234)
    assert sitting_folder(tmp_path, {"XDG_RUNTIME_DIR": str(runtime)}) == tmp_path / "sitting"


# The record


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


def test_the_record_stays_short_and_keeps_the_newest(tmp_path: Path) -> None:
    for n in range(MAX_ENTRIES + 300):
        append_entry(tmp_path, WipeEntry(NOW + timedelta(minutes=n), "left"))
    assert len(read_record(tmp_path)) == MAX_ENTRIES
    sync_and_trim_record(tmp_path)
    record = (tmp_path / RECORD_FILE).read_bytes()
    assert record.count(b"\n") == MAX_ENTRIES
    assert read_record(tmp_path)[-1].at == NOW + timedelta(minutes=MAX_ENTRIES + 299)
    sync_and_trim_record(tmp_path)
    assert (tmp_path / RECORD_FILE).read_bytes() == record


def test_settling_waits_until_the_disk_has_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_entry(tmp_path, WipeEntry(NOW, "left"))
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    sync_and_trim_record(tmp_path)
    assert synced == [(tmp_path / RECORD_FILE).stat().st_ino, tmp_path.stat().st_ino]


def test_only_one_process_is_alone(tmp_path: Path) -> None:
    with lock_state(tmp_path) as one, lock_state(tmp_path) as other:
        assert (one, other) == (True, False)
    with lock_state(tmp_path) as again:
        assert again
