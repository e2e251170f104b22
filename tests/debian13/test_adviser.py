"""The adviser's corner at a real station: the one way out, a new keyboard, and back."""

from __future__ import annotations

import pytest

from kiosk.course.keyboard.layouts import LAYOUTS
from tests.debian13.conftest import PIN
from tests.debian13.person import StationPerson
from tests.debian13.test_learner import go_to_text_box
from tests.terminal.one_station import WELCOME

pytestmark = pytest.mark.debian13

CORNER = "Arrêter le programme"


def enter(person: StationPerson, pin: str, *, by_keys: bool = False) -> None:
    """From the welcome to the PIN screen, and enter the digits: by the keypad on the screen, or by keys."""
    person.click("Conseiller")
    person.wait_for("Écrivez le code du poste.")
    person.settle()
    if by_keys:
        person.type(pin)
    for digit in "" if by_keys else pin:
        person.click(digit)  # the same digit twice at once counts twice
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
    station.machine.wait(lambda: station.unit_property("ActiveState") in ("inactive", "failed"), "it does not stop")
    station.detach()
    assert (
        station.unit_property("ActiveState"),
        station.unit_property("Result"),
        station.unit_property("ExecMainStatus"),
    ) == (
        "inactive",
        "success",
        "20",
    )
    station.machine.wait(lambda: b"login:" in station.machine.output("tty1"), "no login on the text console")
    station.machine.wait(lambda: not station.running_commands(), "something of the station goes on")
    station.start()
    StationPerson(station).wait_for(WELCOME)


def test_another_keyboard_takes_effect_at_once_and_stays(person: StationPerson) -> None:
    station = person.station
    assert type_and_read(person, "a") == "a"
    choose_keyboard(person, "qwerty")
    again = StationPerson(station)
    assert type_and_read(again, "Azerty@#") == "Azerty@#"
    station.detach()
    station.machine.cut_power()
    station.machine.boot()
    station.attach()
    assert station.layout() == expected_layout("qwerty")
    choose_keyboard(again, "azerty")


def expected_layout(keyboard: str) -> dict[str, str]:
    """The environment of the compositor for one of our keyboards."""
    return {
        "XKB_DEFAULT_LAYOUT": LAYOUTS[keyboard].xkb_layout,
        "XKB_DEFAULT_VARIANT": LAYOUTS[keyboard].xkb_variant,
    }


def choose_keyboard(person: StationPerson, keyboard: str) -> None:
    """Choose another keyboard in the corner, after which the compositor restarts with it."""
    station = person.station
    keeper = station.keeper()
    person.wait_for(WELCOME, 20)
    enter(person, PIN, by_keys=True)
    person.wait_for(CORNER)
    person.click(LAYOUTS[keyboard].title, begins=True)
    person.click("Changer ▶")
    station.attach(instead_of=keeper)
    assert station.layout() == expected_layout(keyboard)
    person.wait_for(WELCOME, 20)


def type_and_read(person: StationPerson, text: str) -> str:
    """Type ``text`` on the compositor's layout, and return what appears; ends at the welcome."""
    person.wait_for(WELCOME, 20)
    person.settle()
    go_to_text_box(person)
    _x, y = person.position("Ou écrivez les 4 mots :") or (0, 0)
    person.type(text)
    person.settle(0.3)
    row = person.text().splitlines()[y].replace("┃", "│")
    person.click("◀ Retour")
    person.wait_for(WELCOME)
    return row.split("│")[1].strip()
