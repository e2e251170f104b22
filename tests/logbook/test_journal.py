"""The journal on the disk: written, or an error is raised; every complete line is read whatever is around it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.logbook.events import JournalEntry, SettingChosen, Started, StepDone, encode_line, make_entry
from kiosk.logbook.journal import Journal, JournalUnavailable, JournalUnreadable, MemoryJournal, new_sitting
from kiosk.logbook.reading import read_logbook

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EXERCISE = "souris/1-bouger-la-fleche"


def step(number: int) -> StepDone:
    return StepDone(EXERCISE, number, 9, "none")


def steps(entries: Iterable[JournalEntry]) -> list[int]:
    return [made.event.step for made in entries if isinstance(made.event, StepDone)]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path, "poste-1", "sitting-a")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "poste-1.jsonl"


def test_what_is_appended_is_on_the_disk_as_the_documented_line(journal: Journal, file: Path) -> None:
    journal.append(Started(EXERCISE), NOW)
    assert file.read_text() == (
        '{"v":1,"at":"2026-11-23T10:00:00Z",'
        '"event":{"type":"started","exercise":"souris/1-bouger-la-fleche"},"sitting":"sitting-a","n":0}\n'
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_file_and_folder_are_synced_before_append_returns(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int]] = []

    def fsync(descriptor: int) -> None:
        found = os.fstat(descriptor)
        synced.append((found.st_ino, found.st_size if stat.S_ISREG(found.st_mode) else -1))

    monkeypatch.setattr(os, "fsync", fsync)
    journal.append(step(0), NOW)
    folders = [(folder.stat().st_ino, -1) for folder in file.parents[:3]]
    assert synced == [(file.stat().st_ino, file.stat().st_size), *folders]


def test_all_stations_are_read_as_one_story(tmp_path: Path) -> None:
    one, two = Journal(tmp_path, "poste-1", "a"), Journal(tmp_path, "poste-2", "b")
    one.append(step(0), NOW)
    two.append(step(1), NOW + timedelta(minutes=1))
    one.append(step(2), NOW + timedelta(minutes=2))
    assert steps(one.entries()) == steps(two.entries()) == [0, 1, 2]


def test_a_file_carried_twice_counts_once_and_equal_events_of_an_instant_count_each(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "poste-1", "a")
    journal.append(step(0), NOW)
    journal.append(step(0), NOW)
    copy = tmp_path / "poste-1.sync-conflict-20261123.jsonl"
    copy.write_bytes((tmp_path / "poste-1.jsonl").read_bytes())
    assert steps(journal.entries()) == [0, 0]


def test_a_clock_set_back_does_not_turn_a_sitting_around(journal: Journal) -> None:
    journal.append(step(0), NOW)
    journal.append(step(1), NOW - timedelta(hours=1))
    assert steps(journal.entries()) == [0, 1]


def test_a_time_without_an_offset_is_not_taken(journal: Journal, file: Path) -> None:
    with pytest.raises(ValueError, match="offset"):
        journal.append(step(0), NOW.replace(tzinfo=None))
    assert not file.exists()


@pytest.mark.parametrize("station", ["", "../poste", "poste/1", ".caché", "a" * 65, "poste\n"])
def test_a_station_name_that_is_no_file_name_is_not_taken(tmp_path: Path, station: str) -> None:
    with pytest.raises(KioskError):
        Journal(tmp_path, station, "a")


# What is around the complete lines


def line(number: int) -> bytes:
    return encode_line(make_entry(step(number), NOW + timedelta(seconds=number), "earlier", number))


@given(cut=st.integers(min_value=1, max_value=len(line(1)) - 2))
def test_a_torn_last_line_is_left_out_and_the_next_one_is_not_glued_to_it(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("logbook")
    file = folder / "poste-1.jsonl"
    torn = line(0) + line(1)[:cut]
    file.write_bytes(torn)
    journal = Journal(folder, "poste-1", "now")
    journal.append(step(2), NOW + timedelta(hours=1))
    assert steps(journal.entries()) == [0, 2]
    assert [(aside.file, aside.line) for aside in journal.reading().left_out] == [("poste-1.jsonl", 2)]
    assert file.read_bytes().startswith(torn)  # what is left out stays where it is


def test_a_last_line_that_lacks_only_its_newline_is_read(journal: Journal, file: Path) -> None:
    file.write_bytes(line(0) + line(1)[:-1])
    journal.append(step(2), NOW + timedelta(hours=1))
    assert steps(journal.entries()) == [0, 1, 2]
    assert not journal.reading().left_out


@pytest.mark.parametrize(
    "damage",
    [
        b"\0" * 4096,
        b"\0" * 512 + b"\n",
        b"\xff\xfe\xfa\n",
        line(1).replace(b"bouger", b"boug\xe9r"),
        b"<html>\n",
        b"[1, 2]\n",
        b"null\n",
        b"{}\n",
        b"[" * 100_000 + b"\n",
        b'{"v":1,"event":' + b"[" * 100_000 + b"\n",
        line(1).replace(b'"step":1', b'"step":"1"'),
        line(1).replace(b"2026-11", b"2026-13"),
        line(1).replace(b'"v":1', b'"v":0'),
        b'{"v":2,"at":"2026-11-23T1\n',
    ],
    ids=lambda damage: repr(damage[:24]),
)
def test_damage_in_the_middle_costs_no_complete_line(journal: Journal, file: Path, damage: bytes) -> None:
    file.write_bytes(line(0) + damage + line(2))
    journal.append(step(3), NOW + timedelta(hours=1))
    assert steps(journal.entries()) == [0, 2, 3]
    assert journal.reading().left_out
    assert not journal.reading().newer


@pytest.mark.parametrize(
    "newer",
    [
        b'{"v":2,"at":7,"what":{"new":[1,2]}}\n',
        line(1).replace(b'"v":1', b'"v":2'),
        line(1).replace(b"step_done", b"step_dreamt"),
    ],
)
def test_a_line_of_a_newer_program_is_passed_over_and_stays(journal: Journal, file: Path, newer: bytes) -> None:
    file.write_bytes(line(0) + newer + line(2))
    journal.append(step(3), NOW + timedelta(hours=1))
    assert steps(journal.entries()) == [0, 2, 3]
    assert journal.reading().newer == 1
    assert not journal.reading().left_out
    assert newer in file.read_bytes()


def test_a_damaged_line_is_reported_without_its_content(journal: Journal, file: Path) -> None:
    file.write_bytes(line(1).replace(b'"step":1', b'"step":"secret"') + b'{"secret": nope}\n')
    assert [(aside.line, aside.count) for aside in journal.reading().left_out] == [(1, 2)]
    assert "secret" not in str(journal.reading().left_out)


def test_one_unreadable_file_does_not_hide_the_other_stations(tmp_path: Path, journal: Journal) -> None:
    (tmp_path / "poste-2.jsonl").mkdir()
    journal.append(step(0), NOW)
    assert steps(journal.entries()) == [0]
    assert [aside.file for aside in journal.reading().left_out] == ["poste-2.jsonl"]


# When it cannot be kept


def test_a_full_disk_has_a_kind_message_and_a_reason_for_the_adviser(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(JournalUnavailable) as error:
        patch.setattr(os, "write", _raise(errno.ENOSPC))
        journal.append(step(0), NOW)
    assert str(error.value) == "Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer."
    assert isinstance(error.value.__cause__, OSError)
    assert error.value.__cause__.errno == errno.ENOSPC


def test_what_could_not_be_kept_is_kept_as_soon_as_the_disk_is_back(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (0, 1):
        with monkeypatch.context() as patch, pytest.raises(JournalUnavailable):
            patch.setattr(os, "write", _raise(errno.ENOSPC))
            journal.append(step(number), NOW)
    journal.append(step(2), NOW)
    assert steps(read_logbook(file.parent).entries) == [0, 1, 2]


@pytest.mark.parametrize("other", ["link", "pipe"])
def test_a_link_or_a_pipe_in_the_place_of_the_file_is_not_written_to(
    journal: Journal, file: Path, tmp_path: Path, other: str
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    if other == "link":
        file.symlink_to(tmp_path / "elsewhere")
    else:
        os.mkfifo(file)
    journal.append(step(0), NOW)
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    file.unlink()
    journal.append(step(1), NOW)
    assert steps(read_logbook(file.parent).entries) == [0, 1]


def test_what_waits_to_be_kept_counts_meanwhile(journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.append(step(0), NOW)
    with monkeypatch.context() as patch, pytest.raises(JournalUnavailable):
        patch.setattr(os, "open", _raise(errno.EROFS))
        journal.append(step(1), NOW)
    assert steps(read_logbook(file.parent).entries) == [0]
    assert steps(journal.entries()) == [0, 1]


def test_a_write_that_stops_half_way_is_made_whole_by_the_next(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    calls: list[int] = []

    def half(descriptor: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "full")
        return write(descriptor, data[: len(data) // 2])

    journal.append(step(0), NOW)
    with monkeypatch.context() as patch, pytest.raises(JournalUnavailable):
        patch.setattr(os, "write", half)
        journal.append(step(1), NOW)
    assert not file.read_bytes().endswith(b"\n")
    journal.append(step(2), NOW)
    assert steps(read_logbook(file.parent).entries) == [0, 1, 2]


def test_a_sync_that_does_not_work_is_not_called_kept_and_counts_once_later(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(JournalUnavailable):
        patch.setattr(os, "fsync", _raise(errno.EIO))
        journal.append(step(0), NOW)
    journal.append(step(1), NOW)
    assert steps(read_logbook(file.parent).entries) == [0, 1]


def test_a_folder_that_has_gone_is_noticed(journal: Journal, file: Path) -> None:
    journal.append(step(0), NOW)
    file.unlink()
    file.parent.rmdir()
    with pytest.raises(JournalUnavailable):
        journal.append(step(1), NOW)
    with pytest.raises(JournalUnreadable):
        journal.entries()


def test_a_file_in_place_of_the_folder_has_a_kind_message(tmp_path: Path) -> None:
    (tmp_path / "logbook").write_text("")
    with pytest.raises(JournalUnavailable):
        Journal(tmp_path / "logbook", "poste-1", "a").append(step(0), NOW)


# Guests


def test_what_a_guest_did_goes_into_the_journal_and_on_from_there(journal: Journal) -> None:
    guest = MemoryJournal("sitting-a")
    guest.append(step(0), NOW)
    guest.append(step(1), NOW)
    journal.take(guest.entries(), then=(SettingChosen("language", "en"), NOW))
    journal.append(step(2), NOW)
    assert journal.entries()[:2] == guest.entries()
    assert steps(journal.entries()) == [0, 1, 2]
    assert [made.n for made in journal.entries()] == [0, 1, 2, 3]


def test_sittings_have_names_of_their_own() -> None:
    assert len({new_sitting() for _ in range(100)}) == 100


def _raise(number: int) -> Callable[..., None]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call
