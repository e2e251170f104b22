"""Logbooks on their way out or back: none is lost, none is shut out, none is taken for another."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.reset import finish_interrupted_reset, reset
from kiosk.station.traces.reset_intent import ResetIntent, write_intent
from tests.station.station_samples import NOW, begin_logbooks, files_in, folders_in
from tests.station.traces.test_reset_intent import files_in_archive


def put_aside_as_version_0_1(folders: StationFolders, stage: str, name: str) -> None:
    """It had a folder for each stage."""
    folder = folders.logbooks / f".reset-{folders.key}" / stage
    folder.mkdir(parents=True, exist_ok=True)
    (folders.logbooks / name).rename(folder / name)


def test_logbooks_that_version_0_1_was_about_to_archive_are_archived(folders: StationFolders) -> None:
    """The reset was interrupted, and the program renewed before the next start."""
    begin_logbooks(folders, 3)
    kept = files_in(folders.data)
    one, _two, done = sorted(os.listdir(folders.logbooks))
    put_aside_as_version_0_1(folders, "waiting", one)
    put_aside_as_version_0_1(folders, "done", done)
    folders.archives.mkdir()
    write_intent(folders.state, ResetIntent("logbooks", str(folders.archives / "logbooks-2027-05-11.tar.gz"), NOW))
    finish_interrupted_reset(folders, NOW)
    [archive] = folders.archives.iterdir()
    assert files_in_archive(archive) == {name: content for name, content in kept.items() if done not in name}
    assert os.listdir(folders.logbooks) == []


def test_logbooks_that_version_0_1_put_aside_come_back(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    kept = files_in(folders.data)
    [name] = os.listdir(folders.logbooks)
    put_aside_as_version_0_1(folders, "waiting", name)
    aside.put_back(folders)
    assert files_in(folders.data) == kept
    assert os.listdir(folders.logbooks) == [name]


def test_logbooks_that_version_0_1_had_archived_are_erased(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    [name] = os.listdir(folders.logbooks)
    put_aside_as_version_0_1(folders, "done", name)
    assert aside.erase_done(folders).files == 1
    assert os.listdir(folders.logbooks) == []


def test_a_logbook_whose_name_is_taken_waits_on_alone_and_all_are_archived(folders: StationFolders) -> None:
    """Someone at a station that shares the folder chose the same pictures again meanwhile."""
    begin_logbooks(folders, 2)
    first, second = aside.list_logbooks(folders)
    journal = (folders.logbooks / first / "poste-1.jsonl").read_bytes()
    aside.put_aside(folders, (first, second), "waiting")
    (folders.logbooks / first).mkdir()
    (folders.logbooks / first / "poste-1.jsonl").write_bytes(journal.replace(b"souris", b"email"))
    contents = sorted(files_in(folders.logbooks).values())
    aside.put_back(folders)
    assert aside.list_logbooks(folders) == (first, second)
    assert [name for name, _path in aside.list_aside(folders, "waiting")] == [first]
    assert sorted(files_in(folders.logbooks).values()) == contents
    report = reset(folders, "logbooks", now=NOW)
    assert report.archive is not None
    archived = files_in_archive(report.archive)
    assert sorted(content for name, content in archived.items() if name.startswith("logbooks/")) == contents
    assert os.listdir(folders.logbooks) == []


def test_only_what_is_no_stations_is_told_to_be_left(tmp_path: Path) -> None:
    one, other = folders_in(tmp_path, state="one"), folders_in(tmp_path, state="other")
    begin_logbooks(one, 2)
    first, _second = aside.list_logbooks(one)
    aside.put_aside(one, [first], "waiting")
    (one.logbooks / ".stfolder").mkdir()
    assert aside.list_other_entries(other) == (".stfolder",)


def test_an_intent_that_cannot_be_read_brings_the_waiting_logbooks_back(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    kept = files_in(folders.data)
    aside.put_aside(folders, aside.list_logbooks(folders), "waiting")
    aside.put_salt_aside(folders)
    folders.state.mkdir(exist_ok=True)
    (folders.state / "reset.json").write_bytes(b"\0\0\0")
    finish_interrupted_reset(folders, NOW)
    assert files_in(folders.data) == kept
