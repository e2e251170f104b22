"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.phones import normalize_phone, phone_problem

SPELLINGS = [
    "0639981234", "06 39 98 12 34", "06.39.98.12.34", "06-39-98-12-34", "06/39/98/12/34", "06_39_98_12_34",
    "06,39,98,12,34", "06 39 98 12 34.", "06 39 98 12 34 ", " 0639981234", "0 6 3 9 9 8 1 2 3 4", "0639 98 12 34",
    "06 399 812 34", "063 998 1234", "(06) 39 98 12 34", "06 - 39 - 98 - 12 - 34", "06. 39. 98. 12. 34",
    "+33639981234", "+33 6 39 98 12 34", "+33 (0)6 39 98 12 34", "+33(0)639981234", "+33 06 39 98 12 34",
    "+33.6.39.98.12.34", "+33-6-39-98-12-34", "+ 33 6 39 98 12 34", "(+33) 6 39 98 12 34",
    "0033639981234", "00 33 6 39 98 12 34", "0033 (0)6 39 98 12 34", "00 33 06 39 98 12 34", "00.33.6.39.98.12.34",
    "06\u00a039\u00a098\u00a012\u00a034", "06\u202f39\u202f98\u202f12\u202f34", "06\u201139\u201198\u201112\u201134",
    "06–39–98–12–34", "06—39—98—12—34", "06\u221239\u221298\u221212\u221234", "\u202a06 39 98 12 34\u202c",
    "\u200e0639981234", "\ufeff0639981234", "06\u200b39981234", "０６３９９８１２３４",
    "０６　３９　９８　１２　３４", "٠٦٣٩٩٨١٢٣٤",
    "＋33 6 39 98 12 34", "06·39·98·12·34", "Tél. 06 39 98 12 34", "tél : 06 39 98 12 34", "Tel 06 39 98 12 34",
    "téléphone : 06 39 98 12 34", "tel:+33639981234", "Tel. : 06.39.98.12.34", "Tél. portable : 06 39 98 12 34",
    "N° 06 39 98 12 34", "Mobile : 06 39 98 12 34", "port : 0639981234", "06:39:98:12:34", "06;39;98;12;34",
    "06'39'98'12'34", "« 06 39 98 12 34 »", '"06 39 98 12 34"', "[06 39 98 12 34]",
]  # fmt: skip
WRONG = {
    "06 39 98": "Il manque 4 chiffres.",
    "06 39 98 12 3": "Il manque 1 chiffre.",
    "+33 6 39 98 12 3": "Il manque 1 chiffre.",
    "+33 06 39 98": "Il manque 4 chiffres.",
    "06 39 98 12 34 5": "Enlevez 1 chiffre.",
    "06 39 98 12 34 / 03 20 12 34 56": "Écrivez un seul numéro.",
    "+33 6 39 98 12 34 56": "Enlevez 2 chiffres.",
    "63 99 81 23 45": "Le numéro commence par 0.",
    "639981234": "Le numéro commence par 0.",
    "33 6 39 98 12 34": "Le numéro commence par 0.",
    "+32 470 12 34 56": "Ici, le numéro commence par 0 ou par +33.",
    "0032 470 12 34 56": "Ici, le numéro commence par 0 ou par +33.",
    "06 39 98 12 3O": "Écrivez le chiffre 0 à la place de la lettre O.",
    "O6 39 98 12 34": "Écrivez le chiffre 0 à la place de la lettre O.",
    "06 39 98 l2 34": "Écrivez le chiffre 1 à la place de la lettre l.",
    "zéro six": "Écrivez 10 chiffres, sans lettre.",
    "06 39 98 12 34 (mobile)": "Écrivez 10 chiffres, sans lettre.",
    "06 39 98 12 34 ?": "Enlevez le signe ?.",
    "06*39*98*12*34": "Enlevez le signe *.",
    "06 39 98 12 34 ou 03 20 12 34 56": "Écrivez 10 chiffres, sans lettre.",
    "@": "Écrivez 10 chiffres.",
    "-": "Écrivez 10 chiffres.",
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_a_number_is_read(text: str) -> None:
    assert (phone_problem(text), normalize_phone(text)) == ("", "0639981234")


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_what_is_no_number_is_told_what_is_wrong_with_it(text: str, sentence: str) -> None:
    assert phone_problem(text) == sentence


@given(st.text(max_size=20) | st.text("0123456789 .-+()Ol", max_size=18))
def test_any_text_is_a_number_or_has_a_short_sentence(text: str) -> None:
    problem = phone_problem(text)
    assert len(problem.split()) <= 16
    assert problem or len(normalize_phone(text)) == 10
    assert normalize_phone(normalize_phone(text)) == normalize_phone(text)
