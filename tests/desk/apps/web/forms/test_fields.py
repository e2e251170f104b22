"""Fields of a form: the message beside each answer, and which answers are the same."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.desk.apps.web.forms.fields import AnyField
from tests.desk.apps.web.web_samples import (
    read,
)


def field(text: str) -> Any:
    """The field that a YAML text writes."""
    return read(text, AnyField)


@pytest.mark.parametrize(
    ("written", "answer", "message"),
    [
        ("text: Nom", " ", "Écrivez une réponse ici."),
        ("text: Nom", "Été", ""),
        ("{text: Numéro, digits: 7}", "12 34 567", ""),
        ("{text: Numéro, digits: 7}", "123456", "Il manque 1 chiffre."),
        ("{text: Numéro, digits: 7}", "12345678", "Enlevez 1 chiffre."),
        ("{text: Numéro, digits: 7}", "numéro", "Écrivez 7 chiffres, sans lettre."),
        ("{text: Nom, optional: true}", "", ""),
        ("email: E-mail", "camille", "Il manque le signe @."),
        ("email: E-mail", "camille@exemple", "Il manque la fin de l'adresse, comme .fr."),
        ("email: E-mail", "camille petit@exemple.fr", "Écrivez seulement l'adresse, sans espace ni autre mot."),
        ("email: E-mail", "@exemple.fr", "Il manque le début de l'adresse, avant le signe @."),
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
        ("date: Né le", "1951-09-05", ""),
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
def test_the_message_beside_a_field(written: str, answer: str, message: str) -> None:
    assert field(written).message(answer, {}) == message


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
def test_two_ways_of_writing_an_answer_are_equal(written: str, one: str, other: str) -> None:
    assert field(written).normalized(one) == field(written).normalized(other)


KINDS = [
    "text: A", "{text: A, digits: 5}", "long_text: A", "date: A", "{number: A, min: 1, max: 9}", "email: A", "phone: A",
    "postcode: A", "{password: A, strong: true}", "{sms_code: A, code: '1234'}", "file: A",
]  # fmt: skip


@given(st.sampled_from(KINDS), st.one_of(st.text(max_size=15), st.from_regex(r"[0-9 ./+@a-c-]{0,14}", fullmatch=True)))
def test_any_text_is_answered_with_a_short_message(written: str, answer: str) -> None:
    one = field(written)
    message, normal = one.message(answer, {}), one.normalized(answer)
    assert len(message.split()) <= 16
    assert one.normalized(normal) == normal, "a normal answer is normal"
    assert one.displayed(answer)


@example("file: A", "/")
@given(st.sampled_from(KINDS), st.text(max_size=15) | st.from_regex(r"[0-9 ./+@a-c,-]{0,14}", fullmatch=True))
def test_what_a_field_takes_it_takes_in_its_normal_form_too(written: str, answer: str) -> None:
    one = field(written)
    if answer.strip() and not one.message(answer, {}):
        assert one.message(one.normalized(answer), {}) == ""
