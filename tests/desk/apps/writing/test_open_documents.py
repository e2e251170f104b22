"""Documents that are open in Texte, each in its window."""

from kiosk.desk.acts import DoubleClicked
from kiosk.desk.files.marked_text import MarkedText
from kiosk.desk.nodes import find
from kiosk.desk.view import view
from tests.desk.apps.writing.writing_samples import (
    CV,
    Pressed,
    Type,
    after_acts,
    after_gestures,
    bold_words,
    current_text,
    desk,
    page_id,
    styled_lines,
    title,
)


def test_the_document_opens_with_its_marks_and_without_the_signs_that_write_them() -> None:
    at = desk(CV)
    assert current_text(at).text == "Camille Martin\nExpérience\nVendeuse\nCaissière\nJe parle anglais."
    assert bold_words(current_text(at)) == ["Expérience"]
    assert styled_lines(current_text(at), "title") == ["Camille Martin"]
    assert styled_lines(current_text(at), "bullet") == ["Vendeuse", "Caissière"]
    assert title(at) == "CV.odt – Texte"
    box = find(view(at), page_id(at))
    assert box is not None and {m.style for m in box.marks} == {"bold", "title", "bullet"}


def test_a_text_file_shows_all_its_signs() -> None:
    at = after_gestures(desk(CV), "Fichier", "Ouvrir", "lettre.txt", "Ouvrir")
    assert current_text(at) == MarkedText("- Madame, **Monsieur**,")


def test_a_file_opens_from_the_folder_with_a_double_click() -> None:
    at = desk(CV.replace("open: [writing]", "open: [files]"))
    at = after_acts(at, DoubleClicked("files/item/Documents/CV.odt"))
    assert title(at) == "CV.odt – Texte" and at.place.focus == page_id(at)
    assert len([w for w in after_acts(at, Pressed("f6"), Pressed("f6")).place.windows if w.program == "writing"]) == 1


def test_opening_takes_the_place_of_an_empty_page_and_of_no_other() -> None:
    at = after_gestures(desk(CV), "Fichier", "Nouveau")
    assert len(at.place.windows) == 2
    at = after_gestures(at, "Fichier", "Ouvrir", "lettre.txt", "Ouvrir")
    assert len(at.place.windows) == 2 and title(at) == "lettre.txt – Texte"
    at = after_gestures(at, "Fichier", "Ouvrir", "CV.odt", "Ouvrir")
    assert len(at.place.windows) == 2 and title(at) == "CV.odt – Texte"


def test_two_documents_keep_their_own_text() -> None:
    at = after_gestures(desk(CV), Type(" Un.", "Page"), "Fichier", "Nouveau", Type("Deux."))
    assert current_text(at).text == "Deux."
    at = after_gestures(at, "CV.odt")
    assert current_text(at).text.endswith("Un.") and bold_words(current_text(at)) == ["Expérience"]
