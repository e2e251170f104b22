from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.activities.board import Target
from kiosk.activities.pointing import ClickOn, DoubleClickOn, DragAndDrop, MoveOnto, PointingState, RightClickOn
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerMoved, PointerUp, Resized
from kiosk.course.model import ActivityContext
from kiosk.course.solution import Click, DoubleClick, Drag, MoveTo, RightClick, SolutionAct
from tests.activities.activity_strategies import CAR, HOUSE, POINTING, TARGETS, TREE, hand_streams

HERE = ActivityContext()
ON_TARGETS: tuple[Any, ...] = (MoveOnto, ClickOn, DoubleClickOn, RightClickOn)
SAID: dict[Any, type[SolutionAct]] = {
    MoveOnto: MoveTo, ClickOn: Click, DoubleClickOn: DoubleClick, RightClickOn: RightClick,
}  # fmt: skip
WITH_TARGETS = tuple(a for a in POINTING if not isinstance(a, ScratchOff | WheelTo))


def play(activity: Any, acts: tuple[Act, ...], state: PointingState | None = None) -> PointingState:
    state = state or activity.start(HERE)
    for act in acts:
        state = activity.update(state, act)
    return state


def click(x: int, y: int, at: float = 1.0, button: Literal["left", "right"] = "left") -> tuple[Act, ...]:
    return PointerMoved(x, y, at), PointerDown(x, y, button, at), PointerUp(x, y, button, at)


@pytest.mark.parametrize("activity", WITH_TARGETS, ids=lambda a: type(a).__name__)
@given(acts=hand_streams())
def test_what_was_reached_stays_reached_whatever_the_hand_does(activity: Any, acts: tuple[Act, ...]) -> None:
    state = activity.start(HERE)
    things = activity.items if isinstance(activity, DragAndDrop) else activity.targets
    for act in acts:
        before, state = state, activity.update(state, act)
        assert before.reached <= state.reached <= {t.label for t in things}
        assert len(state.reached) <= len(before.reached) + 1
        assert before.patience() <= state.patience() <= 3.0
        if isinstance(act, Resized):
            assert state.reached == before.reached
        verdict = activity.judge(state)
        assert verdict.done == (len(state.reached) == len(things))
        shown = {t.label for t in activity.visible_targets(state)}
        assert verdict.done or shown & {t.label for t in things} - state.reached


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


DRAG = DragAndDrop(TARGETS, CAR)


def drag(start: tuple[int, int], end: tuple[int, int], button: MouseButton = "left") -> tuple[Act, ...]:
    return PointerDown(*start, button, 1.0), PointerMoved(*end, 2.0), PointerUp(*end, button, 3.0)


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


@pytest.mark.parametrize("activity", WITH_TARGETS, ids=lambda a: type(a).__name__)
def test_the_gestures_that_are_judged_do_the_step(activity: Any) -> None:
    state, now = activity.start(HERE), 0.0
    for gesture in activity.judged_gestures():
        assert not activity.judge(state).done
        state = play(activity, activity.acts_for(state, gesture, now), state)
        now += 10.0
    assert activity.judge(state).done


def test_feedback_after_a_click_where_a_drag_is_expected() -> None:
    state = play(DRAG, click(*HOUSE.rect(HERE.width, HERE.height).centre()))
    assert DRAG.judge(state).observed == "Gardez le doigt appuyé sur « Maison » pendant le trajet."


@given(st.tuples(st.integers(74, 160), st.integers(11, 40)))
def test_the_solution_drags_on_any_board(size: tuple[int, int]) -> None:
    state = DRAG.start(ActivityContext(width=size[0], height=size[1]))
    for item in TARGETS:
        state = play(DRAG, DRAG.acts_for(state, Drag(item.label, CAR.label), 1.0), state)
    assert DRAG.judge(state).done


def feedback_after(activity: Any, acts: tuple[Act, ...]) -> str:
    return str(activity.judge(play(activity, acts)).observed)


LEFT_WANTED = "C'était le bouton de droite. Prenez celui de gauche."
RIGHT_WANTED = "C'était le bouton de gauche. Prenez celui de droite."
MIDDLE = "C'était le bouton du milieu. Prenez un autre bouton."
MOVED = "La souris a bougé pendant le clic. C'est normal."
BESIDE = "La flèche était à côté. Cela arrive souvent."


@pytest.mark.parametrize(
    ("button", "wanted", "said"),
    [
        ("left", DragAndDrop, "« Maison » a repris sa place."),
        ("right", DragAndDrop, LEFT_WANTED),
        ("middle", DragAndDrop, MIDDLE),
        ("left", ClickOn, MOVED),
        ("right", ClickOn, LEFT_WANTED),
        ("middle", DoubleClickOn, MIDDLE),
        ("right", RightClickOn, MOVED),
        ("left", RightClickOn, RIGHT_WANTED),
    ],
)
def test_a_drag_is_told_by_its_button_before_its_place(button: MouseButton, wanted: Any, said: str) -> None:
    activity = DragAndDrop((HOUSE,), CAR) if wanted is DragAndDrop else wanted((HOUSE,))
    start = HOUSE.rect(HERE.width, HERE.height).centre()
    assert feedback_after(activity, drag(start, (start[0], start[1] + 9), button)) == said


@pytest.mark.parametrize("button", ["right", "middle"])
def test_whatever_the_other_buttons_do_nothing_is_said_of_the_place_of_a_drag(button: MouseButton) -> None:
    activity = DragAndDrop((HOUSE,), CAR)
    for start in ((0, 0), HOUSE.rect(HERE.width, HERE.height).centre(), CAR.rect(HERE.width, HERE.height).centre()):
        assert feedback_after(activity, drag(start, (40, 8), button)) in (LEFT_WANTED, MIDDLE)


def test_a_press_on_the_destination_is_not_beside() -> None:
    activity = DragAndDrop((HOUSE,), CAR)
    assert (
        feedback_after(activity, click(*CAR.rect(HERE.width, HERE.height).centre()))
        == f"Vous êtes sur « {CAR.label} »."
    )


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


def test_what_was_dropped_lies_in_the_destination_the_last_one_first() -> None:
    activity = DragAndDrop((HOUSE, TREE), CAR)
    state = activity.start(HERE)
    for count, name in enumerate(("Maison", "Arbre")):
        state = play(activity, activity.acts_for(state, Drag(name, CAR.label), 10.0 * count), state)
    assert activity.dropped_items(state) == (TREE, HOUSE)
