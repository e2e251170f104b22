"""What happened in an exercise, as small frozen values.

They say which exercise and which step, never who, and never what was written. Steps are counted from 0.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Help = Literal["none", "hint", "shown"]
"""The most help that was used: nothing, a hint, or the solution being shown."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """One thing that happened."""


class Started(Event, frozen=True, tag="started"):
    """An exercise was opened, or opened again."""

    exercise: str


class StepDone(Event, frozen=True, tag="step_done"):
    """A step is done: number ``step`` of ``of``, with ``help``."""

    exercise: str
    step: int
    of: int
    help: Help


class StepPassed(Event, frozen=True, tag="step_passed"):
    """A step was left for another day."""

    exercise: str
    step: int


class ExerciseDone(Event, frozen=True, tag="exercise_done"):
    """The end of an exercise was reached; ``can_do`` and ``title`` as they stood then."""

    exercise: str
    can_do: str = ""
    title: str = ""


class Stopped(Event, frozen=True, tag="stopped"):
    """The exercise was left at ``step``."""

    exercise: str
    step: int
