"""What was written before a call returned is kept, on a disk that forgets whatever was not synced."""

from __future__ import annotations

import logging
import os
import random
import tarfile
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest

from kiosk.course.events import Started
from kiosk.course.pictures import CODE_PICTURES
from kiosk.disk import append_lines, make_folder, sync_folder, write_new, write_whole
from kiosk.logbook import codes, store
from kiosk.logbook.attempts import AttemptsFile
from kiosk.logbook.codes import Code
from kiosk.logbook.store import LogbooksUnavailable, Store, UnknownCode
from kiosk.station.log.writing import open_log
from kiosk.station.settings.editing import write_setting
from kiosk.station.settings.layers import read_layers, save_choices
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import StationFolders
from kiosk.station.settings.reading import parse_settings_file
from kiosk.station.traces import wipe
from kiosk.station.traces.reset import reset
from kiosk.station.traces.reset_report import ResetScope
from kiosk.station.traces.restoring import restore_archive
from kiosk.station.traces.retention import DAYS_FILE, erase_old_logbooks
from kiosk.station.traces.wipe_record import read_record, sync_and_trim_record
from tests.forgetful_disk import ForgetfulDisk, Moment
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in, folders_in, start_program

LONG = [pytest.param(2, id="some"), pytest.param(40, id="many", marks=pytest.mark.long)]
"""How many states by chance at each moment."""


@pytest.fixture
def disk_place(tmp_path: Path) -> Iterator[Path]:
    """Where the disk is built a few hundred times: in memory, where the machine has a place there."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as place:
        yield Path(os.path.realpath(place))


@pytest.fixture(autouse=True)
def after_the_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that was cut is another than the one that starts then; codes and the real disk take no time."""
    monkeypatch.setattr(wipe, "_has_ended", lambda process: process is not None)
    monkeypatch.setattr(store, "logbook_id", lambda code, salt: sha256(repr(code).encode() + salt).hexdigest()[:32])
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


def code_of(number: int) -> Code:
    return codes.draw_code(tuple(CODE_PICTURES), random.Random(number))


def exercises(data: Path, code: Code) -> list[str]:
    """The exercises in the logbook of ``code``."""
    entries = Store(data).open(code, "poste-9", "later").entries()
    return [made.event.exercise for made in entries if isinstance(made.event, Started)]


def last(moment: Moment, nothing: Any = None) -> Any:
    return moment.promised[-1] if moment.promised else nothing


# -- one file, one folder


@pytest.mark.parametrize("by_chance", LONG)
def test_a_file_is_the_old_one_or_the_new_one_and_new_once_the_write_returned(disk_place: Path, by_chance: int) -> None:
    file = disk_place / "disk" / "a" / "b" / "file"
    disk = ForgetfulDisk(disk_place / "disk")
    contents = [b"", b"one" * 2000, b"two"]
    with disk.recording():
        for number, content in enumerate(contents):
            write_whole(file, content)
            disk.promise(number)
    for moment in disk.states(by_chance):
        confirmed = last(moment, -1)
        allowed = contents[max(confirmed, 0) : confirmed + 2]
        assert file.read_bytes() in allowed if file.exists() else confirmed == -1
        if file.parent.exists():  # what is left beside it is known as nobody's
            assert all(wipe._DRAFT.fullmatch(name) for name in os.listdir(file.parent) if name != "file")
        write_whole(file, b"newer")
        assert file.read_bytes() == b"newer"


def test_a_file_that_is_made_new_is_whole_and_the_first_one(disk_place: Path) -> None:
    file = disk_place / "disk" / "file"
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        write_new(file, b"first")
        disk.promise("first")
        with pytest.raises(FileExistsError):
            write_new(file, b"second")
    for moment in disk.states(4):
        assert file.read_bytes() == b"first" if file.exists() else not moment.promised


@pytest.mark.parametrize("by_chance", LONG)
def test_lines_whose_write_returned_are_there_and_no_two_lines_are_joined(disk_place: Path, by_chance: int) -> None:
    file = disk_place / "disk" / "lines"
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        for number in range(3):
            append_lines(file, b"line %d\n" % number)
            sync_folder(file.parent)
            disk.promise(number)
    for moment in disk.states(by_chance):
        append_lines(file, b"later\n")
        lines = file.read_bytes().split(b"\n")
        assert {b"line %d" % number for number in moment.promised} | {b"later"} <= set(lines)


def test_folders_are_there_once_their_creation_returned(disk_place: Path) -> None:
    folder = disk_place / "disk" / "a" / "b" / "c"
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        make_folder(folder)
        disk.promise(True)
    for moment in disk.states(3):
        assert folder.is_dir() or not moment.promised
        make_folder(folder)
        assert folder.is_dir()


# -- a station


@pytest.mark.parametrize("by_chance", LONG)
def test_the_first_logbook_of_a_station_whose_folder_was_not_there(disk_place: Path, by_chance: int) -> None:
    disk = ForgetfulDisk(disk_place / "disk")
    folders = folders_in(disk.root / "var" / "lib")
    code = code_of(1)
    with disk.recording():
        start_program(folders)
        journal = Store(folders.data).begin(code, "poste-1", "s", NOW)
        disk.promise(0)
        for number in range(1, 4):
            journal.append(Started(f"{EXERCISE}{number}"), NOW + timedelta(minutes=number))
            disk.promise(number)
    for moment in disk.states(by_chance):
        confirmed = last(moment, -1)
        kept = Store(folders.data)
        if confirmed >= 0 or kept.exists(code):
            assert exercises(folders.data, code)[: max(confirmed, 0)] == [
                f"{EXERCISE}{n}" for n in range(1, confirmed + 1)
            ]
        else:
            kept.begin(code, "poste-1", "t", NOW)


def test_the_log_that_is_opened_first_makes_the_folder_for_good(disk_place: Path) -> None:
    data = disk_place / "disk" / "var" / "kiosk"
    disk = ForgetfulDisk(disk_place / "disk")
    logger = logging.getLogger("kiosk")
    before = logger.handlers[:]
    try:
        with disk.recording():
            open_log(data / "log")
            disk.promise(True)
    finally:
        for handler in [h for h in logger.handlers if h not in before]:
            logger.removeHandler(handler)
            handler.close()
    for moment in disk.states(0):
        assert (data / "log").is_dir() or not moment.promised


def test_a_wrong_pin_is_counted_before_it_is_looked_at(disk_place: Path) -> None:
    file = disk_place / "disk" / "state" / "pin-attempts.json"
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        attempts = AttemptsFile(file)
        for number in range(1, 6):
            attempts.record_wrong(NOW)
            disk.promise(number)
    for moment in disk.states(2):
        waits = AttemptsFile(file).wait(NOW)
        assert waits >= (0, 0, 0, 5, 10, 20)[last(moment, 0)]


def test_a_choice_in_the_corner_is_kept_once_it_was_made(disk_place: Path) -> None:
    state = disk_place / "disk" / "state"
    disk = ForgetfulDisk(disk_place / "disk")
    base = Settings()
    themes = ["clair", "sombre", "contraste fort", "clair"]
    with disk.recording():
        for number, theme in enumerate(themes[1:], start=1):
            save_choices(state, {"theme": theme}, base=base, today=date(2027, 5, 11))  # type: ignore[typeddict-item] # any
            disk.promise(number)
    for moment in disk.states(2):
        held = read_layers({"KIOSK_DATA": str(state), "KIOSK_SETTINGS": str(disk_place / "none")})
        assert held.settings.theme in themes[last(moment, 0) :][:2]


def test_the_pin_that_was_chosen_is_kept(disk_place: Path) -> None:
    file = disk_place / "disk" / "etc" / "kiosk" / "settings.yaml"
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        write_setting(file, "station", "poste-1")
        disk.promise("poste-1")
        write_setting(file, "station", "poste-2")
        disk.promise("poste-2")
    for moment in disk.states(2):
        settings = parse_settings_file(file).settings if file.exists() else None
        assert settings is not None or not moment.promised
        assert settings is None or settings.station in ("poste-1", "poste-2")[len(moment.promised[1:]) :]


def test_the_record_of_wipes_is_there_once_it_is_settled(disk_place: Path) -> None:
    disk = ForgetfulDisk(disk_place / "disk")
    folders = folders_in(disk.root / "srv")
    with disk.recording():
        for number in range(1, 4):
            wipe.wipe(folders, "left", NOW + timedelta(hours=number))
            sync_and_trim_record(folders.state)
            disk.promise(number)
    for moment in disk.states(2):
        assert len(read_record(folders.state)) >= last(moment, 0)


def test_what_was_not_erased_of_old_logbooks_opens_and_what_was_does_not_come_back(disk_place: Path) -> None:
    folders = folders_in(disk_place / "disk")
    [old] = begin_logbooks(folders, 1, NOW - timedelta(days=120))
    [young] = begin_logbooks(folders, 1, NOW, station="poste-2")
    folders.state.mkdir(exist_ok=True)
    days = [NOW.date() - timedelta(days=ago) for ago in range(40, 0, -1)]
    (folders.state / DAYS_FILE).write_bytes(msgspec.json.encode(days))
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        assert erase_old_logbooks(folders, 3, NOW) is not None
        disk.promise("erased")
    for moment in disk.states(2):
        assert exercises(folders.data, young) == [EXERCISE]
        if moment.promised:
            assert len(os.listdir(folders.logbooks)) == 1
            with pytest.raises(UnknownCode):
                exercises(folders.data, old)
        erase_old_logbooks(folders, 3, NOW + timedelta(days=1))
        assert exercises(folders.data, young) == [EXERCISE]
        assert [name for name in os.listdir(folders.logbooks) if name.startswith(".")] == []


# -- a process is killed, and then the power goes


def test_what_a_killed_process_has_made_is_safe_once_the_next_one_builds_on_it(disk_place: Path) -> None:
    code = code_of(1)
    killed, at = True, 0
    while killed:
        at += 1
        disk = ForgetfulDisk(disk_place / str(at))
        data = disk.root / "var" / "kiosk"
        with disk.recording():
            killed = disk.killed(at, lambda: Store(data).begin(code, "poste-1", "s", NOW))  # noqa: B023
            kept = Store(data)
            journal = kept.open(code, "poste-1", "t") if kept.exists(code) else kept.begin(code, "poste-1", "t", NOW)
            journal.append(Started(EXERCISE), NOW)
            disk.promise(True)
        disk.leave_nothing_but_what_is_safe()
        assert exercises(data, code) == [EXERCISE]
    assert at > 8


def test_a_reset_that_was_killed_is_safe_once_it_is_finished(disk_place: Path) -> None:
    killed, at = True, 0
    while killed:
        at += 1
        folders = folders_in(disk_place / str(at))
        opened = begin_logbooks(folders, 1)
        kept = kept_files(folders)
        disk = ForgetfulDisk(disk_place / str(at))
        with disk.recording():
            killed = disk.killed(at, lambda: reset(folders, "logbooks", now=NOW))  # noqa: B023
            reset(folders, "traces", now=NOW)
        disk.leave_nothing_but_what_is_safe()
        assert opens(folders, opened[0]) or kept in archived(folders)
    assert at > 15


# -- a reset


def archived(folders: StationFolders) -> list[dict[str, bytes]]:
    """The content of each archive; one that cannot be read to its end must not be there."""
    found = []
    for path in sorted(folders.archives.glob("logbooks-*")):
        with tarfile.open(path) as archive:
            members = [(member.name, archive.extractfile(member)) for member in archive]
            found.append({name: content.read() for name, content in members if content is not None})
    return found


def opens(folders: StationFolders, code: Code) -> bool:
    try:
        return exercises(folders.data, code) == [EXERCISE]
    except (UnknownCode, LogbooksUnavailable):
        return False


def kept_files(folders: StationFolders) -> dict[str, bytes]:
    return {n: c for n, c in files_in(folders.data).items() if n.startswith(("logbooks/", "site_salt"))}


@pytest.mark.parametrize("by_chance", LONG)
@pytest.mark.parametrize("what", ["logbooks", "factory"])
@pytest.mark.parametrize("archive", [True, False])
def test_a_reset_is_finished_or_was_never_begun_and_no_logbook_is_lost(
    disk_place: Path, what: ResetScope, archive: bool, by_chance: int
) -> None:
    folders = folders_in(disk_place / "disk")
    opened = begin_logbooks(folders, 2)
    (folders.data / "site_salt.d").mkdir()
    (folders.data / "site_salt.d" / "older").write_bytes(bytes(32))
    save_choices(folders.state, {"theme": "sombre"}, base=Settings(), today=NOW.date())
    kept = kept_files(folders)
    disk = ForgetfulDisk(disk_place / "disk")
    with disk.recording():
        reset(folders, what, archive=archive, now=NOW)
        disk.promise("done")
    assert len(disk.moments) > 15
    for moment in disk.states(by_chance):
        if moment.promised:
            assert not (folders.state / "reset.json").exists()
            assert not folders.logbooks.exists() or os.listdir(folders.logbooks) == []
        start_program(folders)
        assert not (folders.state / "reset.json").exists()
        there = [opens(folders, code) for code in opened]
        found = archived(folders)
        if archive and not all(there):
            assert {name: content for one in found for name, content in one.items()} == kept
            assert all(one.items() <= kept.items() for one in found)
        if moment.promised:
            assert not any(there)
        if not all(there):
            assert (folders.state / "choices.yaml").exists() is (what == "logbooks")
        assert [n for n in os.listdir(folders.logbooks) if n.startswith(".")] == [] if any(there) else True
        Store(folders.data).exists(code_of(5))  # people can begin one


# -- an archive comes back


@pytest.mark.parametrize("by_chance", LONG)
@pytest.mark.parametrize("what", ["logbooks", "factory"])
def test_an_archive_that_came_back_is_there_and_nothing_is_lost_on_the_way(
    disk_place: Path, what: ResetScope, by_chance: int
) -> None:
    folders = folders_in(disk_place / "disk")
    old = begin_logbooks(folders, 2)
    archive = reset(folders, what, now=NOW).archive
    assert archive is not None
    new = begin_logbooks(folders, 1, NOW + timedelta(days=1))
    half = Store(folders.data).begin(old[0], "poste-1", "t", NOW) if what == "logbooks" else None  # merged
    disk = ForgetfulDisk(disk_place / "disk")

    def bring_back() -> None:
        with archive.open("rb") as file:
            restore_archive(folders, file, NOW)

    with disk.recording():
        bring_back()
        disk.promise("back")
    for moment in disk.states(by_chance):
        start_program(folders)
        assert opens(folders, new[0])
        assert [name for name in os.listdir(folders.logbooks) if name.startswith(".")] == []
        if not moment.promised:
            assert half is None or Store(folders.data).exists(old[0])
            bring_back()
        assert all(opens(folders, code) for code in (*old, *new))
