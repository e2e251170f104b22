"""One appointment: its card, and the form in which it is written."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.desk.apps.calendar.state import (
    LENGTH,
    Event,
    calendar_location,
    event_of,
    events_at_the_same_time,
)
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, checkbox, combobox, group, heading, paragraph, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.values.days import day_problem, format_day_and_year, read_day
from kiosk.desk.values.times import DAY, format_time, read_time, time_problem
from kiosk.i18n import _

FORM = "calendar/form/"
TITLE, DATE, WHOLE, START, END, PLACE, REMINDER = (
    f"{FORM}{box}" for box in ("title", "date", "whole", "start", "end", "place", "reminder")
)
BACK, CHANGE, DELETE, SAVE, CANCEL = (f"calendar/{act}" for act in ("back", "change", "delete", "save", "cancel"))
NO_REMINDER = "Aucun"
REMINDERS = (NO_REMINDER, "10 minutes avant", "1 heure avant", "1 jour avant")


class Written(NamedTuple):
    """What stands in the boxes of the form."""

    title: str
    date: str
    whole: bool
    start: str
    end: str
    place: str
    reminder: str


def event_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the window of an open appointment."""
    event = event_of(desk, calendar_location(desk).event)
    tools = [button(BACK, Label.BACK), button(CHANGE, Label.CHANGE), button(DELETE, Label.DELETE)]
    bar = group("calendar/event-tools", _("Outils"), tools, role="toolbar", direction="row")
    return (
        bar,
        *([group("calendar/card", event.title, event_lines(desk, event), role="article", grow=True)] if event else []),
    )


def event_lines(desk: Desk, event: Event, start: str = "calendar/line/") -> list[Node]:
    """What an appointment says, below its title; ``start`` begins the ids."""
    lines = [event.whole_text]
    if event.place:
        lines.append(_("Lieu : {place}").format(place=event.place))
    if event.reminder:
        lines.append(_("Rappel : {reminder}").format(reminder=event.reminder))
    if others := events_at_the_same_time(desk, event):
        names = ", ".join(_("« {name} »").format(name=one.title) for one in others)
        lines.append(_("En même temps : {names}").format(names=names))
    return [heading(f"{start}title", event.title), *(paragraph(f"{start}{n}", text) for n, text in enumerate(lines))]


def form_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the window while an appointment is written."""
    initial, written = initial_form(desk), written_form(desk)
    errors = form_errors(desk) if calendar_location(desk).shows_errors else {}
    day = read_day(written.date, desk.today)
    understood = format_day_and_year(day) if day is not None else ""
    understood = "" if understood == written.date.strip() else understood
    times = (
        []
        if written.whole
        else [
            _box(desk, START, "Début", initial.start, errors.get(START, ""), kind="time"),
            replace(_box(desk, END, "Fin", initial.end, errors.get(END, ""), kind="time"), placeholder="1 heure après"),
        ]
    )
    fields = [
        textbox(desk, TITLE, "Titre", default=initial.title, description=errors.get(TITLE, "")),
        _box(desk, DATE, "Date", initial.date, errors.get(DATE, understood)),
        checkbox(desk, WHOLE, Label.WHOLE_DAY, default=initial.whole),
        *times,
        textbox(desk, PLACE, Label.PLACE, default=initial.place),
        combobox(desk, REMINDER, Label.REMINDER, REMINDERS, default=initial.reminder),
    ]
    tools = [button(SAVE, Label.SAVE, tone="main"), button(CANCEL, Label.CANCEL)]
    return (
        group("calendar/form-tools", _("Outils"), tools, role="toolbar", direction="row"),
        group("calendar/form", form_title(desk), fields, role="form", grow=True),
    )


def form_title(desk: Desk) -> str:
    """The title of the form."""
    return Label.NEW_EVENT if event_of(desk, calendar_location(desk).event) is None else "Modifier le rendez-vous"


def initial_form(desk: Desk) -> Written:
    """What stands in the form when it opens."""
    location = calendar_location(desk)
    event = event_of(desk, location.event)
    if event is None:
        start = "" if location.hour is None else format_time(location.hour * 60)
        return Written("", format_day_and_year(location.day), False, start, "", "", NO_REMINDER)
    return Written(
        event.title,
        format_day_and_year(event.day),
        event.start is None,
        "" if event.start is None else format_time(event.start),
        "" if event.end is None else format_time(event.end),
        event.place,
        event.reminder or NO_REMINDER,
    )


def written_form(desk: Desk) -> Written:
    """What stands in the form now."""
    initial = initial_form(desk)
    return Written(
        desk.text(TITLE, initial.title),
        desk.text(DATE, initial.date),
        desk.ticked(WHOLE, initial.whole),
        desk.text(START, initial.start),
        desk.text(END, initial.end),
        desk.text(PLACE, initial.place),
        desk.chosen(REMINDER, initial.reminder),
    )


def text_in(desk: Desk, box: str) -> str:
    """The text in one of the boxes of the form."""
    return str(getattr(written_form(desk), box.removeprefix(FORM)))


def form_errors(desk: Desk) -> dict[str, str]:
    """What is missing, as a sentence, by the id of the box, from top to bottom."""
    written, errors = written_form(desk), {}
    if not written.title.strip():
        errors[TITLE] = _("Écrivez un titre.")
    if problem := day_problem(written.date, desk.today):
        errors[DATE] = problem
    if written.whole:
        return errors
    if not written.start.strip():
        errors[START] = _("Écrivez l'heure du début.")
    elif problem := time_problem(written.start):
        errors[START] = problem
    if written.end.strip() and (problem := time_problem(written.end)):
        errors[END] = problem
    start, end = read_time(written.start), read_time(written.end)
    if start is not None and end is not None and end <= start:
        errors[END] = _("Écrivez une heure après le début.")
    return errors


def written_event(desk: Desk) -> Event | None:
    """The appointment that the form says; None while something is missing."""
    written = written_form(desk)
    day = read_day(written.date, desk.today)
    if day is None or form_errors(desk):
        return None
    start = None if written.whole else read_time(written.start)
    end = read_time(written.end) if start is not None else None
    if start is not None and end is None:
        end = min(start + LENGTH, DAY - 1)
    known = event_of(desk, calendar_location(desk).event)
    reminder = "" if written.reminder == NO_REMINDER else written.reminder
    return Event(
        known.id if known else "", written.title.strip(), day, start, end, written.place.strip(), reminder,
        known.source if known else "",
    )  # fmt: skip


def _box(desk: Desk, id: str, name: str, default: str, description: str, *, kind: str = "date") -> Node:
    """A box whose first click selects all of it: what is written then replaces it."""
    node = textbox(desk, id, name, default=default, description=description, kind="time" if kind == "time" else "date")
    return replace(node, selects_all=True)
