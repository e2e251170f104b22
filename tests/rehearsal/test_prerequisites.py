"""Nothing is used that was not taught."""

from kiosk.activities.matching import Card, Matching
from kiosk.activities.typing import Typing
from kiosk.course.model import Exercise
from kiosk.course.solution import Click, Drag, Type
from kiosk.rehearsal.prerequisites import find_missing_prerequisites, find_skills_introduced, find_skills_used
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


def test_cards_need_no_more_than_a_click_for_two_clicks_do_as_well_as_a_drag() -> None:
    cards = Matching(("Oui", "Non"), (Card("Un", "Oui", "Voilà."), Card("Deux", "Non", "Voilà.")))
    sort = step(cards, Drag("Un", "Oui"), Drag("Deux", "Non"))
    assert find_skills_used(exercise(sort)) == find_skills_used(exercise(step(TWO_ANSWERS, Click("Oui"))))


def test_letters_accents_digits_and_signs_are_things_of_their_own() -> None:
    assert (
        len(find_skills_used(letters("a", "z", "A", "é", "à", "ê", "ô", "ï", "7", "0", "@", ".", "space", "enter")))
        == 10
    )


def test_the_shipped_course_uses_nothing_that_it_did_not_teach(shipped: tuple[Exercise, ...]) -> None:
    assert [str(finding) for finding in find_missing_prerequisites(shipped)] == []
