"""What is done in the calendar: going to a month or a day, and writing, moving and deleting appointments. Pure."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from kiosk.desk.apps.calendar.day_view import HOUR
from kiosk.desk.apps.calendar.event_view import (
    BACK,
    FORM,
    TITLE,
    form_errors,
    initial_form,
    text_in,
    written_event,
    written_form,
)
from kiosk.desk.apps.calendar.keeping import add_event, put_event
from kiosk.desk.apps.calendar.state import (
    DAY_CELL,
    EVENT,
    GRID,
    KEY,
    Calendar,
    Event,
    calendar_location,
    calendar_of,
    displayed_screen,
    event_of,
    events_at_the_same_time,
    events_by_day,
    focus_day,
    meant_day,
    sorted_events,
    with_calendar,
    with_calendar_location,
)
from kiosk.desk.changes import clear_values, move_caret, replace, select_item, set_focus, show_dialog, show_notice
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog
from kiosk.desk.values.days import format_day_and_year
from kiosk.i18n import _

DELETE_EVENT, LEAVE_FORM = "delete:", "leave"
_FIRST_HOUR = 9


def show_month(desk: Desk, day: date, *, focus: bool = False) -> Desk:
    """Display the month of ``day``, with the day selected."""
    day = _within_reach(day)
    location = replace(calendar_location(desk), screen="month", year=day.year, month=day.month, day=day)
    cell = f"{DAY_CELL}{day.isoformat()}"
    desk = select_item(with_calendar_location(desk, location), GRID, cell)
    return set_focus(desk, cell) if focus else desk


def show_day(desk: Desk, day: date) -> Desk:
    """Display the hours of ``day``."""
    day = _within_reach(day)
    location = replace(calendar_location(desk), screen="day", year=day.year, month=day.month, day=day)
    return select_item(with_calendar_location(desk, location), GRID, f"{DAY_CELL}{day.isoformat()}")


def enter_day(desk: Desk, day: date) -> Desk:
    """Display the hours of ``day``, with the focus on its first appointment, or else on an hour."""
    desk = show_day(desk, day)
    events = events_by_day(desk).get(day, ())
    return set_focus(desk, f"{EVENT}{events[0].id}" if events else f"{HOUR}{_FIRST_HOUR}")


def show_today(desk: Desk) -> Desk:
    """Display today, as a day or in its month; a notice says which day that is."""
    show = show_day if displayed_screen(desk) == "day" else show_month
    text = _("Aujourd'hui : {day}.").format(day=format_day_and_year(desk.today))
    return show_notice(show(desk, desk.today), text)


def go(desk: Desk, steps: int, *, focus: bool = False) -> Desk:
    """Display the month, or the day, ``steps`` later."""
    location = calendar_location(desk)
    if displayed_screen(desk) == "day":
        return show_day(desk, _later(location.day, steps))
    months = location.year * 12 + location.month - 1 + steps
    year, month = max(MINYEAR + 1, min(MAXYEAR - 1, months // 12)), months % 12 + 1
    today = desk.today
    day = today if (today.year, today.month) == (year, month) else date(year, month, 1)
    return show_month(desk, day, focus=focus)


def walk(desk: Desk, day: date, days: int) -> Desk:
    """Select the day ``days`` later, in its month: an arrow led out of the month that is displayed."""
    return show_month(desk, _later(day, days), focus=True)


def open_event(desk: Desk, id: str) -> Desk:
    """Display an appointment."""
    event = event_of(desk, id)
    if event is None:
        return desk
    location = calendar_location(desk)
    behind = "day" if displayed_screen(desk) == "day" else "month"
    desk = with_calendar_location(desk, replace(location, screen="event", event=id, behind=behind))
    return set_focus(desk, BACK)


def go_back(desk: Desk) -> Desk:
    """Return to the month or the day that the appointment or the form was opened from."""
    location = calendar_location(desk)
    desk = clear_values(desk, FORM)
    left = event_of(desk, location.event)
    day = left.day if left is not None else location.day
    after = replace(location, shows_errors=False, hour=None)
    if location.behind == "day":
        desk = show_day(with_calendar_location(desk, after), day)
        return set_focus(desk, f"{EVENT}{left.id}") if left else desk
    return show_month(with_calendar_location(desk, after), day, focus=True)


def start_event(desk: Desk, day: date | None = None, hour: int | None = None) -> Desk:
    """Open the form for a new appointment."""
    return _open_form(desk, "", day or meant_day(desk), hour)


def change_event(desk: Desk, id: str) -> Desk:
    """Open the form for an appointment that is there."""
    event = event_of(desk, id)
    return desk if event is None else _open_form(desk, id, event.day, None)


def _open_form(desk: Desk, id: str, day: date, hour: int | None) -> Desk:
    location, screen = calendar_location(desk), displayed_screen(desk)
    behind = screen if screen in ("month", "day") else location.behind
    location = replace(
        location, screen="form", event=id, behind=behind, day=_within_reach(day), hour=hour, shows_errors=False
    )
    return set_focus(with_calendar_location(clear_values(desk, FORM), location), TITLE)


def save_event(desk: Desk) -> Desk:
    """Keep what the form says; the boxes say what is missing. Two appointments may be at the same time."""
    event = written_event(desk)
    if event is None:
        box, problem = next(iter(form_errors(desk).items()))
        desk = with_calendar_location(desk, replace(calendar_location(desk), shows_errors=True))
        # as Tab does, so that what is written next replaces what was there
        return move_caret(set_focus(show_notice(desk, problem), box), box, len(text_in(desk, box)), 0)
    desk = put_event(desk, event) if event.id else add_event(desk, event)
    kept = event.id or f"new-{calendar_location(desk).made}"
    desk = go_back(with_calendar_location(desk, replace(calendar_location(desk), event=kept)))
    return show_notice(desk, event_notice(desk, replace(event, id=kept)))


def leave_form(desk: Desk) -> Desk:
    """Return without keeping what the form says; asks where something was written."""
    if written_form(desk) == initial_form(desk):
        return go_back(desk)
    buttons = (Label.SAVE, Label.DO_NOT_SAVE, Label.CANCEL)
    text = _("Ce que vous avez écrit n'est pas encore dans l'agenda.")
    return show_dialog(desk, Dialog(KEY, LEAVE_FORM, "Enregistrer ce rendez-vous ?", text, buttons=buttons))


def answer_leaving(desk: Desk, button: str) -> Desk:
    """Handle the answer to the question of :func:`leave_form`."""
    match button:
        case Label.SAVE:
            return save_event(desk)
        case Label.DO_NOT_SAVE:
            return go_back(desk)
        case _:
            return desk


def move_event(desk: Desk, id: str, day: date) -> Desk:
    """Move an appointment to another day, at the same time."""
    event = event_of(desk, id)
    if event is None or event.day == day:
        return desk
    moved = replace(event, day=day)
    desk = focus_day(select_item(put_event(desk, moved), GRID, f"{DAY_CELL}{day.isoformat()}"))
    return show_notice(desk, event_notice(desk, moved))


def ask_to_delete(desk: Desk, id: str) -> Desk:
    """Ask whether to delete an appointment."""
    event = event_of(desk, id)
    if event is None:
        return desk
    text = _("« {title} », {when}.").format(title=event.title, when=event.when_text)
    buttons = (Label.DELETE, Label.CANCEL)
    return show_dialog(desk, Dialog(KEY, DELETE_EVENT + id, "Supprimer ce rendez-vous ?", text, buttons=buttons))


def delete_event(desk: Desk, id: str) -> Desk:
    """Delete an appointment; undo brings it back."""
    event = event_of(desk, id)
    if event is None:
        return desk
    if calendar_location(desk).screen == "event":
        desk = go_back(desk)
    calendar = calendar_of(desk)
    left = {key: one for key, one in calendar.events.items() if key != id}
    desk = with_calendar(desk, replace(calendar, events=left))
    return show_notice(desk, _("« {title} » n'est plus dans l'agenda.").format(title=event.title))


def event_notice(desk: Desk, event: Event) -> str:
    """The sentence that says when an appointment is, and what else is at that time."""
    text = _("« {title} » est dans l'agenda : {when}.").format(title=event.title, when=event.when_text)
    others = events_at_the_same_time(desk, event)
    if others:
        names = ", ".join(_("« {name} »").format(name=one.title) for one in others)
        return f"{text} " + _("À cette heure, il y a aussi {names}.").format(names=names)
    return text


def describe_change(old: Calendar, new: Calendar) -> str:
    """What is so again when the calendar goes from ``old`` to ``new``."""
    changed = [id for id in old.events.keys() | new.events.keys() if old.events.get(id) != new.events.get(id)]
    if len(changed) != 1:
        return _("votre réponse") if old.answers != new.answers and not changed else ""
    before, after = old.events.get(changed[0]), new.events.get(changed[0])
    if after is None and before is not None:
        return _("« {title} » n'est plus dans l'agenda").format(title=before.title)
    if after is None:
        return ""
    if before is None:
        return _("« {title} » est de nouveau dans l'agenda").format(title=after.title)
    if (before.day, before.start) != (after.day, after.start):
        return _("« {title} » est de nouveau {when}").format(title=after.title, when=after.when_text)
    return _("« {title} » est comme avant").format(title=after.title)


def next_events(desk: Desk, count: int = 20) -> tuple[Event, ...]:
    """The appointments from today on, the earliest first."""
    return tuple(one for one in sorted_events(desk) if one.day >= desk.today)[:count]


def _later(day: date, days: int) -> date:
    day = _within_reach(day)
    return day + timedelta(days)


def _within_reach(day: date) -> date:
    """``day``, or the nearest one that is far enough from the ends of the calendar to turn some pages."""
    return min(max(day, date(MINYEAR + 1, 1, 1)), date(MAXYEAR - 1, 12, 31))
