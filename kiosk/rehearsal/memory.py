"""The robot in memory: plays every exercise by its own solutions and proves that they complete it. Pure.

The acts are the ones that « Voir comment faire » plays, on a simulated clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.course.acts import Resized
from kiosk.course.events import Event, ExerciseDone, StepDone
from kiosk.course.files.format import DESK
from kiosk.course.files.reading import CourseFile
from kiosk.course.keyboard.keys import LayoutName
from kiosk.course.lint.exercise import describe_missing_target
from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Step, TargetMissing
from kiosk.course.playing.demonstration import BETWEEN_GESTURES, play_solution
from kiosk.course.playing.steps import initial_state
from kiosk.errors import describe_fault
from kiosk.i18n import _
from kiosk.rehearsal.click_names import click_name_problems
from kiosk.rehearsal.finding import Finding
from kiosk.rehearsal.keyboards import keyboard_problems
from kiosk.rehearsal.story_names import story_name_problems
from kiosk.session.acts import Continued
from kiosk.session.state import Session
from kiosk.session.update import begin_session, update_session
from kiosk.yaml.problems import Problem, YamlPath

BOARD_SIZES = ((74, 11), (94, 15))
"""Cells of the board: the least there may be, and what the design size of 100 by 28 leaves."""


class _StepFault(msgspec.Struct, frozen=True):
    """What is wrong with one step, and what to write; ``path`` is relative to the step."""

    path: YamlPath
    what: str
    write: str


def rehearse(exercise: Exercise) -> tuple[Finding, ...]:
    """Everything in ``exercise`` that cannot be done as it is written. Never raises: an exception becomes a finding."""
    found: dict[Finding, None] = {}
    for size in BOARD_SIZES:
        for index, step in enumerate(exercise.steps):
            if any(_follows_from(exercise, index, finding) for finding in found):
                continue
            for one in _play_step(exercise, index, step, size):
                path = ("steps", index, *one.path)
                found[Finding(exercise.id, index + 1, one.what, path, write=one.write)] = None
        if not found:  # a step that cannot be done would only be reported twice
            found.update((f, None) for f in _play_whole(exercise, size))
    return tuple(found)


def proof_problems(file: CourseFile[Exercise], keyboard: LayoutName = "azerty") -> Iterator[Problem]:
    """What :func:`rehearse` finds in an exercise, each at its line of the file; nothing where it could not be read.

    Where all can be done: what cannot be typed on some keyboard, ``keyboard`` being the station's own, and names on
    which nobody can click.
    """
    if file.value is None:
        return
    findings = rehearse(file.value)
    yield from (finding.as_problem(file) for finding in findings)
    yield from reach_problems(file, keyboard) if not findings else story_name_problems(file)


def reach_problems(file: CourseFile[Exercise], keyboard: LayoutName) -> Iterator[Problem]:
    """What a person cannot type or click in an exercise whose solutions do it: :func:`rehearse` finds nothing."""
    yield from keyboard_problems(file, keyboard)
    yield from click_name_problems(file)
    yield from story_name_problems(file)


def _follows_from(exercise: Exercise, index: int, finding: Finding) -> bool:
    """Whether step ``index`` resumes from one that cannot be done, which alone may explain what is wrong with it."""
    before = finding.step - 1
    about_solution = finding.path[2:3] != ("hints",)
    both = (exercise.steps[before].activity, exercise.steps[index].activity)
    return before < index and about_solution and all(isinstance(activity, DeskActivity) for activity in both)


def _play_step(exercise: Exercise, index: int, step: Step, size: tuple[int, int]) -> Iterator[_StepFault]:
    """What is wrong with one step, played on a board of ``size``."""
    number = -1
    try:
        activity, at = step.activity, ActivityContext(level=exercise.level)
        if not any(hint.strip() for hint in step.hints):
            yield _StepFault(("hints",), _("il n'y a pas d'indice"), _("écrivez 2 ou 3 indices"))
        state = activity.update(initial_state(exercise, index, at), Resized(*size))
        if activity.judge(state).done or (isinstance(activity, DeskActivity) and activity.is_reached(state)):
            what = _("l'étape est faite avant d'avoir commencé")
            yield _StepFault((), what, _("changez le but, ou ce qui est là au début"))
            return
        if not step.solution:
            yield _StepFault(("solution",), _("il n'y a pas de solution"), _("écrivez les gestes qui font l'étape"))
            return
        gestures = play_solution(step, state)
        for number in range(len(step.solution)):
            if activity.judge(state).done:
                what = _("l'étape est déjà faite avant ce geste de la solution")
                yield _StepFault(("solution", number), what, _("enlevez ce geste, ou changez le but"))
                return
            state = (state, *next(gestures).states)[-1]
        verdict = activity.judge(state)
        unknown = tuple(activity.unknown_names(state)) if isinstance(activity, DeskActivity) else ()
        if not verdict.done and unknown:
            yield from (_StepFault((DESK, *path), what, write) for path, what, write in unknown)
        elif not verdict.done:
            what = _("la solution ne fait pas toute l'étape : {remains}").format(remains=verdict.feedback())
            yield _StepFault(("solution",), what, _("ajoutez les gestes qui manquent, ou changez le but"))
    except TargetMissing as missing:
        yield _StepFault(("solution", number), *describe_missing_target(step.solution[number], missing))
    except Exception as error:  # a defect of an activity: the author learns at which step
        path = ("solution", number) if number >= 0 else ()
        yield _StepFault(path, _describe_stop(error), _("changez cette étape"))


def _describe_stop(error: Exception) -> str:
    return _("le robot s'arrête ici : {fault}").format(fault=describe_fault(error))


def _play_whole(exercise: Exercise, size: tuple[int, int]) -> Iterator[Finding]:
    """The exercise from its first step to its end, through a session as on the screen."""
    index = 0
    try:
        session, events = begin_session(exercise, ActivityContext())
        now = 0.0
        for index, step in enumerate(exercise.steps):
            session, more = update_session(session, Resized(*size))
            events += more
            for gesture in step.solution:
                session, more, now = _play_gesture(session, gesture, now)
                events += more
            if session.phase != "step_done":
                remains = session.verdict().feedback()
                what = _("dans l'exercice entier, la solution ne fait pas l'étape : {remains}").format(remains=remains)
                yield Finding(exercise.id, index + 1, what, ("steps", index, "solution"))
                return
            session, more = update_session(session, Continued())
            events += more
    except Exception as error:
        what = _("dans l'exercice entier, {what}").format(what=_describe_stop(error))
        yield Finding(exercise.id, index + 1, what, ("steps", index, "solution"))
        return
    kept = [e for e in events if isinstance(e, StepDone | ExerciseDone)]
    steps = len(exercise.steps)
    expected: list[Event] = [StepDone(exercise.id, index, steps, "none") for index in range(steps)]
    if kept[:-1] != expected or not isinstance(kept[-1], ExerciseDone) or session.phase != "ended":
        yield Finding(exercise.id, 0, _("le carnet ne garde pas chaque étape et la fin de l'exercice"))


def _play_gesture(session: Session, gesture: Any, now: float) -> tuple[Session, tuple[Event, ...], float]:
    events: tuple[Event, ...] = ()
    for act in session.step.activity.acts_for(session.state, gesture, now):
        session, more = update_session(session, act)
        events += more
        now = getattr(act, "at", now)
    return session, events, now + BETWEEN_GESTURES
