"""Documents that are open in Texte, each in its window."""

from kiosk.desk.acts import DoubleClicked
from kiosk.desk.files.marked_text import MarkedText
from kiosk.desk.nodes import find
from kiosk.desk.view import view
from tests.desk.apps.writing.writing_samples import (
    CV,
    Pressed,
    Type,
    bold_words,
    desk,
    done,
    go,
    now,
    page,
    styled_lines,
    title,
)


def test_the_document_opens_with_its_marks_and_without_the_signs_that_write_them() -> None:
    at = desk(CV)
    assert now(at).text == "Camille Martin\nExpérience\nVendeuse\nCaissière\nJe parle anglais."
    assert bold_words(now(at)) == ["Expérience"]
    assert styled_lines(now(at), "title") == ["Camille Martin"]
    assert styled_lines(now(at), "bullet") == ["Vendeuse", "Caissière"]
    assert title(at) == "CV.odt – Texte"
    box = find(view(at), page(at))
    assert box is not None and {m.style for m in box.marks} == {"bold", "title", "bullet"}


def test_a_text_file_shows_all_its_signs() -> None:
    at = go(desk(CV), "Fichier", "Ouvrir", "lettre.txt", "Ouvrir")
    assert now(at) == MarkedText("- Madame, **Monsieur**,")


def test_a_file_opens_from_the_folder_with_a_double_click() -> None:
    at = desk(CV.replace("open: [writing]", "open: [files]"))
    at = done(at, DoubleClicked("files/item/Documents/CV.odt"))
    assert title(at) == "CV.odt – Texte" and at.place.focus == page(at)
    assert len([w for w in done(at, Pressed("f6"), Pressed("f6")).place.windows if w.program == "writing"]) == 1


def test_opening_takes_the_place_of_an_empty_page_and_of_no_other() -> None:
    at = go(desk(CV), "Fichier", "Nouveau")
    assert len(at.place.windows) == 2
    at = go(at, "Fichier", "Ouvrir", "lettre.txt", "Ouvrir")
    assert len(at.place.windows) == 2 and title(at) == "lettre.txt – Texte"
    at = go(at, "Fichier", "Ouvrir", "CV.odt", "Ouvrir")
    assert len(at.place.windows) == 2 and title(at) == "CV.odt – Texte"


def test_two_documents_keep_their_own_text() -> None:
    at = go(desk(CV), Type(" Un.", "Page"), "Fichier", "Nouveau", Type("Deux."))
    assert now(at).text == "Deux."
    at = go(at, "CV.odt")
    assert now(at).text.endswith("Un.") and bold_words(now(at)) == ["Expérience"]
