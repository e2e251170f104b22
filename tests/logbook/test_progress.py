"""Progress only ever grows, and is the same from whichever station it is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.events import Event
from kiosk.logbook.events import (
    ExerciseDone,
    Help,
    JournalEntry,
    SettingChosen,
    Started,
    StepDone,
    StepPassed,
    Stopped,
    make_entry,
)
from kiosk.logbook.progress import COMPLETIONS_KEPT, Progress, StepPosition, fold_events
from kiosk.logbook.timeline import Timeline, merge_entries
from tests.logbook.logbook_strategies import BEGIN, ENTRIES, EVENTS, by_the_clock, stations

CLICK, DRAG = "souris/1-cliquer", "souris/2-glisser"


def story(*events: Event) -> list[JournalEntry]:
    """These events, one a minute, in one sitting."""
    return [make_entry(event, BEGIN + timedelta(minutes=n), "story", n) for n, event in enumerate(events)]


def done(exercise: str, step: int, help_: Help = "none", of: int = 3) -> StepDone:
    return StepDone(exercise, step, of, help_)


Stations = tuple[list[JournalEntry], list[JournalEntry], list[JournalEntry]]


@given(stations(), st.permutations(range(3)))
def test_the_order_in_which_files_are_read_does_not_count(held: Stations, order: list[int]) -> None:
    assert fold_events(Timeline(*(held[number] for number in order))) == fold_events(Timeline(*held))


@given(stations())
def test_what_is_read_twice_counts_once(held: Stations) -> None:
    one, two, _ = held
    assert fold_events([*one, *two, *one]) == fold_events([*one, *two])
    assert fold_events(Timeline(one, two, one)) == fold_events(Timeline(one, two))


@given(stations())
def test_two_stations_merged_are_their_union(held: Stations) -> None:
    one, two, _ = map(by_the_clock, held)
    assert fold_events(merge_entries(one, two)) == fold_events(Timeline(two, one))
    together = fold_events([*one, *two])
    for name in {*fold_events(one).exercises, *fold_events(two).exercises}:
        apart = fold_events(one).exercise(name).steps_done | fold_events(two).exercise(name).steps_done
        assert together.exercise(name).steps_done == apart


@given(stations())
def test_nothing_done_is_ever_undone(held: Stations) -> None:
    before, more, _ = held
    earlier, later = fold_events(before), fold_events([*before, *more])
    assert earlier.done <= later.done
    for name, one in earlier.exercises.items():
        assert one.steps_done <= later.exercise(name).steps_done
        assert one.times_done <= later.exercise(name).times_done


@given(ENTRIES, st.lists(EVENTS, max_size=5))
def test_going_on_entry_by_entry_is_the_same_as_folding_all(entries: list[JournalEntry], events: list[Event]) -> None:
    new = [make_entry(event, BEGIN + timedelta(hours=1), "later", n) for n, event in enumerate(events)]
    progress = fold_events(entries)
    for made in new:
        progress = progress.after(made)
    assert progress == fold_events([*entries, *new])


def test_an_empty_logbook_has_nowhere_to_go_on() -> None:
    assert fold_events([]) == Progress()
    assert fold_events([]).next_position is None
    assert not fold_events([]).is_done(CLICK)


def test_one_goes_on_at_the_first_step_not_done_of_what_was_begun_last() -> None:
    progress = fold_events(
        story(Started(CLICK), done(CLICK, 0), Stopped(CLICK, 1), Started(DRAG), done(DRAG, 0), done(DRAG, 1))
    )
    assert progress.next_position == StepPosition(DRAG, 2)
    assert progress.unfinished == (StepPosition(DRAG, 2), StepPosition(CLICK, 1))
    ended = fold_events(
        story(
            *(made.event for made in story(Started(CLICK), done(CLICK, 0), Started(DRAG))),
            *(done(DRAG, step) for step in range(3)),
            ExerciseDone(DRAG, "Je sais glisser."),
        )
    )
    assert ended.next_position == StepPosition(CLICK, 1)


def test_a_step_left_for_another_day_is_no_gate() -> None:
    passed = story(Started(CLICK), done(CLICK, 0), StepPassed(CLICK, 1))
    assert fold_events(passed).next_position == StepPosition(CLICK, 2)
    to_the_end = story(Started(CLICK), done(CLICK, 0), StepPassed(CLICK, 1), done(CLICK, 2))
    assert fold_events(to_the_end).next_position is None
    assert not fold_events(to_the_end).is_done(CLICK)


def test_an_exercise_done_once_is_not_unfinished_when_it_is_begun_again() -> None:
    again = story(Started(CLICK), done(CLICK, 0, of=1), ExerciseDone(CLICK, "Je sais cliquer."), Started(CLICK))
    assert fold_events(again).next_position is None


def test_steps_done_in_parts_at_two_stations_make_the_exercise_done() -> None:
    here = [make_entry(done(CLICK, step), BEGIN, "here", step) for step in (0, 2)]
    there = [make_entry(done(CLICK, 1), BEGIN, "there", 0)]
    assert not fold_events(here).is_done(CLICK)
    assert fold_events([*here, *there]).is_done(CLICK)


def test_each_doing_has_the_most_help_that_was_used_in_it() -> None:
    end = ExerciseDone(CLICK, "Je sais cliquer.", "Cliquer")
    one = fold_events(
        story(
            *(Started(CLICK), done(CLICK, 0), done(CLICK, 1, "shown"), done(CLICK, 2, "hint"), end),
            *(Started(CLICK), done(CLICK, 0), done(CLICK, 1, "hint"), done(CLICK, 2), end),
            *(Started(CLICK), done(CLICK, 0), done(CLICK, 1), done(CLICK, 2), end),
        )
    ).exercise(CLICK)
    assert [doing.help for doing in one.completions] == ["shown", "hint", "none"]
    assert one.times_done == 3
    assert one.can_do == "Je sais cliquer."
    assert one.title == "Cliquer"
    assert one.last_practised == BEGIN + timedelta(minutes=14)


def test_a_long_logbook_keeps_the_last_completions_and_counts_them_all() -> None:
    one = fold_events(story(*[ExerciseDone(CLICK, "Je sais cliquer.")] * 50)).exercise(CLICK)
    assert one.times_done == 50
    assert len(one.completions) == COMPLETIONS_KEPT
    assert one.completions[-1].at == BEGIN + timedelta(minutes=49)


def test_the_last_choice_of_a_setting_counts() -> None:
    assert fold_events(story(SettingChosen("language", "en"), SettingChosen("language", "fr"))).settings == {
        "language": "fr"
    }


# -- clocks that were wrong -----------------------------------------------------------------------------------------

WRONG = BEGIN.replace(year=2099)
NEXT_WEEK = BEGIN + timedelta(days=7)


def written(*events: Event, at: datetime, sitting: str) -> list[JournalEntry]:
    return [make_entry(event, at + timedelta(seconds=n), sitting, n) for n, event in enumerate(events)]


AHEAD = written(Started(DRAG), done(DRAG, 0), SettingChosen("language", "en"), at=WRONG, sitting="ahead")
SINCE = written(Started(CLICK), done(CLICK, 0), SettingChosen("language", "fr"), at=NEXT_WEEK, sitting="since")


@pytest.mark.parametrize("files", [([*AHEAD, *SINCE],), (AHEAD, SINCE), (SINCE, AHEAD)], ids=len)
def test_an_evening_with_the_clock_far_ahead_decides_nothing_later(files: tuple[list[JournalEntry], ...]) -> None:
    progress = fold_events(Timeline(*files), NEXT_WEEK + timedelta(days=1))
    assert progress.next_position == StepPosition(CLICK, 1)
    assert progress.unfinished == (StepPosition(CLICK, 1), StepPosition(DRAG, 1))
    assert progress.last_practised == CLICK
    assert progress.settings == {"language": "fr"}


def test_what_is_done_now_is_the_latest_whatever_the_clock_says() -> None:
    progress = fold_events(SINCE, NEXT_WEEK)
    for entry in written(Started(DRAG), done(DRAG, 0), at=BEGIN.replace(year=2020), sitting="behind"):
        progress = progress.after(entry)
    assert progress.next_position == StepPosition(DRAG, 1)


def test_a_completion_dated_in_the_future_counts_at_the_time_of_the_line_before_it() -> None:
    end = ExerciseDone(CLICK, "Je sais cliquer.")
    before = written(Started(CLICK), at=BEGIN, sitting="before")
    ahead = written(end, at=WRONG, sitting="ahead")
    (completion,) = fold_events([*before, *ahead], NEXT_WEEK).exercise(CLICK).completions
    assert completion.at == BEGIN
