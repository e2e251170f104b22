"""Folders that are made in the mailbox, and messages moved to them."""

from kiosk.desk.apps.mail.mailbox import mailbox
from kiosk.desk.state import Desk
from tests.desk.apps.mail.mail_samples import (
    Drag,
    Press,
    RightClick,
    Type,
    after_gestures,
    goal_problems,
    judge,
    mail,
    nodes,
    subjects_in,
    visible_text,
)

FACTURES = """
open: [mail]
mail:
  inbox: [{from: edf@exemple.fr, subject: Facture de mars}, {from: edf@exemple.fr, subject: Facture de mai}]
  folders: {Factures: [{from: edf@exemple.fr, subject: Facture de janvier}], Famille: []}
"""


def with_folder(at: Desk, name: str = "Factures") -> Desk:
    return after_gestures(at, "Nouveau dossier", Press("ctrl+a"), Type(name), "Créer")


def test_a_folder_is_made_and_a_message_is_moved_to_it_with_its_menu() -> None:
    at = with_folder(mail())
    assert at.place.notice == "Le dossier « Factures » est créé."
    assert judge(at, "mail_folder_made: factures").done and not judge(mail(), "mail_folder_made: Factures").done
    moved = after_gestures(at, RightClick("Vélo"), "Déplacer vers Factures")
    assert moved.place.notice == "Le message est dans Factures."
    assert judge(moved, "message_in: {subject: Vélo, folder: factures}").done
    assert "Vélo" not in subjects_in(moved, "inbox")
    shown = after_gestures(moved, "Factures")
    assert judge(shown, "mail_folder: Factures").done and "Karim Benali – Vélo" in visible_text(shown)
    back = after_gestures(shown, RightClick("Vélo"), "Déplacer vers Boîte de réception")
    assert "Vélo" in subjects_in(back, "inbox")


def test_an_open_message_is_moved_with_its_button_or_by_dragging_it() -> None:
    at = after_gestures(mail(FACTURES), "Facture de mars", "Déplacer", "Déplacer vers Factures")
    assert judge(at, "message_in: {subject: Facture de mars, folder: Factures}").done
    dragged = after_gestures(mail(FACTURES), Drag("Facture de mai", "Famille"))
    assert judge(dragged, "message_in: {subject: Facture de mai, folder: Famille}").done
    assert "Déplacer" not in visible_text(after_gestures(mail(), "Vélo")), "there is no folder to move it to"


def test_what_was_deleted_from_an_own_folder_goes_back_to_it() -> None:
    at = after_gestures(
        mail(FACTURES), "Factures", RightClick("janvier"), "Supprimer", "Corbeille", "janvier", "Restaurer"
    )
    assert judge(at, "message_in: {subject: Facture de janvier, folder: Factures}").done


def test_a_folder_that_is_there_or_is_called_as_a_key_is_no_trap() -> None:
    assert with_folder(mail(), "corbeille").place.notice == "Le dossier « corbeille » existe déjà."
    at = with_folder(mail(), "sent")
    assert judge(at, "mail_folder_made: sent").done
    assert [node.name for node in nodes(at, "treeitem")][-1] == "sent"
    moved = after_gestures(at, RightClick("Vélo"), "Déplacer vers sent")
    assert "Vélo" not in subjects_in(moved, "sent")
    assert mailbox(with_folder(mail(), "  ")).own_folders == ("Nouveau dossier",)


def test_making_a_folder_is_undone_and_its_messages_are_back() -> None:
    at = after_gestures(with_folder(mail()), RightClick("Vélo"), "Déplacer vers Factures")
    undone = after_gestures(at, Press("ctrl+z"), Press("ctrl+z"))
    assert subjects_in(undone, "inbox") == subjects_in(mail(), "inbox")
    assert not judge(undone, "mail_folder_made: Factures").done


def test_a_draft_stays_a_draft_and_a_sent_message_goes_back_to_the_sent_ones() -> None:
    at = after_gestures(mail(FACTURES), "Brouillons")
    assert "Déplacer vers Factures" not in visible_text(at)
    sent = with_folder(mail())
    moved = after_gestures(sent, "Envoyés", RightClick("Bonjour"), "Déplacer vers Factures", "Factures")
    home = after_gestures(moved, RightClick("Bonjour"), "Déplacer vers Envoyés")
    assert subjects_in(home, "sent") == ["Bonjour"]


def test_a_label_or_a_misspelt_key_in_the_place_of_a_folder_is_a_problem() -> None:
    for folder, write in (("Corbeille", ["écrivez « bin »"]), ("inbxo", ["écrivez « inbox »"]), ("Factures", [])):
        problems = goal_problems(f"message_in: {{subject: Vélo, folder: {folder}}}")
        assert [one for _path, _what, one in problems] == write
