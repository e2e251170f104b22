"""An author who misspells a name of her own story is told so at its line, with what is then accepted."""

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.lint.exercise import lint_exercise
from kiosk.rehearsal.memory import proof_problems
from kiosk.station.course.linting import load_wording_rules

EXERCISE = """\
title: La cantine
can_do: Je sais inscrire un enfant.
level: 3
minutes: 5
desk:
  shortcuts: [web, mail, phone]
  open: [web]
  files: {Documents: [{folder: Vacances}, {file: liste.pdf, text: Une liste}]}
  mail: {folders: {Factures: []}}
  phone: {contacts: {Cabinet: "06 39 98 44 55"}}
  web:
    home: https://lens.exemple.fr
    sites:
      - address: https://lens.exemple.fr
        title: Lens
        pages:
          /:
            - {notice: "Demande reçue, {Prénom de l'enfant}.", when: {state: Cantine, is: reçue}}
            - form:
                name: Cantine
                fields: [{text: Prénom de l'enfant}, {radio: Allergie, options: ["Oui", "Non"]}]
  after:
    - when: {form_sent: Cantine}
      mail: {from: "Lens <lens@exemple.fr>", subject: Votre demande, body: "Numéro {Numéro}", attachments: [carte.pdf]}
      state: {Cantine: reçue}
steps:
  - say: Inscrivez Adam.
    desk: {goal: {form_sent: Cantine}}
    hints: [Il y a deux cases., Le bouton est en bas.]
    solution:
      - {type: {into: Prénom de l'enfant, text: Adam}}
      - {choose: {in: Allergie, option: "Oui"}}
      - {click: Envoyer}
    done: Adam est inscrit.
  - say: Ouvrez le message, puis la carte.
    desk: {goal: {attachment_open: carte.pdf}}
    hints: [Regardez en bas., Cliquez sur Messagerie.]
    solution: [{click: Messagerie}, {click: Votre demande}, {click: carte.pdf}]
    done: Vous avez la carte.
"""
RULES, _WRONG = load_wording_rules()


def problems(*changes: tuple[str, str]) -> list[str]:
    text = EXERCISE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file = read_exercise("a/3-x", text, KINDS, "x.yaml")
    found = file.problems or (*proof_problems(file), *lint_exercise(file, RULES))
    return [str(one) for one in found]


def line_of(words: str) -> int:
    return next(n for n, line in enumerate(EXERCISE.splitlines(), start=1) if words in line)


def test_the_story_as_it_is_has_nothing_to_mend() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("before", "after", "what", "write"),
    [
        ("{state: Cantine, is: reçue}", "{state: Cantines, is: reçue}", "rien ne donne l'état « Cantines »", "Cantine"),
        ("{state: Cantine, is: reçue}", "{state: Cantine, is: recu}", "n'est jamais « recu »", "écrivez « reçue »"),
        ("reçue, {Prénom de l'enfant}", "reçue, {Adresse}", "« Adresse »", "{Prénom de l'enfant}"),
        ('"Numéro {Numéro}"', '"Numéro {Dossier}"', "« Dossier »", "écrivez l'un de ces noms : {Numéro}, {Prénom de"),
    ],
)
def test_a_state_or_a_name_in_braces_that_nothing_gives_is_named(
    before: str, after: str, what: str, write: str
) -> None:
    (found,) = problems((before, after))
    assert found.startswith(f"x.yaml:{line_of(before)}:") and what in found and write in found


def test_the_number_of_a_receipt_an_answer_and_a_state_without_value_may_be_asked_for() -> None:
    for condition in ("{state: Allergie, is: Oui}", "{state: cantine}", "{state: Numéro}"):
        assert problems(("{state: Cantine, is: reçue}", condition)) == []


@pytest.mark.parametrize(
    ("goal", "path", "write"),
    [
        ("{message_open: Inscription}", "desk: {goal: {attach", "écrivez l'un de ces objets : « Votre demande »"),
        ("{message_in: {subject: Votre demande, folder: Facture}}", "desk: {goal: {attach", "écrivez « Factures »"),
        ("{sms_sent: {to: Docteur}}", "desk: {goal: {attach", "écrivez l'un de ces noms : « Cabinet »"),
        ("{document_open: list.pdf}", "desk: {goal: {attach", "écrivez « liste.pdf »"),
        ("{file_at: Documents/Vacançes/liste.pdf}", "desk: {goal: {attach", "écrivez « Documents/Vacances/liste.pdf »"),
    ],
)
def test_a_goal_that_names_what_is_not_there_says_what_is(goal: str, path: str, write: str) -> None:
    (found,) = problems(("{attachment_open: carte.pdf}", goal))
    assert found.startswith(f"x.yaml:{line_of(path)}:") and write in found


def test_a_choice_that_the_list_does_not_offer_is_named_with_those_that_it_does() -> None:
    goal = ("{form_sent: Cantine}}", "{chosen: {in: Allergie, option: Ouï}}}")
    (found,) = problems(goal, ("      - {click: Envoyer}\n", ""))
    assert found.startswith(f"x.yaml:{line_of('form_sent: Cantine}}')}:") and "l'un de ces choix : « Oui »" in found


def test_what_a_gesture_names_wrongly_comes_before_what_only_follows_from_it() -> None:
    """The e-mail that the form brings never comes then; its attachment is none the less known."""
    (found,) = problems(("{click: Envoyer}", "{click: Envoyez}"))
    assert f"x.yaml:{line_of('{click: Envoyer}')}:" in found and "écrivez « Envoyer », ou l'un de ces noms" in found


@pytest.mark.parametrize(("key", "write"), [("Entrée", "enter"), ("Ctrl+Z", "ctrl+z"), ("ctrl z", "ctrl+z")])
def test_a_key_by_the_name_on_the_keyboard_is_told_as_a_file_writes_it(key: str, write: str) -> None:
    found = problems(("- {click: Envoyer}", f"- {{press: {key}}}\n      - {{click: Envoyer}}"))
    assert len(found) == 1 and f"« {key} » n'est pas connue ; écrivez « {write} »" in found[0]
