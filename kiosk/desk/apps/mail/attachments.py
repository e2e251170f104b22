"""Attachments of messages and drafts: opened in a window of their own, saved, printed."""

from __future__ import annotations

from typing import Any

from kiosk.desk.apps.mail.mailbox import KEY, Attachment, draft_attachments, mail_location, message_of
from kiosk.desk.apps.sheet import sheet_page
from kiosk.desk.changes import close_window, show_dialog, show_notice, show_window, with_files
from kiosk.desk.controls import button, group, image, paragraph
from kiosk.desk.files import tree
from kiosk.desk.files.documents import Photo
from kiosk.desk.files.names import DOWNLOADS, name_of, parent
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

OPEN_ATTACHMENT, SAVE_ATTACHMENT, SAVE_ATTACHMENT_AS, PRINT_ATTACHMENT = (
    "mail/attachment-open/", "mail/attachment-save/", "mail/attachment-save-as/", "mail/attachment-print/",
)  # fmt: skip
WINDOW = "mail/attachment/"
SAVING = "save:"


def attachment_at(desk: Desk, where: str) -> Attachment | None:
    """The attachment of a message or a draft identified by ``id/index``; None when it no longer exists."""
    id, _slash, index = where.partition("/")
    message = message_of(desk, id)
    files = draft_attachments(desk, id) if id in mail_location(desk).drafts else message.attachments if message else ()
    return files[int(index)] if index.isdecimal() and int(index) < len(files) else None


def attachment_rows(id: str, attachments: tuple[Attachment, ...]) -> list[Node]:
    """A row of buttons for each attachment of the message ``id``."""
    alone = len(attachments) == 1
    return [
        group(
            f"mail/attachments/{id}/{index}",
            _("Pièce jointe : {name}").format(name=one.name),
            [
                button(f"{OPEN_ATTACHMENT}{id}/{index}", one.name, picture=one.document.picture),
                *_save_buttons(f"{id}/{index}", "" if alone else one.name),
            ],
            role="toolbar",
            direction="row",
        )
        for index, one in enumerate(attachments)
    ]


def attachment_window_nodes(desk: Desk, where: str) -> tuple[Node, ...]:
    """The nodes of the window of the attachment ``message/index``."""
    attachment = attachment_at(desk, where)
    if attachment is None:
        return (paragraph(f"mail/shown-gone/{where}", _("Ce fichier n'est plus ici.")),)
    tools = [*_save_buttons(where, "", shown="-shown"), button(f"{PRINT_ATTACHMENT}{where}", Label.PRINT)]
    bar = group(f"mail/shown-bar/{where}", _("Outils"), tools, role="toolbar", direction="row")
    return (bar, _page(where, attachment))


def close_attachments(desk: Desk, id: str) -> Desk:
    """Close the windows of the attachments of a draft."""
    shown = [window.id for window in desk.place.windows if window.id.startswith(f"{WINDOW}{id}/")]
    for window in shown:
        desk = close_window(desk, window)
    return desk


def click_attachment(desk: Desk, node: str) -> Desk:
    """Handle a click on a button of an attachment: open, save, save as or print."""
    start, _slash, where = node.removeprefix("mail/").partition("/")
    attachment = attachment_at(desk, where)
    if attachment is None:
        return desk
    match start.removesuffix("-shown"):
        case "attachment-open":
            return show_window(desk, KEY, f"{WINDOW}{where}")
        case "attachment-save":
            return _save(desk, DOWNLOADS, attachment)
        case "attachment-save-as":
            dialog = Dialog(
                KEY, SAVING + where, Label.SAVE_AS, kind="save", buttons=(Label.SAVE, Label.CANCEL),
                label=attachment.name, folder=DOWNLOADS,
            )  # fmt: skip
            return show_dialog(desk, dialog)
        case "attachment-print":
            return show_notice(desk, _("Le document s'imprime."))
        case _:
            return desk


def save_as(desk: Desk, where: str, path: str) -> Desk:
    """Save the attachment at ``path``, replacing any file there."""
    attachment = attachment_at(desk, where)
    if attachment is None or not path:
        return desk
    ending = attachment.name.rpartition(".")[2]
    if "." not in name_of(path) and "." in attachment.name:
        # whoever leaves out the extension means the same kind of file
        path = desk.files.free_path(parent(path), f"{name_of(path)}.{ending}")
    return _show_saved(with_files(desk, tree.save_document(desk.files, path, attachment.document)), path)


def _save(desk: Desk, folder: str, attachment: Attachment) -> Desk:
    files, path = tree.add(desk.files, folder, attachment.name, attachment.document)
    return _show_saved(with_files(desk, files), path) if path else desk


def _show_saved(desk: Desk, path: str) -> Desk:
    text = _("« {name} » est dans {folder}.")
    return show_notice(desk, text.format(name=name_of(path), folder=name_of(parent(path))))


def _save_buttons(where: str, name: str, shown: str = "") -> list[Node]:
    """The save buttons of an attachment. One of several bears its ``name``; its own window has « Enregistrer sous »."""
    if name:
        return [button(f"mail/attachment-save{shown}/{where}", f"{Label.SAVE} {name}")]
    return [
        button(f"mail/attachment-save{shown}/{where}", Label.SAVE),
        button(f"mail/attachment-save-as{shown}/{where}", Label.SAVE_AS),
    ]


def _page(where: str, attachment: Attachment) -> Node:
    document: Any = attachment.document
    if isinstance(document, Photo):
        picture = image(f"mail/shown-picture/{where}", document.caption or attachment.name, document.word)
        return group(f"mail/shown/{where}", attachment.name, [picture], role="article", grow=True)
    return sheet_page("mail/shown", where, attachment.name, document.words)
