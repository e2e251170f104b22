"""Days as people write them in a calendar: what is read on a Thursday in November, and what is said of the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.days import (
    day_problem,
    format_day,
    format_day_and_year,
    format_month,
    read_day,
    weeks_of,
)

TODAY = date(2026, 11, 12)  # a Thursday
READ = {
    "12/6": date(2027, 6, 12), "12 juin": date(2027, 6, 12), "le 12 juin": date(2027, 6, 12),
    "12-06": date(2027, 6, 12), "12.6": date(2027, 6, 12), "samedi 12 juin": date(2027, 6, 12),
    "12/6/27": date(2027, 6, 12), "12/06/2027": date(2027, 6, 12), "12 juin 2027": date(2027, 6, 12),
    "jeudi 12": TODAY, "12": TODAY, "11": date(2026, 12, 11), "le 1er": date(2026, 12, 1), "30": date(2026, 11, 30),
    "31": date(2026, 12, 31), "1er décembre": date(2026, 12, 1), "2 novembre": date(2026, 11, 2),
    "2/11": date(2026, 11, 2), "12/1": date(2027, 1, 12), "jeudi 19": date(2026, 11, 19),
    "Jeudi 19 Novembre": date(2026, 11, 19), "jeudi 19/11": date(2026, 11, 19), "jeudi": date(2026, 11, 19),
    "vendredi": date(2026, 11, 13), "mercredi": date(2026, 11, 18), "lundi prochain": date(2026, 11, 16),
    "aujourd'hui": TODAY, "aujourd’hui": TODAY, "Demain": date(2026, 11, 13), "après-demain": date(2026, 11, 14),
    "hier": date(2026, 11, 11), "dans 3 jours": date(2026, 11, 15), "dans une semaine": date(2026, 11, 19),
    "il y a 2 jours": date(2026, 11, 10), "jeu. 19": date(2026, 11, 19), "29 février 2028": date(2028, 2, 29),
}  # fmt: skip
UNREAD = {
    "": "Écrivez la date comme ceci : 12/6 ou 12 juin.",
    "bientôt": "Écrivez la date comme ceci : 12/6 ou 12 juin.",
    "juin": "Écrivez la date comme ceci : 12/6 ou 12 juin.",
    "32": "Écrivez la date comme ceci : 12/6 ou 12 juin.",
    "vendredi 12": "Le 12 novembre est un jeudi.",
    "lundi 12 juin": "Le 12 juin est un samedi.",
    "lundi 12/06/2027": "Le 12 juin est un samedi.",
    "12/15": "Le mois est un nombre de 1 à 12. Exemple : 12/6.",
    "31/02/2027": "Ce mois n'a pas de jour 31. Exemple : 05/09/1951.",
    "29 février": "Écrivez la date comme ceci : 12/6 ou 12 juin.",
}


@pytest.mark.parametrize(("text", "day"), READ.items())
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert (read_day(text, TODAY), day_problem(text, TODAY)) == (day, "")


@pytest.mark.parametrize(("text", "sentence"), UNREAD.items())
def test_what_means_no_day_is_said_in_a_sentence(text: str, sentence: str) -> None:
    assert (read_day(text, TODAY), day_problem(text, TODAY)) == (None, sentence)


@given(st.dates(date(1000, 1, 1), date(9990, 1, 1)), st.dates(date(1000, 1, 1), date(9990, 1, 1)))
def test_a_day_in_words_is_read_as_that_day(day: date, today: date) -> None:
    assert read_day(format_day_and_year(day), today) == day


@given(st.text(max_size=20), st.dates())
def test_any_text_is_a_day_or_has_a_sentence(text: str, today: date) -> None:
    assert (read_day(text, today) is None) == bool(day_problem(text, today))


def test_a_month_is_whole_weeks_from_monday_on() -> None:
    weeks = weeks_of(2026, 11)
    assert (weeks[0][0], weeks[-1][-1], len(weeks)) == (date(2026, 10, 26), date(2026, 12, 6), 6)
    assert len(weeks_of(2027, 2)) == 4
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in weeks)


def test_days_and_months_have_french_names() -> None:
    assert format_day(date(2026, 11, 1)) == "dimanche 1er novembre"
    assert format_day_and_year(TODAY) == "jeudi 12 novembre 2026"
    assert format_month(2027, 2) == "février 2027"
