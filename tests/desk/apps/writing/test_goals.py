"""Goals about documents: open, saved, as a PDF, printed; whatever the way."""

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import ActivityContext
from kiosk.course.playing.steps import apply_solution, initial_state
from kiosk.course.solution import DoubleClick
from kiosk.desk.gestures import acts_for
from kiosk.desk.spec import DeskSpec
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.apps.writing.writing_samples import (
    CV,
    EMPTY,
    Type,
    after_acts,
    after_gestures,
    desk,
    feedback,
    is_reached,
)


def test_saved_means_there_and_nothing_waits() -> None:
    at = after_gestures(desk(EMPTY), Type("Bonjour", "Page"))
    assert not is_reached("saved", at, path="Documents/lettre.odt") and not is_reached("nothing_unsaved", at)
    at = after_gestures(at, "Enregistrer", Type("Lettre"), "Enregistrer")
    assert is_reached("saved", at, path="Documents/lettre.odt") and is_reached("nothing_unsaved", at)
    assert is_reached("saved", at, path="Documents/lettre.odt", contains="bonjour")
    assert not is_reached("saved", at, path="Documents/lettre.odt", contains="bonsoir")
    assert not is_reached("saved", at, path="Bureau/lettre.odt")
    at = after_gestures(at, Type("!"))
    assert not is_reached("saved", at, path="Documents/lettre.odt")
    assert feedback("saved", at, path="Documents/lettre.odt").endswith("Il reste à cliquer sur Enregistrer.")
    assert is_reached("saved", after_gestures(at, "Fermer", "Enregistrer"), path="Documents/lettre.odt")


def test_a_text_saved_under_another_ending_counts() -> None:
    at = after_gestures(desk(EMPTY), Type("Bonjour", "Page"), "Enregistrer", Type("lettre.docx"), "Enregistrer")
    assert at.files.document("Documents/lettre.docx") is not None
    assert is_reached("saved", at, path="Documents/lettre.odt")


def test_a_pdf_counts_where_it_is_wanted_only() -> None:
    at = desk(CV)
    assert not is_reached("pdf_at", at, path="Documents/CV.pdf")
    assert "Fichier, puis sur Enregistrer en PDF" in feedback("pdf_at", at, path="Documents/CV.pdf")
    at = after_gestures(at, "Fichier", "Enregistrer en PDF", "Enregistrer")
    assert is_reached("pdf_at", at, path="Documents/CV.pdf", contains=("Vendeuse", "camille"))
    assert not is_reached("pdf_at", at, path="Documents/CV.pdf", contains="Comptable")
    assert not is_reached("pdf_at", at, path="Bureau/CV.pdf")
    assert is_reached("saved", at, path="Documents/CV.odt")


def test_what_was_printed_stays_printed() -> None:
    at = desk(CV)
    assert not is_reached("printed", at)
    at = after_gestures(at, "Imprimer", "Imprimer", "Fermer")
    assert (
        is_reached("printed", at)
        and is_reached("printed", at, document="CV")
        and is_reached("printed", at, contains="vendeuse")
    )
    assert not is_reached("printed", at, document="lettre.txt")
    assert not is_reached("printed", at, copies=2) and not is_reached("printed", at, printer="Imprimante de la salle")


def test_a_document_that_is_open_behind_is_not_seen() -> None:
    at = desk(CV)
    assert is_reached("document_open", at, path="CV.odt") and is_reached("document_open", at, path="Documents/CV.odt")
    at = after_gestures(at, "Fichier", "Nouveau")
    assert not is_reached("document_open", at, path="CV.odt")
    assert not is_reached("document_open", after_gestures(desk(EMPTY)), path="CV.odt")


PAPERS = """
shortcuts: [files, writing]
open: [files]
files:
  Documents: [CV.pdf, {file: CV.odt, text: Camille}, {file: chat.jpg, picture: chat}]
"""


def test_a_pdf_or_a_photo_that_is_open_is_told_from_the_text_of_its_name() -> None:
    at = desk(PAPERS)
    photo = after_acts(at, *acts_for(at, DoubleClick("chat.jpg")))
    assert is_reached("document_open", photo, path="chat.jpg")
    text = after_acts(at, *acts_for(at, DoubleClick("CV.odt")))
    assert is_reached("document_open", text, path="CV.odt") and not is_reached("document_open", text, path="CV.pdf")
    pdf = after_acts(at, *acts_for(at, DoubleClick("CV.pdf")))
    assert is_reached("document_open", pdf, path="Documents/CV.pdf")
    assert not is_reached("document_open", pdf, path="Images/CV.pdf")
    behind = after_gestures(pdf, "Fichiers")
    assert "derrière" in feedback("document_open", behind, path="CV.pdf")


EXERCISE = """
title: Un titre et du gras
can_do: Je sais mettre un mot en gras dans un texte.
level: 2
minutes: 6
needs: []
desk:
  shortcuts: [files, writing]
  open: [writing]
  files:
    Documents:
      - {file: CV.odt, text: "Camille Martin\\nVendeuse\\n\\nExpérience"}
  writing: {document: Documents/CV.odt}
steps:
  - say: Mettez « Expérience » en gras.
    desk: {goal: {bold_on: Expérience}}
    hints: ["Sélectionnez d'abord le mot Expérience.", "Le bouton Gras est en haut de la page."]
    solution: [{press: shift+home}, {click: Gras}]
    done: Vous avez mis un mot en gras.
  - say: Ajoutez une ligne « Caissière » après « Expérience », avec une puce.
    desk: {goal: {bullets_on: Caissière}}
    hints: ["Appuyez sur Entrée à la fin du mot Expérience.", "Écrivez Caissière, puis cliquez sur Liste."]
    solution: [{press: end}, {press: enter}, {type: Caissière}, {click: Liste}]
    done: Vous avez écrit une ligne avec une puce.
  - say: Enregistrez votre texte, puis imprimez-le.
    desk: {goal: {all: [{saved: Documents/CV.odt}, {printed: {document: CV, contains: [Caissière]}}]}}
    hints: ["Les boutons sont en haut de la page.", "Cliquez sur Enregistrer, puis sur Imprimer."]
    solution: [{click: Enregistrer}, {click: Imprimer}, {click: Imprimer}]
    done: Vous avez enregistré et imprimé votre texte.
  - say: Faites un PDF de votre CV, dans Documents.
    desk: {goal: {pdf_at: {path: Documents/CV.pdf, contains: Camille Martin}}}
    hints: ["Cliquez sur Fichier, en haut à gauche.", "Cliquez sur Enregistrer en PDF, puis sur Enregistrer."]
    solution: [{click: Fichier}, {click: Enregistrer en PDF}, {click: Enregistrer}]
    done: Vous avez enregistré votre CV en PDF.
"""


def test_an_exercise_can_be_written_and_done() -> None:
    reading = read_exercise("texte/2-gras", EXERCISE, KINDS)
    exercise = reading.value
    assert not reading.problems and exercise is not None
    for index, step in enumerate(exercise.steps):
        state = initial_state(exercise, index, ActivityContext())
        assert not step.activity.judge(state).done
        assert step.activity.judge(apply_solution(step, state)).done


def test_a_document_that_is_not_there_is_a_problem() -> None:
    tree, _none = read_tree("writing: {document: Documents/absent.odt}", "desk.yaml")
    assert tree is not None
    start, _none = decode_tree(tree, DeskSpec, "desk.yaml")
    assert [path for path, _what, _write in start.problems()] == [("writing", "document")]
