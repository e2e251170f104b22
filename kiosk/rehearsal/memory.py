"""The robot in memory: does every exercise by its own solutions, and proves that they do it. Pure.

The acts are the very ones that « Voir comment faire » plays, on a clock of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.course.acts import Resized
from kiosk.course.events import Event, ExerciseDone, StepDone
from kiosk.course.lint.exercise import missing_words
from kiosk.course.model import Circumstances, DeskActivity, Exercise, NotThere, Step
from kiosk.course.playing.demonstration import BETWEEN_GESTURES, played
from kiosk.course.playing.steps import beginning
from kiosk.errors import describe_fault
from kiosk.i18n import _
from kiosk.rehearsal.finding import Finding
from kiosk.session import Session, WentOn, begin, update

SIZES = ((74, 11), (94, 15))
"""Cells of the board: the least there may be, and what the design size of 100 by 28 leaves."""


class _Found(msgspec.Struct, frozen=True):
    """What is wrong with one step, and what to write; ``path`` stands below the step."""

    path: tuple[str | int, ...]
    what: str
    write: str


def rehearse(exercise: Exercise) -> tuple[Finding, ...]:
    """Everything of ``exercise`` that cannot be done as it is written; nothing when all of it can.

    Never raises: where playing it does, that is what was found.
    """
    found: dict[Finding, None] = {}
    for size in SIZES:
        for index, step in enumerate(exercise.steps):
            if any(_stands_on(exercise, index, finding) for finding in found):
                continue
            for one in _step(exercise, index, step, size):
                path = ("steps", index, *one.path)
                found[Finding(exercise.id, index + 1, one.what, path, write=one.write)] = None
        if not found:  # a step that cannot be done would only be told twice
            found.update((f, None) for f in _whole(exercise, size))
    return tuple(found)


def _stands_on(exercise: Exercise, index: int, finding: Finding) -> bool:
    """Whether step ``index`` goes on from one that cannot be done: what is wrong with it may come of that alone."""
    before = finding.step - 1
    told_by_solution = finding.path[2:3] != ("hints",)
    both = (exercise.steps[before].activity, exercise.steps[index].activity)
    return before < index and told_by_solution and all(isinstance(activity, DeskActivity) for activity in both)


def _step(exercise: Exercise, index: int, step: Step, size: tuple[int, int]) -> Iterator[_Found]:
    """What is wrong with one step, done on a board of ``size``."""
    number = -1
    try:
        activity, at = step.activity, Circumstances(level=exercise.level)
        if not any(hint.strip() for hint in step.hints):
            yield _Found(("hints",), _("il n'y a pas d'indice"), _("écrivez 2 ou 3 indices"))
        state = activity.update(beginning(exercise, index, at), Resized(*size))
        if activity.judge(state).done:
            what = _("l'étape est faite avant d'avoir commencé")
            yield _Found((), what, _("changez le but, ou ce qui est là au début"))
            return
        if not step.solution:
            yield _Found(("solution",), _("il n'y a pas de solution"), _("écrivez les gestes qui font l'étape"))
            return
        gestures = played(step, state)
        for number in range(len(step.solution)):
            if activity.judge(state).done:
                what = _("l'étape est déjà faite avant ce geste de la solution")
                yield _Found(("solution", number), what, _("enlevez ce geste, ou changez le but"))
                return
            state = (state, *next(gestures).states)[-1]
        verdict = activity.judge(state)
        if not verdict.done:
            what = _("la solution ne fait pas toute l'étape : {remains}").format(remains=verdict.sentence())
            yield _Found(("solution",), what, _("ajoutez les gestes qui manquent, ou changez le but"))
    except NotThere as missing:
        yield _Found(("solution", number), *missing_words(step.solution[number], missing))
    except Exception as error:  # an exercise may do what nobody thought of: the author is told where
        path = ("solution", number) if number >= 0 else ()
        yield _Found(path, _stopped(error), _("changez cette étape"))


def _stopped(error: Exception) -> str:
    return _("le robot s'arrête ici : {fault}").format(fault=describe_fault(error))


def _whole(exercise: Exercise, size: tuple[int, int]) -> Iterator[Finding]:
    """The exercise from its first step to its end, as the player plays it."""
    index = 0
    try:
        session, events = begin(exercise, Circumstances())
        now = 0.0
        for index, step in enumerate(exercise.steps):
            session, more = update(session, Resized(*size))
            events += more
            for gesture in step.solution:
                session, more, now = _gesture(session, gesture, now)
                events += more
            if session.phase != "step_done":
                remains = session.verdict().sentence()
                what = _("dans l'exercice entier, la solution ne fait pas l'étape : {remains}").format(remains=remains)
                yield Finding(exercise.id, index + 1, what, ("steps", index, "solution"))
                return
            session, more = update(session, WentOn())
            events += more
    except Exception as error:
        what = _("dans l'exercice entier, {what}").format(what=_stopped(error))
        yield Finding(exercise.id, index + 1, what, ("steps", index, "solution"))
        return
    kept = [e for e in events if isinstance(e, StepDone | ExerciseDone)]
    steps = len(exercise.steps)
    expected: list[Event] = [StepDone(exercise.id, index, steps, "none") for index in range(steps)]
    if kept[:-1] != expected or not isinstance(kept[-1], ExerciseDone) or session.phase != "ended":
        yield Finding(exercise.id, 0, _("le carnet ne garde pas chaque étape et la fin de l'exercice"))


def _gesture(session: Session, gesture: Any, now: float) -> tuple[Session, tuple[Event, ...], float]:
    events: tuple[Event, ...] = ()
    for act in session.step.activity.enact(session.state, gesture, now):
        session, more = update(session, act)
        events += more
        now = getattr(act, "at", now)
    return session, events, now + BETWEEN_GESTURES
