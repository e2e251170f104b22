"""Forms in situation: each way that a person would take counts; feedback on an unchanged form names what remains."""

import pytest

from kiosk.course.model import Verdict
from kiosk.course.solution import Choose, DoubleClick, Press, Type
from tests.exercises import other_ways
from tests.exercises.other_ways import Way

READ_AGAIN, KEEP_RECEIPT = "3-relire-avant-d-envoyer", "3-garder-l-accuse-de-reception"
RECEIPT = "Accusé de réception BUS-2051.pdf"


def judged(name: str, step: int, way: Way) -> Verdict:
    """The verdict of step ``step`` (from 1) of an exercise of this area after a person went this way."""
    return other_ways.judged(f"formulaires/{name}", step, way)


TO_SUMMARY: Way = ("Suivant", "Suivant", "Suivant")
SENT_AS_IT_WAS: Way = (*TO_SUMMARY, "Envoyer")
FROM_THE_SUMMARY: Way = (
    *TO_SUMMARY, "Fichiers", DoubleClick("fiche Inès.pdf"), "Internet", "Modifier : Les repas", "Mardi", "Suivant",
    "Suivant", "Modifier : L'enfant", "Date de naissance", Press("home"), Press("delete"), Press("delete"), Type("21"),
    *TO_SUMMARY, "Envoyer",
)  # fmt: skip
AFTER_SENDING: Way = (
    *SENT_AS_IT_WAS, "Changer mes réponses", "Date de naissance", *(Press("backspace"),) * 10, Type("21 mars 2018\n"),
    "Mardi", *TO_SUMMARY[:2], "Envoyer",
)  # fmt: skip
ANSWERED: Way = (
    "Choisir un fichier", DoubleClick("carte de retraite.pdf"), Choose("Vous êtes", "À la retraite"), "Envoyer",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "step", "way"),
    [
        # The summary first, then each page that differs from the school's paper.
        (READ_AGAIN, 2, FROM_THE_SUMMARY),
        # Sent too soon, and changed afterwards; the month in letters, Enter in the place of the button.
        (READ_AGAIN, 2, AFTER_SENDING),
        # Printed in the place of downloaded.
        (KEEP_RECEIPT, 2, (*ANSWERED, "Imprimer")),
        # Copied with keys, the folder of the stick open.
        (
            KEEP_RECEIPT,
            3,
            (
                "Fichiers", "Téléchargements", RECEIPT, Press("ctrl+c"), "Clé USB", DoubleClick("Bus"),
                Press("ctrl+v"),
            ),
        ),
    ],
)  # fmt: skip
def test_another_way_reaches_the_goal(name: str, step: int, way: Way) -> None:
    verdict = judged(name, step, way)
    assert verdict.done, verdict


def test_feedback_on_an_unchanged_form_names_what_remains_to_change() -> None:
    verdict = judged(READ_AGAIN, 2, SENT_AS_IT_WAS)
    assert not verdict.done
    assert "Date de naissance" in verdict.remaining


def test_a_receipt_that_was_only_seen_is_not_kept() -> None:
    verdict = judged(KEEP_RECEIPT, 2, ANSWERED)
    assert not verdict.done
    assert "Télécharger l'accusé de réception" in verdict.remaining
