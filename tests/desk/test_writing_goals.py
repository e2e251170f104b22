"""Goals of Texte: the final state counts, whatever the way; and each says what remains by the name of a control."""

from typing import Any

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.lint.wording import find_wording_problems
from kiosk.course.model import ActivityContext
from kiosk.course.playing.steps import apply_solution, initial_state
from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.station.course.linting import load_wording_rules
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.writing_samples import CV, EMPTY, Press, Type, desk, go, goal, select, written

RULES, _PROBLEMS = load_wording_rules()


def done(tag: str, at: Desk, **fields: Any) -> bool:
    """Whether the goal is reached; its sentences are as people may read them."""
    verdict = goal(tag, **fields).judge(at)
    assert not find_wording_problems(verdict.feedback(), RULES), verdict.feedback()
    assert bool(verdict.remaining) is not verdict.done
    return verdict.done


def remains(tag: str, at: Desk, **fields: Any) -> str:
    return goal(tag, **fields).judge(at).feedback()


def test_bold_is_seen_whatever_the_capitals_and_blanks_and_wherever_it_was_put() -> None:
    at = desk(CV)
    assert done("bold_on", at, text="expérience")
    assert not done("bold_on", at, text="Je parle anglais")
    at = go(select(at, "parle anglais"), "Gras")
    assert remains("bold_on", at, text="Je parle anglais") == (
        "Une partie de « Je parle anglais » est en gras. Il reste à le sélectionner, puis à cliquer sur Gras."
    )
    at = go(select(at, "Je "), "Gras")
    assert done("bold_on", at, text="je  parle anglais")
    assert done("not_bold", at, text="Vendeuse") and not done("not_bold", at, text="anglais")
    assert not done("not_bold", at, text="absent")
    # Saved and closed, it is still bold.
    assert done("bold_on", go(at, "Enregistrer", "Fermer"), text="Je parle anglais", path="Documents/CV.odt")
    assert not done("bold_on", go(at, "Fermer", "Ne pas enregistrer"), text="Je parle anglais")


def test_a_word_within_another_does_not_count_where_it_stands_alone_too() -> None:
    at = go(desk(EMPTY), "Gras", Type("Lettres"), "Gras", Type(" et lettre"))
    assert not done("bold_on", at, text="lettre")
    assert done("bold_on", at, text="lettres")


def test_a_title_is_not_bold_for_that_and_the_sentence_says_what_is_there() -> None:
    at = desk(CV)
    assert done("title_on", at, text="camille martin") and not done("title_on", at, text="Expérience")
    assert "est un titre" in remains("bold_on", at, text="Camille Martin")
    assert "cliquer dans cette ligne, puis sur Titre" in remains("title_on", at, text="Expérience")
    assert "écrire « Loisirs »" in remains("title_on", at, text="Loisirs")


def test_a_list_wants_every_line() -> None:
    at = desk(CV)
    assert done("bullets_on", at, lines=("Vendeuse", "caissière")) and done("bullets_on", at, lines="Vendeuse")
    assert not done("bullets_on", at, lines=("Vendeuse", "Expérience"))
    assert "cliquer dans « Expérience », puis sur Liste" in remains("bullets_on", at, lines=("Expérience",))


def test_text_on_the_page_counts_before_it_is_saved() -> None:
    at = go(desk(EMPTY), Type("L'été, je travaille.", "Page"))
    assert done("document_text", at, contains="l’été,  je")
    assert done("document_text", at, is_="l'été, je travaille.")
    assert not done("document_text", at, is_="L'été")
    assert not done("document_text", at, contains=("été", "hiver"))
    assert done("document_text", at, not_contains="hiver") and not done("document_text", at, not_contains="été")
    assert not done("document_text", at, contains="été", path="Documents/CV.odt")


def test_what_is_selected_is_judged_by_its_text() -> None:
    at = select(desk(CV), "Expérience")
    assert done("selected_text", at, text="expérience") and not done("selected_text", at, text="Vendeuse")
    assert done("selected_text", go(at, Press("ctrl+a")), text=written(at, "Documents/CV.odt"))


def test_saved_means_there_and_nothing_waits() -> None:
    at = go(desk(EMPTY), Type("Bonjour", "Page"))
    assert not done("saved", at, path="Documents/lettre.odt") and not done("nothing_unsaved", at)
    at = go(at, "Enregistrer", Type("Lettre"), "Enregistrer")
    assert done("saved", at, path="Documents/lettre.odt") and done("nothing_unsaved", at)
    assert done("saved", at, path="Documents/lettre.odt", contains="bonjour")
    assert not done("saved", at, path="Documents/lettre.odt", contains="bonsoir")
    assert not done("saved", at, path="Bureau/lettre.odt")
    at = go(at, Type("!"))
    assert not done("saved", at, path="Documents/lettre.odt")
    assert remains("saved", at, path="Documents/lettre.odt").endswith("Il reste à cliquer sur Enregistrer.")
    assert done("saved", go(at, "Fermer", "Enregistrer"), path="Documents/lettre.odt")


def test_a_text_saved_under_another_ending_counts() -> None:
    at = go(desk(EMPTY), Type("Bonjour", "Page"), "Enregistrer", Type("lettre.docx"), "Enregistrer")
    assert at.files.document("Documents/lettre.docx") is not None
    assert done("saved", at, path="Documents/lettre.odt")


def test_a_pdf_counts_where_it_is_wanted_only() -> None:
    at = desk(CV)
    assert not done("pdf_at", at, path="Documents/CV.pdf")
    assert "Fichier, puis sur Enregistrer en PDF" in remains("pdf_at", at, path="Documents/CV.pdf")
    at = go(at, "Fichier", "Enregistrer en PDF", "Enregistrer")
    assert done("pdf_at", at, path="Documents/CV.pdf", contains=("Vendeuse", "camille"))
    assert not done("pdf_at", at, path="Documents/CV.pdf", contains="Comptable")
    assert not done("pdf_at", at, path="Bureau/CV.pdf")
    assert done("saved", at, path="Documents/CV.odt")


def test_what_was_printed_stays_printed() -> None:
    at = desk(CV)
    assert not done("printed", at)
    at = go(at, "Imprimer", "Imprimer", "Fermer")
    assert done("printed", at) and done("printed", at, document="CV") and done("printed", at, contains="vendeuse")
    assert not done("printed", at, document="lettre.txt")
    assert not done("printed", at, copies=2) and not done("printed", at, printer="Imprimante de la salle")


def test_a_document_that_is_open_behind_is_not_seen() -> None:
    at = desk(CV)
    assert done("document_open", at, path="CV.odt") and done("document_open", at, path="Documents/CV.odt")
    at = go(at, "Fichier", "Nouveau")
    assert not done("document_open", at, path="CV.odt")
    assert not done("document_open", go(desk(EMPTY)), path="CV.odt")


@pytest.mark.parametrize("tag", ["bold_on", "not_bold", "title_on", "selected_text"])
def test_without_a_document_the_program_is_named(tag: str) -> None:
    assert "Texte" in remains(tag, desk("shortcuts: [files, writing]"), text="Bonjour")


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
