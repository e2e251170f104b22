"""How the program ends: by its button, by a signal, with its terminal; and by no key."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable

import pytest

from kiosk.course.events import Started, StepDone
from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from tests.terminal.conftest import MakeStation, Start
from tests.terminal.one_station import (
    WELCOME,
    OneStation,
    Terminal,
    begin_logbook,
    go_on,
    open_logbook,
    try_home,
    try_keyboard,
)

pytestmark = pytest.mark.slow

LETTERS = "clavier/1-trouver-une-lettre"
KEYS_THAT_END_PROGRAMS = {
    "Ctrl+C": ("\x03", "\x1b[99;5u"),
    "Ctrl+Q": ("\x11", "\x1b[113;5u"),
    "Ctrl+Z": ("\x1a", "\x1b[122;5u"),
    "Ctrl+\\": ("\x1c", "\x1b[92;5u"),
    "Ctrl+D": ("\x04", "\x1b[100;5u"),
    "Ctrl+S": ("\x13", "\x1b[115;5u"),
    "Ctrl+P": ("\x10", "\x1b[112;5u"),
    "Alt+F4": ("\x1b[1;3S",),
}


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def test_the_button_ends_it_with_a_clean_terminal(station: OneStation, start: Start) -> None:
    person = start(station.env)
    person.wait_for(WELCOME)
    assert person.changed_modes(), "the program did not take the screen"
    person.click("Quitter")
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    after = person.heard.rpartition(b"\x1b[?1049l")[2]
    assert not re.sub(rb"\x1b\[[?>=<0-9;]*[A-Za-z]", b"", after).strip(), "something is printed after the screen"


def test_a_locked_station_has_no_button_that_ends_it(make_station: MakeStation, start: Start) -> None:
    person = start(make_station(locked=True).env)
    person.wait_for("Commencer un carnet")
    person.wait(lambda: "┏" in person.text(), "the button that has the focus")
    assert not person.sees("Quitter")
    for _count in range(12):
        person.press("tab")
    person.settle(0.3)
    assert person.alive and person.sees(WELCOME) and not person.sees("Quitter")


# -- screens, and the way to each -----------------------------------------------------------------------------------


def to_welcome(person: Terminal) -> None:
    person.wait_for(WELCOME)


def to_home(person: Terminal) -> None:
    try_home(person)


def to_area(person: Terminal) -> None:
    to_home(person)
    person.wait(lambda: "┏" in person.text(), "the button that has the focus")
    person.click("Le clavier", begins=True)
    person.wait_for("Trouver une lettre")


def to_can_do(person: Terminal) -> None:
    to_home(person)
    person.wait(lambda: "┏" in person.text(), "the button that has the focus")
    person.click("Ce que je sais faire")
    person.wait_for("◀ Retour")


def to_pictures(person: Terminal) -> None:
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")


def to_begin(person: Terminal) -> None:
    person.click("Commencer un carnet")
    person.wait_for("C'est recopié")


def to_small(person: Terminal) -> None:
    person.wait_for(WELCOME)
    person.resize(70, 20)
    person.wait_for("L'écran est petit.")


def to_ending(person: Terminal) -> None:
    try_keyboard(person)
    person.settle(0.2)
    while person.find("Passer"):
        person.click("Passer")
        person.settle(0.2)
    person.wait_for("C'est la fin de l'exercice.")


WAYS = {
    "welcome": to_welcome,
    "home": to_home,
    "area": to_area,
    "what I can do": to_can_do,
    "pictures": to_pictures,
    "beginning": to_begin,
    "ending": to_ending,
    "too small": to_small,
}


def still(person: Terminal) -> str:
    """The screen, once nothing more is drawn."""
    person.settle(0.3)
    return person.text()


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_keys_that_end_other_programs_change_nothing(
    way: Callable[[Terminal], None], station: OneStation, start: Start
) -> None:
    person = start(station.env)
    way(person)
    before = still(person)
    for name, sequences in KEYS_THAT_END_PROGRAMS.items():
        for sequence in sequences:
            person.send(sequence)
            assert still(person) == before, f"{name} changed the screen"
            assert person.alive, f"{name} ended it"


@pytest.mark.long
def test_in_an_exercise_they_are_keys_as_others(station: OneStation, start: Start, letters: Exercise) -> None:
    person = start(station.env)
    try_keyboard(person)
    for sequences in KEYS_THAT_END_PROGRAMS.values():
        for sequence in sequences:
            person.send(sequence)
            person.settle()
            assert person.sees(letters.steps[0].say)
    perform_step(person, letters.steps[0])
    person.press("ctrl+c")
    person.press("ctrl+q")
    person.settle()
    person.click(CONTINUE)
    person.wait_for(letters.steps[1].say)


# -- signals, and the end of the terminal ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
@pytest.mark.parametrize("way", [to_welcome, to_area, to_pictures], ids=["welcome", "area", "pictures"])
def test_a_signal_ends_it_cleanly(
    way: Callable[[Terminal], None], number: signal.Signals, station: OneStation, start: Start
) -> None:
    person = start(station.env)
    way(person)
    person.kill(number)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    assert b"Traceback" not in person.heard


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
def test_a_signal_during_an_exercise_keeps_the_logbook(
    number: signal.Signals, station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(Started(LETTERS), StepDone(LETTERS, 0, len(letters.steps), "none"))
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    perform_step(person, letters.steps[1])
    person.click("Continuer ▶")
    person.click("Voir comment faire")
    person.kill(number)
    assert person.wait_end() == 0
    assert person.changed_modes() == set()
    assert station.steps_done() == {(LETTERS, 0), (LETTERS, 1)}


@pytest.mark.long
def test_a_signal_while_it_starts_ends_it(station: OneStation, start: Start) -> None:
    """A station is switched off at any moment: whatever is done about it, nothing hangs."""
    for delay in (0.05, 0.15, 0.25, 0.35):
        person = start(station.env)
        person.wait_for_byte("\x1b[?1049h")
        time.sleep(delay)  # the moment itself is what varies
        person.kill(signal.SIGTERM)
        person.wait_end()
        assert b"Traceback" not in person.heard


def test_when_the_terminal_goes_away_the_program_ends(station: OneStation, start: Start) -> None:
    person = start(station.env)
    begin_logbook(person)
    person.hang_up()
    deadline = time.monotonic() + 60
    while person.alive and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not person.alive, "60 s after its terminal went away the program is still there"


def test_signals_that_stop_or_end_programs_otherwise_are_no_matter(station: OneStation, start: Start) -> None:
    """What a shell or a mistaken key sends: interrupt, stop by the terminal."""
    person = start(station.env)
    person.wait_for(WELCOME)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGUSR2, signal.SIGALRM):
        person.kill(number)
        person.settle(0.2)
        assert person.alive, f"{number.name} ended it"
    try_home(person)
