"""A reset, whole and cut short at every moment."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import tarfile
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from kiosk.course.events import Started
from kiosk.errors import KioskError
from kiosk.logbook.journal import Journal, JournalUnavailable
from kiosk.logbook.store import LogbooksUnavailable, Store, UnknownCode
from kiosk.station.locks import lock_state
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import StationFolders
from kiosk.station.station import Station
from kiosk.station.traces import archive as archives
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.reset import finish_interrupted_reset, reset
from kiosk.station.traces.reset_report import ResetReport
from kiosk.station.traces.retention import erase_old_logbooks
from kiosk.station.traces.sitting_end import SittingEnd
from kiosk.station.traces.wipe import wipe
from kiosk.station.traces.wipe_record import read_record
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in, folders_in, start_program
from tests.station.traces.power_cut import changes_of, cut_before, cut_before_first

Erasing = Literal["logbooks", "factory"]
BOTH = pytest.mark.parametrize("what", ["logbooks", "factory"])


@pytest.fixture
def folders(tmp_path: Path) -> StationFolders:
    return folders_in(tmp_path)


def live(folders: StationFolders, count: int = 3) -> dict[str, bytes]:
    """A station that was used: everything it writes is there. Gives its logbooks and its salt."""
    station = Station(Settings(), folders.data, state=folders.state)
    begin_logbooks(folders, count)
    kept = files_in(folders.data)
    station.choose(theme="sombre", workshop=("email",))
    station.attempts.record_wrong(NOW)
    station.pin_attempts.record_wrong(NOW)
    for name in ("cache", "log"):
        (folders.data / name).mkdir()
    (folders.data / "cache" / "course.msgpack").write_bytes(b"index")
    (folders.data / "log" / "kiosk.log").write_text("WARNING\n")
    (folders.data / "log" / "kiosk.log.1").write_text("WARNING\n")
    (folders.state / "last-good-settings.yaml").write_text("theme: clair\n")
    (folders.state / "keeper.lock").write_text("")
    wipe(folders, "start", NOW)
    erase_old_logbooks(folders, 24, NOW)
    return kept


def unpacked(archive: Path, place: Path) -> dict[str, bytes]:
    """What an adviser gets who does what the report says."""
    place.mkdir()
    subprocess.run(["tar", "-xzf", archive, "-C", place], check=True)
    return files_in(place)


# What goes and what stays


def test_a_reset_keeps_logbooks_choices_and_settings(folders: StationFolders) -> None:
    live(folders)
    before = files_in(folders.data), files_in(folders.state)
    report = reset(folders, "traces", now=NOW)
    assert (files_in(folders.data), files_in(folders.state)) == before
    assert report.sentences == ("Les carnets et les réglages restent.",)
    assert not report.problems


def test_logbooks_go_into_an_archive_that_opens_again(folders: StationFolders, tmp_path: Path) -> None:
    kept = live(folders)
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
    live(folders)
    before = {**files_in(folders.data), **files_in(folders.state)}
    report = reset(folders, "logbooks", now=NOW, archive=False)
    after = {**files_in(folders.data), **files_in(folders.state)}
    gone = {name for name in before if name not in after}
    assert {name.partition("/")[0] for name in gone} == {"logbooks", "attempts.json"}
    assert [name for name in after if before.get(name) != after[name]] == ["wipes.jsonl"]
    assert report.archive is None
    assert report.sentences == ("3 carnets sont effacés.", "Les réglages restent.")


def test_as_new_leaves_nothing_but_the_archive_the_lock_and_a_line_in_the_record(folders: StationFolders) -> None:
    live(folders)
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
def test_twice_is_safe(folders: StationFolders, what: Erasing) -> None:
    live(folders)
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


# What is in the folder of logbooks besides


def test_what_a_file_synchroniser_keeps_there_stays_and_is_told(folders: StationFolders) -> None:
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


def test_a_person_at_another_station_is_told_that_her_work_is_not_kept_and_nothing_comes_back(
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


# When it cannot be done


@BOTH
def test_without_room_for_the_archive_nothing_changes(
    folders: StationFolders, what: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    live(folders)
    before = files_in(folders.data), files_in(folders.state)

    def full(*_told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "_pack", full)

    def end_sitting() -> SittingEnd:
        raise AssertionError("the sitting goes on")

    with pytest.raises(KioskError, match="No space left on device"):
        reset(folders, what, now=NOW, end_sitting=end_sitting)
    assert (files_in(folders.data), files_in(folders.state)) == before


def test_where_the_stick_of_the_archives_is_missing_nothing_changes(tmp_path: Path) -> None:
    folders = folders_in(tmp_path, settings=Settings(archives=str(tmp_path / "stick" / "archives")))
    kept = live(folders)
    with pytest.raises(KioskError, match="Le dossier des archives"):
        reset(folders, "logbooks", now=NOW)
    assert kept.items() <= files_in(folders.data).items()
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x\ny/poste-1.jsonl", "« logbooks/x?y/poste-1.jsonl » n'est pas attendu"),
        ("x/" + "in/" * 10 + "poste-1.jsonl", "n'est pas attendu"),
        (f"x/{'é' * 120}", "n'est pas attendu"),
        ("x/film.mp4", "elle est trop grande"),
    ],
)
def test_what_could_not_come_back_is_not_erased(folders: StationFolders, name: str, said: str) -> None:
    live(folders)
    strange = folders.logbooks / name
    strange.parent.mkdir(parents=True)
    strange.write_bytes(b"{}")
    if name.endswith("mp4"):
        os.truncate(strange, 64 * 1024 * 1024 + 1)
    before = files_in(folders.logbooks)
    with pytest.raises(KioskError, match=re.escape(said)):
        reset(folders, "logbooks", now=NOW)
    assert files_in(folders.logbooks) == before
    assert os.listdir(folders.archives) == []


def test_without_a_whole_salt_no_pictures_would_open_what_came_back_so_nothing_is_erased(
    folders: StationFolders,
) -> None:
    kept = live(folders)
    (folders.data / "site_salt").write_bytes(b"abc")
    with pytest.raises(KioskError, match="site_salt » n'est pas entier"):
        reset(folders, "logbooks", now=NOW)
    assert {
        name: content for name, content in files_in(folders.data).items() if name in kept and "salt" not in name
    } == {name: content for name, content in kept.items() if "salt" not in name}


def test_an_archive_that_reads_back_otherwise_is_none(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = live(folders)
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


def test_what_cannot_be_erased_is_told(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_logbooks(folders, 2)
    unlink = os.unlink

    def refuse(path: str | Path, *, dir_fd: int | None = None) -> None:
        if str(path).endswith(".jsonl"):
            raise PermissionError(1, "Operation not permitted")
        unlink(path, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        report = reset(folders, "logbooks", now=NOW)
    assert report.problems == ("2 fichiers ne sont pas effacés : Operation not permitted.",)
    assert reset(folders, "logbooks", now=NOW).files == 2
    assert list(folders.logbooks.iterdir()) == []


def test_one_reset_at_a_time(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.traces.reset_intent.LOCK_TIMEOUT", 0.0)
    live(folders)
    before = files_in(folders.data)
    with lock_state(folders.state), pytest.raises(KioskError, match="déjà en cours"):
        reset(folders, "logbooks", now=NOW)
    assert files_in(folders.data) == before


def test_a_reset_that_another_process_carries_out_is_not_finished_here(folders: StationFolders) -> None:
    begin_logbooks(folders, 2)
    assert cut_before_first("link", "tar.gz", lambda: reset(folders, "logbooks", now=NOW))
    with lock_state(folders.state):
        finish_interrupted_reset(folders, NOW)
    assert (folders.state / "reset.json").exists()
    finish_interrupted_reset(folders, NOW)
    assert not (folders.state / "reset.json").exists()


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b'{"what":"everything"}'])
def test_an_intent_that_is_not_ours_erases_nothing(folders: StationFolders, content: bytes) -> None:
    kept = live(folders)
    (folders.state / "reset.json").write_bytes(content)
    start_program(folders)
    assert kept.items() <= files_in(folders.data).items()
    assert not (folders.state / "reset.json").exists()


# The power goes


def _cuts() -> list[object]:
    """(what, archive, ending), each with each; the one that does the most, and the others when they are asked for."""
    every = itertools.product(("logbooks", "factory"), (True, False), ("start", "reset"))
    return [pytest.param(*case, marks=() if case == ("factory", True, "start") else pytest.mark.long) for case in every]


@pytest.mark.parametrize(("what", "archive", "ending"), _cuts())
def test_whenever_the_power_goes_the_reset_is_finished_or_was_never_begun(
    tmp_path: Path, what: Erasing, archive: bool, ending: str
) -> None:
    used = folders_in(tmp_path / "used")
    kept = live(used, count=2)
    whole = folders_in(tmp_path / "whole")
    shutil.copytree(tmp_path / "used", tmp_path / "whole")
    reset(whole, what, now=NOW, archive=archive)
    change, cut = 0, True
    while cut:
        change += 1
        place = tmp_path / str(change)
        shutil.copytree(tmp_path / "used", place)
        folders = folders_in(place)
        cut = cut_before(change, lambda: reset(folders, what, now=NOW, archive=archive))  # noqa: B023
        begun = (folders.state / "reset.json").exists()
        if ending == "start":
            start_program(folders)
        else:
            reset(folders, what, now=NOW, archive=archive)
        _is_finished(folders, whole, kept, archive=archive, begun=begun or not cut or ending == "reset")
        assert (folders.data / "site_salt").exists() or not files_in(folders.logbooks)  # people can begin one
    assert change > 15


def _is_finished(
    folders: StationFolders, whole: StationFolders, kept: dict[str, bytes], *, archive: bool, begun: bool
) -> None:
    """No logbook was lost: each is where it was, or whole in an archive; and the rest is as after a reset in peace."""
    there = files_in(folders.data)
    made = [files_in_archive(path) for path in sorted(folders.archives.glob("*"))] if archive else []
    assert all(found.items() <= kept.items() for found in made)
    if not begun and any(name.startswith("logbooks/") for name in there):
        assert kept.items() <= there.items()
        assert not made
        return
    if archive:
        assert kept in made
        assert len(made) == 1
    ours = {**there, **files_in(folders.state)}
    awaited = {**files_in(whole.data), **files_in(whole.state)}
    for found in (ours, awaited):
        found.pop("wipes.jsonl")
        for name in [n for n in found if n.startswith("archives/")]:
            del found[name]
    assert ours == awaited


def files_in_archive(path: Path) -> dict[str, bytes]:
    """What the archive holds, without unpacking it."""
    with tarfile.open(path) as archive:
        members = [(member.name, archive.extractfile(member)) for member in archive]
        return {name: content.read() for name, content in members if content is not None}


def test_nothing_is_moved_before_the_intent_is_safe_and_nothing_erased_before_the_archive_is(
    folders: StationFolders,
) -> None:
    live(folders)
    story: list[str] = []

    def note(name: str, arguments: tuple[Any, ...]) -> None:
        target = os.readlink(f"/proc/self/fd/{arguments[0]}") if name == "fsync" else str(arguments[0])
        story.append(f"{name} {target}")

    report: list[ResetReport] = []
    changes_of(lambda: report.append(reset(folders, "factory", now=NOW)), note)
    assert report[0].archive is not None

    def first(beginning: str, part: str) -> int:
        return next(n for n, line in enumerate(story) if line.startswith(beginning) and part in line)

    intent = first("fsync", ".reset.json.")
    assert intent < first("replace", ".reset.json.") < first("rename", "/logbooks/")
    archive = first("fsync", ".logbooks-2027-05-11.tar.gz.")
    assert archive < first("link", ".logbooks-2027-05-11.tar.gz.")
    erased = min(n for n, line in enumerate(story) if line.startswith("unlink") and ".jsonl" in line)
    assert first("fsync", str(folders.archives)) < erased
    assert story[-1].startswith("fsync")
    last = max(n for n, line in enumerate(story) if line.startswith(("unlink", "rmdir", "truncate")))
    assert "reset.json" in story[last]


def test_a_journal_that_is_written_while_the_power_goes_is_not_in_two_places(folders: StationFolders) -> None:
    """A logbook that came back with a reset that could not be made goes on as if nothing had happened."""
    [code] = begin_logbooks(folders, 1)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KioskError):

        def full(*_told: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(archives, "_pack", full)
        reset(folders, "logbooks", now=NOW)
    journal = Store(folders.data).open(code, "poste-1", "t")
    assert isinstance(journal, Journal)
    journal.append(Started(EXERCISE), NOW + timedelta(hours=1))
    assert len(journal.entries()) == 3


def test_while_logbooks_and_salt_are_on_their_way_out_no_new_salt_is_made(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    aside.put_aside(folders, aside.list_logbooks(folders), "waiting")
    aside.put_salt_aside(folders)
    with pytest.raises(LogbooksUnavailable):
        begin_logbooks(folders, 1)
    aside.put_back(folders)
    begin_logbooks(folders, 1, NOW + timedelta(minutes=1))
