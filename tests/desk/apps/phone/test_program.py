"""The telephone at the side: reading and writing SMS, and the codes that come."""

import pytest

from kiosk.desk.apps.phone import receive_sms
from kiosk.desk.view import window_titles
from tests.desk.apps.web.web_samples import CAF, doing, done, going, judged, names, seen, start


def test_it_opens_beside_the_window_in_front_which_gets_its_room_back() -> None:
    at = doing(going(start(), CAF), "click: Téléphone")
    assert set(window_titles(at)) == {"web", "phone"} and [w.id for w in at.visible_windows] == ["phone", "web"]
    assert {"Bienvenue à la CAF", "Messages", "Contacts"} <= names(at)
    closed = doing(at, "click: Fermer")
    assert closed.window("phone") is None
    assert closed.front is not None and (closed.front.id, closed.front.size) == ("web", "large")


def test_an_sms_is_new_until_it_is_opened() -> None:
    at = doing(start(), "click: Téléphone")
    assert "Nouveaux SMS : 1" in names(at)
    at = doing(at, "click: Messages")
    assert judged(at, "sms_read: Nadia").remaining == "Il reste à l'ouvrir sur le téléphone."
    at = doing(at, "click: Nadia — nouveau")
    assert done(at, "sms_read: nadia")
    assert "Nadia, 09:12 : Tu viens samedi ?" in names(at)
    assert "Nadia" in names(doing(at, "click: Tous les messages"))


def test_an_answer_is_written_and_sent() -> None:
    at = doing(start(), "click: Téléphone", "click: Messages", "click: Nadia — nouveau", "click: Envoyer le SMS")
    assert at.place.notice == "Écrivez d'abord votre SMS."
    at = doing(at, 'type: {into: Votre SMS, text: "Oui, je viens Samedi"}')
    assert (
        judged(at, "sms_sent: {to: Nadia, contains: je viens samedi}").remaining
        == "Il reste à cliquer sur Envoyer le SMS."
    )
    at = doing(at, "click: Envoyer le SMS")
    assert done(at, "sms_sent: {to: Nadia, contains: je viens samedi}")
    assert not done(at, "sms_sent: {to: Nadia, contains: dimanche}")
    assert "Vous, 14:05 : Oui, je viens Samedi" in names(at)
    assert at.history == (), "an SMS that is sent cannot be taken back"


@pytest.mark.parametrize("to", ["nadia", "0639981234", "06 39 98 12 34"])
def test_a_new_sms_goes_to_a_name_or_a_number(to: str) -> None:
    at = doing(
        start(), "click: Téléphone", "click: Messages", "click: Nouveau message", f"type: {to!r}", "press: enter"
    )
    at = doing(at, "type: Bonjour", "press: enter")
    assert done(at, "sms_sent: {to: Nadia, contains: bonjour}")


def test_a_new_sms_to_nobody_says_what_to_write_first() -> None:
    at = doing(
        start(), "click: Téléphone", "click: Messages", "click: Nouveau message", "type: {into: Votre SMS, text: Ok}"
    )
    at = doing(at, "click: Envoyer le SMS")
    assert at.place.notice == "Écrivez d'abord un nom ou un numéro."
    assert at.place.focus == "phone/to"


def test_a_contact_leads_to_the_sms_with_that_person() -> None:
    at = doing(start(), "click: Téléphone", "click: Contacts", "click: Nadia")
    assert {"Nadia (06 39 98 12 34)", "Votre SMS"} <= names(at)


def test_every_icon_does_something() -> None:
    at = doing(start(), "click: Téléphone")
    for icon in ("Messages", "Contacts", "Appels", "Appareil photo"):
        after = doing(at, f"click: {icon}")
        assert after.place.notice or after.place.programs["phone"] != at.place.programs["phone"]


def test_an_sms_that_comes_in_the_open_conversation_is_read() -> None:
    at = doing(start(), "click: Téléphone", "click: Messages", "click: Nadia — nouveau")
    assert done(receive_sms(at, "Nadia", "Super !"), "sms_read: Nadia")
    later = receive_sms(doing(at, "click: Accueil du téléphone"), "Nadia", "Super !")
    assert not done(later, "sms_read: Nadia")
    assert "Nouveaux SMS : 1" in names(later)


def test_what_was_half_written_to_one_person_does_not_go_to_another() -> None:
    at = receive_sms(start(), "Bailleur", "Votre loyer est payé.")
    at = doing(
        at, "click: Téléphone", "click: Messages", "click: Nadia — nouveau", "type: {into: Votre SMS, text: Bisous}"
    )
    at = doing(at, "click: Tous les messages", "click: Bailleur — nouveau")
    assert next(node for node in seen(at) if node.name == "Votre SMS" and node.field).field.text == ""  # type: ignore[union-attr]  # it has one
