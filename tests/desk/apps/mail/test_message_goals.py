"""Goals about a message that the learner writes: any way counts, and what remains names the control."""

from tests.desk.apps.mail.mail_samples import (
    REUNION,
    Type,
    after_gestures,
    judge,
    mail,
    reach,
)


def test_feedback_names_what_remains_at_each_moment_of_a_message() -> None:
    goal = "sent: {to: lucie@exemple.fr, subject_contains: cv, body_contains: Bonjour, attachments: cv.pdf}"
    at = mail()
    feedback_lines = [judge(at, goal).feedback()]
    for gesture in (
        "Nouveau message", Type("Lucie@exemple.fr", "À"), Type("Mon CV", "Objet"), Type("bonjour", "Message"),
        "Joindre un fichier", "CV.pdf", "Ouvrir", "Envoyer",
    ):  # fmt: skip
        at = after_gestures(at, gesture)
        feedback_lines.append(judge(at, goal).feedback())
    begun = "Vous avez commencé un message. Il reste à "
    assert feedback_lines == [
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
    at = after_gestures(mail(), *new, "Envoyer")
    assert judge(at, goal).feedback() == (
        "Un message est envoyé. Dans un autre message, il reste à joindre « CV.pdf » : le bouton Joindre un fichier."
    )
    reach(at, goal, *new, "Joindre un fichier", "CV.pdf", "Ouvrir", "Envoyer")


def test_a_message_for_one_person_goes_to_nobody_else() -> None:
    at = after_gestures(mail(), REUNION, "Répondre à tous")
    assert judge(at, "sent: {to: lucie@exemple.fr}").remaining == "Il reste à enlever marc@exemple.fr de À."


def test_what_is_quoted_does_not_count_as_written() -> None:
    goal = f"writing_message: {{reply_to: {REUNION}, body_contains: 10 heures}}"
    at = after_gestures(mail(), REUNION, "Répondre")
    assert judge(at, goal).remaining == "Il reste à écrire « 10 heures » dans Message."
    reach(at, goal, Type("Entendu, à 10  HEURES."))
    reach(at, goal, Type("Entendu, à 10 heures.", "Message"))


def test_an_answer_written_anew_to_the_sender_counts() -> None:
    goal = "sent: {reply_to: vélo}"
    assert judge(mail(), goal).remaining == "Il reste à ouvrir « vélo » et à cliquer sur Répondre."
    assert judge(after_gestures(mail(), "Vélo"), goal).remaining == "Il reste à cliquer sur Répondre."
    reach(mail(), goal, "Vélo", "Répondre", "Envoyer")
    by_hand = ("Nouveau message", Type("karim@exemple.fr", "À"), Type("RE: Velo", "Objet"), "Envoyer")
    reach(mail(), goal, *by_hand)


def test_an_answer_to_all_keeps_everybody() -> None:
    goal = f"sent: {{reply_to: {REUNION}, reply_all: true}}"
    at = after_gestures(mail(), REUNION, "Répondre")
    assert judge(at, goal).remaining == "Il reste à ajouter marc@exemple.fr dans À."
    reach(mail(), goal, REUNION, "Répondre à tous", "Envoyer")


def test_forwarding() -> None:
    goal = f"sent: {{forward_of: {REUNION}, to: nadia@exemple.fr, attachments: [plan.pdf, chat.jpg]}}"
    reach(mail(), goal, REUNION, "Transférer", Type("nadia@exemple.fr"), "Envoyer")


def test_a_draft_counts_once_its_window_is_closed() -> None:
    goal = "draft: {subject: Vacances}"
    at = after_gestures(mail(), "Nouveau message", Type("vacances", "Objet"))
    assert judge(at, goal).remaining == "Il reste à fermer le message."
    kept = reach(at, goal, "Fermer")
    assert judge(kept, "sent: {subject: Vacances}").observed == "Un message est dans Brouillons."


def test_a_message_that_was_sent_was_also_written() -> None:
    reach(
        mail(),
        "writing_message: {subject: x}",
        "Nouveau message",
        Type("a@exemple.fr", "À"),
        Type("x", "Objet"),
        "Envoyer",
    )
