"""Appointments in messages: an e-mail or an SMS brings one, or an invitation, and it is put into the calendar once."""

from __future__ import annotations

from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.calendar.acts import event_notice
from kiosk.desk.apps.calendar.keeping import add_event
from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.calendar.state import (
    Answer,
    Event,
    calendar_location,
    calendar_of,
    event_of,
    sorted_events,
    with_calendar,
)
from kiosk.desk.changes import replace, show_notice
from kiosk.desk.controls import button, group, paragraph
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold

PUT, ACCEPT, REFUSE = "put", "accept", "refuse"
"""The acts on an appointment in a message: what stands between the beginning of a button's id and the message's."""


def card_nodes(desk: Desk, spec: EventSpec, message: str, start: str, *, invitation: bool, source: str) -> list[Node]:
    """An appointment in a message, with its buttons: their ids are ``start``, an act, and ``message``."""
    event = spec.event("", desk.today)
    if event is None:
        return []
    text = f"{event.title} : {event.whole_text}"
    text = f"{text}, {event.place}" if event.place else text
    if not invitation:
        buttons = [button(f"{start}{PUT}/{message}", Label.ADD_TO_CALENDAR)]
        state = _("Déjà dans l'agenda.") if _known(desk, event) else ""
    else:
        answer = calendar_of(desk).answers.get(source)
        buttons = [
            button(f"{start}{ACCEPT}/{message}", Label.ACCEPT, pressed=answer == "accepted" or None),
            button(f"{start}{REFUSE}/{message}", Label.REFUSE, pressed=answer == "refused" or None),
        ]
        replies = {"accepted": _("Votre réponse : oui."), "refused": _("Votre réponse : non."), None: ""}
        state = replies[answer]
    states = [paragraph(f"{start}state/{message}", state, read=False)] if state else []
    return [
        paragraph(f"{start}when/{message}", text),
        group(f"{start}answer/{message}", _("Rendez-vous"), [*buttons, *states], direction="row"),
    ]


def fill_event(desk: Desk, spec: EventSpec) -> EventSpec:
    """``spec`` with what the story knows by name."""
    keys = ("title", "date", "start", "end", "place")
    return replace(spec, **{key: fill_placeholders(desk, getattr(spec, key)) for key in keys})


def act_on_card(desk: Desk, act: str, spec: EventSpec, source: str) -> Desk:
    """Do one of the acts on an appointment in a message."""
    event = spec.event("", desk.today)
    if event is None:
        return desk
    event = replace(event, source=source)
    match act:
        case "put":
            return _put(desk, event)
        case "accept":
            return _accept(desk, event)
        case "refuse":
            return _refuse(desk, event)
        case _:
            return desk


def _put(desk: Desk, event: Event) -> Desk:
    if _known(desk, event):
        return show_notice(desk, _("Déjà dans l'agenda."))
    desk = add_event(desk, event)
    kept = event_of(desk, f"new-{calendar_location(desk).made}")
    return show_notice(desk, event_notice(desk, kept or event))


def _accept(desk: Desk, event: Event) -> Desk:
    known = _known(desk, event)
    if known and calendar_of(desk).answers.get(event.source) == "accepted":
        return show_notice(desk, _("Déjà dans l'agenda."))
    desk = _answered(desk, event.source, "accepted")
    desk = desk if known else add_event(desk, event)
    kept = _same(desk, event) or event
    return show_notice(desk, _("Votre réponse : oui.") + " " + event_notice(desk, kept))


def _refuse(desk: Desk, event: Event) -> Desk:
    desk = _answered(desk, event.source, "refused")
    calendar = calendar_of(desk)
    left = {id: one for id, one in calendar.events.items() if one.source != event.source}
    desk = with_calendar(desk, replace(calendar, events=left)) if len(left) < len(calendar.events) else desk
    return show_notice(desk, _("Votre réponse : non. Le rendez-vous n'est pas dans l'agenda."))


def _answered(desk: Desk, source: str, answer: Answer) -> Desk:
    calendar = calendar_of(desk)
    return with_calendar(desk, replace(calendar, answers={**calendar.answers, source: answer}))


def _known(desk: Desk, event: Event) -> bool:
    return _same(desk, event) is not None


def _same(desk: Desk, event: Event) -> Event | None:
    """The appointment of the same title at the same time that is in the calendar already."""
    return next(
        (
            one
            for one in sorted_events(desk)
            if (one.day, one.start) == (event.day, event.start) and fold(one.title) == fold(event.title)
        ),
        None,
    )
