"""``done`` claims only gestures that the step judges, and the solution makes those that the instruction names."""

from __future__ import annotations

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.lint.exercise import lint_exercise
from kiosk.course.lint.gestures import asked_means, claimed_means, find_gesture_advice
from kiosk.station.course.linting import load_wording_rules

RULES, _PROBLEMS = load_wording_rules()

EXERCISE = """
title: Le jardin
can_do: Je sais ouvrir un dossier.
level: 3
minutes: 3
desk: {files: {Bureau: [{folder: Jardin, files: [rose.jpg]}], Documents: [CV.pdf]}}
steps:
  - say: SAY
    ACTIVITY
    hints: [Le dossier est sur le bureau., Il a une image de pochette.]
    solution: SOLUTION
    done: DONE
"""
OPEN = "desk: {goal: {shows: rose.jpg}}"
OPEN_TWICE = "desk: {goal: {all: [{did: {double_click: Jardin}}, {shows: rose.jpg}]}}"
DOUBLE = "[{double_click: Jardin}]"
POINT = "pointing: {double_click: {targets: [{label: Porte, at: [50, 50], size: [16, 5]}]}}"
SORT = "matching: {places: [Ici, Là], cards: [{label: Un, to: Ici, why: Oui.}, {label: Deux, to: Là, why: Oui.}]}"


def advice(say: str, activity: str, solution: str, done: str) -> list[str]:
    source = EXERCISE.replace("SAY", say).replace("ACTIVITY", activity).replace("SOLUTION", solution)
    reading = read_exercise("ecran/3-jardin", source.replace("DONE", done), KINDS)
    assert reading.value is not None, reading.problems
    found = list(find_gesture_advice(reading, RULES))
    assert set(found) <= set(lint_exercise(reading, RULES))
    assert all(one.level == "advice" for one in found), "style: an adviser decides"
    return [one.what for one in found]


NOT_JUDGED = "« {} » : l'étape ne juge pas ce geste"
OTHERWISE = "la consigne dit « {} », et la solution fait autrement"


@pytest.mark.parametrize(
    ("activity", "done", "claimed"),
    [
        (OPEN, "Vous avez ouvert le dossier.", ()),
        (OPEN, "Vous avez ouvert le dossier par un double-clic.", ("double-clic",)),
        (OPEN, "Vous avez double-cliqué sur le dossier.", ("double-cliqué",)),
        (OPEN, "Vous avez cliqué sur le dossier.", ("cliqué",)),
        (OPEN, "Vous avez ouvert le dossier avec un clic droit.", ("avec un clic droit",)),
        (OPEN, "Vous avez glissé le dossier.", ("glissé",)),
        (OPEN, "Vous avez tout annulé avec Ctrl et Z.", ("Ctrl",)),
        (OPEN, "Vous avez ouvert le dossier avec la touche Entrée.", ("Entrée",)),
        (OPEN, "Vous avez tout ouvert au clavier.", ("au clavier",)),
        (OPEN, "Vous avez ouvert le dossier avec la souris.", ("avec la souris",)),
        (OPEN, "Vous avez ouvert le dossier en double-cliquant.", ("en double-cliquant",)),
        (OPEN, "Vous avez cliqué deux fois sur le dossier.", ("cliqué deux fois",)),
        (OPEN, "2 clics rapprochés ont ouvert le dossier.", ("2 clics rapprochés",)),
        (OPEN, "Vous avez fait un clic de droite.", ("clic de droite",)),
        (OPEN, "Vous avez fait glisser le dossier.", ("fait glisser",)),
        (OPEN, "Le dossier est rangé par glisser-déposer.", ("glisser-déposer",)),
        (OPEN, "Vous avez descendu avec la barre de défilement.", ("avec la barre de défilement",)),
        (OPEN, "Un clic a ouvert le dossier.", ("Un clic a",)),
        (OPEN, "D'un clic, vous avez ouvert le dossier.", ("D'un clic",)),
        (OPEN, "Vous avez fermé la fenêtre par la croix.", ("par la croix",)),
        (OPEN, "Vous avez répondu grâce au bouton.", ("grâce au bouton",)),
        (OPEN, "Vous avez ouvert le dossier depuis l'icône.", ("depuis l'icône",)),
        (OPEN, "Vous avez ouvert le dossier sans la souris.", ("sans la souris",)),
        (OPEN, "Vous avez avancé avec les flèches.", ("avec les flèches",)),
        (OPEN, "Vous avez fermé avec Alt et F4.", ("Alt",)),
        (OPEN, "Vous avez rechargé la page avec F5.", ("avec F5",)),
        (OPEN, "Vous avez collé avec CTRL V.", ("CTRL",)),
        (OPEN, "Vous êtes à la case suivante avec la tabulation.", ("tabulation",)),
        (OPEN, "Vous avez effacé avec retour arrière.", ("retour arrière",)),
        (OPEN, "Le bus F5 part de l'arrêt F1.", ()),
        (OPEN, "Vous avez lu « Cliquez ici, ou Entrée ».", ()),
        (OPEN, "Vous avez ouvert une fenêtre avec la météo.", ()),
        (OPEN_TWICE, "Vous avez ouvert le dossier par un double-clic.", ()),
        (OPEN_TWICE, "Vous avez ouvert le dossier avec la souris.", ()),
        (OPEN_TWICE, "Vous avez ouvert le dossier par un clic droit.", ("par un clic droit",)),
    ],
)
def test_done_claims_what_the_step_judges(activity: str, done: str, claimed: tuple[str, ...]) -> None:
    found = advice("Faites un double-clic sur Jardin.", activity, DOUBLE, done)
    assert found == [NOT_JUDGED.format(words) for words in claimed]


def test_a_pointing_step_judges_the_gesture_of_its_key() -> None:
    say, solution = "Faites un double-clic sur la porte.", "[{double_click: Porte}]"
    assert advice(say, POINT, solution, "Vous avez fait un double-clic sur la porte.") == []
    assert advice(say, POINT, solution, "Vous avez fait un clic droit sur la porte.") == [
        NOT_JUDGED.format("clic droit")
    ]


def test_a_shortcut_is_claimed_where_it_is_judged() -> None:
    goal = "desk: {goal: {all: [{did: {press: ctrl+z}}, {closed: files}]}}"
    say, done = "Gardez Ctrl appuyée et appuyez sur Z.", "Vous avez annulé avec Ctrl et Z."
    assert advice(say, goal, "[{press: ctrl+z}]", done) == []
    assert advice(say, goal, "[{press: ctrl+c}]", done) == [OTHERWISE.format("Gardez Ctrl")]


@pytest.mark.parametrize(
    ("say", "activity", "solution", "unlike"),
    [
        ("Faites un double-clic sur Jardin.", OPEN, "[{click: Jardin}, {press: enter}]", ("double-clic",)),
        ("Cliquez sur une fiche, puis sur sa place.", SORT, "[{drag: {from: Un, to: Ici}}]", ("Cliquez",)),
        ("Cliquez sur une fiche, puis sur sa place.", SORT, "[{click: Un}, {click: Ici}]", ()),
        ("Glissez chaque fiche sur sa place.", SORT, "[{click: Un}, {click: Ici}]", ("Glissez",)),
        ("Glissez chaque fiche sur sa place.", SORT, "[{drag: {from: Un, to: Ici}}]", ()),
        ("Ouvrez Jardin avec un clic droit.", OPEN, DOUBLE, ("avec un clic droit",)),
        ("Cliquez sur Jardin, puis appuyez sur Entrée.", OPEN, DOUBLE, ("Cliquez", "appuyez sur Entrée")),
        ("Cliquez sur Jardin, puis appuyez sur Entrée.", OPEN, "[{click: Jardin}, {press: enter}]", ()),
        ("Cliquez dans la case, puis appuyez sur Entrée.", OPEN, r'[{type: {into: Page, text: "a\nb"}}]', ()),
        ("Cliquez 2 fois de suite sur Jardin.", OPEN, DOUBLE, ()),
        ("Ouvrez le dossier Jardin.", OPEN, DOUBLE, ()),
        ("La touche Entrée ouvre aussi. Ouvrez Jardin.", OPEN, DOUBLE, ()),
        ("Pour un A, gardez Maj. Ouvrez Jardin.", OPEN, DOUBLE, ()),
        ("Lisez « Cliquez ici ». Ouvrez Jardin.", OPEN, DOUBLE, ()),
    ],
)  # fmt: skip
def test_the_solution_makes_the_gesture_that_the_instruction_names(
    say: str, activity: str, solution: str, unlike: tuple[str, ...]
) -> None:
    assert advice(say, activity, solution, "C'est fait.") == [OTHERWISE.format(words) for words in unlike]


def test_a_gesture_that_is_judged_is_asked_for() -> None:
    asked = "did juge un geste que la consigne ne demande pas"
    assert advice("Ouvrez Jardin.", OPEN_TWICE, DOUBLE, "Vous avez ouvert Jardin.") == [asked]
    assert advice("Un double-clic ouvre Jardin.", OPEN_TWICE, DOUBLE, "Vous avez ouvert Jardin.") == []
    goal = "desk: {goal: {did: {press: enter}}}"
    assert advice("Continuez.", goal, "[{press: enter}]", "Vous avez continué.") == [asked]
    assert advice("La touche Entrée continue.", goal, "[{press: enter}]", "Vous avez continué.") == []


def test_cards_that_are_read_and_questions_may_speak_of_gestures() -> None:
    card = "reading: {text: Un texte., words: {texte: Une explication.}}"
    assert advice("Un double-clic ? Lisez.", card, "[{click: J'ai lu}]", "Vous avez lu le double-clic.") == []


def test_longer_names_come_first() -> None:
    assert [one.kinds for one in claimed_means("par un clic droit", RULES)] == [{"right_click"}]
    assert [one.words for one in asked_means("Appuyez sur la touche Retour arrière ⌫.", RULES)] == [
        "Appuyez sur la touche Retour arrière"
    ]
