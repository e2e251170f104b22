"""The real program is killed at random moments: no step reported as done is lost, and one goes on from there."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.course.catalogue import Catalogue
from kiosk.course.model import Exercise
from kiosk.course.solution import Press
from kiosk.logbook.progress import StepPosition
from kiosk.logbook.suggestions import suggest_next_step
from kiosk.rehearsal.gestures import CONTINUE, perform_gesture, perform_step
from kiosk.rehearsal.robot import NotSeen
from kiosk.station.course.loading import course_roots, load_catalogue
from tests.terminal.conftest import Start
from tests.terminal.one_station import (
    WELCOME,
    OneStation,
    Terminal,
    begin_logbook,
    go_on,
    open_letters,
    open_logbook,
    write_words,
)

pytestmark = [pytest.mark.long, pytest.mark.slow]

STATIONS = 6
MOMENTS = ("after a key", "after a key", "reported", "kept", "painting", "going on", "starting", "opening")
"""Where each of a station's programs is killed, after a first one, in an order by chance; so is when exactly."""


@pytest.fixture(scope="module")
def catalogue(read_course: Path) -> Catalogue:
    return load_catalogue(course_roots(), read_course / "cache", verify=False)


class _Life:
    """One program, from its start until it is killed; ``reported`` has the steps that its screen showed as done."""

    def __init__(self, person: Terminal, station: OneStation, moment: str, chance: random.Random) -> None:
        self.reported: set[tuple[str, int]] = set()
        self._person = person
        self._station = station
        self._moment = moment
        self._chance = chance

    def __repr__(self) -> str:
        return f"<a life that is to end: {self._moment}>"

    def kill_within(self, seconds: float) -> None:
        """Kill at a moment of its own, whatever is going on."""
        threading.Timer(self._chance.uniform(0, seconds), self._person.kill).start()

    def kill_when_kept(self) -> None:
        """Kill as soon as the journal has grown: long before the screen can say so."""
        journal, person = self._station.journal, self._person
        before = journal.stat().st_size
        deadline = time.monotonic() + 60

        def watch() -> None:
            while journal.stat().st_size == before and time.monotonic() < deadline:
                time.sleep(0.0005)
            person.kill()

        threading.Thread(target=watch).start()

    def open(self, words: str) -> bool:
        """Open the logbook; False where the program was killed on the way."""
        if self._moment == "starting":
            self.kill_within(0.5)
        with contextlib.suppress(NotSeen, OSError):
            self._person.wait_for(WELCOME)
            if self._moment == "opening":
                self._person.click("Ouvrir mon carnet")
                write_words(self._person, words)
                self.kill_within(0.3)
                self._person.wait_end()
            if self._person.alive and self._moment != "starting":
                open_logbook(self._person, words)
                return True
        self._person.wait_end()
        return False

    def go_on(self, exercise: Exercise, first: int) -> None:
        """Do one or two steps from step ``first`` on, and be killed at the last of them."""
        last = min(first + self._chance.randrange(2), len(exercise.steps) - 1)
        for index in range(first, last):
            perform_step(self._person, exercise.steps[index])
            self.reported.add((exercise.id, index))
            self._person.click(CONTINUE)
        self._last_step(exercise, last)
        self._person.wait_end()
        if self._person.sees(f"✓ {exercise.steps[last].done}"):
            self.reported.add((exercise.id, last))

    def _last_step(self, exercise: Exercise, index: int) -> None:
        person, step = self._person, exercise.steps[index]
        person.wait_for(step.say)
        person.settle()
        *gestures, last = step.solution
        for gesture in gestures:
            perform_gesture(person, gesture)
            if isinstance(gesture, Press):
                person.settle()
        since = len(person.heard)
        if self._moment == "kept":
            self.kill_when_kept()
        elif self._moment == "after a key":
            self.kill_within(0.12)
        with contextlib.suppress(NotSeen, OSError):
            perform_gesture(person, last)
            match self._moment:
                case "painting":
                    person.wait_for_byte("✓", since)
                    person.kill()
                case "reported":
                    person.wait_for(f"✓ {step.done}")
                    self.reported.add((exercise.id, index))
                    person.kill()
                case "going on":
                    person.wait_for(f"✓ {step.done}")
                    self.reported.add((exercise.id, index))
                    person.click(CONTINUE)
                    self.kill_within(0.12)


def _place(station: OneStation, catalogue: Catalogue) -> StepPosition:
    place = suggest_next_step(catalogue.entries, station.progress())
    assert place is not None
    return place


@pytest.mark.parametrize("number", range(STATIONS))
def test_killed_at_any_moment_no_work_reported_as_saved_is_lost(
    number: int,
    station: OneStation,
    start: Start,
    shipped: tuple[Exercise, ...],
    catalogue: Catalogue,
    record_property: Callable[[str, object], None],
) -> None:
    chance = random.Random(number)
    exercises = {exercise.id: exercise for exercise in shipped}

    with start(station.env) as person:
        person.wait_for(WELCOME)
        words = begin_logbook(person)
        if number % 2:
            open_letters(person)
        else:
            go_on(person)
        person.wait_for("Un indice")
        person.kill()
        person.wait_end()
    assert station.progress().next_position is not None, "the exercise that was begun is not in the journal"

    reported: set[tuple[str, int]] = set()
    for moment in chance.sample(MOMENTS, k=len(MOMENTS)):
        with start(station.env) as person:
            life = _Life(person, station, moment, chance)
            if not life.open(words):
                continue
            place = _place(station, catalogue)
            exercise = exercises[place.exercise]
            go_on(person)
            person.wait_for(exercise.steps[place.step].say)
            life.go_on(exercise, place.step)
        reported |= life.reported
        kept = station.steps_done()
        assert reported <= kept, f"killed {moment}: {reported - kept} were reported as done and are lost"
        after = station.progress().exercise(exercise.id).first_open_step
        assert after is None or after >= place.step
    record_property("reported", len(reported))
    assert len(reported) >= 2, "hardly anything was reported before the kills"
