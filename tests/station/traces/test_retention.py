"""Logbooks that nobody opens any more: erased after the time that was promised, and never because of a wrong clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.course.events import Started
from kiosk.logbook.codes import Code
from kiosk.logbook.events import encode_line, make_entry
from kiosk.logbook.store import Store, UnknownCode
from kiosk.station.locks import lock_state
from kiosk.station.settings.places import StationFolders
from kiosk.station.traces.retention import (
    DAYS_FILE,
    MAX_DAYS,
    MAX_GAP,
    MIN_HISTORY,
    erase_old_logbooks,
    is_clock_steady,
    months_before,
)
from kiosk.station.traces.wipe_record import read_record
from tests.station.station_samples import EXERCISE, NOW, begin_logbooks, files_in
from tests.station.traces.power_cut import cut_before_first

TODAY = NOW.date()
DAY = timedelta(days=1)


def ordinary(folders: StationFolders, today: date = TODAY, count: int = 40) -> None:
    """A station that was on each day before ``today``."""
    folders.state.mkdir(parents=True, exist_ok=True)
    days = [today - DAY * ago for ago in range(count, 0, -1)]
    (folders.state / DAYS_FILE).write_bytes(msgspec.json.encode(days))


def opens(folders: StationFolders, code: Code) -> bool:
    try:
        Store(folders.data).open(code, "poste-1", "t")
    except UnknownCode:
        return False
    return True


# The clock


@example([6, 6, 0, 6, 6, 6])
@given(st.lists(st.integers(min_value=0, max_value=60), min_size=5, max_size=60))
def test_ordinary_days_are_believed_after_a_month(gaps: list[int]) -> None:
    days = [TODAY]
    for gap in gaps:
        days.append(days[-1] - DAY * gap)
    before = list(reversed(days[1:]))
    expected = sum(gaps) >= 30 and len({*before} - {TODAY}) >= 5
    assert is_clock_steady(before, TODAY) is expected


@example([date(2027, 3, 1) + DAY * number for number in range(40)], 1)
@given(
    st.lists(st.dates(date(2027, 1, 1), date(2027, 4, 30)), max_size=60),
    st.integers(min_value=1, max_value=20_000),
)
def test_a_day_too_far_ahead_or_before_the_last_one_is_never_believed(days: list[date], wrong: int) -> None:
    days.sort()
    last = days[-1] if days else TODAY
    assert not is_clock_steady(days, last + MAX_GAP + DAY * wrong)
    assert not days or not is_clock_steady(days, last - DAY * wrong)


def test_after_a_jump_the_story_begins_anew() -> None:
    wrong = [date(2031, 1, 1) + DAY * n for n in range(40)]
    right = [TODAY + DAY * n for n in range(60)]
    for number, day in enumerate(right):
        assert is_clock_steady([*wrong, *right[:number]], day) is (day - right[0] >= MIN_HISTORY)


def test_one_long_day_is_no_story() -> None:
    assert not is_clock_steady([TODAY - DAY * 59], TODAY)
    assert not is_clock_steady([TODAY - DAY * 59] * 20, TODAY)
    assert not is_clock_steady([], TODAY)


@example(datetime(2027, 5, 31), 3)
@example(datetime(2028, 5, 31), 3)
@example(datetime(2027, 5, 31), 1)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2060, 1, 1)), st.integers(min_value=1, max_value=240))
def test_months_are_those_of_the_calendar(now: datetime, months: int) -> None:
    before = months_before(now, months)
    assert (now.year - before.year) * 12 + now.month - before.month == months
    assert before.day == now.day or (before.day < now.day and (before + DAY).day == 1)
    assert before.time() == now.time()


# What is erased


def test_what_nobody_opened_for_so_long_goes_and_the_rest_stays(folders: StationFolders) -> None:
    ordinary(folders)
    limit = months_before(NOW, 3)
    [old] = begin_logbooks(folders, 1, limit - timedelta(minutes=1))
    [young] = begin_logbooks(folders, 1, limit + timedelta(minutes=1))
    wiped = erase_old_logbooks(folders, 3, NOW)
    assert wiped is not None
    assert (wiped.why, wiped.logbooks, wiped.files, wiped.problems) == ("retention", 1, 1, ())
    assert (opens(folders, old), opens(folders, young)) == (False, True)
    assert read_record(folders.state) == (wiped,)
    assert len(list(folders.logbooks.iterdir())) == 1


def test_the_newest_event_of_any_station_counts(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 1000)
    journal = Store(folders.data).open(code, "poste-2", "t")
    journal.append(Started(EXERCISE), NOW - DAY * 10)
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_a_clock_that_went_back_in_the_last_sitting_does_not_hide_a_newer_one(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 10)
    journal = Store(folders.data).open(code, "poste-1", "t")
    journal.append(Started(EXERCISE), NOW - DAY * 300)
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_zero_months_keep_for_ever(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    assert erase_old_logbooks(folders, 0, NOW) is None
    assert opens(folders, code)


@pytest.mark.parametrize("ahead", [DAY * 61, DAY * 365, DAY * 365 * 10])
def test_a_clock_that_jumped_erases_nothing(folders: StationFolders, ahead: timedelta) -> None:
    ordinary(folders)
    begin_logbooks(folders, 2, NOW)
    before = files_in(folders.data)
    for day in range(29):
        assert erase_old_logbooks(folders, 1, NOW + ahead + DAY * day) is None
    assert files_in(folders.data) == before


def test_a_new_station_erases_nothing_in_its_first_month(folders: StationFolders) -> None:
    begin_logbooks(folders, 1, NOW - DAY * 120)
    erased = [erase_old_logbooks(folders, 3, NOW + DAY * day) for day in range(31)]
    assert [wiped is not None for wiped in erased] == [False] * 30 + [True]


def test_old_logbooks_are_erased_once_a_day(folders: StationFolders) -> None:
    ordinary(folders)
    assert erase_old_logbooks(folders, 3, NOW) is None
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    assert erase_old_logbooks(folders, 3, NOW + timedelta(hours=2)) is None
    assert opens(folders, code)
    assert erase_old_logbooks(folders, 3, NOW + DAY) is not None
    assert not opens(folders, code)


def test_the_days_stay_few_and_damage_to_them_erases_nothing(folders: StationFolders) -> None:
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    ordinary(folders, count=500)
    (folders.state / DAYS_FILE).write_bytes((folders.state / DAYS_FILE).read_bytes()[:-4])
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)
    ordinary(folders, count=500)
    erase_old_logbooks(folders, 3, NOW)
    assert len(msgspec.json.decode((folders.state / DAYS_FILE).read_bytes())) == MAX_DAYS


def test_while_a_reset_is_under_way_nothing_is_erased_and_the_day_is_not_used_up(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    with lock_state(folders.state):
        assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)
    assert erase_old_logbooks(folders, 3, NOW) is not None
    assert not opens(folders, code)


def test_what_is_no_logbook_stays_and_is_not_reported(folders: StationFolders, tmp_path: Path) -> None:
    ordinary(folders, date(2027, 6, 1))
    begin_logbooks(folders, 1, NOW - DAY * 120)
    [logbook] = folders.logbooks.iterdir()
    elsewhere = logbook.rename(tmp_path / "elsewhere")
    (folders.logbooks / "link").symlink_to(elsewhere)
    (folders.logbooks / "liste.txt").write_text("les 10 premiers carnets")
    assert erase_old_logbooks(folders, 3, datetime(2027, 6, 1, tzinfo=UTC)) is None
    assert sorted(path.name for path in folders.logbooks.iterdir()) == ["link", "liste.txt"]
    assert list(elsewhere.iterdir())


def test_a_file_that_is_no_journal_does_not_keep_a_logbook_for_ever(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    [logbook] = folders.logbooks.iterdir()
    (logbook / ".poste-1.jsonl.sync").write_text("of a file synchroniser")
    assert erase_old_logbooks(folders, 3, NOW) is not None
    assert not opens(folders, code)


# What is not sure stays


def test_a_wrong_clock_at_one_of_two_stations_leaves_the_age_unknown(folders: StationFolders) -> None:
    """Its last event says 2000, and may be of yesterday."""
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    Store(folders.data).open(code, "poste-2", "t").append(Started(EXERCISE), datetime(2000, 1, 1, tzinfo=UTC))
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_a_logbook_in_use_is_not_reported_though_one_station_had_a_wrong_clock(folders: StationFolders) -> None:
    first = datetime(2027, 6, 1, tzinfo=UTC)
    ordinary(folders, first.date())
    [code] = begin_logbooks(folders, 1, first - DAY)
    Store(folders.data).open(code, "poste-2", "t").append(Started(EXERCISE), datetime(2000, 1, 1, tzinfo=UTC))
    assert erase_old_logbooks(folders, 3, first) is None


def test_an_event_of_a_newer_program_keeps_a_logbook_also_where_older_ones_follow(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    [journal] = folders.logbooks.rglob("*.jsonl")
    newer = b'{"v":2,"at":"2030-01-01T10:00:00Z","event":{"type":"moved"},"sitting":"s","n":1}\n'
    journal.write_bytes(newer + journal.read_bytes())
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_a_logbook_written_with_a_wrong_clock_stays_and_is_reported_once_a_month(folders: StationFolders) -> None:
    ordinary(folders, date(2027, 6, 1))
    [code] = begin_logbooks(folders, 1, datetime(2000, 1, 1, tzinfo=UTC))
    first = erase_old_logbooks(folders, 3, datetime(2027, 6, 1, tzinfo=UTC))
    assert first is not None
    assert (first.logbooks, first.problems) == (0, ("1 carnet n'a pas de date sûre. Il reste.",))
    assert erase_old_logbooks(folders, 3, datetime(2027, 6, 2, tzinfo=UTC)) is None
    assert opens(folders, code)


@pytest.mark.parametrize(
    "line",
    [b'{"v":2,"at":"2030-01-01T10:00:00Z","event":{"type":"moved"},"sitting":"s","n":1}\n', None],
    ids=["newer", "unreadable"],
)
def test_a_logbook_that_cannot_be_read_whole_stays(folders: StationFolders, line: bytes | None) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    [folder] = folders.logbooks.iterdir()
    if line is None:
        (folder / "poste-2.jsonl").symlink_to("poste-2.jsonl")
    else:
        (folder / "poste-2.jsonl").write_bytes(line)
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_a_logbook_that_is_too_large_to_be_read_whole_stays(
    folders: StationFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not read of it may be of yesterday, and only the last event of a clock that went back."""
    monkeypatch.setattr("kiosk.logbook.reading.MAX_FILE_BYTES", 100)
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    assert erase_old_logbooks(folders, 3, NOW) is None
    assert opens(folders, code)


def test_a_line_torn_by_a_power_cut_does_not_keep_a_logbook_for_ever(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    [file] = folders.logbooks.rglob("*.jsonl")
    with file.open("ab") as journal:
        journal.write(b'{"v":1,"at":"20')
    assert erase_old_logbooks(folders, 3, NOW) is not None
    assert not opens(folders, code)


def test_what_was_cut_short_is_finished_on_the_next_day(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)
    assert cut_before_first("unlink", "poste-1", lambda: erase_old_logbooks(folders, 3, NOW))
    assert not opens(folders, code)
    assert files_in(folders.logbooks)
    erase_old_logbooks(folders, 3, NOW + DAY)
    assert list(folders.logbooks.iterdir()) == []


def test_a_logbook_that_cannot_be_moved_is_reported(folders: StationFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 120)

    def refuse(_here: object, _there: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "rename", refuse)
    wiped = erase_old_logbooks(folders, 3, NOW)
    assert wiped is not None
    assert wiped.problems == ("1 fichier n'est pas effacé : ce compte n'en a pas le droit.",)
    assert opens(folders, code)


def test_an_evening_with_the_clock_far_ahead_keeps_no_logbook_for_ever(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 300)
    folder = next(iter(folders.logbooks.iterdir()))
    lines = (folder / "poste-1.jsonl").read_bytes()
    ahead = encode_line(make_entry(Started(EXERCISE), NOW + DAY * 25_000, "ahead", 0))
    (folder / "poste-1.jsonl").write_bytes(lines + ahead + lines.replace(b'"sitting":"', b'"sitting":"x'))
    assert erase_old_logbooks(folders, 3, NOW) is not None
    assert not opens(folders, code)


def test_a_logbook_whose_last_line_is_in_the_future_has_no_sure_date_and_stays(folders: StationFolders) -> None:
    ordinary(folders)
    [code] = begin_logbooks(folders, 1, NOW - DAY * 300)
    Store(folders.data).open(code, "poste-1", "ahead").append(Started(EXERCISE), NOW + DAY * 25_000)
    erase_old_logbooks(folders, 3, NOW)
    assert opens(folders, code)
