"""Each kind of value has one judge."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.kinds import ValueKind, contains_value, normalize_value, same_value


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("text", "Élodie ", "élodie", True),
        ("text", "Élodie", "Elodie", False),
        ("answer", "PETIT  éloïse", "Petit Eloise", True),
        ("date", "12-3-2018", "12 mars 2018", True),
        ("date", "12/03/2018", "03/12/2018", False),
        ("number", "450 euros", "450,00", True),
        ("number", "1.234", "1234", False),
        ("digits", "704 915", "704915", True),
        ("phone", "+33 6 39 98 12 34", "06.39.98.12.34", True),
        ("postcode", "F-62300", "62 300", True),
        ("email", "Jérôme <jerome@exemple.fr>", "Jerome@exemple.fr", True),
        ("email", "jérôme@exemple.fr", "jerome@exemple.fr", False),
        ("recipients", "a@b.fr; c@d.fr", "c@d.fr a@b.fr", True),
        ("recipients", "a@b.fr", "a@b.fr, c@d.fr", False),
        ("password", "Tulipe\u0301-62", "Tulipé-62", True),
        ("password", "tulipé-62", "Tulipé-62", False),
    ],
)
def test_two_texts_are_one_value_or_two(kind: ValueKind, one: str, other: str, same: bool) -> None:
    assert same_value(kind, one, other) == same


@pytest.mark.parametrize(
    ("kind", "text", "part", "contained"),
    [
        ("phone", "+33 6 39 98 12 34", "06 39", True),
        ("phone", "06.39.98.12.34", "98 12", True),
        ("phone", "06.39.98.12.34", "12 98", False),
        ("answer", "Un rendez-vous à 10 h", "RENDEZ-VOUS A", True),
        ("text", "Un été", "Été", True),
        ("text", "Un été", "ete", False),
        ("password", "Tulipé-62", "tulipé", False),
        ("password", "Tulipe\u0301-62", "Tulipé", True),
        ("email", "Camille@Exemple.fr", "exemple.fr", True),
    ],
)
def test_a_part_of_a_value_is_found_whatever_the_spelling(
    kind: ValueKind, text: str, part: str, contained: bool
) -> None:
    assert contains_value(kind, text, part) == contained


@given(st.sampled_from(get_args(ValueKind)), st.text(max_size=20))
def test_any_text_is_itself(kind: ValueKind, text: str) -> None:
    assert same_value(kind, text, text) and isinstance(normalize_value(kind, text), str)
