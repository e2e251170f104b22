"""What happened in an exercise, as small frozen values: which exercise and step, never who or what was typed.

Steps are counted from 0. The bounds are for events read from a disk: no real exercise, whose file has 64 KiB at most,
exceeds them.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

MAX_STEPS = 10_000
ExerciseId = Annotated[str, Meta(max_length=512)]
"""Two names of a file system, and what is between them."""
StepNumber = Annotated[int, Meta(ge=0, lt=MAX_STEPS)]
StepCount = Annotated[int, Meta(ge=0, le=MAX_STEPS)]
Sentences = Annotated[str, Meta(max_length=65_536)]

Help = Literal["none", "hint", "shown"]
"""The most help that was used: none, a hint, or a demonstration of the solution."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """One thing that happened."""


class Started(Event, frozen=True, tag="started"):
    """An exercise was opened, or opened again."""

    exercise: ExerciseId


class StepDone(Event, frozen=True, tag="step_done"):
    """A step is done: number ``step`` of ``of``, with ``help``."""

    exercise: ExerciseId
    step: StepNumber
    of: StepCount
    help: Help


class StepPassed(Event, frozen=True, tag="step_passed"):
    """A step was skipped."""

    exercise: ExerciseId
    step: StepNumber


class ExerciseDone(Event, frozen=True, tag="exercise_done"):
    """The end of an exercise was reached; with the ``can_do`` and ``title`` of that time."""

    exercise: ExerciseId
    can_do: Sentences = ""
    title: Sentences = ""


class Stopped(Event, frozen=True, tag="stopped"):
    """The exercise was left at ``step``."""

    exercise: ExerciseId
    step: StepNumber
