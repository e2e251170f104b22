"""Forms as a person fills them: what is missing is said beside the field, nothing written is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Focused
from kiosk.desk.apps.web.forms.fields import AnyField
from kiosk.desk.state import Desk
from tests.desk.web_samples import (
    CAF,
    LIBRARY,
    browsing,
    doing,
    done,
    going,
    judged,
    names,
    pressing,
    read,
    seen,
    start,
)

CARD = f"{LIBRARY}/carte"
ADDRESS = f"{CAF}/declaration"


def field(text: str) -> Any:
    """The field that a YAML text writes."""
    return read(text, AnyField)


def described(at: Desk, name: str) -> str:
    """The message beside the control of this name."""
    return next(node.description for node in seen(at) if node.name == name and node.role not in ("group", "paragraph"))


@pytest.mark.parametrize(
    ("written", "answer", "said"),
    [
        ("text: Nom", " ", "Écrivez une réponse ici."),
        ("text: Nom", "Été", ""),
        ("{text: Numéro, digits: 7}", "12 34 567", ""),
        ("{text: Numéro, digits: 7}", "123456", "Il manque 1 chiffre."),
        ("{text: Numéro, digits: 7}", "12345678", "Enlevez 1 chiffre."),
        ("{text: Numéro, digits: 7}", "numéro", "Écrivez 7 chiffres, sans lettre."),
        ("{text: Nom, optional: true}", "", ""),
        ("email: E-mail", "camille", "Il manque le signe @."),
        ("email: E-mail", "camille@exemple", "Il manque la fin de l'adresse, comme exemple.fr."),
        ("email: E-mail", "camille petit@exemple.fr", "Enlevez l'espace dans l'adresse."),
        ("email: E-mail", "@exemple.fr", "Il manque le nom avant le signe @."),
        ("email: E-mail", "a@b@exemple.fr", "Gardez un seul signe @."),
        ("email: E-mail", " Camille@Exemple.fr ", ""),
        ("date: Né le", "05/09/1951", ""),
        ("date: Né le", "5-9-1951", ""),
        ("date: Né le", "05091951", ""),
        ("date: Né le", "5 septembre 1951", ""),
        ("date: Né le", "1er août 1951", ""),
        ("date: Né le", "septembre", "Écrivez la date comme ceci : 05/09/1951."),
        ("date: Né le", "09/15/1951", "Le mois est un nombre de 1 à 12. Exemple : 05/09/1951."),
        ("date: Né le", "05/09/51", "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951."),
        ("date: Né le", "29/02/2025", "Ce mois n'a pas de jour 29. Exemple : 05/09/1951."),
        ("date: Né le", "29/02/2024", ""),
        ("phone: Téléphone", "06 39 98 12 34", ""),
        ("phone: Téléphone", "+33 6.39.98.12.34", ""),
        ("phone: Téléphone", "06 39 98", "Il manque 4 chiffres."),
        ("phone: Téléphone", "63 99 81 23 45", "Le numéro commence par 0."),
        ("postcode: Code postal", "62 300", ""),
        ("postcode: Code postal", "6230", "Il manque 1 chiffre."),
        ("{number: Enfants, min: 0, max: 12}", "2", ""),
        ("{number: Enfants, min: 0, max: 12}", "13", "Écrivez un nombre jusqu'à 12."),
        ("{number: Loyer, min: 1}", "450,50 €", ""),
        ("{number: Loyer, min: 1}", "0", "Écrivez un nombre à partir de 1."),
        ("number: Loyer", "beaucoup", "Écrivez un nombre, avec des chiffres."),
        ("{password: Mot de passe, strong: true}", "soleil", "Ajoutez encore 6 signes."),
        ("{password: Mot de passe, strong: true}", "soleil-59-lille", "Ajoutez une lettre majuscule."),
        ("{password: Mot de passe, strong: true}", "SOLEIL-59-LILLE", "Ajoutez une lettre minuscule."),
        ("{password: Mot de passe, strong: true}", "Soleil-de-Lille", "Ajoutez un chiffre."),
        ("{password: Mot de passe, strong: true}", "Soleil59Lille2", "Ajoutez un signe, comme ! ou ?"),
        ("{password: Mot de passe, strong: true}", "Soleil-59-Lille", ""),
        ("{sms_code: Code, code: '482913'}", "482 913", ""),
        ("{sms_code: Code, code: '482913'}", "48291", "Il manque 1 chiffre."),
        ("{sms_code: Code, code: '482913'}", "482931", "Regardez le SMS : le code est un peu différent."),
        ("{list: Pays, options: [France, Belgique]}", "", "Choisissez une réponse dans la liste."),
    ],
)
def test_what_is_said_beside_a_field(written: str, answer: str, said: str) -> None:
    assert field(written).message(answer, {}) == said


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [
        ("text: Nom", "PETIT  éloïse", "Petit Eloise"),
        ("date: Né le", "5 septembre 1951", "05/09/1951"),
        ("phone: Téléphone", "+33 (0)6 39 98 12 34", "0639981234"),
        ("number: Loyer", "450,0", "450"),
        ("postcode: Code postal", "62 300", "62300"),
        ("{file: Justificatif}", "Documents/CV.pdf", "cv.pdf"),
    ],
)
def test_two_ways_of_writing_an_answer_are_one(written: str, one: str, other: str) -> None:
    assert field(written).normalized(one) == field(written).normalized(other)


KINDS = [
    "text: A", "{text: A, digits: 5}", "long_text: A", "date: A", "{number: A, min: 1, max: 9}", "email: A", "phone: A",
    "postcode: A", "{password: A, strong: true}", "{sms_code: A, code: '1234'}", "file: A",
]  # fmt: skip


@given(st.sampled_from(KINDS), st.one_of(st.text(max_size=15), st.from_regex(r"[0-9 ./+@a-c-]{0,14}", fullmatch=True)))
def test_any_text_has_an_answer(written: str, answer: str) -> None:
    one = field(written)
    said, normal = one.message(answer, {}), one.normalized(answer)
    assert len(said.split()) <= 16
    assert one.normalized(normal) == normal, "a normal answer is normal"
    assert one.displayed(answer)


def filled_card(at: Desk) -> Desk:
    return doing(
        at, "type: {into: Nom, text: Petit}", "type: {into: Date de naissance, text: 5/9/1951}",
        "choose: {in: Carte, option: Adulte}",
    )  # fmt: skip


def test_what_is_missing_is_said_once_one_asks_to_go_on_and_no_sooner() -> None:
    at = going(start(), CARD)
    assert described(at, "Date de naissance") == ""
    at = doing(at, "click: Suivant")
    assert "Il reste 3 cases à compléter." in names(at)
    assert at.place.focus.endswith("/0/0"), "the first that is missing"
    assert described(at, "Date de naissance") == "Écrivez la date comme ceci : 05/09/1951."
    assert described(at, "Carte") == "Choisissez une réponse."
    assert described(at, "Téléphone") == "", "it is not asked for"
    at = doing(at, "type: {into: Date de naissance, text: 05/09/1951}")
    assert described(at, "Date de naissance") == "", "it goes as soon as it is mended"


def test_the_summary_is_read_changed_and_sent_with_a_receipt() -> None:
    wanted = "form_sent: {form: Demande de carte, values: {Nom: petit, Date de naissance: 05/09/1951, Carte: Adulte}}"
    at = doing(filled_card(going(start(), CARD)), "click: Suivant")
    assert done(at, "form_at: {form: Demande de carte, page: Résumé}")
    assert {"Nom : Petit", "Date de naissance : 5/9/1951", "Je veux recevoir la lettre : non"} <= names(at)
    assert judged(at, wanted).remaining == "Il reste à cliquer sur Envoyer."
    at = doing(at, "click: Modifier", "click: Je veux recevoir la lettre", "click: Suivant", "click: Envoyer")
    assert done(at, wanted)
    assert done(at, "form_sent: {values: {Je veux recevoir la lettre: true}}")
    assert not done(at, "form_sent: {values: {Nom: Grand}}")
    number = browsing(at).sent[0].number
    assert f"Votre numéro : {number}" in names(at)
    assert at.history == (), "what is sent cannot be taken back"
    kept = doing(at, "click: Télécharger l'accusé de réception")
    assert done(kept, "receipt_kept: Demande de carte")
    document = kept.files.document(f"Téléchargements/Accusé de réception {number}.pdf")
    assert document is not None and "Nom : Petit" in document.words
    assert done(doing(at, "click: Imprimer"), "receipt_kept: demande de carte")


def test_the_same_answers_have_the_same_number() -> None:
    steps = ("click: Suivant", "click: Envoyer")
    one = doing(filled_card(going(start(), CARD)), *steps)
    assert browsing(one).sent == browsing(doing(filled_card(going(start(), CARD)), *steps)).sent


def test_answers_can_be_changed_and_sent_again() -> None:
    at = doing(filled_card(going(start(), CARD)), "click: Suivant", "click: Envoyer")
    said = judged(at, "form_sent: {values: {Nom: Petite}}")
    assert not said.done and "Changer mes réponses" in said.remaining and "Nom" in said.remaining
    at = doing(at, "click: Changer mes réponses", "type: {into: Nom, text: e}", "click: Suivant", "click: Envoyer")
    assert done(at, "form_sent: {values: {Nom: Petite}}")


def test_the_sentence_names_the_next_field_until_all_is_there() -> None:
    wanted = "form_sent: {values: {Nom: Petit, Carte: Enfant, Je veux recevoir la lettre: true}}"
    at = going(start(), CARD)
    assert judged(start(), wanted).remaining == "Il reste à ouvrir le formulaire."
    assert judged(at, wanted).remaining == "Il reste à écrire « Petit » dans « Nom »."
    at = doing(at, "type: {into: Nom, text: petit}")
    assert judged(at, wanted).remaining == "Il reste à choisir « Enfant » dans « Carte »."
    at = doing(at, "click: Enfant")
    assert judged(at, wanted).remaining == "Il reste à cocher « Je veux recevoir la lettre »."


def first_page(at: Desk) -> Desk:
    return doing(
        at, 'type: {into: Numéro, text: "1234567"}', "type: {into: Adresse e-mail, text: camille@exemple.fr}",
        'type: {into: Code postal, text: "62300"}', "choose: {in: Pays, option: Belgique}",
        'type: {into: Enfants, text: "2"}',
        "click: Suivant",
    )  # fmt: skip


def test_pages_keep_what_was_written_both_ways() -> None:
    at = first_page(going(start(), ADDRESS))
    assert done(at, "form_at: {form: Changement d'adresse, page: Vérification}")
    assert "Vérification · page 2 sur 2" in names(at)
    at = doing(at, "type: {into: Message, text: Merci}", "click: Précédent")
    assert any(node.field is not None and node.field.text == "camille@exemple.fr" for node in seen(at))
    assert judged(at, "form_at: {page: Vérification}").remaining == "Il reste à cliquer sur Suivant."
    at = doing(at, "click: Suivant")
    assert any(node.field is not None and node.field.text == "Merci" for node in seen(at))


def test_a_file_is_chosen_among_the_persons_own() -> None:
    at = doing(first_page(going(start(), ADDRESS)), "click: Choisir un fichier")
    assert "chat.jpg" not in names(at), "only the kinds that are asked for"
    at = doing(at, "click: justificatif.pdf", "click: Ouvrir")
    assert "justificatif.pdf" in names(at) and "Aucun fichier choisi" not in names(at)


def test_the_whole_form_with_a_code_from_the_telephone() -> None:
    at = first_page(going(start(), ADDRESS))
    assert at.place.notice == "Votre téléphone a reçu un SMS."
    at = doing(at, "click: Téléphone", "click: Messages", "click: CAF — nouveau")
    assert any("482913" in name for name in names(at))
    assert "Code reçu par SMS" in names(at), "the form is at its side"
    at = doing(
        at, 'type: {into: Code reçu par SMS, text: "482 913"}', "click: Choisir un fichier", "click: justificatif.pdf",
        "click: Ouvrir", "click: Je certifie que c'est vrai", "click: Suivant",
    )  # fmt: skip
    assert {"Modifier : Vous", "Modifier : Vérification"} <= names(at)
    assert not any("482" in node.name for node in seen(at) if node.id.startswith("web/page/form"))
    at = doing(at, "click: Envoyer")
    assert done(
        at,
        "form_sent: {form: Changement d'adresse, values: {Numéro: '12 34 567', Code postal: 62300, Pays: belgique, "
        "Enfants: 2, Justificatif: justificatif.pdf, Je certifie que c'est vrai: true}}",
    )
    assert {"Votre demande est reçue", "Nous répondons en 10 jours.", "Votre numéro : CAF-2051"} <= names(at)


def test_the_code_is_sent_once_and_again_when_asked() -> None:
    at = doing(first_page(going(start(), ADDRESS)), "click: Précédent", "click: Suivant")
    assert len([sms for sms in at.place.programs["phone"].messages if sms.who == "CAF"]) == 1
    at = doing(at, "click: Recevoir un nouveau code")
    assert len([sms for sms in at.place.programs["phone"].messages if sms.who == "CAF"]) == 2


def test_a_consent_that_is_not_ticked_says_so() -> None:
    at = doing(first_page(going(start(), ADDRESS)), "click: Suivant")
    assert described(at, "Je certifie que c'est vrai") == "Cochez cette case pour continuer."
    assert "Cliquez sur Choisir un fichier." in names(at)


def test_a_password_is_hidden_shown_and_written_twice() -> None:
    at = doing(going(start(), f"{CAF}/compte"), "type: {into: Mot de passe choisi, text: Soleil-59-Lens}")
    box = next(node for node in seen(at) if node.name == "Mot de passe choisi" and node.field)
    assert box.masked
    assert done(at, "password_hidden: Mot de passe choisi")
    at = doing(at, "click: 'Montrer : Mot de passe choisi'")
    assert done(at, "password_shown: mot de passe choisi")
    box = next(node for node in seen(at) if node.name == "Mot de passe choisi" and node.field)
    assert not box.masked
    at = doing(at, "type: {into: Encore le mot de passe, text: Soleil}", "click: Envoyer")
    assert described(at, "Encore le mot de passe") == "Écrivez le même mot de passe que dans « Mot de passe choisi »."


def test_an_account_that_was_made_can_sign_in() -> None:
    at = doing(
        going(start(), f"{CAF}/compte"), 'type: {into: Numéro choisi, text: "7654321"}',
        "type: {into: Mot de passe choisi, text: Soleil-59-Lens}",
        "type: {into: Encore le mot de passe, text: Soleil-59-Lens}",
        "click: Envoyer", 'type: {into: "Numéro d\'allocataire", text: "7654321"}',
        "type: {into: Mot de passe, text: Soleil-59-Lens}", "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"signed_in: {CAF}")


def test_a_forgotten_password_is_replaced_with_a_code_by_sms() -> None:
    at = doing(
        going(start(), f"{CAF}/connexion"), "click: Mot de passe oublié ?",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "click: Suivant",
    )  # fmt: skip
    sms = at.place.programs["phone"].messages[-1].text
    code = next(word for word in sms.replace(".", "").split() if word.isdigit())
    at = doing(
        at, f'type: {{into: Code reçu par SMS, text: "{code}"}}', "click: Suivant",
        "type: {into: Nouveau mot de passe, text: Jardin-2026-Lens}",
        "type: {into: Nouveau mot de passe une deuxième fois, text: Jardin-2026-Lens}", "click: Enregistrer",
        'type: {into: "Numéro d\'allocataire", text: "1234567"}', "type: {into: Mot de passe, text: Jardin-2026-Lens}",
        "click: Se connecter",
    )  # fmt: skip
    assert done(at, f"signed_in: {CAF}")
    assert "Jardin-2026-Lens" not in str(at.values)


def country(at: Desk) -> tuple[str, bool, list[str]]:
    """What the drop-down list « Pays » shows as chosen, whether it is open, and which of its options has the focus."""
    box = next(node for node in seen(at) if node.role == "combobox")
    return box.value, bool(box.expanded), [option.name for option in box.children if option.focused]


def test_a_drop_down_list_by_the_keyboard_alone() -> None:
    at = going(start(), ADDRESS)
    at = pressing(at, Focused(next(node.id for node in seen(at) if node.role == "combobox")), Pressed("down"))
    assert country(at) == ("", True, ["France"])
    assert country(pressing(at, Pressed("up"))) == ("", True, ["France"]), "it has no option above"
    at = pressing(at, Pressed("down"))
    assert country(at) == ("", True, ["Belgique"])
    assert country(pressing(at, Pressed("down"))) == ("", True, ["Belgique"]), "it has no option below"
    assert country(pressing(at, Pressed("up"))) == ("", True, ["France"])
    assert country(pressing(at, Pressed("escape"))) == ("", False, [])
    at = pressing(at, Pressed("enter"))
    assert country(at) == ("Belgique", False, [])
    assert country(pressing(at, Pressed("down"))) == ("Belgique", True, ["Belgique"]), "it opens at what was chosen"
