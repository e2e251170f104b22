"""Goals about forms: what remains names the field and the button."""

from tests.desk.apps.web.web_samples import (
    CARD,
    doing,
    done,
    filled_card,
    going,
    judged,
    start,
)


def test_answers_can_be_changed_and_sent_again() -> None:
    at = doing(filled_card(going(start(), CARD)), "click: Suivant", "click: Envoyer")
    said = judged(at, "form_sent: {values: {Nom: Petite}}")
    assert not said.done and "Changer mes réponses" in said.remaining and "Nom" in said.remaining
    at = doing(at, "click: Changer mes réponses", "type: {into: Nom, text: e}", "click: Suivant", "click: Envoyer")
    assert done(at, "form_sent: {values: {Nom: Petite}}")


def test_feedback_names_the_next_field_until_all_are_filled() -> None:
    wanted = "form_sent: {values: {Nom: Petit, Carte: Enfant, Je veux recevoir la lettre: true}}"
    at = going(start(), CARD)
    assert judged(start(), wanted).remaining == "Il reste à ouvrir le formulaire."
    assert judged(at, wanted).remaining == "Il reste à écrire « Petit » dans « Nom »."
    at = doing(at, "type: {into: Nom, text: petit}")
    assert judged(at, wanted).remaining == "Il reste à choisir « Enfant » dans « Carte »."
    at = doing(at, "click: Enfant")
    assert judged(at, wanted).remaining == "Il reste à cocher « Je veux recevoir la lettre »."
