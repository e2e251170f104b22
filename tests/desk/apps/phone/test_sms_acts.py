"""SMS forwarded, reported, deleted; people blocked; what airplane mode holds back."""

from __future__ import annotations

from kiosk.desk.acts import Clicked
from kiosk.desk.apps.phone.call_acts import ring
from kiosk.desk.apps.phone.sms_acts import receive_sms
from kiosk.desk.apps.phone.state import Call, phone_state
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.apps.phone.phone_samples import phone, problems
from tests.desk.apps.web.web_samples import after_gestures, goal, visible_texts

SPAM = "06 39 98 55 66"


def reached(at: Desk, text: str) -> bool:
    return goal(text).judge(at).done


def quiet() -> Desk:
    """The telephone on its first screen."""
    return after_gestures(phone(), "click: Refuser")


def doubtful() -> Desk:
    """The conversation with the doubtful sender."""
    return after_gestures(quiet(), "click: Messages", f"click: '{SPAM} — nouveau'")


def test_an_sms_is_forwarded_to_a_contact() -> None:
    at = after_gestures(doubtful(), "click: Options du SMS 1", "click: Transférer", "type: Nadia")
    assert at.text("phone/text") == "Votre colis attend. Payez ici."
    assert not reached(at, f"sms_forwarded: {{from: {SPAM}}}")
    at = after_gestures(at, "click: Envoyer le SMS")
    assert reached(at, f"sms_forwarded: {{from: {SPAM}, to: Nadia, contains: colis}}")
    assert not reached(at, f"sms_forwarded: {{from: {SPAM}, to: '33700'}}")


def test_an_sms_that_is_reported_goes_to_33700_which_answers_twice() -> None:
    at = after_gestures(doubtful(), "click: Options du SMS 1", "click: Transférer au 33700")
    assert reached(at, f"sms_forwarded: {{from: {SPAM}, to: '33700'}}")
    assert "33700, 9:05 : Merci. Envoyez maintenant le numéro de l'expéditeur." in visible_texts(at)
    at = after_gestures(at, f"type: {{into: Votre SMS, text: '{SPAM}'}}", "click: Envoyer le SMS")
    assert "33700, 9:05 : Merci. Votre signalement est reçu." in visible_texts(at)
    assert reached(at, "sms_sent: {to: '33700', contains: '06 39 98 55 66'}")


def test_an_sms_is_deleted_after_asking_and_its_conversation_with_the_last_one() -> None:
    at = after_gestures(doubtful(), "click: Options du SMS 1", "click: Supprimer")
    kept = after_gestures(at, "click: Annuler")
    assert f"{SPAM}, 8:40 : Votre colis attend. Payez ici." in visible_texts(kept)
    at = after_gestures(at, "click: Supprimer")
    assert reached(at, f"sms_deleted: {{from: {SPAM}, contains: colis}}") and not reached(
        at, "sms_deleted: {from: Nadia}"
    )
    assert "Messages" in visible_texts(at) and SPAM not in visible_texts(at)


def test_a_blocked_sender_is_seen_no_more_and_can_be_let_in_again() -> None:
    at = after_gestures(doubtful(), "click: Options", "click: Bloquer")
    assert reached(at, f"sender_blocked: {SPAM}") and SPAM not in visible_texts(at)
    at = ring(receive_sms(at, SPAM, "Payez !"), Call(SPAM, True, "ringing"))
    assert phone_state(at).call is None and SPAM not in visible_texts(at)
    at = after_gestures(at, "click: Accueil du téléphone", "click: Réglages", f"click: Débloquer {SPAM}")
    assert not reached(at, f"sender_blocked: {SPAM}")
    assert f"{SPAM} — nouveau" in visible_texts(after_gestures(at, "click: Accueil du téléphone", "click: Messages"))


def test_in_airplane_mode_an_sms_stays_unsent_and_is_sent_again_later() -> None:
    at = after_gestures(quiet(), "click: Réglages", "click: Mode avion")
    assert reached(at, "setting: {airplane: true, wifi: false}")
    at = after_gestures(
        at, "click: Accueil du téléphone", "click: Contacts", "click: Nadia", "type: {into: Votre SMS, text: Oui}"
    )
    at = after_gestures(at, "click: Envoyer le SMS")
    assert at.place.notice == "Le SMS n'est pas parti : le mode avion est mis."
    assert "Vous, 9:05 (pas envoyé) : Oui" in visible_texts(at)
    assert goal("sms_sent: {to: Nadia}").judge(at).remaining == "Il reste à l'envoyer à nouveau."
    assert "mode avion" in after_gestures(at, "click: Appeler").place.notice
    at = after_gestures(at, "click: Accueil du téléphone", "click: Réglages", "click: Mode avion")
    at = after_gestures(at, "click: Accueil du téléphone", "click: Contacts", "click: Nadia", "click: Options du SMS 2")
    at = after_gestures(at, "click: Envoyer à nouveau")
    assert reached(at, "sms_sent: {to: Nadia, contains: oui}")


def test_what_comes_in_airplane_mode_is_there_once_it_is_off() -> None:
    at = after_gestures(quiet(), "click: Réglages", "click: Mode avion")
    at = ring(receive_sms(at, "Nadia", "Alors ?"), Call("Mairie", True, "ringing", message="À jeudi."))
    assert phone_state(at).call is None and len(phone_state(at).messages) == 2
    at = after_gestures(at, "click: Mode avion", "click: Accueil du téléphone")
    assert "Nouveaux SMS : 3" in visible_texts(at) and "Messages vocaux à écouter : 2" in visible_texts(at)


def test_sound_volume_and_wifi_are_set_and_the_ends_of_the_volume_say_why() -> None:
    at = after_gestures(quiet(), "click: Réglages", "click: Son", *["click: Plus fort"] * 5)
    assert reached(at, "setting: {sound: false, volume: 10}") and not reached(at, "setting: {wifi: false}")
    assert update(at, Clicked("phone/louder")).place.notice == "Le volume est déjà au plus haut."
    assert goal("setting: {wifi: false}").judge(at).remaining == "Il reste à changer Wi-Fi dans Réglages."


def test_a_contact_is_added_from_an_sms_and_its_conversation_bears_the_name() -> None:
    at = after_gestures(doubtful(), "click: Options", "click: Ajouter aux contacts", "click: Enregistrer le contact")
    assert at.place.notice == "Écrivez d'abord un nom."
    at = after_gestures(at, "type: {into: Nom, text: Colis}", "click: Enregistrer le contact")
    assert reached(at, f"contact_saved: {{name: colis, number: {SPAM}}}")
    at = after_gestures(at, "click: Accueil du téléphone", "click: Messages")
    assert "Colis" in visible_texts(at) and SPAM not in visible_texts(at)


def test_a_new_contact_says_what_it_lacks() -> None:
    at = after_gestures(quiet(), "click: Contacts", "click: Nouveau contact", "type: {into: Nom, text: nadia}")
    assert "déjà dans les contacts" in after_gestures(at, "click: Enregistrer le contact").place.notice
    at = after_gestures(at, "type: {into: Nom, text: ' B'}", "click: Enregistrer le contact")
    assert at.place.notice == "Écrivez d'abord un numéro."
    at = after_gestures(at, "type: {into: Numéro, text: '12'}", "press: enter")
    assert at.place.notice and "contact-number" in at.place.focus


def test_what_cannot_be_is_named() -> None:
    for text in ("sms_forwarded: {from: Nadi}", "sms_deleted: {from: Nadi}", "sender_blocked: Nadi"):
        assert problems(text) == ["« Nadi » n'est pas dans le téléphone"]
    assert problems("setting: {}") == ["aucun réglage n'est écrit"]
