import pytest

from kiosk.desk.changes import replace
from kiosk.desk.goals.story import StateIs, TimeReached, clock_problems, minutes
from tests.desk.desk_samples import desk


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("14:05", 845), ("9:00", 540), ("00:00", 0), ("23:59", 1439)]
    + [(one, None) for one in ("24:00", "9:60", "9:5", "9h05", "", ":", "-1:00")],
)
def test_the_minutes_of_a_time(clock: str, expected: int | None) -> None:
    assert minutes(clock) == expected
    assert bool(list(clock_problems(clock))) == (expected is None)


def test_a_time_is_reached_from_its_minute_on() -> None:
    at_two = replace(desk(), clock="14:05")
    assert [TimeReached(one).judge(at_two).done for one in ("9:30", "14:05", "14:06")] == [True, True, False]


def test_a_state_that_is_not_known_is_not_so() -> None:
    assert not StateIs("Demande").judge(desk()).done
