"""An appointment in an e-mail or an SMS is put into the calendar once; an invitation is accepted or refused."""

from kiosk.course.acts import Pressed
from kiosk.desk.apps.mail.mailbox import messages_in
from kiosk.desk.state import Desk
from tests.desk.apps.calendar.calendar_samples import calendar_desk, titles, when
from tests.desk.apps.web.web_samples import after_gestures, visible_texts
from tests.desk.desk_samples import after_acts, desk

START = calendar_desk()
INVITED = after_gestures(START, "click: Messagerie", "click: Réunion de quartier")
ADD = "click: Ajouter à l'agenda"


def test_accepting_puts_it_in_and_refusing_takes_it_out() -> None:
    assert "Réunion : lundi 16 novembre 2026, de 18 h à 20 h, Salle des fêtes" in visible_texts(INVITED)
    at = after_gestures(INVITED, "click: Accepter")
    assert when(at, "Réunion") == "lundi 16 novembre 2026, de 18 h à 20 h"
    assert at.place.notice == "Votre réponse : oui. « Réunion » est dans l'agenda : lundi 16 novembre à 18 h."
    again = after_gestures(at, "click: Accepter")
    assert (titles(again).count("Réunion"), again.place.notice) == (1, "Déjà dans l'agenda.")
    no = after_gestures(again, "click: Refuser")
    assert "Réunion" not in titles(no)
    assert "Votre réponse : non." in visible_texts(no)
    assert titles(after_gestures(no, "click: Accepter")).count("Réunion") == 1


def test_refusing_at_once_leaves_the_calendar_as_it_is() -> None:
    at = after_gestures(INVITED, "click: Refuser")
    assert titles(at) == titles(START)
    assert at.place.notice == "Votre réponse : non. Le rendez-vous n'est pas dans l'agenda."


def test_an_appointment_of_an_e_mail_is_put_in_once_and_undone_there() -> None:
    at = after_gestures(START, "click: Messagerie", "click: Votre voiture", ADD)
    assert when(at, "Garage") == "vendredi 13 novembre 2026, de 8 h 30 à 9 h 30"
    again = after_gestures(at, ADD)
    assert (titles(again).count("Garage"), again.place.notice) == (1, "Déjà dans l'agenda.")
    undone = after_acts(again, Pressed("ctrl+z"))
    assert titles(undone) == titles(START)
    assert undone.place.notice == "Annulé : « Garage » n'est plus dans l'agenda."


def test_an_appointment_of_an_sms_is_put_in_and_is_in_the_agenda_of_the_telephone() -> None:
    at = after_gestures(START, "click: Téléphone", "click: Messages", "click: Nadia", ADD, ADD)
    assert titles(at).count("Cinéma") == 1
    listed = after_gestures(at, "click: Accueil du téléphone", "{click: Agenda, in: Téléphone}")
    assert {"Cinéma", "samedi 14 novembre à 20 h 30"} <= visible_texts(listed)
    card = after_gestures(listed, "{click: Cinéma, in: Rendez-vous}")
    assert {"samedi 14 novembre 2026, de 20 h 30 à 21 h 30", "Lieu : Le Rex"} <= visible_texts(card)
    assert "Dentiste" in visible_texts(after_gestures(card, "click: Tous les rendez-vous"))


def test_an_empty_agenda_of_the_telephone_says_so() -> None:
    at = after_gestures(desk("shortcuts: [phone]"), "double_click: Téléphone", "click: Agenda")
    assert "Il n'y a pas de rendez-vous." in visible_texts(at)


ARRIVING = """
shortcuts: [mail, phone, calendar]
open: [mail]
mail:
  inbox: [{from: a@exemple.fr, subject: Bonjour, body: Bonjour}]
after:
  - when: {message_open: Bonjour}
    state: {Jour: jeudi 26}
    mail: {from: b@exemple.fr, subject: Rendez-vous, event: {title: Préfecture, date: "{Jour}", start: 9 h}}
    sms: {from: Nadia, text: "On se voit ?", event: {title: Thé, date: "{Jour}", start: 16 h}}
    event: {title: Train, date: "{Jour}", start: 7 h 12}
  - when: {event_at: {title: Préfecture, date: jeudi 26}}
    state: {Noté: oui}
"""


def test_what_comes_may_bring_an_appointment_on_a_day_of_the_story_and_one_may_be_waited_for() -> None:
    at = after_gestures(desk(ARRIVING), "click: Bonjour")
    assert when(at, "Train") == "jeudi 26 novembre 2026, de 7 h 12 à 8 h 12"
    assert "« Train » est dans l'agenda." in at.place.notice
    at = after_gestures(at, "click: Retour", "{click: b@exemple.fr, in: Messages}", ADD)
    assert when(at, "Préfecture") == "jeudi 26 novembre 2026, de 9 h à 10 h"
    assert at.states["Noté"] == "oui"
    at = after_gestures(
        at,
        "click: Téléphone",
        "click: Messages",
        "click: Nadia — nouveau",
        "{click: Ajouter à l'agenda, in: SMS 1}",
    )
    assert when(at, "Thé") == "jeudi 26 novembre 2026, de 16 h à 17 h"


def test_an_appointment_whose_day_is_not_known_yet_has_no_buttons() -> None:
    text = """
open: [mail]
mail: {inbox: [{from: a@exemple.fr, subject: Un, body: Un, event: {title: Un, date: "{Créneau}"}}]}
"""
    assert "Ajouter à l'agenda" not in visible_texts(after_gestures(desk(text), "click: Un"))


def test_an_answer_is_sent_to_who_invites_once_for_each_change_of_mind() -> None:
    def sent(at: Desk) -> list[tuple[str, str]]:
        return [(one.subject, one.to[0].address) for one in messages_in(at, "sent")]

    began = len(sent(INVITED))
    inviting = next(one for one in messages_in(INVITED, "inbox") if one.invites).sender.address
    yes = after_gestures(INVITED, "click: Accepter", "click: Accepter")
    assert sent(yes)[: len(sent(yes)) - began] == [("Invitation acceptée : Réunion", inviting)]
    no = after_gestures(yes, "click: Refuser")
    assert [subject for subject, _to in sent(no)][:2] == [
        "Invitation déclinée : Réunion",
        "Invitation acceptée : Réunion",
    ]
    assert len({one.id for one in messages_in(no, "sent")}) == began + 2
    undone = after_acts(no, Pressed("ctrl+z"))
    assert sent(undone) == sent(no), "what was sent cannot be taken back"
    assert not any(one.mine for one in messages_in(no, "sent")), "a goal about a message that was written counts none"
    seen = after_gestures(no, "click: Retour", "click: Envoyés")
    assert "Invitation acceptée : Réunion" in visible_texts(seen)


def test_an_appointment_that_is_no_invitation_sends_nothing() -> None:
    at = after_gestures(START, "click: Messagerie", "click: Votre voiture")
    assert messages_in(after_gestures(at, ADD), "sent") == messages_in(at, "sent")
