"""Paths and their parts, and what a file's ending says."""

from __future__ import annotations

import pytest

from kiosk.desk.files import names
from kiosk.desk.files.documents import Document, Pdf, Photo, Plain
from kiosk.desk.files.marked_text import MarkedText
from kiosk.desk.files.names import document_named

PATHS = {
    "Documents/Vacances/Été.jpg": ("Été.jpg", "ete.jpg", "Documents/Vacances", "Documents"),
    "Documents/CV.pdf": ("CV.pdf", "cv.pdf", "Documents", "Documents"),
    "Clé USB": ("Clé USB", "cle usb", "", "Clé USB"),
}


@pytest.mark.parametrize("path", PATHS)
def test_the_parts_of_a_path(path: str) -> None:
    parts = names.name_of(path), names.folded_name(path), names.parent(path), names.place_of(path)
    assert parts == PATHS[path]
    assert names.is_place(path) is (names.parent(path) == "")


@pytest.mark.parametrize(
    ("path", "inside"),
    [("Corbeille/a.txt", True), ("Corbeille", False), ("Corbeille 2/a.txt", False), ("Documents/Corbeille/a", False)],
)
def test_only_what_stands_in_the_bin_is_in_it(path: str, inside: bool) -> None:
    assert names.in_bin(path) is inside


@pytest.mark.parametrize(
    ("name", "picture", "document"),
    [
        ("a.pdf", "", Pdf("x")), ("a.PDF", "", Pdf("x")), ("photo.jpg", "", Photo("fleur", "x")),
        ("photo.JPG", "chat", Photo("chat", "x")), ("sans ending", "chat", Photo("chat", "x")),
        ("a.pdf", "chat", Photo("chat", "x")), ("notes", "", Plain("x")), ("a.zip", "", Plain("x")),
        ("pdf", "", Pdf("x")), ("a.pdf.zip", "", Plain("x")),
    ],
)  # fmt: skip
def test_the_ending_says_what_a_file_holds(name: str, picture: str, document: Document) -> None:
    assert document_named(name, "x", picture) == document


def test_a_text_has_marks_where_its_ending_allows_them() -> None:
    text, marked = document_named("a.txt", "**x**"), document_named("a.odt", "**x**")
    assert isinstance(text, MarkedText) and isinstance(marked, MarkedText)
    assert (text.words, marked.words) == ("**x**", "x")
