"""Progress: the events of a logbook, folded. Pure.

What was done only ever grows: a step done stays done, whatever comes later and from whichever station.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec

from kiosk.clock import from_instant, instant
from kiosk.logbook.events import (
    Entry,
    ExerciseDone,
    Help,
    LogbookEvent,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
)
from kiosk.logbook.story import Story

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
        return self.times_done > 0 or 0 < self.of <= sum(step < self.of for step in self.steps_done)

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
        return _continue(self, (entry.event,), ((instant(entry.at), 0),))


def fold_events(entries: Iterable[Entry]) -> Progress:
    """The progress that these entries make, in whichever order they come and however often the same one does."""
    story = entries if isinstance(entries, Story) else Story(entries)
    return _continue(Progress(), story.events, story.happened())


def _continue(progress: Progress, events: Iterable[LogbookEvent], happened: Iterable[tuple[float, int]]) -> Progress:
    """``progress`` and what happened after it, in order: (an instant, the place in ``events`` of what was then)."""
    counting = _Counting(progress)
    count = [counting.counter_of(event) for event in events]
    for at, place in happened:
        count[place](at)
    return counting.so_far()


class _Counting:
    """Progress while it grows: a value of its own for each of a million events would be too many."""

    def __init__(self, before: Progress) -> None:
        self._before = before
        self._exercises: dict[str, _Exercise] = {}
        self._settings = dict(before.settings)
        self._last: _Exercise | None = None

    def counter_of(self, event: LogbookEvent) -> Callable[[float], None]:
        """What counts this event, once for each instant at which it happened."""
        if isinstance(event, SettingChosen):
            return lambda _at: self._settings.__setitem__(event.name, event.value)
        if not isinstance(event, Started | StepDone | StepPassed | ExerciseDone):
            return lambda _at: None
        name = event.exercise
        one = self._exercises.get(name)
        if one is None:
            one = self._exercises[name] = _Exercise(self._before.exercise(name))
        if isinstance(event, Started):
            return one.start

        def practise(at: float) -> None:
            self._last = one
            one.practise(at, event)

        return practise

    def so_far(self) -> Progress:
        """The progress by now."""
        counted = {name: one.so_far() for name, one in self._exercises.items()}
        last = next((name for name, one in self._exercises.items() if one is self._last), self._before.last_practised)
        return Progress({**self._before.exercises, **counted}, self._settings, last)


class _Exercise:
    """What was done of one exercise, while it grows."""

    __slots__ = ("_before", "_doings", "_done", "_end", "_help", "_of", "_passed", "_practised", "_started", "_times")

    def __init__(self, before: ExerciseProgress) -> None:
        self._before = before
        self._done = set(before.steps_done)
        self._passed = set(before.steps_passed)
        self._of = before.of
        self._times = before.times_done
        self._started: float | None = None
        self._practised: float | None = None
        self._help: Help = before.help
        self._doings: deque[tuple[float, Help]] = deque(maxlen=DOINGS_KEPT)
        self._end: ExerciseDone | None = None

    def start(self, at: float) -> None:
        """It was opened at the instant ``at``."""
        self._started = at

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
            # A step left for another day counts as much help: it is one to meet again.
            self._help = "shown"
            if event.step not in self._done:
                self._passed.add(event.step)
        else:
            self._doings.append((at, self._help))
            self._help = "none"
            self._times += 1
            self._end = event

    def so_far(self) -> ExerciseProgress:
        """What was done of it by now."""
        before = self._before
        doings = (*before.doings, *(Doing(from_instant(at), help_) for at, help_ in self._doings))
        return ExerciseProgress(
            steps_done=frozenset(self._done),
            steps_passed=frozenset(self._passed),
            of=self._of,
            times_done=self._times,
            started=before.started if self._started is None else from_instant(self._started),
            last_practised=before.last_practised if self._practised is None else from_instant(self._practised),
            help=self._help,
            doings=doings[-DOINGS_KEPT:],
            can_do=before.can_do if self._end is None else self._end.can_do,
            title=before.title if self._end is None else self._end.title,
        )
