"""Folders of the mailbox that the learner makes, beside those that every mailbox has; and what may be moved where."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from kiosk.desk.apps.mail.mailbox import FOLDERS, KEY, OWN_FOLDER, Mailbox, Message, mailbox, replace, with_mailbox
from kiosk.desk.changes import show_dialog, show_notice
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog
from kiosk.desk.values.file_names import clean_name
from kiosk.i18n import _
from kiosk.text import fold, free_name

MAX_OWN_FOLDERS = 8
MAX_FOLDER_NAME = 18
"""Characters of a name, which stands beside the list."""
NEW_FOLDER_DIALOG = "new-folder"
MOVE_TO = "Déplacer vers {folder}"

FolderName = Annotated[
    str, Meta(min_length=1, description="inbox, sent, drafts, unwanted, bin ; ou le nom d'un dossier créé.")
]


def folder_labels(box: Mailbox) -> dict[str, str]:
    """The labels of the folders by their keys, in display order: those of every mailbox, then the learner's own."""
    return {**FOLDERS, **{f"{OWN_FOLDER}{name}": name for name in box.own_folders}}


def folder_label(key: str) -> str:
    """The label of a folder, which may not be there any more."""
    return FOLDERS.get(key, key.removeprefix(OWN_FOLDER))


def folder_key(box: Mailbox, name: str) -> str:
    """The key of the folder that an author writes: a key in English, or the name of an own folder."""
    if name in FOLDERS:
        return name
    return next((f"{OWN_FOLDER}{one}" for one in box.own_folders if fold(one) == fold(name)), f"{OWN_FOLDER}{name}")


def ask_new_folder(desk: Desk) -> Desk:
    """Ask for the name of a new folder."""
    box = mailbox(desk)
    if len(box.own_folders) >= MAX_OWN_FOLDERS:
        return show_notice(desk, _("Il y a assez de dossiers ici."))
    name = free_name(Label.NEW_FOLDER, set(box.own_folders))
    buttons = ("Créer", Label.CANCEL)
    return show_dialog(
        desk, Dialog(KEY, NEW_FOLDER_DIALOG, Label.NEW_FOLDER, name, "prompt", buttons, label="Nom du dossier")
    )


def make_folder(desk: Desk, name: str) -> Desk:
    """Make a folder; one that is there already is left as it is."""
    box, name = mailbox(desk), clean_name(name)[:MAX_FOLDER_NAME].strip() or Label.NEW_FOLDER
    if any(fold(name) == fold(label) for label in folder_labels(box).values()):
        return show_notice(desk, _("Le dossier « {name} » existe déjà.").format(name=name))
    desk = with_mailbox(desk, replace(box, own_folders=(*box.own_folders, name)))
    return show_notice(desk, _("Le dossier « {name} » est créé.").format(name=name))


def can_move(desk: Desk, message: Message, folder: str) -> bool:
    """Whether a message may move there: into the bin, back to its folder, into an own one.

    Received messages move between the inbox and the unwanted ones too; what was sent goes back to where it was, and a
    draft stays a draft.
    """
    box = mailbox(desk)
    if folder == message.folder or folder not in folder_labels(box):
        return False
    home = box.homes.get(message.id, message.folder) if message.folder == "bin" else message.folder
    began = next((one.folder for one in box.messages if one.id == message.id), "drafts")
    if folder in ("bin", home):
        return True
    if began == "drafts":
        return False
    places = ("sent",) if began == "sent" else ("inbox", "unwanted")
    return folder in places or folder.startswith(OWN_FOLDER)


def moves_for(desk: Desk, message: Message) -> dict[str, str]:
    """The entries of the menu that move a message to a folder, by label: to own folders, and from there back."""
    if message.folder in ("bin", "drafts"):
        return {}
    labels = folder_labels(mailbox(desk))
    own = message.folder.startswith(OWN_FOLDER)
    keys = [key for key in labels if key.startswith(OWN_FOLDER) or (own and key in ("inbox", "sent"))]
    return {MOVE_TO.format(folder=labels[key]): key for key in keys if can_move(desk, message, key)}
