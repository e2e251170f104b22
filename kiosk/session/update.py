"""The session after each act of the learner, and the events for the logbook."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.course.acts import Act, OptionChosen, Resized
from kiosk.course.events import Event, Started, StepPassed, Stopped
from kiosk.course.model import Activity, ActivityContext, Exercise, HasTransientState
from kiosk.course.playing.steps import initial_state
from kiosk.session.acts import (
    Continued,
    ExerciseLeft,
    HintRequested,
    Restarted,
    SkippedResumed,
    SolutionShown,
    StepRepeated,
    StepRestarted,
    StepSkipped,
)
from kiosk.session.help import with_next_hint
from kiosk.session.state import Session
from kiosk.session.steps import begin_step, complete_step, enter_step, next_step, patient_context, resume_skipped


def begin_session(
    exercise: Exercise,
    context: ActivityContext,
    done: frozenset[int] = frozenset(),
    at: int = 0,
    skipped: frozenset[int] = frozenset(),
) -> tuple[Session, tuple[Event, ...]]:
    """A session at the first step neither ``done`` nor ``skipped``, looking from ``at`` on and then from the beginning.

    Where only skipped steps are left, it begins at the first of them; where all are done, anew at ``at``.
    """
    context = msgspec.structs.replace(context, level=exercise.level)
    every = frozenset(range(len(exercise.steps)))
    kept, passed = done & every, (skipped & every) - done
    if kept == every:
        kept = frozenset()
    if kept | passed == every:
        passed, at = frozenset(), min(passed)
    order = (*range(at, len(every)), *range(len(every)))
    index = next(i for i in order if i not in kept and i not in passed)
    session, events = enter_step(Session(exercise, context, index, None, kept, passed), index)
    return session, (Started(exercise.id), *events)


def update_session(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    """The session after ``act``, and the events for the logbook. An act without a meaning now changes nothing."""
    match act:
        case ExerciseLeft():
            return session, () if session.phase == "ended" else (Stopped(session.exercise.id, session.index),)
        case Restarted():
            return begin_session(session.exercise, session.context)
        case Continued() if session.phase == "step_done":
            return next_step(session)
        case StepSkipped() if session.phase == "step_done":
            return next_step(session)
        case StepRepeated() if session.done_before and session.phase == "step_done":
            return begin_step(session, initial_state(session.exercise, session.index, session.context)), ()
        case StepRestarted() if session.can_restart_step:
            patient = msgspec.structs.replace(session, context=patient_context(session))
            return begin_step(patient, patient.untouched_state()), ()
        case SkippedResumed() if session.skipped:
            return resume_skipped(session)
        case OptionChosen() if session.phase == "step_done":
            # the other answers can still be looked at; the step stays done
            return msgspec.structs.replace(session, state=session.step.activity.update(session.state, act)), ()
        case HintRequested() if session.phase != "ended":
            return with_next_hint(session), ()
        case SolutionShown() if session.phase != "ended":
            return msgspec.structs.replace(session, shown=True), ()
        case StepSkipped() if session.phase == "doing":
            passed = msgspec.structs.replace(session, context=patient_context(session))
            if session.index in session.done:  # it was being done once more
                return next_step(passed)
            moved, events = next_step(msgspec.structs.replace(passed, skipped=session.skipped | {session.index}))
            return moved, (StepPassed(session.exercise.id, session.index), *events)
        case Resized(width, height):
            at = msgspec.structs.replace(session.context, width=width, height=height)
            state = session.step.activity.update(session.state, act) if session.phase != "ended" else session.state
            return msgspec.structs.replace(session, context=at, state=state), ()
        case _ if session.phase == "doing":
            return _apply_act(session, act)
        case _:
            return session, ()


def _lasting(activity: Activity, state: Any) -> Any:
    return activity.without_transient(state) if isinstance(activity, HasTransientState) else state


def _apply_act(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    activity = session.step.activity
    state = activity.update(session.state, act)
    changed = session.changed or _lasting(activity, state) != _lasting(activity, session.state)
    moved = msgspec.structs.replace(session, state=state, changed=changed)
    return complete_step(moved) if activity.judge(state).done else (moved, ())
