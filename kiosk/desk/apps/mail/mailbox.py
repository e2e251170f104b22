"""The mailbox as values: messages, messages being written, where one is in it; and what stands in each folder."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.desk.apps.mail.addresses import Person, people_of
from kiosk.desk.changes import at_place, with_program
from kiosk.desk.files.documents import Document
from kiosk.desk.state import Desk
from kiosk.i18n import _

KEY = "mail"
FolderKey = Literal["inbox", "sent", "drafts", "unwanted", "bin"]
FOLDERS: dict[str, str] = {
    "inbox": "Boîte de réception",
    "sent": "Envoyés",
    "drafts": "Brouillons",
    "unwanted": "Indésirables",
    "bin": "Corbeille",
}
"""Folders in the order shown, by their word in YAML."""
GONE = ""
"""The folder of what was deleted for good."""
BOXES = ("to", "cc", "subject", "body")

replace = msgspec.structs.replace


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes with a message."""

    name: str
    document: Document


class Message(msgspec.Struct, frozen=True):
    """A message, received, sent or kept as a draft. ``about`` is the subject of the one it answers or forwards.

    ``mine`` says that the learner sent it.
    """

    id: str
    folder: str
    sender: Person
    to: tuple[Person, ...] = ()
    cc: tuple[Person, ...] = ()
    subject: str = ""
    body: str = ""
    date: str = ""
    attachments: tuple[Attachment, ...] = ()
    unread: bool = False
    kind: Literal["new", "reply", "forward"] = "new"
    about: str = ""
    quoted: str = ""
    mine: bool = False


class Letter(msgspec.Struct, frozen=True):
    """What a message being written begins with; what the learner wrote since stands in its boxes.

    ``quoted`` is the part of ``body`` that comes from another message. ``kept``: it began as a draft. ``asked``: the
    learner clicked on Envoyer, so what is missing is said.
    """

    to: str = ""
    cc: str = ""
    subject: str = ""
    body: str = ""
    attachments: tuple[Attachment, ...] = ()
    kind: Literal["new", "reply", "forward"] = "new"
    about: str = ""
    quoted: str = ""
    kept: bool = False
    shows_cc: bool = False
    asked: bool = False


class Account(msgspec.Struct, frozen=True):
    """Whose mailbox it is; an empty password stands for any. ``stay``: « Rester connecté » is ticked at first."""

    me: str
    name: str
    password: str = ""
    stay: bool = False

    @property
    def person(self) -> Person:
        """Its owner, as sender."""
        return Person(self.name or self.me, self.me)


class Mailbox(msgspec.Struct, frozen=True):
    """What undo gives back. ``folders``: where what was moved stands now; ``homes``: where what is in the bin stood."""

    account: Account
    messages: tuple[Message, ...] = ()
    folders: dict[str, str] = {}
    homes: dict[str, str] = {}
    attached: dict[str, tuple[Attachment, ...]] = {}


class Whereabouts(msgspec.Struct, frozen=True):
    """The folder shown, the message being read, those being written, what was seen, whether one is signed in."""

    folder: str = "inbox"
    message: str = ""
    letters: dict[str, Letter] = {}
    made: int = 0
    seen: dict[str, bool] = {}
    signed_in: bool = True
    stays: bool = False
    asked: bool = False


def mailbox(desk: Desk) -> Mailbox:
    """The mailbox of this desk."""
    found = desk.content.programs[KEY]
    assert isinstance(found, Mailbox)
    return found


def whereabouts(desk: Desk) -> Whereabouts:
    """Where one is in it."""
    found = desk.place.programs[KEY]
    assert isinstance(found, Whereabouts)
    return found


def keeping(desk: Desk, box: Mailbox) -> Desk:
    """The desk with this mailbox."""
    return with_program(desk, KEY, box)


def going(desk: Desk, place: Whereabouts) -> Desk:
    """The desk with the learner there in it."""
    return at_place(desk, KEY, place)


def box_id(letter: str, box: str) -> str:
    """The node of a box of a message being written."""
    return f"{KEY}/{letter}/{box}"


def window_id(letter: str) -> str:
    """The window in which a message is written."""
    return f"{KEY}/{letter}"


def letter_window(desk: Desk, letter: str) -> bool:
    """Whether the window of a message being written is open."""
    return desk.window(window_id(letter)) is not None


def text_of(desk: Desk, id: str, box: str) -> str:
    """What stands in a box of a message being written."""
    letter = whereabouts(desk).letters.get(id, Letter())
    return desk.text(box_id(id, box), getattr(letter, box))


def attached_to(desk: Desk, id: str) -> tuple[Attachment, ...]:
    """The files that go with a message being written."""
    letter = whereabouts(desk).letters.get(id, Letter())
    return mailbox(desk).attached.get(id, letter.attachments)


def touched(desk: Desk, id: str) -> bool:
    """Whether there is something to keep: the learner wrote or attached, or it began as a draft."""
    letter = whereabouts(desk).letters.get(id)
    if letter is None:
        return False
    changed = any(text_of(desk, id, box) != getattr(letter, box) for box in BOXES)
    return letter.kept or changed or attached_to(desk, id) != letter.attachments


def as_message(desk: Desk, id: str) -> Message:
    """A message being written, as it is now."""
    letter, box = whereabouts(desk).letters.get(id, Letter()), mailbox(desk)
    return Message(
        id,
        box.folders.get(id, "drafts"),
        box.account.person,
        people_of(text_of(desk, id, "to")),
        people_of(text_of(desk, id, "cc")),
        text_of(desk, id, "subject").strip(),
        text_of(desk, id, "body"),
        now(desk),
        attached_to(desk, id),
        kind=letter.kind,
        about=letter.about,
        quoted=letter.quoted,
    )


def now(desk: Desk) -> str:
    """The date of what is sent now."""
    hours, _colon, minutes = desk.clock.partition(":")
    return _("aujourd'hui, {hours} h {minutes}").format(hours=int(hours), minutes=minutes)


def messages(desk: Desk) -> tuple[Message, ...]:
    """Every message with the folder that it is in now, drafts first; without those deleted for good."""
    box, place = mailbox(desk), whereabouts(desk)
    drafts = [as_message(desk, id) for id in reversed(place.letters) if touched(desk, id)]
    moved = [
        replace(one, folder=box.folders.get(one.id, one.folder), unread=place.seen.get(one.id, one.unread))
        for one in box.messages
    ]
    return tuple(one for one in (*drafts, *moved) if one.folder != GONE)


def within(desk: Desk, folder: str) -> tuple[Message, ...]:
    """The messages of a folder, the newest first."""
    return tuple(one for one in messages(desk) if one.folder == folder)


def message_of(desk: Desk, id: str) -> Message | None:
    """The message of this id, if it is still there."""
    return next((one for one in messages(desk) if one.id == id), None)


def read_now(desk: Desk) -> Message | None:
    """The message that is open in the first window; None while the list is shown, or the page to sign in."""
    place = whereabouts(desk)
    found = message_of(desk, place.message) if place.signed_in and place.message else None
    return None if found is None or found.folder == "drafts" else found
