"""Opening, saving, saving as PDF and closing documents, with the questions that are asked for it."""

from __future__ import annotations

from kiosk.desk.apps.writing.sheets import (
    KEY,
    brought,
    can_be_kept,
    document_now,
    gone,
    is_unsaved,
    name_now,
    page_id,
    path_now,
    sheet_of,
    with_sheet,
)
from kiosk.desk.changes import asking, focused, noticing, with_files
from kiosk.desk.files import tree
from kiosk.desk.files.documents import Pdf
from kiosk.desk.files.marked_text import replace
from kiosk.desk.files.names import DOCUMENTS, TEXT_ENDINGS, clean_name, name_of, parent
from kiosk.desk.state import Answer, Desk, Dialog
from kiosk.i18n import _

SAVE, SAVE_AS, SAVE_PDF, OPEN = "Enregistrer", "Enregistrer sous", "Enregistrer en PDF", "Ouvrir"
CANCEL, LEAVE = "Annuler", "Ne pas enregistrer"
LONGEST_PROPOSED = 40
"""Characters of the first line that make a name."""
_SAVING, _SAVING_TO_CLOSE, _PDF, _CLOSING, _OPENING = "save:", "save-close:", "pdf:", "close:", "open:"


def opening(desk: Desk, window: str) -> Desk:
    """The desk with the list of texts to open one."""
    folder = parent(path_now(desk, window)) or DOCUMENTS
    dialog = Dialog(
        KEY, _OPENING + window, "Choisir un fichier", kind="choose", buttons=(OPEN, CANCEL), folder=folder,
        endings=TEXT_ENDINGS,
    )  # fmt: skip
    return asking(desk, dialog)


def saving(desk: Desk, window: str) -> Desk:
    """The desk after « Enregistrer »: saved where it comes from, or asked for a name and a folder."""
    path = path_now(desk, window)
    return _kept(desk, window, path) if can_be_kept(desk, path) else saving_as(desk, window)


def saving_as(desk: Desk, window: str, *, to_close: bool = False) -> Desk:
    """The desk with « Enregistrer sous »."""
    name = _proposed(desk, window)
    name = name if name.lower().endswith(TEXT_ENDINGS) else name + TEXT_ENDINGS[0]
    return _asking_where(desk, window, _SAVING_TO_CLOSE if to_close else _SAVING, SAVE_AS, name)


def saving_pdf(desk: Desk, window: str) -> Desk:
    """The desk with « Enregistrer en PDF »."""
    return _asking_where(desk, window, _PDF, SAVE_PDF, f"{_stem(_proposed(desk, window))}.pdf")


def closing(desk: Desk, window: str) -> Desk:
    """The desk after « Fermer »: closed, or asked whether to save first."""
    if not is_unsaved(desk, window):
        return gone(desk, window)
    text = _("« {name} » contient un texte à enregistrer.").format(name=name_now(desk, window))
    dialog = Dialog(KEY, _CLOSING + window, "Enregistrer avant de fermer ?", text, buttons=(SAVE, LEAVE, CANCEL))
    return asking(desk, dialog)


def answered(desk: Desk, dialog: Dialog, answer: Answer) -> Desk:
    """The desk after the answer to one of these questions; the caret is in the page again."""
    purpose, colon, window = dialog.purpose.partition(":")
    if desk.window(window) is None:
        return desk
    back, path = focused(desk, page_id(window)), _without_second_ending(desk, answer.path)
    match purpose + colon, answer.button:
        case "save:", "Enregistrer" if path:
            return _kept(back, window, path)
        case "save-close:", "Enregistrer" if path:
            return gone(_kept(desk, window, path), window)
        case "pdf:", "Enregistrer" if path:
            pdf = Pdf(document_now(desk, window).text)
            return _told(with_files(back, tree.saved(desk.files, path, pdf)), path)
        case "open:", "Ouvrir" if answer.path:
            after = brought(back, answer.path)
            return after if after is not back else noticing(back, _("Choisissez un texte."))
        case "close:", "Enregistrer":
            known = path_now(desk, window)
            if can_be_kept(desk, known):
                return gone(_kept(desk, window, known), window)
            return saving_as(desk, window, to_close=True)
        case "close:", "Ne pas enregistrer":
            return gone(desk, window)
        case _:
            return back


def _asking_where(desk: Desk, window: str, purpose: str, title: str, name: str) -> Desk:
    folder = parent(path_now(desk, window))
    dialog = Dialog(
        KEY, purpose + window, title, kind="save", buttons=(SAVE, CANCEL), label=name,
        folder=folder if can_be_kept(desk, f"{folder}/{name}") else DOCUMENTS,
        endings=(".pdf",) if purpose == _PDF else TEXT_ENDINGS,
    )  # fmt: skip
    return asking(desk, dialog)


def _kept(desk: Desk, window: str, path: str) -> Desk:
    now = document_now(desk, window)
    desk = with_sheet(desk, window, replace(sheet_of(desk, window), path=path, kept=now))
    if desk.files.document(path) == now:
        return _told(desk, path)
    return _told(with_files(desk, tree.saved(desk.files, path, now)), path)


def _told(desk: Desk, path: str) -> Desk:
    text = _("« {name} » est enregistré dans {folder}.")
    return noticing(desk, text.format(name=name_of(path), folder=name_of(parent(path))))


def _proposed(desk: Desk, window: str) -> str:
    """The name that it has, else one made of its first words, as word processors do."""
    if path := path_now(desk, window):
        return name_of(path)
    lines = (line.strip() for line in document_now(desk, window).text.split("\n"))
    first = next((line for line in lines if clean_name(line)), "")
    return clean_name(first[:LONGEST_PROPOSED]) or "Sans titre"


def _without_second_ending(desk: Desk, path: str) -> str:
    """``path`` as it is meant when the ending was written before the one that stands there: lettre.docx.odt."""
    meant, _dot, ending = path.rpartition(".")
    if not meant.lower().endswith((*TEXT_ENDINGS, ".pdf")):
        return path
    if ending == "pdf":
        meant = f"{parent(meant)}/{_stem(name_of(meant))}".removesuffix(".pdf") + ".pdf"
    return path if desk.files.get(meant) is not None else meant


def _stem(name: str) -> str:
    return next((name[: -len(end)] for end in TEXT_ENDINGS if name.lower().endswith(end)), name) or name
