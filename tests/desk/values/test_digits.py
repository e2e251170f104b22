"""Rows of digits as people write them: a file's number, a postal code, a social-security number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.digits import digits_problem, normalize_digits, normalize_postcode, postcode_problem

SEVEN = [
    "1234567", "12 34 567", "12.34.567", "12-34-567", "1 2 3 4 5 6 7", "12/34/567", "(12) 34567", "12_34_567",
    "12,34,567",
    "12\u00a034\u202f567", "12\u201134\u2011567", "12–34–567", "12\u221234567", "\u202a1234567\u202c", "1234\u200b567",
    "\ufeff1234567", "１２３４５６７", "١٢٣٤٥٦٧", " 1234567 ", "12·34·567", "1234567.", "123\u00ad4567",
]  # fmt: skip
WRONG = {
    "123456": "Il manque 1 chiffre.",
    "12345": "Il manque 2 chiffres.",
    "12345678": "Enlevez 1 chiffre.",
    "12 34 56 78 9": "Enlevez 2 chiffres.",
    "numéro": "Écrivez 7 chiffres, sans lettre.",
    "n° 1234567": "Écrivez 7 chiffres, sans lettre.",
    "1234567A": "Écrivez 7 chiffres, sans lettre.",
    "123456O": "Écrivez le chiffre 0 à la place de la lettre O.",
    "l234567": "Écrivez le chiffre 1 à la place de la lettre l.",
    "1234567 !": "Enlevez le signe !.",
    "#1234567": "Enlevez le signe #.",
    "1234567²": "Enlevez le signe ².",
    "---": "Écrivez 7 chiffres.",
    "?": "Écrivez 7 chiffres.",
    "2A34567": "Écrivez 7 chiffres, sans lettre.",
}
CORSICAN = ["1 85 05 2A 123 456", "185052A123456", "1 85 05 2a 123 456", "1.85.05.2A.123.456", "1-85-05-2A-123-456"]


@pytest.mark.parametrize("text", SEVEN)
def test_every_spelling_of_a_row_of_digits_is_read(text: str) -> None:
    assert (digits_problem(text, 7), normalize_digits(text)) == ("", "1234567")


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_what_is_no_row_of_7_digits_is_told_what_is_wrong_with_it(text: str, sentence: str) -> None:
    assert digits_problem(text, 7) == sentence


@pytest.mark.parametrize("text", CORSICAN)
def test_the_letter_of_corsica_belongs_to_a_social_security_number(text: str) -> None:
    assert (digits_problem(text, 13), normalize_digits(text)) == ("", "185052A123456")


@pytest.mark.parametrize(
    ("text", "wanted", "sentence"),
    [
        ("2 90 11 2B 123 456 78", 15, ""),
        ("2 90 11 2B 123 456", 15, "Il manque 2 chiffres."),
        ("2 90 11 2B 123 4", 13, "Il manque 2 chiffres."),
        ("2 90 11 2B 123 456 78", 13, "Enlevez 2 chiffres."),
        ("2 90 11 59 123 456", 13, ""),
        ("2 90 11 2C 123 456", 13, "Écrivez 13 chiffres, sans lettre."),
        ("2A", 13, "Écrivez 13 chiffres, sans lettre."),
    ],
)
def test_digits_of_a_social_security_number_are_counted(text: str, wanted: int, sentence: str) -> None:
    assert digits_problem(text, wanted) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "62300",
        "62 300",
        "62.300",
        "62-300",
        "F-62300",
        "F 62300",
        "f62300",
        "FR-62300",
        "CP 62300",
        "« 62300 »",
        "6 2 3 0 0",
    ],
)
def test_every_spelling_of_a_postal_code_is_read(text: str) -> None:
    assert (postcode_problem(text), normalize_postcode(text)) == ("", "62300")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("6230", "Il manque 1 chiffre."),
        ("623000", "Enlevez 1 chiffre."),
        ("62300 Lens", "Écrivez 5 chiffres, sans lettre."),
        ("2A000", "Écrivez 5 chiffres, sans lettre."),
        ("Lens", "Écrivez 5 chiffres, sans lettre."),
        ("F", "Écrivez 5 chiffres, sans lettre."),
        ("623OO", "Écrivez le chiffre 0 à la place de la lettre O."),
    ],
)
def test_what_is_no_postal_code_is_told_what_is_wrong_with_it(text: str, sentence: str) -> None:
    assert postcode_problem(text) == sentence


@given(st.text(max_size=20) | st.text("0123456789 .-AOl²", max_size=16), st.integers(1, 15))
def test_any_text_has_that_many_digits_or_a_short_sentence(text: str, wanted: int) -> None:
    problem = digits_problem(text, wanted)
    assert len(problem.split()) <= 16
    assert problem or len(normalize_digits(text)) == wanted
    assert normalize_digits(normalize_digits(text)) == normalize_digits(text)
