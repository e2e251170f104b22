"""Where the learner is in an exercise, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from kiosk.course.model import ActivityContext, DeskActivity, Exercise, Step, Verdict
from kiosk.course.playing.steps import Checkpoint

Phase = Literal["doing", "step_done", "ended"]


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

    def verdict(self) -> Verdict:
        """The verdict on the step now."""
        return self.step.activity.judge(self.state)
