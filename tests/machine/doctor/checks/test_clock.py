"""The clock: what it is compared with, and when it has to be set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.logbook.events import LogbookBegun, encode_line, make_entry
from kiosk.machine.doctor.checks.clock import ClockFacts, judge_clock, read_clock_facts
from kiosk.machine.doctor.judgement import State
from kiosk.station.traces.wipe_record import WipeEntry, append_entry
from tests.machine.doctor.small_machine import NOW, machine, put, states


def clock(**changes: object) -> State:
    return states(judge_clock(replace(ClockFacts(NOW, NOW - timedelta(days=90)), **changes)))["clock.time"]


def test_a_clock_that_is_about_right_is_in_order() -> None:
    assert clock() == "well"
    assert clock(newest_entry=NOW - timedelta(hours=2)) == "well"


@given(st.datetimes(datetime(1970, 1, 1), datetime(2026, 8, 20), timezones=st.just(UTC)))
def test_a_clock_older_than_the_program_fails(now: datetime) -> None:
    assert clock(now=now) == "do"


def test_a_clock_behind_the_logbooks_fails_beyond_a_tolerance() -> None:
    assert clock(newest_entry=NOW + timedelta(minutes=59)) == "well"
    assert clock(newest_entry=NOW + timedelta(minutes=61)) == "do"


def test_a_clock_far_ahead_fails() -> None:
    assert clock(now=datetime(2099, 1, 1, tzinfo=UTC)) == "do"


def test_both_times_are_shown_with_their_year() -> None:
    (judgement,) = judge_clock(ClockFacts(datetime(1970, 1, 1, tzinfo=UTC), NOW))
    assert "1970" in judgement.what
    assert "2026" in judgement.what


@pytest.mark.parametrize(("kept", "expected"), [(True, "well"), (False, "well"), (None, None)])
def test_a_time_server_is_not_required(kept: bool | None, expected: State | None) -> None:
    assert states(judge_clock(ClockFacts(NOW, NOW, synchronized=kept))).get("clock.kept") == expected


def test_the_newest_entry_of_logbooks_and_wipe_record_is_read(tmp_path: Path) -> None:
    here = machine(tmp_path, answers={"timedatectl": "no\n"})
    assert (read_clock_facts(here).newest_entry, read_clock_facts(here).synchronized) == (None, False)
    early, late = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
    lines = encode_line(make_entry(LogbookBegun(), early, "sitting", 0)).decode()
    put(tmp_path, "/var/lib/kiosk/logbooks/abc/poste.jsonl", "not a line\n" + lines + '{"torn')
    assert read_clock_facts(here).newest_entry == early
    append_entry(here.state, WipeEntry(late, "start"))
    assert read_clock_facts(here).newest_entry == late
    assert read_clock_facts(here).now == NOW
