"""A clock that was wrong once decides nothing about the lines around it, nor about other files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import LAST_INSTANT
from kiosk.logbook.events import JournalEntry, Started, make_entry
from kiosk.logbook.timeline import Timeline
from kiosk.logbook.trusted_times import FIRST_EVENT, latest_trusted
from tests.logbook.logbook_strategies import BEGIN

NOW = BEGIN + timedelta(days=400)
WRONG = st.sampled_from(
    [datetime(1970, 1, 3, tzinfo=UTC), datetime(2025, 12, 31, tzinfo=UTC), BEGIN.replace(year=2099)]
)
"""Times that no station's clock can have shown while it was right, until the station's own time is :data:`NOW`."""


def line(number: int, at: datetime, sitting: str) -> JournalEntry:
    return make_entry(Started(f"souris/{number}"), at, sitting, number)


def names(files: Sequence[Sequence[JournalEntry]], now: datetime = NOW) -> list[str]:
    """The exercises that were started, in order."""
    timeline = Timeline(*files)
    events = [timeline.events[number] for _at, number in timeline.occurrences(latest_trusted(now))]
    return [event.exercise for event in events if isinstance(event, Started)]


@st.composite
def _honest(draw: st.DrawFn) -> list[list[JournalEntry]]:
    """Two files whose clocks were right, at different times."""
    days = draw(st.lists(st.integers(0, 300), min_size=2, max_size=12, unique=True))
    lines = [line(500 + n, BEGIN + timedelta(days=day), f"s{n}") for n, day in enumerate(sorted(days))]
    here = draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    return [[one for one, where in zip(lines, here, strict=True) if where == side] for side in (True, False)]


@given(_honest(), WRONG, st.data())
def test_an_evening_with_a_wrong_clock_disturbs_nothing_but_itself(
    files: list[list[JournalEntry]], wrong: datetime, data: st.DataObject
) -> None:
    """What was written at that time stands right after the line before it, and all the rest as it would without it."""
    at = data.draw(st.integers(0, len(files[0])))
    evening = [line(100 + n, wrong + timedelta(minutes=n), "evening") for n in range(data.draw(st.integers(1, 4)))]
    disturbed = [*files[0][:at], *evening, *files[0][at:]]
    found, undisturbed = names([disturbed, files[1]]), names(files)
    assert [name for name in found if not name.startswith("souris/10")] == undisturbed
    first = found.index("souris/100")
    assert found[first : first + len(evening)] == [f"souris/{100 + n}" for n in range(len(evening))]
    before = names([[files[0][at - 1]]])[0] if at else None
    assert first == (found.index(before) + 1 if before else 0)


@given(st.integers(1, 18))
def test_a_clock_that_was_wrong_by_days_is_outvoted_by_the_lines_around_it(count: int) -> None:
    """Its time is possible, and contradicts more lines of its file than agree with it."""
    right = [line(200 + n, BEGIN + timedelta(days=301 + n), "right") for n in range(count + 1)]
    evening = [line(100 + n, BEGIN + timedelta(days=350, minutes=n), "evening") for n in range(count)]
    found = names([[*evening, *right], [line(300, BEGIN + timedelta(days=320), "other")]])
    assert found[-1] == "souris/300"


def test_a_file_without_one_trusted_time_comes_before_all_others() -> None:
    ahead = [line(1, BEGIN.replace(year=2099), "ahead")]
    behind = [line(2, BEGIN.replace(year=1999), "behind")]
    assert names([ahead, [line(3, BEGIN, "right")], behind])[-1] == "souris/3"


@pytest.mark.parametrize("days", [0.5, 2])
def test_a_clock_is_trusted_that_is_ahead_by_less_than_a_day(days: float) -> None:
    ahead = [line(1, NOW + timedelta(days=days), "ahead")]
    assert names([ahead, [line(2, NOW, "now")]])[-1] == ("souris/1" if days < 1 else "souris/2")


def test_a_station_whose_own_clock_must_be_wrong_distrusts_no_other() -> None:
    assert latest_trusted(FIRST_EVENT - timedelta(days=1)) == LAST_INSTANT
    files = [[line(1, NOW, "later")], [line(2, BEGIN, "earlier")]]
    assert names(files, datetime(1970, 1, 3, tzinfo=UTC)) == ["souris/2", "souris/1"]
