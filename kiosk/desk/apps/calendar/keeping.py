"""Appointments are put into the calendar, with their reminders. Pure."""

from __future__ import annotations

from kiosk.desk.apps.calendar.reminders import expect_reminder
from kiosk.desk.apps.calendar.state import (
    Event,
    calendar_location,
    calendar_of,
    with_calendar,
    with_calendar_location,
)
from kiosk.desk.changes import replace
from kiosk.desk.state import Desk


def put_event(desk: Desk, event: Event) -> Desk:
    """Add an appointment, or set the one of its id."""
    calendar = calendar_of(desk)
    desk = with_calendar(desk, replace(calendar, events={**calendar.events, event.id: event}))
    return expect_reminder(desk, event.id)


def add_event(desk: Desk, event: Event) -> Desk:
    """Add an appointment under an id of its own."""
    location = calendar_location(desk)
    number = location.made + 1
    desk = with_calendar_location(desk, replace(location, made=number))
    return put_event(desk, replace(event, id=f"new-{number}"))
