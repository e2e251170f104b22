"""The appointments of the calendar, and where the learner is in it."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

import msgspec

from kiosk.desk.changes import set_focus, with_content, with_location
from kiosk.desk.state import Desk
from kiosk.desk.values.days import format_day, format_day_and_year
from kiosk.desk.values.times import DAY, format_time
from kiosk.i18n import _

KEY = "calendar"
GRID = "calendar/days"
DAY_CELL = "calendar/day/"
"""Before the date, in the id of a day of the month."""
EVENT = "calendar/event/"
"""Before its id, in the id of an appointment in a month or a day."""
LENGTH = 60
"""Minutes of an appointment whose end is not written."""

Screen = Literal["month", "day", "event", "form"]
Answer = Literal["accepted", "refused"]


class Event(msgspec.Struct, frozen=True):
    """An appointment; ``start`` and ``end`` are minutes since midnight, None where it lasts the whole day.

    ``source`` is the message that it was put in from.
    """

    id: str
    title: str
    day: date
    start: int | None = None
    end: int | None = None
    place: str = ""
    reminder: str = ""
    source: str = ""

    @property
    def minutes(self) -> tuple[int, int]:
        """Its first minute of the day and the one after its last."""
        return (0, DAY) if self.start is None or self.end is None else (self.start, max(self.end, self.start + 1))

    @property
    def time_text(self) -> str:
        """Its time: « de 14 h à 15 h »."""
        if self.start is None or self.end is None:
            return _("toute la journée")
        return _("de {start} à {end}").format(start=format_time(self.start), end=format_time(self.end))

    @property
    def when_text(self) -> str:
        """Its day and its beginning: « jeudi 19 novembre à 14 h »."""
        if self.start is None:
            return format_day(self.day)
        return _("{day} à {time}").format(day=format_day(self.day), time=format_time(self.start))

    @property
    def whole_text(self) -> str:
        """Its day with the year, and its time: « jeudi 19 novembre 2026, de 14 h à 15 h »."""
        return f"{format_day_and_year(self.day)}, {self.time_text}"


class Calendar(msgspec.Struct, frozen=True):
    """What undo restores: the appointments by id, and the answers to invitations by the message that brought them."""

    events: dict[str, Event] = {}
    answers: dict[str, Answer] = {}


class CalendarLocation(msgspec.Struct, frozen=True):
    """Where the learner is: the screen, the month and the day that it displays, the appointment that is open.

    ``behind`` is the screen that an appointment was opened from. The form is for ``event``, or for a new one at
    ``hour``, where that is known; ``shows_errors``: the learner clicked on Enregistrer. ``made`` counts appointments.
    """

    day: date
    year: int
    month: int
    screen: Screen = "month"
    event: str = ""
    behind: Literal["month", "day"] = "month"
    hour: int | None = None
    shows_errors: bool = False
    made: int = 0


def calendar_of(desk: Desk) -> Calendar:
    """The appointments."""
    return cast(Calendar, desk.content.programs[KEY])


def calendar_location(desk: Desk) -> CalendarLocation:
    """Where the learner is in the calendar."""
    return cast(CalendarLocation, desk.place.programs[KEY])


def with_calendar(desk: Desk, calendar: Calendar) -> Desk:
    """Set the appointments, which undo restores."""
    return with_content(desk, KEY, calendar)


def with_calendar_location(desk: Desk, location: CalendarLocation) -> Desk:
    """Set where the learner is in the calendar."""
    return with_location(desk, KEY, location)


def event_of(desk: Desk, id: str) -> Event | None:
    """The appointment with this id."""
    return calendar_of(desk).events.get(id)


def sorted_events(desk: Desk) -> tuple[Event, ...]:
    """Every appointment, the earliest first."""
    return tuple(sorted(calendar_of(desk).events.values(), key=lambda one: (one.day, one.minutes, one.title, one.id)))


def events_by_day(desk: Desk) -> dict[date, tuple[Event, ...]]:
    """The appointments of each day that has some, the earliest first."""
    found: dict[date, tuple[Event, ...]] = {}
    for one in sorted_events(desk):
        found[one.day] = (*found.get(one.day, ()), one)
    return found


def events_at_the_same_time(desk: Desk, event: Event) -> tuple[Event, ...]:
    """The other appointments at the same time; those of a whole day leave room for others."""
    if event.start is None:
        return ()
    start, end = event.minutes
    return tuple(
        one
        for one in sorted_events(desk)
        if one.id != event.id and one.day == event.day and one.start is not None
        and one.minutes[0] < end and start < one.minutes[1]
    )  # fmt: skip


def displayed_screen(desk: Desk) -> Screen:
    """The screen; the one behind it where the appointment is gone."""
    location = calendar_location(desk)
    gone = location.screen == "event" and event_of(desk, location.event) is None
    return location.behind if gone else location.screen


def day_of_cell(node: str) -> date | None:
    """The day of a cell of the month, by its id."""
    try:
        return date.fromisoformat(node.removeprefix(DAY_CELL)) if node.startswith(DAY_CELL) else None
    except ValueError:
        return None


def meant_day(desk: Desk) -> date:
    """The day that a new appointment is for: the displayed one, or the selected one of the month."""
    location = calendar_location(desk)
    if displayed_screen(desk) == "day":
        return location.day
    chosen = day_of_cell(desk.selected(GRID))
    if chosen is not None:
        return chosen
    today = desk.today
    return today if (today.year, today.month) == (location.year, location.month) else location.day


def focus_day(desk: Desk) -> Desk:
    """Set the focus on the day of the month that is meant."""
    return set_focus(desk, f"{DAY_CELL}{meant_day(desk).isoformat()}")
