"""Video calls: the person finds her own way, and each way that a person would take counts."""

import pytest

from kiosk.course.solution import Press, Type
from tests.exercises.other_ways import Way, judged

CALL, APPOINTMENT = "telephone/2-rejoindre-un-appel-video", "telephone/3-un-rendez-vous-en-visio"
NAMED = (Type("karim benali", "Votre nom"), Press("enter"), "Attendre", "Attendre")


@pytest.mark.parametrize(
    ("exercise", "step", "way"),
    [
        # The address is typed into the browser instead of followed.
        (CALL, 2, ("Internet", Type("visio.exemple.fr/julie", "Adresse"), Press("enter"))),
        # Enter in the box of the name asks to join.
        (CALL, 5, (Type("mamie", "Votre nom"), Press("enter"))),
        # Closing the window is leaving.
        (CALL, 8, ("Fermer",)),
        (APPOINTMENT, 6, ("Fermer",)),
        # Without an answer to the browser's question, which is given in the call; the microphone comes on with it.
        (
            APPOINTMENT,
            1,
            ("Messagerie", "Votre rendez-vous en visio", "visio.exemple.fr/mission", "Rejoindre la réunion", *NAMED),
        ),
        # Out and in again, before what was asked.
        (APPOINTMENT, 2, ("Quitter", "Rejoindre à nouveau", "Micro")),
        # The number with other words around it, sent with Enter.
        (APPOINTMENT, 4, ("Chat", Type("Mon dossier : ml-2048.", "Message"), Press("enter"))),
    ],
)
def test_another_way_to_the_same_result_counts(exercise: str, step: int, way: Way) -> None:
    assert judged(exercise, step, way).done


@pytest.mark.parametrize(
    ("exercise", "step", "way", "remaining"),
    [
        (CALL, 7, ("Caméra",), "Il reste à cliquer sur Micro."),
        (CALL, 7, ("Quitter",), "Il reste à cliquer sur Rejoindre à nouveau."),
        (CALL, 7, ("Messagerie",), "Il reste à mettre la visio devant, par son bouton en bas."),
        (APPOINTMENT, 4, ("Chat", Type("ML-2084", "Message"), "Envoyer"), "Il y manque « ML-2048 »."),
    ],
)
def test_what_is_not_done_yet_is_said_kindly(exercise: str, step: int, way: Way, remaining: str) -> None:
    verdict = judged(exercise, step, way)
    assert not verdict.done and verdict.remaining == remaining
