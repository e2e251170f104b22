"""A terminal of any size, real or reported: the program does not end, and works again afterwards."""

from __future__ import annotations

import pytest

from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import perform_step
from kiosk.ui.input.driver import MAX_TERMINAL_SIZE
from tests.terminal.conftest import Start
from tests.terminal.locked import LETTERS, child, children, lock, most_memory, to_letters
from tests.terminal.one_station import OneStation, Terminal

pytestmark = pytest.mark.slow

SMALL = "L'écran est petit."
MOST = 100
"""Megabytes that the process may have had at most; 3000 x 2000 cells would take 360 more (measured)."""


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def assert_reports_size(person: Terminal, columns: int, rows: int) -> None:
    """The terminal reports this size; our model of its screen stays as it is."""
    person._child.setwinsize(rows, columns)


def back_to_usual(person: Terminal) -> None:
    """A small screen asks for the adviser, the usual one shows the exercise again."""
    person.resize(70, 20)
    person.wait_for(SMALL)
    person.resize(100, 28)
    person.wait_for("Arrêter ici")
    assert not person.sees(SMALL)


SIZES = [(1, 1), (0, 0), (20, 5), (1000, 400), (3000, 2000), (65535, 65535), (0, 500)]


@pytest.mark.long
def test_every_size(station: OneStation, start: Start, letters: Exercise) -> None:
    person = lock(start, station)
    to_letters(person)
    process = child(person.pid)
    for size in SIZES:
        sent = len(person.heard)
        assert_reports_size(person, *size)
        person.settle(0.2)
        assert children(person.pid)[:1] == [process], f"{size}: it was brought back"
        assert most_memory(process) < MOST, size
        assert len(person.heard) - sent < 40 * MAX_TERMINAL_SIZE[0] * MAX_TERMINAL_SIZE[1], (
            f"{size}: more than anybody can see"
        )
        back_to_usual(person)
    perform_step(person, letters.steps[0])


@pytest.mark.long
def test_two_hundred_sizes_in_a_moment(station: OneStation, start: Start, letters: Exercise) -> None:
    person = lock(start, station)
    to_letters(person)
    process = child(person.pid)
    for number in range(200):
        assert_reports_size(person, number * 37 % 300 + 1, number * 53 % 120 + 1)
    back_to_usual(person)
    perform_step(person, letters.steps[0])
    assert children(person.pid)[:1] == [process] and most_memory(process) < MOST


REPORTS = ("\x1b[48;1;1;1;1t", "\x1b[48;28;100;560;1000t", "\x1b[48;28;100;0;0t", "\x1b[48;9999999;9999999;1;1t")
"""A small screen, one in pixels, one without any, a vast one: as a terminal reports its size among the keys."""


@pytest.mark.long
def test_a_size_that_is_typed_is_not_believed(station: OneStation, start: Start, letters: Exercise) -> None:
    """A paste may hold such a report; from then on every click would be elsewhere."""
    person = lock(start, station)
    person.send("\x1b[?2048;2$y")
    to_letters(person)
    process = child(person.pid)
    for number, report in enumerate(REPORTS):
        person.send(report)
        person.settle(0.2)
        assert not person.sees(SMALL)
        if number < 2:
            person.click("Un indice")
            person.wait_for(f"Indice {number + 1}")
    perform_step(person, letters.steps[0])
    assert children(person.pid)[:1] == [process]
