"""An author who writes a French word for a key is told the key."""

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.station.course.folders import shipped_folder
from kiosk.yaml.french_words import _WORDS, meant_by

EXERCISE = """\
title: Un message
can_do: Je sais lire un message.
level: 3
minutes: 2
desk:
  shortcuts: [mail, phone]
  mail: {inbox: [{from: "Lucie <lucie@exemple.fr>", subject: Samedi, body: À samedi.}]}
steps:
  - say: Lisez le message.
    desk: {goal: {message_open: Samedi}}
    hints: [Regardez en bas., Cliquez sur Messagerie.]
    solution: [{click: Messagerie}, {type: {into: Rechercher, text: samedi}}, {click: Samedi}]
    done: Vous avez lu le message.
"""


def problems(before: str, after: str) -> list[str]:
    assert before in EXERCISE
    file = read_exercise("a/3-x", EXERCISE.replace(before, after, 1), KINDS)
    return [f"{one.what} ; {one.write}" for one in file.problems]


@pytest.mark.parametrize(
    ("before", "after", "write"),
    [
        ("steps:", "étapes:", "écrivez « steps »"),
        ("- say:", "- dire:", "écrivez « say »"),
        ("hints:", "Indices:", "écrivez « hints »"),
        ("{click: Messagerie}", "{cliquer: Messagerie}", "écrivez « click »"),
        ("{type: {into", "{écrire: {into", "écrivez « type »"),
        ("{into: Rechercher", "{dans: Rechercher", "écrivez « into »"),
        ("subject: Samedi", "objet: Samedi", "écrivez « subject »"),
        ("goal: {message_open: Samedi}", "but: {message_open: Samedi}", "écrivez « goal »"),
        ("goal: {message_open: Samedi}", "goal: {call: refusé}", "écrivez « refused »"),
        ("goal: {message_open: Samedi}", "goal: {window_at: files, at: gauche}", "écrivez « left »"),
        ("goal: {message_open: Samedi}", "goal: {undone: oui}", "écrivez « true »"),
        ("{click: Samedi}", "{click: Samedi, with: Maj}", "écrivez « shift »"),
        ("{click: Samedi}", "{click: Samedi, with: Ctrl}", "écrivez « ctrl »"),
        ("steps:", "after: []\nsteps:", "écrivez-la sous « desk: »"),
        ("    desk: {goal: {message_open: Samedi}}", "    goal: {message_open: Samedi}", "écrivez-la sous « desk: »"),
    ],
)
def test_the_problem_proposes_what_is_then_accepted(before: str, after: str, write: str) -> None:
    found = problems(before, after)
    assert len(found) == 1 and write in found[0], found


def test_a_choice_that_may_be_left_out_is_not_proposed_as_nothing() -> None:
    (found,) = problems("{click: Samedi}", "{click: Samedi, with: F13}")
    assert found.endswith(": ctrl, shift")


def test_a_blank_can_be_typed() -> None:
    assert problems("text: samedi", 'text: " "') == []


def test_every_word_leads_to_a_key_or_a_value_of_the_format() -> None:
    schema = (shipped_folder() / "schema.json").read_text(encoding="utf-8")
    programs = {"viewer", "true", "false", "desk"}
    assert [key for key in _WORDS if f'"{key}"' not in schema and key not in programs] == []


def test_of_several_keys_the_one_that_may_stand_there_is_meant() -> None:
    assert meant_by("Texte", ("subject", "body")) == "body"
    assert meant_by("Texte", ("text", "into")) == "text"
    assert meant_by("texte", ("to", "from")) is None
