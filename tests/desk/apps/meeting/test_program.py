"""A video call from its link to its end, with the mouse and with the keyboard."""

from __future__ import annotations

import pytest

from kiosk.course.acts import Pressed
from kiosk.desk.acts import Clicked
from kiosk.desk.nodes import walk_live
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.apps.meeting.meeting_samples import JOINED, MEETING, WAITING, WINDOW, meeting, seen, state
from tests.desk.apps.web.web_samples import after_gestures
from tests.desk.desk_samples import desk


def test_the_link_opens_a_page_with_the_button_that_opens_the_window() -> None:
    assert "Rejoindre la réunion" in seen(meeting()) and meeting().window("meeting") is None
    at = meeting(*WINDOW)
    assert at.front is not None and at.front.id == "meeting"
    assert "Le rendez-vous – Visio" in seen(at) and "Autoriser le micro et la caméra ?" in seen(at)


MAIL = 'mail: {inbox: [{from: "Nora <nora@exemple.fr>", subject: Réunion, body: "Ici : visio.exemple.fr/rdv"}]}'
SMS = 'phone: {messages: [{from: Nora, text: "Ici : https://visio.exemple.fr/rdv"}]}'


@pytest.mark.parametrize(
    ("more", "gestures"),
    [
        (MAIL, ("click: Messagerie", "click: Réunion", "click: visio.exemple.fr/rdv")),
        (SMS, ("click: Téléphone", "click: Messages", "click: Nora", 'click: "https://visio.exemple.fr/rdv"')),
    ],
)
def test_the_address_in_a_message_opens_the_same_page(more: str, gestures: tuple[str, ...]) -> None:
    at = desk(MEETING.replace("[mail, web]", "[mail, web, phone]") + more)
    at = after_gestures(at, *gestures, *WINDOW)
    assert at.front is not None and at.front.id == "meeting"


def test_the_first_page_of_the_address_says_what_to_do() -> None:
    at = meeting("type: {into: Adresse, text: visio.exemple.fr}", "press: enter")
    assert "Ouvrez le lien de votre réunion." in seen(at)


def test_without_a_name_nobody_is_asked() -> None:
    at = meeting(*WINDOW, "click: Demander à rejoindre")
    assert state(at).stage == "before" and at.place.notice == "Écrivez d'abord votre nom."
    assert at.place.focus == "meeting/name"


def test_one_waits_until_one_is_let_in_and_the_clock_goes_on() -> None:
    at = meeting(*WAITING)
    assert "Vous êtes dans la salle d'attente." in seen(at) and "La personne va vous faire entrer." in seen(at)
    at = after_gestures(at, "click: Attendre")
    assert state(at).stage == "waiting" and at.clock == "9:59"
    at = after_gestures(at, "click: Attendre")
    assert state(at).stage == "in" and at.clock == "10:00"
    assert "Nora Petit : Bonjour Zoé Martin." in seen(at) and "Nora Petit ● parle" in seen(at).replace("NP ", "")
    assert "On vous entend." in seen(at)


def test_a_camera_that_is_off_shows_initials() -> None:
    tiles = {node.name: node for node in walk_live(view(meeting(*JOINED))) if node.part == "call_tile"}
    assert tiles["Karim"].picture == "" and tiles["Karim"].value == "K" and "micro coupé" in tiles["Karim"].description
    assert tiles["Nora Petit"].picture == "foulard" and tiles["Vous"].picture == "court"


def test_microphone_and_camera_say_what_is_so() -> None:
    at = meeting(*JOINED, "click: Micro")
    assert not state(at).is_heard and "Micro coupé : on ne vous entend pas." in seen(at) and "Micro coupé" in seen(at)
    at = after_gestures(at, "click: Micro", "click: Caméra")
    assert state(at).is_heard and not state(at).is_seen and "On ne vous voit plus." in seen(at)


def test_without_the_permission_of_the_browser_nothing_can_be_switched_on() -> None:
    at = meeting(*WINDOW, "click: Bloquer")
    assert "Le micro et la caméra sont bloqués." in seen(at) and state(at).permission == "blocked"
    at = after_gestures(at, "click: Micro")
    assert state(at).permission == "asked" and "question" in at.place.notice and not state(at).is_heard
    assert state(after_gestures(at, "click: Autoriser")).is_heard


def test_the_call_goes_on_line_by_line_and_needs_the_microphone_for_ones_own() -> None:
    at = meeting(*JOINED, "click: Micro", "click: Parler")
    assert state(at).heard == 1 and at.place.notice == "Votre micro est coupé : on ne vous entend pas."
    at = after_gestures(at, "click: Micro", "click: Parler")
    assert "Vous : Bonjour." in seen(at) and "On vous entend." in seen(at)
    at = after_gestures(at, "click: Écouter la suite")
    assert "Nora Petit : À jeudi." in seen(at) and "Écouter la suite" not in seen(at)


def test_the_hand_is_raised_and_lowered() -> None:
    at = meeting(*JOINED, "click: Main")
    assert "▲ main levée" in seen(at) and "Votre main est levée." in seen(at)
    assert "Votre main est baissée." in seen(after_gestures(at, "click: Main"))


def test_a_message_is_written_and_read_in_the_chat() -> None:
    more = "after: [{when: {meeting: joined}, meeting: {from: Karim, writes: Voici le lien.}}]"
    at = meeting(*JOINED, more=more)
    assert "Chat ● 1" in seen(at) and "Karim a écrit dans le chat." in seen(at)
    at = after_gestures(at, "click: Chat")
    assert "Karim, 10:00 : Voici le lien." in seen(at) and "● 1" not in seen(at)
    at = after_gestures(at, "type: Merci", "press: enter")
    assert "Vous, 10:00 : Merci" in seen(at) and at.text("meeting/text") == ""
    assert "Écrivez d'abord" in after_gestures(at, "click: Envoyer").place.notice
    assert not state(after_gestures(at, "press: escape")).chat


def test_leaving_asks_nothing_and_who_was_let_in_comes_back_at_once() -> None:
    at = meeting(*JOINED, "click: Quitter")
    assert "Vous avez quitté la réunion." in seen(at) and at.place.dialog is None
    assert state(after_gestures(at, "click: Rejoindre à nouveau")).stage == "in"
    early = meeting(*WAITING, "click: Quitter", "click: Rejoindre à nouveau")
    assert state(early).stage == "before" and early.text("meeting/name") == "Zoé Martin"


def test_closing_the_window_leaves_the_call() -> None:
    at = meeting(*JOINED, "click: Fermer")
    assert state(at).stage == "left" and at.window("meeting") is None
    assert "Rejoindre à nouveau" in seen(after_gestures(at, *WINDOW))


def test_the_story_lets_in_brings_people_and_ends_the_call() -> None:
    more = """
after:
  - {when: {time: "9:59"}, meeting: {admits: true}}
  - {when: {meeting: joined}, meeting: {joins: {name: Léa, face: boucles}}}
  - {when: {meeting: {hand: true}}, meeting: {leaves: Karim, from: Nora Petit, says: Oui ?}}
  - {when: {meeting: {camera: false, is: joined}}, meeting: {ends: true}}
"""
    at = meeting(*WAITING, "click: Attendre", more=more)
    assert state(at).stage == "in" and "Léa" in seen(at) and "Léa entre dans la réunion." in seen(at)
    at = after_gestures(at, "click: Main")
    assert [one.name for one in state(at).people] == ["Nora Petit", "Léa"] and "Nora Petit : Oui ?" in seen(at)
    at = after_gestures(at, "click: Caméra")
    assert "La réunion est finie." in seen(at) and "Rejoindre à nouveau" not in seen(at)


def test_one_is_told_that_the_microphone_is_off() -> None:
    more = """
after:
  - when: {meeting: {is: joined, microphone: false}}
    meeting: {from: Nora Petit, says: On ne vous entend pas.}
"""
    at = meeting(*WINDOW, "type: {into: Votre nom, text: Zoé}", "press: enter", *JOINED[4:], more=more)
    assert "Nora Petit : On ne vous entend pas." in seen(at)


def test_behind_another_window_what_happens_in_the_call_is_announced() -> None:
    more = "after: [{when: {open: mail}, meeting: {from: Karim, writes: Voici.}}]"
    at = meeting(*JOINED, "click: Messagerie", more=more)
    assert at.place.notice == "Il se passe quelque chose dans la réunion."


def test_without_a_waiting_room_one_joins_at_once() -> None:
    at = desk(MEETING.replace("waits: 2", "waiting_room: false\n  name: Zoé"))
    at = after_gestures(at, *WINDOW, "click: Rejoindre")
    assert state(at).stage == "in" and "✕ micro coupé" in seen(at)


def test_undo_takes_nothing_back_that_others_have_seen() -> None:
    at = meeting(*JOINED, "click: Chat", "type: Merci", "press: enter")
    assert state(update(at, Pressed("ctrl+z"))).messages == state(at).messages


def test_a_desk_without_a_call_says_so() -> None:
    at = desk("shortcuts: [meeting]\nopen: [meeting]")
    assert "Il n'y a pas de réunion ici." in seen(at)


@pytest.mark.parametrize("gestures", [WINDOW, WAITING, JOINED, (*JOINED, "click: Chat"), (*JOINED, "click: Quitter")])
def test_every_control_answers(gestures: tuple[str, ...]) -> None:
    at = meeting(*gestures)
    for node in walk_live(view(at)):
        if node.id.startswith("meeting/") and node.accepts("click") and node.role == "button":
            after = update(at, Clicked(node.id))
            assert state(after) != state(at) or after.place.notice, node.id


def test_everything_is_reached_by_the_keyboard_alone() -> None:
    at = meeting(*JOINED)
    reached: set[str] = set()
    for _press in range(20):
        at = update(at, Pressed("tab"))
        reached.add(at.place.focus)
    keys = {node.id for node in walk_live(view(at)) if node.part == "call_key"}
    assert len(keys) == 5 and keys <= reached
    while at.place.focus != "meeting/key/hand":
        at = update(at, Pressed("tab"))
    assert state(update(at, Pressed("space", " "))).hand and state(update(at, Pressed("enter"))).hand


def test_a_page_of_the_author_opens_the_call_and_knows_what_became_of_it() -> None:
    site = """
  sites:
    - address: https://mairie.exemple.fr
      title: Mairie
      pages: {/: [{meeting: Entrer}, {notice: Merci de votre visite., when: {meeting: left}}]}
"""
    at = desk(
        MEETING.replace('web: {home: "https://visio.exemple.fr/rdv"}', f"web:\n  home: https://mairie.exemple.fr{site}")
    )
    assert "Merci" not in seen(at)
    at = after_gestures(at, "click: Entrer", *WAITING[1:], *JOINED[len(WAITING) :], "click: Quitter", "click: Internet")
    assert "Merci de votre visite." in seen(at)
