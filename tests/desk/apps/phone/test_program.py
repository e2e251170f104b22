"""The telephone at the side: reading and writing SMS, and the codes that come."""

import pytest

from kiosk.desk.apps.phone import receive_sms
from kiosk.desk.view import window_titles
from tests.desk.apps.web.web_samples import (
    CAF,
    after_gestures,
    is_reached,
    judge,
    start,
    visible_nodes,
    visible_texts,
    visit,
)


def test_it_opens_beside_the_window_in_front_which_gets_its_room_back() -> None:
    at = after_gestures(visit(start(), CAF), "click: Téléphone")
    assert set(window_titles(at)) == {"web", "phone"} and [w.id for w in at.visible_windows] == ["phone", "web"]
    assert {"Bienvenue à la CAF", "Messages", "Contacts"} <= visible_texts(at)
    closed = after_gestures(at, "click: Fermer")
    assert closed.window("phone") is None
    assert closed.front is not None and (closed.front.id, closed.front.size) == ("web", "large")


def test_an_sms_is_new_until_it_is_opened() -> None:
    at = after_gestures(start(), "click: Téléphone")
    assert "Nouveaux SMS : 1" in visible_texts(at)
    at = after_gestures(at, "click: Messages")
    assert judge(at, "sms_read: Nadia").remaining == "Il reste à l'ouvrir sur le téléphone."
    at = after_gestures(at, "click: Nadia — nouveau")
    assert is_reached(at, "sms_read: nadia")
    assert "Nadia, 09:12 : Tu viens samedi ?" in visible_texts(at)
    assert "Nadia" in visible_texts(after_gestures(at, "click: Tous les messages"))


def test_an_answer_is_written_and_sent() -> None:
    at = after_gestures(
        start(), "click: Téléphone", "click: Messages", "click: Nadia — nouveau", "click: Envoyer le SMS"
    )
    assert at.place.notice == "Écrivez d'abord votre SMS."
    at = after_gestures(at, 'type: {into: Votre SMS, text: "Oui, je viens Samedi"}')
    assert (
        judge(at, "sms_sent: {to: Nadia, contains: je viens samedi}").remaining
        == "Il reste à cliquer sur Envoyer le SMS."
    )
    at = after_gestures(at, "click: Envoyer le SMS")
    assert is_reached(at, "sms_sent: {to: Nadia, contains: je viens samedi}")
    assert not is_reached(at, "sms_sent: {to: Nadia, contains: dimanche}")
    assert "Vous, 14:05 : Oui, je viens Samedi" in visible_texts(at)
    assert at.history == (), "an SMS that is sent cannot be taken back"


@pytest.mark.parametrize("to", ["nadia", "0639981234", "06 39 98 12 34"])
def test_a_new_sms_goes_to_a_name_or_a_number(to: str) -> None:
    at = after_gestures(
        start(), "click: Téléphone", "click: Messages", "click: Nouveau message", f"type: {to!r}", "press: enter"
    )
    at = after_gestures(at, "type: Bonjour", "press: enter")
    assert is_reached(at, "sms_sent: {to: Nadia, contains: bonjour}")


def test_a_new_sms_to_nobody_says_what_to_write_first() -> None:
    at = after_gestures(
        start(), "click: Téléphone", "click: Messages", "click: Nouveau message", "type: {into: Votre SMS, text: Ok}"
    )
    at = after_gestures(at, "click: Envoyer le SMS")
    assert at.place.notice == "Écrivez d'abord un nom ou un numéro."
    assert at.place.focus == "phone/to"


def test_a_contact_leads_to_the_sms_with_that_person() -> None:
    at = after_gestures(start(), "click: Téléphone", "click: Contacts", "click: Nadia")
    assert {"Nadia (06 39 98 12 34)", "Votre SMS"} <= visible_texts(at)


def test_every_icon_does_something() -> None:
    at = after_gestures(start(), "click: Téléphone")
    for icon in ("Messages", "Contacts", "Appels", "Appareil photo"):
        after = after_gestures(at, f"click: {icon}")
        assert after.place.notice or after.place.programs["phone"] != at.place.programs["phone"]


def test_an_sms_that_comes_in_the_open_conversation_is_read() -> None:
    at = after_gestures(start(), "click: Téléphone", "click: Messages", "click: Nadia — nouveau")
    assert is_reached(receive_sms(at, "Nadia", "Super !"), "sms_read: Nadia")
    later = receive_sms(after_gestures(at, "click: Accueil du téléphone"), "Nadia", "Super !")
    assert not is_reached(later, "sms_read: Nadia")
    assert "Nouveaux SMS : 1" in visible_texts(later)


def test_what_was_half_written_to_one_person_does_not_go_to_another() -> None:
    at = receive_sms(start(), "Bailleur", "Votre loyer est payé.")
    at = after_gestures(
        at, "click: Téléphone", "click: Messages", "click: Nadia — nouveau", "type: {into: Votre SMS, text: Bisous}"
    )
    at = after_gestures(at, "click: Tous les messages", "click: Bailleur — nouveau")
    assert next(node for node in visible_nodes(at) if node.name == "Votre SMS" and node.field).field.text == ""  # type: ignore[union-attr]  # it has one
