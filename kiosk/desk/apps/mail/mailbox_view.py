"""The mailbox window: folders on the left, the message list or the open message on the right."""

from __future__ import annotations

import re

from kiosk.desk.apps.calendar.invitations import card_nodes
from kiosk.desk.apps.mail import message_acts as acts
from kiosk.desk.apps.mail import other_look
from kiosk.desk.apps.mail.addresses import Person
from kiosk.desk.apps.mail.attachments import attachment_rows
from kiosk.desk.apps.mail.folders import folder_labels, moves_for
from kiosk.desk.apps.mail.mailbox import (
    KEY,
    Message,
    displayed_message,
    mail_location,
    mailbox,
    messages,
    messages_in,
    replace,
)
from kiosk.desk.apps.mail.message_list import ORDERS, SEARCH, correspondent, listed_messages, order_mark, searched
from kiosk.desk.controls import button, cell, group, heading, item, listing, paragraph, status, textbox
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look, visible_label
from kiosk.desk.nodes import Node, Offer
from kiosk.desk.state import Desk
from kiosk.i18n import _, ngettext
from kiosk.text import free_name

TREE = "mail/folders"
FOLDER, ROW, DO, ORDER, EVENT = "mail/folder/", "mail/message/", "mail/do/", "mail/order/", "mail/event/"
NO_SUBJECT = "(sans objet)"
UNREAD_MARK, READ_MARK = "●", "○"
"""Marks of a message in the list: filled while unread, hollow once read."""
_TIME = re.compile(r",?\s*(à\s*)?\d{1,2}\s*(h|:).*$")


def mailbox_nodes(desk: Desk) -> tuple[Node, ...]:
    """The nodes of the mailbox window of a signed-in learner."""
    message, other = displayed_message(desk), has_other_look(desk, KEY)
    tree = listing(TREE, "Dossiers", _folders(desk), role="tree", width=23)
    new_folder = button(f"{DO}{Label.NEW_FOLDER}", Label.NEW_FOLDER)
    beside = [_new_message(message), tree, *([] if other else [new_folder])]
    left = group("mail/left", _("Dossiers"), beside, width=23)
    right = _list(desk) if message is None else _open_message(desk, message)
    body = group("mail/body", _("Dossiers et messages"), [left, right], direction="row", grow=True)
    return (_tools(desk, message), body)


def _tools(desk: Desk, message: Message | None) -> Node:
    other = has_other_look(desk, KEY)
    if message is None:
        tools = [_list_tool(desk)]
        if other:
            return other_look.list_tools(tools)
    else:
        actions = acts.actions_for(message)
        if other:
            return other_look.message_tools(DO, actions)
        moves = [button(f"{DO}{Label.MOVE}", Label.MOVE)] if moves_for(desk, message) else []
        labels = (Label.BACK, *actions)
        tools = [*(button(f"{DO}{label}", label) for label in labels), *moves]
    tools.append(button(f"{DO}{Label.SIGN_OUT}", Label.SIGN_OUT))
    return group("mail/tools", _("Outils"), tools, role="toolbar", direction="row")


def _new_message(message: Message | None) -> Node:
    """Above the folders, in a row of its own: these stay where they are when a message is opened."""
    new = button(f"{DO}{Label.NEW_MESSAGE}", Label.NEW_MESSAGE, tone="main" if message is None else "")
    return group("mail/new", _("Écrire"), [new], direction="row")


def _list_tool(desk: Desk) -> Node:
    """The search box; in the bin, the button that empties it."""
    if mail_location(desk).folder != "bin":
        return textbox(desk, SEARCH, Label.SEARCH, role="searchbox")
    empty, reason = not messages_in(desk, "bin"), _("Ce dossier est déjà vide.")
    return button(f"{DO}{Label.EMPTY_BIN}", Label.EMPTY_BIN, disabled=empty, reason=reason)


def _folders(desk: Desk) -> list[Node]:
    nodes = []
    everything = messages(desk)
    for key, label in folder_labels(mailbox(desk)).items():
        name = visible_label(desk, KEY, label)
        held = [one for one in everything if one.folder == key]
        unread = sum(one.unread for one in held)
        if key == "drafts" and held:
            name = f"{name} ({len(held)})"
        elif unread:
            count = ngettext("{count} non lu", "{count} non lus", unread).format(count=unread)
            name = f"{name} ({count})"
        offers: tuple[Offer, ...] = ("click", "drop", "context")
        node = item(desk, TREE, f"{FOLDER}{key}", name, role="treeitem", offers=offers)
        nodes.append(replace(node, selected=key == mail_location(desk).folder))
    return nodes


def _list(desk: Desk) -> Node:
    listed = listed_messages(desk)
    if not listed:
        text = _("Aucun message trouvé.") if searched(desk) else _("Il n'y a pas de message ici.")
        nodes = [paragraph("mail/none", text), *([_end_search()] if searched(desk) else [])]
        return group("mail/nothing", _("Messages"), nodes, grow=True)
    names: set[str] = set()
    rows = []
    for message in listed:
        name = free_name(f"{correspondent(message)} – {message.subject or NO_SUBJECT}", names)
        names.add(name)
        rows.append(_row(desk, message, name))
    above = [_search_result(len(listed))] if searched(desk) else []
    table = listing(acts.LIST, _("Messages"), [_column_heads(desk), *rows], role="table")
    return group("mail/right", _("Messages"), [*above, table], grow=True)


def _search_result(count: int) -> Node:
    """The number of messages found, and the button that ends the search."""
    text = ngettext("{count} message trouvé", "{count} messages trouvés", count).format(count=count)
    return group("mail/found", _("Recherche"), [status("mail/found/count", text), _end_search()], direction="row")


def _end_search() -> Node:
    return button(f"{DO}{Label.END_SEARCH}", Label.END_SEARCH, sign="✕")


def _column_heads(desk: Desk) -> Node:
    """The heads of the columns: a click sorts by one, a second click reverses the order."""
    place = mail_location(desk)
    heads = (
        Node("columnheader", label, f"{ORDER}{order}", offers=("click",), value=order_mark(place, order))
        for order, label in ORDERS.items()
    )
    return Node(
        "rowgroup", _("Colonnes"), "mail/orders", (cell("mail/orders/mark", UNREAD_MARK, 1), *heads), direction="row"
    )


def _row(desk: Desk, message: Message, name: str) -> Node:
    id, who = f"{ROW}{message.id}", correspondent(message)
    short = _TIME.sub("", message.date) or message.date
    cells = [
        cell(f"{id}/mark", UNREAD_MARK if message.unread else READ_MARK, 1),
        cell(f"{id}/who", who, min(len(who), 18)),
        cell(f"{id}/subject", message.subject or NO_SUBJECT),
        cell(f"{id}/date", short, min(len(short), 12)),
    ]
    state = _("non lu") if message.unread else ""
    offers: tuple[Offer, ...] = ("click", "context", "drag")
    return item(desk, acts.LIST, id, name, role="row", offers=offers, children=cells, description=state)


def _open_message(desk: Desk, message: Message) -> Node:
    id = f"mail/read/{message.id}"
    lines = [
        group(
            f"{id}/head",
            _("De et date"),
            [
                paragraph(f"{id}/from", f"De : {message.sender.label}", tone="quiet"),
                paragraph(f"{id}/date", message.date, tone="quiet"),
            ],
            direction="row",
        ),
        paragraph(f"{id}/to", f"À : {_people(message.to)}", tone="quiet"),
    ]
    if message.cc:
        lines.append(paragraph(f"{id}/cc", f"Cc : {_people(message.cc)}", tone="quiet"))
    if message.folder == "unwanted":
        lines.append(paragraph(f"{id}/careful", _("Message indésirable. Ne cliquez pas sur ses liens.")))
    body = paragraph(f"{id}/body", message.body or _("Ce message est vide."))
    subject = message.subject or NO_SUBJECT
    nodes = [
        heading(f"{id}/subject", f"{visible_label(desk, KEY, Label.SUBJECT)} : {subject}"),
        *lines,
        *attachment_rows(message.id, message.attachments),
        *_event(desk, message),
        body,
    ]
    if has_other_look(desk, KEY):
        nodes += other_look.answers(DO, acts.actions_for(message))
    return group(id, subject, nodes, role="article", grow=True)


def _event(desk: Desk, message: Message) -> list[Node]:
    if message.event is None:
        return []
    return card_nodes(desk, message.event, message.id, EVENT, invitation=message.invites, source=message.event_source)


def _people(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people) or "…"
