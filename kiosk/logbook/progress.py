"""Progress: the events of a logbook, folded. Pure.

What was done only ever grows: a step done stays done, whatever comes later and from whichever station.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from kiosk.logbook.events import (
    Entry,
    ExerciseDone,
    Help,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
    merge,
)

DOINGS_KEPT = 12
"""How many doings of an exercise are held for the warm-ups: see :mod:`kiosk.logbook.suggestions`."""

_MORE_HELP = {"none": 0, "hint": 1, "shown": 2}


class Doing(msgspec.Struct, frozen=True, gc=False):
    """An exercise done once to its end, at ``at``, with at most ``help``."""

    at: datetime
    help: Help


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where to go on: an exercise, and a step counted from 0, which may be gone if the course changed since."""

    exercise: str
    step: int


class ExerciseProgress(msgspec.Struct, frozen=True):
    """What was done of one exercise.

    ``of`` is how many steps it had, 0 where no step is done; ``help`` the most help used since its last end;
    ``doings`` the last ones, oldest first; ``can_do`` and ``title`` as they stood when it was last done.
    """

    steps_done: frozenset[int] = frozenset()
    steps_passed: frozenset[int] = frozenset()
    of: int = 0
    times_done: int = 0
    started: datetime | None = None
    last_practised: datetime | None = None
    help: Help = "none"
    doings: tuple[Doing, ...] = ()
    can_do: str = ""
    title: str = ""

    @property
    def done(self) -> bool:
        """Whether its end was ever reached, or all its steps were done, be it in parts at several stations."""
        return self.times_done > 0 or (self.of > 0 and self.steps_done >= frozenset(range(self.of)))

    @property
    def step_to_go_on(self) -> int | None:
        """The first step neither done nor left for another day; None where there is none, or the end was reached."""
        if self.done:
            return None
        seen = self.steps_done | self.steps_passed
        step = next(number for number in range(len(seen) + 1) if number not in seen)
        return None if self.of and step >= self.of else step


_NOTHING = ExerciseProgress()


class Progress(msgspec.Struct, frozen=True):
    """All that a logbook says: each exercise met, settings, what was practised last. Its mappings are never changed."""

    exercises: Mapping[str, ExerciseProgress] = msgspec.field(default_factory=dict)
    settings: Mapping[str, str] = msgspec.field(default_factory=dict)
    last_practised: str | None = None

    def exercise(self, exercise: str) -> ExerciseProgress:
        """What was done of this exercise; nothing, where it was never met."""
        return self.exercises.get(exercise, _NOTHING)

    def is_done(self, exercise: str) -> bool:
        """Whether the end of this exercise was ever reached."""
        return self.exercise(exercise).done

    @property
    def done(self) -> frozenset[str]:
        """Every exercise whose end was reached."""
        return frozenset(name for name, one in self.exercises.items() if one.done)

    @property
    def unfinished(self) -> tuple[Place, ...]:
        """Exercises started whose end was never reached, the last started first.

        Those whose only steps left were passed are not among them: they come back on the path, another day.
        """
        open_ones = [
            (one.started, name, one.step_to_go_on)
            for name, one in self.exercises.items()
            if one.started and one.step_to_go_on is not None
        ]
        return tuple(Place(name, step) for _, name, step in sorted(open_ones, reverse=True) if step is not None)

    @property
    def place(self) -> Place | None:
        """Where to go on: the exercise last started and unfinished, and its first step not done."""
        return next(iter(self.unfinished), None)

    def after(self, entry: Entry) -> Progress:
        """This progress and one entry more, which happened later than all of it."""
        return _continue(self, (entry,))


def fold(entries: Iterable[Entry]) -> Progress:
    """The progress that these entries make, in whichever order they come and however often the same one does."""
    return _continue(Progress(), merge(entries))


def _continue(progress: Progress, entries: Iterable[Entry]) -> Progress:
    exercises = dict(progress.exercises)
    settings = dict(progress.settings)
    last_practised = progress.last_practised
    for entry in entries:
        event = entry.event
        if isinstance(event, SettingChosen):
            settings[event.name] = event.value
        elif isinstance(event, Started | StepDone | StepPassed | ExerciseDone):
            name = event.exercise
            exercises[name] = _exercise_after(exercises.get(name, _NOTHING), event, entry.at)
            if not isinstance(event, Started):
                last_practised = name
    return Progress(exercises, settings, last_practised)


def _exercise_after(
    before: ExerciseProgress, event: Started | StepDone | StepPassed | ExerciseDone, at: datetime
) -> ExerciseProgress:
    replace = msgspec.structs.replace
    match event:
        case Started():
            return replace(before, started=at)
        case StepDone():
            return replace(
                before,
                steps_done=before.steps_done | {event.step},
                steps_passed=before.steps_passed - {event.step},
                of=event.of,
                last_practised=at,
                help=max(before.help, event.help, key=_MORE_HELP.__getitem__),
            )
        case StepPassed():
            # A step left for another day counts as much help: it is one to meet again.
            passed = before.steps_passed | ({event.step} - before.steps_done)
            return replace(before, steps_passed=passed, last_practised=at, help="shown")
        case ExerciseDone():
            return replace(
                before,
                times_done=before.times_done + 1,
                last_practised=at,
                help="none",
                doings=(*before.doings, Doing(at, before.help))[-DOINGS_KEPT:],
                can_do=event.can_do,
                title=event.title,
            )
