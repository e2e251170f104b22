"""Goals of Messagerie: any way counts, what is there is said first, and what remains names the control."""

import pytest

from kiosk.course.solution import SolutionAct
from kiosk.desk.state import Desk
from tests.desk.mail_samples import (
    SIGNED_OUT,
    Press,
    RightClick,
    Type,
    doing,
    goal_problems,
    judged,
    mail,
    mail_problems,
)

REUNION = "Réunion de jeudi"


def step(at: Desk, goal: str, *gestures: SolutionAct | str) -> Desk:
    """The desk after gestures that reach a goal that was not reached before."""
    assert not judged(at, goal).done
    after = doing(at, *gestures)
    assert judged(after, goal).done, judged(after, goal)
    return after


def test_a_message_sent_is_told_what_remains_at_each_moment() -> None:
    goal = "sent: {to: lucie@exemple.fr, subject_contains: cv, body_contains: Bonjour, attachments: cv.pdf}"
    at = mail()
    said = [judged(at, goal).feedback()]
    for gesture in (
        "Nouveau message", Type("Lucie@exemple.fr", "À"), Type("Mon CV", "Objet"), Type("bonjour", "Message"),
        "Joindre un fichier", "CV.pdf", "Ouvrir", "Envoyer",
    ):  # fmt: skip
        at = doing(at, gesture)
        said.append(judged(at, goal).feedback())
    begun = "Vous avez commencé un message. Il reste à "
    assert said == [
        "Il reste à cliquer sur Nouveau message.",
        begun + "écrire lucie@exemple.fr dans À.",
        begun + "écrire « cv » dans Objet.",
        begun + "écrire « Bonjour » dans Message.",
        *([begun + "joindre « cv.pdf » : le bouton Joindre un fichier."] * 3),
        begun + "cliquer sur Envoyer.",
        "Votre message est envoyé.",
    ]


def test_a_message_without_its_file_is_sent_again() -> None:
    goal = "sent: {attachments: [CV.pdf]}"
    new = ("Nouveau message", Type("lucie@exemple.fr", "À"), Type("CV", "Objet"))
    at = doing(mail(), *new, "Envoyer")
    assert judged(at, goal).feedback() == (
        "Un message est envoyé. Dans un autre message, il reste à joindre « CV.pdf » : le bouton Joindre un fichier."
    )
    step(at, goal, *new, "Joindre un fichier", "CV.pdf", "Ouvrir", "Envoyer")


def test_a_message_for_one_person_goes_to_nobody_else() -> None:
    at = doing(mail(), REUNION, "Répondre à tous")
    assert judged(at, "sent: {to: lucie@exemple.fr}").remaining == "Il reste à enlever marc@exemple.fr de À."


def test_what_is_quoted_does_not_count_as_written() -> None:
    goal = f"writing_message: {{reply_to: {REUNION}, body_contains: 10 heures}}"
    at = doing(mail(), REUNION, "Répondre")
    assert judged(at, goal).remaining == "Il reste à écrire « 10 heures » dans Message."
    step(at, goal, Type("Entendu, à 10  HEURES."))
    step(at, goal, Type("Entendu, à 10 heures.", "Message"))


def test_an_answer_written_anew_to_the_sender_counts() -> None:
    goal = "sent: {reply_to: vélo}"
    assert judged(mail(), goal).remaining == "Il reste à ouvrir « vélo » et à cliquer sur Répondre."
    assert judged(doing(mail(), "Vélo"), goal).remaining == "Il reste à cliquer sur Répondre."
    step(mail(), goal, "Vélo", "Répondre", "Envoyer")
    by_hand = ("Nouveau message", Type("karim@exemple.fr", "À"), Type("RE: Velo", "Objet"), "Envoyer")
    step(mail(), goal, *by_hand)


def test_an_answer_to_all_keeps_everybody() -> None:
    goal = f"sent: {{reply_to: {REUNION}, reply_all: true}}"
    at = doing(mail(), REUNION, "Répondre")
    assert judged(at, goal).remaining == "Il reste à ajouter marc@exemple.fr dans À."
    step(mail(), goal, REUNION, "Répondre à tous", "Envoyer")


def test_forwarding() -> None:
    goal = f"sent: {{forward_of: {REUNION}, to: nadia@exemple.fr, attachments: [plan.pdf, chat.jpg]}}"
    step(mail(), goal, REUNION, "Transférer", Type("nadia@exemple.fr"), "Envoyer")


def test_a_draft_counts_once_its_window_is_closed() -> None:
    goal = "draft: {subject: Vacances}"
    at = doing(mail(), "Nouveau message", Type("vacances", "Objet"))
    assert judged(at, goal).remaining == "Il reste à fermer le message."
    kept = step(at, goal, "Fermer")
    assert judged(kept, "sent: {subject: Vacances}").observed == "Un message est dans Brouillons."


def test_a_message_that_was_sent_was_also_written() -> None:
    step(
        mail(),
        "writing_message: {subject: x}",
        "Nouveau message",
        Type("a@exemple.fr", "À"),
        Type("x", "Objet"),
        "Envoyer",
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
        step(mail(), goal, *way)


def test_a_message_open_behind_another_window_is_not_seen() -> None:
    at = doing(mail(), REUNION, "Répondre")
    assert not judged(at, f"message_open: {REUNION}").done
    assert judged(doing(at, "Fermer"), f"message_open: {REUNION}").done


def test_a_file_kept_elsewhere_is_told_where_it_is() -> None:
    at = doing(mail(), "Vélo", "Enregistrer")
    verdict = judged(at, "attachment_saved: {file: velo.jpg, folder: Documents}")
    assert verdict.feedback() == "« velo.jpg » est dans Téléchargements. « velo.jpg » est attendu dans Documents."


def test_signing_in_with_the_box_left_empty() -> None:
    goal = "mail_signed_in: {stay: false}"
    at = mail(SIGNED_OUT)
    assert judged(at, goal).remaining == "Il reste à écrire l'adresse dans « Adresse e-mail »."
    at = doing(at, Type("camille@exemple.fr", "Adresse e-mail"))
    assert judged(at, goal).remaining == "Il reste à remplir « Mot de passe »."
    at = doing(at, Type("Tulipe62", "Mot de passe"))
    assert judged(at, goal).remaining == "Il reste à cliquer sur Se connecter."
    stays = doing(at, "Se connecter")
    assert judged(stays, "mail_signed_in: true").done and not judged(stays, goal).done
    step(at, goal, "Rester connecté", "Se connecter")


# -- what an adviser wrote ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("sent: {to: lucie}", "Il manque le signe @."),
        ("sent: {reply_to: Reunion du jeudi}", f"écrivez « {REUNION} »"),
        ("sent: {attachments: CV.pd}", "écrivez « CV.pdf »"),
        ("message_open: Réunion jeudi", f"écrivez « {REUNION} »"),
        ("attachment_open: plan2.pdf", "écrivez l'un de ces noms : idee.txt, plan.pdf, chat.jpg, velo.jpg"),
    ],
)
def test_a_slip_in_a_goal_is_told_with_what_to_write(goal: str, words: str) -> None:
    ((_path, _what, write),) = goal_problems(goal)
    assert words in write


def test_what_the_learner_makes_on_the_way_is_not_a_slip() -> None:
    assert goal_problems("sent: {to: [a@exemple.fr, b@exemple.fr], attachments: photos.zip, subject: Rien}") == []


def test_addresses_names_and_pictures_of_a_mailbox_are_looked_at() -> None:
    found = mail_problems(
        "mail: {me: camille, inbox: [{from: Lucie, to: [b@exemple.fr, c@], attachments: [a.pdf, a.pdf, "
        "{file: 'x/y.jpg', picture: chatt}]}]}"
    )
    assert [path for path, _what, _write in found] == [
        ("mail", "me"),
        ("mail", "inbox", 0, "from"),
        ("mail", "inbox", 0, "to"),
        ("mail", "inbox", 0, "attachments", 1),
        ("mail", "inbox", 0, "attachments", 2),
        ("mail", "inbox", 0, "attachments", 2, "picture"),
    ]


def test_every_text_of_a_mailbox_is_given_to_the_wording_rules() -> None:
    from tests.desk.mail_samples import MAIL, written

    texts = dict(written(MAIL).texts())
    assert texts["mail", "inbox", 0, "subject"] == REUNION
    assert texts["mail", "inbox", 0, "attachments", 1, "text"] == "Le chat"
    assert texts["mail", "unwanted", 0, "body"] == "Cliquez vite."
