"""Opening, saving, exporting as PDF and closing documents, with their dialogs."""

from __future__ import annotations

from kiosk.desk.apps.writing.open_documents import (
    KEY,
    can_save_at,
    close_document,
    current_document,
    current_name,
    current_path,
    is_unsaved,
    open_document,
    open_document_at,
    page_id,
    with_open_document,
)
from kiosk.desk.changes import set_focus, show_dialog, show_notice, with_files
from kiosk.desk.files import tree
from kiosk.desk.files.documents import Pdf
from kiosk.desk.files.marked_text import replace
from kiosk.desk.files.names import DOCUMENTS, name_of, parent
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.values.file_names import TEXT_ENDINGS, clean_name
from kiosk.i18n import _

MAX_PROPOSED_LENGTH = 40
"""Characters of the first line used for a proposed name."""
_SAVING, _SAVING_TO_CLOSE, _PDF, _CLOSING, _OPENING = "save:", "save-close:", "pdf:", "close:", "open:"


def ask_what_to_open(desk: Desk, window: str) -> Desk:
    """Ask which document to open."""
    folder = parent(current_path(desk, window)) or DOCUMENTS
    dialog = Dialog(
        KEY, _OPENING + window, Label.CHOOSE_FILE, kind="choose", buttons=(Label.OPEN, Label.CANCEL), folder=folder,
        endings=TEXT_ENDINGS,
    )  # fmt: skip
    return show_dialog(desk, dialog)


def save(desk: Desk, window: str) -> Desk:
    """Save at the document's path; asks for one where it has none or its folder no longer exists."""
    path = current_path(desk, window)
    return _save_at(desk, window, path) if can_save_at(desk, path) else ask_where_to_save(desk, window)


def ask_where_to_save(desk: Desk, window: str, *, to_close: bool = False) -> Desk:
    """Ask for a name and a folder."""
    name = _proposed_name(desk, window)
    name = name if name.lower().endswith(TEXT_ENDINGS) else name + TEXT_ENDINGS[0]
    return _ask_where(desk, window, _SAVING_TO_CLOSE if to_close else _SAVING, Label.SAVE_AS, name)


def ask_where_to_save_pdf(desk: Desk, window: str) -> Desk:
    """Ask for a name and a folder for a PDF."""
    return _ask_where(desk, window, _PDF, Label.SAVE_AS_PDF, f"{_stem(_proposed_name(desk, window))}.pdf")


def close_or_ask(desk: Desk, window: str) -> Desk:
    """Close a window; asks first where there are unsaved changes."""
    if not is_unsaved(desk, window):
        return close_document(desk, window)
    text = _("« {name} » contient un texte à enregistrer.").format(name=current_name(desk, window))
    dialog = Dialog(
        KEY,
        _CLOSING + window,
        "Enregistrer avant de fermer ?",
        text,
        buttons=(Label.SAVE, Label.DO_NOT_SAVE, Label.CANCEL),
    )
    return show_dialog(desk, dialog)


def answer_save_dialog(desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
    """Handle the answer to one of these dialogs; the focus returns to the page."""
    purpose, colon, window = dialog.purpose.partition(":")
    if desk.window(window) is None:
        return desk
    back, path = set_focus(desk, page_id(window)), _without_second_ending(desk, answer.path)
    match purpose + colon, answer.button:
        case "save:", Label.SAVE if path:
            return _save_at(back, window, path)
        case "save-close:", Label.SAVE if path:
            return close_document(_save_at(desk, window, path), window)
        case "pdf:", Label.SAVE if path:
            pdf = Pdf(current_document(desk, window).text)
            return _show_saved(with_files(back, tree.save_document(desk.files, path, pdf)), path)
        case "open:", Label.OPEN if answer.path:
            after = open_document_at(back, answer.path)
            return after if after is not back else show_notice(back, _("Choisissez un texte."))
        case "close:", Label.SAVE:
            known = current_path(desk, window)
            if can_save_at(desk, known):
                return close_document(_save_at(desk, window, known), window)
            return ask_where_to_save(desk, window, to_close=True)
        case "close:", Label.DO_NOT_SAVE:
            return close_document(desk, window)
        case _:
            return back


def _ask_where(desk: Desk, window: str, purpose: str, title: str, name: str) -> Desk:
    folder = parent(current_path(desk, window))
    dialog = Dialog(
        KEY, purpose + window, title, kind="save", buttons=(Label.SAVE, Label.CANCEL), label=name,
        folder=folder if can_save_at(desk, f"{folder}/{name}") else DOCUMENTS,
        endings=(".pdf",) if purpose == _PDF else TEXT_ENDINGS,
    )  # fmt: skip
    return show_dialog(desk, dialog)


def _save_at(desk: Desk, window: str, path: str) -> Desk:
    now = current_document(desk, window)
    desk = with_open_document(desk, window, replace(open_document(desk, window), path=path, kept=now))
    if desk.files.document(path) == now:
        return _show_saved(desk, path)
    return _show_saved(with_files(desk, tree.save_document(desk.files, path, now)), path)


def _show_saved(desk: Desk, path: str) -> Desk:
    text = _("Le fichier « {name} » est enregistré dans {folder}.")
    return show_notice(desk, text.format(name=name_of(path), folder=name_of(parent(path))))


def _proposed_name(desk: Desk, window: str) -> str:
    """The document's name, or else its first words, as word processors do."""
    if path := current_path(desk, window):
        return name_of(path)
    lines = (line.strip() for line in current_document(desk, window).text.split("\n"))
    first = next((line for line in lines if clean_name(line)), "")
    return clean_name(first[:MAX_PROPOSED_LENGTH]) or "Sans titre"


def _without_second_ending(desk: Desk, path: str) -> str:
    """``path`` without a repeated extension, as in lettre.docx.odt, which results from typing one in the dialog."""
    meant, _dot, ending = path.rpartition(".")
    if not meant.lower().endswith((*TEXT_ENDINGS, ".pdf")):
        return path
    if ending == "pdf":
        meant = f"{parent(meant)}/{_stem(name_of(meant))}".removesuffix(".pdf") + ".pdf"
    return path if desk.files.get(meant) is not None else meant


def _stem(name: str) -> str:
    return next((name[: -len(end)] for end in TEXT_ENDINGS if name.lower().endswith(end)), name) or name
