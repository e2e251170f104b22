"""Agenda: the appointments to come, the same as on the computer; and those that an SMS brings."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.calendar.acts import next_events
from kiosk.desk.apps.calendar.event_view import event_lines
from kiosk.desk.apps.calendar.invitations import act_on_card, card_nodes
from kiosk.desk.apps.calendar.state import event_of
from kiosk.desk.apps.phone.state import Sms, go_to, phone_state, with_phone
from kiosk.desk.changes import replace
from kiosk.desk.controls import group, heading, item, listing, paragraph
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import free_name

_EVENT, _CARD = "phone/agenda-event/", "phone/sms-event/"


def agenda_nodes(desk: Desk) -> list[Node]:
    """The list of appointments from today on."""
    names: set[str] = set()
    rows = []
    for one in next_events(desk):
        name = free_name(one.title, names)
        names.add(name)
        rows.append(item(desk, "phone/agenda", f"{_EVENT}{one.id}", name, description=one.when_text))
    below = (
        listing("phone/agenda", "Rendez-vous", rows)
        if rows
        else paragraph("phone/no-event", _("Il n'y a pas de rendez-vous."))
    )
    return [heading("phone/title", "Agenda", 2), below]


def event_nodes(desk: Desk) -> list[Node]:
    """One appointment."""
    event = event_of(desk, phone_state(desk).event)
    if event is None:
        return [paragraph("phone/event-gone", _("Ce rendez-vous n'est plus dans l'agenda."))]
    return [group("phone/event-card", event.title, event_lines(desk, event, "phone/event-line/"), role="article")]


def sms_event_nodes(desk: Desk, index: int, sms: Sms) -> list[Node]:
    """The appointment that an SMS brings, with the button that puts it into the calendar."""
    if sms.event is None:
        return []
    return card_nodes(desk, sms.event, str(index), _CARD, invitation=False, source=sms.who)


def update_agenda_screen(desk: Desk, act: Act) -> Desk:
    """Handle an act on one of them."""
    match act:
        case Clicked("phone/icon/agenda"):
            return go_to(desk, "agenda")
        case Clicked(node) if node.startswith(_EVENT):
            desk = go_to(desk, "event")
            return with_phone(desk, replace(phone_state(desk), event=node.removeprefix(_EVENT)))
        case Clicked(node) if node.startswith(_CARD):
            way, _slash, index = node.removeprefix(_CARD).partition("/")
            sms = phone_state(desk).messages[int(index)]
            return act_on_card(desk, way, sms.event, sms.who) if sms.event else desk
        case _:
            return desk
