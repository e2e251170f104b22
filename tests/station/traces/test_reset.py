"""A reset: what goes, what stays, and what keeps it from erasing anything."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import pytest

from kiosk.course.events import Started
from kiosk.errors import KioskError
from kiosk.logbook.journal import JournalUnavailable
from kiosk.logbook.store import Store, UnknownCode
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import archive as archives
from kiosk.station.traces.archive_reading import open_archive, read_files
from kiosk.station.traces.reset import reset
from kiosk.station.traces.reset_report import ResetScope
from kiosk.station.traces.sitting_end import SittingEnd
from kiosk.station.traces.wipe_record import read_record
from tests.station.station_samples import (
    EXERCISE,
    NOW,
    begin_logbooks,
    files_in,
    folders_in,
    live_station,
    start_program,
)
from tests.station.traces.power_cut import cut_before_first

Erasing = Literal["logbooks", "factory"]
BOTH = pytest.mark.parametrize("what", ["logbooks", "factory"])


def unpacked(archive: Path, place: Path) -> dict[str, bytes]:
    """What an adviser gets who unpacks the archive with ``tar``."""
    place.mkdir()
    subprocess.run(["tar", "-xzf", archive, "-C", place], check=True)
    return files_in(place)


def test_a_reset_keeps_logbooks_choices_and_settings(folders: StationFolders) -> None:
    live_station(folders)
    before = files_in(folders.data), files_in(folders.state)
    report = reset(folders, "traces", now=NOW)
    assert (files_in(folders.data), files_in(folders.state)) == before
    assert report.sentences == ("Les carnets et les réglages restent.",)
    assert not report.problems


@pytest.mark.parametrize("what", get_args(ResetScope))
def test_files_that_a_power_cut_left_half_written_go_at_every_reset(folders: StationFolders, what: ResetScope) -> None:
    folders.state.mkdir()
    draft = folders.state / ".choices.yaml.4194305-00ff00ff.draft"  # no process has such a number
    draft.write_text("x")
    assert reset(folders, what, now=NOW).files
    assert not draft.exists()


def test_logbooks_go_into_an_archive_that_opens_again(folders: StationFolders, tmp_path: Path) -> None:
    kept = live_station(folders)
    codes = begin_logbooks(folders, 1, NOW + timedelta(minutes=5))
    kept |= {name: content for name, content in files_in(folders.data).items() if name.startswith("logbooks/")}
    report = reset(folders, "logbooks", now=NOW)
    with pytest.raises(UnknownCode):
        Store(folders.data).open(codes[0], "poste-1", "s")
    assert report.archive == folders.archives / "logbooks-2027-05-11.tar.gz"
    assert report.logbooks == 4
    assert report.archive.stat().st_mode & 0o777 == 0o600
    assert unpacked(report.archive, tmp_path / "again") == kept
    journal = Store(tmp_path / "again").open(codes[0], "poste-1", "t")
    assert [made.event.exercise for made in journal.entries() if hasattr(made.event, "exercise")] == [EXERCISE]


def test_without_its_logbooks_the_station_is_as_it_was(folders: StationFolders) -> None:
    live_station(folders)
    before = {**files_in(folders.data), **files_in(folders.state)}
    report = reset(folders, "logbooks", now=NOW, archive=False)
    after = {**files_in(folders.data), **files_in(folders.state)}
    gone = {name for name in before if name not in after}
    assert {name.partition("/")[0] for name in gone} == {"logbooks", "attempts.json"}
    assert [name for name in after if before.get(name) != after[name]] == ["wipes.jsonl"]
    assert report.archive is None
    assert report.sentences == ("3 carnets sont effacés.", "Les réglages restent.")


def test_as_new_leaves_nothing_but_the_archive_the_lock_and_a_line_in_the_record(folders: StationFolders) -> None:
    live_station(folders)
    report = reset(folders, "factory", now=NOW)
    assert report.archive is not None
    assert sorted({**files_in(folders.data), **files_in(folders.state)}) == [
        f"archives/{report.archive.name}",
        "keeper.lock",
        "log/kiosk.log",
        "wipes.jsonl",
    ]
    assert (folders.data / "log" / "kiosk.log").read_bytes() == b""
    assert [(wiped.why, wiped.logbooks) for wiped in read_record(folders.state)] == [("reset", 3)]
    assert "Le poste est comme neuf." in report.sentences
    begin_logbooks(folders, 1)


@BOTH
def test_a_second_reset_is_safe(folders: StationFolders, what: Erasing) -> None:
    live_station(folders)
    reset(folders, what, now=NOW)
    before = files_in(folders.archives)
    report = reset(folders, what, now=NOW)
    assert files_in(folders.archives) == before
    assert report.sentences[0] == "Il n'y a pas de carnet à effacer."
    assert not report.problems


@BOTH
def test_a_station_that_was_never_used(folders: StationFolders, what: Erasing) -> None:
    report = reset(folders, what, now=NOW)
    assert not report.problems
    assert report.archive is None


def test_two_archives_of_a_day_have_two_names(folders: StationFolders, tmp_path: Path) -> None:
    begin_logbooks(folders, 1)
    first = reset(folders, "logbooks", now=NOW)
    begin_logbooks(folders, 1)
    second = reset(folders, "logbooks", now=NOW)
    assert first.archive != second.archive
    for name, report in (("first", first), ("second", second)):
        assert report.archive is not None
        assert len(unpacked(report.archive, tmp_path / name)) == 2


def test_the_archive_goes_where_the_settings_say(tmp_path: Path) -> None:
    folders = folders_in(tmp_path, settings=Settings(archives=str(tmp_path / "stick" / "archives")))
    begin_logbooks(folders, 1)
    (tmp_path / "stick").mkdir()
    assert reset(folders, "logbooks", now=NOW).archive == tmp_path / "stick" / "archives" / "logbooks-2027-05-11.tar.gz"


def test_the_sitting_ends_last_so_that_the_next_one_meets_a_new_station(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    seen: list[int] = []

    def end_sitting() -> SittingEnd:
        seen.append(len(list(folders.logbooks.iterdir())))
        return SittingEnd(("La visite en cours est finie.",), (), 2, 10)

    report = reset(folders, "logbooks", now=NOW, end_sitting=end_sitting)
    assert seen == [0]
    assert report.sentences[0] == "La visite en cours est finie."
    assert report.files == 2 + 1


def test_files_of_a_file_synchroniser_stay_and_are_reported(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    (folders.logbooks / ".stfolder").mkdir()
    report = reset(folders, "logbooks", now=NOW)
    assert [path.name for path in folders.logbooks.iterdir()] == [".stfolder"]
    assert report.sentences[-1] == "Dans le dossier des carnets il reste aussi : .stfolder."


def test_logbooks_in_a_folder_that_is_a_link(folders: StationFolders, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    folders.data.mkdir()
    folders.logbooks.symlink_to(tmp_path / "share")
    begin_logbooks(folders, 2)
    report = reset(folders, "factory", now=NOW)
    assert report.logbooks == 2
    assert folders.logbooks.is_symlink()
    assert list((tmp_path / "share").iterdir()) == []


def test_a_person_at_another_station_reads_that_her_work_is_not_kept_and_nothing_comes_back(
    folders: StationFolders,
) -> None:
    [code] = begin_logbooks(folders, 1)
    journal = Store(folders.data).open(code, "poste-2", "s")
    reset(folders, "logbooks", now=NOW)
    with pytest.raises(JournalUnavailable):
        journal.append(Started(EXERCISE), NOW)
    assert list(folders.logbooks.iterdir()) == []


def test_two_stations_that_share_a_folder_each_finish_their_own(tmp_path: Path) -> None:
    one, other = folders_in(tmp_path, state="one"), folders_in(tmp_path, state="other")
    begin_logbooks(one, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset(one, "logbooks", now=NOW))
    begin_logbooks(other, 1, station="poste-2")
    assert reset(other, "logbooks", now=NOW).logbooks == 1
    start_program(one)
    assert list(one.logbooks.iterdir()) == []
    contents = [unpacked(path, tmp_path / path.name[:-7]) for path in sorted(one.archives.iterdir())]
    assert sorted(len(found) - 1 for found in contents) == [1, 2]


@BOTH
def test_without_room_for_the_archive_nothing_changes(
    folders: StationFolders, what: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_station(folders)
    before = files_in(folders.data), files_in(folders.state)

    def full(*_told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "_pack", full)

    def end_sitting() -> SittingEnd:
        raise AssertionError("the sitting goes on")

    with pytest.raises(KioskError, match="il n'y a plus de place sur le disque"):
        reset(folders, what, now=NOW, end_sitting=end_sitting)
    assert (files_in(folders.data), files_in(folders.state)) == before


@BOTH
def test_where_the_plan_cannot_be_written_down_only_what_needs_no_archive_is_done(
    folders: StationFolders, what: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is a reason to erase, and none to risk logbooks that are to be kept."""
    live_station(folders)
    before = files_in(folders.data), files_in(folders.state)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.station.traces.reset_intent.write_whole", full)
    with pytest.raises(KioskError, match="Rien n'est changé"):
        reset(folders, what, now=NOW)
    assert (files_in(folders.data), files_in(folders.state)) == before
    assert reset(folders, what, now=NOW, archive=False).logbooks == 3
    assert os.listdir(folders.logbooks) == [] if folders.logbooks.exists() else what == "factory"


def test_where_the_stick_of_the_archives_is_missing_nothing_changes(tmp_path: Path) -> None:
    folders = folders_in(tmp_path, settings=Settings(archives=str(tmp_path / "stick" / "archives")))
    kept = live_station(folders)
    with pytest.raises(KioskError, match="Le dossier des archives"):
        reset(folders, "logbooks", now=NOW)
    assert kept.items() <= files_in(folders.data).items()
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x\ny/poste-1.jsonl", "« logbooks/x?y/poste-1.jsonl » n'est pas attendu"),
        ("x/" + "in/" * 10 + "poste-1.jsonl", "n'est pas attendu"),
        (f"x/{'é' * 120}", "n'est pas attendu"),
        ("x/film.mp4", "elle est trop grande"),
    ],
)
def test_what_could_not_come_back_is_not_erased(folders: StationFolders, name: str, message: str) -> None:
    live_station(folders)
    strange = folders.logbooks / name
    strange.parent.mkdir(parents=True)
    strange.write_bytes(b"{}")
    if name.endswith("mp4"):
        os.truncate(strange, 64 * 1024 * 1024 + 1)
    before = files_in(folders.logbooks)
    with pytest.raises(KioskError, match=re.escape(message)):
        reset(folders, "logbooks", now=NOW)
    assert files_in(folders.logbooks) == before
    assert os.listdir(folders.archives) == []


def test_without_a_whole_salt_no_pictures_would_open_what_came_back_so_nothing_is_erased(
    folders: StationFolders,
) -> None:
    kept = live_station(folders)
    (folders.data / "site_salt").write_bytes(b"abc")
    with pytest.raises(KioskError, match="site_salt » n'est pas entier"):
        reset(folders, "logbooks", now=NOW)
    assert {
        name: content for name, content in files_in(folders.data).items() if name in kept and "salt" not in name
    } == {name: content for name, content in kept.items() if "salt" not in name}


@BOTH
def test_logbooks_whose_salt_is_missing_are_archived_all_the_same(
    folders: StationFolders, tmp_path: Path, what: Erasing
) -> None:
    """Whoever finds the salt again has both."""
    begin_logbooks(folders, 1)
    (folders.data / "site_salt").unlink()
    kept = files_in(folders.data)
    archive = reset(folders, what, now=NOW).archive
    assert archive is not None
    assert unpacked(archive, tmp_path / "unpacked") == kept
    assert files_in(folders.logbooks) == {}


def test_an_archive_that_reads_back_otherwise_is_none(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = live_station(folders)
    pack = archives._pack

    def damage(file: Any, parts: Any) -> None:
        pack(file, parts)
        file.flush()
        file.seek(-8, os.SEEK_END)  # the checksum
        file.write(b"\xff\xff\xff\xff")

    monkeypatch.setattr(archives, "_pack", damage)
    with pytest.raises(KioskError, match="elle n'est pas comme les carnets"):
        reset(folders, "logbooks", now=NOW)
    assert kept.items() <= files_in(folders.data).items()
    assert files_in(folders.archives) == {}


def test_a_file_that_cannot_be_erased_is_reported(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_logbooks(folders, 2)
    unlink = os.unlink

    def refuse(path: str | Path, *, dir_fd: int | None = None) -> None:
        if str(path).endswith(".jsonl"):
            raise PermissionError(1, "Operation not permitted")
        unlink(path, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        report = reset(folders, "logbooks", now=NOW)
    assert report.problems == ("2 fichiers ne sont pas effacés : ce compte n'en a pas le droit.",)
    assert reset(folders, "logbooks", now=NOW).files == 2
    assert list(folders.logbooks.iterdir()) == []


def test_what_a_link_among_the_logbooks_leads_to_is_neither_archived_nor_erased(
    folders: StationFolders, tmp_path: Path
) -> None:
    live_station(folders)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "letter.txt").write_text("Chère Madame")
    (folders.logbooks / "a-folder").symlink_to(tmp_path / "theirs")
    (folders.logbooks / "a-file").symlink_to(tmp_path / "theirs" / "letter.txt")
    report = reset(folders, "logbooks", now=NOW)
    assert not report.problems and report.archive is not None
    with open_archive(report.archive) as archive:
        assert all(
            name.startswith("site_salt") or name.endswith("poste-1.jsonl") for name, _content in read_files(archive)
        )
    assert (tmp_path / "theirs" / "letter.txt").read_text() == "Chère Madame"


def test_logbooks_whose_salt_is_shared_through_a_link(folders: StationFolders, tmp_path: Path) -> None:
    live_station(folders)
    salt = (folders.data / "site_salt").rename(tmp_path / "salt of all stations")
    (folders.data / "site_salt").symlink_to(salt)
    report = reset(folders, "factory", now=NOW)
    assert not report.problems and report.archive is not None
    with open_archive(report.archive) as archive:
        assert dict(read_files(archive))["site_salt"] == salt.read_bytes()
    assert not (folders.data / "site_salt").is_symlink(), "this station begins anew, the others go on"


def test_as_new_empties_no_other_file_through_a_link_and_erases_none_beside_the_log(
    folders: StationFolders, tmp_path: Path
) -> None:
    live_station(folders)
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "syslog").write_text("of the machine")
    (tmp_path / "logs" / "kiosk.log").symlink_to("syslog")
    (tmp_path / "logs" / "kiosk.log.1").write_text("WARNING")
    (folders.data / "log").rename(tmp_path / "before")
    (folders.data / "log").symlink_to(tmp_path / "logs")
    assert not reset(folders, "factory", now=NOW).problems
    assert files_in(tmp_path / "logs") == {"syslog": b"of the machine"}


def test_a_folder_whose_name_is_not_utf_8_gets_a_sentence(tmp_path: Path) -> None:
    folders = folders_in(tmp_path / os.fsdecode(b"donn\xe9es"))
    live_station(folders)
    before = files_in(folders.logbooks)
    with pytest.raises(KioskError, match=r"n'est pas en UTF-8\. Rien n'est changé"):
        reset(folders, "logbooks", now=NOW)
    assert files_in(folders.logbooks) == before
    assert not reset(folders, "logbooks", archive=False, now=NOW).problems
