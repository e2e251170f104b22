"""Contacts: the list of names and numbers, and a new one."""

from __future__ import annotations

from kiosk.course.acts import Act, Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.state import PhoneState, go_to, phone_state, same_person, with_phone
from kiosk.desk.changes import replace, set_focus, show_notice, with_text
from kiosk.desk.controls import button, heading, item, listing, paragraph, textbox
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.desk.values.phones import phone_problem
from kiosk.i18n import _
from kiosk.text import fold_typed

NAME, NUMBER = "phone/contact-name", "phone/contact-number"
_CONTACT, _NEW, _SAVE = "phone/contact/", "phone/new-contact", "phone/save-contact"


def contacts_nodes(desk: Desk) -> list[Node]:
    """The list of contacts."""
    rows = [
        item(desk, "phone/book", _CONTACT + name, name, description=number)
        for name, number in phone_state(desk).contacts.items()
    ]
    empty = [] if rows else [paragraph("phone/nobody", _("Il n'y a pas encore de contact."))]
    return [
        heading("phone/title", "Contacts", 2),
        *empty,
        *([listing("phone/book", "Noms", rows)] if rows else []),
        button(_NEW, "Nouveau contact"),
    ]


def contact_nodes(desk: Desk) -> list[Node]:
    """The form for a new contact."""
    return [
        heading("phone/title", "Nouveau contact", 2),
        textbox(desk, NAME, "Nom"),
        textbox(desk, NUMBER, "Numéro", kind="phone"),
        button(_SAVE, "Enregistrer le contact", tone="main"),
    ]


def update_contacts_screen(desk: Desk, act: Act) -> Desk:
    """Handle an act on the list of contacts, or on the form for a new one."""
    match act:
        case Clicked("phone/icon/contacts"):
            return go_to(desk, "contacts")
        case Clicked(node) if node.startswith(_CONTACT):
            return go_to(desk, "talk", node.removeprefix(_CONTACT))
        case Clicked(node) if node == _NEW:
            return start_contact(desk, "")
        case Clicked(node) if node == _SAVE:
            return _save(desk)
        case Pressed("enter") if desk.place.focus == NAME:
            return set_focus(desk, NUMBER)
        case Pressed("enter") if desk.place.focus == NUMBER:
            return _save(desk)
        case _:
            return desk


def start_contact(desk: Desk, number: str) -> Desk:
    """Open the form for a new contact, with this number in it."""
    desk = go_to(with_text(with_text(desk, NAME, ""), NUMBER, number), "contact")
    return set_focus(desk, NAME)


def _save(desk: Desk) -> Desk:
    state = phone_state(desk)
    name, number = desk.text(NAME).strip(), desk.text(NUMBER).strip()
    if not name:
        return set_focus(show_notice(desk, _("Écrivez d'abord un nom.")), NAME)
    if any(fold_typed(name, any_case=True) == fold_typed(one, any_case=True) for one in state.contacts):
        return set_focus(show_notice(desk, _("Ce nom est déjà dans les contacts. Écrivez un autre nom.")), NAME)
    if problem := _("Écrivez d'abord un numéro.") if not number else phone_problem(number):
        return set_focus(show_notice(desk, problem), NUMBER)
    desk = go_to(with_phone(desk, _with_contact(state, name, number)), "contacts")
    return show_notice(desk, _("{name} est dans les contacts.").format(name=name))


def _with_contact(state: PhoneState, name: str, number: str) -> PhoneState:
    """The telephone with one more contact: what came from the number now bears the name."""
    state = replace(state, contacts={**state.contacts, name: number})

    def named(who: str) -> str:
        return name if who not in state.contacts and same_person(state, name, who) else who

    return replace(
        state,
        messages=tuple(replace(one, who=named(one.who)) for one in state.messages),
        records=tuple(replace(one, who=named(one.who)) for one in state.records),
        voice_messages=tuple(replace(one, who=named(one.who)) for one in state.voice_messages),
    )
