"""Undoing in situation: each way that a person would take counts."""

import pytest

from kiosk.course.solution import DoubleClick, Drag, Press, RightClick, Type
from tests.exercises.other_ways import Way, judged

UNDO = "ecran/3-annuler-ce-qu-on-vient-de-faire"


@pytest.mark.parametrize(
    ("step", "way"),
    [
        # Thrown away with the menu, with the keyboard.
        (2, (RightClick("affiche.pdf"), "Mettre à la corbeille")),
        (2, ("affiche.pdf", Press("delete"))),
        # Taken back out of the bin: by its menu, by the button, by dragging.
        (3, (DoubleClick("Corbeille"), RightClick("affiche.pdf"), "Restaurer")),
        (3, (DoubleClick("Corbeille"), "affiche.pdf", "Restaurer")),
        (3, (DoubleClick("Corbeille"), Drag("affiche.pdf", "Bureau"))),
        # The list opened from Fichiers, and its name with a capital.
        (4, ("Fichiers", "Bureau", DoubleClick("invités.odt"), Type("Dumont"))),
        # Erased letter by letter; closed without keeping, then opened again.
        (5, (Press("backspace"),) * 6),
        (5, ("Fermer", "Ne pas enregistrer", DoubleClick("invités.odt"))),
    ],
)
def test_another_way_reaches_the_goal(step: int, way: Way) -> None:
    verdict = judged(UNDO, step, way)
    assert verdict.done, verdict


@pytest.mark.parametrize(
    ("step", "way", "remains"),
    [
        (2, (Drag("plan.pdf", "Corbeille"),), "affiche.pdf"),
        (3, (DoubleClick("Corbeille"), Drag("affiche.pdf", "Documents")), "attendu dans Bureau"),
        (5, ("Fermer", "Enregistrer"), "enlever « dumont »"),
        (5, (Press("backspace"),), "pas encore tout le texte"),
    ],
)
def test_feedback_names_what_is_missing(step: int, way: Way, remains: str) -> None:
    verdict = judged(UNDO, step, way)
    assert not verdict.done and remains in verdict.remaining, verdict
