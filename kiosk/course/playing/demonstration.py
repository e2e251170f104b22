"""A step's solution played on a clock of its own, and where « Voir comment faire » plays it from. Pure.

What is shown is decided before anything is: a demonstration that stumbled halfway would teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from kiosk.course.acts import Act
from kiosk.course.model import Circumstances, DeskActivity, Exercise, NotThere, Step
from kiosk.course.playing.steps import beginning
from kiosk.course.solution import SolutionAct

BETWEEN_GESTURES = 5.0
"""Seconds between gestures, so that two clicks are never taken for a double click."""


class Played(msgspec.Struct, frozen=True):
    """One gesture of a solution: its acts, and the state after each of them."""

    gesture: SolutionAct
    acts: tuple[Act, ...]
    states: tuple[Any, ...]


class Demonstration(msgspec.Struct, frozen=True):
    """A solution that leads from ``start`` to the step's goal, gesture by gesture."""

    start: Any
    gestures: tuple[Played, ...]


Cause = Literal["done before", "not there", "goal not reached", "fault"]


class Obstacle(msgspec.Struct, frozen=True):
    """Why a solution cannot be shown from one beginning. ``gesture`` counts from 0; -1 is none of them.

    ``name`` is what that gesture looks for; ``fault`` an exception that nobody foresaw.
    """

    gesture: int
    cause: Cause
    name: str = ""
    fault: Exception | None = None


class Plan(msgspec.Struct, frozen=True):
    """What to show, and what stood in the way at each beginning that was tried before; nothing to show, at the last."""

    demonstration: Demonstration | None
    obstacles: tuple[Obstacle, ...] = ()


def played(step: Step, state: Any) -> Iterator[Played]:
    """The gestures of the step's solution from ``state`` on; raises :class:`NotThere` at one that finds nothing."""
    activity, now = step.activity, 0.0
    for gesture in step.solution:
        acts = activity.enact(state, gesture, now)
        states = []
        for act in acts:
            state = activity.update(state, act)
            states.append(state)
            now = getattr(act, "at", now)
        now += BETWEEN_GESTURES
        yield Played(gesture, acts, tuple(states))


def plan_demonstration(exercise: Exercise, index: int, circumstances: Circumstances, here: Any) -> Plan:
    """How step ``index`` is shown: from ``here``, where it began for this person, else from where the story begins it.

    The story is the exercise played by its own solutions: in a step that goes on from others, what she did in those
    may have left no room for the solution. Never raises.
    """
    step = exercise.steps[index]
    first = _tried(step, here)
    if isinstance(first, Demonstration):
        return Plan(first)
    if not isinstance(step.activity, DeskActivity):
        return Plan(None, (first,))
    try:
        second = _tried(step, beginning(exercise, index, circumstances))
    except Exception as error:
        second = Obstacle(-1, "fault", fault=error)
    return Plan(second, (first,)) if isinstance(second, Demonstration) else Plan(None, (first, second))


def _tried(step: Step, start: Any) -> Demonstration | Obstacle:
    gestures: list[Played] = []
    try:
        if step.activity.judge(start).done:
            return Obstacle(-1, "done before")
        state = start
        for one in played(step, start):
            gestures.append(one)
            state = one.states[-1] if one.states else state
        done = step.activity.judge(state).done
    except NotThere as missing:
        return Obstacle(len(gestures), "not there", missing.name)
    except Exception as error:  # content may do what nobody thought of: it is told, and the person goes on
        return Obstacle(min(len(gestures), len(step.solution) - 1), "fault", fault=error)
    return Demonstration(start, tuple(gestures)) if done else Obstacle(-1, "goal not reached")
