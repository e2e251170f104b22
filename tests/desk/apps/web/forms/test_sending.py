"""Going on in a form: what is missing, its summary, sending it, the receipt."""

from tests.desk.apps.web.web_samples import (
    ADDRESS,
    CAF,
    CARD,
    after_gestures,
    browsing,
    filled_card,
    first_page,
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


def test_the_receipt_has_the_head_of_the_site() -> None:
    at = visit(start(), f"{CAF}/connexion")
    at = after_gestures(
        at,
        'type: {into: "Numéro d\'allocataire", text: "1234567"}',
        "type: {into: Mot de passe, text: Soleil-59-Lille}",
        "press: enter",
    )  # fmt: skip
    at = after_gestures(
        first_page(visit(at, ADDRESS)), 'type: {into: Code reçu par SMS, text: "482913"}', "click: Choisir un fichier",
        "click: justificatif.pdf", "click: Ouvrir", "click: Je certifie que c'est vrai", "click: Suivant",
        "click: Envoyer",
    )  # fmt: skip
    assert {"Votre demande est reçue", "CAF (page d'entraînement)", "Mon compte", "Se déconnecter"} <= visible_texts(at)
    out = after_gestures(at, "click: Se déconnecter")
    assert is_reached(out, f"all: [{{signed_out: {CAF}}}, {{page: {CAF}}}]")
    assert is_reached(after_gestures(at, "click: Mon compte"), f"page: {CAF}/mon-compte")


def test_going_back_leads_to_the_page_before_of_the_form_and_keeps_what_was_written() -> None:
    second = first_page(after_gestures(visit(start(), CAF), "click: Adresse", f"type: {ADDRESS!r}", "press: enter"))
    assert "Vérification · page 2 sur 2" in visible_texts(second)
    first = after_gestures(second, "click: Reculer")
    assert "Vous · page 1 sur 2" in visible_texts(first)
    assert is_reached(first, "all: [{field: {name: Code postal, is: '62300'}}, {chosen: {in: Pays, option: Belgique}}]")
    assert is_reached(after_gestures(first, "click: Reculer"), f"page: {CAF}")
    assert "Vérification · page 2 sur 2" in visible_texts(after_gestures(first, "click: Avancer"))
    assert "Vérification · page 2 sur 2" in visible_texts(after_gestures(first, "click: Suivant"))
    other = after_gestures(second, "click: Précédent")
    assert "Vous · page 1 sur 2" in visible_texts(other)
    assert is_reached(after_gestures(other, "click: Reculer"), f"page: {CAF}"), "only from page 1 the form is left"


def test_going_back_from_the_receipt_shows_the_answers_that_were_sent() -> None:
    at = after_gestures(filled_card(visit(start(), CARD)), "click: Suivant", "click: Envoyer", "click: Reculer")
    assert is_reached(at, "field: {name: Nom, is: Petit}")
    assert "Votre numéro" in " ".join(visible_texts(after_gestures(at, "click: Avancer")))
