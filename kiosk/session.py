"""One exercise being done, as one frozen value: ``update(session, act) -> session, events``.

Everything a learner may do in the player is an act: those of the activity (:mod:`kiosk.course.acts`) and those of the
bar below it, defined here. The events are what the logbook remembers; they are to be kept before the screen says so.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from kiosk.course.acts import Act, Resized
from kiosk.course.events import Event, ExerciseDone, Help, Started, StepDone, StepPassed, Stopped
from kiosk.course.model import Circumstances, DeskActivity, Exercise, Forgiving, Step, Verdict
from kiosk.course.playing.demonstration import Plan, plan_demonstration
from kiosk.course.playing.steps import Told, after_step, beginning


class HintAsked(Act, frozen=True):
    """« Un indice »."""


class SolutionShown(Act, frozen=True):
    """« Voir comment faire »."""


class StepSkipped(Act, frozen=True):
    """« Passer »."""


class WentOn(Act, frozen=True):
    """« Continuer », once the step is done."""


class BegunAgain(Act, frozen=True):
    """« Encore une fois », at the end."""


class Left(Act, frozen=True):
    """« Arrêter ici »."""


Phase = Literal["doing", "step_done", "ended"]


class Session(msgspec.Struct, frozen=True):
    """Where the learner is in an exercise. ``done`` and ``skipped`` are step numbers, counted from 0.

    ``begun`` is the state in which the step began; ``told`` what steps that go on from one another made so far.
    """

    exercise: Exercise
    circumstances: Circumstances
    index: int
    state: Any
    done: frozenset[int] = frozenset()
    skipped: frozenset[int] = frozenset()
    hints: int = 0
    shown: bool = False
    phase: Phase = "doing"
    begun: Any = None
    told: Told = Told()

    @property
    def step(self) -> Step:
        """The step that is being done."""
        return self.exercise.steps[self.index]

    @property
    def complete(self) -> bool:
        """Whether every step is done: then the can-do sentence is hers."""
        return len(self.done) == len(self.exercise.steps)

    def beginning(self) -> Any:
        """The step's untouched state, on the board as it is now."""
        activity = self.step.activity
        return self.begun if isinstance(activity, DeskActivity) else activity.start(self.circumstances)

    def demonstration(self) -> Plan:
        """How « Voir comment faire » shows the step, and from where."""
        return plan_demonstration(self.exercise, self.index, self.circumstances, self.beginning())

    def verdict(self) -> Verdict:
        """What the judge says of the step now."""
        return self.step.activity.judge(self.state)

    def hints_shown(self) -> tuple[str, ...]:
        """The rungs of the ladder asked for so far."""
        return self.step.hints[: self.hints]


def begin(
    exercise: Exercise, circumstances: Circumstances, done: frozenset[int] = frozenset(), at: int = 0
) -> tuple[Session, tuple[Event, ...]]:
    """A session at the first step from ``at`` on, and then from the first, that is not in ``done``.

    At the first step of all when every one is done.
    """
    circumstances = msgspec.structs.replace(circumstances, level=exercise.level)
    kept = frozenset(i for i in done if i < len(exercise.steps))
    if len(kept) == len(exercise.steps):
        kept = frozenset()
    steps = range(len(exercise.steps))
    index = next(i for i in (*steps[at:], *steps) if i not in kept)
    session, events = _at(exercise, circumstances, index, kept, frozenset(), Told())
    return session, (Started(exercise.id), *events)


def update(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    """The session after ``act``, and what is to be remembered of it. An act that means nothing now changes nothing."""
    match act:
        case Left():
            return session, () if session.phase == "ended" else (Stopped(session.exercise.id, session.index),)
        case BegunAgain():
            return begin(session.exercise, session.circumstances)
        case WentOn() if session.phase == "step_done":
            return _next(session)
        case StepSkipped() if session.phase == "step_done":
            return _next(session)
        case HintAsked() if session.phase != "ended":
            hints = min(session.hints + 1, len(session.step.hints))
            return msgspec.structs.replace(session, hints=hints), ()
        case SolutionShown() if session.phase != "ended":
            return msgspec.structs.replace(session, shown=True), ()
        case StepSkipped() if session.phase == "doing":
            skipped = session.skipped | {session.index}
            passed = msgspec.structs.replace(session, skipped=skipped, circumstances=_patient(session, session.state))
            moved, events = _next(passed)
            return moved, (StepPassed(session.exercise.id, session.index), *events)
        case Resized(width, height):
            at = msgspec.structs.replace(session.circumstances, width=width, height=height)
            state = session.step.activity.update(session.state, act) if session.phase != "ended" else session.state
            return msgspec.structs.replace(session, circumstances=at, state=state), ()
        case _ if session.phase == "doing":
            return _act(session, act)
        case _:
            return session, ()


def _act(session: Session, act: Act) -> tuple[Session, tuple[Event, ...]]:
    activity = session.step.activity
    state = activity.update(session.state, act)
    moved = msgspec.structs.replace(session, state=state)
    return _done(moved) if activity.judge(state).done else (moved, ())


def _done(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """The session once its step is done, and what is to be remembered of it."""
    done = session.done | {session.index}
    circumstances = _patient(session, session.state)
    moved = msgspec.structs.replace(session, done=done, phase="step_done", circumstances=circumstances)
    exercise = session.exercise
    of = len(exercise.steps)
    events: tuple[Event, ...] = (StepDone(exercise.id, session.index, of, _help(session)),)
    if moved.complete:
        events = (*events, ExerciseDone(exercise.id))
    return moved, events


def _patient(session: Session, state: Any) -> Circumstances:
    """The circumstances for what follows: patience that was needed once is not taken away again."""
    activity = session.step.activity
    if not isinstance(activity, Forgiving):
        return session.circumstances
    patience = max(session.circumstances.patience, activity.patience(state))
    return msgspec.structs.replace(session.circumstances, patience=patience)


def _help(session: Session) -> Help:
    return "shown" if session.shown else "hint" if session.hints else "none"


def _next(session: Session) -> tuple[Session, tuple[Event, ...]]:
    """At the next step that is neither done nor skipped, after this one or before it; else at the end."""
    count = len(session.exercise.steps)
    order = [*range(session.index + 1, count), *range(session.index)]
    left = [i for i in order if i not in session.done and i not in session.skipped]
    if not left:
        return msgspec.structs.replace(session, phase="ended"), ()
    told = after_step(session.exercise, session.index, session.circumstances, session.state, session.told)
    return _at(session.exercise, session.circumstances, left[0], session.done, session.skipped, told)


def _at(
    exercise: Exercise,
    circumstances: Circumstances,
    index: int,
    done: frozenset[int],
    skipped: frozenset[int],
    told: Told,
) -> tuple[Session, tuple[Event, ...]]:
    """At the beginning of step ``index``; where the learner did it already on the way, it is done."""
    state = beginning(exercise, index, circumstances, told)
    session = Session(exercise, circumstances, index, state, done, skipped, begun=state, told=told)
    activity = session.step.activity
    ahead = told.index >= 0 and isinstance(activity, DeskActivity) and activity.judge(state).done
    return _done(session) if ahead else (session, ())
