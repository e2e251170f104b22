"""A reminder comes as a notice when the clock of the computer reaches its time, once, while it is still due."""

import pytest

from kiosk.course.acts import Pressed
from kiosk.desk.state import Desk
from tests.desk.apps.web.web_samples import after_gestures
from tests.desk.desk_samples import after_acts, desk

STORY = """
clock: "9:00"
open: [calendar]
shortcuts: [calendar, mail]
calendar:
  events:
    - {title: Dentiste, date: "12", start: 10 h, reminder: 10 minutes avant}
    - {title: Kiné, date: "12", start: 18 h}
    - {title: Coiffeur, date: demain, start: 9 h 30, reminder: 1 jour avant}
    - {title: Passé, date: "12", start: 9 h 5, reminder: 1 heure avant}
mail: {me: zoe@exemple.fr, inbox: [{from: a@exemple.fr, subject: Un}]}
after:
  - {when: {open: mail}, clock: "{later}"}
"""


def at(later: str, *gestures: str) -> Desk:
    """The computer, with the clock put forward after these gestures."""
    return after_gestures(desk(STORY.replace("{later}", later)), *gestures, "click: Messagerie")


@pytest.mark.parametrize(
    ("later", "rings"),
    [
        ("9:20", ()),
        ("9:30", ("Coiffeur",)),
        ("9:50", ("Dentiste", "Coiffeur")),
        ("18:00", ("Dentiste", "Coiffeur")),
    ],
)
def test_it_comes_when_the_clock_reaches_it(later: str, rings: tuple[str, ...]) -> None:
    notice = at(later).place.notice
    assert {name for name in ("Dentiste", "Kiné", "Coiffeur", "Passé") if f"Rappel : « {name} »" in notice} == set(
        rings
    )


def test_it_says_when_and_comes_once() -> None:
    rung = at("9:50")
    assert "Rappel : « Dentiste », jeudi 12 novembre à 10 h." in rung.place.notice
    assert "Rappel" not in after_gestures(rung, "click: Un").place.notice


def test_one_that_was_written_comes_and_one_that_was_moved_comes_at_its_new_time() -> None:
    write = ("click: Nouveau rendez-vous", "type: {into: Titre, text: Garage}", "type: {into: Début, text: 11 h}",
             "choose: {in: Rappel, option: 1 heure avant}", "click: Enregistrer")  # fmt: skip
    assert "Rappel : « Garage »" in at("10:00", *write).place.notice
    move = ("click: Dentiste", "click: Modifier", "type: {into: Début, text: 17 h}", "type: {into: Fin, text: 18 h}",
            "click: Enregistrer")  # fmt: skip
    assert "Dentiste" not in at("9:50", *move).place.notice
    assert "Rappel : « Dentiste », jeudi 12 novembre à 17 h." in at("16:50", *move).place.notice


def test_one_of_an_appointment_that_is_gone_does_not_come() -> None:
    gone = ("click: Dentiste", "click: Supprimer", "click: Supprimer")
    assert "Dentiste" not in at("9:50", *gone).place.notice
    back = after_acts(after_gestures(desk(STORY.replace("{later}", "9:50")), *gone), Pressed("ctrl+z"))
    assert "Rappel : « Dentiste »" in after_gestures(back, "click: Messagerie").place.notice
