"""Files that came with a message: opening one in its own window, keeping one among the files."""

from __future__ import annotations

from typing import Any

from kiosk.desk.apps.mail.mailbox import KEY, Attachment, message_of
from kiosk.desk.changes import asking, noticing, opened, with_files
from kiosk.desk.controls import button, group, heading, image, paragraph
from kiosk.desk.files import tree
from kiosk.desk.files.documents import Picture
from kiosk.desk.files.names import DOWNLOADS, name_of, parent
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk, Dialog
from kiosk.i18n import _

SAVE, SAVE_AS, PRINT = "Enregistrer", "Enregistrer sous", "Imprimer"
OPEN_PIECE, SAVE_PIECE, SAVE_PIECE_AS, PRINT_PIECE = (
    "mail/piece-open/", "mail/piece-save/", "mail/piece-save-as/", "mail/piece-print/",
)  # fmt: skip
WINDOW = "mail/piece/"
SAVING = "save:"


def piece_of(desk: Desk, where: str) -> Attachment | None:
    """The file that ``message/index`` stands for; None when it is no more."""
    id, _slash, index = where.partition("/")
    message = message_of(desk, id)
    files = message.attachments if message else ()
    return files[int(index)] if index.isdecimal() and int(index) < len(files) else None


def pieces_row(id: str, attachments: tuple[Attachment, ...]) -> list[Node]:
    """A line for each file of the message ``id``: its name opens it."""
    alone = len(attachments) == 1
    return [
        group(
            f"mail/pieces/{id}/{index}",
            _("Fichier joint : {name}").format(name=one.name),
            [
                button(f"{OPEN_PIECE}{id}/{index}", one.name, picture=one.document.picture),
                *_keeping(f"{id}/{index}", "" if alone else one.name),
            ],
            role="toolbar",
            direction="row",
        )
        for index, one in enumerate(attachments)
    ]


def piece_nodes(desk: Desk, where: str) -> tuple[Node, ...]:
    """What is in the window of the file ``message/index``."""
    piece = piece_of(desk, where)
    if piece is None:
        return (paragraph(f"mail/shown-gone/{where}", _("Ce fichier n'est plus ici.")),)
    tools = [*_keeping(where, "", shown="-shown"), button(f"{PRINT_PIECE}{where}", PRINT)]
    bar = group(f"mail/shown-bar/{where}", _("Outils"), tools, role="toolbar", direction="row")
    page = group(f"mail/shown/{where}", piece.name, _page(where, piece), role="article", grow=True)
    return (bar, page)


def clicked(desk: Desk, node: str) -> Desk:
    """The desk after a click on one of these buttons."""
    start, _slash, where = node.removeprefix("mail/").partition("/")
    piece = piece_of(desk, where)
    if piece is None:
        return desk
    match start.removesuffix("-shown"):
        case "piece-open":
            return opened(desk, KEY, f"{WINDOW}{where}")
        case "piece-save":
            return _saved(desk, DOWNLOADS, piece)
        case "piece-save-as":
            dialog = Dialog(
                KEY, SAVING + where, "Enregistrer sous", kind="save", buttons=("Enregistrer", "Annuler"),
                label=piece.name, folder=DOWNLOADS,
            )  # fmt: skip
            return asking(desk, dialog)
        case "piece-print":
            return noticing(desk, _("Le document s'imprime."))
        case _:
            return desk


def saved_as(desk: Desk, where: str, path: str) -> Desk:
    """The desk with the file kept at ``path``, in the place of what was there."""
    piece = piece_of(desk, where)
    if piece is None or not path:
        return desk
    ending = piece.name.rpartition(".")[2]
    if "." not in name_of(path) and "." in piece.name:
        # A person who leaves out the ending means the same kind of file.
        path = desk.files.free_path(parent(path), f"{name_of(path)}.{ending}")
    return _told(with_files(desk, tree.saved(desk.files, path, piece.document)), path)


def _saved(desk: Desk, folder: str, piece: Attachment) -> Desk:
    files, path = tree.added(desk.files, folder, piece.name, piece.document)
    return _told(with_files(desk, files), path) if path else desk


def _told(desk: Desk, path: str) -> Desk:
    text = _("« {name} » est dans {folder}.")
    return noticing(desk, text.format(name=name_of(path), folder=name_of(parent(path))))


def _keeping(where: str, name: str, shown: str = "") -> list[Node]:
    """The buttons that keep a file; one of several says which, and « Enregistrer sous » stands in its own window."""
    if name:
        return [button(f"mail/piece-save{shown}/{where}", f"{SAVE} {name}")]
    return [
        button(f"mail/piece-save{shown}/{where}", SAVE),
        button(f"mail/piece-save-as{shown}/{where}", SAVE_AS),
    ]


def _page(where: str, piece: Attachment) -> tuple[Node, ...]:
    document: Any = piece.document
    stem = piece.name.rpartition(".")[0] or piece.name
    if isinstance(document, Picture):
        return (image(f"mail/shown-picture/{where}", document.caption or piece.name, document.word),)
    lines = [line for line in document.words.split("\n") if line.strip()] or [stem]
    first, more = lines[0], lines[1:]
    texts = (paragraph(f"mail/shown-line/{index}/{where}", line) for index, line in enumerate(more))
    return (heading(f"mail/shown-title/{where}", first), *texts)
