"""The table of stand-ins: what may be written for what, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.keyboard.layouts import LAYOUTS, can_type, find_untypable
from kiosk.desk.apps.web.browser_view import find_marks
from kiosk.desk.apps.writing.finding import occurrences
from kiosk.desk.values.kinds import contains_value, same_value
from kiosk.stand_ins import BLANKS, STAND_INS, fold_stand_ins, folded_parts, spellings
from kiosk.text import fold, fold_case

TEXTS = st.text(st.sampled_from([*"aeEoO.…'\"-;:!?«»/1 2", *STAND_INS, *BLANKS, "\u0301", "é"]), max_size=14).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cœur", "coeur"),
        ("Œuvre", "Oeuvre"),
        ("ŒUVRE", "OEUVRE"),
        ("ex æquo", "ex aequo"),
        ("Oui…", "Oui..."),
        ("l’été", "l'été"),
        ("“oui”", '"oui"'),
        ("« oui »", '"oui"'),
        ("« oui »", "«\u202foui\u202f»"),
        ("« oui »", "«oui»"),
        ("Ça va ?", "Ça va\u00a0?"),
        ("Ça va ?", "Ça va?"),
        ("Objet : CV", "Objet: CV"),
        ("lundi – mardi", "lundi - mardi"),
    ],
)
def test_spellings_of_one_text_are_the_same(one: str, other: str) -> None:
    assert fold_case(one) == fold_case(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deux mots", "deuxmots"),
        ("https://exemple.fr", "https ://exemple.fr"),
        ("12:30", "12 :30"),
        ("Oui, non", "Oui , non"),
        ("Fin.", "Fin .."),
        ("Oui", "Oui!"),
        ("a b", "a  !b"),
    ],
)
def test_other_differences_count(one: str, other: str) -> None:
    assert fold_case(one) != fold_case(other)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_stand_ins(text)
    assert fold_stand_ins(once) == once


@given(TEXTS, st.data())
def test_a_spelling_folds_as_its_text(text: str, data: st.DataObject) -> None:
    written = "".join(data.draw(st.sampled_from(ways)) for ways in spellings(text))
    assert fold_case(written) == fold_case(text)


@given(TEXTS, st.integers(0, 13), st.sampled_from("axA7,(é"))
def test_no_stand_in_takes_a_text_with_another_letter(text: str, at: int, letter: str) -> None:
    other = text[:at] + letter + text[at:]
    assert fold_case(unicodedata.normalize("NFC", other)) != fold_case(text)


@given(TEXTS)
def test_the_parts_make_the_folded_text(text: str) -> None:
    assert unicodedata.normalize("NFC", "".join(folded_parts(text))) == fold_stand_ins(text)
    assert len(folded_parts(text)) == len(text) == len(spellings(text))


def test_only_characters_without_a_spelling_are_missing_on_a_keyboard() -> None:
    azerty = LAYOUTS["azerty"]
    assert not can_type(azerty, "œ")
    assert find_untypable(azerty, "« Cœur » : oui… c’est l’été – ſ 日 日") == ("ſ", "日")
    assert find_untypable(azerty, "ÉÇñ") == ("ñ",), "Caps Lock makes É and Ç"
    assert find_untypable(LAYOUTS["bepo"], "Œ…É’") == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Sa sœur dit « oui ».", "soeur"), ("Il dit « Non ! »", '"non!"'), ("Ça va… bien ?", "bien?")],
)
def test_what_is_found_is_marked_in_the_text_as_it_is(text: str, wanted: str) -> None:
    (span,) = occurrences(text, wanted)
    (mark,) = find_marks(text, fold(wanted))
    assert (mark.start, mark.end) == span
    assert fold(text[slice(*span)]) == fold(wanted)


def test_texts_of_the_computer_are_compared_with_stand_ins_and_passwords_without() -> None:
    assert same_value("text", "Coeur !", "cœur\u202f!")
    assert same_value("answer", "Coeur...", "cœur…")
    assert contains_value("text", 'Elle dit "Bonjour"', "« bonjour »")
    assert not same_value("password", "Coeur…", "Cœur…")
