"""Messages: the conversations, one of them, and a new SMS."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked, Picked
from kiosk.desk.apps.phone.agenda_screen import sms_event_nodes
from kiosk.desk.apps.phone.call_acts import start_call
from kiosk.desk.apps.phone.contacts_screen import start_contact
from kiosk.desk.apps.phone.photos_screen import attached_photo
from kiosk.desk.apps.phone.sms_acts import (
    ask_to_delete,
    block,
    report,
    send_again,
    send_sms,
    start_forward,
    unblock,
    visible_messages,
)
from kiosk.desk.apps.phone.state import TEXT, TO, PhoneState, Sms, go_to, is_blocked, phone_state
from kiosk.desk.changes import replace, set_focus, with_text
from kiosk.desk.controls import button, group, heading, image, item, listing, paragraph, textbox
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.shell.desktop import open_menu
from kiosk.desk.state import Desk
from kiosk.desk.values.phones import phone_problem
from kiosk.i18n import _

_TALK, _CALL, _OPTIONS, _SMS_OPTIONS = "phone/talk/", "phone/call-person", "phone/options", "phone/sms-options/"


def messages_nodes(desk: Desk) -> list[Node]:
    """The list of conversations, the latest first."""
    state = phone_state(desk)
    talks = dict.fromkeys(sms.who for sms in reversed(visible_messages(state)))
    rows = [_row(desk, state, who) for who in talks]
    empty = [] if rows else [paragraph("phone/none", _("Il n'y a pas encore de SMS."))]
    return [
        heading("phone/title", "Messages", 2),
        *empty,
        *([listing("phone/talks", "SMS", rows)] if rows else []),
        button("phone/new", Label.NEW_MESSAGE),
    ]


def new_message_nodes(desk: Desk) -> list[Node]:
    """A new SMS, with the photo that goes with it."""
    photo = attached_photo(phone_state(desk))
    picture = [image("phone/attached", photo.caption or photo.word, photo.word)] if photo else []
    return [heading("phone/title", Label.NEW_MESSAGE, 2), textbox(desk, TO, "À"), *picture, *_writing(desk)]


def talk_head(desk: Desk) -> Node:
    """The person of a conversation, who can be called and blocked from it."""
    state = phone_state(desk)
    who = state.who
    number = f" ({state.contacts[who]})" if who in state.contacts else ""
    tools = [button(_CALL, Label.CALL), button(_OPTIONS, Label.OPTIONS)]
    nodes = [
        heading("phone/title", f"{who}{number}", 2),
        group("phone/person", who, tools, role="toolbar", direction="row"),
    ]
    return group("phone/head", who, nodes)


def talk_nodes(desk: Desk) -> list[Node]:
    """The conversation with one person."""
    state = phone_state(desk)
    who = state.who
    theirs = [(n, sms) for n, sms in enumerate(state.messages) if sms.who == who]
    lines = [_sms_node(desk, n, count, who, sms) for count, (n, sms) in enumerate(theirs, 1)]
    return [group("phone/talk", who, lines, role="article")]


def writing_bar(desk: Desk) -> Node:
    """The box below a conversation, which stays there however long that is."""
    return group("phone/writing", _("Écrire un SMS"), _writing(desk), role="toolbar", direction="row")


def _sms_node(desk: Desk, n: int, count: int, who: str, sms: Sms) -> Node:
    """An SMS with its options; the group tells apart two SMS of one text."""
    sender = _("Vous") if sms.mine else who
    at = f", {sms.at}" if sms.at else ""
    left = f" ({_('pas envoyé')})" if sms.unsent else ""
    nodes = [paragraph(f"phone/sms/{n}", f"{sender}{at}{left} : {sms.text}".rstrip())]
    if sms.picture:
        nodes.append(image(f"phone/sms-photo/{n}", sms.caption or sms.picture, sms.picture))
    nodes += sms_event_nodes(desk, n, sms)
    nodes.append(button(f"{_SMS_OPTIONS}{n}", f"Options du SMS {count}", sign="⋮", sign_only=True, tone="quiet"))
    return replace(group(f"phone/sms-block/{n}", f"SMS {count}", nodes), part="bubble_mine" if sms.mine else "bubble")


def sms_entries(state: PhoneState, index: int) -> tuple[str, ...]:
    """What can be done with an SMS."""
    sms = state.messages[index]
    again = (Label.SEND_AGAIN,) if sms.unsent else ()
    spam = () if sms.mine else (Label.REPORT_SMS,)
    return (*again, Label.FORWARD, *spam, Label.DELETE)


def person_entries(state: PhoneState) -> tuple[str, ...]:
    """What can be done with the person of a conversation."""
    known = () if state.who in state.contacts else (Label.ADD_CONTACT,)
    return (*known, Label.UNBLOCK if is_blocked(state, state.who) else Label.BLOCK)


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
        case Clicked(node) if node == _OPTIONS:
            return open_menu(desk, node, person_entries(phone_state(desk)))
        case Clicked(node) if node.startswith(_SMS_OPTIONS):
            return open_menu(desk, node, sms_entries(phone_state(desk), int(node.removeprefix(_SMS_OPTIONS))))
        case Picked(node, entry) if node == _OPTIONS:
            return _pick_for_person(desk, entry)
        case Picked(node, entry) if node.startswith(_SMS_OPTIONS):
            return _pick_for_sms(desk, int(node.removeprefix(_SMS_OPTIONS)), entry)
        case Clicked("phone/send"):
            return send_sms(desk)
        case Pressed("enter") if desk.place.focus == TEXT:
            return send_sms(desk)
        case Pressed("enter") if desk.place.focus == TO:
            return set_focus(desk, TEXT)
        case _:
            return desk


def _pick_for_person(desk: Desk, entry: str) -> Desk:
    who = phone_state(desk).who
    match entry:
        case Label.ADD_CONTACT:
            return start_contact(desk, "" if phone_problem(who) else who)
        case Label.BLOCK:
            return block(desk, who)
        case _:
            return unblock(desk, who)


def _pick_for_sms(desk: Desk, index: int, entry: str) -> Desk:
    match entry:
        case Label.FORWARD:
            return start_forward(desk, index)
        case Label.REPORT_SMS:
            return report(desk, index)
        case Label.SEND_AGAIN:
            return send_again(desk, index)
        case _:
            return ask_to_delete(desk, index)


def _row(desk: Desk, state: PhoneState, who: str) -> Node:
    theirs = [sms for sms in state.messages if sms.who == who]
    new = any(not sms.read for sms in theirs)
    name = f"{who} — nouveau" if new else who
    return item(desk, "phone/talks", _TALK + who, name, description=_short(theirs[-1].text))


def _writing(desk: Desk) -> list[Node]:
    return [textbox(desk, TEXT, "Votre SMS"), button("phone/send", Label.SEND_SMS, tone="main")]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29].rstrip() + "…"
