"""From step to step: how each one begins, is completed, is skipped for another and found again.

Each step of the training computer begins with what the person has left in the steps before it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.course.events import Event, ExerciseDone, StepDone
from kiosk.course.model import ActivityContext, DeskActivity, Forgiving
from kiosk.course.playing.steps import Checkpoint, checkpoint_after, initial_state
from kiosk.session.help import help_taken
from kiosk.session.state import Session


def enter_step(session: Session, index: int) -> tuple[Session, tuple[Event, ...]]:
    """The session at the start of step ``index``, or where it was left; a step done on the way counts as done."""
    exercise, context = session.exercise, session.context
    if (left := session.suspended.get(index)) is not None:
        suspended = {at: other for at, other in session.suspended.items() if at != index}
        return msgspec.structs.replace(
            left,
            context=context,
            done=session.done,
            skipped=session.skipped,
            done_unasked=session.done_unasked,
            checkpoints=session.checkpoints,
            suspended=suspended,
        ), ()
    before = max((at for at in session.checkpoints if at < index), default=-1)
    checkpoint = session.checkpoints.get(before, Checkpoint())
    state = initial_state(exercise, index, context, checkpoint)
    fresh = Session(
        exercise,
        context,
        index,
        state,
        session.done,
        session.skipped,
        done_unasked=session.done_unasked,
        checkpoints=session.checkpoints,
        suspended=session.suspended,
    )
    entered = begin_step(fresh, state)
    activity = entered.step.activity
    if checkpoint.index >= 0 and isinstance(activity, DeskActivity) and activity.is_reached(state):
        return complete_step(msgspec.structs.replace(entered, done_before=True))
    return entered, ()


def begin_step(session: Session, state: Any) -> Session:
    """The session at the start of its step, in ``state``."""
    return msgspec.structs.replace(
        session, state=state, start_state=state, changed=False, phase="doing", done_before=False
    )


def complete_step(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """The session with its step done, and the events for the logbook; none where it was done before."""
    index, exercise = session.index, session.exercise
    unasked = session.done_unasked | {index} if session.done_before else session.done_unasked - {index}
    moved = msgspec.structs.replace(
        session,
        done=session.done | {index},
        done_unasked=unasked,
        phase="step_done",
        context=patient_context(session),
    )
    if index in session.done:
        return moved, ()
    events: tuple[Event, ...] = (StepDone(exercise.id, index, len(exercise.steps), help_taken(session)),)
    return moved, (*events, ExerciseDone(exercise.id)) if moved.complete else events


def next_step(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """On to the next step neither done nor skipped, looking after this one and then before it; else to the end."""
    count = len(session.exercise.steps)
    order = [*range(session.index + 1, count), *range(session.index)]
    left = [i for i in order if i not in session.done and i not in session.skipped]
    if not left:
        return msgspec.structs.replace(session, phase="ended"), ()
    return enter_step(_with_checkpoint(session), left[0])


def resume_skipped(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """Back to the first skipped step, as it began. The other skipped ones follow it, and then what is still to do.

    Nothing is lost by going back: the step that is left in the middle is found again as it is.
    """
    if session.phase == "step_done":
        session = _with_checkpoint(session)
    suspended = dict(session.suspended)
    if session.phase == "doing" and session.index not in session.done:
        suspended[session.index] = msgspec.structs.replace(session, checkpoints={}, suspended={})
    moved = msgspec.structs.replace(session, skipped=frozenset(), suspended=suspended)
    return enter_step(moved, min(session.skipped))


def patient_context(session: Session) -> ActivityContext:
    """The context of the following steps: tolerance that was widened once stays so."""
    activity = session.step.activity
    if not isinstance(activity, Forgiving):
        return session.context
    patience = max(session.context.patience, activity.patience(session.state))
    return msgspec.structs.replace(session.context, patience=patience)


def _with_checkpoint(session: Session) -> Session:
    """The session with the training computer as this step leaves it, which is where the next one begins."""
    index = session.index
    if not isinstance(session.step.activity, DeskActivity):
        return session
    after = checkpoint_after(session.exercise, index, session.context, session.state, Checkpoint())
    return msgspec.structs.replace(session, checkpoints={**session.checkpoints, index: after})
