"""The day: its hours, one below the other, and its appointments beside the hours that they last."""

from __future__ import annotations

from kiosk.desk.apps.calendar.month_view import tool_bar
from kiosk.desk.apps.calendar.state import EVENT, Event, calendar_location, events_by_day
from kiosk.desk.changes import replace
from kiosk.desk.controls import group, heading, item
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.values.days import format_day_and_year
from kiosk.i18n import _
from kiosk.text import free_name

HOURS, HOUR = "calendar/hours", "calendar/hour/"
WHOLE_DAY = "Journée"
_FIRST, _LAST = 8, 18
"""The hours that are always there."""


def day_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the window."""
    day = calendar_location(desk).day
    title = format_day_and_year(day)
    title = _("{day} (aujourd'hui)").format(day=title) if day == desk.today else title
    events = events_by_day(desk).get(day, ())
    body = group("calendar/one-day", _("Journée"), [heading("calendar/date", title), _hours(desk, events)], grow=True)
    return (tool_bar("Jour précédent", "Jour suivant", Label.MONTH), body)


def _hours(desk: Desk, events: tuple[Event, ...]) -> Node:
    whole = [one for one in events if one.start is None]
    timed = [one for one in events if one.start is not None]
    first = min((_FIRST, *(one.minutes[0] // 60 for one in timed)))
    last = max((_LAST, *((one.minutes[1] - 1) // 60 for one in timed)))
    nodes: list[Node] = []
    names = {f"{hour} h" for hour in range(24)} | {WHOLE_DAY}
    if whole:
        nodes.append(item(desk, HOURS, f"{HOUR}whole", WHOLE_DAY, offers=("click",)))
        nodes += [_event(desk, one, names, (0, 1, n, len(whole))) for n, one in enumerate(whole)]
    above = len(nodes[:1]) - first
    columns = _columns(timed)
    for hour in range(first, last + 1):
        nodes.append(item(desk, HOURS, f"{HOUR}{hour}", f"{hour} h", offers=("click", "double_click")))
        for one in (one for one in timed if one.minutes[0] // 60 == hour):
            rows = (one.minutes[1] - 1) // 60 - hour + 1
            nodes.append(_event(desk, one, names, (hour + above, rows, *columns[one.id])))
    return Node("listbox", "Heures", HOURS, tuple(nodes), grow=True, part="hours")


def _event(desk: Desk, event: Event, names: set[str], span: tuple[int, int, int, int]) -> Node:
    name = free_name(event.title, names)
    names.add(name)
    when = event.time_text if event.start is not None else ""
    details = tuple(text for text in (when, event.place) if text)
    node = item(desk, HOURS, f"{EVENT}{event.id}", name, offers=("click", "context"), description=", ".join(details))
    return replace(node, part="event", span=span)


def _columns(events: list[Event]) -> dict[str, tuple[int, int]]:
    """(column, how many) of each appointment: those in the rows of one hour stand side by side."""
    found: dict[str, tuple[int, int]] = {}
    group_of: list[Event] = []
    columns: dict[str, int] = {}
    until = -1

    def close() -> None:
        count = max((columns[one.id] for one in group_of), default=0) + 1
        found.update({one.id: (columns[one.id], count) for one in group_of})

    for one in events:
        start, end = one.minutes[0] // 60, (one.minutes[1] - 1) // 60
        if start > until:
            close()
            group_of = []
        taken = {columns[other.id] for other in group_of if (other.minutes[1] - 1) // 60 >= start}
        columns[one.id] = next(n for n in range(len(events)) if n not in taken)
        group_of.append(one)
        until = max(until, end)
    close()
    return found
