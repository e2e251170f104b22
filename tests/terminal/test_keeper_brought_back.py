"""A process that is stuck or takes ever more memory is brought back; and what crashes again and again ends nothing."""

from __future__ import annotations

import pytest

from kiosk.course.model import Exercise
from kiosk.keeper.watch import Crashes
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from kiosk.station.traces.wipe_record import read_record
from tests.terminal.conftest import Start
from tests.terminal.locked import LETTERS, STOPPED, child, misbehave, state, to_home, to_letters
from tests.terminal.one_station import WELCOME, OneStation
from tests.terminal.test_crash import CRASHING, shows_no_traceback

pytestmark = pytest.mark.slow

REST = ("Le poste se prépare.", "Le conseiller peut vous aider.")


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


@pytest.mark.parametrize(
    ("what", "logged"),
    [
        pytest.param("loop", "the program is stuck", marks=pytest.mark.long),
        ("eat", "the program is over its memory limit"),
    ],
)
def test_it_comes_back_to_the_same_step_and_the_log_says_where_it_was(
    what: str, logged: str, station: OneStation, start: Start, letters: Exercise
) -> None:
    person = misbehave(start, station, what)
    person.wait_for(WELCOME)
    to_letters(person)
    perform_step(person, letters.steps[0])
    person.click(CONTINUE)
    person.wait_for(letters.steps[1].say)
    before = child(person.pid)
    person.type("€")
    person.wait_for(STOPPED)
    assert state(before) == ""
    person.click("Reprendre ▶")
    perform_step(person, letters.steps[1])
    log = station.log()
    assert logged in log or (what == "eat" and "MemoryError" in log)
    assert "misbehaving.py" in log and " in misbehave" in log
    assert "zanzibar" not in log and "€" not in log
    assert shows_no_traceback(person) and b"zanzibar" not in person.heard


def test_a_locked_station_pauses_with_a_kind_message_and_works_again(station: OneStation, start: Start) -> None:
    person = misbehave(start, station, "fall")
    for line in REST:
        person.wait_for(line)
    assert person.alive
    person.click("Reprendre ▶") if person.sees(STOPPED) else person.wait_for(WELCOME)
    person.wait_for(WELCOME)
    to_home(person)
    assert shows_no_traceback(person)
    assert [wiped.why for wiped in read_record(station.data)] == ["start", "crash"]
    assert station.log().count("a rest") == 1
    assert "zanzibar" not in station.log()


def test_during_the_pause_a_signal_ends_it(station: OneStation, start: Start) -> None:
    person = start(station.env, (CRASHING, "welcome", "99", "--lock"))
    person.wait_for(REST[0])
    person.send("\x03\x1c\x1a\r q")
    person.rest(0.3)
    assert person.alive and person.sees(REST[0])
    person.kill(15)
    assert person.wait_end() == 0
    assert station.log().count("its process ended with") == Crashes.LIMIT  # nothing was begun after the rest
    assert person.changed_modes() == set()
