"""Saving, saving as PDF and closing documents, with the questions that are asked for it."""

from kiosk.desk.apps.writing.saving import MAX_PROPOSED_LENGTH
from kiosk.desk.changes import replace, with_files
from kiosk.desk.files.documents import Pdf
from kiosk.desk.files.marked_text import MarkedText
from kiosk.desk.files.tree import move
from kiosk.desk.nodes import walk_live
from kiosk.desk.view import view
from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    WITH_USB,
    Press,
    Type,
    after_gestures,
    bold_words,
    current_text,
    desk,
    page_id,
    select,
    text_of_file,
    title,
    visible_names,
)


def test_saving_a_new_text_asks_where_and_proposes_its_first_words() -> None:
    at = after_gestures(desk(EMPTY), Type("Ma lettre : bonjour\nFin", "Page"))
    assert title(at) == "Nouveau document, à enregistrer – Texte"
    at = after_gestures(at, "Enregistrer")
    assert at.place.dialog is not None and at.place.dialog.title == "Enregistrer sous"
    assert at.place.dialog.label == "Ma lettre : bonjour.odt"
    at = after_gestures(at, Type("lettre"), "Enregistrer")
    assert at.files.document("Documents/lettre.odt") == MarkedText("Ma lettre : bonjour\nFin")
    assert title(at) == "lettre.odt – Texte"
    assert at.place.notice == "Le fichier « lettre.odt » est enregistré dans Documents."
    assert at.place.focus == page_id(at)


def test_the_name_that_is_proposed_is_short_however_long_the_first_line_is() -> None:
    at = after_gestures(
        desk(EMPTY), Type("Madame, Monsieur, je vous écris pour demander un rendez-vous", "Page"), "Enregistrer"
    )
    name = next(n.field.text for n in walk_live(view(at)) if n.name == "Nom du fichier" and n.field is not None)
    assert "Madame, Monsieur".startswith(name[:10]) and len(name) <= MAX_PROPOSED_LENGTH + len(".odt")


def test_saving_again_asks_nothing_and_keeps_the_marks() -> None:
    at = after_gestures(select(desk(CV), "anglais"), "Gras")
    assert title(at) == "CV.odt, à enregistrer – Texte"
    at = after_gestures(at, Press("ctrl+s"))
    assert at.place.dialog is None and title(at) == "CV.odt – Texte"
    again = after_gestures(at, "Fermer", "Texte")
    assert bold_words(current_text(again)) == ["Expérience", "anglais"]


def test_saving_as_makes_another_file_and_leaves_the_first() -> None:
    at = after_gestures(
        desk(CV), Type(" Bien.", "Page"), "Fichier", "Enregistrer sous", Type("CV 2"), "Bureau", "Enregistrer"
    )
    assert "Bien" in text_of_file(at, "Bureau/CV 2.odt")
    assert "Bien" not in text_of_file(at, "Documents/CV.odt")
    assert title(at) == "CV 2.odt – Texte"


def test_a_pdf_is_made_beside_the_text() -> None:
    at = after_gestures(desk(CV), "Fichier", "Enregistrer en PDF", "Enregistrer")
    assert at.files.document("Documents/CV.pdf") == Pdf(current_text(at).text)
    assert title(at) == "CV.odt – Texte"


def test_a_text_on_a_stick_that_was_taken_out_asks_for_another_place() -> None:
    at = after_gestures(desk(WITH_USB), Type("Bonjour", "Page"), "Enregistrer", "Clé USB", "Enregistrer")
    assert at.files.document("Clé USB/Bonjour.odt") is not None
    at = after_gestures(at, Type("!"))
    # nobody can take it out as long as the text is open; a text keeps its place all the same
    at = after_gestures(replace(at, place=replace(at.place, usb="out")), "Enregistrer")
    assert at.place.dialog is not None and at.place.dialog.folder == "Documents"


def test_a_file_that_is_moved_while_it_is_open_is_followed() -> None:
    at = desk(CV)
    at = after_gestures(with_files(at, move(at.files, "Documents/CV.odt", "Bureau")[0]), Type(" Oui.", "Page"))
    assert title(at) == "CV.odt, à enregistrer – Texte"
    at = with_files(desk(CV), move(desk(CV).files, "Documents/CV.odt", "Bureau")[0])
    assert title(at) == "CV.odt – Texte" and after_gestures(at, "Fermer").place.windows == ()


def test_a_save_is_not_undone_but_what_was_written_before_it_is() -> None:
    at = after_gestures(desk(EMPTY), Type("Bonjour", "Page"), "Enregistrer", "Enregistrer", Press("ctrl+z"))
    assert at.files.document("Documents/Bonjour.odt") is not None
    assert "à enregistrer" in title(at) and current_text(at).text == ""
    assert current_text(after_gestures(at, Press("ctrl+y"))).text == "Bonjour"


def test_closing_what_is_saved_asks_nothing() -> None:
    assert after_gestures(desk(CV), "Fermer").place.windows == ()
    assert after_gestures(desk(EMPTY), "Fermer").place.windows == ()


def test_closing_asks_before_anything_is_lost() -> None:
    at = after_gestures(desk(CV), Type(" Oui.", "Page"), "Fermer")
    assert at.place.dialog is not None and at.place.dialog.title == "Enregistrer avant de fermer ?"
    assert {"Enregistrer", "Ne pas enregistrer", "Annuler"} <= set(visible_names(at))
    back = after_gestures(at, "Annuler")
    assert "Oui" in current_text(back).text and back.place.focus == page_id(back)
    assert after_gestures(at, Press("escape")).front is not None
    saved = after_gestures(at, "Enregistrer")
    assert saved.place.windows == () and "Oui" in text_of_file(saved, "Documents/CV.odt")
    left = after_gestures(at, "Ne pas enregistrer")
    assert left.place.windows == () and "Oui" not in text_of_file(left, "Documents/CV.odt")
    assert "Oui" not in current_text(after_gestures(left, "Texte")).text


def test_closing_a_new_text_asks_where_to_save_it_then_closes() -> None:
    at = after_gestures(desk(EMPTY), Type("Bonjour", "Page"), "Fermer", "Enregistrer")
    assert at.place.dialog is not None and at.place.dialog.title == "Enregistrer sous"
    assert after_gestures(at, "Annuler").front is not None
    at = after_gestures(at, "Enregistrer")
    assert at.place.windows == () and at.files.document("Documents/Bonjour.odt") is not None
