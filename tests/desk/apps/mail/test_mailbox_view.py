"""The list of messages and the one being read: what is unread, who wrote, searching."""

from tests.desk.apps.mail.mail_samples import (
    Press,
    Type,
    after_gestures,
    mail,
    nodes,
    visible_text,
)

LUCIE = "Lucie Martin – Réunion de jeudi"


def test_the_list_marks_what_is_unread_by_a_shape_and_counts_it_in_words() -> None:
    at = mail()
    marks = [row.children[0].name for row in nodes(at, "row")]
    assert marks == ["●", "●", "○", "○"]
    assert "Boîte de réception (2 non lus)" in visible_text(at)
    read = after_gestures(at, LUCIE, "Retour")
    assert [row.children[0].name for row in nodes(read, "row")] == ["○", "●", "○", "○"]
    assert "Boîte de réception (1 non lu)" in visible_text(read)


def test_two_messages_that_look_alike_have_different_names() -> None:
    names = [row.name for row in nodes(mail(), "row")]
    assert len(set(names)) == len(names)


def test_reading_is_not_a_change_that_ctrl_z_takes_back() -> None:
    at = after_gestures(mail(), LUCIE, "Retour", Press("ctrl+z"))
    assert "Boîte de réception (1 non lu)" in visible_text(at)


def test_an_open_message_shows_its_sender_recipients_and_subject() -> None:
    shown = visible_text(after_gestures(mail(), "Réunion de jeudi"))
    for text in (
        "Objet : Réunion de jeudi",
        "De : Lucie Martin <lucie@exemple.fr>",
        "À : camille@exemple.fr, Marc Petit",
    ):
        assert text in shown
    assert "La réunion est à 10 heures." in shown


def test_arrows_and_enter_open_a_message() -> None:
    at = after_gestures(mail(), LUCIE, "Retour", Press("down"), Press("enter"))
    assert "Objet : Vélo" in visible_text(at)


def test_search_looks_in_the_folder_whatever_the_accents() -> None:
    at = after_gestures(mail(), Type("REUNION", "Rechercher"))
    assert [row.name for row in nodes(at, "row")] == [LUCIE]
    assert len(nodes(after_gestures(at, "Envoyés", "Boîte de réception"), "row")) == 4
    assert "Aucun message trouvé." in visible_text(after_gestures(mail(), Type("zzz", "Rechercher")))
