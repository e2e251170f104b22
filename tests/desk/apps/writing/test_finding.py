"""Documents by path or name, and texts in them, however they are written."""

from __future__ import annotations

import pytest

from kiosk.course.solution import Type
from kiosk.desk.apps.writing.finding import (
    as_tuple,
    contains_phrase,
    documents,
    occurrences,
    open_documents,
    same_file,
    saved_documents,
    stem_of,
)
from tests.desk.apps.writing.writing_samples import CV, after_gestures, desk


@pytest.mark.parametrize(
    ("path", "wanted", "same"),
    [
        ("Documents/CV.odt", "Documents/CV.odt", True), ("Documents/CV.odt", "CV.odt", True),
        ("Documents/CV.odt", "cv", True), ("Documents/CV.odt", "Documents/CV.pdf", True),
        ("Documents/Été.txt", "ete.odt", True), ("Documents/CV.odt", "Bureau/CV.odt", False),
        ("Documents/CV.odt", "CV2.odt", False), ("", "CV.odt", False), ("", "", False),
        ("Documents/CV.zip", "CV", False),
    ],
)  # fmt: skip
def test_a_file_is_the_same_whatever_its_ending_and_its_capitals(path: str, wanted: str, same: bool) -> None:
    assert same_file(path, wanted) is same


def test_only_the_ending_of_a_document_is_left_out() -> None:
    assert [stem_of(path) for path in ("a/Lettre.ODT", "a/b.c.txt", "a/b.pdf", "a/b.zip")] == [
        "lettre", "b.c", "b", "b.zip",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Le chat dort.", "chat", ["chat"]), ("Le Chat dort.", "CHAT", ["Chat"]), ("Le chât", "chat", []),
        ("chats, achat et chat", "chat", ["chat"]),
        ("des chats", "chat", ["chat"]), ("un  chat\nnoir", "un chat noir", ["un  chat\nnoir"]),
        ("a (b) a", "(b)", ["(b)"]), ("a.b", "a.", ["a."]), ("aab", "a.", []), ("oui, oui", "oui", ["oui", "oui"]),
        ("rien", "", []), ("rien", "  ", []), ("créer un CV", "cre\u0301er", ["créer"]),
        ("Un œuf", "oeuf", ["œuf"]),
    ],
)  # fmt: skip
def test_a_phrase_is_found_as_whole_words_first(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, wanted)] == found
    assert contains_phrase(text, wanted) is bool(found)


def test_open_documents_count_before_those_in_files() -> None:
    at = desk(CV)
    [one] = open_documents(at)
    assert (one.path, bool(one.window), one.unsaved) == ("Documents/CV.odt", True, False)
    assert [found.path for found in saved_documents(at)] == ["Documents/CV.odt", "Documents/lettre.txt"]
    assert documents(at, "CV") == documents(at) == (one,)
    [letter] = documents(at, "lettre.txt")
    assert (letter.path, letter.window) == ("Documents/lettre.txt", "")
    assert documents(at, "autre") == ()
    [changed] = open_documents(after_gestures(at, Type("!", "Page")))
    assert changed.unsaved and changed.document != one.document


def test_what_is_in_the_bin_is_no_document_any_more() -> None:
    at = desk("files:\n  Documents: [{file: a.txt, text: A}]\n  Corbeille: [{file: b.txt, text: B, from: Documents}]")
    assert [found.path for found in saved_documents(at)] == ["Documents/a.txt"]


def test_one_text_or_several() -> None:
    assert as_tuple("a") == ("a",)
    assert as_tuple(("a", "b")) == ("a", "b")
