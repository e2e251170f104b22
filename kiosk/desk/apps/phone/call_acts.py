"""What is done with calls: they ring, are answered or refused, are made, and end. Pure."""

from __future__ import annotations

from typing import Literal

from kiosk.desk.apps.phone.state import (
    Call,
    CallRecord,
    PhoneState,
    VoiceMessage,
    in_airplane_mode,
    is_blocked,
    known_name,
    phone_state,
    same_person,
    with_phone,
)
from kiosk.desk.changes import replace, set_focus, show_notice
from kiosk.desk.state import Desk
from kiosk.i18n import _

ANSWER, HANG_UP = "phone/call/answer", "phone/call/hang-up"


def ring(desk: Desk, call: Call) -> Desk:
    """The telephone rings; during another call it does not, and the call is missed.

    In airplane mode the missed call is seen once that is over; of a blocked person nothing is seen.
    """
    state = phone_state(desk)
    call = replace(call, who=known_name(state, call.who))
    if is_blocked(state, call.who):
        return desk
    if in_airplane_mode(desk):
        return with_phone(desk, replace(state, waiting=(*state.waiting, call)))
    if state.call is not None:
        return with_phone(desk, leave_unanswered(state, call, "missed", desk.clock))
    return with_phone(desk, replace(state, call=call))


def answer(desk: Desk) -> Desk:
    """Answer the call that rings; the first line is said."""
    state = phone_state(desk)
    if state.call is None or state.call.stage != "ringing":
        return desk
    record = CallRecord(state.call.who, True, "answered", desk.clock)
    call = replace(state.call, stage="talking", heard=min(1, len(state.call.lines)))
    return set_focus(with_phone(desk, replace(state, call=call, records=(*state.records, record))), "")


def refuse(desk: Desk) -> Desk:
    """Refuse the call that rings; its voice message is left."""
    state = phone_state(desk)
    if state.call is None or state.call.stage != "ringing":
        return desk
    call = state.call
    desk = set_focus(with_phone(desk, leave_unanswered(replace(state, call=None), call, "refused", desk.clock)), "")
    if call.message:
        return show_notice(desk, _("Appel non pris. {name} a laissé un message vocal.").format(name=call.who))
    return show_notice(desk, _("Appel non pris."))


def hear_more(desk: Desk) -> Desk:
    """The next line of the call is said."""
    state = phone_state(desk)
    if state.call is None or state.call.heard >= len(state.call.lines):
        return desk
    return with_phone(desk, replace(state, call=replace(state.call, heard=state.call.heard + 1)))


def hang_up(desk: Desk) -> Desk:
    """End the call."""
    state = phone_state(desk)
    if state.call is None or state.call.stage == "ringing":
        return desk
    # a call that was missed meanwhile is ended already
    records = tuple(one if one.ended else replace(one, ended=True) for one in state.records)
    desk = with_phone(desk, replace(state, call=None, records=records))
    return show_notice(set_focus(desk, ""), _("L'appel est fini."))


def start_call(desk: Desk, who: str) -> Desk:
    """Call a name or a number; those who answer say their first line."""
    state = phone_state(desk)
    if state.call is not None:
        return desk
    if state.settings.airplane:
        return show_notice(desk, _("Le mode avion coupe les appels. Il se change dans Réglages."))
    who = known_name(state, who)
    lines = next((lines for name, lines in state.answers.items() if same_person(state, name, who)), ())
    call = Call(who, False, "talking" if lines else "unanswered", lines, min(1, len(lines)))
    record = CallRecord(who, False, "answered" if lines else "missed", desk.clock)
    return set_focus(with_phone(desk, replace(state, call=call, records=(*state.records, record))), "")


def leave_unanswered(state: PhoneState, call: Call, outcome: Literal["refused", "missed"], at: str) -> PhoneState:
    """The telephone after a call that was not answered, with its voice message."""
    voice = (VoiceMessage(call.who, call.message, at),) if call.message else ()
    return replace(
        state,
        records=(*state.records, CallRecord(call.who, True, outcome, at, ended=True)),
        voice_messages=(*state.voice_messages, *voice),
    )
