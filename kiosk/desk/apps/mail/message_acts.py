"""What one does with a message, by the words on its buttons and in its menu."""

from __future__ import annotations

from kiosk.desk.apps.mail import letters
from kiosk.desk.apps.mail.mailbox import (
    FOLDERS,
    GONE,
    KEY,
    Message,
    going,
    keeping,
    mailbox,
    message_of,
    replace,
    whereabouts,
    window_id,
    within,
)
from kiosk.desk.changes import asking, closed, focused, noticing, opened, sealed, selecting, without_values
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

OPEN, BACK, NEW = "Ouvrir", "Retour", "Nouveau message"
REPLY, REPLY_ALL, FORWARD = "Répondre", "Répondre à tous", "Transférer"
THROW, RESTORE, DELETE, EMPTY = "Supprimer", "Restaurer", "Supprimer définitivement", "Vider la corbeille"
UNWANTED, WANTED = "Signaler comme indésirable", "Ce n'est pas un indésirable"
SEEN, UNSEEN = "Marquer comme lu", "Marquer comme non lu"
LIST, SEARCH = "mail/list", "mail/search"
DELETE_ONE, DELETE_ALL = "delete:", "empty"


def acts_on(message: Message) -> tuple[str, ...]:
    """What may be done with a message where it is now, in the order of the buttons."""
    match message.folder:
        case "bin":
            return (RESTORE, DELETE)
        case "drafts":
            return (THROW,)
        case "sent":
            return (REPLY, REPLY_ALL, FORWARD, THROW)
        case "unwanted":
            return (WANTED, REPLY, FORWARD, THROW)
        case _:
            return (REPLY, REPLY_ALL, FORWARD, THROW, UNWANTED)


def menu_of(message: Message) -> tuple[str, ...]:
    """The context menu of a message in the list."""
    marking = () if message.folder in ("drafts", "sent") else (SEEN if message.unread else UNSEEN,)
    return (OPEN, *acts_on(message), *marking)


def done(desk: Desk, act: str, message: Message) -> Desk:
    """The desk after doing this with the message; as it was where that makes no sense for it."""
    if act not in menu_of(message):
        return desk
    match act:
        case "Ouvrir":
            return opened_message(desk, message)
        case "Répondre" | "Répondre à tous":
            return letters.answered(desk, message, everybody=act == REPLY_ALL)
        case "Transférer":
            return letters.forwarded(desk, message)
        case "Supprimer":
            return moved(desk, message, "bin")
        case "Restaurer":
            return moved(desk, message, mailbox(desk).homes.get(message.id, "inbox"))
        case "Signaler comme indésirable":
            return moved(desk, message, "unwanted")
        case "Ce n'est pas un indésirable":
            return moved(desk, message, "inbox")
        case "Supprimer définitivement":
            text = _("Ce message ne pourra plus être repris.")
            question = Dialog(KEY, DELETE_ONE + message.id, "Supprimer définitivement ?", text)
            return asking(desk, replace(question, buttons=("Supprimer", "Annuler")))
        case _:
            return marked(desk, message, unread=act == UNSEEN)


def opened_message(desk: Desk, message: Message) -> Desk:
    """The desk with the message open: to read it, or to go on writing it."""
    if message.folder == "drafts":
        return letters.reopened(desk, message.id)
    desk = marked(opened(desk, KEY), message, unread=False)
    after = going(desk, replace(whereabouts(desk), message=message.id, folder=message.folder))
    return focused(after, f"mail/do/{BACK}")


def listed(desk: Desk, folder: str = "") -> Desk:
    """The desk with the list of a folder (the one that is shown, without) in the first window."""
    place = whereabouts(desk)
    folder = folder if folder in FOLDERS else place.folder
    if folder != place.folder and desk.text(SEARCH):
        desk = without_values(desk, SEARCH)
    if folder == place.folder and not place.message:
        return desk
    desk = selecting(desk, LIST, f"mail/message/{place.message}" if folder == place.folder else "")
    return going(desk, replace(place, folder=folder, message=""))


def moved(desk: Desk, message: Message, folder: str) -> Desk:
    """The desk with the message in another folder."""
    box = mailbox(desk)
    if not may_go(desk, message, folder):
        return noticing(desk, _("Ce message reste dans son dossier."))
    homes = {**box.homes, message.id: message.folder} if folder == "bin" else box.homes
    desk = keeping(desk, replace(box, folders={**box.folders, message.id: folder}, homes=homes))
    if message.folder == "drafts":
        desk = closed(desk, window_id(message.id))
    if whereabouts(desk).message == message.id:
        desk = selecting(listed(desk), LIST, "")
    back = message.folder == "bin"
    said = _("Le message est de nouveau dans {folder}.") if back else _("Le message est dans {folder}.")
    return noticing(desk, said.format(folder=FOLDERS[folder]))


def may_go(desk: Desk, message: Message, folder: str) -> bool:
    """Whether a message may be put into a folder: the bin, or where such messages go."""
    home = mailbox(desk).homes.get(message.id, message.folder)
    home = message.folder if message.folder != "bin" else home
    received = home in ("inbox", "unwanted")
    return folder != message.folder and (folder in ("bin", home) or (received and folder in ("inbox", "unwanted")))


def marked(desk: Desk, message: Message, *, unread: bool) -> Desk:
    """The desk with the message read, or unread again."""
    if message.unread == unread:
        return desk
    place = whereabouts(desk)
    return going(desk, replace(place, seen={**place.seen, message.id: unread}))


def emptying(desk: Desk) -> Desk:
    """The desk with the question whether to empty the bin."""
    if not within(desk, "bin"):
        return noticing(desk, _("La corbeille est vide."))
    text = _("Ces messages ne pourront plus être repris.")
    return asking(desk, Dialog(KEY, DELETE_ALL, "Vider la corbeille ?", text, buttons=("Vider", "Annuler")))


def deleted(desk: Desk, ids: tuple[str, ...]) -> Desk:
    """The desk without these messages of the bin, for good."""
    gone = {id: GONE for id in ids if (found := message_of(desk, id)) is not None and found.folder == "bin"}
    if not gone:
        return desk
    box = mailbox(desk)
    after = keeping(desk, replace(box, folders={**box.folders, **gone}))
    return sealed(selecting(listed(after), LIST, ""))
