"""From where « Voir comment faire » is shown: decided in memory, whatever the content does."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.activities.keys import Keys
from kiosk.course.model import ActivityContext, Exercise
from kiosk.course.playing.demonstration import BETWEEN_GESTURES, DemonstrationPlan, plan_demonstration, play_solution
from kiosk.course.solution import Click, Press
from kiosk.desk.acts import Clicked, Dropped
from kiosk.desk.update import update
from tests.course.playing.test_steps import STORY, reading, story
from tests.rehearsal.small_exercises import CLICK_NOWHERE, ONE_KEY, Done, exercise, step

HERE = ActivityContext(level=2)


class Broken(Done, frozen=True):
    """An activity that raises in one place."""

    at: str = ""

    def judge(self, state: Any) -> Any:
        if self.at == "judge":
            raise KeyError("judge")
        return Keys(("a",)).judge(Keys(("a",)).start(HERE))

    def acts_for(self, state: Any, gesture: Any, now: float) -> tuple[Any, ...]:
        if self.at == "acts_for":
            raise IndexError("acts_for")
        return ()


def plan(one: Exercise, index: int, here: Any) -> DemonstrationPlan:
    return plan_demonstration(one, index, HERE, here)


def begun(one: Exercise, *indices: int) -> Any:
    """The state once these steps of the story were played from its start."""
    state = one.steps[0].activity.start(HERE)
    for index in indices:
        for gesture in play_solution(one.steps[index], state):
            state = gesture.states[-1]
    return state


def test_it_begins_where_she_is_when_it_can_be_shown_there() -> None:
    one = story()
    here = update(begun(one, 0), Dropped("files/item/Documents/CV.pdf", "files/tree/Images"))
    found = plan(one, 1, here)
    assert found.obstacles == () and found.demonstration is not None
    assert found.demonstration.start == here
    assert [play_solution.gesture for play_solution in found.demonstration.gestures] == list(one.steps[1].solution)
    last = found.demonstration.gestures[-1].states[-1]
    assert one.steps[1].activity.judge(last).done and last.files.document("Images/CV.pdf")


@pytest.mark.parametrize(
    ("index", "stray", "cause", "gesture"),
    [
        (1, Clicked("window-close/files"), "not there", 0),
        (2, Dropped("files/item/Documents/CV.pdf", "files/tree/Images"), "not there", 0),
        (2, Dropped("files/item/Documents/CV.pdf", "files/tree/Documents/Lettres"), "done before", -1),
    ],
)
def test_where_she_left_no_room_it_begins_where_the_story_does(
    index: int, stray: Any, cause: str, gesture: int
) -> None:
    one = story()
    before = begun(one, *range(index))
    here = update(before, stray)
    found = plan(one, index, here)
    assert [(o.cause, o.gesture) for o in found.obstacles] == [(cause, gesture)]
    assert found.demonstration is not None
    assert found.demonstration.start != here
    assert one.steps[index].activity.judge(found.demonstration.gestures[-1].states[-1]).done


def test_a_goal_that_is_not_reached_is_as_bad_as_a_control_that_is_not_there() -> None:
    text = STORY.replace("{drag: {from: CV.pdf, to: Lettres}}", "{drag: {from: CV.pdf, to: Vacances}}")
    wrong = reading(text).value
    assert wrong is not None
    found = plan(wrong, 2, begun(story(), 0, 1))
    assert found.demonstration is None
    assert [(o.cause, o.gesture) for o in found.obstacles] == [("goal not reached", -1)] * 2


def test_where_nothing_goes_on_there_is_only_one_beginning() -> None:
    found = plan(exercise(ONE_KEY, CLICK_NOWHERE), 1, CLICK_NOWHERE.activity.start(HERE))
    assert found.demonstration is None
    assert [(o.cause, o.gesture, o.name) for o in found.obstacles] == [("not there", 0, "Peut-être")]


@pytest.mark.parametrize("at", ["judge", "acts_for"])
def test_an_unforeseen_exception_is_an_obstacle(at: str) -> None:
    found = plan(exercise(step(Broken(at), Press("a"))), 0, None)
    assert found.demonstration is None
    (obstacle,) = found.obstacles
    assert (obstacle.cause, obstacle.gesture) == ("fault", 0)
    assert isinstance(obstacle.fault, LookupError)


def test_earlier_steps_that_cannot_be_replayed_are_an_obstacle_too() -> None:
    one = story()
    broken = exercise(step(Broken("judge"), Click("x")), one.steps[1])
    assert plan(broken, 0, None).demonstration is None


def test_the_gestures_are_apart_in_time_so_that_two_clicks_are_no_double_click() -> None:
    from tests.ui.exercise_samples import EVERY_KIND

    moving = EVERY_KIND["move"]
    times = [p.acts[0].at for p in play_solution(moving, moving.activity.start(HERE))]  # type: ignore[attr-defined]  # moves
    assert times[1] - times[0] >= BETWEEN_GESTURES
