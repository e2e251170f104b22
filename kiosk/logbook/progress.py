"""Progress: a fold over the events of a logbook, in the order of :mod:`kiosk.logbook.timeline`. Pure.

Progress only grows: a step done stays done, whatever happens later and at whichever station.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec

from kiosk.clock import LAST_INSTANT, from_instant, instant
from kiosk.logbook.events import (
    ExerciseDone,
    Help,
    JournalEntry,
    LogbookEvent,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
)
from kiosk.logbook.timeline import Timeline
from kiosk.logbook.trusted_times import latest_trusted

COMPLETIONS_KEPT = 12
"""How many completions of an exercise are stored for the warm-ups: see :mod:`kiosk.logbook.suggestions`."""

_MORE_HELP = {"none": 0, "hint": 1, "shown": 2}


class Completion(msgspec.Struct, frozen=True, gc=False):
    """The end of an exercise, reached at ``at`` with at most ``help``."""

    at: datetime
    help: Help


class StepPosition(msgspec.Struct, frozen=True, gc=False):
    """A step of an exercise, counted from 0; it may no longer exist if the course has changed."""

    exercise: str
    step: int


class ExerciseProgress(msgspec.Struct, frozen=True):
    """What was done of one exercise.

    ``starts`` counts the exercises that were opened in this logbook up to the last time that this one was: of two, the
    one with more was opened later, whatever the clocks said.

    ``of`` is its number of steps, 0 where no step is done; ``help`` the most help used since its last completion;
    ``completions`` the last ones, oldest first; ``can_do`` and ``title`` are those at its last completion.
    """

    steps_done: frozenset[int] = frozenset()
    steps_passed: frozenset[int] = frozenset()
    of: int = 0
    times_done: int = 0
    started: datetime | None = None
    starts: int = 0
    last_practised: datetime | None = None
    help: Help = "none"
    completions: tuple[Completion, ...] = ()
    can_do: str = ""
    title: str = ""

    @property
    def done(self) -> bool:
        """Whether its end was ever reached, or all its steps were done, even at several stations."""
        return self.times_done > 0 or 0 < self.of <= sum(step < self.of for step in self.steps_done)

    @property
    def first_open_step(self) -> int | None:
        """The first step neither done nor skipped; None where there is none, or the end was reached."""
        if self.done:
            return None
        seen = self.steps_done | self.steps_passed
        step = next(number for number in range(len(seen) + 1) if number not in seen)
        return None if self.of and step >= self.of else step


_NO_PROGRESS = ExerciseProgress()


class Progress(msgspec.Struct, frozen=True):
    """Everything that a logbook says: exercises, settings, what was practised last. Its mappings are never mutated."""

    exercises: Mapping[str, ExerciseProgress] = msgspec.field(default_factory=dict)
    settings: Mapping[str, str] = msgspec.field(default_factory=dict)
    last_practised: str | None = None
    starts: int = 0
    """How many times an exercise was opened."""

    def exercise(self, exercise: str) -> ExerciseProgress:
        """The progress in this exercise; empty where it was never opened."""
        return self.exercises.get(exercise, _NO_PROGRESS)

    def is_done(self, exercise: str) -> bool:
        """Whether the end of this exercise was ever reached."""
        return self.exercise(exercise).done

    @property
    def done(self) -> frozenset[str]:
        """Every exercise whose end was reached."""
        return frozenset(name for name, one in self.exercises.items() if one.done)

    @property
    def has_steps_done(self) -> bool:
        """Whether any step of any exercise is done."""
        return any(one.steps_done for one in self.exercises.values())

    @property
    def unfinished(self) -> tuple[StepPosition, ...]:
        """Exercises started and not completed, the last started first.

        Without those whose remaining steps were all skipped: they come back on the path another day.
        """
        open_ones = [
            (one.starts, name, one.first_open_step)
            for name, one in self.exercises.items()
            if one.starts and one.first_open_step is not None
        ]
        return tuple(StepPosition(name, step) for _, name, step in sorted(open_ones, reverse=True) if step is not None)

    @property
    def next_position(self) -> StepPosition | None:
        """Where to continue: the first open step of the exercise last started and not completed."""
        return next(iter(self.unfinished), None)

    def after(self, entry: JournalEntry) -> Progress:
        """This progress with one more entry, written after all before."""
        return _continue(self, (entry.event,), ((instant(entry.at), 0),))


def fold_events(entries: Iterable[JournalEntry], now: datetime | None = None) -> Progress:
    """The progress of these entries: a timeline's, or those of one file; duplicates do not count.

    Times after ``now``, the station's own time, are unknown; see :mod:`kiosk.logbook.trusted_times`.
    """
    timeline = entries if isinstance(entries, Timeline) else Timeline(entries)
    until = LAST_INSTANT if now is None else latest_trusted(now)
    return _continue(Progress(), timeline.events, timeline.occurrences(until))


def _continue(progress: Progress, events: Iterable[LogbookEvent], occurrences: Iterable[tuple[float, int]]) -> Progress:
    """``progress`` with what happened after it, in order: (instant, index in ``events``)."""
    accumulator = _Accumulator(progress)
    count = [accumulator.counter_for(event) for event in events]
    for at, place in occurrences:
        count[place](at)
    return accumulator.so_far()


class _Accumulator:
    """Progress under construction: a new frozen value for each of a million events would cost too much."""

    def __init__(self, before: Progress) -> None:
        self._before = before
        self._exercises: dict[str, _ExerciseAccumulator] = {}
        self._settings = dict(before.settings)
        self._last: _ExerciseAccumulator | None = None
        self._starts = before.starts

    def counter_for(self, event: LogbookEvent) -> Callable[[float], None]:
        """A function to call with each instant at which this event happened."""
        if isinstance(event, SettingChosen):
            return lambda _at: self._settings.__setitem__(event.name, event.value)
        if not isinstance(event, Started | StepDone | StepPassed | ExerciseDone):
            return lambda _at: None
        name = event.exercise
        one = self._exercises.get(name)
        if one is None:
            one = self._exercises[name] = _ExerciseAccumulator(self._before.exercise(name))
        if isinstance(event, Started):

            def start(at: float) -> None:
                self._starts += 1
                one.start(at, self._starts)

            return start

        def practise(at: float) -> None:
            self._last = one
            one.practise(at, event)

        return practise

    def so_far(self) -> Progress:
        """The progress so far."""
        counted = {name: one.so_far() for name, one in self._exercises.items()}
        last = next((name for name, one in self._exercises.items() if one is self._last), self._before.last_practised)
        return Progress({**self._before.exercises, **counted}, self._settings, last, self._starts)


class _ExerciseAccumulator:
    """The progress in one exercise, under construction."""

    __slots__ = (
        "_before", "_doings", "_done", "_end", "_help", "_of", "_passed", "_practised", "_started", "_starts", "_times"
    )  # fmt: skip

    def __init__(self, before: ExerciseProgress) -> None:
        self._before = before
        self._done = set(before.steps_done)
        self._passed = set(before.steps_passed)
        self._of = before.of
        self._times = before.times_done
        self._started: float | None = None
        self._starts = before.starts
        self._practised: float | None = None
        self._help: Help = before.help
        self._doings: deque[tuple[float, Help]] = deque(maxlen=COMPLETIONS_KEPT)
        self._end: ExerciseDone | None = None

    def start(self, at: float, starts: int) -> None:
        """It was opened at the instant ``at``, the ``starts``-th time that an exercise was."""
        self._started, self._starts = at, starts

    def practise(self, at: float, event: StepDone | StepPassed | ExerciseDone) -> None:
        """``event`` happened at the instant ``at``."""
        self._practised = at
        if isinstance(event, StepDone):
            self._done.add(event.step)
            self._passed.discard(event.step)
            self._of = event.of
            if _MORE_HELP[event.help] > _MORE_HELP[self._help]:
                self._help = event.help
        elif isinstance(event, StepPassed):
            # A skipped step counts as the most help: the exercise is to be practised again.
            self._help = "shown"
            if event.step not in self._done:
                self._passed.add(event.step)
        else:
            self._doings.append((at, self._help))
            self._help = "none"
            self._times += 1
            self._end = event

    def so_far(self) -> ExerciseProgress:
        """The progress so far."""
        before = self._before
        doings = (*before.completions, *(Completion(from_instant(at), help_) for at, help_ in self._doings))
        return ExerciseProgress(
            steps_done=frozenset(self._done),
            steps_passed=frozenset(self._passed),
            of=self._of,
            times_done=self._times,
            starts=self._starts,
            started=before.started if self._started is None else from_instant(self._started),
            last_practised=before.last_practised if self._practised is None else from_instant(self._practised),
            help=self._help,
            completions=doings[-COMPLETIONS_KEPT:],
            can_do=before.can_do if self._end is None else self._end.can_do,
            title=before.title if self._end is None else self._end.title,
        )
