"""What may be sent to the keeper and to the process of a person, and what comes of it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.course.events import Started, StepDone
from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from kiosk.station import locks
from kiosk.station.traces.wipe_record import read_record
from tests.terminal.conftest import Start
from tests.terminal.locked import (
    LETTERS,
    LOCK,
    STOPPED,
    both_children,
    child,
    children,
    leave_from_home,
    lock,
    misbehave,
    state,
    to_home,
    to_letters,
    until,
)
from tests.terminal.one_station import HOME, WELCOME, OneStation, go_on, open_logbook

pytestmark = pytest.mark.slow

NOTHING = ("INT", "QUIT", "TSTP", "USR2", "ALRM", "TTIN", "TTOU", "PIPE", "WINCH", "CONT")
SHELL = (
    "-c",
    "import subprocess, sys\n"
    "print('code', subprocess.call([sys.executable, '-m', 'kiosk', '--lock']))\n"
    "sys.stdin.read()",
)
"""The keeper below another program, whose terminal it is."""


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def why(station: OneStation) -> list[str]:
    """The wipe record, oldest first."""
    return [wiped.why for wiped in read_record(station.data)]


def test_signals_of_a_keyboard_are_nothing_to_any_of_its_processes(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    person = lock(start, station)
    to_letters(person)
    processes = (person.pid, *both_children(person.pid))
    for name in NOTHING:
        for pid in processes:
            os.kill(pid, getattr(signal, f"SIG{name}"))
        os.killpg(person.pid, getattr(signal, f"SIG{name}"))
        person.settle()
        assert (person.pid, *children(person.pid)) == processes, name
        assert all(state(pid) in "RS" for pid in processes), name
    perform_step(person, letters.steps[0])
    _now, following = processes[1:]
    person.click("Arrêter ici")
    leave_from_home(person, asked=True)
    person.wait_for(WELCOME)
    assert children(person.pid)[0] == following
    for name in NOTHING:  # once more: it has taken the terminal since
        os.kill(following, getattr(signal, f"SIG{name}"))
    person.settle()
    assert children(person.pid)[0] == following and state(following) in "RS"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
def test_term_and_hup_end_it_cleanly(number: signal.Signals, station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_home(person)
    processes = both_children(person.pid)
    person.kill(number)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    until(lambda: not any(state(pid) in ("R", "S") for pid in processes), "end of its processes")
    assert why(station) == ["start", "stopped"]
    assert locks.running_keeper(station.data) is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
def test_ended_while_it_starts_it_restores_the_terminal(
    number: signal.Signals, station: OneStation, start: Start
) -> None:
    person = start(station.env, LOCK)
    until(person.holds_the_line, "holding of the terminal")
    person.kill(number)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    assert b"Traceback" not in person.heard


def test_usr1_ends_the_sitting_and_nothing_else(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_home(person)
    before = child(person.pid)
    assert locks.running_keeper(station.data) == person.pid
    person.kill(signal.SIGUSR1)
    person.wait_for(WELCOME)
    until(lambda: state(before) in ("", "Z"), "end of the sitting")
    assert why(station) == ["start", "reset"]
    to_home(person)


def test_a_process_that_is_ended_comes_back_to_the_same_step_with_the_same_logbook(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(Started(LETTERS), StepDone(LETTERS, 0, len(letters.steps), "none"))
    person = lock(start, station)
    open_logbook(person)
    go_on(person)
    done = 1
    for number in (signal.SIGTERM, signal.SIGKILL):  # a third one within a minute is a rest
        perform_step(person, letters.steps[done])
        person.click(CONTINUE)
        done += 1
        person.wait_for(letters.steps[done].say)
        os.kill(child(person.pid), number)
        person.wait_for(STOPPED)
        person.click("Reprendre ▶")
        assert station.steps_done() == {(LETTERS, step) for step in range(done)}
    perform_step(person, letters.steps[done])
    assert station.steps_done() == {(LETTERS, step) for step in range(done + 1)}
    assert b"Traceback" not in person.heard


@pytest.mark.long
def test_a_guest_comes_back_with_what_she_did(station: OneStation, start: Start, letters: Exercise) -> None:
    person = lock(start, station)
    to_letters(person)
    for step in letters.steps[:2]:
        perform_step(person, step)
        person.click(CONTINUE)
    person.wait_for(letters.steps[2].say)
    os.kill(child(person.pid), signal.SIGSEGV)
    person.wait_for(STOPPED)
    person.click("Reprendre ▶")
    person.wait_for(letters.steps[2].say)
    person.click("Arrêter ici")
    person.wait_for(f"▶ Reprendre : {letters.title}")
    assert not (station.data / "logbooks").exists()


def test_a_process_that_is_stopped_is_brought_back(station: OneStation, start: Start, letters: Exercise) -> None:
    person = misbehave(start, station, "no")
    person.wait_for(WELCOME)
    to_letters(person)
    perform_step(person, letters.steps[0])
    before = child(person.pid)
    os.kill(before, signal.SIGSTOP)
    person.wait_for(STOPPED)
    assert state(before) == ""
    person.click("Reprendre ▶")
    perform_step(person, letters.steps[1])
    assert "the program is stuck" in station.log()


def test_a_process_that_is_stopped_and_goes_on_in_time_just_goes_on(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    person = lock(start, station)
    to_letters(person)
    before, sent = child(person.pid), len(person.heard)
    os.kill(before, signal.SIGSTOP)
    until(lambda: state(before) == "T", "stop")
    os.kill(before, signal.SIGCONT)
    perform_step(person, letters.steps[0])
    assert child(person.pid) == before
    assert b"\x1b[?1049h" not in person.heard[sent:], "it took the terminal a second time"


def test_without_the_process_that_waits_the_next_person_has_her_welcome(station: OneStation, start: Start) -> None:
    person = lock(start, station)
    to_home(person)
    _now, following = both_children(person.pid)
    os.kill(following, signal.SIGKILL)
    until(lambda: len(children(person.pid)) == 1, "end of the one that waited")
    leave_from_home(person)
    person.wait_for(WELCOME)
    to_home(person)
    both_children(person.pid)
    assert why(station) == ["start", "left"]


@pytest.mark.long
def test_a_process_that_waits_ends_when_it_is_stopped_at_its_turn(station: OneStation, start: Start) -> None:
    person = misbehave(start, station, "no")
    person.wait_for(WELCOME)
    to_home(person)
    _now, following = both_children(person.pid)
    os.kill(following, signal.SIGSTOP)
    leave_from_home(person)
    person.wait(lambda: children(person.pid)[:1] not in ([], [following]) and person.sees(WELCOME), WELCOME)
    to_home(person)


def test_when_the_keeper_is_killed_its_processes_end_and_the_terminal_is_given_back(
    station: OneStation, start: Start
) -> None:
    person = start(station.env, SHELL)
    person.wait_for(WELCOME)
    to_home(person)
    keeper = child(person.pid)
    processes = both_children(keeper)
    os.kill(keeper, signal.SIGKILL)
    until(lambda: not any(state(pid) in ("R", "S") for pid in processes), "end of its processes")
    person.settle(0.2)
    assert b"code -9" in person.heard
    assert person.changed_modes() == set()


def test_after_a_killed_keeper_the_next_one_has_the_lock_at_once(station: OneStation, start: Start) -> None:
    first = lock(start, station)
    now = child(first.pid)
    os.kill(now, signal.SIGSTOP)  # it does not notice that its keeper is gone
    first.kill(signal.SIGKILL)
    second = start(station.env, LOCK)
    second.wait_for(WELCOME)
    assert locks.running_keeper(station.data) == second.pid
    os.kill(now, signal.SIGKILL)
    assert why(station) == ["start", "start"]


def test_two_keepers_of_one_station_do_not_wipe_each_others_people(
    station: OneStation, start: Start, tmp_path: Path
) -> None:
    first = lock(start, station)
    to_home(first)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    second = lock(start, station, TMPDIR=str(temporary))
    (station.data / "sitting" / "of the first").write_text("x", encoding="utf-8")
    to_home(second)
    leave_from_home(second)
    second.wait_for(WELCOME)
    second.kill(signal.SIGTERM)
    assert second.wait_end() == 0
    assert (station.data / "sitting" / "of the first").exists()
    assert why(station) == ["start"]
    assert first.sees(HOME)
    assert not list(temporary.iterdir()), "the second one left its folder behind"
