"""What an exercise writes under ``mail:``, and the mailbox that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.pictures import picture_problems
from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.mail.addresses import Person, parse_people, parse_person
from kiosk.desk.apps.mail.mailbox import (
    OWN_FOLDER,
    Attachment,
    DraftMessage,
    MailAccount,
    Mailbox,
    MailLocation,
    Message,
    replace,
)
from kiosk.desk.files.names import document_named
from kiosk.desk.looks import ProgramLook
from kiosk.desk.values.email_addresses import address_problem
from kiosk.desk.values.file_names import MAX_NAME_LENGTH, clean_name
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

MAX_BODY_LENGTH = 1500
"""Characters of a message: with its quotation, an answer still fits into a text box."""

Who = Annotated[str, Meta(description="Une adresse, avec ou sans le nom : Lucie Martin <lucie@exemple.fr>")]
People = Who | tuple[Who, ...]
SubjectText = Annotated[str, Meta(max_length=60, description="L'objet du message.")]
BodyText = Annotated[str, Meta(max_length=MAX_BODY_LENGTH, description="Le texte du message.")]
TODAY = "aujourd'hui"


class AttachmentSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file attached to a message: its name, its text, the picture word of a photo."""

    file: Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH, description="Un nom, avec sa fin : CV.pdf")]
    text: str = ""
    picture: Annotated[str, Meta(description="Le mot d'une image.")] = ""


class OwnMessageSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message that the owner sent or keeps as a draft."""

    to: People = ()
    cc: People = ()
    subject: SubjectText = ""
    body: BodyText = ""
    date: str = TODAY
    attachments: tuple[AttachmentSpec, ...] = ()


class MessageSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A received message. Without ``to``, it is for the owner alone.

    ``event`` is an appointment that it brings, ``invitation`` one that it asks to accept or refuse.
    """

    from_: Who = msgspec.field(name="from")
    to: People = ()
    cc: People = ()
    subject: SubjectText = ""
    body: BodyText = ""
    date: str = TODAY
    attachments: tuple[AttachmentSpec, ...] = ()
    unread: bool = False
    event: EventSpec | None = None
    invitation: EventSpec | None = None


class MailSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mailbox: its owner, whether one is signed in at the start, and its folders, the newest message first."""

    me: Who = "camille@exemple.fr"
    name: Annotated[str, Meta(description="Le nom qui est montré.")] = ""
    password: Annotated[str, Meta(description="Le mot de passe ; rien : n'importe lequel.")] = ""
    signed_in: bool = True
    look: ProgramLook = None
    stay: Annotated[bool, Meta(description="« Rester connecté » est coché au départ.")] = False
    inbox: tuple[MessageSpec, ...] = ()
    sent: tuple[OwnMessageSpec, ...] = ()
    drafts: tuple[OwnMessageSpec, ...] = ()
    unwanted: tuple[MessageSpec, ...] = ()
    bin: tuple[MessageSpec, ...] = ()
    folders: Annotated[
        dict[str, tuple[MessageSpec, ...]], Meta(max_length=8, description="Dossiers de plus : Factures, Famille …")
    ] = {}

    def start(self) -> tuple[Mailbox, MailLocation]:
        """The mailbox and the location in it at the start."""
        me = parse_person(self.me)
        account = MailAccount(me.address, self.name or me.name, self.password, self.stay)
        messages = [
            _message(one, f"{folder}-{number}", folder, account.person)
            for folder, found in (
                *self.received(),
                *((f"{OWN_FOLDER}{name}", own) for name, own in self.folders.items()),
            )
            for number, one in enumerate(found, start=1)
        ]
        messages += [_message(one, f"sent-{n}", "sent", account.person) for n, one in enumerate(self.sent, start=1)]
        drafts = {f"draft-{n}": _draft(one) for n, one in reversed(tuple(enumerate(self.drafts, start=1)))}
        # What begins in the bin goes to the inbox when it is restored.
        homes = {one.id: "inbox" for one in messages if one.folder == "bin"}
        place = MailLocation(drafts=drafts, signed_in=self.signed_in)
        return Mailbox(account, tuple(messages), homes=homes, own_folders=tuple(self.folders)), place

    def received(self) -> tuple[tuple[str, tuple[MessageSpec, ...]], ...]:
        """The folders of received messages."""
        return (("inbox", self.inbox), ("unwanted", self.unwanted), ("bin", self.bin))

    def messages(self) -> Iterator[tuple[YamlPath, MessageSpec | OwnMessageSpec]]:
        """Every message with its path."""
        folders: tuple[tuple[str, tuple[MessageSpec | OwnMessageSpec, ...]], ...] = (
            *self.received(), ("sent", self.sent), ("drafts", self.drafts),
        )  # fmt: skip
        for folder, found in folders:
            for index, one in enumerate(found):
                yield (folder, index), one
        for name, own in self.folders.items():
            yield from ((("folders", name, index), one) for index, one in enumerate(own))

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Every text that a learner reads."""
        yield ("me",), self.me
        yield from ((("folders", name), name) for name in self.folders)
        for path, one in self.messages():
            yield from message_texts(path, one)

    def problems(self, today: date) -> Iterator[tuple[YamlPath, str, str]]:
        """Incomplete addresses, names that no file can have, unknown pictures."""
        yield from address_problems(("me",), (parse_person(self.me),))
        for path, one in self.messages():
            yield from message_problems(path, one, today)


def message_texts(path: YamlPath, one: MessageSpec | OwnMessageSpec) -> Iterator[tuple[YamlPath, str]]:
    """Every text of a message that a learner reads."""
    if isinstance(one, MessageSpec):
        yield (*path, "from"), one.from_
        for key, event in _events(one):
            yield from (((*path, key, *below), text) for below, text in event.texts())
    yield from (((*path, key), text) for key, text in (("subject", one.subject), ("date", one.date)))
    yield from (((*path, "body"), line) for line in one.body.split("\n") if line.strip())
    for box, people in (("to", one.to), ("cc", one.cc)):
        yield from (((*path, box), person.label) for person in _people(people))
    for index, file in enumerate(one.attachments):
        for line in file.text.split("\n"):
            if line.strip():
                yield (*path, "attachments", index, "text"), line


def message_problems(
    path: YamlPath, one: MessageSpec | OwnMessageSpec, today: date
) -> Iterator[tuple[YamlPath, str, str]]:
    """What cannot work in a message, on a computer on which it is ``today``."""
    if isinstance(one, MessageSpec):
        yield from address_problems((*path, "from"), (parse_person(one.from_),))
        for key, event in _events(one):
            yield from (((*path, key, *below), what, write) for below, what, write in event.problems(today))
        if one.event and one.invitation:
            yield (*path, "event"), _("« invitation » est déjà là"), _("gardez « event » ou « invitation »")
    for box, people in (("to", one.to), ("cc", one.cc)):
        # A draft may wait for its address.
        yield from address_problems((*path, box), _people(people))
    names: set[str] = set()
    for index, file in enumerate(one.attachments):
        yield from _file_problems((*path, "attachments", index), file, names)
        names.add(file.file)


def _events(one: MessageSpec) -> Iterator[tuple[str, EventSpec]]:
    if one.event:
        yield "event", one.event
    if one.invitation:
        yield "invitation", one.invitation


def arrived_message(one: MessageSpec, id: str, me: Person) -> Message:
    """The message that ``one`` specifies, as it comes into the inbox."""
    return replace(_message(one, id, "inbox", me), unread=True)


def address_problems(path: YamlPath, people: tuple[Person, ...]) -> Iterator[tuple[YamlPath, str, str]]:
    """Incomplete addresses."""
    for person in people:
        if error := address_problem(person.address):
            what = _("« {text} » n'est pas une adresse entière").format(text=person.address)
            yield path, what, f"{error} {_('Exemple : lucie@exemple.fr')}"


def _file_problems(path: YamlPath, file: AttachmentSpec, taken: set[str]) -> Iterator[tuple[YamlPath, str, str]]:
    if file.file != clean_name(file.file):
        what = _("« {name} » ne peut pas être un nom de fichier").format(name=file.file)
        yield path, what, _("écrivez « {name} »").format(name=clean_name(file.file) or "CV.pdf")
    if file.file in taken:
        what = _("le fichier « {name} » est déjà joint à ce message").format(name=file.file)
        yield path, what, _("donnez-lui un autre nom")
    if file.picture:
        yield from picture_problems((*path, "picture"), file.picture)


def _people(addresses: People) -> tuple[Person, ...]:
    texts = (addresses,) if isinstance(addresses, str) else addresses
    return tuple(person for text in texts for person in parse_people(text))


def _attachments(specs: tuple[AttachmentSpec, ...]) -> tuple[Attachment, ...]:
    return tuple(Attachment(one.file, document_named(one.file, one.text, one.picture)) for one in specs)


def _message(one: MessageSpec | OwnMessageSpec, id: str, folder: str, me: Person) -> Message:
    received = isinstance(one, MessageSpec)
    return Message(
        id,
        folder,
        parse_person(one.from_) if isinstance(one, MessageSpec) else me,
        _people(one.to) or ((me,) if received else ()),
        _people(one.cc),
        one.subject,
        one.body.rstrip(),
        one.date.strip() or TODAY,
        _attachments(one.attachments),
        unread=isinstance(one, MessageSpec) and one.unread,
        event=(one.invitation or one.event) if isinstance(one, MessageSpec) else None,
        invites=isinstance(one, MessageSpec) and one.invitation is not None,
    )


def _draft(one: OwnMessageSpec) -> DraftMessage:
    to, cc = (", ".join(person.address for person in _people(people)) for people in (one.to, one.cc))
    return DraftMessage(
        to, cc, one.subject, one.body.rstrip(), _attachments(one.attachments), kept=True, shows_cc=bool(cc)
    )
