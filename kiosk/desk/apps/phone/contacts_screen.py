"""Contacts: the list of names and numbers."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.state import go_to, phone_state
from kiosk.desk.controls import heading, item, listing, paragraph
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

_CONTACT = "phone/contact/"


def contacts_nodes(desk: Desk) -> list[Node]:
    """The list of contacts."""
    rows = [
        item(desk, "phone/book", _CONTACT + name, name, description=number)
        for name, number in phone_state(desk).contacts.items()
    ]
    empty = [] if rows else [paragraph("phone/nobody", _("Il n'y a pas encore de contact."))]
    return [heading("phone/title", "Contacts", 2), *empty, *([listing("phone/book", "Noms", rows)] if rows else [])]


def update_contacts_screen(desk: Desk, act: Act) -> Desk:
    """Handle a click on it."""
    match act:
        case Clicked("phone/icon/contacts"):
            return go_to(desk, "contacts")
        case Clicked(node) if node.startswith(_CONTACT):
            return go_to(desk, "talk", node.removeprefix(_CONTACT))
        case _:
            return desk
