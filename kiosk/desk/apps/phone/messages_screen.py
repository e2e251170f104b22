"""Messages: the conversations, one of them, and a new SMS."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.call_acts import start_call
from kiosk.desk.apps.phone.sms_acts import send_sms
from kiosk.desk.apps.phone.state import TEXT, TO, PhoneState, go_to, phone_state
from kiosk.desk.changes import set_focus, with_text
from kiosk.desk.controls import button, group, heading, item, listing, paragraph, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

_TALK, _CALL = "phone/talk/", "phone/call-person"


def messages_nodes(desk: Desk) -> list[Node]:
    """The list of conversations, the latest first."""
    state = phone_state(desk)
    talks = dict.fromkeys(sms.who for sms in reversed(state.messages))
    rows = [_row(desk, state, who) for who in talks]
    empty = [] if rows else [paragraph("phone/none", _("Il n'y a pas encore de SMS."))]
    return [
        heading("phone/title", "Messages", 2),
        *empty,
        *([listing("phone/talks", "SMS", rows)] if rows else []),
        button("phone/new", Label.NEW_MESSAGE),
    ]


def new_message_nodes(desk: Desk) -> list[Node]:
    """A new SMS."""
    return [heading("phone/title", Label.NEW_MESSAGE, 2), textbox(desk, TO, "À"), *_writing(desk)]


def talk_nodes(desk: Desk) -> list[Node]:
    """The conversation with one person, who can be called from it."""
    state = phone_state(desk)
    who = state.who
    number = f" ({state.contacts[who]})" if who in state.contacts else ""
    lines = [
        paragraph(f"phone/sms/{n}", f"{_('Vous') if sms.mine else who}{f', {sms.at}' if sms.at else ''} : {sms.text}")
        for n, sms in enumerate(state.messages)
        if sms.who == who
    ]
    return [
        heading("phone/title", f"{who}{number}", 2),
        group("phone/person", who, [button(_CALL, Label.CALL)], role="toolbar", direction="row"),
        group("phone/talk", who, lines, role="article"),
        *_writing(desk),
    ]


def update_messages_screen(desk: Desk, act: Act) -> Desk:
    """Handle an act on one of them."""
    match act:
        case Clicked("phone/messages" | "phone/icon/messages"):
            return go_to(desk, "messages")
        case Clicked("phone/new"):
            return set_focus(go_to(with_text(desk, TO, "") if desk.text(TO) else desk, "new"), TO)
        case Clicked(node) if node.startswith(_TALK):
            return go_to(desk, "talk", node.removeprefix(_TALK))
        case Clicked(node) if node == _CALL:
            return start_call(desk, phone_state(desk).who)
        case Clicked("phone/send"):
            return send_sms(desk)
        case Pressed("enter") if desk.place.focus == TEXT:
            return send_sms(desk)
        case Pressed("enter") if desk.place.focus == TO:
            return set_focus(desk, TEXT)
        case _:
            return desk


def _row(desk: Desk, state: PhoneState, who: str) -> Node:
    theirs = [sms for sms in state.messages if sms.who == who]
    new = any(not sms.read for sms in theirs)
    name = f"{who} — nouveau" if new else who
    return item(desk, "phone/talks", _TALK + who, name, description=_short(theirs[-1].text))


def _writing(desk: Desk) -> list[Node]:
    return [textbox(desk, TEXT, "Votre SMS"), button("phone/send", "Envoyer le SMS", tone="main")]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29].rstrip() + "…"
