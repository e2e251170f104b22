"""What comes after something was done: once, in any order of acts, and undo takes nothing of it back."""

from __future__ import annotations

from typing import Any

from kiosk.course.acts import Pressed
from kiosk.course.solution import Choose, Click, DoubleClick, Press, RightClick
from kiosk.desk.apps.mail.mailbox import messages_in
from kiosk.desk.apps.phone.state import phone_state
from kiosk.desk.arrivals import keep_news
from kiosk.desk.nodes import find, walk
from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree
from tests.desk.desk_samples import after_acts, desk, read_desk
from tests.desk.test_gestures import play

STORY = """
clock: "9:00"
shortcuts: [web, mail, phone, files]
open: [web]
files: {Documents: [notes.txt]}
web:
  home: https://lens.exemple.fr
  sites:
    - address: https://lens.exemple.fr
      title: Ville de Lens
      pages:
        /:
          - form:
              name: Rendez-vous
              fields: [{radio: Créneau, options: [mardi 10 h, jeudi 14 h]}]
              receipt: {number: RDV-12}
          - {slots: Jour, options: [lundi, samedi], to: /suivi, when: {form_sent: Rendez-vous}}
          - {lookup: Numéro, pages: {LEN-1: /suivi}}
        /suivi:
          - {text: "Suivi {Numéro}, {Jour}", when: {state: Demande, is: reçue}}
          - form:
              name: Famille
              fields: [{radio: En couple, options: [Oui, Non]}, {text: Prénom de l'autre, when: {En couple: Oui}}]
after:
  - when: {form_sent: Rendez-vous}
    mail: {from: Mairie <mairie@exemple.fr>, subject: "Rendez-vous {Numéro}", body: "À bientôt, {Créneau}. {Autre}"}
    file: {file: plan.txt, text: "Venez {Créneau}."}
    clock: "14:30"
    state: {Demande: reçue}
  - when: {all: [{time: "14:00"}, {state: Demande, is: Reçue}, {not: {state: Demande, is: refusée}}]}
    sms: {from: Mairie, text: "Le rendez-vous {Créneau} est noté."}
"""


def decoded(text: str) -> Any:
    tree, _problems = read_tree(text, "desk.yaml")
    assert tree is not None
    return decode_tree(tree, DeskSpec, "desk.yaml")[0]


SENT = (Choose("Créneau", "jeudi 14 h"), Click("Envoyer"))


def arrived(at: Desk) -> tuple[int, int, bool]:
    return (
        len(messages_in(at, "inbox")),
        len(phone_state(at).messages),
        at.files.document("Téléchargements/plan.txt") is not None,
    )


def test_nothing_comes_before_it_is_due_and_then_all_of_it_comes_once() -> None:
    at = desk(STORY)
    assert arrived(at) == (0, 0, False) and len(at.pending) == 2
    at = play(at, *SENT)
    assert arrived(at) == (1, 1, True) and not at.pending and at.clock == "14:30"
    message = messages_in(at, "inbox")[0]
    assert (message.subject, message.body) == ("Rendez-vous RDV-12", "À bientôt, jeudi 14 h. {Autre}")
    assert message.unread and message.date == "aujourd'hui, 14 h 30"
    assert phone_state(at).messages[0].text == "Le rendez-vous jeudi 14 h est noté."
    again = play(at, Click("Changer mes réponses"), Click("Envoyer"))
    assert arrived(again) == (1, 1, True)


def test_a_notice_says_that_something_has_come_until_the_next_click_and_across_a_step() -> None:
    at = play(desk(STORY), *SENT)
    notice = find(view(at), "notice")
    assert notice is not None and "Un e-mail est arrivé." in notice.name and "Un SMS est arrivé." in notice.name
    later = keep_news(at)
    assert "Un e-mail est arrivé." in later.place.notice
    assert not play(later, Click("Messagerie")).place.notice
    assert not keep_news(play(later, Click("Messagerie"))).place.notice


UNDO = """
shortcuts: [files, mail]
open: [files]
files: {Documents: [notes.txt, liste.txt]}
after: [{when: {in_bin: liste.txt}, mail: {from: Lucie <lucie@exemple.fr>, subject: Bonjour}, file: {file: plan.txt}}]
"""


def test_undo_takes_back_what_was_done_and_nothing_that_has_come() -> None:
    at = play(desk(UNDO), RightClick("notes.txt"), Click("Mettre à la corbeille"))
    at = play(at, RightClick("liste.txt"), Click("Mettre à la corbeille"))
    assert len(messages_in(at, "inbox")) == 1
    for _time in range(3):
        at = after_acts(at, Pressed("ctrl+z"))
        assert len(messages_in(at, "inbox")) == 1 and at.files.document("Téléchargements/plan.txt")
    assert at.files.document("Documents/liste.txt") and at.files.document("Documents/notes.txt")
    at = play(at, RightClick("liste.txt"), Click("Mettre à la corbeille"))
    assert len(messages_in(at, "inbox")) == 1, "what came once does not come again"


def test_an_arrival_is_no_step_of_undo() -> None:
    at = play(desk(UNDO), RightClick("liste.txt"), Click("Mettre à la corbeille"), Press("ctrl+z"))
    assert at.files.document("Documents/liste.txt") and not at.history


def test_what_is_written_under_after_is_checked() -> None:
    wrong = """
after:
  - {mail: {from: lucie, subject: Bonjour}}
  - {when: {did: {press: enter}}, sms: {from: Lucie, text: Oui}}
  - {when: {form_sent: Inscription}, clock: "25:00"}
  - {when: {time: "9:00"}}
"""
    found = [(path[:2], what) for path, what, _write in decoded(wrong).problems()]
    assert [path for path, _what in found] == [("after", n) for n in (0, 0, 1, 2, 2, 3)]


def test_a_name_in_braces_that_is_nearly_one_that_is_known_is_a_slip() -> None:
    slip = STORY.replace("À bientôt, {Créneau}. {Autre}", "À bientôt, {Creneeau}. {Autre}")
    found = [(what, write) for _path, what, write in decoded(slip).problems()]
    assert found == [("rien ne s'appelle « Creneeau » ici", "écrivez « {Créneau} »")]


def test_a_name_in_the_condition_may_be_one_that_comes() -> None:
    chained = """
mail: {inbox: [{from: Paul <paul@exemple.fr>, subject: Un}]}
after:
  - {when: {message_open: Un}, mail: {from: Lucie <lucie@exemple.fr>, subject: Deux, attachments: [plan.pdf]}}
  - {when: {attachment_open: plan.pdf}, mail: {from: Lucie <lucie@exemple.fr>, subject: Trois}}
"""
    assert list(read_desk(chained).problems()) == []
    at = play(desk(chained), DoubleClick("Messagerie"), Click("Un"), Click("Retour"), Click("Deux"), Click("plan.pdf"))
    assert [one.subject for one in messages_in(at, "inbox")] == ["Trois", "Deux", "Un"]
    assert len([n for n in walk(view(at)) if n.id == "notice"]) == 1
