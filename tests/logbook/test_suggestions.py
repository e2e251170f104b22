"""The one next step, and the warm-ups: the path suggests, it never forbids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.events import Event
from kiosk.logbook.events import ExerciseDone, Help, JournalEntry, Started, StepDone, StepPassed, make_entry
from kiosk.logbook.progress import Progress, StepPosition, fold_events
from kiosk.logbook.suggestions import suggest_following, suggest_next_step, suggest_warm_ups, workshop_exercises
from tests.logbook.logbook_strategies import BEGIN, ENTRIES


@dataclass(frozen=True)
class One:
    id: str
    needs: tuple[str, ...] = ()

    @property
    def area(self) -> str:
        return self.id.split("/")[0]


CLICK, DRAG, LETTER, ACCENT, MAIL = (
    One("souris/1-cliquer"),
    One("souris/2-glisser", ("souris/1-cliquer",)),
    One("clavier/1-lettre"),
    One("clavier/2-accent", ("clavier/1-lettre",)),
    One("email/1-lire", ("souris/1-cliquer", "clavier/1-lettre")),
)
PATH = [CLICK, DRAG, LETTER, ACCENT, MAIL]


def did(
    *exercises: One | Event, at: datetime = BEGIN, help_: Help = "none", sitting: str = "did"
) -> list[JournalEntry]:
    """Exercises done one after the other from ``at`` on, and other events between."""
    entries: list[JournalEntry] = []
    for one in exercises:
        events = (
            (Started(one.id), StepDone(one.id, 0, 1, help_), ExerciseDone(one.id, "Je sais."))
            if isinstance(one, One)
            else (one,)
        )
        for event in events:
            entries.append(make_entry(event, at + timedelta(minutes=len(entries)), sitting, len(entries)))
    return entries


def after(*exercises: One | Event) -> Progress:
    return fold_events(did(*exercises))


def goes_to(progress: Progress, path: list[One] = PATH) -> str | None:
    place = suggest_next_step(path, progress)
    return place.exercise if place else None


def test_who_begins_begins_at_the_beginning() -> None:
    assert suggest_next_step(PATH, Progress()) == StepPosition(CLICK.id, 0)


def test_what_was_begun_comes_first_at_its_step() -> None:
    progress = after(CLICK, Started(LETTER.id), StepDone(LETTER.id, 0, 3, "none"), Started(CLICK.id))
    assert suggest_next_step(PATH, progress) == StepPosition(LETTER.id, 1)


def test_then_the_same_area_goes_on() -> None:
    assert goes_to(after(CLICK)) == DRAG.id
    assert goes_to(after(LETTER)) == ACCENT.id


def test_then_the_path_goes_on_from_where_the_person_is_and_not_from_its_beginning() -> None:
    assert goes_to(after(CLICK, LETTER, ACCENT)) == MAIL.id
    assert goes_to(after(CLICK, LETTER, ACCENT, MAIL)) == DRAG.id


def test_what_needs_something_not_done_waits_while_there_is_another() -> None:
    assert goes_to(after(LETTER, ACCENT)) == CLICK.id


def test_and_is_suggested_all_the_same_when_there_is_none() -> None:
    circle = [One("a/1-x", ("a/1-y",)), One("a/1-y", ("a/1-x",))]
    assert goes_to(Progress(), circle) == "a/1-x"


def test_a_need_that_is_not_in_the_course_keeps_nothing_back() -> None:
    assert goes_to(Progress(), [One("a/1-x", ("b/1-broken",)), One("a/1-y")]) == "a/1-x"


def test_what_was_left_for_another_day_is_not_met_again_at_once() -> None:
    progress = after(Started(CLICK.id), StepDone(CLICK.id, 0, 2, "none"), StepPassed(CLICK.id, 1))
    assert goes_to(progress) == LETTER.id


def test_an_exercise_that_left_the_course_is_not_suggested() -> None:
    assert goes_to(after(Started("souris/1-ancien"))) == CLICK.id
    assert suggest_warm_ups(after(One("souris/1-ancien")), PATH, BEGIN) == ()


def test_when_all_is_done_there_is_no_next_and_there_are_warm_ups() -> None:
    progress = after(*PATH)
    assert suggest_next_step(PATH, progress) is None
    assert len(suggest_warm_ups(progress, PATH, BEGIN + timedelta(days=3))) == 3


def in_workshop_goes_to(progress: Progress, *workshop: str) -> str | None:
    place = suggest_next_step(PATH, progress, workshop)
    return place.exercise if place else None


def test_a_workshop_comes_first_in_the_advisers_order() -> None:
    assert in_workshop_goes_to(Progress(), ACCENT.id, "email") == ACCENT.id
    assert in_workshop_goes_to(after(ACCENT), ACCENT.id, "email") == MAIL.id
    assert in_workshop_goes_to(Progress(), "clavier") == LETTER.id
    assert in_workshop_goes_to(after(LETTER), "clavier") == ACCENT.id


def test_what_was_begun_elsewhere_waits_until_the_workshop_is_done() -> None:
    begun = Started(CLICK.id), StepDone(CLICK.id, 0, 3, "none")
    assert in_workshop_goes_to(after(*begun), MAIL.id) == MAIL.id
    assert suggest_next_step(PATH, after(*begun, MAIL), (MAIL.id,)) == StepPosition(CLICK.id, 1)


def test_what_was_begun_in_the_workshop_goes_on_at_its_step() -> None:
    progress = after(Started(MAIL.id), StepDone(MAIL.id, 0, 3, "none"))
    assert suggest_next_step(PATH, progress, ("email",)) == StepPosition(MAIL.id, 1)


def test_what_was_left_for_another_day_comes_last_in_the_workshop_and_comes() -> None:
    left = Started(CLICK.id), StepDone(CLICK.id, 0, 2, "none"), StepPassed(CLICK.id, 1)
    assert in_workshop_goes_to(after(*left), "souris") == DRAG.id
    assert in_workshop_goes_to(after(*left, DRAG), "souris") == CLICK.id


def test_a_workshop_that_is_not_in_the_course_or_is_done_changes_nothing() -> None:
    progress = after(CLICK)
    for workshop in ((), ("tricot",), ("souris/9-ancien",), ("",), (CLICK.id,)):
        assert suggest_next_step(PATH, progress, workshop) == suggest_next_step(PATH, progress)


def test_an_exercise_that_is_named_twice_is_there_once_at_its_first_place() -> None:
    assert workshop_exercises(PATH, (ACCENT.id, "souris", "clavier", ACCENT.id, "tricot")) == (
        ACCENT,
        CLICK,
        DRAG,
        LETTER,
    )


@given(ENTRIES, st.lists(st.sampled_from([*(one.id for one in PATH), "souris", "clavier", "tricot"])))
def test_who_goes_on_pressing_the_button_does_the_whole_workshop_first(
    entries: list[JournalEntry], workshop: list[str]
) -> None:
    progress, wanted = fold_events(entries), workshop_exercises(PATH, workshop)
    place = suggest_next_step(PATH, progress, workshop)
    left = {one.id for one in wanted if not progress.is_done(one.id)}
    assert place is None or not progress.is_done(place.exercise)
    if left:
        assert place is not None
        assert place.exercise in left


@given(ENTRIES)
def test_something_is_suggested_as_long_as_something_is_not_done(entries: list[JournalEntry]) -> None:
    progress = fold_events(entries)
    place = suggest_next_step(PATH, progress)
    assert (place is None) == all(progress.is_done(one.id) for one in PATH)
    assert place is None or not progress.is_done(place.exercise)


@pytest.mark.parametrize(("done", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_who_has_done_little_is_offered_few_warm_ups(done: int, expected: int) -> None:
    assert len(suggest_warm_ups(after(*PATH[:done]), PATH, BEGIN + timedelta(days=2))) == expected


def test_help_used_and_time_gone_by_bring_an_exercise_back_first() -> None:
    progress = fold_events(
        [
            *did(CLICK, at=BEGIN, help_="none", sitting="a"),
            *did(DRAG, at=BEGIN, help_="shown", sitting="b"),
            *did(LETTER, at=BEGIN, help_="hint", sitting="c"),
            *did(ACCENT, at=BEGIN + timedelta(days=9), help_="none", sitting="d"),
            *did(MAIL, at=BEGIN + timedelta(days=9), help_="none", sitting="e"),
        ]
    )
    assert suggest_warm_ups(progress, PATH, BEGIN + timedelta(days=10)) == (DRAG.id, LETTER.id, CLICK.id)


def test_what_was_practised_often_waits_longer() -> None:
    often = [made for day in (0, 3, 9) for made in did(CLICK, at=BEGIN + timedelta(days=day), sitting=f"click{day}")]
    once = did(LETTER, at=BEGIN + timedelta(days=9), sitting="letter")
    assert suggest_warm_ups(fold_events([*often, *once]), PATH, BEGIN + timedelta(days=20)) == (LETTER.id,)


@given(ENTRIES, st.integers(-400, 4000))
def test_warm_ups_are_things_done_and_never_the_big_button(entries: list[JournalEntry], days: int) -> None:
    path = [One("souris/1-cliquer"), One("souris/2-glisser"), One("clavier/1-lettre")]
    progress, now = fold_events(entries), BEGIN + timedelta(days=days)
    offered = suggest_warm_ups(progress, path, now)
    place = suggest_next_step(path, progress)
    assert place is None or place.exercise not in offered
    assert set(offered) <= progress.done
    assert len(set(offered)) == len(offered) <= 3
    assert offered == suggest_warm_ups(progress, path, now)


def test_a_clock_that_ran_far_ahead_is_no_obstacle() -> None:
    ahead = did(CLICK, at=datetime.max.replace(tzinfo=BEGIN.tzinfo) - timedelta(days=1))
    assert suggest_warm_ups(fold_events([*ahead, *did(LETTER, sitting="b")]), PATH, BEGIN + timedelta(days=1)) == (
        LETTER.id,
    )


# -- what follows an exercise ---------------------------------------------------------------------------------------


def test_an_exercise_is_followed_by_the_next_one_of_its_area_even_where_its_steps_were_passed() -> None:
    passed = after(Started(CLICK.id), StepPassed(CLICK.id, 0))
    assert suggest_following(PATH, CLICK.id, passed) == DRAG.id
    assert suggest_following(PATH, LETTER.id, Progress()) == ACCENT.id, "whatever it needs"


def test_of_an_area_what_was_left_out_comes_before_another_area() -> None:
    assert suggest_following(PATH, DRAG.id, after(DRAG)) == CLICK.id
    assert suggest_following(PATH, ACCENT.id, after(LETTER, ACCENT)) == CLICK.id, "then what needs nothing unmet"
    assert suggest_following(PATH, ACCENT.id, after(CLICK, DRAG, LETTER, ACCENT)) == MAIL.id


def test_an_exercise_begun_in_another_area_does_not_call_away() -> None:
    progress = after(Started(MAIL.id), StepDone(MAIL.id, 0, 3, "none"), CLICK)
    assert suggest_following(PATH, CLICK.id, progress) == DRAG.id


def test_a_workshop_decides_what_follows_and_nothing_follows_the_last() -> None:
    assert suggest_following(PATH, CLICK.id, after(CLICK), ["souris/1-cliquer", "email"]) == MAIL.id
    assert suggest_following(PATH, MAIL.id, after(*PATH)) is None
    assert suggest_following(PATH, "tricot/1-point", Progress()) == CLICK.id


@given(ENTRIES, st.sampled_from(PATH))
def test_what_follows_is_never_done_nor_the_same(entries: list[JournalEntry], one: One) -> None:
    progress = fold_events(entries)
    following = suggest_following(PATH, one.id, progress)
    assert following is None or (following != one.id and not progress.is_done(following))
    assert (following is None) == all(progress.is_done(other.id) for other in PATH if other != one)
