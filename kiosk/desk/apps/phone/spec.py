"""The telephone as an exercise writes it: contacts, SMS, calls that come, and who answers when called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.pictures import picture_problems
from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.phone.state import (
    KEY,
    Call,
    CallRecord,
    Line,
    PhoneState,
    Picture,
    Settings,
    Sms,
    VoiceMessage,
    known_name,
)
from kiosk.desk.changes import replace
from kiosk.desk.looks import ProgramLook
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

_OWN_LINE = re.compile(r"vous\s*:\s*", re.IGNORECASE)

Lines = Annotated[
    tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...],
    Meta(description="Ce qui se dit, une phrase par ligne ; « Vous : … » pour qui appelle ou répond."),
]
Sender = Annotated[str, Meta(min_length=1, description="Qui l'envoie.")]


class SmsSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An SMS at the start: ``from`` someone, or ``to`` someone."""

    text: Annotated[str, Meta(min_length=1, description="Le texte du SMS.")]
    from_: Annotated[str, Meta(description="Qui l'envoie.")] = msgspec.field(name="from", default="")
    to: Annotated[str, Meta(description="À qui il est envoyé.")] = ""
    at: Annotated[str, Meta(description="L'heure.")] = ""
    read: bool = False
    event: EventSpec | None = None


class SmsArrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An SMS that comes later."""

    from_: Sender = msgspec.field(name="from")
    text: Annotated[str, Meta(min_length=1, description="Le texte du SMS.")]
    event: EventSpec | None = None


class CallSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call that comes: who calls, what is said, and the voice message that is left where nobody answers."""

    from_: Annotated[str, Meta(min_length=1, description="Qui appelle.")] = msgspec.field(name="from")
    lines: Lines = ()
    message: Annotated[str, Meta(description="Le message vocal qui reste, sans réponse.")] = ""

    def call(self) -> Call:
        """The call, as it rings."""
        return Call(self.from_, True, "ringing", parse_lines(self.lines), message=self.message)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        yield ("from",), self.from_
        yield from ((("lines", index), line) for index, line in enumerate(self.lines))
        if self.message:
            yield ("message",), self.message


class RecordSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call of before: ``from`` someone, missed unless ``answered``; or ``to`` someone."""

    from_: Annotated[str, Meta(description="Qui a appelé.")] = msgspec.field(name="from", default="")
    to: Annotated[str, Meta(description="Qui a été appelé.")] = ""
    at: Annotated[str, Meta(description="L'heure.")] = ""
    answered: bool = False

    def record(self) -> CallRecord:
        """The call, as the list of recent calls has it."""
        return CallRecord(
            self.to or self.from_ or _("Inconnu"), not self.to, "answered" if self.answered else "missed", self.at,
            ended=True, before=True,
        )  # fmt: skip


class VoiceMessageSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A voice message at the start, as text."""

    from_: Annotated[str, Meta(min_length=1, description="Qui l'a laissé.")] = msgspec.field(name="from")
    text: Annotated[str, Meta(min_length=1, description="Ce que dit le message vocal.")]
    at: Annotated[str, Meta(description="L'heure.")] = ""
    heard: bool = False


class PictureSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture: its word, and what it shows."""

    picture: Annotated[str, Meta(min_length=1, description="Le mot d'une image : fleur")]
    text: Annotated[str, Meta(max_length=60, description="Ce qu'elle montre : Une fleur au jardin")] = ""


class SettingsSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings at the start."""

    sound: bool = True
    volume: Annotated[int, Meta(ge=0, le=10, description="De 0 à 10.")] = 5
    airplane: Annotated[bool, Meta(description="Le mode avion.")] = False
    wifi: bool = True


class PhoneSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers of contacts by name, and what is on the telephone at the start, oldest first.

    ``call`` rings at the start; ``answers`` is what is said, by name or number, when the learner calls. ``scene`` is
    what the camera sees. ``report_replies`` are the answers of 33700, one to each SMS that it gets.
    """

    contacts: Annotated[dict[str, str], Meta(description="Les contacts : {Nadia: 06 39 98 12 34}")] = {}
    messages: tuple[SmsSpec, ...] = ()
    call: CallSpec | None = None
    answers: Annotated[dict[str, Lines], Meta(description="Qui répond, et ce qui se dit : {Nadia: [Allô ?]}")] = {}
    recent: tuple[RecordSpec, ...] = ()
    voice_messages: tuple[VoiceMessageSpec, ...] = ()
    blocked: Annotated[tuple[str, ...], Meta(description="Qui est bloqué au départ.")] = ()
    scene: PictureSpec = PictureSpec("fleur", "Une fleur")
    photos: tuple[PictureSpec, ...] = ()
    settings: SettingsSpec = SettingsSpec()
    report_replies: Annotated[tuple[str, ...], Meta(description="Ce que répond le 33700, SMS après SMS.")] = (
        "Merci. Envoyez maintenant le numéro de l'expéditeur.",
        "Merci. Votre signalement est reçu.",
    )
    look: ProgramLook = None

    def start(self) -> PhoneState:
        """The telephone at the start."""
        messages = tuple(
            Sms(
                one.to or one.from_ or _("Inconnu"),
                one.text,
                one.at,
                mine=bool(one.to),
                read=bool(one.to) or one.read,
                event=one.event,
            )
            for one in self.messages
        )
        state = PhoneState(dict(self.contacts), messages)
        records = (one.record() for one in self.recent)
        voices = (
            VoiceMessage(known_name(state, one.from_), one.text, one.at, one.heard) for one in self.voice_messages
        )
        call = self.call.call() if self.call else None
        return replace(
            state,
            call=replace(call, who=known_name(state, call.who)) if call else None,
            answers={who: parse_lines(lines) for who, lines in self.answers.items()},
            records=tuple(replace(one, who=known_name(state, one.who)) for one in records),
            blocked=self.blocked,
            scene=Picture(self.scene.picture, self.scene.text),
            photos=tuple(Picture(one.picture, one.text) for one in self.photos),
            settings=Settings(**msgspec.structs.asdict(self.settings)),
            replies=self.report_replies,
            voice_messages=tuple(replace(one, who=known_name(state, one.who)) for one in voices),
        )

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        for index, sms in enumerate(self.messages):
            yield ("messages", index, "text"), sms.text
            if sms.event:
                yield from ((("messages", index, "event", *path), text) for path, text in sms.event.texts())
        if self.call:
            yield from ((("call", *path), text) for path, text in self.call.texts())
        for who, lines in self.answers.items():
            yield from ((("answers", who, index), line) for index, line in enumerate(lines))
        for index, voice in enumerate(self.voice_messages):
            yield ("voice_messages", index, "text"), voice.text
        yield from ((("report_replies", index), reply) for index, reply in enumerate(self.report_replies))
        for path, picture in self._pictures():
            if picture.text:
                yield (*path, "text"), picture.text

    def _pictures(self) -> Iterator[tuple[YamlPath, PictureSpec]]:
        yield ("scene",), self.scene
        yield from ((("photos", index), one) for index, one in enumerate(self.photos))

    def problems(self, desk: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work with this initial desk."""
        write = _("gardez « from » ou « to »")
        for index, sms in enumerate(self.messages):
            if bool(sms.from_) == bool(sms.to):
                yield ("messages", index), _("ce SMS est de quelqu'un ou à quelqu'un"), write
            for path, what, mended in sms.event.problems(desk.today) if sms.event else ():
                yield ("messages", index, "event", *path), what, mended
        for index, record in enumerate(self.recent):
            if bool(record.from_) == bool(record.to):
                yield ("recent", index), _("cet appel est de quelqu'un ou à quelqu'un"), write
        for path, picture in self._pictures():
            yield from picture_problems((*path, "picture"), picture.picture)
        if self.call and desk.window(KEY) is None:
            yield ("call",), _("le téléphone sonne au départ, mais il est fermé"), _("écrivez « open: [phone] »")


def parse_lines(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """What is said, with who says it."""
    found = ((line, _OWN_LINE.match(line)) for line in lines)
    return tuple(Line(line[own.end() :], mine=True) if own else Line(line) for line, own in found)
