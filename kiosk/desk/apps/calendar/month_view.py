"""The month: a grid of days with their appointments, weeks from Monday on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kiosk.desk.apps.calendar.state import (
    DAY_CELL,
    EVENT,
    GRID,
    Event,
    calendar_location,
    events_by_day,
    meant_day,
)
from kiosk.desk.changes import replace
from kiosk.desk.controls import button, group, status
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.values.days import format_day, format_month, weeks_of
from kiosk.desk.values.times import format_time
from kiosk.i18n import _
from kiosk.text import free_name

NEW, TODAY, OTHER = "calendar/new", "calendar/today", "calendar/other"
PREVIOUS, NEXT = "calendar/previous", "calendar/next"
_HEADS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")


def month_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the window."""
    location = calendar_location(desk)
    title = format_month(location.year, location.month)
    return (tool_bar("Mois précédent", "Mois suivant", Label.DAY, title), _grid(desk))


def tool_bar(previous: str, following: str, other: str, title: str = "") -> Node:
    """The bar of the month and of the day: a new appointment, today, back and forth, the other view."""
    tools = [
        button(NEW, Label.NEW_EVENT, tone="main"),
        button(TODAY, Label.TODAY),
        button(PREVIOUS, previous, sign="<", sign_only=True),
        button(NEXT, following, sign=">", sign_only=True),
        button(OTHER, other),
        *([status("calendar/title", title)] if title else []),
    ]
    return group("calendar/tools", _("Outils"), tools, role="toolbar", direction="row")


def _grid(desk: Desk) -> Node:
    location = calendar_location(desk)
    heads = (Node("columnheader", name, f"calendar/head/{name}") for name in _HEADS)
    events, chosen = events_by_day(desk), meant_day(desk)
    weeks = [
        Node(
            "group",
            _("Semaine du {day}").format(day=format_day(week[0])),
            f"calendar/week/{week[0].isoformat()}",
            tuple(_day(desk, day, events.get(day, ()), location.month, chosen) for day in week),
            direction="row",
            grow=True,
            part="week",
        )
        for week in weeks_of(location.year, location.month)
    ]
    head = Node("group", _("Jours de la semaine"), "calendar/heads", tuple(heads), direction="row", part="week")
    return Node("grid", "Jours", GRID, (head, *weeks), grow=True)


def _day(desk: Desk, day: date, events: tuple[Event, ...], month: int, chosen: date) -> Node:
    empty = _empty_day(day, day.month == month, day == chosen, _("aujourd'hui") if day == desk.today else "")
    if not events:
        return empty
    names: set[str] = set()
    children = []
    for one in events:
        name = free_name(one.title, names)
        names.add(name)
        children.append(_event(one, name))
    return replace(empty, children=tuple(children))


@lru_cache(maxsize=256)
def _empty_day(day: date, in_month: bool, chosen: bool, today: str) -> Node:
    """A day without appointments: most are, and the same node is drawn as it was."""
    return Node(
        "gridcell",
        format_day(day),
        f"{DAY_CELL}{day.isoformat()}",
        offers=("click", "double_click", "context", "drop"),
        grow=True,
        value=str(day.day),
        selected=chosen,
        description=today,
        tone="main" if today else "" if in_month else "quiet",
    )


def _event(event: Event, name: str) -> Node:
    return Node(
        "button",
        name,
        f"{EVENT}{event.id}",
        offers=("click", "context", "drag"),
        description="" if event.start is None else format_time(event.start),
        part="event",
    )
