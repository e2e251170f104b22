"""What a learner does at a real station, with a mouse and a French keyboard, and what she sees."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.course.model import Exercise
from kiosk.logbook.progress import fold_events
from kiosk.logbook.reading import read_logbook
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from kiosk.text import fold_spaces
from tests.debian13.booted_machine import BootedMachine
from tests.debian13.conftest import WORKSHOP
from tests.debian13.person import StationPerson
from tests.terminal.one_station import HOME, WELCOME, begin_logbook, go_on, open_logbook

pytestmark = pytest.mark.debian13

LOGBOOKS = "/var/lib/kiosk/logbooks"


def read_steps_done(machine: BootedMachine, copy: Path) -> set[tuple[str, int]]:
    """The steps done in all logbooks of the station, read from ``copy``, so that reading cannot change them."""
    shutil.copytree(machine.path(LOGBOOKS), copy, dirs_exist_ok=True)
    found = set()
    for logbook in copy.iterdir():
        progress = fold_events(read_logbook(logbook).entries)
        found |= {(name, step) for name, one in progress.exercises.items() for step in one.steps_done}
    return found


def do_exercise(person: StationPerson, exercise: Exercise) -> None:
    """Every step of it, as its solution says."""
    for number, step in enumerate(exercise.steps):
        perform_step(person, step)
        if number + 1 < len(exercise.steps):
            person.click(CONTINUE)


def test_a_logbook_a_mouse_exercise_and_a_keyboard_exercise(
    person: StationPerson, shipped: tuple[Exercise, ...], tmp_path: Path
) -> None:
    mouse, keyboard = (next(one for one in shipped if one.id == name) for name in WORKSHOP)
    words = begin_logbook(person)
    assert person.sees(mouse.title), "today's workshop does not come first"
    go_on(person)
    do_exercise(person, mouse)
    person.click(CONTINUE)
    person.wait_for(mouse.can_do)
    person.click("Exercice suivant :", begins=True)
    do_exercise(person, keyboard)
    wanted = {(one.id, step) for one in (mouse, keyboard) for step in range(len(one.steps))}
    assert read_steps_done(person.station.machine, tmp_path) >= wanted
    person.click("Arrêter ici")
    person.wait_for(HOME)
    person.click("■ J'ai fini")
    person.wait_for(WELCOME)
    assert not person.sees(words.split()[0])

    open_logbook(person, words)
    assert not person.sees(f"Commencer : {mouse.title}")


def test_every_character_of_a_french_keyboard_arrives(person: StationPerson) -> None:
    go_to_text_box(person)
    for text in ("éèàùç êïôË €@^#{}[]|", "AZERTY mqw ÊÏ µ", "l'été : 12,50 ; ?!"):
        writable = "".join(c for c in text if can_type(person, c))
        person.type(writable)
        person.wait(lambda writable=writable: fold_spaces(writable) in fold_spaces(person.text()), writable)  # type: ignore[misc]
        person.press("ctrl+a")
        person.press("delete")
        person.settle()


def go_to_text_box(person: StationPerson) -> None:
    """From the welcome to the box where the four words are written."""
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    person.settle()
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)


@pytest.mark.parametrize("locks", [("numlock",), ("capslock",), ("capslock", "numlock")], ids="+".join)
def test_keys_that_lock_stop_nobody(locks: tuple[str, ...], person: StationPerson) -> None:
    """Num Lock is on at many computers, Caps Lock by a slip of the finger: keys and mouse do what they do."""
    for lock in locks:
        person.press(lock)
    try:
        person.press("tab")
        person.press("enter")
        person.wait_for("Ou écrivez les 4 mots :")
        person.press("escape")
        person.click("◀ Retour")
        go_to_text_box(person)
        wanted = "ABC" if "capslock" in locks else "abc"
        person.type("abx")
        person.press("backspace")
        person.type("c")
        person.wait(lambda: wanted in person.text().split(), wanted)
    finally:
        for lock in locks:
            person.press(lock)


def can_type(person: StationPerson, character: str) -> bool:
    """Whether the layout can type the character."""
    try:
        person.station.keyboard.key_presses(character)
    except KeyError:
        return False
    return True
