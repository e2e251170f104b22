"""The program crashes really: one kind screen, back to where the person was, and a story without what she typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.course.events import Started, StepDone
from kiosk.course.model import Exercise
from kiosk.keeper.watch import Crashes
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from tests.terminal.conftest import Start
from tests.terminal.one_station import (
    HOME,
    OneStation,
    Terminal,
    go_on,
    open_letters,
    open_logbook,
    try_keyboard,
    write_words,
)

pytestmark = pytest.mark.slow

CRASHING = str(Path(__file__).with_name("crashing.py"))
STOPPED = "Le programme s'est arrêté un instant."
REST = "Le poste se prépare."
GIVES_UP = "Le programme s'arrête. Votre travail est gardé. Demandez au conseiller."
LETTERS = "clavier/1-trouver-une-lettre"
SECRET = "zanzibar€"


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def shows_no_traceback(person: Terminal) -> bool:
    return not any(sign in person.heard for sign in (b"Traceback", b"ValueError", b"crashing.py", b"cannot go on"))


def pasted(text: str) -> str:
    """``text`` as a terminal sends it when it is pasted: all at once."""
    return f"\x1b[200~{text}\x1b[201~"


def crash(person: Terminal, by: str = "€") -> None:
    """Type what makes it crash, go through the kind screen."""
    person.type(by)
    person.wait_for(STOPPED)
    person.wait_for("Cela vient de la machine. Ce qui était gardé est là.")
    person.click("Reprendre ▶")


def test_after_a_crash_the_same_step_of_the_same_exercise_comes_back(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(Started(LETTERS), StepDone(LETTERS, 0, len(letters.steps), "none"))
    person = start(station.env, (CRASHING, "app", "1"))
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[1].say)
    crash(person)
    perform_step(person, letters.steps[1])  # still in her logbook
    person.click(CONTINUE)
    person.wait_for(letters.steps[2].say)
    assert (LETTERS, 1) in station.steps_done()
    person.click("Arrêter ici")
    person.wait_for(HOME)
    person.click("■ J'ai fini")
    person.click("Quitter")
    assert person.wait_end() == 0
    assert shows_no_traceback(person)
    assert person.changed_modes() == set()
    assert "ValueError" in station.log() and "crashing.py" in station.log() and "in fail" in station.log()
    assert "€" not in station.log()


@pytest.mark.long
def test_a_guest_who_does_an_exercise_once_more_comes_back_to_the_step_too(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    person = start(station.env, (CRASHING, "app", "2"))
    try_keyboard(person)
    *before, last = letters.steps
    for step in before:
        perform_step(person, step)
        person.click(CONTINUE)
    person.wait_for(last.say)
    crash(person)
    perform_step(person, last)
    person.click(CONTINUE)
    person.click("Encore une fois")
    for step in before:
        perform_step(person, step)
        person.click(CONTINUE)
    person.wait_for(last.say)
    crash(person)
    person.wait_for(last.say)
    assert shows_no_traceback(person)


def test_what_crashes_again_and_again_ends_with_a_code_and_a_kind_sentence(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    person = start(station.env, (CRASHING, "app", "99", "play", "clavier/1-ecrire-un-prenom"))
    for _count in range(Crashes.LIMIT - 1):
        person.wait_for("Ajoutez la dernière lettre")
        person.settle()
        crash(person, pasted(SECRET))
    person.wait_for("Ajoutez la dernière lettre")
    person.settle()
    person.type(pasted(SECRET))
    assert person.wait_end() == 1
    assert GIVES_UP.encode() in person.heard.rpartition(b"\x1b[?1049l")[2]
    assert shows_no_traceback(person)
    assert person.changed_modes() == set()
    assert station.log().count("the program ended") == 3
    assert "gave up after 3 crashes" in station.log()
    assert not any(piece in station.log() for piece in (SECRET, "zanzibar", "Typed("))


def test_a_fault_in_an_exercise_is_no_crash_and_leads_home_with_all_that_was_done(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(Started(LETTERS), StepDone(LETTERS, 0, len(letters.steps), "none"))
    person = start(station.env, (CRASHING, "keys", "1"))
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[1].say)
    person.type("€")
    person.wait_for("Cet exercice n'est pas prêt.")
    assert not person.sees(STOPPED)
    person.click("Choisir un exercice ▶")
    go_on(person)
    perform_step(person, letters.steps[1])
    assert person.sees(f"✓ {letters.steps[1].done}")
    assert shows_no_traceback(person)
    assert f"{LETTERS}, step 2 is set aside: ValueError" in station.log() and "in update" in station.log()
    assert "€" not in station.log() and "the program ended" not in station.log()


def test_a_crash_of_the_first_screen_is_no_endless_wheel(station: OneStation, start: Start) -> None:
    """Nobody was anywhere yet, so nobody is asked to come back to it."""
    person = start(station.env, (CRASHING, "welcome", "99"))
    assert person.wait_end() == 1
    assert STOPPED.encode() not in person.heard
    assert shows_no_traceback(person)
    assert person.changed_modes() == set()


@pytest.mark.parametrize("lock", [False, True], ids=["ours", "locked"])
@pytest.mark.parametrize(
    ("where", "way"),
    [("home", ["▶ Essayer tout de suite", "Arrêter ici"]), ("pictures", ["Ouvrir mon carnet"])],
)
def test_going_on_after_each_crash_reaches_the_limit(
    where: str, way: list[str], lock: bool, station: OneStation, start: Start
) -> None:
    """She presses « Reprendre », or goes the same way again, and it crashes again: three times, and no more."""
    person = start(station.env, (CRASHING, where, "99", *(("--lock",) if lock else ())))

    def over() -> bool:
        return person.sees(REST) if lock else GIVES_UP.encode() in person.heard

    def on() -> str | None:
        return next((label for label in ("Reprendre ▶", *way) if person.find(label, begins=True)), None)

    while True:
        person.wait(lambda: over() or on() is not None, "the end of it, or a way on")
        if over():
            break
        before = on(), person.screens_opened
        person.click(before[0] or "", begins=True)
        person.wait(lambda before=before: over() or (on(), person.screens_opened) != before, "what comes of it")  # type: ignore[misc]  # its default
    assert station.log().count("its process ended with") == Crashes.LIMIT
    assert person.alive if lock else person.wait_end() == 1
    assert shows_no_traceback(person)


def test_a_crash_where_the_four_words_are_written_tells_none_of_them(station: OneStation, start: Start) -> None:
    station.begin_logbook()
    person = start(station.env, (CRASHING, "drawing", "1"))
    person.click("Ouvrir mon carnet")
    write_words(person, pasted("chat lune clé €"), enter=False)
    person.wait_for(STOPPED)
    person.click("Reprendre ▶")
    open_logbook(person)
    assert shows_no_traceback(person)
    assert "lune" not in station.log()


@pytest.mark.parametrize("sent", [b"\xe9 ", b"\x1b[57441;2:3u"], ids=["not UTF-8", "a key that is let go"])
def test_what_textual_cannot_read_shows_no_traceback(
    sent: bytes, station: OneStation, start: Start, letters: Exercise
) -> None:
    """A terminal of another encoding sends é as one byte, one in another mode tells of keys that are let go."""
    person = start(station.env)
    try_keyboard(person)
    perform_step(person, letters.steps[0])
    person.click(CONTINUE)
    person.wait_for(letters.steps[1].say)
    person.send(sent)
    person.settle(0.5)
    assert shows_no_traceback(person)
    if person.sees(STOPPED):
        assert "a thread ended" in station.log()
        person.click("Reprendre ▶")
    perform_step(person, letters.steps[1])
    assert person.sees(f"✓ {letters.steps[1].done}")


@pytest.mark.long
def test_after_a_crash_at_home_home_comes_back(station: OneStation, start: Start) -> None:
    station.begin_logbook(Started(LETTERS))
    person = start(station.env, (CRASHING, "app", "1"))
    open_logbook(person)
    open_letters(person)
    person.settle()
    crash(person)
    person.click("Arrêter ici")
    person.wait_for(HOME)
