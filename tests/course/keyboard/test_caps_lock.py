"""Caps Lock is seen in what arrives, and named only where it was seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.acts import Pressed, Typed
from kiosk.course.keyboard.caps_lock import CapsLock, caps_lock_message, observe
from kiosk.course.keyboard.layouts import LAYOUTS

AZERTY, QWERTY = LAYOUTS["azerty"], LAYOUTS["qwerty"]
ON = "La touche Verr\u00a0Maj est allumée. Appuyez dessus une fois."
CAPITALS = "Les lettres arrivent en majuscules. Lâchez Maj, ou appuyez une fois sur Verr\u00a0Maj."
SMALLS = "Les lettres arrivent en minuscules. Maintenez Maj, ou appuyez une fois sur Verr\u00a0Maj."


def message_after(typed: str, wanted: str | None, *, reported: bool | None = None, secret: bool = False) -> str:
    """What is said after ``typed``; ``<`` is Retour arrière, and ``wanted`` goes on with each other character."""
    seen, at = CapsLock(), 0
    for one in typed:
        if one == "<":
            seen, at = observe(seen, Pressed("backspace"), None, AZERTY), at - 1
            continue
        expected = wanted[at] if wanted is not None and at < len(wanted) else None
        seen, at = observe(seen, Pressed(one, one, reported), expected, AZERTY, secret=secret), at + 1
    return caps_lock_message(seen, AZERTY)


@pytest.mark.parametrize(
    ("typed", "wanted", "said"),
    [
        ("b", "bonjour", ""),
        ("B", "bonjour", ""),
        ("BO", "bonjour", CAPITALS),
        ("BONJOUR", "bonjour", CAPITALS),
        ("B<", "bonjour", ""),
        ("B<B", "bonjour", CAPITALS),
        ("B<B<", "bonjour", ""),
        ("B<B<b", "bonjour", ""),
        ("bO", "Bonjour", ON),
        ("bo", "Bonjour", ""),
        ("bo", "BONJOUR", SMALLS),
        ("bonjour", "BONJOUR", SMALLS),
        ("BONJOUR", "BONJOUR", ""),
        ("É", "été", ON),
        ("É", "École", ""),
        ("ÉC", "École", ON),
        ("Éc", "École", ""),
        ("ÉCOLE", "ÉCOLE", ""),
        ("xYZ", "bonjour", ""),
    ],
)
def test_the_letters_that_are_wanted_tell_of_it(typed: str, wanted: str, said: str) -> None:
    assert message_after(typed, wanted) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("CAMILLE", ""),
        ("Camille", ""),
        ("e-MAIL", ""),
        ("aBC", ""),
        ("cAMILLE", ON),
        ("cAMILLE<", ""),
        ("cAMILLE petit", ""),
        ("É", ON),
    ],
)
def test_where_anything_may_be_typed_only_what_nothing_else_makes_tells_of_it(typed: str, said: str) -> None:
    assert message_after(typed, None) == said


def test_a_password_may_be_any_mixture() -> None:
    assert message_after("aBCDEF", None, secret=True) == ""
    assert message_after("aBCDEF", None, secret=True, reported=True) == ON


@pytest.mark.parametrize(
    ("typed", "wanted", "reported", "said"),
    [
        ("B", "bonjour", True, ON),
        ("BONJOUR", "bonjour", False, ""),
        ("B", "Bonjour", True, ""),
        ("b", "Bonjour", True, ON),
        ("CAMILLE", None, True, ON),
        ("cAMILLE", None, False, ""),
    ],
)
def test_what_the_terminal_reports_counts_before_all(typed: str, wanted: str | None, reported: bool, said: str) -> None:
    assert message_after(typed, wanted, reported=reported) == said


@given(st.text("abcABC éÉ'", max_size=12))
def test_nothing_is_said_where_what_is_wanted_is_typed(text: str) -> None:
    assert message_after(text, text) == ""


def test_a_paste_tells_nothing_and_the_key_is_called_as_it_is_engraved() -> None:
    seen = CapsLock(on=True, in_the_way=True)
    assert caps_lock_message(seen, QWERTY) == "La touche Caps\u00a0Lock est allumée. Appuyez dessus une fois."
    assert observe(seen, Typed("ABC"), None, AZERTY) == CapsLock()
