"""Dates as people write them: what is read, and what is said of the rest."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.desk.values.dates import date_asked_for, date_problem, normalize_date, read_date

MARCH = date(2018, 3, 12)
SPELLINGS = """
12/03/2018 | 12/3/2018 | 12-03-2018 | 12-3-2018 | 12.03.2018 | 12.3.2018 | 12 03 2018 | 12 3 2018 | 12032018 |
12,03,2018 | 12 mars 2018 | 12 Mars 2018 | 12 MARS 2018 | 12 mar 2018 | 12 mar. 2018 | 12-mars-2018 | 12/mars/2018 |
le 12 mars 2018 | lundi 12 mars 2018 | Lundi 12 mars 2018 | lundi 12/03/2018 | lundi, 12 mars 2018 | né le 12/03/2018 |
Née le 12 mars 2018 | 2018-03-12 | 2018/03/12 | 2018.03.12 | 2018 03 12 | 20180312 | 2018-3-12 | mars 12, 2018 |
2018 mars 12
12/03/2018. | 12/03/2018, | 12 / 03 / 2018 | 12 /03/2018 | 12/03/ 2018 | 12//03//2018 | 12--03--2018 | 12_03_2018
12mars2018 | 12mars 2018 | 12 mars2018 | 12MARS2018 | lun. 12 mars 2018 | lun 12/03/2018 | 12e mars 2018
« 12/03/2018 » | "12/03/2018" | (12 mars 2018) | 12|03|2018 | 12\\03\\2018 | 12:03:2018 | 12;03;2018
"""
UNREAD = {
    "septembre": "Écrivez la date comme ceci : 05/09/1951.",
    "12/03": "Écrivez la date comme ceci : 05/09/1951.",
    "2018": "Écrivez la date comme ceci : 05/09/1951.",
    "hier": "Écrivez la date comme ceci : 05/09/1951.",
    "12/03/2018 14:30": "Écrivez la date comme ceci : 05/09/1951.",
    "mar. 12 mars 2018": "Écrivez la date comme ceci : 05/09/1951.",
    "mardi 12 mars 2018": "Écrivez la date comme ceci : 05/09/1951.",  # it was a Monday
    "20101201": "Écrivez la date comme ceci : 05/09/1951.",  # the 20th of October 1201, or the 1st of December 2010
    "2018-15-03": "Écrivez la date comme ceci : 05/09/1951.",
    "12 marz 2018": "Écrivez la date comme ceci : 05/09/1951.",
    "12 mars avril": "Écrivez la date comme ceci : 05/09/1951.",
    "12/03/0018": "Écrivez la date comme ceci : 05/09/1951.",
    "12/03/18": "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.",
    "9/7/27": "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.",
    "12 mars 18": "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.",
    "12/03/201": "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.",
    "12/03/20188": "Écrivez l'année avec 4 chiffres. Exemple : 05/09/1951.",
    "12 mars": "Ajoutez l'année. Exemple : 05/09/1951.",
    "mars 2018": "Ajoutez le jour. Exemple : 05/09/1951.",
    "09/15/1951": "Le mois est un nombre de 1 à 12. Exemple : 05/09/1951.",
    "12/0/2018": "Le mois est un nombre de 1 à 12. Exemple : 05/09/1951.",
    "31/02/2018": "Ce mois n'a pas de jour 31. Exemple : 05/09/1951.",
    "2018-02-30": "Ce mois n'a pas de jour 30. Exemple : 05/09/1951.",
    "29 février 2025": "Ce mois n'a pas de jour 29. Exemple : 05/09/1951.",
    "0/03/2018": "Ce mois n'a pas de jour 0. Exemple : 05/09/1951.",
    "12/O3/2018": "Écrivez le chiffre 0 à la place de la lettre O.",
    "l2/03/2018": "Écrivez le chiffre 1 à la place de la lettre l.",
}


@pytest.mark.parametrize("text", [text.strip() for text in SPELLINGS.replace("\n", " | ").split(" |") if text.strip()])
def test_every_spelling_of_a_date_is_read(text: str) -> None:
    assert (read_date(text), date_problem(text)) == (MARCH, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12\u00a0mars\u00a02018", MARCH),
        ("12\u201103\u20112018", MARCH),
        ("12–03–2018", MARCH),
        ("12\u221203\u22122018", MARCH),
        ("\u202a12/03/2018\u202c", MARCH),
        ("12\u200b/03/2018", MARCH),
        ("\ufeff12/03/2018", MARCH),
        ("１２／０３／２０１８", MARCH),
        ("12⁄03⁄2018", MARCH),
        ("١٢/٠٣/٢٠١٨", MARCH),
        ("1er août 1951", date(1951, 8, 1)),
        ("01er août 1951", date(1951, 8, 1)),
        ("1ier août 1951", date(1951, 8, 1)),
        ("1° août 1951", date(1951, 8, 1)),
        ("mer. 1er août 1951", date(1951, 8, 1)),
        ("14juillet1989", date(1989, 7, 14)),
        ("1 er août 1951", date(1951, 8, 1)),
        ("1ᵉʳ août 1951", date(1951, 8, 1)),
        ("premier août 1951", date(1951, 8, 1)),
        ("1 aou\u0302t 1951", date(1951, 8, 1)),
        ("5 sept. 1951", date(1951, 9, 5)),
        ("5 SEPTEMBRE 1951", date(1951, 9, 5)),
        ("14 juil. 1989", date(1989, 7, 14)),
        ("1 janv. 2020", date(2020, 1, 1)),
        ("2 févr. 2020", date(2020, 2, 2)),
        ("29/02/2024", date(2024, 2, 29)),
        ("31 déc. 1999", date(1999, 12, 31)),
    ],
)
def test_months_hyphens_and_what_cannot_be_seen(text: str, value: date) -> None:
    assert (read_date(text), date_problem(text)) == (value, "")


@pytest.mark.parametrize(("text", "sentence"), UNREAD.items())
def test_what_is_no_date_is_told_what_is_wrong_with_it_or_how_to_write_one(text: str, sentence: str) -> None:
    assert (read_date(text), date_problem(text)) == (None, sentence)


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(["{0:02}/{1:02}/{2}", "{0}-{1}-{2}", "{2}-{1:02}-{0:02}", "{0}.{1}.{2}"]),
)
def test_a_date_is_normalized_whatever_its_spelling(value: date, spelling: str) -> None:
    text = spelling.format(value.day, value.month, value.year)
    assert normalize_date(text) == f"{value.day:02}/{value.month:02}/{value.year}"


@example("12/3/2018\u0301")
@given(st.text(max_size=20) | st.text("0123456789/-. OlIma", max_size=12))
def test_any_text_is_a_date_or_has_its_sentence(text: str) -> None:
    assert (read_date(text) is None) == bool(date_problem(text))
    assert normalize_date(normalize_date(text)) == normalize_date(text)
    assert date_asked_for()
