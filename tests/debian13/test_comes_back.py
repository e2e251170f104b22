"""Whatever is killed, and after power cuts: the station comes back by itself, and no work reported as saved is lost."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from kiosk.course.model import Exercise
from kiosk.keeper.watch import Crashes
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from tests.debian13.booted_machine import Process
from tests.debian13.conftest import WORKSHOP
from tests.debian13.person import StationPerson
from tests.debian13.station import RealStation
from tests.debian13.test_learner import read_steps_done
from tests.terminal.one_station import HOME, WELCOME, begin_logbook, go_on, open_logbook

pytestmark = pytest.mark.debian13

BACK = 5.0
"""Seconds until the welcome after what shows it was killed, screenshots included."""


@pytest.fixture
def exercise(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == WORKSHOP[0])


def wait_for_welcome(station: RealStation, instead_of: Process | None = None, seconds: float = BACK) -> StationPerson:
    """Attach to the new screen, whose welcome must come in time; ``instead_of`` is the keeper of before."""
    since = time.monotonic()
    station.attach(instead_of)
    person = StationPerson(station)
    person.wait_for(WELCOME)
    assert time.monotonic() - since < seconds
    return person


def test_the_persons_process_is_killed_and_she_goes_on_where_she_was(
    person: StationPerson, exercise: Exercise, tmp_path: Path
) -> None:
    station = person.station
    begin_logbook(person)
    go_on(person)
    perform_step(person, exercise.steps[0])
    person.click(CONTINUE)
    person.wait_for(exercise.steps[1].say)
    keeper, cage, killed = station.keeper(), station.process("cage"), station.sitting()
    station.machine.kill(killed.pid)
    station.machine.wait(lambda: station.sitting().pid != killed.pid, "nothing came in its place")
    person.click("Reprendre ▶")
    perform_step(person, exercise.steps[1])
    assert (exercise.id, 1) in read_steps_done(station.machine, tmp_path)
    assert (station.keeper(), station.process("cage")) == (keeper, cage)


def test_crashes_in_a_row_have_a_rest_after_them_and_then_the_welcome(station: RealStation) -> None:
    """With Debian's own Python; she presses « Reprendre » each time."""
    before = station.keeper()
    station.detach()
    station.machine.kill(before.pid)
    person = wait_for_welcome(station, before)  # whose keeper has counted no crash of another test
    person.click("▶ Essayer tout de suite")
    person.click("Arrêter ici")
    keeper = station.keeper()
    for crash in range(1, Crashes.LIMIT + 1):
        person.wait_for(HOME)
        person.settle()
        station.machine.kill(station.sitting().pid)
        if crash < Crashes.LIMIT:
            person.click("Reprendre ▶")
    person.wait_for("Le poste se prépare.")
    person.wait_for(WELCOME, 60)
    assert station.keeper() == keeper


def ours(station: RealStation) -> set[Process]:
    """The compositor, and all that it started."""
    kinds = station.running_commands()
    return {one for one in station.machine.processes() if one.user == station.user and one.command in kinds}


@pytest.mark.parametrize("victim", ["keeper", "foot", "cage"])
def test_what_shows_it_is_killed_and_the_welcome_is_there_again(
    victim: str, person: StationPerson, exercise: Exercise
) -> None:
    station = person.station
    words = begin_logbook(person)
    go_on(person)
    person.wait_for(exercise.steps[0].say)
    keeper = station.keeper()
    one = keeper if victim == "keeper" else station.process(victim)
    before = ours(station)
    assert one is not None
    station.detach()
    station.machine.kill(one.pid)
    again = wait_for_welcome(station, keeper)
    assert not before & ours(station), "something of before goes on"
    open_logbook(again, words)
    go_on(again)
    again.wait_for(exercise.steps[0].say)


def test_it_comes_back_however_often_it_is_killed(station: RealStation) -> None:
    """More often than systemd's default limit of starts in a row."""
    for _count in range(8):
        station.detach()
        station.machine.wait(lambda: station.process("foot") is not None, "foot")
        cage = station.process("cage")
        assert cage is not None
        station.machine.kill(cage.pid)
        station.machine.wait(lambda cage=cage: station.process("cage") not in (None, cage), "cage")  # type: ignore[misc]
    wait_for_welcome(station)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGSEGV], ids=lambda number: number.name)
def test_signals_to_the_keeper_leave_no_black_screen(number: signal.Signals, station: RealStation) -> None:
    keeper = station.keeper()
    station.detach()
    station.machine.kill(keeper.pid, number)
    wait_for_welcome(station, keeper)


def test_a_power_cut_during_an_exercise_keeps_the_logbook(
    person: StationPerson, exercise: Exercise, tmp_path: Path
) -> None:
    station = person.station
    words = begin_logbook(person)
    go_on(person)
    perform_step(person, exercise.steps[0])
    station.detach()
    station.machine.cut_power()
    station.machine.boot()
    again = wait_for_welcome(station, seconds=20)
    assert (exercise.id, 0) in read_steps_done(station.machine, tmp_path)
    open_logbook(again, words)
    go_on(again)
    again.wait_for(exercise.steps[1].say)


def test_the_next_person_has_another_process_and_finds_nothing(person: StationPerson) -> None:
    station = person.station
    begin_logbook(person)
    before = station.sitting()
    person.click("■ J'ai fini")
    person.wait_for(WELCOME)
    assert station.sitting().pid != before.pid
    assert all(one.pid != before.pid for one in station.machine.processes())
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    assert all(person.sees(f"{number}. ……") for number in (1, 2, 3, 4))


def test_stopped_by_systemd_it_ends_at_once_and_starts_again(station: RealStation) -> None:
    since = time.monotonic()
    station.stop()
    assert time.monotonic() - since < 5
    assert station.unit_property("Result") == "success"
    station.machine.wait(lambda: not station.running_commands(), "something of the station goes on", 2)
    station.start()
    StationPerson(station).wait_for(WELCOME)


def test_a_reset_from_outside_brings_the_welcome(person: StationPerson) -> None:
    person.click("▶ Essayer tout de suite")
    person.click("Arrêter ici")
    person.wait_for(HOME)
    person.station.machine.run("kiosk", "reset")
    person.wait_for(WELCOME)
