"""A disk that lost something, is full or cannot be written: practising goes on, the adviser finds why."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.course.events import Started, StepDone
from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from kiosk.rehearsal.robot import Robot
from tests.terminal.conftest import MakeStation, Start, fill
from tests.terminal.one_station import HOME, WELCOME, OneStation, go_on, open_logbook, try_keyboard

pytestmark = pytest.mark.slow

LETTERS = "clavier/1-trouver-une-lettre"
NOT_KEPT = "Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer."
NO_LOGBOOKS = "Les carnets ne peuvent pas s'ouvrir maintenant. Vous pouvez vous exercer sans carnet."

TORN = b'{"v":1,"at":"2026-11-2'
NUL = b"\0" * 4096
NEWER = b'{"v":2,"at":"2031-01-01T10:00:00Z","event":{"type":"sung","song":"3"},"sitting":"z","n":0,"mood":"gay"}\n'
NEWER_EVENT = b'{"v":1,"at":"2031-01-01T10:00:00Z","event":{"type":"sung","song":"3"},"sitting":"z","n":0}\n'
NOT_UTF_8 = b'{"v":1,"at":"\xe9\xff"}\n'


@pytest.fixture
def letters(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == LETTERS)


def two_steps_done(of: int) -> tuple[Started, StepDone, StepDone]:
    return Started(LETTERS), StepDone(LETTERS, 0, of, "none"), StepDone(LETTERS, 1, of, "none")


def do_from(person: Robot, exercise: Exercise, first: int, last: int) -> None:
    """Steps ``first`` to ``last``; the last one stays on the screen."""
    for index in range(first, last + 1):
        perform_step(person, exercise.steps[index])
        if index < last:
            person.click(CONTINUE)


@pytest.mark.long
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(NUL, id="nul"),
        pytest.param(NEWER + TORN, id="newer and torn"),
        pytest.param(TORN, id="torn", marks=pytest.mark.long),
        pytest.param(NUL + b"\n", id="nul line", marks=pytest.mark.long),
        pytest.param(NEWER, id="newer version", marks=pytest.mark.long),
        pytest.param(NEWER_EVENT, id="newer event", marks=pytest.mark.long),
        pytest.param(NOT_UTF_8, id="not utf-8", marks=pytest.mark.long),
    ],
)
def test_a_damaged_logbook_opens_and_goes_on(
    damage: bytes, station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(*two_steps_done(len(letters.steps)))
    with station.journal.open("ab") as journal:
        journal.write(damage)
    before = station.journal.read_bytes()

    person = start(station.env)
    open_logbook(person)
    go_on(person)
    do_from(person, letters, 2, 3)
    assert not person.sees(NOT_KEPT)
    person.kill()
    assert station.steps_done() == {(LETTERS, step) for step in range(4)}
    assert station.journal.read_bytes().startswith(before), "what could not be read is no longer in the file"

    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[4].say)


@pytest.mark.long
def test_a_block_that_the_disk_lost_inside_the_journal_costs_that_line_only(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(*two_steps_done(len(letters.steps)))
    begun, started, first, second = station.journal.read_bytes().splitlines(keepends=True)
    station.journal.write_bytes(begun + started + b"\0" * len(first) + second)
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[0].say)  # the step that was lost is offered again, the one after it is not
    perform_step(person, letters.steps[0])
    person.click(CONTINUE)
    person.wait_for(letters.steps[2].say)


@pytest.mark.long
def test_while_the_journal_cannot_be_written_the_exercise_goes_on_and_later_all_is_kept(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook(*two_steps_done(len(letters.steps)))
    folder = station.journal.parent
    aside = folder.with_name("aside")
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[2].say)

    folder.rename(aside)
    folder.symlink_to("/dev/full")
    perform_step(person, letters.steps[2])
    person.wait_for(NOT_KEPT)
    person.click(CONTINUE)
    perform_step(person, letters.steps[3])
    person.wait_for(NOT_KEPT)
    assert "Not a directory" in station.log()

    folder.unlink()
    aside.rename(folder)
    person.click(CONTINUE)
    perform_step(person, letters.steps[4])
    assert not person.sees(NOT_KEPT)
    assert station.steps_done() == {(LETTERS, step) for step in range(5)}


@pytest.mark.long
def test_a_logbook_that_disappears_meanwhile_does_not_stop_practice(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    """A stick is pulled out, or a file is where the folder was."""
    station.begin_logbook(*two_steps_done(len(letters.steps)))
    folder = station.journal.parent
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[2].say)
    folder.rename(folder.with_name("gone"))
    folder.write_text("")
    do_from(person, letters, 2, len(letters.steps) - 1)
    person.click(CONTINUE)
    person.wait_for(letters.can_do)
    person.wait_for("Votre travail ne peut pas être gardé maintenant.")
    person.click("◀ Accueil")
    person.wait_for(HOME)
    assert "Not a directory" in station.log()


def as_guest_all_goes_on(person: Robot, letters: Exercise) -> None:
    """Where no logbook can be: both ways to one say so kindly, and practising goes on."""
    person.wait_for(WELCOME)
    person.click("Commencer un carnet")
    person.wait_for(NO_LOGBOOKS)
    person.click("◀ Retour")
    person.click("Ouvrir mon carnet")
    person.wait_for("Ou écrivez les 4 mots :")
    x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.click_at(x + 24, y)
    person.type("chat lune clé pain\n")
    person.wait_for(NO_LOGBOOKS)
    person.click("◀ Retour")
    try_keyboard(person)
    do_from(person, letters, 0, len(letters.steps) - 1)
    person.click(CONTINUE)
    person.wait_for(letters.can_do)


@pytest.mark.long
def test_where_the_data_folder_cannot_be_made_people_practise_and_the_adviser_reads_why(
    station: OneStation, start: Start, letters: Exercise, tmp_path: Path
) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    env = {**station.env, "KIOSK_DATA": str(file / "data")}
    person = start(env)
    as_guest_all_goes_on(person, letters)

    before_the_screen = person.heard.partition(b"\x1b[?1049h")[0].decode()
    assert str(file) in before_the_screen and "Not a directory" in before_the_screen


@pytest.mark.long
def test_where_the_salt_of_the_logbooks_is_missing_people_practise_and_the_log_says_what_to_do(
    station: OneStation, start: Start, letters: Exercise
) -> None:
    station.begin_logbook()
    (station.data / "site_salt").unlink()
    as_guest_all_goes_on(start(station.env), letters)
    assert "the salt of these logbooks is missing: put it back" in station.log()


@pytest.mark.long
def test_on_a_full_disk_people_practise(
    small_disk: Path, make_station: MakeStation, start: Start, letters: Exercise
) -> None:
    station = make_station()
    full = {**station.env, "KIOSK_DATA": str(small_disk)}
    fill(small_disk)
    as_guest_all_goes_on(start(full), letters)


def test_a_disk_that_fills_up_loses_nothing_that_was_kept(
    small_disk: Path, make_station: MakeStation, start: Start, letters: Exercise
) -> None:
    station = make_station()
    station.env["KIOSK_DATA"] = str(small_disk)
    station.data = small_disk
    station.begin_logbook(*two_steps_done(len(letters.steps)))
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for(letters.steps[2].say)
    fill(small_disk)
    do_from(person, letters, 2, 4)
    if (LETTERS, 4) not in station.steps_done():
        person.wait_for(NOT_KEPT)
    person.kill()
    assert {(LETTERS, 0), (LETTERS, 1)} <= station.steps_done()
    (small_disk / "full").unlink()
    person = start(station.env)
    open_logbook(person)
    go_on(person)
    person.wait_for("Un indice")
