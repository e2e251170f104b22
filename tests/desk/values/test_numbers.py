"""Numbers and amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.desk.values.numbers import format_number, normalize_number, number_problem, read_number

READ = {
    "450": [
        "450", "450,0", "450.00", "450,00", "450 €", "450€", "€450", "€ 450", "450 euros", "450 Euros", "450 EUROS",
        "450euros", "450 euro", "450 EUR", "eur 450", "450,00 €", "450,00 euros", "450,-", "450,- €", "450.-", "450,",
        "450.", "+450", " 450 ", "0450", "4５0", "٤٥٠", "450\u00a0€", "450\u202f€", "\u200b450", "\u202a450\u202c",
        "450 euros.", "450 €.", "« 450 »", '"450"', "(450)", "« 450 € »",
    ],
    "450,5": ["450,5", "450,50", "450.5", "450.50", "450,50 €", "450 €50", "450€50", "450 euros 50", "450 , 50"],
    "1234": ["1234", "1 234", "1\u00a0234", "1\u202f234", "1'234", "1’234", "1 234 €", "1234,00", "1 234,00 euros"],
    "1234,56": ["1234,56", "1234.56", "1 234,56", "1 234.56", "1.234,56", "1,234.56", "1'234.56", "1 234,56 €"],
    "1234567": ["1234567", "1 234 567", "1.234.567", "1,234,567", "1'234'567"],
    "0,5": ["0,5", "0.5", ",5", ".5", "0,50"],
    "-5": ["-5", "- 5", "−5", "–5", "-5,0"],
    "0": ["0", "00", "-0", "0,00", "0 €"],
    "1,234": ["1,234"],
    "0,125": ["0.125", "0,125"],
}  # fmt: skip
WRONG = {
    "beaucoup": "Écrivez un nombre, avec des chiffres.",
    "deux": "Écrivez un nombre, avec des chiffres.",
    "€": "Écrivez un nombre, avec des chiffres.",
    "?": "Écrivez un nombre, avec des chiffres.",
    "0..": "Écrivez un nombre, avec des chiffres.",
    "1,2,3": "Écrivez un nombre, avec des chiffres.",
    "12-50": "Écrivez un nombre, avec des chiffres.",
    "1234567890123": "Écrivez un nombre, avec des chiffres.",
    "2 enfants": "Gardez seulement le nombre, sans mot.",
    "450 euros par mois": "Gardez seulement le nombre, sans mot.",
    "450 €/mois": "Gardez seulement le nombre, sans mot.",
    "2 ou 3": "Gardez seulement le nombre, sans mot.",
    "environ 450": "Gardez seulement le nombre, sans mot.",
    "450 dollars": "Gardez seulement le nombre, sans mot.",
    "45O": "Écrivez le chiffre 0 à la place de la lettre O.",
    "l2": "Écrivez le chiffre 1 à la place de la lettre l.",
    "10 %": "Enlevez le signe %.",
    "450 $": "Enlevez le signe $.",
    "1/2": "Enlevez le signe /.",
    "~450": "Enlevez le signe ~.",
    "12 50": "Écrivez le nombre sans espace.",
    "4\n50": "Écrivez le nombre sans espace.",
    "4 5 0": "Écrivez le nombre sans espace.",
    "1.234": "Écrivez 1234 ou 1,234.",
    "1.234 €": "Écrivez 1234 ou 1,234.",
}


@pytest.mark.parametrize(("text", "value"), [(text, value) for value, texts in READ.items() for text in texts])
def test_every_spelling_of_a_number_is_read(text: str, value: str) -> None:
    assert (number_problem(text), normalize_number(text)) == ("", value)


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_what_is_no_number_is_told_what_is_wrong_with_it(text: str, sentence: str) -> None:
    assert (read_number(text), number_problem(text)) == (None, sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0,4", "Écrivez un nombre à partir de 0,5."),
        ("0,5", ""),
        ("12", ""),
        ("12,01 €", "Écrivez un nombre jusqu'à 12."),
    ],
)
def test_the_bounds_of_a_number_are_named(text: str, sentence: str) -> None:
    assert number_problem(text, 0.5, 12.0) == sentence


@given(
    st.decimals(-999999, 999999, places=2, allow_nan=False), st.sampled_from([".", ","]), st.sampled_from(["", " €"])
)
def test_an_amount_is_read_as_it_is_written(value: Decimal, point: str, unit: str) -> None:
    assert read_number(f"{value:.2f}".replace(".", point) + unit) == value
    assert read_number(format_number(value)) == value


@example("05\u0301")
@given(st.text(max_size=20) | st.text("0123456789 .,-€'Oel", max_size=14))
def test_any_text_is_a_number_or_has_a_short_sentence(text: str) -> None:
    assert (read_number(text) is None) == bool(number_problem(text))
    assert len(number_problem(text).split()) <= 16
    assert normalize_number(normalize_number(text)) == normalize_number(text)
