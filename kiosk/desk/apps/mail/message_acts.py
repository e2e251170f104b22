"""Actions on messages, named by the labels of their buttons and menu entries."""

from __future__ import annotations

from kiosk.desk.apps.mail import drafts
from kiosk.desk.apps.mail.folders import can_move, folder_label, folder_labels, moves_for
from kiosk.desk.apps.mail.mailbox import (
    GONE,
    KEY,
    Mailbox,
    Message,
    draft_window_id,
    mail_location,
    mailbox,
    message_of,
    messages_in,
    replace,
    with_mail_location,
    with_mailbox,
)
from kiosk.desk.apps.mail.message_list import SEARCH
from kiosk.desk.changes import (
    clear_values,
    close_window,
    forbid_undo,
    select_item,
    set_focus,
    show_dialog,
    show_notice,
    show_window,
)
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

LIST = "mail/list"
DELETE_ONE, DELETE_ALL = "delete:", "empty"


def actions_for(message: Message) -> tuple[str, ...]:
    """The actions available in the message's present folder, in the order of the buttons."""
    match message.folder:
        case "bin":
            return (Label.RESTORE, Label.DELETE_FOREVER)
        case "drafts":
            return (Label.DELETE,)
        case "sent":
            return (Label.REPLY, Label.REPLY_ALL, Label.FORWARD, Label.DELETE)
        case "unwanted":
            return (Label.NOT_SPAM, Label.REPLY, Label.FORWARD, Label.DELETE)
        case _:
            return (Label.REPLY, Label.REPLY_ALL, Label.FORWARD, Label.DELETE, Label.REPORT_SPAM)


def message_menu(desk: Desk, message: Message) -> tuple[str, ...]:
    """The context menu of a message in the list."""
    marking = (
        () if message.folder in ("drafts", "sent") else (Label.MARK_READ if message.unread else Label.MARK_UNREAD,)
    )
    return (Label.OPEN, *actions_for(message), *marking, *moves_for(desk, message))


def perform(desk: Desk, act: str, message: Message) -> Desk:
    """Perform the action labelled ``act``; ignored where the message does not offer it."""
    if act not in message_menu(desk, message):
        return desk
    if folder := moves_for(desk, message).get(act):
        return move_message(desk, message, folder)
    match act:
        case Label.OPEN:
            return open_message(desk, message)
        case Label.REPLY | Label.REPLY_ALL:
            return drafts.start_reply(desk, message, everybody=act == Label.REPLY_ALL)
        case Label.FORWARD:
            return drafts.start_forward(desk, message)
        case Label.DELETE:
            return move_message(desk, message, "bin")
        case Label.RESTORE:
            return move_message(desk, message, mailbox(desk).homes.get(message.id, "inbox"))
        case Label.REPORT_SPAM:
            return move_message(desk, message, "unwanted")
        case Label.NOT_SPAM:
            return move_message(desk, message, "inbox")
        case Label.DELETE_FOREVER:
            text = _("Ce message ne pourra plus être repris.")
            question = Dialog(KEY, DELETE_ONE + message.id, "Supprimer définitivement ?", text)
            return show_dialog(desk, replace(question, buttons=(Label.DELETE, Label.CANCEL)))
        case _:
            return mark_message(desk, message, unread=act == Label.MARK_UNREAD)


def open_message(desk: Desk, message: Message) -> Desk:
    """Open a message for reading, or a draft for editing."""
    if message.folder == "drafts":
        return drafts.reopen_draft(desk, message.id)
    desk = mark_message(show_window(desk, KEY), message, unread=False)
    after = with_mail_location(desk, replace(mail_location(desk), message=message.id, folder=message.folder))
    return set_focus(after, f"mail/do/{Label.BACK}")


def show_folder(desk: Desk, folder: str = "") -> Desk:
    """Show the list of ``folder``, or of the current folder, in the mailbox window."""
    place = mail_location(desk)
    folder = folder if folder in folder_labels(mailbox(desk)) else place.folder
    if folder != place.folder and desk.text(SEARCH):
        desk = clear_values(desk, SEARCH)
    if folder == place.folder and not place.message:
        return desk
    desk = select_item(desk, LIST, f"mail/message/{place.message}" if folder == place.folder else "")
    return with_mail_location(desk, replace(place, folder=folder, message=""))


def move_message(desk: Desk, message: Message, folder: str) -> Desk:
    """Move a message; refused with a notice unless :func:`can_move`."""
    box = mailbox(desk)
    if not can_move(desk, message, folder):
        return show_notice(desk, _("Ce message reste dans son dossier."))
    homes = {**box.homes, message.id: message.folder} if folder == "bin" else box.homes
    desk = with_mailbox(desk, replace(box, folders={**box.folders, message.id: folder}, homes=homes))
    if message.folder == "drafts":
        desk = close_window(desk, draft_window_id(message.id))
    if mail_location(desk).message == message.id:
        desk = select_item(show_folder(desk), LIST, "")
    back = message.folder == "bin"
    notice = _("Le message est de nouveau dans {folder}.") if back else _("Le message est dans {folder}.")
    return show_notice(desk, notice.format(folder=folder_label(folder)))


def mark_message(desk: Desk, message: Message, *, unread: bool) -> Desk:
    """Mark a message as read or unread."""
    if message.unread == unread:
        return desk
    place = mail_location(desk)
    return with_mail_location(desk, replace(place, seen={**place.seen, message.id: unread}))


def ask_to_empty_bin(desk: Desk) -> Desk:
    """Ask whether to empty the bin."""
    if not messages_in(desk, "bin"):
        return show_notice(desk, _("Ce dossier est déjà vide."))
    text = _("Ces messages ne pourront plus être repris.")
    return show_dialog(desk, Dialog(KEY, DELETE_ALL, "Vider la corbeille ?", text, buttons=(Label.EMPTY, Label.CANCEL)))


def delete_messages(desk: Desk, ids: tuple[str, ...]) -> Desk:
    """Delete these messages permanently, where they are in the bin."""
    gone = {id: GONE for id in ids if (found := message_of(desk, id)) is not None and found.folder == "bin"}
    if not gone:
        return desk
    box = mailbox(desk)
    after = with_mailbox(desk, replace(box, folders={**box.folders, **gone}))
    return forbid_undo(select_item(show_folder(after), LIST, ""))


def describe_change(old: Mailbox, new: Mailbox) -> str:
    """What is so again when the mailbox goes from ``old`` to ``new``."""
    if old.own_folders != new.own_folders:
        return _("la liste des dossiers")
    if old.attached != new.attached:
        return _("la pièce jointe")
    moved = [id for id in old.folders.keys() | new.folders.keys() if old.folders.get(id) != new.folders.get(id)]
    if len(moved) != 1:
        return ""
    began = next((one.folder for one in new.messages if one.id == moved[0]), "drafts")
    folder = new.folders.get(moved[0], began)
    return _("le message est de nouveau dans {folder}").format(folder=folder_label(folder))
