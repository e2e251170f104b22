"""The messages in the list: those that were searched, in the order that was asked for."""

from __future__ import annotations

from kiosk.desk.apps.mail.mailbox import MailLocation, Message, MessageOrder, mail_location, messages_in, replace
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk
from kiosk.text import fold

SEARCH = "mail/search"
ORDERS: dict[MessageOrder, str] = {"sender": Label.SENDER, "subject": Label.SUBJECT, "date": Label.DATE}
"""Heads of the list that sort it, in display order: practised words, French in every language."""


def correspondent(message: Message) -> str:
    """The name that a row of the list starts with: the sender, or the recipients of one's own messages."""
    if message.folder not in ("sent", "drafts"):
        return message.sender.name
    return f"À {', '.join(person.name for person in message.to) or '…'}"


def searched(desk: Desk) -> str:
    """The words that are searched for, folded; "" for none."""
    return fold(desk.text(SEARCH))


def listed_messages(desk: Desk) -> tuple[Message, ...]:
    """The messages in the list: those of the folder that match the search, sorted."""
    place, words = mail_location(desk), searched(desk)
    found = [one for one in messages_in(desk, place.folder) if not words or words in _words(one)]
    match place.order:
        case "sender":
            found.sort(key=lambda one: fold(correspondent(one)))
        case "subject":
            found.sort(key=lambda one: fold(one.subject))
    return tuple(reversed(found) if place.reverses else found)


def sort_by(place: MailLocation, order: MessageOrder) -> MailLocation:
    """The location after a click on the head of a column: sorted by it; again, the other way round."""
    return replace(place, order=order, reverses=not place.reverses if order == place.order else False)


def order_mark(place: MailLocation, order: MessageOrder) -> str:
    """The mark at the head of the sorted column: downwards from the newest, or from Z."""
    if place.order != order:
        return ""
    return "▼" if (order == "date") != place.reverses else "▲"


def _words(message: Message) -> str:
    people = " ".join(person.label for person in (message.sender, *message.to, *message.cc))
    return fold(f"{people} {message.subject} {message.body}")
