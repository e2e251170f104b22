"""E-mail addresses as people type them: parsing, errors, comparison of subjects."""

from __future__ import annotations

import re

import msgspec

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
    name, bracket, rest = text.strip().partition("<")
    address = (rest.partition(">")[0] if bracket else name).strip()
    return Person(name.strip(' "') or address, address)


def parse_people(text: str) -> tuple[Person, ...]:
    """The people in a text box, separated by commas, semicolons or newlines; by spaces too where each word has an @."""
    found: list[Person] = []
    for piece in re.split(r"[,;\n]", text):
        words = piece.split()
        several = "<" not in piece and len(words) > 1 and all("@" in word for word in words)
        found += [parse_person(one) for one in (words if several else [piece]) if one.strip()]
    return tuple(found)


def addresses_of(people: tuple[Person, ...]) -> tuple[str, ...]:
    """The addresses, case-folded and without duplicates."""
    return tuple(dict.fromkeys(person.address.casefold() for person in people))


def address_error(address: str) -> str:
    """What is wrong with an address, as a sentence; "" for nothing."""
    before, _at, after = address.partition("@")
    if not address:
        return _("Il manque une adresse.")
    if " " in address:
        return _("Une adresse n'a pas d'espace.")
    if "@" not in address:
        return _("Il manque le signe @.")
    if "@" in after:
        return _("Le signe @ est là deux fois. Une adresse en a un.")
    if not before:
        return _("Il manque le début de l'adresse, avant le signe @.")
    if not after:
        return _("Il manque la fin de l'adresse, après le signe @.")
    if "." not in after.strip("."):
        return _("Il manque la fin de l'adresse, comme .fr.")
    if not address.isascii():
        return _("Une adresse n'a pas d'accent.")
    if any(not part for part in f"{before}.{after}".split(".")):
        return _("Il y a un point en trop dans l'adresse.")
    return ""


def recipients_error(text: str, box: str, *, required: bool) -> str:
    """What is wrong in the box « À » or « Cc », as a sentence; "" for nothing."""
    people = parse_people(text)
    if not people:
        return _("Il manque une adresse dans {box}.").format(box=box) if required else ""
    errors = [address_error(person.address) for person in people]
    if any(person.address and "@" not in person.address and " " not in person.address for person in people):
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
