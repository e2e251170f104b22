"""What to suggest: the one next step, and a few warm-ups. Pure. The path suggests, it never forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar

from kiosk import clock
from kiosk.logbook.progress import ExerciseProgress, Place, Progress

if TYPE_CHECKING:
    from fsrs import Scheduler

WARM_UPS = 3
FOUR_CENTURIES, LAST_CENTURIES = timedelta(days=146_097), 9800


class OnThePath(Protocol):
    """What must be known of an exercise of the course to suggest it."""

    @property
    def id(self) -> str:
        """``souris/1-bouger-la-fleche``"""

    @property
    def area(self) -> str:
        """``souris``"""

    @property
    def needs(self) -> Sequence[str]:
        """The exercises that teach what this one uses."""


One = TypeVar("One", bound=OnThePath)


def in_workshop(path: Iterable[One], workshop: Sequence[str]) -> tuple[One, ...]:
    """The exercises of a workshop in its own order, each once: areas and exercises by id, an area in the path's order.

    What is not in the course is passed over.
    """
    if not workshop:
        return ()
    place = {wanted: number for number, wanted in reversed(list(enumerate(workshop)))}
    nowhere = len(workshop)
    places = ((min(place.get(one.id, nowhere), place.get(one.area, nowhere)), one) for one in path)
    return tuple(one for at, one in sorted(places, key=lambda pair: pair[0]) if at < nowhere)


def next_step(path: Sequence[OnThePath], progress: Progress, workshop: Sequence[str] = ()) -> Place | None:
    """Where the one big button goes, on the whole ``path`` of the course in teaching order; None when all is done.

    First the workshop, the areas and exercises that an adviser put first today, in their order; someone in a workshop
    does what the others do, whatever it needs. Then an exercise that was begun and not ended. Then the next one that is
    not done, counted on from what was practised last and round again from the beginning: in the same area if what it
    needs is done, then anywhere if what it needs is done, then anywhere. A need that is not in the course keeps nothing
    back.
    """
    if (place := _in_workshop_next(in_workshop(path, workshop), progress)) is not None:
        return place
    known = {one.id for one in path}
    for place in progress.unfinished:
        if place.exercise in known:
            return place
    done = progress.done
    practised = progress.last_practised
    last = next((n for n, one in enumerate(path) if one.id == practised), -1) if practised else -1
    area = path[last].area if last >= 0 else None

    def is_ready(one: OnThePath) -> bool:
        return all(need in done or need not in known for need in one.needs)

    wishes: tuple[Callable[[OnThePath], bool], ...] = (
        # What was practised last and is still not done was left for another day: it is not met again at once.
        *((lambda one: one.area == area and is_ready(one) and one.id != practised,) if area else ()),
        is_ready,
        lambda _one: True,
    )
    for wish in wishes:
        for one in chain(path[last + 1 :], path[: last + 1]):
            if one.id not in done and wish(one):
                return _place(one, progress)
    return None


def _in_workshop_next(workshop: Sequence[OnThePath], progress: Progress) -> Place | None:
    """The first exercise of the workshop that is not done; what was left for another day comes after the others."""
    left = [one for one in workshop if not progress.is_done(one.id)]
    ahead = [one for one in left if progress.exercise(one.id).step_to_go_on is not None]
    return _place((ahead or left)[0], progress) if left else None


def _place(one: OnThePath, progress: Progress) -> Place:
    return Place(one.id, progress.exercise(one.id).step_to_go_on or 0)


def warm_ups(progress: Progress, path: Sequence[OnThePath], now: datetime, count: int = WARM_UPS) -> tuple[str, ...]:
    """Up to ``count`` exercises done before, the ones most worth meeting again at the aware time ``now`` first.

    Ordered by the chance, as FSRS reckons it, that the gesture comes back without help; equal ones by the longest time
    since. At most half of what was done, rounded up, so that someone who begins is not sent back to all of it. Never
    the one of the big button.
    """
    if not progress.exercises:
        return ()
    going_on = next_step(path, progress)
    done = [one.id for one in path if progress.exercise(one.id).doings]
    choice = [name for name in done if not going_on or name != going_on.exercise]
    if not choice:
        return ()

    # fsrs costs its import only where something was practised before. Fuzzing would shuffle what is shown.
    from fsrs import Scheduler

    # A date to come back on is not asked for: none is far away, so none lies beyond the calendar.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=1, enable_fuzzing=False)

    def worth(name: str) -> tuple[float, datetime]:
        one = progress.exercise(name)
        return _retrievability(scheduler, one, clock.clamp(now).astimezone(UTC)), one.doings[-1].at

    return tuple(sorted(choice, key=worth)[: min(count, (len(done) + 1) // 2)])


def _retrievability(scheduler: Scheduler, one: ExerciseProgress, now: datetime) -> float:
    """The chance at ``now`` (0 to 1) that the exercise is done without help, from its last doings.

    Only the last :data:`~kiosk.logbook.progress.DOINGS_KEPT` are replayed. What someone can do now hangs on the last
    intervals and the help used then; the first ones only scale it, and we ask for an order, not for a date. So a
    logbook of any length costs the same.
    """
    from fsrs import Card, Rating

    ratings = {"none": Rating.Good, "hint": Rating.Hard, "shown": Rating.Again}
    # fsrs adds up to a century to a date: near the end of all years it reckons with the same ones, long before.
    early = FOUR_CENTURIES if now.year > LAST_CENTURIES else timedelta(0)
    # An id and a date of our own: without them fsrs asks the clock, and waits 1 ms.
    card = Card(card_id=1, due=now - early)
    for doing in one.doings:
        # A clock that ran ahead must not date a doing after now.
        at = min(clock.clamp(doing.at).astimezone(UTC), now)
        card, _ = scheduler.review_card(card, ratings[doing.help], at - early)
    return scheduler.get_card_retrievability(card, now - early)
