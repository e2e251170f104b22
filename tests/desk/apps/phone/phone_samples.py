"""Telephones as an exercise writes them, and what a person does on them."""

from __future__ import annotations

from typing import Any

from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.apps.web.web_samples import goal
from tests.desk.desk_samples import desk

PHONE = """
clock: "9:05"
shortcuts: [phone, mail]
open: [phone]
phone:
  contacts: {Nadia: 06 39 98 12 34, Mairie: 03 20 00 00 01}
  messages:
    - {from: Nadia, text: Tu viens samedi ?, at: "8:12"}
    - {from: 06 39 98 55 66, text: "Votre colis attend. Payez ici.", at: "8:40"}
  call:
    {from: 03 20 00 00 01, lines: ["Bonjour, ici la mairie.", "Vous : Bonjour.", À jeudi.], message: Rappelez-nous.}
  answers: {06 39 98 12 34: [Allô ?, "Vous : C'est moi."]}
  recent: [{from: Nadia, at: "7:50"}]
  voice_messages: [{from: Nadia, text: Bonne journée !, at: "7:51", heard: true}]
"""


def phone(text: str = PHONE) -> Desk:
    """The desk at its start."""
    return desk(text)


def desk_problems(text: str) -> list[str]:
    """What is wrong with a desk."""
    tree, _problems = read_tree(text, "desk.yaml")
    assert tree is not None
    spec: Any = decode_tree(tree, DeskSpec, "desk.yaml")[0]
    return [what for _path, what, _write in spec.problems()]


def problems(text: str, at: Desk | None = None) -> list[str]:
    """What is wrong with a goal."""
    return [what for _path, what, _write in goal(text).problems(phone() if at is None else at)]
