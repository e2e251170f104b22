"""One exercise being done, as one frozen value: ``update_session(session, act) -> session, events``. Pure.

Everything a learner can do in the player is an act: those of the activity (:mod:`kiosk.course.acts`) and those of the
bar below it, defined here. The events go to the logbook, and are stored before the screen shows their effect.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from kiosk.course.acts import Act, OptionChosen, Resized
from kiosk.course.events import Event, ExerciseDone, Help, Started, StepDone, StepPassed, Stopped
from kiosk.course.model import LADDER, ActivityContext, DeskActivity, Exercise, Forgiving, Step, Verdict
from kiosk.course.playing.demonstration import DemonstrationPlan, plan_demonstration
from kiosk.course.playing.steps import Checkpoint, checkpoint_after, initial_state
from kiosk.text import fold_case

_NAMED = re.compile(r"[«“]([^«»“”]+)[»”]|[^\s«»“”]+@[^\s«»“”]*[^\s«»“”.,]")
"""A text in quotation marks, or an e-mail address."""


class HintRequested(Act, frozen=True):
    """« Un indice »."""


class SolutionShown(Act, frozen=True):
    """« Voir comment faire »."""


class StepSkipped(Act, frozen=True):
    """« Passer »."""


class Continued(Act, frozen=True):
    """« Continuer », once the step is done."""


class StepRepeated(Act, frozen=True):
    """« Le faire quand même », where the step was done before it began."""


class StepRestarted(Act, frozen=True):
    """« Recommencer l'étape »."""


class SkippedResumed(Act, frozen=True):
    """« Reprendre les étapes passées », during the exercise and at its end."""


class Restarted(Act, frozen=True):
    """« Encore une fois », at the end."""


class ExerciseLeft(Act, frozen=True):
    """« Arrêter ici »."""


Phase = Literal["doing", "step_done", "ended"]
NextHelp = Literal["", "solution", "adviser"]
"""Where more help is after the last hint: « Voir comment faire », or an adviser."""


class Session(msgspec.Struct, frozen=True):
    """Where the learner is in an exercise. ``done`` and ``skipped`` are step numbers, counted from 0.

    ``done_unasked`` are those of ``done`` that nobody has made: their goal was reached before they began.
    ``start_state`` is the state in which the step began, ``changed`` whether the person has changed anything since.
    ``checkpoints`` is the training computer after each step that was left, ``suspended`` the steps that were left for
    skipped ones, to be found again as they were.

    ``hints`` counts the hints requested, ``hint_number`` is the one displayed, from 1 on, or 0 before the first;
    ``shown`` is whether the solution was demonstrated. ``done_before`` is whether the step's goal was reached already
    when it began: then nobody has made its gesture.
    """

    exercise: Exercise
    context: ActivityContext
    index: int
    state: Any
    done: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()
    hints: int = 0
    hint_number: int = 0
    shown: bool = False
    done_before: bool = False
    done_unasked: frozenset[int] = frozenset()
    phase: Phase = "doing"
    start_state: Any = None
    changed: bool = False
    checkpoints: Mapping[int, Checkpoint] = {}
    suspended: Mapping[int, Session] = {}

    @property
    def step(self) -> Step:
        """The step that is being done."""
        return self.exercise.steps[self.index]

    @property
    def complete(self) -> bool:
        """Whether every step is done: then the learner has earned the can-do sentence."""
        return len(self.done) == len(self.exercise.steps)

    @property
    def can_restart_step(self) -> bool:
        """Whether the person has changed anything in the step that « Recommencer l'étape » would take back."""
        return self.changed and self.phase != "ended"

    def untouched_state(self) -> Any:
        """The step's state before any act, on a board of the present size."""
        activity = self.step.activity
        return self.start_state if isinstance(activity, DeskActivity) else activity.start(self.context)

    def demonstration(self) -> DemonstrationPlan:
        """What « Voir comment faire » shows for this step."""
        return plan_demonstration(self.exercise, self.index, self.context, self.untouched_state())

    def verdict(self) -> Verdict:
        """The verdict on the step now."""
        return self.step.activity.judge(self.state)

    def feedback(self) -> str:
        """The line under the activity. A solution that was shown leaves nothing to be kept back.

        Where the guidance is quiet, it says nothing of how things stood at the start of the step: where a file lies may
        be what is to be found. For the same reason, a sentence of ours names only what the instruction, a hint or a
        label names too; else it says the kind of what remains.
        """
        verdict = self.verdict()
        guidance = self.exercise.guidance_of(self.step, len(LADDER) if self.shown else self.hints)
        if guidance == "quiet" and verdict.observed == self.step.activity.judge(self.untouched_state()).observed:
            return ""
        if guidance == "full" and not self.shown and self._names_what_is_to_be_found(verdict):
            guidance = "kind"
        return verdict.feedback(guidance)

    def _names_what_is_to_be_found(self, verdict: Verdict) -> bool:
        activity = self.step.activity
        if verdict.by_author or not verdict.kind or not isinstance(activity, DeskActivity):
            return False
        names = [found[1] or found[0] for found in _NAMED.finditer(verdict.remaining)]
        if not names:
            return False
        known = (self.step.say, *self.step.hints[: self.hints], *activity.labels(self.state))
        in_sight = fold_case("\n".join(known))
        return any(fold_case(name) not in in_sight for name in names)

    def hint(self) -> str:
        """The hint displayed; "" before the first."""
        return self.step.hints[self.hint_number - 1] if self.hint_number else ""

    def next_help(self) -> NextHelp:
        """The help to name beside the last hint; "" beside another one, and once the step is done."""
        if self.phase != "doing" or not self.hint_number or self.hint_number < len(self.step.hints):
            return ""
        return "adviser" if self.shown else "solution"


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
    session, events = _enter_step(Session(exercise, context, index, None, kept, passed), index)
    return session, (Started(exercise.id), *events)


def update_session(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    """The session after ``act``, and the events for the logbook. An act without a meaning now changes nothing."""
    match act:
        case ExerciseLeft():
            return session, () if session.phase == "ended" else (Stopped(session.exercise.id, session.index),)
        case Restarted():
            return begin_session(session.exercise, session.context)
        case Continued() if session.phase == "step_done":
            return _next_step(session)
        case StepSkipped() if session.phase == "step_done":
            return _next_step(session)
        case StepRepeated() if session.done_before and session.phase == "step_done":
            return _begin_step(session, initial_state(session.exercise, session.index, session.context)), ()
        case StepRestarted() if session.can_restart_step:
            patient = msgspec.structs.replace(session, context=_with_patience(session, session.state))
            return _begin_step(patient, patient.untouched_state()), ()
        case SkippedResumed() if session.skipped:
            return _resume_skipped(session)
        case OptionChosen() if session.phase == "step_done":
            # the other answers can still be looked at; the step stays done
            return msgspec.structs.replace(session, state=session.step.activity.update(session.state, act)), ()
        case HintRequested() if session.phase != "ended":
            return _with_next_hint(session), ()
        case SolutionShown() if session.phase != "ended":
            return msgspec.structs.replace(session, shown=True), ()
        case StepSkipped() if session.phase == "doing":
            passed = msgspec.structs.replace(session, context=_with_patience(session, session.state))
            if session.index in session.done:  # it was being done once more
                return _next_step(passed)
            moved, events = _next_step(msgspec.structs.replace(passed, skipped=session.skipped | {session.index}))
            return moved, (StepPassed(session.exercise.id, session.index), *events)
        case Resized(width, height):
            at = msgspec.structs.replace(session.context, width=width, height=height)
            state = session.step.activity.update(session.state, act) if session.phase != "ended" else session.state
            return msgspec.structs.replace(session, context=at, state=state), ()
        case _ if session.phase == "doing":
            return _apply_act(session, act)
        case _:
            return session, ()


def _with_next_hint(session: Session) -> Session:
    """One more hint requested; after the last one they come round again, from the first."""
    count = len(session.step.hints)
    if session.hints < count:
        return msgspec.structs.replace(session, hints=session.hints + 1, hint_number=session.hints + 1)
    return msgspec.structs.replace(session, hint_number=session.hint_number % count + 1) if count else session


def _apply_act(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    activity = session.step.activity
    state = activity.update(session.state, act)
    moved = msgspec.structs.replace(session, state=state, changed=session.changed or state != session.state)
    return _complete_step(moved) if activity.judge(state).done else (moved, ())


def _complete_step(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """The session with its step done, and the events for the logbook; none where it was done before."""
    index, exercise = session.index, session.exercise
    unasked = session.done_unasked | {index} if session.done_before else session.done_unasked - {index}
    moved = msgspec.structs.replace(
        session,
        done=session.done | {index},
        done_unasked=unasked,
        phase="step_done",
        context=_with_patience(session, session.state),
    )
    if index in session.done:
        return moved, ()
    events: tuple[Event, ...] = (StepDone(exercise.id, index, len(exercise.steps), _help(session)),)
    return moved, (*events, ExerciseDone(exercise.id)) if moved.complete else events


def _with_patience(session: Session, state: Any) -> ActivityContext:
    """The context of the following steps: tolerance that was widened once stays so."""
    activity = session.step.activity
    if not isinstance(activity, Forgiving):
        return session.context
    patience = max(session.context.patience, activity.patience(state))
    return msgspec.structs.replace(session.context, patience=patience)


def _help(session: Session) -> Help:
    return "shown" if session.shown else "hint" if session.hints else "none"


def _next_step(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """On to the next step neither done nor skipped, looking after this one and then before it; else to the end."""
    count = len(session.exercise.steps)
    order = [*range(session.index + 1, count), *range(session.index)]
    left = [i for i in order if i not in session.done and i not in session.skipped]
    if not left:
        return msgspec.structs.replace(session, phase="ended"), ()
    return _enter_step(_with_checkpoint(session), left[0])


def _resume_skipped(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """Back to the first skipped step, as it began. The other skipped ones follow it, and then what is still to do.

    Each step of the training computer begins with what the person has left in the steps before it, so that going back
    loses nothing; the step that is left in the middle is found again as it is.
    """
    if session.phase == "step_done":
        session = _with_checkpoint(session)
    suspended = dict(session.suspended)
    if session.phase == "doing" and session.index not in session.done:
        suspended[session.index] = msgspec.structs.replace(session, checkpoints={}, suspended={})
    moved = msgspec.structs.replace(session, skipped=frozenset(), suspended=suspended)
    return _enter_step(moved, min(session.skipped))


def _with_checkpoint(session: Session) -> Session:
    """The session with the training computer as this step leaves it, which is where the next one begins."""
    index = session.index
    if not isinstance(session.step.activity, DeskActivity):
        return session
    after = checkpoint_after(session.exercise, index, session.context, session.state, Checkpoint())
    return msgspec.structs.replace(session, checkpoints={**session.checkpoints, index: after})


def _enter_step(session: Session, index: int) -> tuple[Session, tuple[Event, ...]]:
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
    entered = _begin_step(fresh, state)
    activity = entered.step.activity
    if checkpoint.index >= 0 and isinstance(activity, DeskActivity) and activity.is_reached(state):
        return _complete_step(msgspec.structs.replace(entered, done_before=True))
    return entered, ()


def _begin_step(session: Session, state: Any) -> Session:
    """The session at the start of its step, in ``state``."""
    return msgspec.structs.replace(
        session, state=state, start_state=state, changed=False, phase="doing", done_before=False
    )
