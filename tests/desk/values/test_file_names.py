"""Names of files as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.values.file_names import (
    MAX_NAME_LENGTH,
    clean_name,
    normalize_file_name,
    same_file_name,
    split_ending,
    with_ending_of,
)


@pytest.mark.parametrize(
    ("name", "former", "kept"),
    [
        ("CV M. Petit", "CV.pdf", "CV M. Petit.pdf"),
        ("CV", "CV.pdf", "CV.pdf"),
        ("CV.pdf", "CV.pdf", "CV.pdf"),
        ("CV.PDF", "CV.pdf", "CV.PDF"),
        ("CV.", "CV.pdf", "CV.pdf"),
        (" CV ", "CV.pdf", "CV.pdf"),
        ("CV 2.0", "CV.pdf", "CV 2.0.pdf"),
        ("CV 12.03.2018", "CV.pdf", "CV 12.03.2018.pdf"),
        ("CV.odt", "CV.pdf", "CV.odt"),
        ("J.-P. Petit", "photo.jpg", "J.-P. Petit.jpg"),
        ("lettre.docx", "lettre.odt", "lettre.docx"),
        ("liste.csv", "liste.txt", "liste.csv"),
        ("notes", "sans ending", "notes"),
        ("notes.v2", "notes", "notes.v2"),
        ("notes.xyz", "notes.xyz", "notes.xyz"),
        ("autres notes.xyz", "notes.xyz", "autres notes.xyz"),
    ],
)
def test_a_renamed_file_stays_of_its_kind(name: str, former: str, kept: str) -> None:
    assert with_ending_of(name, former) == kept


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("CV\u00a0Petit.pdf", "CV Petit.pdf"),
        ("CV\u200b.pdf", "CV.pdf"),
        ("12/03/2018.odt", "12-03-2018.odt"),
        (" photo.jpg. ", "photo.jpg"),
        ("e\u0301te\u0301.jpg", "été.jpg"),
        ("a" * 80 + ".pdf", "a" * 56 + ".pdf"),
        ("a" * 80 + ". Petit", "a" * MAX_NAME_LENGTH),
        (" . ", ""),
    ],
)
def test_a_name_is_cleaned_and_a_long_one_keeps_its_ending(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Documents/CV.pdf", "cv.pdf", True),
        ("photo d’été.jpg", "Photo d'ete.JPG", True),
        ("CV – Petit.pdf", "CV - Petit.pdf", True),
        ("CV  Petit.pdf", "CV\u00a0Petit.pdf", True),
        ("CV.pdf", "CV.odt", False),
        ("CV.pdf", "CV", False),
        ("CV Petit.pdf", "CVPetit.pdf", False),
    ],
)
def test_names_are_the_same_but_for_capitals_accents_hyphens_and_spaces(one: str, other: str, same: bool) -> None:
    assert same_file_name(one, other) == same


@given(st.text(max_size=80), st.sampled_from(["CV.pdf", "notes", "été.jpg"]))
def test_any_name_can_be_had(name: str, former: str) -> None:
    clean = clean_name(name)
    assert clean_name(clean) == clean and len(clean) <= MAX_NAME_LENGTH
    assert normalize_file_name(normalize_file_name(clean)) == normalize_file_name(clean)
    if clean and former != "notes":
        assert split_ending(clean_name(with_ending_of(clean, former)))[1]
