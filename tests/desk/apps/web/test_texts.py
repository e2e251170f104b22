"""The texts of an exercise's web, with the lines that they are written in."""

from typing import Any

from kiosk.desk.spec import DeskSpec
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import find_position, read_tree
from tests.desk.apps.web.web_samples import SITES


def line_of(text: str, part: str) -> int:
    """The line that holds ``part``, counted from 1."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


def test_every_text_of_a_site_is_found_at_its_line() -> None:
    tree, _problems = read_tree(SITES, "desk.yaml")
    assert tree is not None
    spec: Any = decode_tree(tree, DeskSpec, "desk.yaml")[0]
    found = {text: find_position(tree, path).line for path, text in spec.texts() if text}
    for text in (
        "La médiathèque ferme du 1er au 15 août.", "Je certifie que c'est vrai", "Samedi 14 mars · lecture",
        "Achetez ici.", "Recevez la lettre chaque mois.", "Tu viens samedi ?", "Nous répondons en 10 jours.",
        "10 h à 18 h", "Des livres sur une étagère.", "Ce site garde des cookies pour compter les visites.",
        "Date de naissance",
    ):  # fmt: skip
        assert found[text] == line_of(SITES, text), text
