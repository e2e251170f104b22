"""« Voir comment faire » of every shipped step, whatever was done before it: the plan finds its controls and its goal.

Covered, in memory: the steps of all shipped exercises, of every activity. Before each step's demonstration come up to
eight stray acts in that step and in all the steps before it: clicks, double and right clicks and drags on everything in
view (the ✕ of windows, menus, icons, fields), Escape, Ctrl+Z, Enter, Tab and other keys, letters, pastes, other sizes
of the board. Steps are left done, passed over, or taken up another day. Not covered: what the screen draws of it.
"""

from __future__ import annotations

from random import Random

import pytest

from kiosk.course.model import ActivityContext, Exercise, TargetMissing
from kiosk.course.playing.demonstration import DemonstrationPlan
from kiosk.course.playing.steps import initial_state
from kiosk.session.acts import Continued, StepSkipped
from kiosk.session.help import demonstration_of
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session
from tests.exercises.stray_acts import stray_acts

MAX_STRAY = 8


def strayed(session: Session, chance: Random) -> Session:
    """The session after some stray acts; where they happen to do the step, it stays done."""
    for number in range(chance.randrange(MAX_STRAY + 1)):
        for act in stray_acts(session, chance, 10.0 * number):
            session, _events = update_session(session, act)
    return session


def left(session: Session, chance: Random) -> Session:
    """The session at the next step, after this one was done as far as possible, or skipped."""
    try:
        for gesture in session.step.solution if chance.random() < 0.7 else ():
            for act in session.step.activity.acts_for(session.state, gesture, 1000.0):
                session, _events = update_session(session, act)
    except TargetMissing:
        pass
    return update_session(session, Continued() if session.phase == "step_done" else StepSkipped())[0]


def check(session: Session, plan: DemonstrationPlan) -> None:
    """The plan, played act by act, does the step; it starts here, or where the story begins the step."""
    shown = plan.demonstration
    where = session.exercise.id, session.index + 1, plan.obstacles
    assert shown is not None, where
    assert not any(obstacle.fault for obstacle in plan.obstacles), where
    activity = session.step.activity
    story = initial_state(session.exercise, session.index, session.context)
    assert shown.start == (story if plan.obstacles else session.untouched_state()), where
    state = shown.start
    assert not activity.judge(state).done, where
    for played in shown.gestures:
        for act, after in zip(played.acts, played.states, strict=True):
            state = activity.update(state, act)
            assert state == after, where
    assert activity.judge(state).done, where


def walk(exercise: Exercise, seed: int) -> list[DemonstrationPlan]:
    """Plan every step's demonstration on one walk through the exercise."""
    chance, plans = Random(f"{exercise.id} {seed}"), []
    another_day = frozenset(i for i in range(len(exercise.steps)) if chance.random() < 0.2)
    session, _events = begin_session(exercise, ActivityContext(), another_day)
    while session.phase != "ended":
        session = strayed(session, chance)
        plans.append(demonstration_of(session))
        check(session, plans[-1])
        session = left(session, chance)
    return plans


def test_every_demonstration_can_be_shown_after_stray_acts(shipped: tuple[Exercise, ...]) -> None:
    plans = [plan for exercise in shipped for plan in walk(exercise, 0)]
    assert any(plan.obstacles for plan in plans), "no walk went astray: this proves nothing"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 13))
def test_every_demonstration_can_be_shown_after_other_stray_acts(shipped: tuple[Exercise, ...], seed: int) -> None:
    for exercise in shipped:
        walk(exercise, seed)
