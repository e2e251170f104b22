"""Nothing is used that was not taught."""

from collections.abc import Sequence

import msgspec

from kiosk.activities.board import Target
from kiosk.activities.desk import OnDesk
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.matching import Card, Matching
from kiosk.activities.typing import Typing
from kiosk.course.files.reading import CourseFile
from kiosk.course.model import Exercise, Level
from kiosk.course.solution import Click, Drag, Solution, Type
from kiosk.desk.goals.gestures import ChooseEntry, Did
from kiosk.rehearsal.prerequisites import (
    find_missing_prerequisites,
    find_skills_introduced,
    find_skills_used,
    prerequisite_problems,
)
from kiosk.yaml.problems import Position
from kiosk.yaml.tree import YamlMapping
from tests.rehearsal.small_exercises import ONE_KEY, TWO_ANSWERS, exercise, letters, step

FIRST = letters("a", name="clavier/1-lettre")
CAPITAL = letters("A", name="clavier/2-majuscule", level=2, needs=["clavier/1-lettre"])


def test_what_the_first_exercise_uses_it_teaches() -> None:
    assert find_missing_prerequisites([FIRST, CAPITAL]) == ()


def test_what_another_exercise_teaches_must_be_needed() -> None:
    alone = letters("b", name="clavier/2-seul")
    (finding,) = find_missing_prerequisites([FIRST, alone])
    assert (finding.exercise, finding.path) == ("clavier/2-seul", ("needs",))
    assert "clavier/1-lettre" in finding.what


def test_what_is_to_be_needed_stands_in_one_line_that_can_be_copied() -> None:
    """Of exercises that need each other, the last one alone."""
    pupil = letters("a", "B", name="email/3-tout", level=3)
    (problem,) = prerequisite_problems([_file_of(one) for one in (FIRST, CAPITAL, pupil)])
    assert "« écrire des lettres », « écrire une majuscule »" in problem.what
    assert problem.write == "écrivez needs: [clavier/2-majuscule]"
    mended = msgspec.structs.replace(pupil, needs=("clavier/2-majuscule",))
    assert list(prerequisite_problems([_file_of(one) for one in (FIRST, CAPITAL, mended)])) == []


def _file_of(exercise: Exercise) -> CourseFile[Exercise]:
    return CourseFile(f"{exercise.id}.yaml", exercise, (), YamlMapping((), Position()), id=exercise.id)


def test_needs_reach_through_others() -> None:
    last = letters("a", "B", name="clavier/3-tout", level=3, needs=["clavier/2-majuscule"])
    assert find_missing_prerequisites([FIRST, CAPITAL, last]) == ()


def test_a_step_that_asks_for_the_key_itself_teaches_it_in_another_area_too() -> None:
    other = letters("A", name="formulaires/2-nom", level=2, needs=["clavier/1-lettre"])
    assert find_skills_introduced(other) == {"écrire une majuscule"}
    assert find_missing_prerequisites([FIRST, CAPITAL, other]) == ()
    written = exercise(step(Typing("A"), Type("A")), name="formulaires/2-texte", level=2, needs=["clavier/1-lettre"])
    assert find_skills_introduced(written) == frozenset()
    (finding,) = find_missing_prerequisites([FIRST, CAPITAL, written])
    assert "clavier/2-majuscule" in finding.what


def test_level_three_teaches_nothing_new_and_the_step_is_named() -> None:
    last = exercise(ONE_KEY, *letters("@").steps, name="clavier/3-adresse", level=3, needs=["clavier/1-lettre"])
    (finding,) = find_missing_prerequisites([FIRST, last])
    assert (finding.step, finding.path) == (2, ("steps", 1))
    assert "« @ »" in finding.what


def cards(*gestures: Solution, name: str = "essais/1-trier", needs: Sequence[str] = ()) -> Exercise:
    one = Matching(("Oui", "Non"), (Card("Un", "Oui", "Voilà."), Card("Deux", "Non", "Voilà.")))
    return exercise(step(one, *gestures), name=name, level=2, needs=needs)


DRAGGING = DragAndDrop((Target("Pomme", (10, 50), (18, 5)),), Target("Panier", (70, 50), (18, 5)))
DRAGS = (Drag("Un", "Oui"), Drag("Deux", "Non"))
CLICKS = (Click("Un"), Click("Oui"), Click("Deux"), Click("Non"))


def test_cards_that_the_solution_drags_need_who_teaches_to_drag() -> None:
    """« Voir comment faire » drags them: two clicks that were taught are no drag."""
    click = exercise(step(TWO_ANSWERS, Click("Oui")), name="souris/1-cliquer")
    drag = exercise(step(DRAGGING, Drag("Pomme", "Panier")), name="souris/2-glisser", level=2, needs=[click.id])
    taught = [click, drag]
    assert find_missing_prerequisites([*taught, cards(*CLICKS, needs=[click.id])]) == ()
    assert find_missing_prerequisites([*taught, cards(*DRAGS, needs=[drag.id])]) == ()
    (finding,) = find_missing_prerequisites([*taught, cards(*DRAGS, needs=[click.id])])
    assert "souris/2-glisser" in finding.what and "2 clics" in finding.write
    assert finding.level == "advice", "they can be clicked all the same"
    both = msgspec.structs.replace(drag, id="essais/2-deux", needs=(click.id,), steps=cards(*DRAGS).steps + drag.steps)
    (finding,) = find_missing_prerequisites([*taught, msgspec.structs.replace(both, id="souris/3-deux", level=3)])
    assert finding.level == "problem"


def test_the_exercise_that_is_named_is_the_one_that_teaches_it() -> None:
    """Not the first in which it is met by the way, and none above the level of the one that is to need it."""
    met = exercise(step(Typing("Ali"), Type("Ali")), name="clavier/1-prenom")
    shown = letters("A", name="ecran/1-une-fois")
    taught = letters("A", "B", name="clavier/2-majuscule", level=2)
    taught = msgspec.structs.replace(taught, steps=taught.steps * 2)
    teachers: dict[Level, Exercise] = {1: shown, 2: taught, 3: taught}
    for level, teacher in teachers.items():
        pupil = exercise(step(Typing("B"), Type("B")), name="essais/1-b", level=level)
        findings = find_missing_prerequisites([met, shown, taught, pupil])
        assert [one.what for one in findings if one.exercise == pupil.id] == [
            f"« écrire une majuscule » s'apprend dans {teacher.id} : ajoutez-le à needs"
        ]


def test_no_exercise_is_told_to_need_one_that_needs_it() -> None:
    pupil = letters("A", name="clavier/1-b")
    last = exercise(step(Typing("A"), Type("A")), name="clavier/1-a", needs=[pupil.id])
    assert find_missing_prerequisites([last, pupil]) == ()


def test_where_capitals_do_not_count_none_is_used() -> None:
    """The coach asks for no Shift there, and whoever did it knows nothing of capitals."""
    any_case = exercise(step(Typing("ALI", any_case=True), Type("ALI")))
    assert find_skills_used(any_case) == {"écrire des lettres": 1}


def test_a_choice_that_is_judged_is_a_click() -> None:
    asked = OnDesk(Did(ChooseEntry("Renommer")))
    assert find_skills_introduced(exercise(step(asked, Click("Renommer")))) == {"cliquer"}


def test_letters_accents_digits_and_signs_are_things_of_their_own() -> None:
    assert (
        len(find_skills_used(letters("a", "z", "A", "é", "à", "ê", "ô", "ï", "7", "0", "@", ".", "space", "enter")))
        == 10
    )


def test_the_shipped_course_uses_nothing_that_it_did_not_teach(shipped: tuple[Exercise, ...]) -> None:
    assert [str(finding) for finding in find_missing_prerequisites(shipped)] == []
