"""How far a text follows a model: with stand-ins, letter by letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.text_matching import follow_model, same_text
from kiosk.stand_ins import BLANKS, STAND_INS, spellings
from kiosk.text import fold_case

TEXTS = st.text(st.sampled_from([*"aeEoO.…'\"-;:!?«»/1 2", *STAND_INS, *BLANKS, "é"]), max_size=14).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@pytest.mark.parametrize(
    ("written", "model"),
    [
        ("coeur", "cœur"),
        ("Oeuvre", "Œuvre"),
        ("OEuvre", "Œuvre"),
        ("OEUVRE", "ŒUVRE"),
        ("Oui...", "Oui…"),
        ('Il dit "oui" !', "Il dit « oui » !"),
        ('Il dit " oui "!', "Il dit « oui » !"),
        ("Il dit «oui»!", "Il dit «\u202foui\u202f»\u202f!"),
        ("Ça va ?", "Ça va?"),
        ("d'accord", "d’accord"),
    ],
)
def test_a_spelling_of_the_model_is_the_model(written: str, model: str) -> None:
    assert same_text(written, model)


@pytest.mark.parametrize(
    ("written", "model"),
    [
        ("Coeur", "cœur"),
        ("cour", "cœur"),
        ("Oui..", "Oui…"),
        ("Oui.", "Oui"),
        ("Oui !", "Oui"),
        ("12 :30", "12:30"),
        ("NOeL", "NOEL"),
        ("a  !", "a !"),
    ],
)
def test_any_other_text_is_not(written: str, model: str) -> None:
    assert not same_text(written, model)


@given(TEXTS, TEXTS)
def test_what_is_the_same_letter_by_letter_is_the_same_when_folded(written: str, model: str) -> None:
    if same_text(written, model):
        assert fold_case(written) == fold_case(model)


@given(TEXTS, st.data())
def test_every_beginning_of_a_spelling_follows_the_model(model: str, data: st.DataObject) -> None:
    written = "".join(data.draw(st.sampled_from(ways)) for ways in spellings(model))
    for length in range(len(written)):
        followed = follow_model(written[:length], model)
        assert followed.written == length
        assert followed.complete or followed.next
    assert same_text(written, model)


def test_a_stand_in_that_was_begun_goes_on() -> None:
    assert follow_model("co", "cœur").next == ("e",)
    assert follow_model("c", "cœur").next == ("œ", "oe")
    assert follow_model("Oui.", "Oui…").next == ("..",)
    assert follow_model("coeur", "cœur").complete
