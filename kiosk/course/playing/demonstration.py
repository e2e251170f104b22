"""A step's solution played on a simulated clock, and the state that « Voir comment faire » plays it from. Pure.

The whole demonstration is planned before any of it is shown: one that failed halfway would teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from kiosk.course.acts import Act
from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Step, TargetMissing
from kiosk.course.playing.steps import initial_state
from kiosk.course.solution import SolutionAct

BETWEEN_GESTURES = 5.0
"""Seconds between gestures, so that two clicks are never taken for a double click."""


class PlayedGesture(msgspec.Struct, frozen=True):
    """One gesture of a solution: its acts, and the state after each of them."""

    gesture: SolutionAct
    acts: tuple[Act, ...]
    states: tuple[Any, ...]


class Demonstration(msgspec.Struct, frozen=True):
    """A solution that leads from ``start`` to the step's goal, gesture by gesture."""

    start: Any
    gestures: tuple[PlayedGesture, ...]


Cause = Literal["done before", "not there", "goal not reached", "fault"]


class Obstacle(msgspec.Struct, frozen=True):
    """Why a solution cannot be shown from one state. ``gesture`` counts from 0; -1 is none of them.

    ``name`` is the target of that gesture, ``fault`` an unexpected exception.
    """

    gesture: int
    cause: Cause
    name: str = ""
    fault: Exception | None = None


class DemonstrationPlan(msgspec.Struct, frozen=True):
    """What to show (None where nothing can be), and the obstacles at the starting states tried before."""

    demonstration: Demonstration | None
    obstacles: tuple[Obstacle, ...] = ()


def play_solution(step: Step, state: Any) -> Iterator[PlayedGesture]:
    """The gestures of a step's solution from ``state``; raises :class:`TargetMissing` where one finds nothing."""
    activity, now = step.activity, 0.0
    for gesture in step.solution:
        acts = activity.acts_for(state, gesture, now)
        states = []
        for act in acts:
            state = activity.update(state, act)
            states.append(state)
            now = getattr(act, "at", now)
        now += BETWEEN_GESTURES
        yield PlayedGesture(gesture, acts, tuple(states))


def plan_demonstration(exercise: Exercise, index: int, context: ActivityContext, here: Any) -> DemonstrationPlan:
    """How to show step ``index``: from ``here``, where it began for this person, else from where the author began it.

    On the training computer, what the person did in earlier steps may block the solution; then it is shown on one where
    those steps were done by their own solutions. Never raises.
    """
    step = exercise.steps[index]
    first = _try_from(step, here)
    if isinstance(first, Demonstration):
        return DemonstrationPlan(first)
    if not isinstance(step.activity, DeskActivity):
        return DemonstrationPlan(None, (first,))
    try:
        second = _try_from(step, initial_state(exercise, index, context))
    except Exception as error:
        second = Obstacle(-1, "fault", fault=error)
    return (
        DemonstrationPlan(second, (first,))
        if isinstance(second, Demonstration)
        else DemonstrationPlan(None, (first, second))
    )


def _try_from(step: Step, start: Any) -> Demonstration | Obstacle:
    gestures: list[PlayedGesture] = []
    try:
        if step.activity.judge(start).done:
            return Obstacle(-1, "done before")
        state = start
        for one in play_solution(step, start):
            gestures.append(one)
            state = one.states[-1] if one.states else state
        done = step.activity.judge(state).done
    except TargetMissing as missing:
        return Obstacle(len(gestures), "not there", missing.name)
    except Exception as error:  # a defect of the exercise is logged and must not stop the person
        return Obstacle(min(len(gestures), len(step.solution) - 1), "fault", fault=error)
    return Demonstration(start, tuple(gestures)) if done else Obstacle(-1, "goal not reached")
