"""Goals about forms: what remains names the field and the button."""

import pytest

from tests.desk.apps.web.web_samples import (
    CARD,
    after_gestures,
    filled_card,
    goal,
    is_reached,
    judge,
    start,
    visit,
)


def test_answers_can_be_changed_and_sent_again() -> None:
    at = after_gestures(filled_card(visit(start(), CARD)), "click: Suivant", "click: Envoyer")
    verdict = judge(at, "form_sent: {values: {Nom: Petite}}")
    assert not verdict.done and "Changer mes réponses" in verdict.remaining and "Nom" in verdict.remaining
    at = after_gestures(
        at, "click: Changer mes réponses", "type: {into: Nom, text: e}", "click: Suivant", "click: Envoyer"
    )
    assert is_reached(at, "form_sent: {values: {Nom: Petite}}")


def test_feedback_names_the_next_field_until_all_are_filled() -> None:
    wanted = "form_sent: {values: {Nom: Petit, Carte: Enfant, Je veux recevoir la lettre: true}}"
    at = visit(start(), CARD)
    assert judge(start(), wanted).remaining == "Il reste à ouvrir le formulaire."
    assert judge(at, wanted).remaining == "Il reste à écrire « Petit » dans « Nom »."
    at = after_gestures(at, "type: {into: Nom, text: petit}")
    assert judge(at, wanted).remaining == "Il reste à choisir « Enfant » dans « Carte »."
    at = after_gestures(at, "click: Enfant")
    assert judge(at, wanted).remaining == "Il reste à cocher « Je veux recevoir la lettre »."


def test_a_field_that_the_site_waits_for_comes_before_the_button() -> None:
    """Its value is free: the goal asks for none."""
    at, wanted = visit(start(), CARD), "form_sent: {values: {Carte: Adulte}}"
    assert judge(at, wanted).remaining == "Il reste à choisir « Adulte » dans « Carte »."
    at = after_gestures(at, "click: Adulte")
    assert judge(at, wanted).remaining == "Il reste à remplir « Nom »."


def test_a_value_that_is_none_of_the_options_is_a_problem() -> None:
    found = list(goal("form_sent: {values: {Carte: Senior}}").problems(start()))
    assert [(path, what) for path, what, _write in found] == [
        (("values", "Carte"), "la case « Carte » ne prend pas « Senior »")
    ]
    assert not list(goal("form_sent: {values: {Carte: adulte}}").problems(start()))


@pytest.mark.parametrize("text", ["05/09/1951", "5-9-1951", "1951-09-05", "5 septembre 1951", "05\u201109\u20111951"])
def test_what_a_field_takes_the_goals_take(text: str) -> None:
    at = after_gestures(visit(start(), CARD), f'type: {{into: Date de naissance, text: "{text}"}}')
    assert is_reached(at, "field: {name: Date de naissance, is: 05/09/1951}")
    sent = after_gestures(
        visit(start(), CARD), "type: {into: Nom, text: Petit}",
        f'type: {{into: Date de naissance, text: "{text}"}}', "click: Adulte", "click: Suivant", "click: Envoyer",
    )  # fmt: skip
    assert is_reached(sent, "form_sent: {values: {Date de naissance: 5/9/1951}}")


@pytest.mark.parametrize(
    "text", ["06 39 98 12 34", "06.39.98.12.34", "+33 (0)6 39 98 12 34", "06\u201139\u201198\u201112\u201134"]
)
def test_a_goal_takes_every_spelling_of_a_telephone_number(text: str) -> None:
    at = after_gestures(visit(start(), CARD), f'type: {{into: Téléphone, text: "{text}"}}')
    assert is_reached(at, 'field: {name: Téléphone, is: "0639981234"}')
    assert is_reached(at, 'field: {name: Téléphone, contains: "39 98"}')
    assert not is_reached(at, 'field: {name: Téléphone, is: "0639981235"}')
