"""What is true of every activity, whatever a person does."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.activities import KINDS
from kiosk.course.acts import Act
from kiosk.course.lint.wording import find_wording_problems
from kiosk.course.model import ActivityContext, Exercise, Forgiving, TargetMissing
from kiosk.course.solution import Click, Drag, MoveTo, Press, Type
from kiosk.station.course.linting import load_wording_rules
from tests.activities.activity_strategies import ALL, MEND, acts_for_all

HERE = ActivityContext()
RULES, _PROBLEMS = load_wording_rules()


class Sneezed(Act, frozen=True):
    """An act that no activity knows."""


def name(activity: Any) -> str:
    return type(activity).__name__


def test_there_is_a_small_activity_here_of_every_kind_there_is() -> None:
    kinds = {t for kind in KINDS.types for t in getattr(kind, "__args__", (kind,))}
    assert {type(activity) for activity in ALL} == kinds


@pytest.mark.parametrize("activity", ALL, ids=name)
def test_at_the_start_nothing_is_done_and_feedback_says_what_to_do(activity: Any) -> None:
    verdict = activity.judge(activity.start(HERE))
    assert not verdict.done
    assert not verdict.observed or activity is MEND
    assert verdict.remaining


@pytest.mark.parametrize("activity", ALL, ids=name)
def test_an_act_that_means_nothing_here_changes_nothing(activity: Any) -> None:
    state = activity.start(HERE)
    assert activity.update(state, Sneezed()) == state


@pytest.mark.parametrize("activity", ALL, ids=name)
def test_a_gesture_on_a_missing_target_lists_those_that_exist(activity: Any) -> None:
    state = activity.start(HERE)
    there: list[str] = []
    for gesture in (Click("Nulle part"), Drag("Nulle part", "Ailleurs"), MoveTo("Nulle part")):
        with pytest.raises(TargetMissing) as not_there:
            activity.acts_for(state, gesture, 0.0)
        there += not_there.value.available
    assert there


@pytest.mark.parametrize("activity", ALL, ids=name)
@given(acts=acts_for_all(), patience=st.sampled_from([1.0, 1.5, 3.0]), level=st.sampled_from([1, 2, 3]))
@settings(max_examples=40)
def test_feedback_after_any_acts_follows_the_wording_rules(
    activity: Any, acts: tuple[Act, ...], patience: float, level: Any
) -> None:
    state = activity.start(ActivityContext(level=level, patience=patience))
    for act in acts:
        state = activity.update(state, act)
        verdict = activity.judge(state)
        assert verdict.done or verdict.remaining
        assert verdict.feedback() == f"{verdict.observed} {verdict.remaining}".strip()
        assert find_wording_problems(verdict.feedback(), RULES) == ()
        assert not isinstance(activity, Forgiving) or 1.0 <= activity.patience(state) <= 3.0


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_sentences_of_the_shipped_exercises_are_kind_in_any_play(
    shipped: tuple[Exercise, ...], data: st.DataObject
) -> None:
    step = data.draw(st.sampled_from([step for exercise in shipped for step in exercise.steps]))
    state = step.activity.start(HERE)
    gestures = [*step.solution, Press("x"), Press("backspace"), Type("aé"), Press("right")]
    now = 0.0
    for gesture in data.draw(st.lists(st.sampled_from(gestures), max_size=8)):
        now += 5.0
        try:
            acts = step.activity.acts_for(state, gesture, now)
        except TargetMissing:
            continue
        # half a gesture is something a hand does, too
        for act in acts[: data.draw(st.integers(1, len(acts)))] if acts else ():
            state = step.activity.update(state, act)
            found = find_wording_problems(step.activity.judge(state).feedback(), RULES)
            # of an address that is copied its beginning is repeated; the whole one is looked at where it is written
            assert [one for one in found if "peut être à quelqu'un" not in one.what] == []
