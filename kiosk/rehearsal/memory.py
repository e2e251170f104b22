"""The robot in memory: does every exercise by its own solutions, and proves that they do it. Pure.

The acts are the very ones that « Voir comment faire » plays, on a clock of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiosk.course.acts import Resized
from kiosk.course.events import Event, ExerciseDone, StepDone
from kiosk.course.model import Circumstances, Exercise, NotThere, Step
from kiosk.course.playing import BETWEEN_GESTURES
from kiosk.course.story import beginning
from kiosk.i18n import _
from kiosk.rehearsal.finding import Finding
from kiosk.session import Session, WentOn, begin, update

SIZES = ((74, 11), (94, 15))
"""Cells of the board: the least there may be, and what the design size of 100 by 28 leaves."""


def rehearse(exercise: Exercise) -> tuple[Finding, ...]:
    """Everything of ``exercise`` that cannot be done as it is written; nothing when all of it can."""
    found: dict[Finding, None] = {}
    for size in SIZES:
        for index, step in enumerate(exercise.steps):
            at = Circumstances(level=exercise.level)
            for path, what in _step(step, at, size, beginning(exercise, index, at)):
                found[Finding(exercise.id, index + 1, what, ("steps", index, *path))] = None
        if not found:  # a step that cannot be done would only be told twice
            found.update((f, None) for f in _whole(exercise, size))
    return tuple(found)


def _step(
    step: Step, at: Circumstances, size: tuple[int, int], begun: Any
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Path below the step and what is wrong, of one step done on a board of ``size``."""
    activity = step.activity
    if not any(hint.strip() for hint in step.hints):
        yield ("hints",), _("il n'y a pas d'indice")
    state = activity.update(begun, Resized(*size))
    if activity.judge(state).done:
        yield (), _("l'étape est faite avant d'avoir commencé")
        return
    if not step.solution:
        yield ("solution",), _("il n'y a pas de solution")
        return
    now = 0.0
    for number, gesture in enumerate(step.solution):
        if activity.judge(state).done:
            yield ("solution", number), _("l'étape est déjà faite avant ce geste de la solution")
            return
        try:
            acts = activity.enact(state, gesture, now)
        except NotThere as missing:
            yield ("solution", number), _not_there(missing)
            return
        for act in acts:
            state = activity.update(state, act)
            now = getattr(act, "at", now)
        now += BETWEEN_GESTURES
    verdict = activity.judge(state)
    if not verdict.done:
        said = _("la solution ne fait pas toute l'étape : {remains}").format(remains=verdict.sentence())
        yield ("solution",), said


def _not_there(missing: NotThere) -> str:
    there = ", ".join(f"« {name} »" for name in missing.there)
    return _("« {name} » n'est pas là ; ce qui est là : {there}").format(name=missing.name, there=there)


def _whole(exercise: Exercise, size: tuple[int, int]) -> Iterator[Finding]:
    """The exercise from its first step to its end, as the player plays it."""
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
