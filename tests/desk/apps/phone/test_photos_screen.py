"""The camera and the photos: taken, looked at, sent by SMS or e-mail, deleted after asking."""

from __future__ import annotations

from kiosk.desk.state import Desk
from tests.desk.apps.phone.phone_samples import PHONE, desk_problems, phone, problems
from tests.desk.apps.web.web_samples import after_gestures, goal, visible_nodes, visible_texts


def reached(at: Desk, text: str) -> bool:
    return goal(text).judge(at).done


def taken() -> Desk:
    """One photo was taken and is looked at."""
    at = after_gestures(phone(), "click: Refuser", "click: Appareil photo")
    assert not reached(at, "photo_taken: fleur")
    return after_gestures(at, "click: Prendre la photo", "click: Voir les photos", "click: Photo 1")


def test_a_photo_of_the_scene_is_taken_and_looked_at() -> None:
    at = taken()
    assert reached(at, "photo_taken: fleur") and not reached(at, "photo_taken: chat")
    assert any(node.role == "img" and node.picture == "fleur" for node in visible_nodes(at))


def test_a_photo_is_sent_by_sms_with_or_without_a_text() -> None:
    at = after_gestures(taken(), "click: Envoyer par SMS", "type: Nadia", "click: Envoyer le SMS")
    assert reached(at, "photo_sent: {to: Nadia, by: sms, picture: fleur}") and not reached(at, "photo_sent: Mairie")
    assert "Une fleur" in visible_texts(at)
    assert not reached(at, "photo_sent: {to: Nadia, by: mail}")


def test_a_photo_is_sent_by_email() -> None:
    at = after_gestures(
        taken(), "click: Envoyer par e-mail", "type: {into: À, text: lucie@exemple.fr}",
        "type: {into: Objet, text: Fleur}", "click: Envoyer",
    )  # fmt: skip
    assert reached(at, "photo_sent: {to: lucie@exemple.fr, by: mail}") and not reached(at, "photo_sent: Nadia")


def test_without_internet_no_email_is_begun_and_an_sms_with_a_photo_stays_unsent() -> None:
    at = after_gestures(
        phone(), "click: Refuser", "click: Réglages", "click: Mode avion", "click: Accueil du téléphone"
    )
    at = after_gestures(
        at, "click: Appareil photo", "click: Prendre la photo", "click: Voir les photos", "click: Photo 1"
    )
    assert "pas d'Internet" in after_gestures(at, "click: Envoyer par e-mail").place.notice
    at = after_gestures(at, "click: Envoyer par SMS", "type: Nadia", "click: Envoyer le SMS")
    assert goal("photo_sent: Nadia").judge(at).observed == "La photo n'est pas encore partie."


def test_a_photo_is_deleted_after_asking() -> None:
    at = after_gestures(taken(), "click: Supprimer")
    assert not reached(after_gestures(at, "click: Annuler"), "photo_deleted: fleur")
    at = after_gestures(at, "click: Supprimer")
    assert reached(at, "photo_deleted: fleur") and "Il n'y a pas encore de photo." in visible_texts(at)


def test_what_cannot_be_is_named() -> None:
    assert problems("photo_taken: chat") == ["aucune photo ne montre « chat »"]
    assert len(problems("photo_taken: girafe")) == 1 and problems("photo_deleted: fleur") == []
    assert len(desk_problems(PHONE + "  scene: {picture: girafe}\n")) == 1
