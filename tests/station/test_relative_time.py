"""When something happened, as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n import use_language
from kiosk.station.relative_time import relative_day, relative_time

NOW = datetime(2026, 3, 1, 8, 30)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 1, 0, 0), "aujourd'hui à 0 h 00"),
        (datetime(2026, 2, 28, 23, 59), "hier à 23 h 59"),
        (datetime(2026, 2, 27, 9, 5), "le 27 février à 9 h 05"),
        (datetime(2025, 12, 31, 14, 10), "le 31 décembre 2025 à 14 h 10"),
        (datetime(2026, 3, 2, 8, 0), "le 2 mars à 8 h 00"),  # a clock that was set back
    ],
)
def test_a_moment_is_written_as_people_say_it(at: datetime, words: str) -> None:
    assert relative_time(at, NOW) == words


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1)), st.integers(2, 800))
def test_two_days_never_have_the_same_words(now: datetime, days: int) -> None:
    at = now - timedelta(days=days)
    assert relative_day(at, now) != relative_day(at + timedelta(days=1), now)


def test_the_first_of_a_month_is_1er_in_french_alone() -> None:
    at, now = datetime(2026, 3, 1, 9, 5), datetime(2026, 3, 20)
    assert relative_time(at, now) == "le 1er mars à 9 h 05"
    assert relative_day(at, datetime(2027, 3, 20)) == "le 1er mars 2026"
    use_language("en")
    assert "1 March" in relative_day(at, now)
