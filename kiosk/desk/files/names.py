"""Paths (``Documents/Vacances/photo.jpg``) and their parts, and what the ending of a name says."""

from __future__ import annotations

from kiosk.desk.files.documents import Document, Pdf, Photo, Plain
from kiosk.desk.files.marked_text import plain_text, read_markup
from kiosk.desk.values.file_names import PICTURE_ENDINGS, TEXT_ENDINGS
from kiosk.text import fold

DESKTOP, DOCUMENTS, PICTURES, DOWNLOADS, BIN, USB = (
    "Bureau", "Documents", "Images", "Téléchargements", "Corbeille", "Clé USB",
)  # fmt: skip
PLACES = (DESKTOP, DOCUMENTS, PICTURES, DOWNLOADS)
"""The folders that are always there, in the order shown; the bin and the USB stick stand apart."""


def name_of(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


def folded_name(path: str) -> str:
    """A path's name for sorting and searching, without accents and capitals."""
    return fold(name_of(path))


def parent(path: str) -> str:
    """The folder that a path stands in; "" for a place."""
    return path.rpartition("/")[0]


def place_of(path: str) -> str:
    """The place that a path stands in: Documents, the bin, the USB stick …"""
    return path.partition("/")[0]


def is_place(path: str) -> bool:
    """Whether ``path`` is one of the folders that are always there."""
    return "/" not in path


def in_bin(path: str) -> bool:
    """Whether ``path`` stands in the bin."""
    return path.startswith(BIN + "/")


def document_named(name: str, text: str = "", picture: str = "") -> Document:
    """What a file of this name holds: its ending says the kind."""
    ending = "." + name.rpartition(".")[2].lower()
    if ending in TEXT_ENDINGS:
        return plain_text(text) if ending == ".txt" else read_markup(text)
    if picture or ending in PICTURE_ENDINGS:
        return Photo(picture or "fleur", text)
    return Pdf(text) if ending == ".pdf" else Plain(text)
