"""Files in situation: each way that a person would take counts."""

import pytest

from kiosk.course.solution import DoubleClick, Drag, Press, RightClick, Type
from tests.exercises.other_ways import Way, judged

DOWNLOADED, STICK = "fichiers/3-retrouver-un-document-telecharge", "fichiers/3-copier-son-cv-sur-une-cle-usb"
CV, PROOF = "CV-2026.pdf", "attestation-10.pdf"


@pytest.mark.parametrize(
    ("exercise", "step", "way"),
    [
        # Found by searching, from the icon of the desktop.
        (DOWNLOADED, 2, (DoubleClick("Fichiers"), Type("attestation", "Rechercher"), DoubleClick(PROOF))),
        # After a look into the one of September.
        (
            DOWNLOADED,
            2,
            (
                "Fichiers", "Téléchargements", DoubleClick("attestation-09.pdf"), "Fermer", PROOF,
                Press("enter"),
            ),
        ),
        # Cut and pasted with the menu, copied and pasted, with the keyboard.
        (
            DOWNLOADED,
            3,
            ("Fermer", RightClick(PROOF), "Couper", RightClick("Logement"), "Coller"),
        ),
        (
            DOWNLOADED,
            3,
            ("Fermer", RightClick(PROOF), "Copier", "Logement", RightClick("Contenu du dossier"), "Coller"),
        ),
        (DOWNLOADED, 3, ("Fermer", PROOF, Press("ctrl+x"), "Logement", Press("ctrl+v"))),
        # Dragged onto the stick, or into a folder of it; with the keyboard; moved at first, then brought back too.
        (STICK, 2, ("Fichiers", DoubleClick("Emploi"), Drag(CV, "Clé USB"))),
        (STICK, 2, ("Fichiers", DoubleClick("Emploi"), Drag(CV, "Photos"))),
        (STICK, 2, ("Fichiers", DoubleClick("Emploi"), CV, Press("ctrl+c"), "Clé USB", Press("ctrl+v"))),
        (
            STICK,
            2,
            (
                "Fichiers", DoubleClick("Emploi"), RightClick(CV), "Couper", RightClick("Clé USB"), "Coller", "Clé USB",
                Drag(CV, "Emploi"),
            ),
        ),
        # Told with the icon of the desktop.
        (STICK, 3, ("Fermer", RightClick("Clé USB"), "Retirer la clé")),
    ],
)  # fmt: skip
def test_another_way_reaches_the_goal(exercise: str, step: int, way: Way) -> None:
    verdict = judged(exercise, step, way)
    assert verdict.done, verdict


@pytest.mark.parametrize(
    ("exercise", "step", "way", "remains"),
    [
        (DOWNLOADED, 2, ("Fichiers", "Téléchargements", DoubleClick("attestation-09.pdf")), "octobre"),
        (DOWNLOADED, 3, ("Fermer", Drag(PROOF, "Santé")), "attendu dans Logement"),
        (DOWNLOADED, 3, ("Fermer", Drag("attestation-09.pdf", "Logement")), PROOF),
        (STICK, 2, ("Fichiers", DoubleClick("Emploi"), Drag("CV-2023.pdf", "Clé USB")), CV),
        (
            STICK,
            2,
            ("Fichiers", DoubleClick("Emploi"), RightClick(CV), "Couper", RightClick("Clé USB"), "Coller"),
            "dans Emploi",
        ),
        (STICK, 3, ("Fermer",), "Retirer la clé"),
    ],
)
def test_feedback_names_what_is_missing(exercise: str, step: int, way: Way, remains: str) -> None:
    verdict = judged(exercise, step, way)
    assert not verdict.done and remains in verdict.remaining, verdict
