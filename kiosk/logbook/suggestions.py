"""Suggestions: the next step, and a few warm-ups. Pure. The path suggests and never forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from kiosk import clock
from kiosk.logbook.progress import ExerciseProgress, Progress, StepPosition

if TYPE_CHECKING:
    from fsrs import Scheduler

MAX_WARM_UPS = 3
FOUR_CENTURIES, LAST_CENTURIES = timedelta(days=146_097), 9800


class PathExercise(Protocol):
    """What suggestions need to know of an exercise of the course."""

    @property
    def id(self) -> str:
        """``souris/1-bouger-la-fleche``"""

    @property
    def area(self) -> str:
        """``souris``"""

    @property
    def needs(self) -> Sequence[str]:
        """The exercises that teach what this one uses."""


AnyExercise = TypeVar("AnyExercise", bound=PathExercise)


def workshop_exercises(path: Iterable[AnyExercise], workshop: Sequence[str]) -> tuple[AnyExercise, ...]:
    """The exercises of a workshop in its own order, each once: areas and exercises by id, an area in the path's order.

    What is not in the course is ignored.
    """
    if not workshop:
        return ()
    place = {wanted: number for number, wanted in reversed(list(enumerate(workshop)))}
    nowhere = len(workshop)
    places = ((min(place.get(one.id, nowhere), place.get(one.area, nowhere)), one) for one in path)
    return tuple(one for at, one in sorted(places, key=lambda pair: pair[0]) if at < nowhere)


def suggest_next_step(
    path: Sequence[PathExercise], progress: Progress, workshop: Sequence[str] = ()
) -> StepPosition | None:
    """Where the main button leads, on the whole ``path`` of the course in teaching order; None when all is done.

    First the workshop: the areas and exercises that the adviser chose for today, in order and whatever they need, since
    everyone there does the same. Then an exercise begun and not completed. Then the next one not done, from what was
    practised last on and round from the beginning: one in the same area whose needs are done, else any whose needs are
    done, else any. A need that is not in the course is ignored.
    """
    if (place := _next_in_workshop(workshop_exercises(path, workshop), progress)) is not None:
        return place
    known = {one.id for one in path}
    for place in progress.unfinished:
        if place.exercise in known:
            return place
    done = progress.done
    practised = progress.last_practised
    last = next((n for n, one in enumerate(path) if one.id == practised), -1) if practised else -1
    area = path[last].area if last >= 0 else None

    def is_ready(one: PathExercise) -> bool:
        return all(need in done or need not in known for need in one.needs)

    wishes: tuple[Callable[[PathExercise], bool], ...] = (
        # What was practised last and is not done was skipped: it is not suggested again at once.
        *((lambda one: one.area == area and is_ready(one) and one.id != practised,) if area else ()),
        is_ready,
        lambda _one: True,
    )
    for wish in wishes:
        for one in chain(path[last + 1 :], path[: last + 1]):
            if one.id not in done and wish(one):
                return _first_open_step_of(one, progress)
    return None


def suggest_following(
    path: Sequence[PathExercise], exercise: str, progress: Progress, workshop: Sequence[str] = ()
) -> str | None:
    """The exercise that follows ``exercise`` at its end; None when all the others are done.

    First today's workshop. Then the same area, and then the whole ``path``; in both the next one not done, from this
    one on and round from the beginning. Of several, one whose needs were practised comes before one whose needs never
    were: who has skipped a step of this exercise goes on with the next one all the same.
    """
    others = [one for one in path if one.id != exercise]
    if (place := _next_in_workshop(workshop_exercises(others, workshop), progress)) is not None:
        return place.exercise
    here = next((n for n, one in enumerate(path) if one.id == exercise), -1)
    area = path[here].area if here >= 0 else None
    known = {one.id for one in path}
    met = {name for name, one in progress.exercises.items() if one.last_practised is not None} | {exercise}
    left = [one for one in chain(path[here + 1 :], path[: max(here, 0)]) if not progress.is_done(one.id)]

    def rank(one: PathExercise) -> tuple[bool, bool]:
        ready = all(need in met or need not in known for need in one.needs)
        return one.area != area, not ready

    return min(left, key=rank).id if left else None


def _next_in_workshop(workshop: Sequence[PathExercise], progress: Progress) -> StepPosition | None:
    """The first exercise of the workshop that is not done; those with only skipped steps left come last."""
    left = [one for one in workshop if not progress.is_done(one.id)]
    ahead = [one for one in left if progress.exercise(one.id).first_open_step is not None]
    return _first_open_step_of((ahead or left)[0], progress) if left else None


def _first_open_step_of(one: PathExercise, progress: Progress) -> StepPosition:
    return StepPosition(one.id, progress.exercise(one.id).first_open_step or 0)


def suggest_warm_ups(
    progress: Progress, path: Sequence[PathExercise], now: datetime, count: int = MAX_WARM_UPS
) -> tuple[str, ...]:
    """Up to ``count`` completed exercises, the ones most worth practising again at the aware time ``now`` first.

    Ordered by the probability, after FSRS, of doing it without help; equal ones by the longest time since. At most half
    of what was completed, rounded up, so that a beginner is not sent back to all of it. Never the one that the main
    button leads to.
    """
    if not progress.exercises:
        return ()
    going_on = suggest_next_step(path, progress)
    done = [one.id for one in path if progress.exercise(one.id).completions]
    choice = [name for name in done if not going_on or name != going_on.exercise]
    if not choice:
        return ()

    # fsrs is imported only where something was practised before. Fuzzing would shuffle the suggestions.
    from fsrs import Scheduler

    # The due date is not used: a short interval keeps it within the calendar.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=1, enable_fuzzing=False)

    def urgency(name: str) -> tuple[float, datetime]:
        one = progress.exercise(name)
        return _retrievability(scheduler, one, clock.clamp(now).astimezone(UTC)), one.completions[-1].at

    return tuple(sorted(choice, key=urgency)[: min(count, (len(done) + 1) // 2)])


def _retrievability(scheduler: Scheduler, one: ExerciseProgress, now: datetime) -> float:
    """The probability at ``now`` (0 to 1) of doing the exercise without help, from its last completions.

    Only the last :data:`~kiosk.logbook.progress.COMPLETIONS_KEPT` are replayed, so that a logbook of any length costs
    the same: present skill depends on the last intervals and the help used then, and only the order matters here.
    """
    from fsrs import Card, Rating

    ratings = {"none": Rating.Good, "hint": Rating.Hard, "shown": Rating.Again}
    # fsrs adds up to a century to a date: near the year 9999 it is given the same intervals, centuries earlier.
    early = FOUR_CENTURIES if now.year > LAST_CENTURIES else timedelta(0)
    # With an id and a due date fsrs does not ask the clock, which takes 1 ms.
    card = Card(card_id=1, due=now - early)
    for completion in one.completions:
        # A clock that ran ahead must not date a completion after now.
        at = min(clock.clamp(completion.at).astimezone(UTC), now)
        card, _ = scheduler.review_card(card, ratings[completion.help], at - early)
    return scheduler.get_card_retrievability(card, now - early)
