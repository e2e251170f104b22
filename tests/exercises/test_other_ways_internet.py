"""Exercises of the area « Internet » in real situations: other ways than the written solution lead to the goal too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.course.model import ActivityContext, Exercise
from kiosk.course.playing.steps import initial_state
from kiosk.course.solution import Solution
from kiosk.station.course.loading import open_exercise_file
from tests.desk.apps.web.web_samples import read

FOLDER = Path(__file__).parents[2] / "exercises" / "internet"

OTHER_WAYS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "the address of the bus, read at the stop": (
        "3-trouver-un-trajet-de-bus",
        1,
        (
            "type: {into: Adresse, text: bus.exemple.fr}",
            "press: enter",
            "click: Voir les lignes",
            "click: Ligne 7 · Liévin - Lens gare",
            "click: Reculer",
            "click: Ligne 4 · Liévin - Lens hôpital",
            "click: De Liévin à l'hôpital",
            "click: Départ 8 h 42, arrivée 9 h 11",
            "click: Reculer",
            "click: Départ 9 h 12, arrivée 9 h 41",
        ),
    ),
    "the taxi's advert first, then the town's site": (
        "3-trouver-un-trajet-de-bus",
        1,
        (
            "type: {into: Votre recherche, text: lievin}",
            "press: enter",
            "click: Taxi pour l'hôpital",
            "click: Reculer",
            "click: Se déplacer - Liévin (page d'entraînement)",
            "click: Les bus",
            "click: Lignes",
            "click: Ligne 4 · Liévin - Lens hôpital",
            "click: De Liévin à l'hôpital",
            "click: Départ 9 h 12, arrivée 9 h 41",
        ),
    ),
    "the way back by the links at the top of the page": (
        "3-trouver-un-trajet-de-bus",
        2,
        (
            "click: Lignes",
            "click: Ligne 4 · Liévin - Lens hôpital",
            "click: De l'hôpital à Liévin",
            "click: Départ 11 h 20, arrivée 11 h 49",
        ),
    ),
    "the way back in a new tab": (
        "3-trouver-un-trajet-de-bus",
        2,
        (
            "click: Nouvel onglet",
            "type: {into: Votre recherche, text: hopital lievin}",
            "press: enter",
            "click: De l'hôpital à Liévin - Bus de l'Artois",
            "click: Départ 11 h 20, arrivée 11 h 49",
        ),
    ),
    "closing the tab instead of the window": (
        "3-trouver-un-trajet-de-bus",
        3,
        ("click: Fermer l'onglet Bus de 11 h 20 - Bus de l'Artois",),
    ),
    "a new tab and a second search instead of the right click": (
        "3-comparer-deux-informations",
        1,
        (
            "type: {into: Votre recherche, text: braderie roubaix}",
            "press: enter",
            "click: La braderie - Ville de Roubaix",
            "click: Nouvel onglet",
            "type: {into: Votre recherche, text: jour de la braderie}",
            "click: Chercher",
            "click: La braderie - Carnet de Titouan",
        ),
    ),
    "the sites by their links": (
        "3-comparer-deux-informations",
        1,
        (
            "type: {into: Votre recherche, text: carnet titouan}",
            "press: enter",
            "click: Musées - Carnet de Titouan",
            "click: Braderie",
            "click: Nouvel onglet",
            "type: {into: Adresse, text: roubaix.exemple.fr}",
            "press: enter",
            "click: Sorties",
            "click: La braderie",
        ),
    ),
    "all the other tabs closed": (
        "3-comparer-deux-informations",
        3,
        (
            "click: Fermer l'onglet braderie Roubaix - Cherche",
            "click: Fermer l'onglet La braderie de Roubaix - Carnet de Titouan",
        ),
    ),
    "the diary's tab brought in front, then closed with the keyboard": (
        "3-comparer-deux-informations",
        3,
        ("click: La braderie de Roubaix - Carnet de Titouan", "press: ctrl+w"),
    ),
}


def _played(exercise: Exercise, step: int, gestures: tuple[str, ...]) -> Any:
    """The desk after these gestures, from where the solutions of the steps before lead."""
    activity = exercise.steps[step].activity
    state = initial_state(exercise, step, ActivityContext(level=exercise.level))
    assert not activity.judge(state).done
    for text in gestures:
        gesture = read(text if "{" in text else f"{text.partition(': ')[0]}: {text.partition(': ')[2]!r}", Solution)
        for act in activity.acts_for(state, gesture, 0.0):
            state = activity.update(state, act)
    return state


@pytest.mark.parametrize("way", OTHER_WAYS)
def test_another_way_reaches_the_goal(way: str) -> None:
    name, step, gestures = OTHER_WAYS[way]
    exercise = open_exercise_file(FOLDER / f"{name}.yaml")
    state = _played(exercise, step, gestures)
    verdict = exercise.steps[step].activity.judge(state)
    assert verdict.done, verdict.feedback()


@pytest.mark.parametrize(
    ("name", "step", "gestures"),
    [
        ("3-trouver-un-trajet-de-bus", 1, (
            "type: {into: Adresse, text: bus.exemple.fr}", "press: enter", "click: Lignes",
            "click: Ligne 4 · Liévin - Lens hôpital", "click: De Liévin à l'hôpital",
            "click: Départ 9 h 42, arrivée 10 h 11",
        )),
        ("3-comparer-deux-informations", 1, (
            "type: {into: Votre recherche, text: braderie roubaix}", "press: enter",
            "click: La braderie - Carnet de Titouan", "click: Reculer", "click: La braderie - Ville de Roubaix",
        )),
        ("3-comparer-deux-informations", 3, ("click: Fermer l'onglet La braderie - Roubaix (page d'entraînement)",)),
    ],
    ids=["a bus that comes too late", "both pages read in one tab", "the town's tab closed"],
)  # fmt: skip
def test_what_does_not_suit_leaves_the_step_open(name: str, step: int, gestures: tuple[str, ...]) -> None:
    exercise = open_exercise_file(FOLDER / f"{name}.yaml")
    verdict = exercise.steps[step].activity.judge(_played(exercise, step, gestures))
    assert not verdict.done
    assert verdict.remaining
