"""An exercise as a story: a step may go on where the one before it stopped. Pure.

Where a step before was skipped, or was done another day, its solution is applied, so that the story goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.course.model import Activity, Circumstances, DeskActivity, Exercise, NotThere, Step


class Told(msgspec.Struct, frozen=True):
    """The story so far: the state after step ``index``, and after all the steps before it. -1 is the very beginning."""

    index: int = -1
    state: Any = None


def beginning(exercise: Exercise, index: int, circumstances: Circumstances, told: Told | None = None) -> Any:
    """The state at the beginning of step ``index``, when ``told`` is what happened before."""
    activity = exercise.steps[index].activity
    if not isinstance(activity, DeskActivity):
        return activity.start(circumstances)
    if told is None or told.index >= index:
        told = Told()
    state = told.state
    for step in exercise.steps[told.index + 1 : index]:
        if isinstance(step.activity, DeskActivity):
            state = solved(step, _resumed(step.activity, state, circumstances))
    return _resumed(activity, state, circumstances)


def after_step(exercise: Exercise, index: int, circumstances: Circumstances, state: Any, told: Told) -> Told:
    """The story once step ``index`` was left in ``state``: with its solution applied where it was not done."""
    step = exercise.steps[index]
    if not isinstance(step.activity, DeskActivity):
        return told
    if not step.activity.judge(state).done:
        state = solved(step, state)
        if not step.activity.judge(state).done:
            # What the learner tried leaves no room for the solution: the story goes on as it is written.
            state = solved(step, beginning(exercise, index, circumstances))
    return Told(index, state)


def solved(step: Step, state: Any) -> Any:
    """``state`` once the step's solution was played, as far as it can be."""
    activity: Activity = step.activity
    for gesture in step.solution:
        try:
            acts = activity.enact(state, gesture, 0.0)
        except NotThere:
            return state
        for act in acts:
            state = activity.update(state, act)
    return state


def not_there(exercise: Exercise, circumstances: Circumstances) -> Iterator[tuple[int, int, NotThere]]:
    """(step, gesture, what it names) of the first gesture that finds nothing, or too much, in steps that go on.

    What comes after it in the story stands on it, so it is told alone.
    """
    for index, step in enumerate(exercise.steps):
        if not isinstance(step.activity, DeskActivity):
            continue
        state = beginning(exercise, index, circumstances)
        for number, gesture in enumerate(step.solution):
            try:
                acts = step.activity.enact(state, gesture, 0.0)
            except NotThere as missing:
                yield index, number, missing
                return
            for act in acts:
                state = step.activity.update(state, act)


def _resumed(activity: Any, state: Any, circumstances: Circumstances) -> Any:
    return activity.start(circumstances) if state is None else activity.resume(state, circumstances)
