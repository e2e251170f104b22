"""E-mail exercises in situation: the person finds her own way, and each way that a person would take counts."""

import pytest

from kiosk.course.model import Verdict
from kiosk.course.solution import DoubleClick, Drag, Press, RightClick, Type
from tests.exercises import other_ways
from tests.exercises.other_ways import Way

MEETING, PROOF = "3-demander-un-rendez-vous", "3-envoyer-un-justificatif"
SHARED_STATION = "3-fermer-sa-messagerie-sur-un-poste-public"


def judged(name: str, step: int, way: Way) -> Verdict:
    """The verdict of step ``step`` (from 1) of an exercise of this area after a person went this way."""
    return other_ways.judged(f"email/{name}", step, way)


ASKED = "bonjour, je m'appelle stan kowalski.\nun rendez-vous, jeudi matin ?"
SENT_BY_HAND: Way = (
    "Nouveau message", Type("ECOLES@ville.exemple.fr", "À"), Type("Cantine", "Objet"), "Joindre un fichier",
    "Factures", DoubleClick("electricite-mai.pdf"), "Envoyer",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "step", "way"),
    [
        # By answering the message that gives the address, opened from the desktop.
        (MEETING, 2, (DoubleClick("Messagerie"), "Nos permanences", "Répondre", Type(ASKED), "Envoyer")),
        # By answering from the list, the text below what is quoted.
        (MEETING, 2, ("Messagerie", RightClick("Nos permanences"), "Répondre", Type(ASKED, "Message"), "Envoyer")),
        # Without a subject, when asked.
        (
            MEETING,
            2,
            (
                "Messagerie", "Nouveau message", Type("rdv@maison.exemple.fr", "À"), Type(ASKED, "Message"), "Envoyer",
                "Envoyer sans objet",
            ),
        ),
        # In a message of one's own, without a word, the file chosen by a double click.
        (PROOF, 2, ("Messagerie", *SENT_BY_HAND)),
        # To all, with another file taken off again.
        (
            PROOF,
            2,
            (
                "Messagerie", "Cantine de Lina", "Répondre à tous", "Joindre un fichier", "Factures",
                "electricite-janvier.pdf", "Ouvrir", "Retirer electricite-janvier.pdf", "Joindre un fichier",
                "Factures", "electricite-mai.pdf", "Ouvrir", "Envoyer",
            ),
        ),
        # Begun, put away, found again in Brouillons.
        (
            PROOF,
            2,
            (
                "Messagerie", "Cantine de Lina", "Répondre", Type("Voici."), "Fermer", "Brouillons",
                "Re : Cantine de Lina", "Joindre un fichier", "Factures", "electricite-mai.pdf", "Ouvrir", "Envoyer",
            ),
        ),
        # The box emptied last, and Enter in the place of the button.
        (
            SHARED_STATION,
            2,
            (
                Type("KARIM@exemple.fr", "Adresse e-mail"), "Rester connecté", Type("Mouette59", "Mot de passe"),
                Press("enter"),
            ),
        ),
        # Connected with the box ticked at first, then once more without.
        (
            SHARED_STATION,
            2,
            (
                Type("karim@exemple.fr", "Adresse e-mail"), Type("Mouette59", "Mot de passe"), "Se connecter",
                "Se déconnecter", Type("karim@exemple.fr", "Adresse e-mail"), Type("Mouette59", "Mot de passe"),
                "Rester connecté", "Se connecter",
            ),
        ),
        # Everything closed first, then back to disconnect.
        (SHARED_STATION, 4, ("Fermer", "Fermer", "Messagerie", "Se déconnecter", "Fermer")),
        # Disconnecting closes the plan as well.
        (SHARED_STATION, 4, ("Ma messagerie", "Se déconnecter", "Fermer")),
    ],
)  # fmt: skip
def test_another_way_reaches_the_goal(name: str, step: int, way: Way) -> None:
    verdict = judged(name, step, way)
    assert verdict.done, verdict


@pytest.mark.parametrize(
    ("name", "step", "way", "remains"),
    [
        (MEETING, 2, ("Messagerie", "Nos permanences", "Répondre", Type("Bonjour, un rendez-vous jeudi. Kowalski")),
         "cliquer sur Envoyer"),
        (MEETING, 2, ("Messagerie", "Ta retraite", "Répondre", Type(ASKED)), "rdv@maison.exemple.fr"),
        (PROOF, 2, ("Messagerie", "Cantine de Lina", "Répondre", "Joindre un fichier", "Factures",
                    "electricite-janvier.pdf", "Ouvrir"), "electricite-mai.pdf"),
        (SHARED_STATION, 2, (Type("karim@exemple.fr", "Adresse e-mail"), Type("Mouette59", "Mot de passe"),
                             "Se connecter"), "Rester connecté"),
        (SHARED_STATION, 4, ("Fermer", "Fermer"), "Se déconnecter"),
        (SHARED_STATION, 4, ("Fermer", "Se déconnecter"), "fermer « Ma messagerie »"),
    ],
)  # fmt: skip
def test_halfway_feedback_names_what_remains(name: str, step: int, way: Way, remains: str) -> None:
    verdict = judged(name, step, way)
    assert not verdict.done
    assert remains in verdict.remaining


def test_a_message_may_be_thrown_by_dragging_or_with_the_keyboard() -> None:
    name = "2-supprimer-et-retrouver"
    ad = "Canapés en promo"
    for way in (("Retour", Drag(f"Canapé Plus – {ad}", "Corbeille")), ("Retour", RightClick(ad), "Supprimer"),
                ("Retour", Press("delete"))):  # fmt: skip
        assert judged(name, 2, way).done
