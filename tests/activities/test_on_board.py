"""What is true of every gesture on a board: what was reached stays so, and feedback says what the hand did."""

from typing import Any

import pytest
from hypothesis import given

from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.pointing import ClickOn, DoubleClickOn, RightClickOn
from kiosk.activities.uncovering import ScratchOff, WheelTo
from kiosk.course.acts import Act, MouseButton, Resized
from tests.activities.activity_strategies import CAR, HOUSE, POINTING, hand_streams
from tests.activities.hand import HERE, drag, play

WITH_TARGETS = tuple(a for a in POINTING if not isinstance(a, ScratchOff | WheelTo))


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


@pytest.mark.parametrize("activity", WITH_TARGETS, ids=lambda a: type(a).__name__)
def test_the_gestures_that_are_judged_do_the_step(activity: Any) -> None:
    state, now = activity.start(HERE), 0.0
    for gesture in activity.judged_gestures():
        assert not activity.judge(state).done
        state = play(activity, activity.acts_for(state, gesture, now), state)
        now += 10.0
    assert activity.judge(state).done


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
