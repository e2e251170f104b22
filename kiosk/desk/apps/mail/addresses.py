"""Senders, recipients and subjects as people type them."""

from __future__ import annotations

import re

import msgspec

from kiosk.desk.values.email_addresses import address_problem, normalize_address, split_name, split_recipients
from kiosk.i18n import _
from kiosk.text import fold

_BEGINNINGS = re.compile(r"^\s*(re|ref|tr|fw|fwd)\s*:\s*", re.IGNORECASE)


class Person(msgspec.Struct, frozen=True):
    """A sender or recipient. ``name`` is the address where none is given."""

    name: str
    address: str

    @property
    def label(self) -> str:
        """Name and address, as in a message header."""
        return self.address if self.name == self.address else f"{self.name} <{self.address}>"


def parse_person(text: str) -> Person:
    """The person in « Lucie Martin <lucie@exemple.fr> » or in « lucie@exemple.fr »."""
    name, address = split_name(text)
    return Person(name or address, address)


def parse_people(text: str) -> tuple[Person, ...]:
    """The people in a text box."""
    return tuple(parse_person(one) for one in split_recipients(text))


def addresses_of(people: tuple[Person, ...]) -> tuple[str, ...]:
    """The addresses as they are compared, without duplicates."""
    return tuple(dict.fromkeys(normalize_address(person.address) for person in people))


def recipients_error(text: str, box: str, *, required: bool) -> str:
    """What is wrong in the box « À » or « Cc », as a sentence; "" for nothing."""
    people = parse_people(text)
    if not people:
        return _("Il manque une adresse dans {box}.").format(box=box) if required else ""
    errors = [address_problem(person.address) for person in people]
    if any(person.address and "@" not in person.address for person in people):
        return _("Il manque le signe @ dans {box}.").format(box=box)
    return next((one for one in errors if one), "")


def bare_subject(subject: str) -> str:
    """A subject without leading « Re : » and « Tr : »."""
    while found := _BEGINNINGS.match(subject):
        subject = subject[found.end() :]
    return subject.strip()


def same_subject(one: str, other: str) -> bool:
    """Whether two subjects are equal but for case, accents, « Re : » and « Tr : »."""
    return fold(bare_subject(one)) == fold(bare_subject(other))
