"""Pictures of programs, folders and the bin. All others are those of the course."""

from __future__ import annotations

from kiosk.course.pictures import PICTURES_BY_NAME, Picture
from kiosk.desk.nodes import Node

_PICTURES = {
    "folder": "dossier",
    "bin": "corbeille",
    "mail": "enveloppe",
    "web": "internet",
    "writing": "ecriture",
    "phone": "telephone",
    "document": "document",
    "usb": "cle-usb",
    "calendar": "agenda",
}
"""By the name of an icon of the desk."""


def icon_of(node: Node) -> Picture | None:
    """The picture of an icon on the desktop; None where there is none for its word."""
    return PICTURES_BY_NAME.get(_PICTURES.get(node.icon, node.picture))
