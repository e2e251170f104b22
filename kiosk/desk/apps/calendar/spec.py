"""The calendar as an exercise writes it; days as people write them, seen from the day of the simulated computer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.desk.answers import placeholders_in
from kiosk.desk.apps.calendar.state import LENGTH, Calendar, CalendarLocation, Event
from kiosk.desk.looks import ProgramLook
from kiosk.desk.values.days import day_problem, read_day
from kiosk.desk.values.times import DAY, read_time, time_problem
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

Reminder = Literal["", "10 minutes avant", "1 heure avant", "1 jour avant"]


class EventSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An appointment. Without ``start`` it lasts the whole day; without ``end``, one hour."""

    title: Annotated[str, Meta(min_length=1, max_length=60, description="Le titre : Dentiste")]
    date: Annotated[str, Meta(min_length=1, description="Le jour : demain, jeudi 19, 12/6, dans 3 jours …")]
    start: Annotated[str, Meta(description="Le début : 14 h 30 ; rien : toute la journée.")] = ""
    end: Annotated[str, Meta(description="La fin ; rien : une heure après.")] = ""
    place: Annotated[str, Meta(max_length=80, description="Le lieu.")] = ""
    reminder: Reminder = ""

    def event(self, id: str, today: Day) -> Event | None:
        """The appointment seen from ``today``; None where its day or its time cannot be read."""
        day, start = read_day(self.date, today), read_time(self.start)
        if day is None or (self.start and start is None):
            return None
        if start is None:
            return Event(id, self.title, day, place=self.place, reminder=self.reminder)
        end = read_time(self.end)
        end = end if end is not None and end > start else min(start + LENGTH, DAY - 1)
        return Event(id, self.title, day, start, end, self.place, self.reminder)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        yield ("title",), self.title
        if self.place:
            yield ("place",), self.place

    def problems(self, today: Day) -> Iterator[tuple[YamlPath, str, str]]:
        """A day or a time that cannot be read, unless it is a name of the story in braces."""
        if (write := day_problem(self.date, today)) and not any(placeholders_in(self.date)):
            yield ("date",), _("« {date} » n'est pas une date").format(date=self.date), write
        for key, text in (("start", self.start), ("end", self.end)):
            if text and (write := time_problem(text)) and not any(placeholders_in(text)):
                yield (key,), _("« {clock} » n'est pas une heure").format(clock=text), write
        start, end = read_time(self.start), read_time(self.end)
        if self.end and not self.start:
            yield ("end",), _("il y a une fin sans début"), _("ajoutez « start »")
        elif start is not None and end is not None and end <= start:
            yield ("end",), _("la fin est avant le début"), _("écrivez une heure après « start »")


class CalendarSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The appointments at the start."""

    events: tuple[EventSpec, ...] = ()
    look: ProgramLook = None

    def start(self, today: Day) -> tuple[Calendar, CalendarLocation]:
        """The calendar at the start, at the month of ``today``."""
        found = (one.event(f"event-{number}", today) for number, one in enumerate(self.events, 1))
        events = {one.id: one for one in found if one is not None}
        return Calendar(events), CalendarLocation(today, today.year, today.month)
