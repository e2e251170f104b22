"""What is done with a message: deleted, restored, moved to another folder, marked as unread."""

from kiosk.desk.apps.mail.mailbox import message_of
from tests.desk.apps.mail.mail_samples import (
    Drag,
    Press,
    RightClick,
    after_gestures,
    mail,
    subjects_in,
    visible_text,
)


def test_a_message_is_thrown_away_and_restored() -> None:
    thrown = after_gestures(mail(), "Réunion de jeudi", "Supprimer")
    assert "Réunion de jeudi" not in subjects_in(thrown, "inbox") and "Réunion de jeudi" in subjects_in(thrown, "bin")
    back = after_gestures(thrown, "Corbeille", "Réunion de jeudi", "Restaurer")
    assert subjects_in(back, "inbox") == subjects_in(mail(), "inbox")
    assert subjects_in(after_gestures(thrown, Press("ctrl+z")), "inbox") == subjects_in(mail(), "inbox")


def test_a_message_that_began_in_the_bin_is_restored_to_the_inbox() -> None:
    assert "Travaux" in subjects_in(after_gestures(mail(), "Corbeille", "Travaux", "Restaurer"), "inbox")


def test_a_message_sent_that_is_restored_is_among_those_sent() -> None:
    at = after_gestures(
        mail(), "Envoyés", RightClick("Bonjour"), "Supprimer", "Corbeille", RightClick("Bonjour"), "Restaurer"
    )
    assert subjects_in(at, "sent") == ["Bonjour"]


def test_a_message_is_marked_as_unwanted_and_back() -> None:
    at = after_gestures(mail(), "Vélo", "Signaler comme indésirable")
    assert "Vélo" in subjects_in(at, "unwanted")
    assert "Vélo" in subjects_in(after_gestures(at, "Indésirables", "Vélo", "Ce n'est pas un indésirable"), "inbox")


def test_a_message_can_be_dragged_onto_a_folder() -> None:
    at = after_gestures(mail(), Drag("Vélo", "Corbeille"))
    assert "Vélo" in subjects_in(at, "bin")
    stays = after_gestures(mail(), Drag("Vélo", "Envoyés"))
    assert stays.place.notice == "Ce message reste dans son dossier." and "Vélo" in subjects_in(stays, "inbox")


def test_the_delete_key_deletes_the_selected_message() -> None:
    at = after_gestures(mail(), "Vélo", "Retour", Press("delete"))
    assert "Vélo" in subjects_in(at, "bin")


def test_deleting_for_good_asks_first() -> None:
    asked = after_gestures(mail(), "Corbeille", "Travaux", "Supprimer définitivement")
    assert subjects_in(after_gestures(asked, "Annuler"), "bin") == ["Travaux"]
    gone = after_gestures(asked, "Supprimer")
    assert subjects_in(gone, "bin") == [] and message_of(gone, "bin-1") is None
    assert subjects_in(after_gestures(gone, Press("ctrl+z")), "bin") == []
    emptied = after_gestures(mail(), "Corbeille", "Vider la corbeille", "Vider")
    assert subjects_in(emptied, "bin") == [] and "Il n'y a pas de message ici." in visible_text(emptied)


def test_the_menu_of_a_message_marks_it_unread_again() -> None:
    at = after_gestures(mail(), "Vélo", "Retour", RightClick("Vélo"), "Marquer comme non lu")
    assert "(2 non lus)" in visible_text(at)
