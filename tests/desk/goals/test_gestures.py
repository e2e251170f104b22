"""``did`` judges the gesture itself: made, by its label, since the step began; another way does not count."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.desk import OnDesk
from kiosk.course.acts import Act, Pressed
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Choose, DoubleClick, SolutionAct
from kiosk.desk.acts import Chose, Clicked, DoubleClicked, Dropped, Focused, RightClicked
from kiosk.desk.gestures import acts_for
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.desk_samples import act_number, read_desk
from tests.desk.goals.goal_samples import goal

START = """
open: [files]
files:
  Documents: [CV.pdf, {file: lettre.txt, text: "Madame"}, {folder: Vacances, files: []}, {folder: Lettres, files: []}]
"""
CV, LETTER = "files/item/Documents/CV.pdf", "files/item/Documents/lettre.txt"
FOLDER = "files/item/Documents/Vacances"


def step(text: str, setup: str = START) -> tuple[OnDesk, Desk]:
    """An activity with the goal that a YAML text writes, and its computer at the start of the step."""
    activity = OnDesk(goal(text)).on(read_desk(setup))
    assert not list(activity.problems())
    return activity, activity.start(ActivityContext())


def after(desk: Desk, *acts: Act) -> Desk:
    for act in acts:
        desk = update(desk, act)
    return desk


MADE: dict[str, tuple[tuple[Act, ...], ...]] = {
    "did: {double_click: Vacances}": ((Clicked(FOLDER), DoubleClicked(FOLDER)),),
    "did: {right_click: CV.pdf}": ((RightClicked(CV),),),
    "did: {drag: {from: CV.pdf, to: Vacances}}": ((Dropped(CV, FOLDER),),),
    "did: {press: ctrl+z}": ((Pressed("ctrl+z"),),),
    "did: {press: delete}": ((Clicked(CV), Pressed("delete")),),
    "did: {press: delete, for: CV.pdf}": (
        (Clicked(CV), Pressed("delete")),
        (Clicked(LETTER), Pressed("delete"), Clicked(CV), Pressed("delete")),
    ),
    "did: {press: enter, for: Rechercher}": ((Clicked("files/search"), Pressed("enter")),),
    "did: {press: é}": ((Clicked("files/search"), Pressed("é", "é")),),
    "did: {press: f2}": ((Clicked(CV), Pressed("f2")),),
    "did: {choose: Renommer}": (
        (RightClicked(CV), Clicked("menu/Renommer")),
        (RightClicked(CV), Focused("menu/Renommer"), Pressed("enter")),
    ),
}
"""Each goal and the ways in which its gesture is made."""

OTHERWISE: dict[str, tuple[tuple[Act, ...], ...]] = {
    "did: {double_click: Vacances}": (
        (Clicked(FOLDER), Pressed("enter")),
        (RightClicked(FOLDER), Clicked("menu/Ouvrir")),
        (DoubleClicked(CV),),
    ),
    "did: {right_click: CV.pdf}": (
        (Focused(CV), Pressed("shift+f10")), (RightClicked(LETTER),), (Clicked(CV), DoubleClicked(CV)),
    ),
    "did: {drag: {from: CV.pdf, to: Vacances}}": (
        (Clicked(CV), Pressed("ctrl+x"), DoubleClicked(FOLDER), Pressed("ctrl+v")),
        (Dropped(LETTER, FOLDER),),
        (Dropped(CV, "files/item/Documents/Lettres"),),
        (Dropped(FOLDER, CV),),
    ),
    "did: {press: ctrl+z}": ((Pressed("ctrl+x"),), (Pressed("z", "z"),)),
    "did: {press: delete}": ((RightClicked(CV), Clicked("menu/Mettre à la corbeille")),),
    "did: {press: delete, for: CV.pdf}": (
        (Clicked(LETTER), Pressed("delete")),
        (Pressed("delete"),),
        (Clicked(CV), Clicked("files/search"), Pressed("delete")),
        (RightClicked(CV), Clicked("menu/Mettre à la corbeille")),
    ),
    "did: {press: enter, for: Rechercher}": ((Clicked(FOLDER), Pressed("enter")),),
    "did: {press: é}": ((Clicked("files/search"), Pressed("e", "e")),),
    "did: {press: f2}": ((RightClicked(CV), Clicked("menu/Renommer")),),
    "did: {choose: Renommer}": ((Clicked(CV), Pressed("f2")), (RightClicked(CV), Clicked("menu/Copier"))),
}  # fmt: skip
"""Other ways to the same, and the same gesture elsewhere."""


@pytest.mark.parametrize("text", MADE)
def test_the_gesture_is_judged_and_no_other_way_counts(text: str) -> None:
    activity, start = step(text)
    assert not activity.judge(start).done
    for way in MADE[text]:
        verdict = activity.judge(after(start, *way))
        assert verdict.done and verdict.observed and not verdict.remaining, way
    for way in OTHERWISE[text]:
        assert not activity.judge(after(start, *way)).done, way


def test_a_name_that_is_a_part_of_another_is_the_whole_one_where_there_is_one() -> None:
    setup = 'open: [files]\nfiles: {Documents: [CV.pdf, {folder: "CV.pdf et lettre", files: []}]}'
    activity, start = step("did: {right_click: CV.pdf}", setup)
    assert not activity.judge(after(start, RightClicked("files/item/Documents/CV.pdf et lettre"))).done
    activity, start = step("did: {right_click: et lettre}", setup)
    assert activity.judge(after(start, RightClicked("files/item/Documents/CV.pdf et lettre"))).done


def test_an_option_is_chosen_in_its_list() -> None:
    setup = """
open: [web]
web:
  home: https://a.exemple.fr
  sites:
    - address: https://a.exemple.fr
      title: A
      pages:
        /:
          - form:
              name: F
              fields: [{list: Pays, options: [France, Italie]}, {radio: Jour, options: [Lundi, Mardi]}]
"""
    for text, way in {
        "did: {choose: Italie, in: Pays}": {"in": "Pays", "option": "Italie"},
        "did: {choose: {in: Jour, option: Mardi}}": {"in": "Jour", "option": "Mardi"},
    }.items():
        activity, start = step(text, setup)
        made = start
        for act in acts_for(made, Choose(way["in"], way["option"])):
            made = update(made, act)
        assert activity.judge(made).done, text
    activity, start = step("did: {choose: Italie, in: Pays}", setup)
    box = acts_for(start, Choose("Pays", "Italie"))[0]
    assert isinstance(box, Clicked)
    assert activity.judge(after(start, Chose(box.node, "Italie"))).done
    assert not activity.judge(after(start, Chose(box.node, "France"))).done


def test_behind_a_dialog_no_gesture_is_made() -> None:
    activity, start = step("did: {right_click: CV.pdf}")
    assert not activity.judge(after(start, Clicked("files/new-folder"), RightClicked(CV))).done


def test_only_what_the_step_judges_is_remembered_and_only_since_it_began() -> None:
    activity, start = step("all: [{did: {double_click: Vacances}}, {did: {press: ctrl+z}}]")
    made = after(start, RightClicked(CV), DoubleClicked(FOLDER), Pressed("ctrl+a"), Pressed("ctrl+c"))
    assert made.made == {DoubleClick("Vacances")}
    assert len(after(made, *(Pressed("ctrl+z") for _ in range(50))).made) == 2
    again = activity.resume(made, ActivityContext())
    assert again.made == frozenset() and not activity.judge(again).done
    other, _start = step("closed: files")
    assert other.resume(made, ActivityContext()).watched == ()


def test_undo_does_not_undo_that_a_gesture_was_made() -> None:
    activity, start = step("all: [{did: {drag: {from: CV.pdf, to: Vacances}}}, {file_at: Documents/CV.pdf}]")
    assert activity.judge(after(start, Dropped(CV, FOLDER), Pressed("ctrl+z"))).done


def test_the_feedback_speaks_with_labels_and_climbs_the_ladder() -> None:
    activity, start = step("all: [{did: {double_click: Vacances}}, {shows: Fichiers – Vacances}]")
    verdict = activity.judge(start)
    assert verdict.feedback("full") == "Il reste à faire un double-clic sur « Vacances »."
    assert verdict.feedback("kind") == "Il reste un double-clic à faire."
    assert verdict.feedback("quiet") == ""
    opened = activity.judge(after(start, Clicked(FOLDER), Pressed("enter")))
    assert opened.feedback("full") == "Le résultat est là. Il reste à faire un double-clic sur « Vacances »."
    done = activity.judge(after(start, DoubleClicked(FOLDER)))
    assert done.observed == "Vous avez fait un double-clic sur « Vacances »."


@pytest.mark.parametrize("text", MADE)
def test_each_gesture_has_its_sentences(text: str) -> None:
    activity, start = step(text)
    verdict = activity.judge(start)
    assert verdict.remaining.startswith("Il reste à ") and verdict.kind is not None
    assert verdict.kind.startswith("Il reste ") and "«" not in verdict.kind


def test_what_is_reached_is_told_apart_from_how() -> None:
    activity, start = step("all: [{did: {double_click: Vacances}}, {shows: Fichiers – Vacances}]")
    opened = after(start, Clicked(FOLDER), Pressed("enter"))
    assert activity.is_reached(opened) and not activity.judge(opened).done
    alone, start = step("did: {press: ctrl+z}")
    assert not alone.is_reached(start) and alone.is_reached(after(start, Pressed("ctrl+z")))
    either, start = step("any: [{did: {press: ctrl+z}}, {did: {choose: Ouvrir}}]")
    assert not either.is_reached(start)


def test_an_unknown_key_is_a_problem() -> None:
    activity: Any = OnDesk(goal("did: {press: entree}")).on(read_desk(START))
    assert [path for path, _what, _write in activity.problems()] == [("goal", "press")]


def test_the_gestures_of_a_goal_are_those_of_its_parts() -> None:
    activity, _start = step("all: [{any: [{did: {double_click: Vacances}}, {did: {press: enter}}]}, {closed: mail}]")
    gestures: list[SolutionAct] = list(activity.judged_gestures())
    assert len(gestures) == 2


@given(st.lists(st.integers(0, 40_000), max_size=15))
def test_watching_changes_nothing_else_and_what_was_made_stays_made(numbers: list[int]) -> None:
    activity, start = step(
        "all: [{did: {double_click: Vacances}}, {did: {right_click: CV.pdf}}, {did: {press: delete}},"
        " {did: {drag: {from: CV.pdf, to: Vacances}}}, {did: {choose: Renommer}}]"
    )
    watched, plain = start, msgspec.structs.replace(start, watched=())
    for number in numbers:
        act = act_number(plain, number)
        before, watched, plain = watched, update(watched, act), update(plain, act)
        assert before.made <= watched.made <= set(activity.judged_gestures())
        assert msgspec.structs.replace(watched, watched=(), made=frozenset()) == plain
