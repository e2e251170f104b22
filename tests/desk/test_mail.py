"""Messagerie as a beginner finds it: reading, writing, answering, attaching, throwing away, signing out."""

import pytest

from kiosk.course.acts import Typed
from kiosk.desk.acts import CaretPut, Clicked, Dropped
from kiosk.desk.apps.mail.mailbox import message_of
from kiosk.desk.files.documents import Pdf
from kiosk.desk.state import Desk
from tests.desk.desk_samples import done
from tests.desk.mail_samples import (
    SIGNED_OUT,
    Drag,
    Press,
    RightClick,
    Type,
    doing,
    held,
    last_sent,
    mail,
    nodes,
    said,
)

LUCIE = "Lucie Martin – Réunion de jeudi"


def box(at: Desk, name: str) -> str:
    """What stands in a box of the message being written."""
    (found,) = [node for node in nodes(at, "textbox") if node.name == name]
    assert found.field is not None
    return found.field.text


# -- reading ------------------------------------------------------------------------------------------------------


def test_the_list_marks_what_is_unread_by_a_shape_and_counts_it_in_words() -> None:
    at = mail()
    marks = [row.children[0].name for row in nodes(at, "row")]
    assert marks == ["●", "●", "○", "○"]
    assert "Boîte de réception (2 non lus)" in said(at)
    read = doing(at, LUCIE, "Retour")
    assert [row.children[0].name for row in nodes(read, "row")] == ["○", "●", "○", "○"]
    assert "Boîte de réception (1 non lu)" in said(read)


def test_two_messages_that_look_alike_can_be_told_apart() -> None:
    names = [row.name for row in nodes(mail(), "row")]
    assert len(set(names)) == len(names)


def test_reading_is_not_a_change_that_ctrl_z_takes_back() -> None:
    at = doing(mail(), LUCIE, "Retour", Press("ctrl+z"))
    assert "Boîte de réception (1 non lu)" in said(at)


def test_an_open_message_says_from_whom_to_whom_and_about_what() -> None:
    shown = said(doing(mail(), "Réunion de jeudi"))
    for text in (
        "Objet : Réunion de jeudi",
        "De : Lucie Martin <lucie@exemple.fr>",
        "À : camille@exemple.fr, Marc Petit",
    ):
        assert text in shown
    assert "La réunion est à 10 heures." in shown


def test_arrows_and_enter_open_a_message() -> None:
    at = doing(mail(), LUCIE, "Retour", Press("down"), Press("enter"))
    assert "Objet : Vélo" in said(at)


def test_search_looks_in_the_folder_whatever_the_accents() -> None:
    at = doing(mail(), Type("REUNION", "Rechercher"))
    assert [row.name for row in nodes(at, "row")] == [LUCIE]
    assert len(nodes(doing(at, "Envoyés", "Boîte de réception"), "row")) == 4
    assert "Aucun message trouvé." in said(doing(mail(), Type("zzz", "Rechercher")))


# -- writing ------------------------------------------------------------------------------------------------------


def test_a_message_is_written_and_sent() -> None:
    at = doing(
        mail(), "Nouveau message", Type("lucie@exemple.fr; marc@exemple.fr", "À"), Type("Bonjour", "Objet"),
        Type("Un mot.\nCamille", "Message"), "Envoyer",
    )  # fmt: skip
    sent = last_sent(at)
    assert [p.address for p in sent.to] == ["lucie@exemple.fr", "marc@exemple.fr"]
    assert (sent.subject, sent.body, sent.date) == ("Bonjour", "Un mot.\nCamille", "aujourd'hui, 9 h 05")
    assert [w.id for w in at.place.windows] == ["mail"] and at.place.notice == "Le message est envoyé."


def test_what_was_sent_cannot_be_taken_back() -> None:
    at = doing(mail(), "Nouveau message", Type("a@exemple.fr", "À"), Type("x", "Objet"), "Envoyer", Press("ctrl+z"))
    assert held(at, "sent") == ["x", "Bonjour"] and "Il n'y a rien à annuler." in said(at)


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
        ("lucie martin@exemple.fr", "Une adresse n'a pas d'espace."),
        ("lucie@@exemple.fr", "Le signe @ est là deux fois. Une adresse en a un."),
        ("zoé@exemple.fr", "Une adresse n'a pas d'accent."),
        ("lucie@exemple..fr", "Il y a un point en trop dans l'adresse."),
    ],
)
def test_what_an_address_lacks_is_said_beside_the_box_and_nothing_is_sent(written: str, message: str) -> None:
    begun = doing(mail(), "Nouveau message")
    begun = doing(begun, Type(written, "À")) if written else begun
    at = doing(begun, "Envoyer")
    (to,) = [node for node in nodes(at, "textbox") if node.name == "À"]
    assert to.description == message and to.focused
    assert held(at, "sent") == ["Bonjour"]
    # As soon as it is being mended, nothing is held against the person.
    mending = doing(at, Type("b", "À"))
    assert not any(node.description for node in nodes(mending, "textbox"))


def test_an_empty_subject_is_asked_for_gently() -> None:
    begun = doing(mail(), "Nouveau message", Type("a@exemple.fr", "À"), "Envoyer")
    assert "Envoyer sans objet ?" in said(begun)
    assert held(doing(begun, Press("escape")), "sent") == ["Bonjour"]
    adding = doing(begun, "Ajouter un objet", Type("Vacances"), "Envoyer")
    assert last_sent(adding).subject == "Vacances"
    assert last_sent(doing(begun, "Envoyer sans objet")).subject == ""


def test_a_reply_goes_to_the_sender_with_the_subject_and_the_text_quoted() -> None:
    at = doing(mail(), "Réunion de jeudi", "Répondre", Type("Je viens."))
    assert (box(at, "À"), box(at, "Objet")) == ("lucie@exemple.fr", "Re : Réunion de jeudi")
    assert box(at, "Message").startswith("Je viens.\n\nLucie Martin a écrit, lundi 9 h 12 :\n> Bonjour Camille,")


def test_a_reply_to_all_keeps_the_others_without_oneself() -> None:
    at = doing(mail(), "Réunion de jeudi", "Répondre à tous")
    assert box(at, "À") == "lucie@exemple.fr, marc@exemple.fr"
    assert box(at, "Cc") == "paul@exemple.fr"


def test_a_reply_to_all_writes_to_nobody_twice_in_whatever_case_an_address_is_written() -> None:
    inbox = "[{from: a@exemple.fr, to: [b@exemple.fr, A@exemple.fr], cc: [B@Exemple.fr, c@exemple.fr], subject: Un}]"
    at = doing(mail(f"open: [mail]\nmail: {{me: c@exemple.fr, inbox: {inbox}}}"), "Un", "Répondre à tous")
    assert box(at, "À") == "a@exemple.fr, b@exemple.fr"
    assert "Cc" not in [node.name for node in nodes(at, "textbox")]


def test_a_reply_to_a_reply_says_re_once() -> None:
    at = doing(mail(), "Réunion de jeudi", "Répondre", "Envoyer", "Envoyés", "Re : Réunion de jeudi", "Répondre")
    assert box(at, "Objet") == "Re : Réunion de jeudi"
    assert box(at, "À") == "lucie@exemple.fr"


def test_forwarding_takes_the_text_and_the_files_along() -> None:
    at = doing(mail(), "Réunion de jeudi", "Transférer", Type("nadia@exemple.fr"), "Envoyer")
    sent = last_sent(at)
    assert sent.subject == "Tr : Réunion de jeudi" and "La réunion est à 10 heures." in sent.body
    assert [file.name for file in sent.attachments] == ["plan.pdf", "chat.jpg"]


@pytest.mark.parametrize("way", ["Répondre", "Répondre à tous", "Transférer"])
def test_however_long_a_message_is_there_is_room_to_write_above_what_is_quoted_of_it(way: str) -> None:
    body = "La réunion est à dix heures. " * 51
    inbox = f"[{{from: a@exemple.fr, subject: Long, body: '{body}'}}]"
    at = doing(mail(f"open: [mail]\nmail: {{me: camille@exemple.fr, inbox: {inbox}}}"), "Long", way)
    quoted = box(at, "Message")
    assert "La réunion est à dix heures." in quoted
    words = "Bonjour à tous. " * 40
    (message,) = [node for node in nodes(at, "textbox") if node.name == "Message"]
    at = done(at, CaretPut(message.id, 0), Typed(words))
    assert box(at, "Message") == words + quoted


def test_what_one_writes_to_oneself_arrives() -> None:
    at = doing(mail(), "Nouveau message", Type("Camille@exemple.fr", "À"), Type("Liste", "Objet"), "Envoyer")
    assert held(at, "inbox")[0] == "Liste" and "(3 non lus)" in said(at)


# -- drafts -------------------------------------------------------------------------------------------------------


def test_closing_a_message_keeps_it_and_a_click_goes_on_with_it() -> None:
    closed = doing(mail(), "Nouveau message", Type("Chère Nadia", "Message"), "Fermer")
    assert closed.place.notice == "Le message est gardé dans Brouillons."
    assert "Brouillons (2)" in said(closed)
    again = doing(closed, "Brouillons", "À … – (sans objet)")
    assert box(again, "Message") == "Chère Nadia"
    sent = doing(again, Type("nadia@exemple.fr", "À"), Type("Toi", "Objet"), "Envoyer")
    assert "Brouillons (1)" in said(sent) and last_sent(sent).body == "Chère Nadia"


def test_a_message_in_which_nothing_was_written_is_not_kept() -> None:
    for way in ([], ["Réunion de jeudi", "Répondre"]):
        begun = doing(mail(), *way) if way else doing(mail(), "Nouveau message")
        assert held(doing(begun, "Fermer"), "drafts") == ["Une idée"]


def test_a_draft_of_the_exercise_is_gone_on_with() -> None:
    at = doing(mail(), "Brouillons", "Une idée", "Envoyer")
    assert (last_sent(at).subject, held(at, "drafts")) == ("Une idée", [])
    assert [file.name for file in last_sent(at).attachments] == ["idee.txt"]


def test_a_draft_that_is_thrown_away_can_be_restored() -> None:
    thrown = doing(mail(), "Brouillons", "Une idée", "Supprimer le brouillon")
    assert held(thrown, "drafts") == [] and "Une idée" in held(thrown, "bin")
    assert held(doing(thrown, "Corbeille", "Une idée", "Restaurer"), "drafts") == ["Une idée"]
    assert held(doing(thrown, Press("ctrl+z")), "drafts") == ["Une idée"]


# -- files --------------------------------------------------------------------------------------------------------


def test_a_file_is_joined_and_taken_off() -> None:
    begun = doing(mail(), "Nouveau message", Type("a@exemple.fr", "À"), Type("CV", "Objet"))
    joined = doing(begun, "Joindre un fichier", "CV.pdf", "Ouvrir")
    assert "Fichier joint : CV.pdf" in said(joined)
    twice = doing(joined, "Joindre un fichier", "CV.pdf", "Ouvrir")
    assert twice.place.notice == "« CV.pdf » est déjà joint."
    assert last_sent(doing(twice, "Envoyer")).attachments[0].document == Pdf("Camille Petit")
    off = doing(twice, "Retirer CV.pdf", "Envoyer")
    assert last_sent(off).attachments == ()


def test_a_file_can_be_dropped_on_the_message_beside_it() -> None:
    begun = doing(mail(), "Nouveau message", "Rétablir", "Fichiers", "Rétablir")
    at = doing(begun, Drag("CV.pdf", "Nouveau message"))
    assert "Fichier joint : CV.pdf" in said(at)


def test_a_file_that_was_copied_can_be_pasted_into_the_message() -> None:
    begun = doing(mail(), "Fichiers", RightClick("CV.pdf"), "Copier", "Messagerie", "Nouveau message", Press("ctrl+v"))
    assert "Fichier joint : CV.pdf" in said(begun)


def test_an_attachment_is_opened_and_kept_in_the_downloads() -> None:
    at = doing(mail(), "Réunion de jeudi", "Enregistrer plan.pdf")
    assert at.files.document("Téléchargements/plan.pdf") == Pdf("Plan de la salle")
    assert at.place.notice == "« plan.pdf » est dans Téléchargements."
    shown = doing(at, "plan.pdf")
    assert "Plan de la salle" in said(shown)
    twice = doing(shown, "Enregistrer")
    assert twice.files.document("Téléchargements/plan (2).pdf") is not None


def test_an_attachment_is_kept_where_one_wants() -> None:
    asked = doing(mail(), "Vélo", "Enregistrer sous", "Documents")
    at = doing(asked, Type("mon ", "Nom du fichier"), Press("ctrl+a"), Type("mon vélo"), "Enregistrer")
    assert at.files.document("Documents/mon vélo.jpg") is not None
    assert "Le message" not in at.place.notice


# -- throwing away and folders ------------------------------------------------------------------------------------


def test_a_message_is_thrown_away_and_restored() -> None:
    thrown = doing(mail(), "Réunion de jeudi", "Supprimer")
    assert "Réunion de jeudi" not in held(thrown, "inbox") and "Réunion de jeudi" in held(thrown, "bin")
    back = doing(thrown, "Corbeille", "Réunion de jeudi", "Restaurer")
    assert held(back, "inbox") == held(mail(), "inbox")
    assert held(doing(thrown, Press("ctrl+z")), "inbox") == held(mail(), "inbox")


def test_what_began_in_the_bin_goes_to_the_inbox() -> None:
    assert "Travaux" in held(doing(mail(), "Corbeille", "Travaux", "Restaurer"), "inbox")


def test_a_message_sent_that_is_restored_is_among_those_sent() -> None:
    at = doing(mail(), "Envoyés", RightClick("Bonjour"), "Supprimer", "Corbeille", RightClick("Bonjour"), "Restaurer")
    assert held(at, "sent") == ["Bonjour"]


def test_unwanted_and_wanted_again() -> None:
    at = doing(mail(), "Vélo", "Signaler comme indésirable")
    assert "Vélo" in held(at, "unwanted")
    assert "Vélo" in held(doing(at, "Indésirables", "Vélo", "Ce n'est pas un indésirable"), "inbox")


def test_a_message_can_be_dragged_onto_a_folder() -> None:
    at = doing(mail(), Drag("Vélo", "Corbeille"))
    assert "Vélo" in held(at, "bin")
    stays = doing(mail(), Drag("Vélo", "Envoyés"))
    assert stays.place.notice == "Ce message reste dans son dossier." and "Vélo" in held(stays, "inbox")


def test_the_delete_key_throws_what_is_selected() -> None:
    at = doing(mail(), "Vélo", "Retour", Press("delete"))
    assert "Vélo" in held(at, "bin")


def test_deleting_for_good_asks_first() -> None:
    asked = doing(mail(), "Corbeille", "Travaux", "Supprimer définitivement")
    assert held(doing(asked, "Annuler"), "bin") == ["Travaux"]
    gone = doing(asked, "Supprimer")
    assert held(gone, "bin") == [] and message_of(gone, "bin-1") is None
    assert held(doing(gone, Press("ctrl+z")), "bin") == []
    emptied = doing(mail(), "Corbeille", "Vider la corbeille", "Vider")
    assert held(emptied, "bin") == [] and "Il n'y a pas de message ici." in said(emptied)


def test_the_menu_of_a_message_marks_it_unread_again() -> None:
    at = doing(mail(), "Vélo", "Retour", RightClick("Vélo"), "Marquer comme non lu")
    assert "(2 non lus)" in said(at)


# -- signing in and out -------------------------------------------------------------------------------------------


def test_signing_out_leaves_nothing_of_the_mailbox_on_the_screen() -> None:
    at = doing(
        mail(), "Vélo", "velo.jpg", "Ma messagerie", "Répondre", Type("Secret"), "Ma messagerie", "Se déconnecter"
    )
    shown = said(at)
    for text in ("Vélo", "velo.jpg", "Secret", "Karim"):
        assert text not in shown
    assert [w.id for w in at.place.windows] == ["mail"]
    assert "Secret" not in said(doing(at, Press("ctrl+z")))


def test_a_message_being_written_is_kept_over_signing_out() -> None:
    at = doing(mail(), "Nouveau message", Type("Chère Zoé", "Message"), "Ma messagerie", "Se déconnecter")
    back = doing(at, Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), "Se connecter")
    assert "Brouillons (2)" in said(back)


def test_signing_in_says_what_is_missing() -> None:
    at = doing(mail(SIGNED_OUT), "Se connecter")
    notes = {n.name: n.description for n in nodes(at, "textbox")}
    assert notes == {"Adresse e-mail": "Il manque une adresse.", "Mot de passe": "Il manque le mot de passe."}
    wrong = doing(at, Type("zoe@exemple.fr", "Adresse e-mail"), Type("tulipe", "Mot de passe"), Press("enter"))
    notes = {n.name: n.description for n in nodes(wrong, "textbox")}
    assert notes["Adresse e-mail"] == "Ici, l'adresse est camille@exemple.fr."
    assert notes["Mot de passe"] == "Pas encore. Regardez chaque lettre du mot de passe."


def test_the_password_is_hidden_until_one_asks_and_leaves_no_trace() -> None:
    written = doing(mail(SIGNED_OUT), Type("Camille@Exemple.fr", "Adresse e-mail"), Type("Tulipe62", "Mot de passe"))
    (box,) = [n for n in nodes(written, "textbox") if n.name == "Mot de passe"]
    assert box.masked
    (shown,) = [n for n in nodes(doing(written, "Afficher le mot de passe"), "textbox") if n.name == "Mot de passe"]
    assert not shown.masked
    at = doing(written, "Se connecter")
    assert "Boîte de réception" in said(at)
    assert "Tulipe62" not in repr(at.content.values) + repr(at.history)
    assert "Tulipe62" not in said(doing(at, "Se déconnecter", Press("ctrl+z")))


def test_what_was_searched_for_is_gone_once_one_signed_out() -> None:
    at = doing(mail(), Type("samedi", "Rechercher"))
    assert "samedi" in said(at)
    at = doing(
        at, "Se déconnecter", Type("camille@exemple.fr", "Adresse e-mail"), Type("x", "Mot de passe"), Press("enter")
    )
    assert "Boîte de réception" in said(at) and "samedi" not in said(at)


def test_a_folder_that_is_dragged_onto_a_message_is_not_attached_and_it_says_why() -> None:
    at = doing(mail(), "Nouveau message")
    beside = (Clicked("window-size/mail/new-1"), Clicked("taskbar/program/files"), Clicked("window-size/files"))
    at = done(at, *beside)
    folder = done(at, Dropped("files/item/Documents/Vacances", "mail/new-1/form"))
    assert "Choisissez un fichier, pas un dossier." in said(folder) and folder.content == at.content
    assert "« CV.pdf » est joint au message." in said(
        done(at, Dropped("files/item/Documents/CV.pdf", "mail/new-1/form"))
    )


def test_a_question_says_why_it_is_asked() -> None:
    at = doing(mail(), "Nouveau message", Type("paul@exemple.fr", "À"), "Envoyer")
    assert {"Envoyer sans objet ?", "L'objet dit de quoi parle le message."} <= set(said(at).split("\n"))
