"""The state of the mailbox: messages, drafts, the learner's location in it, and the content of each folder."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.desk.apps.calendar.spec import EventSpec
from kiosk.desk.apps.mail.addresses import Person, parse_people
from kiosk.desk.changes import with_content, with_location
from kiosk.desk.files.documents import Document
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.i18n import _

KEY = "mail"
MessageOrder = Literal["date", "sender", "subject"]
FOLDERS: dict[str, str] = {
    "inbox": Label.INBOX,
    "sent": Label.SENT,
    "drafts": Label.DRAFTS,
    "unwanted": Label.UNWANTED,
    "bin": Label.BIN,
}
"""Labels of the folders of every mailbox, in display order, by their keys in YAML."""
OWN_FOLDER = "own/"
"""Before the name, in the key of a folder that the learner made."""
GONE = ""
"""The folder of permanently deleted messages."""
BOXES = ("to", "cc", "subject", "body")

replace = msgspec.structs.replace


class Attachment(msgspec.Struct, frozen=True):
    """A file attached to a message."""

    name: str
    document: Document


class Message(msgspec.Struct, frozen=True):
    """A received or sent message, or a draft. ``about`` is the subject of the message that it answers or forwards.

    ``mine``: the learner sent it. ``event`` is the appointment that it brings, with ``invites`` as an invitation.
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
    event: EventSpec | None = None
    invites: bool = False

    @property
    def event_source(self) -> str:
        """The name under which the calendar knows the message: its subject, as goals say it."""
        return self.subject


class DraftMessage(msgspec.Struct, frozen=True):
    """The initial content of a draft; what the learner has typed since is in the values of its text boxes.

    ``quoted`` is the part of ``body`` that comes from another message. ``kept``: the exercise starts with it.
    ``shows_errors``: the learner clicked on Envoyer, so errors are displayed.
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
    shows_errors: bool = False


class MailAccount(msgspec.Struct, frozen=True):
    """The owner of the mailbox; an empty password accepts any. ``stay``: « Rester connecté » is ticked at the start."""

    me: str
    name: str
    password: str = ""
    stay: bool = False

    @property
    def person(self) -> Person:
        """The owner, as sender."""
        return Person(self.name or self.me, self.me)


class Mailbox(msgspec.Struct, frozen=True):
    """What undo restores. ``folders`` of moved messages by id; ``homes``: the former folders of those in the bin.

    ``own_folders`` are the names of the folders that the learner made.
    """

    account: MailAccount
    messages: tuple[Message, ...] = ()
    folders: dict[str, str] = {}
    homes: dict[str, str] = {}
    attached: dict[str, tuple[Attachment, ...]] = {}
    own_folders: tuple[str, ...] = ()


class MailLocation(msgspec.Struct, frozen=True):
    """The current folder, the displayed message, the drafts, the read marks and the session.

    ``made`` counts drafts; ``stays``: « Rester connecté »; ``shows_errors``: the sign-in page displays its errors.
    ``order`` is what the list is sorted by, the newest or A first unless ``reverses``.
    """

    folder: str = "inbox"
    message: str = ""
    drafts: dict[str, DraftMessage] = {}
    made: int = 0
    seen: dict[str, bool] = {}
    signed_in: bool = True
    stays: bool = False
    shows_errors: bool = False
    order: MessageOrder = "date"
    reverses: bool = False


def mailbox(desk: Desk) -> Mailbox:
    """The mailbox content of ``desk``."""
    found = desk.content.programs[KEY]
    assert isinstance(found, Mailbox)
    return found


def mail_location(desk: Desk) -> MailLocation:
    """The learner's location in the mailbox."""
    found = desk.place.programs[KEY]
    assert isinstance(found, MailLocation)
    return found


def with_mailbox(desk: Desk, box: Mailbox) -> Desk:
    """Set the mailbox; undo restores the previous one."""
    return with_content(desk, KEY, box)


def with_mail_location(desk: Desk, place: MailLocation) -> Desk:
    """Set the location; undo leaves it alone."""
    return with_location(desk, KEY, place)


def draft_node_id(draft: str, box: str) -> str:
    """The node id of a text box of a draft."""
    return f"{KEY}/{draft}/{box}"


def draft_window_id(draft: str) -> str:
    """The window id of a draft."""
    return f"{KEY}/{draft}"


def has_open_window(desk: Desk, draft: str) -> bool:
    """Whether the window of a draft is open."""
    return desk.window(draft_window_id(draft)) is not None


def draft_text(desk: Desk, id: str, box: str) -> str:
    """The present text of a box of a draft."""
    draft = mail_location(desk).drafts.get(id, DraftMessage())
    return desk.text(draft_node_id(id, box), getattr(draft, box))


def draft_attachments(desk: Desk, id: str) -> tuple[Attachment, ...]:
    """The present attachments of a draft."""
    draft = mail_location(desk).drafts.get(id, DraftMessage())
    return mailbox(desk).attached.get(id, draft.attachments)


def is_worth_keeping(desk: Desk, id: str) -> bool:
    """Whether closing must keep the draft: the learner changed it, or the exercise started with it."""
    draft = mail_location(desk).drafts.get(id)
    if draft is None:
        return False
    changed = any(draft_text(desk, id, box) != getattr(draft, box) for box in BOXES)
    return draft.kept or changed or draft_attachments(desk, id) != draft.attachments


def draft_as_message(desk: Desk, id: str) -> Message:
    """A draft as it is now, as a message."""
    draft, box = mail_location(desk).drafts.get(id, DraftMessage()), mailbox(desk)
    return Message(
        id,
        box.folders.get(id, "drafts"),
        box.account.person,
        parse_people(draft_text(desk, id, "to")),
        parse_people(draft_text(desk, id, "cc")),
        draft_text(desk, id, "subject").strip(),
        draft_text(desk, id, "body"),
        current_date(desk),
        draft_attachments(desk, id),
        kind=draft.kind,
        about=draft.about,
        quoted=draft.quoted,
    )


def current_date(desk: Desk) -> str:
    """The date of a message sent now."""
    hours, _colon, minutes = desk.clock.partition(":")
    return _("aujourd'hui, {hours} h {minutes}").format(hours=int(hours), minutes=minutes)


def messages(desk: Desk) -> tuple[Message, ...]:
    """Every message with its present folder, drafts first, without those deleted permanently."""
    box, place = mailbox(desk), mail_location(desk)
    drafts = [draft_as_message(desk, id) for id in reversed(place.drafts) if is_worth_keeping(desk, id)]
    moved = [
        replace(one, folder=_present_folder(box, one), unread=place.seen.get(one.id, one.unread))
        for one in box.messages
    ]
    return tuple(one for one in (*drafts, *moved) if one.folder != GONE)


def _present_folder(box: Mailbox, message: Message) -> str:
    """The folder of a message; the inbox (or Envoyés) where its own folder was undone."""
    folder = box.folders.get(message.id, message.folder)
    if not folder.startswith(OWN_FOLDER) or folder.removeprefix(OWN_FOLDER) in box.own_folders:
        return folder
    return "sent" if message.folder == "sent" else "inbox"


def messages_in(desk: Desk, folder: str) -> tuple[Message, ...]:
    """The messages of a folder, newest first."""
    return tuple(one for one in messages(desk) if one.folder == folder)


def message_of(desk: Desk, id: str) -> Message | None:
    """The message with this id, unless it was deleted permanently."""
    return next((one for one in messages(desk) if one.id == id), None)


def displayed_message(desk: Desk) -> Message | None:
    """The message open in the mailbox window; None while that shows the list or the sign-in page."""
    place = mail_location(desk)
    found = message_of(desk, place.message) if place.signed_in and place.message else None
    return None if found is None or found.folder == "drafts" else found
