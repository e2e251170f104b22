"""A sitting: what a person does is recorded, found again, and added up in the order in which it was written."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.course.events import Started, StepDone
from kiosk.course.pictures import CODE_PICTURES
from kiosk.logbook.codes import Code
from kiosk.logbook.events import SettingChosen
from kiosk.logbook.journal import JournalUnreadable
from kiosk.logbook.progress import Progress, StepPosition
from kiosk.logbook.reading import LeftOut, LogbookReading
from kiosk.logbook.store import CodeTaken, LogbooksUnavailable, Store, UnknownCode
from kiosk.logbook.timeline import Timeline
from kiosk.station import sitting as sitting_module
from kiosk.station.log.explanations import explain_message
from kiosk.station.sitting import Sitting, SittingSnapshot, log_left_out

EXERCISE = "clavier/1-trouver-une-lettre"
CODE: Code = ("chat", "lune", "cle", "pain")
OTHER: Code = ("lune", "chat", "cle", "pain")


class Clock:
    """A second later each time it is looked at."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


CLOCK = Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def at_station(folder: Path) -> Sitting:
    return Sitting(Store(folder), "poste-1", CLOCK)


def steps(sitting: Sitting) -> frozenset[int]:
    return sitting.progress.exercise(EXERCISE).steps_done


def kept_now(sitting: Sitting) -> bool:
    return sitting.is_saving


def done(step: int) -> StepDone:
    return StepDone(EXERCISE, step, 4, "none")


def test_a_guest_is_promised_nothing_and_leaves_nothing(folder: Path) -> None:
    guest = at_station(folder)
    guest.record([Started(EXERCISE), done(0)])
    assert guest.guest and guest.is_saving
    assert steps(guest) == {0}
    assert not folder.exists()
    assert at_station(folder).progress == Progress()


def test_what_a_guest_did_goes_into_the_logbook_that_is_begun(folder: Path) -> None:
    guest = at_station(folder)
    guest.record([Started(EXERCISE), done(0)])
    guest.begin_logbook(CODE)
    guest.record([done(1)])
    assert guest.is_saving
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == steps(guest) == {0, 1}
    back.record([done(2)])
    assert steps(back) == {0, 1, 2}


def test_two_people_in_a_row_have_nothing_of_each_other(folder: Path) -> None:
    first = at_station(folder)
    first.begin_logbook(CODE)
    first.record([done(0)])
    second = at_station(folder)
    second.begin_logbook(OTHER)
    second.record([done(3)])
    for code, kept in ((CODE, {0}), (OTHER, {3})):
        back = at_station(folder)
        back.open_logbook(code)
        assert steps(back) == kept


def test_a_code_is_offered_that_opens_nothing_yet(folder: Path) -> None:
    guest = at_station(folder)
    code = guest.offer(CODE_PICTURES)
    assert set(code) <= set(CODE_PICTURES)
    with pytest.raises(UnknownCode):
        guest.open_logbook(code)
    guest.begin_logbook(code)
    with pytest.raises(CodeTaken):
        at_station(folder).begin_logbook(code)


def test_codes_that_open_nothing_leave_the_guest_as_she_was(folder: Path) -> None:
    guest = at_station(folder)
    guest.record([done(0)])
    with pytest.raises(UnknownCode):
        guest.open_logbook(CODE)
    assert guest.guest
    assert steps(guest) == {0}


def test_without_a_disk_practising_goes_on_and_all_is_kept_when_it_is_back(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    person = at_station(folder)
    person.begin_logbook(CODE)
    person.record([done(0)])
    away = folder.with_name("away")
    folder.rename(away)
    with caplog.at_level(logging.ERROR):
        person.record([done(1)])
        person.record([done(2)])
    assert kept_now(person) is False
    assert steps(person) == {0, 1, 2}
    assert len([r for r in caplog.records if r.name == sitting_module.__name__]) == 1
    assert "FileNotFoundError" in caplog.text
    away.rename(folder)
    person.record([done(3)])
    assert kept_now(person) is True
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1, 2, 3}


def test_a_logbook_that_cannot_be_begun_now_leaves_the_guest_to_practise(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    guest = at_station(folder)
    guest.record([done(0)])
    for way in (guest.begin_logbook, guest.open_logbook):
        with pytest.raises(LogbooksUnavailable):
            way(CODE)
    with pytest.raises(LogbooksUnavailable):
        guest.offer(CODE_PICTURES)
    guest.record([done(1)])
    assert guest.guest and guest.is_saving
    assert steps(guest) == {0, 1}
    folder.unlink()
    guest.begin_logbook(CODE)
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1}


def test_a_logbook_that_cannot_be_read_now_leaves_the_guest_as_she_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_station(folder).begin_logbook(CODE)
    guest = at_station(folder)
    guest.record([done(0)])

    def broken(*_args: object) -> None:
        raise OSError("unplugged")

    with monkeypatch.context() as unplugged:
        unplugged.setattr(os, "scandir", broken)
        with pytest.raises(JournalUnreadable):
            guest.open_logbook(CODE)
    assert guest.guest
    assert steps(guest) == {0}


def gone_on(folder: Path, before: Sitting) -> Sitting:
    """Another process after a crash: all that it knows of the one before is its trace, as bytes."""
    trace = msgspec.msgpack.decode(msgspec.msgpack.encode(before.snapshot()), type=SittingSnapshot)
    after = at_station(folder)
    after.resume(trace)
    return after


def test_a_guest_goes_on_with_what_she_did_and_takes_it_into_her_logbook(folder: Path) -> None:
    guest = at_station(folder)
    guest.patience = 1.5
    guest.record([Started(EXERCISE), done(0)])
    again = gone_on(folder, gone_on(folder, guest))  # two crashes
    assert again.guest and again.patience == 1.5
    assert again.progress == guest.progress
    assert not folder.exists()
    again.record([done(1)])
    again.begin_logbook(CODE)
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1}


def test_a_logbook_goes_on_with_nothing_in_memory(folder: Path) -> None:
    person = at_station(folder)
    person.begin_logbook(CODE)
    person.record([Started(EXERCISE), done(0)])
    assert person.snapshot().waiting == b""
    again = gone_on(folder, person)
    assert not again.guest and again.progress == person.progress
    again.record([done(1)])
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1}


def test_what_the_disk_did_not_take_goes_through_a_crash_and_is_kept_when_it_is_back(folder: Path) -> None:
    person = at_station(folder)
    person.begin_logbook(CODE)
    person.record([done(0)])
    away = folder.with_name("away")
    folder.rename(away)
    person.record([done(1)])
    still_away = gone_on(folder, person)
    assert kept_now(still_away) is False
    assert steps(still_away) == {1}  # what the disk has cannot be read now
    still_away.record([done(2)])
    away.rename(folder)
    again = gone_on(folder, still_away)
    assert steps(again) == {0, 1, 2}
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1, 2}


def test_an_event_that_is_reported_twice_counts_once(folder: Path) -> None:
    guest = at_station(folder)
    guest.record([Started(EXERCISE), done(0)])
    trace = guest.snapshot()
    guest.begin_logbook(CODE)
    logbook = guest.snapshot().logbook
    again = at_station(folder)
    again.resume(SittingSnapshot(logbook, trace.waiting, 1.0))  # killed between the disk and the telling
    assert again.progress == guest.progress


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("a link", "c'est un lien"),
        ("a pipe", "ce n'est pas un fichier"),
        ("a folder", "ce n'est pas un fichier"),
        ("something else", "ce n'est pas un fichier"),
        ("Permission denied", "le poste n'en a pas le droit"),
        ("too large", "seul son début est lu"),
        ("damaged lines", "a des lignes abîmées (3), à partir de la ligne 7"),
        ("the rest", "pas lu en entier"),
        ("Input/output error", "pas lu en entier"),
    ],
)
def test_files_left_out_of_a_logbook_are_logged_by_name(
    why: str, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = 7 if why == "damaged lines" else 0
    log_left_out(Path("/data/logbooks/abc"), LogbookReading(Timeline(), (LeftOut("poste-2.jsonl", line, why, 3),)))
    (explanation,) = [explain_message(record.getMessage()) for record in caplog.records]
    assert explanation is not None and explanation.startswith("logbooks/abc/poste-2.jsonl") and expected in explanation


def test_many_files_left_out_of_a_logbook_are_logged_in_a_few_lines(caplog: pytest.LogCaptureFixture) -> None:
    aside = tuple(LeftOut(f"{number}.jsonl", 0, "a link") for number in range(400))
    log_left_out(Path("/data/logbooks/abc"), LogbookReading(Timeline(), aside))
    assert len(caplog.records) == 6
    assert all(explain_message(record.getMessage()) for record in caplog.records)


def test_an_evening_with_the_clock_at_2099_decides_nothing_once_more_was_done(folder: Path) -> None:
    """Neither where to go on, nor the text size; whether it was here or at another station."""
    other = "souris/1-bouger-la-fleche"
    wrong = datetime(2099, 1, 1, 10, tzinfo=UTC)
    for station in ("poste-1", "poste-2"):
        data = folder / station
        ahead = Sitting(Store(data), station, lambda: wrong)
        ahead.begin_logbook(CODE)
        ahead.record([Started(EXERCISE), done(0), SettingChosen("text_size", "grand")])
        now = at_station(data)
        now.open_logbook(CODE)
        now.record([Started(other), StepDone(other, 0, 4, "none"), SettingChosen("text_size", "petit")])
        again = at_station(data)
        again.open_logbook(CODE)
        for seen in (now.progress, again.progress):
            assert seen.next_position == StepPosition(other, 1)
            assert (seen.last_practised, seen.settings) == (other, {"text_size": "petit"})
            assert seen.exercise(EXERCISE).steps_done == {0}


def test_what_a_guest_did_goes_into_the_logbook_that_she_opens_and_survives_a_crash(folder: Path) -> None:
    owner = at_station(folder)
    owner.begin_logbook(CODE)
    owner.record([Started(EXERCISE), done(0)])
    guest = at_station(folder)
    guest.record([Started(EXERCISE), done(1)])
    guest.open_logbook(CODE)
    assert steps(guest) == {0, 1}
    guest.record([done(2)])
    again = gone_on(folder, guest)
    assert again.code == CODE and steps(again) == {0, 1, 2}
    back = at_station(folder)
    back.open_logbook(CODE)
    assert steps(back) == {0, 1, 2}


def test_the_pictures_are_written_nowhere(folder: Path) -> None:
    sitting = at_station(folder)
    sitting.begin_logbook(CODE)
    sitting.record([Started(EXERCISE), done(0)])
    written = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert sitting.code == CODE
    assert not any(f'"{picture}"'.encode() in written for picture in CODE)


def test_a_logbook_in_a_folder_whose_name_is_not_utf_8_goes_on_after_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"donn\xe9es")
    folder.mkdir()
    person = at_station(folder)
    person.begin_logbook(CODE)
    person.record([Started(EXERCISE), done(0)])
    trace = msgspec.msgpack.decode(msgspec.msgpack.encode(person.snapshot()), type=SittingSnapshot)
    again = at_station(folder)
    again.resume(trace)
    assert steps(again) == {0}
