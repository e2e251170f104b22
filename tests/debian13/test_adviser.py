"""The adviser's corner at a real station: the one way out, a new keyboard, and back."""

from __future__ import annotations

import pytest

from kiosk.course.keyboards import LAYOUTS
from tests.debian13.conftest import PIN
from tests.debian13.person import StationPerson
from tests.debian13.test_learner import to_a_text_box
from tests.terminal.one_station import WELCOME

pytestmark = pytest.mark.debian13

CORNER = "Arrêter le programme"


def enter(person: StationPerson, pin: str, *, by_keys: bool = False) -> None:
    """From the welcome to the door, and the digits: by the keypad on the screen, or by keys."""
    person.click("Conseiller")
    person.wait_for("Écrivez le code du poste.")
    person.settle()
    if by_keys:
        person.type(pin)
    for digit in "" if by_keys else pin:
        person.click(digit)
        person.rest(0.6)  # two clicks at the same place at once are taken for one
    person.click("Entrer ▶")


def test_a_wrong_code_does_not_open_it(person: StationPerson) -> None:
    enter(person, "1111")
    person.wait_for("Ce code n'ouvre pas le coin")
    assert not person.sees(CORNER)
    person.click("◀ Retour")
    person.wait_for(WELCOME)


def test_stopped_by_the_adviser_the_login_comes_and_it_can_be_started_again(person: StationPerson) -> None:
    station = person.station
    enter(person, PIN)
    person.wait_for(CORNER)
    person.click("■ Arrêter le programme")
    person.click("Arrêter ▶")
    station.machine.wait(lambda: station.unit("ActiveState") in ("inactive", "failed"), "it does not stop")
    station.leave()
    assert (station.unit("ActiveState"), station.unit("Result"), station.unit("ExecMainStatus")) == (
        "inactive",
        "success",
        "20",
    )
    station.machine.wait(lambda: b"login:" in station.machine.written["tty1"], "no login on the text console")
    station.machine.wait(lambda: not station.everything(), "something of the station goes on")
    station.start()
    StationPerson(station).wait_for(WELCOME)


def test_another_keyboard_takes_effect_at_once_and_stays(person: StationPerson) -> None:
    station = person.station
    assert typed(person, "a") == "a"
    choose_keyboard(person, "qwerty")
    again = StationPerson(station)
    assert typed(again, "Azerty@#") == "Azerty@#"
    station.leave()
    station.machine.pull_the_plug()
    station.machine.boot()
    station.come()
    assert station.layout() == told("qwerty")
    choose_keyboard(again, "azerty")


def told(keyboard: str) -> dict[str, str]:
    """What the compositor is told for one of our keyboards."""
    return {
        "XKB_DEFAULT_LAYOUT": LAYOUTS[keyboard].xkb_layout,
        "XKB_DEFAULT_VARIANT": LAYOUTS[keyboard].xkb_variant,
    }


def choose_keyboard(person: StationPerson, keyboard: str) -> None:
    """In the corner: another keyboard, after which the screen starts anew with it."""
    station = person.station
    keeper = station.keeper()
    person.wait_for(WELCOME, 20)
    enter(person, PIN, by_keys=True)
    person.wait_for(CORNER)
    person.click(LAYOUTS[keyboard].title, begins=True)
    person.click("Changer ▶")
    station.come(instead_of=keeper)
    assert station.layout() == told(keyboard)
    person.wait_for(WELCOME, 20)


def typed(person: StationPerson, text: str) -> str:
    """What comes of typing ``text`` on the layout that the compositor has; back at the welcome."""
    person.wait_for(WELCOME, 20)
    person.settle()
    to_a_text_box(person)
    _x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.type(text)
    person.settle(0.3)
    row = person.text().splitlines()[y].replace("┃", "│")
    person.click("◀ Retour")
    person.wait_for(WELCOME)
    return row.split("│")[1].strip()
