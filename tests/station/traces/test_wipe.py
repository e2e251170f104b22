"""The wipe between two people: nothing of the last one is left."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import get_args

import pytest

from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import (
    RECORD_FILE,
    WipeReason,
    read_record,
)
from tests.station.station_samples import NOW, begin_logbooks, files_in


def fill(folder: Path) -> int:
    """Traces of a person, of every kind; returns how many files there are."""
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "letter.txt").write_text("Chère Madame")
    (folder / "deep" / ".hidden").write_text("x")
    (folder / "deep" / "deeper" / "cv.pdf").write_bytes(b"%PDF")
    (folder / "link").symlink_to("/etc")
    os.mkfifo(folder / "pipe")
    (folder / "read-only").write_text("x")
    (folder / "read-only").chmod(0o400)
    return 6


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


def test_a_link_in_place_of_the_folder_is_reported_and_its_target_left_alone(
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


def test_a_file_that_cannot_be_erased_is_reported_and_the_rest_is_erased(
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
    assert wiped.problems == ("2 fichiers ne sont pas effacés : ce compte n'en a pas le droit.",)
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
    fresh = [
        folders.state / f".wipes.jsonl.{os.getpid()}-00ff00ff.draft",
        folders.state / ".wipes.jsonl.draft",  # of nobody knows whom
        folders.data / ".attempts.json.4194305-00ff00ff.draft",  # the writer may be on another machine
    ]
    for draft in fresh:
        draft.write_text("x")
    kept = folders.data / ".letters.draft"  # a folder is none of our drafts, whatever it is called
    kept.mkdir()
    os.utime(kept, (time.time() - 7200,) * 2)
    assert wipe(folders, "left", NOW).files == 0
    assert wipe(folders, when, NOW).files == 6
    assert kept.exists()
    assert os.listdir(folders.archives) == [".letter.draft"]
    assert not any(draft.exists() for draft in drafts)
    assert all(draft.exists() for draft in fresh)
    assert (folders.data / "site_salt").exists()


def test_a_full_disk_is_no_reason_to_stop(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    wipe(folders, "start", NOW)
    (folders.sitting / "a").write_text("x")

    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    wiped = wipe(folders, "left", NOW)
    assert list(folders.sitting.iterdir()) == []
    assert wiped.problems == ("La remise à neuf n'a pas pu être notée : il n'y a plus de place sur le disque.",)


def test_the_next_person_does_not_wait_for_the_disk(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(_descriptor: int) -> None:
        raise AssertionError("fsync in the next person's way")

    wipe(folders, "start", NOW)
    monkeypatch.setattr(os, "fsync", wait)
    assert wipe(folders, "left", NOW).problems == ()
