"""The telephone: its spec and its state."""

from __future__ import annotations

from typing import Annotated, cast

import msgspec
from msgspec import Meta

from kiosk.desk.changes import replace, with_location
from kiosk.desk.state import Desk
from kiosk.desk.values.phones import normalize_phone
from kiosk.text import fold_typed

KEY = "phone"
TEXT, TO = "phone/text", "phone/to"


class SmsSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An SMS at the start: ``from`` someone, or ``to`` someone."""

    text: Annotated[str, Meta(min_length=1, description="Le texte du SMS.")]
    from_: Annotated[str, Meta(description="Qui l'envoie.")] = msgspec.field(name="from", default="")
    to: Annotated[str, Meta(description="À qui il est envoyé.")] = ""
    at: Annotated[str, Meta(description="L'heure.")] = ""
    read: bool = False


class SmsArrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An SMS that comes later."""

    from_: Annotated[str, Meta(min_length=1, description="Qui l'envoie.")] = msgspec.field(name="from")
    text: Annotated[str, Meta(min_length=1, description="Le texte du SMS.")]


class PhoneSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers of contacts by name, and the SMS at the start, oldest first."""

    contacts: Annotated[dict[str, str], Meta(description="Les contacts : {Nadia: 06 39 98 12 34}")] = {}
    messages: tuple[SmsSpec, ...] = ()


class Sms(msgspec.Struct, frozen=True):
    """An SMS from or to ``who``; ``mine``: sent by the learner."""

    who: str
    text: str
    at: str = ""
    mine: bool = False
    read: bool = True


class PhoneState(msgspec.Struct, frozen=True):
    """The state of the telephone. ``screen``: ``home``, ``messages``, ``contacts``, ``new``, or ``talk`` with ``who``.

    ``behind`` is the window that made room when the telephone came beside it.
    """

    contacts: dict[str, str] = {}
    messages: tuple[Sms, ...] = ()
    screen: str = "home"
    who: str = ""
    behind: str = ""


def phone_state(desk: Desk) -> PhoneState:
    """The present state of the telephone."""
    return cast(PhoneState, desk.place.programs[KEY])


def receive_sms(desk: Desk, sender: str, text: str) -> Desk:
    """Add an SMS, as read where its conversation is displayed."""
    state = phone_state(desk)
    open_now = state.screen == "talk" and state.who == sender and any(w.program == KEY for w in desk.visible_windows)
    sms = Sms(sender, text, desk.clock, read=open_now)
    return with_location(desk, KEY, replace(state, messages=(*state.messages, sms)))


def same_person(state: PhoneState, one: str, other: str) -> bool:
    """Whether both are the same person's name or number."""

    def number(name: str) -> str:
        return normalize_phone(state.contacts.get(name, name))

    return fold_typed(one, any_case=True) == fold_typed(other, any_case=True) or number(one) == number(other)
