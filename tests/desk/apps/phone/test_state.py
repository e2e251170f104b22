"""Who is who on the telephone."""

import pytest

from kiosk.desk.apps.phone.state import PhoneState, same_person

STATE = PhoneState({"Nadia": "06 39 98 12 34", "Maison 2": "03 20 00 00 02"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nadia", "nadia", True),
        ("Nadia", "0639981234", True),
        ("Nadia", "+33 6 39 98 12 34", True),
        ("Nadia", "06\u201139\u201198\u201112\u201134", True),
        ("Nadia", "06 39 98 12 35", False),
        ("Maison 2", "Bureau 2", False),
        ("Maison 2", "2", False),
        ("CAF", "caf", True),
    ],
)
def test_a_person_is_known_by_name_or_by_number(one: str, other: str, same: bool) -> None:
    assert same_person(STATE, one, other) == same
