"""The state of the telephone, and who is who on it."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.changes import replace, set_focus, with_location, with_text
from kiosk.desk.state import Desk
from kiosk.desk.values.phones import normalize_phone
from kiosk.text import fold_typed

KEY = "phone"
TEXT, TO = "phone/text", "phone/to"

Screen = Literal[
    "home", "messages", "contacts", "contact", "new", "talk", "recent", "keypad", "voice", "camera", "photos", "photo",
    "settings", "agenda", "event",
]  # fmt: skip


class Sms(msgspec.Struct, frozen=True):
    """An SMS from or to ``who``; ``mine``: sent by the learner.

    ``forwarded`` says whose text it is; ``unsent``: it waits here.
    ``picture`` is the word of a photo that goes with it, ``caption`` what it shows; ``event`` the appointment that it
    brings.
    """

    who: str
    text: str
    at: str = ""
    mine: bool = False
    read: bool = True
    forwarded: str = ""
    unsent: bool = False
    picture: str = ""
    caption: str = ""
    event: EventSpec | None = None


class Picture(msgspec.Struct, frozen=True):
    """A photo: its picture word and what it shows. ``taken`` by the learner; a ``deleted`` one is seen no more."""

    word: str
    caption: str = ""
    taken: bool = False
    deleted: bool = False


class Settings(msgspec.Struct, frozen=True):
    """The settings of the telephone; the volume is from 0 to 10."""

    sound: bool = True
    volume: int = 5
    airplane: bool = False
    wifi: bool = True


class Line(msgspec.Struct, frozen=True):
    """What someone says in a call; ``mine``: the learner."""

    text: str
    mine: bool = False


class Call(msgspec.Struct, frozen=True):
    """The call of now. ``heard`` of its ``lines`` have been said; ``message`` is left where it is not answered."""

    who: str
    incoming: bool
    stage: Literal["ringing", "talking", "unanswered"]
    lines: tuple[Line, ...] = ()
    heard: int = 0
    message: str = ""


class CallRecord(msgspec.Struct, frozen=True):
    """A call in the list of recent calls, the latest last. ``before``: it was there at the start."""

    who: str
    incoming: bool
    outcome: Literal["answered", "refused", "missed"]
    at: str = ""
    ended: bool = False
    before: bool = False


class VoiceMessage(msgspec.Struct, frozen=True):
    """What someone said to the answering machine."""

    who: str
    text: str
    at: str = ""
    heard: bool = False


class PhoneState(msgspec.Struct, frozen=True):
    """The state of the telephone. ``screen`` is displayed unless there is a ``call``; ``talk`` is with ``who``.

    ``behind`` is the window that made room when the telephone came beside it. ``answers`` is what is said, by name
    or number, when the learner calls. ``voice`` is the number of the voice message that is listened to, -1 for
    none, and ``photo`` that of the photo that is looked at, ``event`` the appointment. ``forwarded`` and
    ``attached`` belong to the SMS that is written: whose text it is, and the number of the photo that goes with it.
    ``replies`` are the answers of 33700 that are still to come; ``waiting`` is what comes once airplane mode is
    off.
    """

    contacts: dict[str, str] = {}
    messages: tuple[Sms, ...] = ()
    screen: Screen = "home"
    who: str = ""
    behind: str = ""
    call: Call | None = None
    answers: dict[str, tuple[Line, ...]] = {}
    records: tuple[CallRecord, ...] = ()
    voice_messages: tuple[VoiceMessage, ...] = ()
    voice: int = -1
    deleted: tuple[Sms, ...] = ()
    blocked: tuple[str, ...] = ()
    forwarded: str = ""
    replies: tuple[str, ...] = ()
    waiting: tuple[Sms | Call, ...] = ()
    scene: Picture = Picture("fleur")
    photos: tuple[Picture, ...] = ()
    photo: int = -1
    attached: int = -1
    event: str = ""
    settings: Settings = Settings()


def phone_state(desk: Desk) -> PhoneState:
    """The present state of the telephone."""
    return cast(PhoneState, desk.place.programs[KEY])


def with_phone(desk: Desk, state: PhoneState) -> Desk:
    """Set the state of the telephone."""
    return with_location(desk, KEY, state)


def go_to(desk: Desk, screen: Screen, who: str = "") -> Desk:
    """Display a screen; what was half written to one person does not go to another."""
    state = phone_state(desk)
    messages = tuple(replace(sms, read=True) if sms.who == who and not sms.read else sms for sms in state.messages)
    if (screen, who) != (state.screen, state.who) and desk.text(TEXT):
        desk = with_text(desk, TEXT, "")
    state = replace(state, screen=screen, who=who, messages=messages, voice=-1, forwarded="", attached=-1)
    return set_focus(with_phone(desk, state), "")


def same_person(state: PhoneState, one: str, other: str) -> bool:
    """Whether both are the same person's name or number."""

    def number(name: str) -> str:
        return normalize_phone(state.contacts.get(name, name))

    return fold_typed(one, any_case=True) == fold_typed(other, any_case=True) or number(one) == number(other)


def known_name(state: PhoneState, typed: str) -> str:
    """The contact with this name or number; ``typed`` where there is none."""
    return next((name for name in state.contacts if typed and same_person(state, name, typed)), typed)


def is_blocked(state: PhoneState, who: str) -> bool:
    """Whether this person is blocked."""
    return any(same_person(state, one, who) for one in state.blocked)


def in_airplane_mode(desk: Desk) -> bool:
    """Whether neither calls nor SMS come and go."""
    return phone_state(desk).settings.airplane


def has_internet(desk: Desk) -> bool:
    """Whether e-mails go: by the mobile network or by Wi-Fi."""
    settings = phone_state(desk).settings
    return settings.wifi or not settings.airplane
