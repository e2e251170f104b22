"""Characters that look or mean the same are one; letters are told apart from the digits that they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.characters import digit_problem, plain, with_digits_for_letters


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("０６ １２", "06 12"), ("٠٦", "06"), ("06\u00a012", "06 12"), ("06\u202f12", "06 12"), ("06\u201112", "06-12"),
        ("06–12", "06-12"), ("06\u221212", "06-12"), ("1\u20442", "1/2"), ("1\u22152", "1/2"), ("0\u200b6", "06"),
        ("\u202a06\u202c", "06"), ("\ufeff06 ", "06"), ("cre\u0301er", "créer"), ("Ａ＠", "A@"), ("é²", "é²"),
    ],
)  # fmt: skip
def test_what_looks_or_means_the_same_is_one(written: str, means: str) -> None:
    assert plain(written) == means


@given(st.text(max_size=20))
def test_what_is_plain_stays_so(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("O6", "06"), ("o6", "06"), ("l2/O3", "12/03"), ("I2", "12"), ("6O", "60"), ("1OO2", "1002"), ("O", "0"),
        ("Oui", "Oui"), ("loi 12", "loi 12"), ("12 rue Olive", "12 rue Olive"), ("B12O", "B120"),
    ],
)  # fmt: skip
def test_a_letter_beside_digits_is_the_digit_that_it_looks_like(written: str, means: str) -> None:
    assert with_digits_for_letters(written) == means


def test_the_first_letter_that_stands_for_a_digit_is_named() -> None:
    assert digit_problem("06 l2 O4") == "Écrivez le chiffre 1 à la place de la lettre l."
    assert digit_problem("06 12 O4") == "Écrivez le chiffre 0 à la place de la lettre O."
    assert digit_problem("06 12 04") == digit_problem("Olive") == digit_problem("") == ""
