"""Going on in a form: what is missing, its summary, sending it, the receipt."""

from tests.desk.apps.web.web_samples import (
    CARD,
    after_gestures,
    browsing,
    filled_card,
    is_reached,
    judge,
    message_beside,
    start,
    visible_texts,
    visit,
)


def test_missing_fields_are_marked_only_after_the_first_try_to_continue() -> None:
    at = visit(start(), CARD)
    assert message_beside(at, "Date de naissance") == ""
    at = after_gestures(at, "click: Suivant")
    assert "Il reste 3 cases à compléter." in visible_texts(at)
    assert at.place.focus.endswith("/0/0"), "the first that is missing"
    assert message_beside(at, "Date de naissance") == "Écrivez la date comme ceci : 05/09/1951."
    assert message_beside(at, "Carte") == "Choisissez une réponse."
    assert message_beside(at, "Téléphone") == "", "it is not asked for"
    at = after_gestures(at, "type: {into: Date de naissance, text: 05/09/1951}")
    assert message_beside(at, "Date de naissance") == "", "it goes as soon as it is mended"


def test_the_summary_is_read_changed_and_sent_with_a_receipt() -> None:
    wanted = "form_sent: {form: Demande de carte, values: {Nom: petit, Date de naissance: 05/09/1951, Carte: Adulte}}"
    at = after_gestures(filled_card(visit(start(), CARD)), "click: Suivant")
    assert is_reached(at, "form_at: {form: Demande de carte, page: Résumé}")
    assert {"Nom : Petit", "Date de naissance : 5/9/1951", "Je veux recevoir la lettre : non"} <= visible_texts(at)
    assert judge(at, wanted).remaining == "Il reste à cliquer sur Envoyer."
    at = after_gestures(at, "click: Modifier", "click: Je veux recevoir la lettre", "click: Suivant", "click: Envoyer")
    assert is_reached(at, wanted)
    assert is_reached(at, "form_sent: {values: {Je veux recevoir la lettre: true}}")
    assert not is_reached(at, "form_sent: {values: {Nom: Grand}}")
    number = browsing(at).sent[0].number
    assert f"Votre numéro : {number}" in visible_texts(at)
    assert at.history == (), "what is sent cannot be taken back"
    kept = after_gestures(at, "click: Télécharger l'accusé de réception")
    assert is_reached(kept, "receipt_kept: Demande de carte")
    document = kept.files.document(f"Téléchargements/Accusé de réception {number}.pdf")
    assert document is not None and "Nom : Petit" in document.words
    assert is_reached(after_gestures(at, "click: Imprimer"), "receipt_kept: demande de carte")


def test_the_same_answers_have_the_same_number() -> None:
    steps = ("click: Suivant", "click: Envoyer")
    one = after_gestures(filled_card(visit(start(), CARD)), *steps)
    assert browsing(one).sent == browsing(after_gestures(filled_card(visit(start(), CARD)), *steps)).sent
