"""« Taille du texte » at a real station: the compositor makes letters larger, the next person has the usual ones."""

from __future__ import annotations

import pytest

from kiosk.station.screen.text_size import MIN_CELLS
from tests.debian13.conftest import start_new_sitting
from tests.debian13.person import StationPerson
from tests.debian13.station import HEIGHT, WIDTH, RealStation

pytestmark = pytest.mark.debian13

BUTTON = "A Taille du texte"


def shows(station: RealStation, size: str) -> bool:
    """Whether there are as many cells as this size promises, and no more than its neighbour has."""
    columns, rows = station.terminal_size()
    least = MIN_CELLS[size]  # type: ignore[index]  # one of the three
    return columns >= least.columns and rows >= least.rows and min(columns / least.columns, rows / least.rows) < 1.07


def test_larger_letters_at_one_press_and_the_usual_ones_for_the_next_person(person: StationPerson) -> None:
    station = person.station
    assert shows(station, "normal") and station.scale() == 1.0
    person.click(BUTTON)
    station.machine.wait(lambda: shows(station, "grand"), "the letters did not grow")
    assert station.scale() > 1.1
    start_new_sitting(station)
    station.machine.wait(
        lambda: station.scale() == 1.0 and shows(station, "normal"), "the next person has large letters"
    )
    person.wait_for("Bonjour et bienvenue")


def test_through_all_sizes_and_back(person: StationPerson) -> None:
    station = person.station
    person.click(BUTTON)
    station.machine.wait(lambda: shows(station, "grand"), "grand")
    # the button keeps the focus: with other letters it is elsewhere; a second press at once is ignored
    person.rest(1.0)
    person.press("enter")
    station.machine.wait(lambda: shows(station, "petit"), "petit")
    person.rest(1.0)
    person.press("enter")
    station.machine.wait(lambda: shows(station, "normal") and station.scale() == 1.0, "normal")
    person.wait_for("Bonjour et bienvenue")


@pytest.mark.parametrize(
    "monitor", [(1366, 768), (1280, 1024), (1024, 768), (3840, 2160)], ids=lambda m: f"{m[0]}x{m[1]}"
)
def test_another_monitor(monitor: tuple[int, int], person: StationPerson) -> None:
    """A donated screen has whatever resolution it has: no screen of the program is cut off."""
    station = person.station
    try:
        station.set_mode(*monitor)
        start_new_sitting(station)
        station.machine.wait(lambda: fits(station), f"too few cells on {monitor}")
    finally:
        station.set_mode(WIDTH, HEIGHT)
        start_new_sitting(station)
        station.machine.wait(lambda: station.scale() == 1.0, "the scale of before")


def fits(station: RealStation) -> bool:
    """Whether the program has the room that its screens need."""
    columns, rows = station.terminal_size()
    return columns >= MIN_CELLS["normal"].columns and rows >= MIN_CELLS["normal"].rows
