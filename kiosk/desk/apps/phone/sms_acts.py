"""What is done with SMS: they come, are sent, forwarded, reported and deleted; people are blocked. Pure."""

from __future__ import annotations

from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.phone.state import (
    KEY,
    TEXT,
    TO,
    PhoneState,
    Sms,
    go_to,
    in_airplane_mode,
    is_blocked,
    known_name,
    phone_state,
    same_person,
    with_phone,
)
from kiosk.desk.changes import forbid_undo, replace, set_focus, show_dialog, show_notice, with_text
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

REPORTS = "33700"
"""The French number to which unwanted SMS are forwarded."""
DELETE_SMS = "sms:"


def receive_sms(desk: Desk, sender: str, text: str, event: EventSpec | None = None) -> Desk:
    """Add an SMS, as read where its conversation is displayed; in airplane mode it comes later."""
    state = phone_state(desk)
    displayed = state.screen == "talk" and state.who == sender and state.call is None
    read = displayed and any(w.program == KEY for w in desk.visible_windows)
    sms = Sms(sender, text, desk.clock, read=read, event=event)
    if in_airplane_mode(desk):
        return with_phone(desk, replace(state, waiting=(*state.waiting, sms)))
    return with_phone(desk, replace(state, messages=(*state.messages, sms)))


def send_sms(desk: Desk) -> Desk:
    """Send what is written; a notice says what is missing. In airplane mode it stays here, unsent."""
    state, text = phone_state(desk), desk.text(TEXT).strip()
    who = state.who if state.screen == "talk" else known_name(state, desk.text(TO).strip())
    photo = state.photos[state.attached] if state.attached >= 0 else None
    if not who:
        return set_focus(show_notice(desk, _("Écrivez d'abord un nom ou un numéro.")), TO)
    if not text and photo is None:
        return set_focus(show_notice(desk, _("Écrivez d'abord votre SMS.")), TEXT)
    sms = Sms(
        who, text, desk.clock, mine=True, forwarded=state.forwarded,
        picture=photo.word if photo else "", caption=photo.caption if photo else "",
    )  # fmt: skip
    desk = with_phone(with_text(desk, TEXT, ""), replace(state, screen="talk", who=who, forwarded="", attached=-1))
    return forbid_undo(set_focus(_send(desk, sms), TEXT))


def send_again(desk: Desk, index: int) -> Desk:
    """Send an SMS that stayed here."""
    state = phone_state(desk)
    sms = replace(state.messages[index], unsent=False, at=desk.clock)
    left = tuple(one for n, one in enumerate(state.messages) if n != index)
    return _send(with_phone(desk, replace(state, messages=left)), sms)


def start_forward(desk: Desk, index: int) -> Desk:
    """Begin a new SMS with the text of another."""
    sms = phone_state(desk).messages[index]
    desk = go_to(with_text(desk, TO, ""), "new")
    desk = with_phone(desk, replace(phone_state(desk), forwarded=_author(sms)))
    return set_focus(with_text(desk, TEXT, sms.text), TO)


def report(desk: Desk, index: int) -> Desk:
    """Forward an SMS to 33700."""
    sms = phone_state(desk).messages[index]
    return _send(go_to(desk, "talk", REPORTS), Sms(REPORTS, sms.text, desk.clock, mine=True, forwarded=_author(sms)))


def ask_to_delete(desk: Desk, index: int) -> Desk:
    """Ask whether to delete an SMS."""
    text = _("Ce SMS ne pourra plus être repris.")
    dialog = Dialog(KEY, f"{DELETE_SMS}{index}", "Supprimer ce SMS ?", text, buttons=(Label.DELETE, Label.CANCEL))
    return show_dialog(desk, dialog)


def delete_sms(desk: Desk, index: int) -> Desk:
    """Delete an SMS; the list of conversations where it was the last one."""
    state = phone_state(desk)
    if index >= len(state.messages):
        return desk
    gone = state.messages[index]
    left = tuple(one for n, one in enumerate(state.messages) if n != index)
    desk = with_phone(desk, replace(state, messages=left, deleted=(*state.deleted, gone)))
    if not any(one.who == gone.who for one in left):
        desk = go_to(desk, "messages")
    return show_notice(desk, _("Le SMS est supprimé."))


def block(desk: Desk, who: str) -> Desk:
    """Block a person: the SMS are hidden, and calls do not ring."""
    state = phone_state(desk)
    desk = go_to(with_phone(desk, replace(state, blocked=(*state.blocked, who))), "messages")
    return show_notice(desk, _("{name} est dans les bloqués. La liste est dans Réglages.").format(name=who))


def unblock(desk: Desk, who: str) -> Desk:
    """Let a blocked person write and call again."""
    state = phone_state(desk)
    kept = tuple(one for one in state.blocked if not same_person(state, one, who))
    desk = with_phone(desk, replace(state, blocked=kept))
    return show_notice(desk, _("{name} peut de nouveau écrire et appeler.").format(name=who))


def visible_messages(state: PhoneState) -> tuple[Sms, ...]:
    """The SMS, without those of blocked people."""
    return tuple(one for one in state.messages if not is_blocked(state, one.who)) if state.blocked else state.messages


def _author(sms: Sms) -> str:
    return sms.forwarded or ("" if sms.mine else sms.who)


def _send(desk: Desk, sms: Sms) -> Desk:
    state = phone_state(desk)
    unsent = in_airplane_mode(desk)
    desk = with_phone(desk, replace(state, messages=(*state.messages, replace(sms, unsent=unsent))))
    if unsent:
        return show_notice(desk, _("Le SMS n'est pas parti : le mode avion est mis."))
    state = phone_state(desk)
    if same_person(state, sms.who, REPORTS) and state.replies:
        desk = receive_sms(with_phone(desk, replace(state, replies=state.replies[1:])), sms.who, state.replies[0])
    return show_notice(desk, _("Le SMS est envoyé."))
