"""The state in which each step begins: on the training computer, the one in which the step before it ended. Pure.

Where a step before was skipped, or done on another day, its solution is applied instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.course.model import Activity, ActivityContext, DeskActivity, Exercise, Step, TargetMissing


class Checkpoint(msgspec.Struct, frozen=True):
    """The training computer after step ``index``; -1 is before the first step."""

    index: int = -1
    state: Any = None


def initial_state(
    exercise: Exercise, index: int, context: ActivityContext, checkpoint: Checkpoint | None = None
) -> Any:
    """The state at the beginning of step ``index``, resumed from ``checkpoint``, or else from the start."""
    activity = exercise.steps[index].activity
    if not isinstance(activity, DeskActivity):
        return activity.start(context)
    if checkpoint is None or checkpoint.index >= index:
        checkpoint = Checkpoint()
    state = checkpoint.state
    for step in exercise.steps[checkpoint.index + 1 : index]:
        if isinstance(step.activity, DeskActivity):
            state = apply_solution(step, _start_or_resume(step.activity, state, context))
    return _start_or_resume(activity, state, context)


def checkpoint_after(
    exercise: Exercise, index: int, context: ActivityContext, state: Any, checkpoint: Checkpoint
) -> Checkpoint:
    """The checkpoint once step ``index`` was left in ``state``; a step not done gets its solution applied."""
    step = exercise.steps[index]
    if not isinstance(step.activity, DeskActivity):
        return checkpoint
    activity = step.activity
    if not activity.judge(state).done and not activity.is_reached(state):
        state = apply_solution(step, state)
        if not activity.is_reached(state):
            # What the learner tried blocks the solution: the exercise goes on as it was written.
            state = apply_solution(step, initial_state(exercise, index, context))
    return Checkpoint(index, state)


def apply_solution(step: Step, state: Any) -> Any:
    """``state`` after the step's solution, up to the first gesture whose target is missing."""
    activity: Activity = step.activity
    for gesture in step.solution:
        try:
            acts = activity.acts_for(state, gesture, 0.0)
        except TargetMissing:
            return state
        for act in acts:
            state = activity.update(state, act)
    return state


def find_missing_targets(exercise: Exercise, context: ActivityContext) -> Iterator[tuple[int, int, TargetMissing]]:
    """(step, gesture, error) of the first gesture on the training computer whose target is missing or ambiguous.

    At most one: later steps resume from that one, so that their errors may only follow from it.
    """
    for index, step in enumerate(exercise.steps):
        if not isinstance(step.activity, DeskActivity):
            continue
        state = initial_state(exercise, index, context)
        for number, gesture in enumerate(step.solution):
            try:
                acts = step.activity.acts_for(state, gesture, 0.0)
            except TargetMissing as missing:
                yield index, number, missing
                return
            for act in acts:
                state = step.activity.update(state, act)


def _start_or_resume(activity: Any, state: Any, context: ActivityContext) -> Any:
    return activity.start(context) if state is None else activity.resume(state, context)
