"""What is done with a message: deleted, restored, moved to another folder, marked as unread."""

from kiosk.desk.apps.mail.mailbox import message_of
from tests.desk.apps.mail.mail_samples import (
    Drag,
    Press,
    RightClick,
    doing,
    held,
    mail,
    said,
)


def test_a_message_is_thrown_away_and_restored() -> None:
    thrown = doing(mail(), "Réunion de jeudi", "Supprimer")
    assert "Réunion de jeudi" not in held(thrown, "inbox") and "Réunion de jeudi" in held(thrown, "bin")
    back = doing(thrown, "Corbeille", "Réunion de jeudi", "Restaurer")
    assert held(back, "inbox") == held(mail(), "inbox")
    assert held(doing(thrown, Press("ctrl+z")), "inbox") == held(mail(), "inbox")


def test_a_message_that_began_in_the_bin_is_restored_to_the_inbox() -> None:
    assert "Travaux" in held(doing(mail(), "Corbeille", "Travaux", "Restaurer"), "inbox")


def test_a_message_sent_that_is_restored_is_among_those_sent() -> None:
    at = doing(mail(), "Envoyés", RightClick("Bonjour"), "Supprimer", "Corbeille", RightClick("Bonjour"), "Restaurer")
    assert held(at, "sent") == ["Bonjour"]


def test_a_message_is_marked_as_unwanted_and_back() -> None:
    at = doing(mail(), "Vélo", "Signaler comme indésirable")
    assert "Vélo" in held(at, "unwanted")
    assert "Vélo" in held(doing(at, "Indésirables", "Vélo", "Ce n'est pas un indésirable"), "inbox")


def test_a_message_can_be_dragged_onto_a_folder() -> None:
    at = doing(mail(), Drag("Vélo", "Corbeille"))
    assert "Vélo" in held(at, "bin")
    stays = doing(mail(), Drag("Vélo", "Envoyés"))
    assert stays.place.notice == "Ce message reste dans son dossier." and "Vélo" in held(stays, "inbox")


def test_the_delete_key_deletes_the_selected_message() -> None:
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
