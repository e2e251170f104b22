"""What instructions and hints tell to click on answers a click."""

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.rehearsal.click_names import PLAYER_BUTTONS, click_name_problems, find_click_names
from tests.source_texts import button_labels

READING = """\
title: Une fiche
can_do: Je sais lire une fiche.
level: 3
minutes: 2
steps:
  - say: {say}
    reading: {{text: Un bouton se presse., words: {{bouton: Une petite case.}}}}
    hints: [{hint}, Prenez votre temps.]
    solution: [{{click: J'ai lu}}]
    done: Vous avez lu la fiche.
"""
TYPING = """\
title: Un mot
can_do: Je sais écrire un mot.
level: 3
minutes: 2
steps:
  - say: Cliquez sur « Nulle part », puis écrivez le mot.
    typing: {copy: lune}
    hints: [Regardez le clavier., Prenez votre temps.]
    solution: [{type: lune}]
    done: Vous avez écrit le mot.
"""


def problems(source: str) -> list[str]:
    file = read_exercise("a/3-x", source, KINDS)
    assert file.value is not None, file.problems
    return [str(p) for p in click_name_problems(file)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cliquez sur « J'ai lu ».", ("J'ai lu",)),
        ("Cliquez sur le bouton « Envoyer », puis sur « Oui ».", ("Envoyer", "Oui")),
        ("Faites un double-clic sur l'icône « CV.odt ».", ("CV.odt",)),
        ("Un clic droit sur « Photo » ouvre le menu.", ("Photo",)),
        ("Cliquez dans la case « Nom », et écrivez « Petit ».", ("Nom",)),
        ("Cliquez à la fin de la liste, puis écrivez « lait ».", ()),
        ("Cliquez après le mot « à ».", ()),
        ("Appuyez sur « Entrée ».", ()),
        ("Regardez « Nom ». Cliquez.", ()),
    ],
)
def test_names_on_which_a_text_tells_to_click(text: str, names: tuple[str, ...]) -> None:
    assert find_click_names(text) == names


def test_a_name_that_is_not_there_is_advised_on_with_the_nearest_one() -> None:
    (found,) = problems(READING.format(say="Cliquez sur « Jai lu ».", hint="Lisez la fiche."))
    assert found.startswith("a/3-x.yaml:6:10: conseil : rien ne répond à un clic sur « Jai lu »")
    assert found.endswith("écrivez « J'ai lu »")
    (found,) = problems(READING.format(say="Lisez.", hint="Cliquez sur le mot « case »."))
    assert found.startswith("a/3-x.yaml:8:13: conseil")


@pytest.mark.parametrize("name", ["J'ai lu", "bouton", "Un indice", "J’ai lu"])
def test_what_answers_a_click_is_fine(name: str) -> None:
    assert problems(READING.format(say=f"Cliquez sur « {name} ».", hint="Lisez.")) == []


def test_where_nobody_clicks_nothing_is_said_of_clicks() -> None:
    assert problems(TYPING) == []


def test_the_buttons_around_an_activity_are_those_of_the_player() -> None:
    labels = button_labels()
    assert [name for name in PLAYER_BUTTONS if name not in labels and f"{name} ▶" not in labels] == []


CLOSING = """\
title: Fermer
can_do: Je sais fermer une fenêtre.
level: 3
minutes: 2
desk: {open: [files]}
steps:
  - say: Cliquez sur SAID, en haut.
    desk: {goal: {closed: files}}
    hints: [Regardez en haut., Prenez votre temps.]
    solution: [{click: Fermer}]
    done: La fenêtre est fermée.
"""


def test_a_button_that_shows_only_its_sign_is_named_by_it() -> None:
    (found,) = problems(CLOSING.replace("SAID", "« Fermer »"))
    assert "« Fermer » ne se lit pas sur l'écran : c'est le signe ✕" in found
    assert problems(CLOSING.replace("SAID", "la croix ✕")) == []
    assert problems(CLOSING.replace("SAID", "la croix ✕ « Fermer »")) == []
    assert problems(CLOSING.replace("SAID", "« Rechercher »")) == []
