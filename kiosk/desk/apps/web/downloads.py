"""Downloads: the file appears in Téléchargements, and a notice says so."""

from __future__ import annotations

from kiosk.desk.apps.web.blocks import Download
from kiosk.desk.changes import noticing, with_files
from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import DOWNLOADS, document_named, name_of
from kiosk.desk.files.tree import added
from kiosk.desk.state import Desk
from kiosk.i18n import _


def downloaded(desk: Desk, block: Download) -> Desk:
    """The desk with the file of this block downloaded."""
    return document_downloaded(desk, block.file, document_named(block.file, block.text, block.picture))


def document_downloaded(desk: Desk, name: str, document: Document) -> Desk:
    """The desk with this document downloaded under a free name."""
    files, path = added(desk.files, DOWNLOADS, name, document)
    said = _("Le fichier « {name} » est dans le dossier Téléchargements.").format(name=name_of(path))
    return noticing(with_files(desk, files), said)
