"""What is done with SMS: they come and are sent. Pure."""

from __future__ import annotations

from kiosk.desk.apps.phone.state import KEY, TEXT, TO, Sms, known_name, phone_state, with_phone
from kiosk.desk.changes import forbid_undo, replace, set_focus, show_notice, with_text
from kiosk.desk.state import Desk
from kiosk.i18n import _


def receive_sms(desk: Desk, sender: str, text: str) -> Desk:
    """Add an SMS, as read where its conversation is displayed."""
    state = phone_state(desk)
    displayed = state.screen == "talk" and state.who == sender and state.call is None
    sms = Sms(sender, text, desk.clock, read=displayed and any(w.program == KEY for w in desk.visible_windows))
    return with_phone(desk, replace(state, messages=(*state.messages, sms)))


def send_sms(desk: Desk) -> Desk:
    """Send what is written; a notice says what is missing."""
    state, text = phone_state(desk), desk.text(TEXT).strip()
    who = state.who if state.screen == "talk" else known_name(state, desk.text(TO).strip())
    if not who:
        return set_focus(show_notice(desk, _("Écrivez d'abord un nom ou un numéro.")), TO)
    if not text:
        return set_focus(show_notice(desk, _("Écrivez d'abord votre SMS.")), TEXT)
    messages = (*state.messages, Sms(who, text, desk.clock, mine=True))
    desk = with_phone(with_text(desk, TEXT, ""), replace(state, messages=messages, screen="talk", who=who))
    return show_notice(forbid_undo(set_focus(desk, TEXT)), _("Le SMS est envoyé."))
