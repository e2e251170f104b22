"""Goals about the mailbox, and what an author who wrote a goal wrongly reads."""

import pytest

from kiosk.course.solution import SolutionAct
from tests.desk.apps.mail.mail_samples import (
    REUNION,
    SIGNED_OUT,
    Press,
    RightClick,
    Type,
    after_gestures,
    goal_problems,
    judge,
    mail,
    reach,
)


@pytest.mark.parametrize(
    ("goal", "ways"),
    [
        (f"message_open: {REUNION}", ((REUNION,), (RightClick(REUNION), "Ouvrir"))),
        ("message_open: {subject: vélo, from: karim@exemple.fr}", (("Vélo",),)),
        (f"read: {REUNION}", ((REUNION,), (REUNION, "Retour"), (RightClick(REUNION), "Marquer comme lu"))),
        ("message_in: Vélo", (("Vélo", "Supprimer"), ("Vélo", "Retour", Press("delete")))),
        ("message_in: {subject: Travaux, folder: inbox}", (("Corbeille", "Travaux", "Restaurer"),)),
        ("message_in: {subject: Vélo, folder: unwanted}", (("Vélo", "Signaler comme indésirable"),)),
        ("mail_folder: bin", (("Corbeille",), (REUNION, "Corbeille"))),
        ("attachment_open: plan.pdf", ((REUNION, "plan.pdf"),)),
        (
            "attachment_saved: plan.pdf",
            (
                (REUNION, "Enregistrer plan.pdf"),
                (REUNION, "plan.pdf", "Enregistrer"),
                (REUNION, "plan.pdf", "Enregistrer sous", Type("Le plan"), "Enregistrer"),
            ),
        ),
        (
            "attachment_saved: {file: velo.jpg, folder: Documents}",
            (("Vélo", "Enregistrer sous", "Documents", "Enregistrer"),),
        ),
        ("mail_signed_out: true", (("Se déconnecter",),)),
    ],
)
def test_each_goal_is_reached_by_each_way(goal: str, ways: tuple[tuple[SolutionAct | str, ...], ...]) -> None:
    for way in ways:
        reach(mail(), goal, *way)


def test_a_message_open_behind_another_window_is_not_seen() -> None:
    at = after_gestures(mail(), REUNION, "Répondre")
    assert not judge(at, f"message_open: {REUNION}").done
    assert judge(after_gestures(at, "Fermer"), f"message_open: {REUNION}").done


def test_where_a_message_hides_its_folder_the_way_back_is_to_the_list() -> None:
    verdict = judge(after_gestures(mail(), REUNION), "mail_folder: inbox")
    assert verdict.feedback() == "Un message de ce dossier est ouvert. Il reste à revenir à la liste."
    elsewhere = judge(after_gestures(mail(), REUNION), "mail_folder: bin")
    assert elsewhere.remaining == "Il reste à cliquer sur Corbeille, à gauche."


def test_feedback_names_the_folder_of_a_file_saved_elsewhere() -> None:
    at = after_gestures(mail(), "Vélo", "Enregistrer")
    verdict = judge(at, "attachment_saved: {file: velo.jpg, folder: Documents}")
    assert (
        verdict.feedback()
        == "« velo.jpg » est dans Téléchargements. Le fichier « velo.jpg » est attendu dans Documents."
    )


def test_signing_in_with_the_box_left_empty() -> None:
    goal = "mail_signed_in: {stay: false}"
    at = mail(SIGNED_OUT)
    assert judge(at, goal).remaining == "Il reste à écrire l'adresse dans « Adresse e-mail »."
    at = after_gestures(at, Type("camille@exemple.fr", "Adresse e-mail"))
    assert judge(at, goal).remaining == "Il reste à remplir « Mot de passe »."
    at = after_gestures(at, Type("Tulipe62", "Mot de passe"))
    assert judge(at, goal).remaining == "Il reste à cliquer sur Se connecter."
    stays = after_gestures(at, "Se connecter")
    assert judge(stays, "mail_signed_in: true").done and not judge(stays, goal).done
    reach(at, goal, "Rester connecté", "Se connecter")


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("sent: {to: lucie}", "Il manque le signe @."),
        ("sent: {reply_to: Reunion du jeudi}", f"écrivez « {REUNION} »"),
        ("attachment_open: plan2.pdf", "écrivez l'un de ces noms : idee.txt, plan.pdf, chat.jpg, velo.jpg"),
    ],
)
def test_a_mistake_in_a_goal_is_reported_with_what_to_write(goal: str, words: str) -> None:
    ((_path, _what, write),) = goal_problems(goal)
    assert words in write


@pytest.mark.parametrize(
    "goal",
    [
        "sent: {to: [a@exemple.fr, b@exemple.fr], attachments: photos.zip, subject: Rien}",
        "sent: {attachments: CV2.pdf}",
        "message_open: Réunion jeudi",
        "attachment_saved: {file: plan.pdf, folder: Documents/Plan}",
    ],
)
def test_what_the_learner_may_make_on_the_way_is_no_mistake_however_near_its_name(goal: str) -> None:
    """Whether she makes it is for the robot to find out, which plays the solution."""
    assert goal_problems(goal) == []
