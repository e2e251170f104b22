"""Passwords: each sign counts, and neither how it was composed nor what cannot be seen around it does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.passwords import normalize_password, password_difference, weakness

CASE = "Pas encore. Regardez les majuscules et les minuscules."
CAPS_LOCK = (
    "Les majuscules et les minuscules sont inversées. "
    "Appuyez sur Verr\u00a0Maj\u00a0/\u00a0Caps\u00a0Lock et écrivez-le de nouveau."
)
LETTERS = "Pas encore. Regardez chaque lettre du mot de passe."


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Tulipé-62", ""),
        ("Tulipe\u0301-62", ""),
        (" Tulipé-62 ", ""),
        ("Tulipé-62\u00a0", ""),
        ("Tulipé\u2011\u200b62", ""),
        ("Tulipé–62", ""),
        ("tulipé-62", CASE),
        ("TULIPÉ-62", CASE),
        ("tULIPÉ-62", CAPS_LOCK),
        ("Tulipe-62", LETTERS),
        ("Tulipé62", LETTERS),
        ("Tulipé 62", LETTERS),
        ("Tulipé-26", LETTERS),
        ("", LETTERS),
    ],
)
def test_what_differs_is_named_only_where_it_was_verified(written: str, sentence: str) -> None:
    assert password_difference(written, "Tulipé-62") == sentence


@given(st.text(max_size=20), st.sampled_from(["NFC", "NFD"]))
def test_a_password_is_itself_however_it_is_composed(password: str, form: str) -> None:
    assert password_difference(unicodedata.normalize(form, password), password) == ""  # type: ignore[arg-type]
    assert normalize_password(normalize_password(password)) == normalize_password(password)


def test_a_decomposed_letter_and_blanks_around_do_not_make_a_password_longer() -> None:
    assert weakness(" Tulipe\u0301-62é  ") == "Ajoutez encore 2 signes."
