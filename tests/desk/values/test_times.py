"""Times of the day as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.times import DAY, format_time, normalize_time, read_time, time_problem

READ = {
    "14:30": "14:30", "14h30": "14:30", "14 h 30": "14:30", "14H30": "14:30", "14.30": "14:30", "14,30": "14:30",
    "1430": "14:30", "14 30": "14:30", "14 heures 30": "14:30", "14 h 30 min": "14:30", "à 14h30": "14:30",
    "14\u00a0h\u00a030": "14:30", "14-30": "14:30", "9": "09:00", "09": "09:00", "9h": "09:00", "9 h": "09:00",
    "9 heures": "09:00", "1 heure": "01:00", "9h00": "09:00", "930": "09:30", "9h5": "09:05", "midi": "12:00",
    "Minuit": "00:00", "0 h": "00:00", "midi et demi": "12:30", "9 h et quart": "09:15", "9 h et demie": "09:30",
    "9 h moins le quart": "08:45", "2 h de l'après-midi": "14:00", "8h du soir": "20:00", "8 h du matin": "08:00",
    "23:59": "23:59",
}  # fmt: skip


@pytest.mark.parametrize(("text", "time"), READ.items())
def test_a_time_is_read_as_people_write_it(text: str, time: str) -> None:
    assert (normalize_time(text), time_problem(text)) == (time, "")


@pytest.mark.parametrize("text", ["", "tôt", "25 h", "14:60", "14 h 30 45", "h", "12345", "minuit moins le quart"])
def test_what_is_no_time_is_said_in_a_sentence(text: str) -> None:
    assert (read_time(text), time_problem(text)) == (None, "Écrivez l'heure comme ceci : 14 h 30.")


@given(st.integers(0, DAY - 1))
def test_a_time_in_words_is_read_as_that_time(minutes: int) -> None:
    assert read_time(format_time(minutes)) == minutes


@given(st.text(max_size=16))
def test_any_text_is_a_time_or_has_a_sentence(text: str) -> None:
    assert (read_time(text) is None) == bool(time_problem(text))
