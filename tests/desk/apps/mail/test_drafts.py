"""Writing a message: new, reply, forward; attaching files, sending, keeping it as a draft."""

import pytest

from kiosk.course.acts import Typed
from kiosk.desk.acts import CaretPut, Clicked, Dropped
from kiosk.desk.files.documents import Pdf
from kiosk.desk.state import Desk
from tests.desk.apps.mail.mail_samples import (
    Drag,
    Press,
    RightClick,
    Type,
    after_gestures,
    last_sent,
    mail,
    nodes,
    subjects_in,
    visible_text,
)
from tests.desk.desk_samples import after_acts


def box(at: Desk, name: str) -> str:
    """The text in a box of the message being written."""
    (found,) = [node for node in nodes(at, "textbox") if node.name == name]
    assert found.field is not None
    return found.field.text


def test_a_message_is_written_and_sent() -> None:
    at = after_gestures(
        mail(), "Nouveau message", Type("lucie@exemple.fr; marc@exemple.fr", "À"), Type("Bonjour", "Objet"),
        Type("Un mot.\nCamille", "Message"), "Envoyer",
    )  # fmt: skip
    sent = last_sent(at)
    assert [p.address for p in sent.to] == ["lucie@exemple.fr", "marc@exemple.fr"]
    assert (sent.subject, sent.body, sent.date) == ("Bonjour", "Un mot.\nCamille", "aujourd'hui, 9 h 05")
    assert [w.id for w in at.place.windows] == ["mail"] and at.place.notice == "Le message est envoyé."


def test_what_was_sent_cannot_be_taken_back() -> None:
    at = after_gestures(
        mail(), "Nouveau message", Type("a@exemple.fr", "À"), Type("x", "Objet"), "Envoyer", Press("ctrl+z")
    )
    assert subjects_in(at, "sent") == ["x", "Bonjour"] and "Il n'y a rien à annuler." in visible_text(at)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Il manque une adresse dans À."),
        ("  ", "Il manque une adresse dans À."),
        ("lucie", "Il manque le signe @ dans À."),
        ("lucie@exemple.fr, marc", "Il manque le signe @ dans À."),
        ("lucie@", "Il manque la fin de l'adresse, après le signe @."),
        ("@exemple.fr", "Il manque le début de l'adresse, avant le signe @."),
        ("lucie@exemple", "Il manque la fin de l'adresse, comme .fr."),
        ("lucie martin@exemple.fr", "Écrivez seulement l'adresse, sans espace ni autre mot."),
        ("lucie@@exemple.fr", "Gardez un seul signe @."),
        ("zoé@exemple.fr", "Une adresse n'a pas d'accent."),
        ("paul@exemple,fr", "Écrivez un point à la place de la virgule."),
        ("lucie@exemple..fr", "Il y a un point en trop dans l'adresse."),
    ],
)
def test_the_message_beside_a_wrong_address_names_what_is_missing_and_nothing_is_sent(
    written: str, message: str
) -> None:
    begun = after_gestures(mail(), "Nouveau message")
    begun = after_gestures(begun, Type(written, "À")) if written else begun
    at = after_gestures(begun, "Envoyer")
    (to,) = [node for node in nodes(at, "textbox") if node.name == "À"]
    assert to.description == message and to.focused
    assert subjects_in(at, "sent") == ["Bonjour"]
    # As soon as it is being mended, nothing is held against the person.
    mending = after_gestures(at, Type("b", "À"))
    assert not any(node.description for node in nodes(mending, "textbox"))


def test_an_empty_subject_is_asked_for_and_may_stay_empty() -> None:
    begun = after_gestures(mail(), "Nouveau message", Type("a@exemple.fr", "À"), "Envoyer")
    assert "Envoyer sans objet ?" in visible_text(begun)
    assert subjects_in(after_gestures(begun, Press("escape")), "sent") == ["Bonjour"]
    adding = after_gestures(begun, "Ajouter un objet", Type("Vacances"), "Envoyer")
    assert last_sent(adding).subject == "Vacances"
    assert last_sent(after_gestures(begun, "Envoyer sans objet")).subject == ""


def test_a_reply_goes_to_the_sender_with_the_subject_and_the_text_quoted() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Répondre", Type("Je viens."))
    assert (box(at, "À"), box(at, "Objet")) == ("lucie@exemple.fr", "Re : Réunion de jeudi")
    assert box(at, "Message").startswith("Je viens.\n\nLucie Martin a écrit, lundi 9 h 12 :\n> Bonjour Camille,")


def test_a_reply_to_all_keeps_the_others_without_oneself() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Répondre à tous")
    assert box(at, "À") == "lucie@exemple.fr, marc@exemple.fr"
    assert box(at, "Cc") == "paul@exemple.fr"


def test_a_reply_to_all_has_each_address_once_whatever_its_case() -> None:
    inbox = "[{from: a@exemple.fr, to: [b@exemple.fr, A@exemple.fr], cc: [B@Exemple.fr, c@exemple.fr], subject: Un}]"
    at = after_gestures(mail(f"open: [mail]\nmail: {{me: c@exemple.fr, inbox: {inbox}}}"), "Un", "Répondre à tous")
    assert box(at, "À") == "a@exemple.fr, b@exemple.fr"
    assert "Cc" not in [node.name for node in nodes(at, "textbox")]


def test_a_reply_to_a_reply_says_re_once() -> None:
    at = after_gestures(
        mail(), "Réunion de jeudi", "Répondre", "Envoyer", "Envoyés", "Re : Réunion de jeudi", "Répondre"
    )
    assert box(at, "Objet") == "Re : Réunion de jeudi"
    assert box(at, "À") == "lucie@exemple.fr"


def test_forwarding_takes_the_text_and_the_files_along() -> None:
    at = after_gestures(mail(), "Réunion de jeudi", "Transférer", Type("nadia@exemple.fr"), "Envoyer")
    sent = last_sent(at)
    assert sent.subject == "Tr : Réunion de jeudi" and "La réunion est à 10 heures." in sent.body
    assert [file.name for file in sent.attachments] == ["plan.pdf", "chat.jpg"]


@pytest.mark.parametrize("way", ["Répondre", "Répondre à tous", "Transférer"])
def test_a_long_quoted_message_leaves_room_to_write_above_it(way: str) -> None:
    body = "La réunion est à dix heures. " * 51
    inbox = f"[{{from: a@exemple.fr, subject: Long, body: '{body}'}}]"
    at = after_gestures(mail(f"open: [mail]\nmail: {{me: camille@exemple.fr, inbox: {inbox}}}"), "Long", way)
    quoted = box(at, "Message")
    assert "La réunion est à dix heures." in quoted
    words = "Bonjour à tous. " * 40
    (message,) = [node for node in nodes(at, "textbox") if node.name == "Message"]
    at = after_acts(at, CaretPut(message.id, 0), Typed(words))
    assert box(at, "Message") == words + quoted


def test_a_message_to_oneself_arrives() -> None:
    at = after_gestures(mail(), "Nouveau message", Type("Camille@exemple.fr", "À"), Type("Liste", "Objet"), "Envoyer")
    assert subjects_in(at, "inbox")[0] == "Liste" and "(3 non lus)" in visible_text(at)


def test_closing_a_message_keeps_a_draft_that_a_click_reopens() -> None:
    closed = after_gestures(mail(), "Nouveau message", Type("Chère Nadia", "Message"), "Fermer")
    assert closed.place.notice == "Le message est gardé dans Brouillons."
    assert "Brouillons (2)" in visible_text(closed)
    again = after_gestures(closed, "Brouillons", "À … – (sans objet)")
    assert box(again, "Message") == "Chère Nadia"
    sent = after_gestures(again, Type("nadia@exemple.fr", "À"), Type("Toi", "Objet"), "Envoyer")
    assert "Brouillons (1)" in visible_text(sent) and last_sent(sent).body == "Chère Nadia"


def test_a_message_in_which_nothing_was_written_is_not_kept() -> None:
    for way in ([], ["Réunion de jeudi", "Répondre"]):
        begun = after_gestures(mail(), *way) if way else after_gestures(mail(), "Nouveau message")
        assert subjects_in(after_gestures(begun, "Fermer"), "drafts") == ["Une idée"]


def test_a_draft_of_the_exercise_can_be_continued_and_sent() -> None:
    at = after_gestures(mail(), "Brouillons", "Une idée", "Envoyer")
    assert (last_sent(at).subject, subjects_in(at, "drafts")) == ("Une idée", [])
    assert [file.name for file in last_sent(at).attachments] == ["idee.txt"]


def test_a_draft_that_is_thrown_away_can_be_restored() -> None:
    thrown = after_gestures(mail(), "Brouillons", "Une idée", "Supprimer le brouillon")
    assert subjects_in(thrown, "drafts") == [] and "Une idée" in subjects_in(thrown, "bin")
    assert subjects_in(after_gestures(thrown, "Corbeille", "Une idée", "Restaurer"), "drafts") == ["Une idée"]
    assert subjects_in(after_gestures(thrown, Press("ctrl+z")), "drafts") == ["Une idée"]


def test_a_file_is_joined_and_taken_off() -> None:
    begun = after_gestures(mail(), "Nouveau message", Type("a@exemple.fr", "À"), Type("CV", "Objet"))
    joined = after_gestures(begun, "Joindre un fichier", "CV.pdf", "Ouvrir")
    assert "Pièce jointe : CV.pdf" in visible_text(joined)
    twice = after_gestures(joined, "Joindre un fichier", "CV.pdf", "Ouvrir")
    assert twice.place.notice == "Le fichier « CV.pdf » est déjà joint."
    assert last_sent(after_gestures(twice, "Envoyer")).attachments[0].document == Pdf("Camille Petit")
    off = after_gestures(twice, "Retirer CV.pdf", "Envoyer")
    assert last_sent(off).attachments == ()


def test_a_file_can_be_dropped_on_the_message_beside_it() -> None:
    begun = after_gestures(mail(), "Nouveau message", "Rétablir", "Fichiers", "Rétablir")
    at = after_gestures(begun, Drag("CV.pdf", "Nouveau message"))
    assert "Pièce jointe : CV.pdf" in visible_text(at)


def test_a_file_that_was_copied_can_be_pasted_into_the_message() -> None:
    begun = after_gestures(
        mail(), "Fichiers", RightClick("CV.pdf"), "Copier", "Messagerie", "Nouveau message", Press("ctrl+v")
    )
    assert "Pièce jointe : CV.pdf" in visible_text(begun)


def test_a_folder_dragged_onto_a_message_is_refused_with_the_reason() -> None:
    at = after_gestures(mail(), "Nouveau message")
    beside = (Clicked("window-size/mail/new-1"), Clicked("taskbar/program/files"), Clicked("window-size/files"))
    at = after_acts(at, *beside)
    folder = after_acts(at, Dropped("files/item/Documents/Vacances", "mail/new-1/form"))
    assert "Choisissez un fichier, pas un dossier." in visible_text(folder) and folder.content == at.content
    assert "Le fichier « CV.pdf » est joint au message." in visible_text(
        after_acts(at, Dropped("files/item/Documents/CV.pdf", "mail/new-1/form"))
    )


def test_a_question_explains_why_it_is_asked() -> None:
    at = after_gestures(mail(), "Nouveau message", Type("paul@exemple.fr", "À"), "Envoyer")
    assert {"Envoyer sans objet ?", "L'objet dit de quoi parle le message."} <= set(visible_text(at).split("\n"))
