"""The calendar program (Agenda)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import msgspec

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Picked
from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.calendar import acts
from kiosk.desk.apps.calendar.day_view import HOUR, HOURS, day_nodes
from kiosk.desk.apps.calendar.event_view import (
    BACK,
    CANCEL,
    CHANGE,
    DELETE,
    FORM,
    SAVE,
    event_nodes,
    form_nodes,
    form_title,
)
from kiosk.desk.apps.calendar.goals import CALENDAR_GOALS
from kiosk.desk.apps.calendar.invitations import fill_event
from kiosk.desk.apps.calendar.keeping import add_event
from kiosk.desk.apps.calendar.month_view import NEW, NEXT, OTHER, PREVIOUS, TODAY, month_nodes
from kiosk.desk.apps.calendar.other_look import OTHER_LABELS, in_other_look
from kiosk.desk.apps.calendar.reminders import REMINDER, DueReminder, reminders_of
from kiosk.desk.apps.calendar.spec import CalendarSpec, EventSpec
from kiosk.desk.apps.calendar.state import (
    EVENT,
    KEY,
    Calendar,
    CalendarLocation,
    calendar_location,
    day_of_cell,
    displayed_screen,
    event_of,
    focus_day,
    meant_day,
    sorted_events,
)
from kiosk.desk.arrivals import Arrival
from kiosk.desk.changes import show_window
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node
from kiosk.desk.program import Program
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.values.days import format_day_and_year, format_month
from kiosk.i18n import N_, _
from kiosk.yaml.problems import YamlPath

_STEPS = {"left": -1, "right": 1, "up": -7, "down": 7}
_PAGES = {"page_up": -1, "page_down": 1}


class CalendarProgram(Program[CalendarSpec, Calendar, CalendarLocation]):
    """One window: a month, a day, an appointment, or the form in which one is written."""

    key = KEY
    name = N_("Agenda")
    picture = "montre"
    icon = "calendar"
    usual = False
    spec = CalendarSpec
    other_labels = OTHER_LABELS
    goals: ClassVar[tuple[type[Goal], ...]] = CALENDAR_GOALS
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {"event": EventSpec}
    own_arrivals = (REMINDER,)

    def start(self, spec: CalendarSpec) -> tuple[Calendar, CalendarLocation]:
        return spec.start(date.max)

    def start_on(self, spec: CalendarSpec, today: date) -> tuple[Calendar, CalendarLocation]:
        return spec.start(today)

    def title(self, desk: Desk, window: str) -> str:
        location, name = calendar_location(desk), _(self.name)
        match displayed_screen(desk):
            case "month":
                return f"{name} – {format_month(location.year, location.month)}"
            case "day":
                return f"{name} – {format_day_and_year(location.day)}"
            case "form":
                return f"{name} – {form_title(desk)}"
            case _:
                event = event_of(desk, location.event)
                return f"{name} – {event.title}" if event else name

    def open(self, desk: Desk, path: str = "") -> Desk:
        desk = show_window(desk, self.key)
        return focus_day(desk) if displayed_screen(desk) == "month" else desk

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        nodes = self._nodes(desk)
        return in_other_look(nodes) if has_other_look(desk, KEY) else nodes

    def _nodes(self, desk: Desk) -> tuple[Node, ...]:
        match displayed_screen(desk):
            case "month":
                return month_nodes(desk)
            case "day":
                return day_nodes(desk)
            case "form":
                return form_nodes(desk)
            case _:
                return event_nodes(desk)

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node):
                return self._click(desk, node)
            case DoubleClicked(node) if node.startswith(HOUR):
                return acts.start_event(desk, hour=_hour(node))
            case DoubleClicked(node) if (day := day_of_cell(node)) is not None:
                return acts.enter_day(desk, day)
            case Dropped(item, on) if item.startswith(EVENT) and (day := day_of_cell(on)) is not None:
                return acts.move_event(desk, item.removeprefix(EVENT), day)
            case Picked(node, entry):
                return self._pick(desk, node, entry)
            case Pressed(key):
                return self._press(desk, key)
            case _:
                return desk

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        if node.startswith(EVENT):
            return (Label.OPEN, Label.CHANGE, Label.DELETE)
        return (Label.OPEN, Label.NEW_EVENT) if day_of_cell(node) is not None else ()

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        purpose, colon, id = dialog.purpose.partition(":")
        if purpose == acts.LEAVE_FORM:
            return acts.answer_leaving(desk, answer.button)
        if purpose + colon == acts.DELETE_EVENT and answer.button == Label.DELETE:
            return acts.delete_event(desk, id)
        return desk

    def describe_change(self, old: Calendar, new: Calendar) -> str:
        return acts.describe_change(old, new)

    def texts(self, spec: CalendarSpec) -> Iterator[tuple[YamlPath, str]]:
        for index, one in enumerate(spec.events):
            yield from ((("events", index, *path), text) for path, text in one.texts())

    def problems(self, spec: CalendarSpec, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for index, one in enumerate(spec.events):
            for path, what, write in one.problems(desk.today):
                yield ("events", index, *path), what, write

    def expected(self, desk: Desk) -> Iterator[Arrival]:
        return reminders_of(desk, sorted_events(desk))

    def receive(self, desk: Desk, key: str, what: EventSpec | DueReminder) -> Desk:
        if isinstance(what, DueReminder):
            return desk
        event = fill_event(desk, what).event("", desk.today)
        return desk if event is None else add_event(desk, event)

    def arrival_news(self, desk: Desk, key: str, what: EventSpec | DueReminder) -> str:
        if isinstance(what, DueReminder):
            return what.text(desk)
        return _("« {title} » est dans l'agenda.").format(title=fill_placeholders(desk, what.title))

    def arrival_texts(self, key: str, what: EventSpec) -> Iterator[tuple[YamlPath, str]]:
        yield from what.texts()

    def arrival_problems(self, key: str, what: EventSpec, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from what.problems(start.today)

    def _click(self, desk: Desk, node: str) -> Desk:
        match node:
            case _ if node == NEW:
                hour = desk.selected(HOURS) if displayed_screen(desk) == "day" else ""
                return acts.start_event(desk, hour=_hour(hour))
            case _ if node == TODAY:
                return acts.show_today(desk)
            case _ if node in (PREVIOUS, NEXT):
                return acts.go(desk, -1 if node == PREVIOUS else 1)
            case _ if node == OTHER:
                shown = displayed_screen(desk) == "day"
                day = meant_day(desk)
                return acts.show_month(desk, day) if shown else acts.show_day(desk, day)
            case _ if node.startswith(EVENT):
                return acts.open_event(desk, node.removeprefix(EVENT))
            case _ if node == BACK:
                return acts.go_back(desk)
            case _ if node == CHANGE:
                return acts.change_event(desk, calendar_location(desk).event)
            case _ if node == DELETE:
                return acts.ask_to_delete(desk, calendar_location(desk).event)
            case _ if node == SAVE:
                return acts.save_event(desk)
            case _ if node == CANCEL:
                return acts.leave_form(desk)
            case _:
                return desk

    def _pick(self, desk: Desk, node: str, entry: str) -> Desk:
        id, day = node.removeprefix(EVENT), day_of_cell(node)
        match entry:
            case Label.NEW_EVENT if day is not None:
                return acts.start_event(desk, day)
            case Label.OPEN if day is not None:
                return acts.enter_day(desk, day)
            case Label.OPEN:
                return acts.open_event(desk, id)
            case Label.CHANGE:
                return acts.change_event(desk, id)
            case Label.DELETE:
                return acts.ask_to_delete(desk, id)
            case _:
                return desk

    def _press(self, desk: Desk, key: str) -> Desk:
        screen, focus = displayed_screen(desk), desk.place.focus
        day = day_of_cell(focus)
        match screen, key:
            case "month", _ if key in _STEPS and day is not None:
                return acts.walk(desk, day, _STEPS[key])
            case "month", _ if key in _STEPS and not focus:
                return focus_day(desk)
            case "month" | "day", _ if key in _PAGES:
                return acts.go(desk, _PAGES[key], focus=day is not None)
            case "month" | "day", "delete" if focus.startswith(EVENT):
                return acts.ask_to_delete(desk, focus.removeprefix(EVENT))
            case "event", "delete":
                return acts.ask_to_delete(desk, calendar_location(desk).event)
            case "event", "escape":
                return acts.go_back(desk)
            case "day", "escape":
                return acts.show_month(desk, meant_day(desk), focus=True)
            case "form", "escape":
                return acts.leave_form(desk)
            case "form", "ctrl+s" | "enter" if key == "ctrl+s" or focus.startswith(FORM):
                return acts.save_event(desk)
            case _:
                return desk


def _hour(node: str) -> int | None:
    """The hour of a row of the day, by its id."""
    hour = node.removeprefix(HOUR)
    return int(hour) if node.startswith(HOUR) and hour.isdecimal() else None
