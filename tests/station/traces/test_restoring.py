"""An archive of a reset is restored: old and new pictures open, nothing that was there is lost."""

from __future__ import annotations

import os
import random
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.course.events import Started
from kiosk.course.pictures import CODE_PICTURES
from kiosk.errors import KioskError
from kiosk.logbook.codes import draw_code
from kiosk.logbook.journal import Journal
from kiosk.logbook.store import MAX_OLDER_SALTS, CodeTaken, Store, UnknownCode
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces import logbooks_aside as aside
from kiosk.station.traces.reset_report import ResetReport, ResetScope
from kiosk.station.traces.restoring import restore_archive
from kiosk.station.traces.wipe_record import read_record
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in, folders_in, start_program
from tests.station.traces.archive_samples import LATER, LOGBOOK, archive_of, bring_back, exercises_of, packed

pytestmark = pytest.mark.usefixtures("quick_codes")


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_old_and_new_pictures_open(folders: StationFolders, what: ResetScope) -> None:
    old = begin_logbooks(folders, 2)
    archive = archive_of(folders, what)
    new = begin_logbooks(folders, 2, LATER)
    sentences = bring_back(folders, archive)
    assert "2 carnets sont de retour." in sentences
    for code in (*old, *new):
        assert exercises_of(folders, code) == [EXERCISE]
    Store(folders.data).open(old[0], "poste-1", "t").append(Started("email/1-lire"), LATER)
    assert exercises_of(folders, old[0]) == [EXERCISE, "email/1-lire"]


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_without_newer_logbooks_all_is_as_before_the_reset(folders: StationFolders, what: ResetScope) -> None:
    begin_logbooks(folders, 2)
    kept = {n: c for n, c in files_in(folders.data).items() if n.startswith(("logbooks/", "site_salt"))}
    archive = archive_of(folders, what)
    bring_back(folders, archive)
    after = {n: c for n, c in files_in(folders.data).items() if n.startswith(("logbooks/", "site_salt"))}
    assert after == kept
    for path in (folders.logbooks, *folders.logbooks.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_restoring_twice_changes_nothing(folders: StationFolders, what: ResetScope) -> None:
    begin_logbooks(folders, 2)
    archive = archive_of(folders, what)
    begin_logbooks(folders, 1, LATER)
    bring_back(folders, archive)
    before = files_in(folders.data)
    assert "2 carnets étaient déjà là." in bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_a_second_reset_takes_all_along_and_it_all_comes_back(folders: StationFolders) -> None:
    """Also the salts of both times, so that an archive is whole by itself."""
    old = begin_logbooks(folders, 1)
    first = archive_of(folders, "factory")
    new = begin_logbooks(folders, 1, LATER)
    bring_back(folders, first)
    second = archive_of(folders, "factory")
    assert not (folders.data / "site_salt.d").exists()
    bring_back(folders, second)
    assert [exercises_of(folders, code) for code in (*old, *new)] == [[EXERCISE], [EXERCISE]]


def test_a_code_of_another_time_is_not_given_out_again(folders: StationFolders) -> None:
    pictures = tuple(CODE_PICTURES)
    old = Store(folders.data).offer(pictures, random.Random(1))
    Store(folders.data).begin(old, "poste-1", "s", NOW)
    archive = archive_of(folders, "factory")
    assert Store(folders.data).offer(pictures, random.Random(1)) == old
    begin_logbooks(folders, 1, LATER)
    bring_back(folders, archive)
    assert Store(folders.data).offer(pictures, random.Random(1)) != old
    with pytest.raises(CodeTaken):
        Store(folders.data).begin(old, "poste-1", "t", LATER)


def test_of_two_logbooks_of_one_code_that_of_the_site_s_own_salt_opens_and_none_is_lost(
    folders: StationFolders,
) -> None:
    code = draw_code(tuple(CODE_PICTURES), random.Random(1))
    Store(folders.data).begin(code, "poste-1", "s", NOW).append(Started("souris/old"), NOW)
    archive = archive_of(folders, "factory")
    Store(folders.data).begin(code, "poste-1", "s", NOW).append(Started("souris/new"), NOW)
    bring_back(folders, archive)
    assert exercises_of(folders, code) == ["souris/new"]
    assert len(os.listdir(folders.logbooks)) == 2


def test_more_salts_than_are_looked_under_are_not_taken(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    (folders.data / "site_salt.d").mkdir()
    for number in range(MAX_OLDER_SALTS):
        (folders.data / "site_salt.d" / str(number)).write_bytes(bytes([number]) * 32)
    before = files_in(folders.data)
    with pytest.raises(KioskError, match="autre poste"):
        bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_as_many_salts_as_are_looked_under_are_taken(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    (folders.data / "site_salt.d").mkdir()
    for number in range(MAX_OLDER_SALTS - 1):
        (folders.data / "site_salt.d" / str(number)).write_bytes(bytes([number]) * 32)
    bring_back(folders, archive)
    assert exercises_of(folders, code) == [EXERCISE]


def test_the_adviser_reads_that_there_are_pictures_of_two_times_only_where_there_are(
    folders: StationFolders, tmp_path: Path
) -> None:
    sentence = "Les images de cette archive et celles d'aujourd'hui ouvrent chacune leur carnet."
    begin_logbooks(folders, 1)
    salt = (folders.data / "site_salt").read_bytes()
    archive = archive_of(folders, "factory")
    assert bring_back(folders, archive) == ("1 carnet est de retour.",)
    assert bring_back(folders, packed(tmp_path / "a.tar.gz", (f"logbooks/{LOGBOOK}/poste-1.jsonl", b"{}\n"))) == (
        "1 carnet est de retour.",
    )
    other = folders_in(tmp_path / "other")
    begin_logbooks(other, 1, LATER)
    assert bring_back(other, archive) == ("1 carnet est de retour.", sentence)
    # the name is the same at each station, so that their folders can be merged
    assert files_in(other.data / "site_salt.d") == {sha256(salt).hexdigest()[:16]: salt}


def test_a_salt_that_is_damaged_opens_nothing_and_keeps_no_other_from_opening(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    (folders.data / "site_salt.d").mkdir()
    (folders.data / "site_salt.d" / "a").write_bytes(b"short")
    (folders.data / "site_salt.d" / "b").symlink_to("/dev/zero")
    os.mkfifo(folders.data / "site_salt.d" / "c")
    assert exercises_of(folders, code) == [EXERCISE]
    with pytest.raises(UnknownCode):
        exercises_of(folders, draw_code(tuple(CODE_PICTURES), random.Random(1)))


@given(st.integers(min_value=0, max_value=4), st.integers(min_value=0, max_value=4), st.booleans(), st.booleans())
@settings(max_examples=20, deadline=None)
def test_an_existing_logbook_gets_its_missing_events(
    tmp_path_factory: pytest.TempPathFactory, held: int, brought: int, other: bool, torn: bool
) -> None:
    """One story of the station, cut at two places; or two stories; the last line may be torn in what is there."""
    place = tmp_path_factory.mktemp("station")
    folders = folders_in(place)
    folder = folders.logbooks / LOGBOOK
    folder.mkdir(parents=True)
    (folders.data / "site_salt").write_bytes(bytes(32))
    lines = []
    for number, sitting in [(n, "s") for n in range(4)] + [(n, "other") for n in range(4)]:
        journal = Journal(place, "line", sitting)
        journal.append(Started(f"souris/{sitting}-{number}"), NOW + timedelta(minutes=number))
        lines.append((place / "line.jsonl").read_bytes())
        (place / "line.jsonl").unlink()
    there = b"".join(lines[4 : 4 + held] if other else lines[:held])
    there = there[:-5] if torn else there
    (folder / "poste-1.jsonl").write_bytes(there)
    archive = packed(place / "a.tar.gz", (f"logbooks/{LOGBOOK}/poste-1.jsonl", b"".join(lines[:brought])))
    whole = set(b"".join(lines[:brought]).split(b"\n")) | set(there.split(b"\n")[: -1 if torn else None])
    whole -= {b""}
    for _time in range(2):
        bring_back(folders, archive)
        after = files_in(folder)
        assert whole <= {line for content in after.values() for line in content.split(b"\n")}
        assert after["poste-1.jsonl"].startswith(there)
        assert all(name.endswith(".jsonl") for name in after)
        assert len(after) <= 2
        assert {f"souris/s-{number}" for number in range(brought)} <= {
            made.event.exercise
            for made in Journal(folder, "x", "x").entries()
            if isinstance(made.event, Started)
        }  # fmt: skip
    again = files_in(folder)
    bring_back(folders, archive)
    assert files_in(folder) == again


def test_a_person_at_the_station_goes_on_during_the_restore(folders: StationFolders) -> None:
    [old] = begin_logbooks(folders, 1)
    archive = archive_of(folders)
    [code] = begin_logbooks(folders, 1, LATER)
    journal = Store(folders.data).open(code, "poste-1", "now")
    bring_back(folders, archive)
    journal.append(Started("souris/2"), LATER + timedelta(minutes=1))
    assert exercises_of(folders, code) == [EXERCISE, "souris/2"]
    assert exercises_of(folders, old) == [EXERCISE]


def test_logbooks_whose_salt_is_missing_are_not_shut_out_by_another(folders: StationFolders) -> None:
    begin_logbooks(folders, 1)
    archive = archive_of(folders, "factory")
    begin_logbooks(folders, 1, LATER)
    (folders.data / "site_salt").unlink()
    before = files_in(folders.data)
    with pytest.raises(KioskError, match="site_salt"):
        bring_back(folders, archive)
    assert files_in(folders.data) == before


def test_a_salt_that_is_missing_comes_back_with_logbooks_of_it(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1)
    before = files_in(folders.logbooks)
    archive = archive_of(folders, "factory")
    for name, content in before.items():
        (folders.logbooks / name).parent.mkdir(parents=True)
        (folders.logbooks / name).write_bytes(content)
    bring_back(folders, archive)
    assert exercises_of(folders, code) == [EXERCISE]


def test_no_restore_during_a_reset(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.traces.reset_intent.LOCK_TIMEOUT", 0.0)
    begin_logbooks(folders, 1)
    archive = archive_of(folders)
    with lock_state(folders.state), pytest.raises(KioskError, match="déjà en cours"):
        bring_back(folders, archive)
    assert files_in(folders.logbooks) == {}


def test_one_that_was_cut_short_leaves_nothing_half_and_the_adviser_reads_what_to_do(folders: StationFolders) -> None:
    from tests.station.traces.power_cut import cut_before_first

    begin_logbooks(folders, 2)
    archive = archive_of(folders)
    assert cut_before_first("rename", "brought", lambda: bring_back(folders, archive))
    start_program(folders, LATER)
    assert os.listdir(folders.logbooks) == []
    assert "kiosk reset --restore" in read_record(folders.state)[-1 - 1].problems[0]
    bring_back(folders, archive)
    assert len(os.listdir(folders.logbooks)) == 2


def restored(folders: StationFolders, archive: Path) -> ResetReport:
    with archive.open("rb") as file:
        return restore_archive(folders, file, LATER)


def three_logbooks(place: Path) -> tuple[StationFolders, Path]:
    """A station with two logbooks, and an archive with both and a third; what the second has is only its beginning."""
    folders = folders_in(place / "station")
    (folders.data / "logbooks").mkdir(parents=True)
    (folders.data / "site_salt").write_bytes(bytes(32))
    for name, content in (("a" * 32, b"1\n2\n"), ("b" * 32, b"1\n")):
        (folders.logbooks / name).mkdir()
        (folders.logbooks / name / "poste-1.jsonl").write_bytes(content)
    files = [(f"logbooks/{letter * 32}/poste-1.jsonl", b"1\n2\n") for letter in "abc"]
    return folders, packed(place / "archive.tar.gz", ("site_salt", bytes(32)), *files)


def test_how_many_came_were_completed_and_were_there(tmp_path: Path) -> None:
    folders, archive = three_logbooks(tmp_path)
    report = restored(folders, archive)
    assert report.sentences == ("1 carnet est de retour.", "1 carnet est complété.", "1 carnet était déjà là.")
    assert not report.problems
    assert files_in(folders.logbooks) == {f"{letter * 32}/poste-1.jsonl": b"1\n2\n" for letter in "abc"}
    assert restored(folders, archive).sentences == ("3 carnets étaient déjà là.",)


@pytest.mark.parametrize("way", ["a link to a folder", "a link to nothing", "a file"])
def test_what_is_in_the_place_of_a_logbook_stays_as_it_is_and_is_reported(tmp_path: Path, way: str) -> None:
    folders, archive = three_logbooks(tmp_path)
    theirs, place = tmp_path / "theirs", folders.logbooks / ("c" * 32)
    if way == "a file":
        place.write_text("of the adviser")
    else:
        place.symlink_to(theirs)
    if way == "a link to a folder":
        theirs.mkdir()
    report = restored(folders, archive)
    assert report.problems == (f"{place} est à une autre chose.",)
    assert report.sentences == ("1 carnet est complété.", "1 carnet était déjà là.")
    assert place.read_text() == "of the adviser" if way == "a file" else place.is_symlink()
    assert not theirs.exists() or os.listdir(theirs) == []


def test_a_file_beside_the_logbooks_comes_back_too_and_none_is_replaced(tmp_path: Path) -> None:
    folders, _archive = three_logbooks(tmp_path)
    (folders.logbooks / "notes.txt").write_bytes(b"as it is")
    (folders.logbooks / "folder").mkdir()
    names = ("notes.txt", b"as it was"), ("folder", b"x"), ("new.txt", b"x")
    files = [(f"logbooks/{name}", content) for name, content in names]
    archive = packed(tmp_path / "b.tar.gz", ("site_salt", bytes(32)), *files)
    problem = f"{folders.logbooks / 'folder'} est à une autre chose."
    for sentences in ("1 carnet est de retour.", "1 carnet est complété."), ("2 carnets étaient déjà là.",):
        report = restored(folders, archive)
        assert (report.sentences, report.problems) == (sentences, (problem,))
        assert {name: content for name, content in files_in(folders.logbooks).items() if name.endswith(".txt")} == {
            "notes.txt": b"as it is", "notes+.txt": b"as it was", "new.txt": b"x",
        }  # fmt: skip


@pytest.mark.parametrize("links", [True, False])
def test_a_logbook_gets_the_files_that_it_lacks_wherever_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_how: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # the file systems of sticks have no links

    folders, _archive = three_logbooks(tmp_path)
    (folders.logbooks / ("a" * 32) / "empty.jsonl").touch()
    names = ("poste-1.jsonl", "poste-2.jsonl", "deep/poste-3.jsonl", "empty.jsonl")
    files = [(f"logbooks/{'a' * 32}/{name}", b"1\n2\n") for name in names]
    archive = packed(tmp_path / "b.tar.gz", *files)
    if not links:
        link = os.link
        monkeypatch.setattr(
            os, "link", lambda source, target: (refuse if "brought" in str(source) else link)(source, target)
        )
    assert restored(folders, archive).sentences == ("1 carnet est complété.",)
    assert files_in(folders.logbooks / ("a" * 32)) == {name: b"1\n2\n" for name in names}


def test_what_an_earlier_restore_left_unpacked_does_not_come_along(tmp_path: Path) -> None:
    folders, archive = three_logbooks(tmp_path)
    left = aside.path_aside(folders, "brought", "c" * 32)
    left.mkdir(parents=True)
    (left / "poste-1.jsonl").write_text("of another archive")
    restored(folders, archive)
    assert files_in(folders.logbooks)[f"{'c' * 32}/poste-1.jsonl"] == b"1\n2\n"
    assert len(os.listdir(folders.logbooks)) == 3


def test_the_disk_has_the_names_of_the_logbooks_before_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders, _archive = three_logbooks(tmp_path)
    files = [(f"logbooks/{name}", b"1\n") for name in ("aside/poste-1.jsonl", f"{'a' * 32}/poste-2.jsonl")]
    archive = packed(tmp_path / "b.tar.gz", *files)
    story: list[str] = []
    rename, link, fsync = os.rename, os.link, os.fsync

    def note_rename(source: Path, target: Path) -> None:
        story.append(f"rename {Path(target).name}")
        rename(source, target)

    def note_link(source: Path, target: Path) -> None:
        story.append(f"link {Path(target).name}")
        link(source, target)

    def note_sync(descriptor: int) -> None:
        story.append(f"sync {os.path.basename(os.readlink(f'/proc/self/fd/{descriptor}'))}")
        fsync(descriptor)

    monkeypatch.setattr(os, "rename", note_rename)
    monkeypatch.setattr(os, "link", note_link)
    monkeypatch.setattr(os, "fsync", note_sync)
    restored(folders, archive)
    assert "sync logbooks" in story[story.index("rename aside") :]
    assert f"sync {'a' * 32}" in story[len(story) - story[::-1].index("link poste-2.jsonl") :]
