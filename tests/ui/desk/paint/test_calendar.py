"""What is painted of a month and of a day: signs first, colours second."""

from msgspec.structs import replace

from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.paint.nodes import paint_desk
from tests.desk.apps.calendar.calendar_samples import calendar_desk
from tests.desk.apps.web.web_samples import after_gestures

START = calendar_desk()


def text(at: Desk, width: int = 80, height: int = 14) -> str:
    """The letters on the screen."""
    rows = paint_desk(lay_out(view(at), width, height)).cells
    return "\n".join("".join(character for character, _style in row) for row in rows)


def test_today_is_in_brackets_and_the_chosen_day_has_an_arrow() -> None:
    at = after_gestures(START, "click: samedi 21 novembre")
    assert "[12]" in text(at) and "▶21◀" in text(at)
    assert "▶[12◀" in text(after_gestures(START, "press: down"))


def test_today_is_seen_while_it_is_chosen_and_while_it_has_the_focus() -> None:
    assert "▶[12]" in text(after_gestures(START, "click: jeudi 12 novembre", "press: tab"))
    assert "▶[12◀" in text(after_gestures(START, "click: jeudi 12 novembre"))


def test_an_appointment_with_the_focus_differs_from_one_without_in_colour_and_sign() -> None:
    def look_of(at: Desk) -> tuple[str, object]:
        layout = lay_out(view(at), 100, 21)
        event = layout.by_id["calendar/event/event-1"].visible
        return paint_desk(layout).cells[event.y][event.x]

    focused = replace(START, place=replace(START.place, focus="calendar/event/event-1"))
    assert look_of(START) == ("┃", "site-green+b") and look_of(focused) == ("▶", "focus+b")


def test_an_appointment_has_a_bar_and_those_without_room_are_counted() -> None:
    assert "┃Anniver" in text(START)
    assert "19     +2" in text(START)
    assert "┃Dentiste" in text(START, 100, 21)


def test_a_day_shows_the_title_the_time_and_the_place() -> None:
    at = after_gestures(START, "double_click: jeudi 19 novembre")
    assert "▶Marché  de 9 h à 10 h" in text(at, 80, 17).replace("\u00a0", " ")
    assert "┃de 14 h à 15 h 30, 3 rue des Lilas" in text(at, 100, 21).replace("\u00a0", " ")
