"""The calendar as an exercise writes it: what is read, and what is a problem."""

from datetime import date

import pytest

from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.calendar.state import sorted_events
from kiosk.desk.state import TODAY
from tests.desk.desk_samples import desk


def test_days_are_seen_from_the_day_of_the_exercise() -> None:
    events = "[{title: Un, date: demain}, {title: Deux, date: jeudi 4, start: 9 h}]"
    at = desk(f"today: lundi 1er mars 2027\ncalendar: {{events: {events}}}")
    assert [(one.title, one.day) for one in sorted_events(at)] == [("Un", date(2027, 3, 2)), ("Deux", date(2027, 3, 4))]
    assert at.today == date(2027, 3, 1)
    assert desk("clock: '9:00'").today == TODAY


def test_the_agenda_is_on_the_desktop_where_it_is_named() -> None:
    assert "calendar" not in desk("clock: '9:00'").shortcuts
    for text in ("calendar: {}", "open: [calendar]", "shortcuts: [calendar]"):
        assert "calendar" in desk(text).shortcuts


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (EventSpec("Un", "un jour"), "« un jour » n'est pas une date"),
        (EventSpec("Un", "jeudi 20"), "« jeudi 20 » n'est pas une date"),
        (EventSpec("Un", "demain", "tôt"), "« tôt » n'est pas une heure"),
        (EventSpec("Un", "demain", "", "9 h"), "il y a une fin sans début"),
        (EventSpec("Un", "demain", "9 h", "9 h"), "la fin est avant le début"),
        (EventSpec("Un", "{Créneau}", "{Heure}"), ""),
        (EventSpec("Un", "demain", "23 h 30"), ""),
    ],
)
def test_what_cannot_be_read_is_a_problem(event: EventSpec, problem: str) -> None:
    assert [what for _path, what, _write in event.problems(TODAY)] == ([problem] if problem else [])


def test_an_end_that_is_left_out_is_an_hour_later_and_within_the_day() -> None:
    found = [EventSpec("Un", "demain", text).event("", TODAY) for text in ("9 h", "23 h 30")]
    assert [one.minutes for one in found if one] == [(540, 600), (1410, 1439)]
    assert EventSpec("Un", "un jour").event("", TODAY) is None
    assert EventSpec("Un", "demain", "tôt").event("", TODAY) is None
