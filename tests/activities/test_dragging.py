"""Dragging: what is let go lands, or goes back to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.dragging import DragAndDrop
from kiosk.course.acts import Resized
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Drag
from tests.activities.activity_strategies import CAR, HOUSE, TARGETS, TREE
from tests.activities.hand import HERE, click, drag, play

DRAG = DragAndDrop(TARGETS, CAR)


@pytest.mark.parametrize(("beside", "lands"), [(0, True), (2, True), (3, False)])
def test_what_is_let_go_lands_inside_and_just_beside_and_else_goes_back(beside: int, lands: bool) -> None:
    start, to = HOUSE.rect(HERE.width, HERE.height).centre(), CAR.rect(HERE.width, HERE.height)
    state = play(DRAG, drag(start, (to.x + to.width - 1 + beside, to.y)))
    assert state.reached == ({"Maison"} if lands else set())
    assert DRAG.held_item(state) is None
    if not lands:
        assert DRAG.judge(state).observed == "« Maison » a repris sa place."
        assert HOUSE in DRAG.visible_targets(state)


def test_a_thing_is_dragged_until_it_is_released() -> None:
    start = HOUSE.rect(HERE.width, HERE.height).centre()
    state = play(DRAG, drag(start, (40, 1))[:2])
    assert DRAG.held_item(state) == HOUSE
    assert DRAG.judge(state).observed == "Vous tenez « Maison ». Gardez le doigt appuyé."
    assert DRAG.held_item(DRAG.update(state, Resized(94, 17))) is None


def test_only_the_left_button_drags() -> None:
    start, to = HOUSE.rect(HERE.width, HERE.height).centre(), CAR.rect(HERE.width, HERE.height).centre()
    assert play(DRAG, drag(start, to, "right")).reached == frozenset()


def test_feedback_after_a_click_where_a_drag_is_expected() -> None:
    state = play(DRAG, click(*HOUSE.rect(HERE.width, HERE.height).centre()))
    assert DRAG.judge(state).observed == "Gardez le doigt appuyé sur « Maison » pendant le trajet."


@given(st.tuples(st.integers(74, 160), st.integers(11, 40)))
def test_the_solution_drags_on_any_board(size: tuple[int, int]) -> None:
    state = DRAG.start(ActivityContext(width=size[0], height=size[1]))
    for item in TARGETS:
        state = play(DRAG, DRAG.acts_for(state, Drag(item.label, CAR.label), 1.0), state)
    assert DRAG.judge(state).done


def test_a_press_on_the_destination_is_not_beside() -> None:
    state = play(DRAG, click(*CAR.rect(HERE.width, HERE.height).centre()))
    assert DRAG.judge(state).observed == f"Vous êtes sur « {CAR.label} »."


def test_what_was_dropped_lies_in_the_destination_the_last_one_first() -> None:
    activity = DragAndDrop((HOUSE, TREE), CAR)
    state = activity.start(HERE)
    for count, name in enumerate(("Maison", "Arbre")):
        state = play(activity, activity.acts_for(state, Drag(name, CAR.label), 10.0 * count), state)
    assert activity.dropped_items(state) == (TREE, HOUSE)
