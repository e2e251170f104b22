"""A form of several pages: nothing written is lost, files are chosen, codes come by SMS."""

from tests.desk.apps.web.web_samples import (
    ADDRESS,
    after_gestures,
    first_page,
    is_reached,
    judge,
    start,
    visible_nodes,
    visible_texts,
    visit,
)


def test_pages_keep_what_was_written_both_ways() -> None:
    at = first_page(visit(start(), ADDRESS))
    assert is_reached(at, "form_at: {form: Changement d'adresse, page: Vérification}")
    assert "Vérification · page 2 sur 2" in visible_texts(at)
    at = after_gestures(at, "type: {into: Message, text: Merci}", "click: Précédent")
    assert any(node.field is not None and node.field.text == "camille@exemple.fr" for node in visible_nodes(at))
    assert judge(at, "form_at: {page: Vérification}").remaining == "Il reste à cliquer sur Suivant."
    at = after_gestures(at, "click: Suivant")
    assert any(node.field is not None and node.field.text == "Merci" for node in visible_nodes(at))


def test_a_file_is_chosen_among_the_persons_own() -> None:
    at = after_gestures(first_page(visit(start(), ADDRESS)), "click: Choisir un fichier")
    assert "chat.jpg" not in visible_texts(at), "only the kinds that are asked for"
    at = after_gestures(at, "click: justificatif.pdf", "click: Ouvrir")
    assert "justificatif.pdf" in visible_texts(at) and "Aucun fichier choisi" not in visible_texts(at)


def test_the_whole_form_with_a_code_from_the_telephone() -> None:
    at = first_page(visit(start(), ADDRESS))
    assert at.place.notice == "Votre téléphone a reçu un SMS."
    at = after_gestures(at, "click: Téléphone", "click: Messages", "click: CAF — nouveau")
    assert any("482913" in name for name in visible_texts(at))
    assert "Code reçu par SMS" in visible_texts(at), "the form is at its side"
    at = after_gestures(
        at, 'type: {into: Code reçu par SMS, text: "482 913"}', "click: Choisir un fichier", "click: justificatif.pdf",
        "click: Ouvrir", "click: Je certifie que c'est vrai", "click: Suivant",
    )  # fmt: skip
    assert {"Modifier : Vous", "Modifier : Vérification"} <= visible_texts(at)
    assert not any("482" in node.name for node in visible_nodes(at) if node.id.startswith("web/page/form"))
    at = after_gestures(at, "click: Envoyer")
    assert is_reached(
        at,
        "form_sent: {form: Changement d'adresse, values: {Numéro: '12 34 567', Code postal: 62300, Pays: belgique, "
        "Enfants: 2, Justificatif: justificatif.pdf, Je certifie que c'est vrai: true}}",
    )
    assert {"Votre demande est reçue", "Nous répondons en 10 jours.", "Votre numéro : CAF-2051"} <= visible_texts(at)


def test_the_code_is_sent_once_and_again_when_asked() -> None:
    at = after_gestures(first_page(visit(start(), ADDRESS)), "click: Précédent", "click: Suivant")
    assert len([sms for sms in at.place.programs["phone"].messages if sms.who == "CAF"]) == 1
    at = after_gestures(at, "click: Recevoir un nouveau code")
    assert len([sms for sms in at.place.programs["phone"].messages if sms.who == "CAF"]) == 2
