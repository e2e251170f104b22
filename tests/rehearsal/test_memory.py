"""The robot in memory: every law, broken once; and the shipped exercises, that break none."""

import msgspec
import pytest

from kiosk.activities.desk import OnDesk
from kiosk.activities.keys import Keys
from kiosk.course.model import Exercise, Step
from kiosk.course.solution import Click, DoubleClick, Press
from kiosk.desk.goals.combined import All
from kiosk.desk.goals.desktop import ClosedProgram, OpenProgram
from kiosk.desk.goals.gestures import Did
from kiosk.rehearsal.finding import Finding
from kiosk.rehearsal.memory import rehearse
from tests.course.playing.test_steps import story
from tests.rehearsal.small_exercises import (
    CLICK_NOWHERE,
    CROWDED,
    ONE_KEY,
    TWO_ANSWERS,
    Done,
    Raising,
    Tiring,
    exercise,
    step,
)


def only_finding(*steps: Step) -> Finding:
    (finding,) = rehearse(exercise(*steps))
    return finding


def test_an_exercise_that_can_be_done_has_no_finding() -> None:
    assert rehearse(exercise(ONE_KEY, step(TWO_ANSWERS, Click("Oui")))) == ()


def test_a_step_that_is_done_before_anything_was_is_found() -> None:
    finding = only_finding(ONE_KEY, step(Done(), Press("a")))
    assert (finding.step, finding.path) == (2, ("steps", 1))
    assert "avant d'avoir commencé" in finding.what


def test_a_solution_that_stops_too_early_is_reported_with_what_remains() -> None:
    finding = only_finding(step(Keys(("a", "b")), Press("a")))
    assert finding.path == ("steps", 0, "solution")
    assert "Il reste la touche B." in finding.what


def test_a_solution_that_reaches_the_result_without_the_gesture_that_is_judged_is_found() -> None:
    opened = OnDesk(All((Did(DoubleClick("Fichiers")), OpenProgram("files"))))
    assert rehearse(exercise(step(opened, DoubleClick("Fichiers")))) == ()
    finding = only_finding(step(opened, Click("Fichiers")))
    assert finding.path == ("steps", 0, "solution")
    assert "Il reste à faire un double-clic sur « Fichiers »." in finding.what


def test_a_result_that_is_there_before_the_gesture_is_found() -> None:
    opened = OnDesk(All((Did(DoubleClick("Fichiers")), ClosedProgram("mail"))))
    assert "avant d'avoir commencé" in only_finding(step(opened, DoubleClick("Fichiers"))).what


def test_a_solution_that_goes_on_after_the_goal_is_found_at_its_gesture() -> None:
    finding = only_finding(step(Keys(("a",)), Press("a"), Press("b")))
    assert finding.path == ("steps", 0, "solution", 1)


def test_a_gesture_on_a_missing_target_lists_those_that_exist() -> None:
    finding = only_finding(CLICK_NOWHERE)
    assert finding.path == ("steps", 0, "solution", 0)
    assert finding.what == "« Peut-être » n'est pas sur l'écran à ce moment"
    assert finding.write == "écrivez l'un de ces noms : « Oui », « Non »"


def test_a_step_without_solution_is_found() -> None:
    assert only_finding(step(Keys(("a",)))).path == ("steps", 0, "solution")


@pytest.mark.parametrize("hints", [(), ("", " ")])
def test_a_step_without_hints_is_found(hints: tuple[str, ...]) -> None:
    assert only_finding(step(Keys(("a",)), Press("a"), hints=hints)).path == ("steps", 0, "hints")


def test_what_only_goes_wrong_on_the_smallest_board_is_found() -> None:
    finding = only_finding(step(CROWDED, Click("Près"), Click("Loin")))
    assert finding.path == ("steps", 0, "solution", 1)


def test_a_step_that_only_goes_wrong_after_another_one_is_found() -> None:
    tiring = step(Tiring(), Press("a"))
    assert rehearse(exercise(tiring)) == ()
    finding = only_finding(tiring, tiring)
    assert finding.step == 2
    assert "dans l'exercice entier" in finding.what


def test_a_finding_names_the_exercise_and_the_step_as_people_count() -> None:
    assert str(only_finding(ONE_KEY, CLICK_NOWHERE)).startswith("essais/1-essai, étape 2 : « Peut-être »")


def test_a_mistake_that_breaks_several_steps_of_a_story_is_reported_once() -> None:
    """In a story a typo in one step would be reported again for all that follow; a step of another kind is reported."""
    whole = story()
    slip = msgspec.structs.replace(whole.steps[1], solution=(Click("Nouvo dossier"),))
    broken = msgspec.structs.replace(whole, steps=(whole.steps[0], slip, whole.steps[2], CLICK_NOWHERE))
    assert [finding.step for finding in rehearse(broken)] == [2, 4]


@pytest.mark.parametrize("at", ["start", "update", "judge", "acts_for"])
def test_an_activity_that_raises_is_found_with_the_place_where_it_did(at: str) -> None:
    finding = only_finding(ONE_KEY, step(Raising(at), Press("a")))
    assert finding.step == 2 and finding.path[:2] == ("steps", 1)
    assert "KeyError, " in finding.what and "small_exercises.py:" in finding.what
    assert "typed" not in str(finding)


def test_an_activity_that_only_raises_in_the_whole_exercise_is_found() -> None:
    tired = step(Raising("tired"), Press("a"))
    assert rehearse(exercise(ONE_KEY, tired)) == ()
    finding = only_finding(step(Tiring(), Press("a")), tired)
    assert finding.step == 2 and "dans l'exercice entier, le robot s'arrête ici : KeyError" in finding.what


@pytest.mark.long  # what the command does with them is always tried: tests/commands/test_rehearse.py
def test_every_shipped_exercise_can_be_done_by_its_own_solutions(shipped: tuple[Exercise, ...]) -> None:
    assert [str(finding) for one in shipped for finding in rehearse(one)] == []


@pytest.mark.long
def test_no_shipped_solution_has_a_gesture_too_many(shipped: tuple[Exercise, ...]) -> None:
    """Without the last gesture of its solution a step is found: the robot is not satisfied with less."""
    replace = msgspec.structs.replace
    for one in shipped:
        for index, whole in enumerate(one.steps):
            shorter = replace(whole, solution=whole.solution[:-1])
            found = rehearse(replace(one, steps=(*one.steps[:index], shorter, *one.steps[index + 1 :])))
            assert index + 1 in {finding.step for finding in found}, (one.id, index + 1)
