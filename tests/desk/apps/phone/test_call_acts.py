"""Calls: they ring, are answered or refused, are made and end; nothing of the telephone is lost by them."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.desk.apps.phone.call_acts import ring
from kiosk.desk.apps.phone.spec import CallSpec, parse_lines
from kiosk.desk.apps.phone.state import Call, Line, phone_state
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from tests.desk.apps.phone.phone_samples import PHONE, desk_problems, phone, problems
from tests.desk.apps.web.web_samples import after_gestures, goal, visible_nodes, visible_texts
from tests.desk.desk_samples import read_desk


def reached(at: Desk, text: str) -> bool:
    return goal(text).judge(at).done


def test_a_call_that_comes_rings_in_front_until_it_is_answered_or_refused() -> None:
    at = phone()
    assert {"Mairie (03 20 00 00 01)", "Appel entrant…", "Répondre", "Refuser"} <= visible_texts(at)
    assert "Messages" not in visible_texts(at)
    assert goal("call: {is: answered, with: Mairie}").judge(at).remaining == "Il reste à cliquer sur Répondre."
    assert after_gestures(at, "press: escape") == at


def test_an_answered_call_is_said_line_by_line_and_ends() -> None:
    at = after_gestures(phone(), "click: Répondre")
    assert reached(at, "call: answered") and not reached(at, "call: ended")
    assert "Mairie : Bonjour, ici la mairie." in visible_texts(at) and "Vous : Bonjour." not in visible_texts(at)
    at = after_gestures(at, "click: Écouter la suite", "click: Écouter la suite")
    assert {"Vous : Bonjour.", "Mairie : À jeudi."} <= visible_texts(at)
    assert goal("call: {is: ended, with: mairie}").judge(at).remaining == "Il reste à cliquer sur Raccrocher."
    at = after_gestures(at, "click: Raccrocher")
    assert reached(at, "call: {is: ended, with: Mairie}") and not reached(at, "call: {is: ended, with: Nadia}")
    assert {"Messages", "Appels"} <= visible_texts(at) and at.place.notice == "L'appel est fini."


def test_when_all_is_said_the_button_is_off_and_says_why() -> None:
    at = after_gestures(phone(), "click: Répondre", "click: Écouter la suite", "click: Écouter la suite")
    (node,) = [n for n in visible_nodes(at) if n.name == "Écouter la suite"]
    assert node.disabled and node.reason == "Tout est dit. Vous pouvez raccrocher."


def test_a_refused_call_leaves_a_voice_message_that_is_listened_to_as_text() -> None:
    at = after_gestures(phone(), "click: Refuser")
    assert reached(at, "call: {is: refused, with: Mairie}") and not reached(at, "call: ended")
    assert at.place.notice == "Appel non pris. Mairie a laissé un message vocal."
    assert "Messages vocaux à écouter : 1" in visible_texts(at) and not reached(at, "voice_message_heard: Mairie")
    at = after_gestures(at, "click: Appels", "click: Messagerie vocale", "click: 'Mairie, 9:05 — nouveau'")
    assert "« Rappelez-nous. »" in visible_texts(at) and reached(at, "voice_message_heard: '0320000001'")
    assert reached(after_gestures(at, "click: Rappeler"), "dialled: Mairie")


@pytest.mark.parametrize(
    "gestures",
    [
        ("click: Appels", "click: Clavier", *(f"click: '{n}'" for n in "0639981234"), "click: Appeler"),
        ("click: Appels", "click: Clavier", "type: '06.39.98.12.34'", "press: enter"),
        ("click: Contacts", "click: Nadia", "click: Appeler"),
        ("click: Appels", "click: Nadia", "click: Appeler"),
    ],
    ids=["keypad", "typed", "contact", "recent"],
)
def test_a_call_is_made_from_the_keypad_the_contacts_and_the_recent_calls(gestures: tuple[str, ...]) -> None:
    at = after_gestures(phone(), "click: Refuser", *gestures)
    assert reached(at, "dialled: Nadia") and reached(at, "dialled: +33 6 39 98 12 34")
    assert not reached(at, "dialled: Mairie") and "Nadia : Allô ?" in visible_texts(at)
    at = after_gestures(
        at, "click: Écouter la suite", "click: Raccrocher", "click: Accueil du téléphone", "click: Appels"
    )
    assert {"Appel passé, 9:05", "Appel non pris, 9:05"} <= visible_texts(at)


def test_a_number_that_nobody_answers_says_so_and_is_hung_up() -> None:
    at = after_gestures(
        phone(), "click: Refuser", "click: Appels", "click: Clavier", "type: '0320000009'", "press: enter"
    )
    assert any("Personne ne répond" in text for text in visible_texts(at))
    at = after_gestures(at, "click: Raccrocher", "click: Récents")
    assert "Appel sans réponse, 9:05" in visible_texts(at) and not reached(at, "call: ended")


def test_the_keypad_erases_and_says_what_it_lacks() -> None:
    at = after_gestures(phone(), "click: Refuser", "click: Appels", "click: Clavier")
    assert after_gestures(at, "click: Appeler").place.notice == "Écrivez d'abord un numéro."
    assert after_gestures(at, "click: Effacer").place.notice == "Il n'y a rien à effacer."
    assert after_gestures(at, "type: Nadia", "click: Appeler").place.notice == "Un numéro s'écrit avec des chiffres."
    assert after_gestures(at, "click: '3'", "click: '0'", "click: Effacer").text("phone/dialled") == "3"
    mixed = update(after_gestures(at, "click: '3'"), Pressed("9", "9"))
    assert mixed.text("phone/dialled") == "39", "digits may be clicked and typed"


def test_a_call_during_a_call_is_missed_and_leaves_its_message() -> None:
    at = after_gestures(phone(), "click: Répondre")
    at = ring(at, Call("Nadia", True, "ringing", message="À ce soir."))
    call = phone_state(at).call
    assert call is not None and call.who == "Mairie"
    at = after_gestures(at, "click: Raccrocher", "click: Appels")
    assert "Appel manqué, 9:05" in visible_texts(at)
    assert reached(at, "call: {is: ended, with: Mairie}"), "the call that ended is the one that was answered"
    assert "Nadia, 9:05 — nouveau" in visible_texts(after_gestures(at, "click: Messagerie vocale"))


def test_an_sms_that_was_half_written_when_it_rang_is_still_there() -> None:
    at = after_gestures(
        phone(), "click: Refuser", "click: Contacts", "click: Nadia", "type: {into: Votre SMS, text: Oui}"
    )
    at = after_gestures(ring(at, Call("Mairie", True, "ringing")), "click: Refuser")
    assert at.text("phone/text") == "Oui" and "Nadia (06 39 98 12 34)" in visible_texts(at)


def test_a_call_comes_after_something_was_done() -> None:
    silent = PHONE.replace("  call:\n    {from", "  # {from")
    text = silent + "after: [{when: {sms_read: Nadia}, call: {from: Mairie, lines: [Bonjour.]}}]\n"
    at = after_gestures(phone(text), "click: Messages", "click: Nadia — nouveau")
    assert "Le téléphone sonne : Mairie appelle." in at.place.notice and "Appel entrant…" in visible_texts(at)
    assert not list(read_desk(text).problems())


def test_lines_of_the_learner_begin_with_vous() -> None:
    assert parse_lines(("Allô ?", "Vous : Oui.", "vous\u00a0: Non.", "Vous venez ?")) == (
        Line("Allô ?"), Line("Oui.", True), Line("Non.", True), Line("Vous venez ?")
    )  # fmt: skip
    assert CallSpec("Nadia").call().lines == ()


def test_what_cannot_be_is_named() -> None:
    assert problems("call: {is: answered, with: Mairi}") == ["« Mairi » n'est pas dans le téléphone"]
    assert problems("dialled: Nadja") == ["« Nadja » n'est pas dans le téléphone"]
    assert problems("voice_message_heard: Nadi") == ["« Nadi » n'est pas dans le téléphone"]
    assert problems("dialled: '0320000001'") == [] == problems("call: refused")
    closed = desk_problems(PHONE.replace("open: [phone]", "") + "")
    assert closed == ["le téléphone sonne au départ, mais il est fermé"]
    both = PHONE.replace('{from: Nadia, at: "7:50"}', "{from: Nadia, to: Nadia}")
    assert desk_problems(both) == ["cet appel est de quelqu'un ou à quelqu'un"]
