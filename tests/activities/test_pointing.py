"""Gestures on targets: which one counts, and which target it reaches."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.pointing import ClickOn, DoubleClickOn, MoveOnto, RightClickOn
from kiosk.course.acts import PointerFound, PointerMoved
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Click, DoubleClick, MoveTo, RightClick, SolutionAct
from tests.activities.activity_strategies import CAR, HOUSE, TARGETS, TREE
from tests.activities.hand import HERE, click, play

ON_TARGETS: tuple[Any, ...] = (MoveOnto, ClickOn, DoubleClickOn, RightClickOn)
SAID: dict[Any, type[SolutionAct]] = {
    MoveOnto: MoveTo, ClickOn: Click, DoubleClickOn: DoubleClick, RightClickOn: RightClick,
}  # fmt: skip


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("kind", ON_TARGETS, ids=lambda k: k.__name__)
@given(size=st.tuples(st.integers(74, 160), st.integers(11, 40)))
def test_the_gesture_on_each_target_does_it_on_any_board(kind: Any, together: bool, size: tuple[int, int]) -> None:
    activity = kind(TARGETS, together=together)
    state = activity.start(ActivityContext(width=size[0], height=size[1]))
    for count, target in enumerate(TARGETS):
        assert not activity.judge(state).done
        state = play(activity, activity.acts_for(state, SAID[kind](target.label), 10.0 * count), state)
    assert activity.judge(state).done


def test_one_after_the_other_only_the_asked_one_counts_and_together_any() -> None:
    tree = TREE.rect(HERE.width, HERE.height).centre()
    assert play(ClickOn(TARGETS), click(*tree)).reached == frozenset()
    assert play(ClickOn(TARGETS, together=True), click(*tree)).reached == {"Arbre"}


@pytest.mark.parametrize(("beside", "counts"), [(1, True), (2, True), (3, False)])
def test_a_click_counts_within_two_cells_of_its_target(beside: int, counts: bool) -> None:
    rect = HOUSE.rect(HERE.width, HERE.height)
    assert ("Maison" in play(ClickOn(TARGETS), click(rect.x + rect.width - 1 + beside, rect.y)).reached) == counts
    assert ("Maison" in play(ClickOn(TARGETS), click(rect.x, rect.y + rect.height - 1 + beside)).reached) == counts


def test_after_a_click_beside_a_quick_one_on_the_target_counts() -> None:
    rect = HOUSE.rect(HERE.width, HERE.height)
    state = play(ClickOn(TARGETS), click(rect.x + rect.width + 2, rect.y, 1.0))
    assert not state.reached
    assert play(ClickOn(TARGETS), click(rect.x + rect.width, rect.y, 1.5), state).reached == {"Maison"}


def test_a_thing_that_is_not_asked_for_is_named_and_nothing_more() -> None:
    activity = ClickOn(TARGETS, together=True, decor=(CAR,))
    state = play(activity, click(*CAR.rect(HERE.width, HERE.height).centre()))
    assert activity.judge(state).feedback() == "Vous êtes sur « Voiture ». Il reste 2 choses."


@pytest.mark.parametrize(("pause", "drift", "counts"), [(1.5, 0, True), (0.2, 2, True), (1.6, 0, False)])
def test_a_double_click_has_a_second_and_a_half(pause: float, drift: int, counts: bool) -> None:
    x, y = HOUSE.rect(HERE.width, HERE.height).centre()
    state = play(DoubleClickOn(TARGETS), (*click(x, y, 1.0), *click(x + drift, y, 1.0 + pause)))
    assert ("Maison" in state.reached) == counts


def test_a_slow_double_click_becomes_enough_after_three_tries() -> None:
    activity = DoubleClickOn(TARGETS)
    x, y = HOUSE.rect(HERE.width, HERE.height).centre()
    state, now, tries = activity.start(HERE), 0.0, 0
    while not state.reached:
        tries += 1
        now += 60.0
        state = play(activity, (*click(x, y, now), *click(x, y, now + 2.0)), state)
        assert tries < 10
    assert tries > 1
    assert activity.patience(state) == 1.5
    # what she has learned to need goes with her to the next step
    following = activity.start(ActivityContext(patience=activity.patience(state)))
    assert play(activity, (*click(x, y, 1.0), *click(x, y, 3.0)), following).reached == {"Maison"}


def test_a_single_click_is_a_good_beginning_of_two() -> None:
    activity = DoubleClickOn(TARGETS)
    state = play(activity, click(*HOUSE.rect(HERE.width, HERE.height).centre()))
    assert activity.judge(state).observed == "Un clic est fait. Ajoutez tout de suite un deuxième clic."
    assert activity.patience(state) == 1.0


@pytest.mark.parametrize(
    ("kind", "button", "feedback"),
    [
        (RightClickOn, "left", "C'était le bouton de gauche. Prenez celui de droite."),
        (ClickOn, "right", "C'était le bouton de droite. Prenez celui de gauche."),
        (DoubleClickOn, "right", "C'était le bouton de droite. Prenez celui de gauche."),
    ],
)
def test_feedback_names_the_other_mouse_button(kind: Any, button: Literal["left", "right"], feedback: str) -> None:
    activity = kind(TARGETS)
    state = play(activity, click(*HOUSE.rect(HERE.width, HERE.height).centre(), button=button))
    assert state.reached == frozenset()
    assert activity.judge(state).observed == feedback


def test_a_hand_that_is_on_the_next_thing_already_and_clicks_has_arrived() -> None:
    near = (HOUSE, HOUSE.__class__("Toit", (0, 0), (16, 5)))
    x, y = HOUSE.rect(HERE.width, HERE.height).centre()
    state = play(MoveOnto(near), (PointerMoved(x, y, 1.0),))
    assert state.reached == {"Maison"}
    assert play(MoveOnto(near), click(x, y, 2.0)[1:], state).reached == {"Maison", "Toit"}


@pytest.mark.parametrize("together", [False, True])
def test_what_was_reached_stays_on_the_board_and_a_click_more_on_it_is_no_miss(together: bool) -> None:
    activity, state = ClickOn(TARGETS, together=together), ClickOn(TARGETS).start(HERE)
    for count, target in enumerate(TARGETS):
        state = play(activity, click(*target.rect(HERE.width, HERE.height).centre(), at=10.0 * count), state)
        assert target in activity.visible_targets(state)
        again = play(activity, click(*target.rect(HERE.width, HERE.height).centre(), at=10.0 * count + 5), state)
        assert (again.reached, again.misses, again.last) == (state.reached, state.misses, state.last)
    assert set(TARGETS) == set(activity.visible_targets(state)) and activity.judge(state).done


def test_a_target_that_was_reached_makes_room_for_one_at_its_place() -> None:
    here, there = Target("Un", (50, 50), (12, 5)), Target("Deux", (52, 50), (12, 5))
    activity = ClickOn((here, there))
    state = play(activity, click(*here.rect(HERE.width, HERE.height).centre()))
    assert activity.visible_targets(state) == (there,)
    state = play(activity, click(*there.rect(HERE.width, HERE.height).centre(), at=9.0), state)
    assert activity.visible_targets(state) == (there,)


def test_a_pointer_that_is_on_the_target_already_was_not_brought_there() -> None:
    """It was left there by the click that opened the exercise: the terminal reports it, or a hand trembles."""
    activity = MoveOnto((HOUSE,))
    x, y = HOUSE.rect(HERE.width, HERE.height).centre()
    state = play(activity, (PointerFound(x, y), PointerMoved(x, y, 1.0), PointerMoved(x + 1, y, 1.1)))
    assert not activity.judge(state).done
    assert activity.judge(state).observed == "La flèche est déjà sur « Maison ». Sortez-la de la case, puis revenez."
    state = play(activity, (PointerMoved(HERE.width - 1, HERE.height - 1, 1.2), PointerMoved(x, y, 1.3)), state)
    assert activity.judge(state).done
    beside = (PointerFound(HERE.width - 1, HERE.height - 1), PointerMoved(x, y, 1.0))
    assert activity.judge(play(activity, beside)).done
