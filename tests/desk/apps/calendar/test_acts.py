"""What is done in the calendar: going about in it, writing, moving and deleting appointments, with mouse and keys."""

import pytest

from kiosk.course.acts import Pressed, Typed
from kiosk.desk.acts import CaretPut, Dropped
from kiosk.desk.apps.calendar.acts import go, show_month
from kiosk.desk.apps.calendar.event_view import DATE
from kiosk.desk.apps.calendar.state import GRID, calendar_location, calendar_of, meant_day
from kiosk.desk.nodes import walk_live
from kiosk.desk.state import Desk
from kiosk.desk.values.days import format_day
from kiosk.desk.view import view
from tests.desk.apps.calendar.calendar_samples import calendar_desk, titles, when
from tests.desk.apps.web.web_samples import after_gestures, visible_texts
from tests.desk.desk_samples import after_acts

START = calendar_desk()


def keys(at: Desk, *names: str) -> Desk:
    """The desk after these keys."""
    return after_acts(at, *map(Pressed, names))


def focused(at: Desk) -> str:
    """The name of what has the focus."""
    return next((node.name for node in walk_live(view(at)) if node.focused), "")


def test_the_agenda_opens_at_the_month_of_today_with_the_focus_on_it() -> None:
    assert {"Agenda – novembre 2026", "jeudi 12 novembre", "dimanche 6 décembre"} <= visible_texts(START)
    opened = after_gestures(calendar_desk("shortcuts: [calendar]"), "double_click: Agenda")
    assert focused(opened) == "jeudi 12 novembre"


def test_arrows_walk_the_days_and_into_the_next_month() -> None:
    at = keys(START, "down")
    assert focused(at) == "jeudi 12 novembre"
    assert focused(keys(at, "right", "down", "left", "up")) == "jeudi 12 novembre"
    assert focused(keys(at, "down", "right")) == "vendredi 20 novembre"
    assert format_day(meant_day(keys(at, "up"))) == "jeudi 5 novembre"
    far = keys(at, *["down"] * 4)
    assert focused(far) == "jeudi 10 décembre"
    assert calendar_location(far).month == 12
    assert focused(keys(at, "page_up")) == "jeudi 1er octobre"


def test_enter_opens_the_day_and_an_appointment_and_escape_leads_back() -> None:
    day = keys(START, "down", "down", "enter")
    assert "Agenda – jeudi 19 novembre 2026" in visible_texts(day)
    assert focused(day) == "Marché"
    card = keys(day, "enter")
    assert {"Marché", "jeudi 19 novembre 2026, de 9 h à 10 h"} <= visible_texts(card)
    assert focused(keys(card, "escape")) == "Marché"
    assert focused(keys(card, "escape", "escape")) == "jeudi 19 novembre"


def test_the_buttons_turn_months_and_days_and_find_today() -> None:
    at = after_gestures(START, "click: Mois suivant", "click: Mois suivant")
    assert "Agenda – janvier 2027" in visible_texts(at)
    at = after_gestures(at, "click: Aujourd'hui")
    assert {"Agenda – novembre 2026", "Aujourd'hui : jeudi 12 novembre 2026."} <= visible_texts(at)
    day = after_gestures(at, "click: Jour", "click: Jour précédent")
    assert "Agenda – mercredi 11 novembre 2026" in visible_texts(day)
    day = after_gestures(day, "click: Aujourd'hui")
    assert "jeudi 12 novembre 2026 (aujourd'hui)" in visible_texts(day)
    assert "Agenda – novembre 2026" in visible_texts(after_gestures(day, "click: Mois"))


def test_an_appointment_is_written_on_the_day_that_is_chosen() -> None:
    at = after_gestures(
        START,
        "click: vendredi 20 novembre",
        "click: Nouveau rendez-vous",
        "type: Bus",
        "type: {into: Début, text: 14h30}",
    )
    at = after_gestures(
        at, "type: {into: Lieu, text: Gare}", "choose: {in: Rappel, option: 1 jour avant}", "click: Enregistrer"
    )
    assert when(at, "Bus") == "vendredi 20 novembre 2026, de 14 h 30 à 15 h 30"
    assert at.place.notice == "« Bus » est dans l'agenda : vendredi 20 novembre à 14 h 30."
    assert focused(at) == "vendredi 20 novembre"
    kept = next(one for one in calendar_of(at).events.values() if one.title == "Bus")
    assert (kept.place, kept.reminder) == ("Gare", "1 jour avant")


def test_the_first_click_on_the_date_chooses_it_whole_and_what_is_understood_stands_below() -> None:
    at = after_gestures(START, "click: Nouveau rendez-vous")
    at = after_acts(at, CaretPut(DATE, 3), Typed("lundi 23"))
    assert "lundi 23 novembre 2026" in visible_texts(at)


def test_what_is_missing_is_said_beside_its_box_and_nothing_is_kept() -> None:
    at = after_gestures(START, "click: Nouveau rendez-vous", "type: {into: Date, text: lundi 12}", "click: Enregistrer")
    assert {"Écrivez un titre.", "Le 12 novembre est un jeudi.", "Écrivez l'heure du début."} <= visible_texts(at)
    assert focused(at) == "Titre"
    at = after_gestures(at, "type: Bus", "type: {into: Date, text: '13'}", "type: {into: Début, text: 9 h}")
    at = after_gestures(at, "type: {into: Fin, text: 8 h}", "press: enter")
    assert "Écrivez une heure après le début." in visible_texts(at)
    assert titles(at) == titles(START)
    assert "Bus" in titles(after_gestures(at, "type: {into: Fin, text: 10h}", "press: enter"))


def test_two_appointments_at_one_time_are_both_kept_and_it_is_said() -> None:
    at = after_gestures(START, "click: Nouveau rendez-vous", "type: Banque", "type: {into: Date, text: jeudi 19}")
    at = after_gestures(at, "type: {into: Début, text: 15 h}", "click: Enregistrer")
    assert at.place.notice.endswith("À cette heure, il y a aussi « Dentiste », « Kiné ».")
    assert "En même temps : « Dentiste », « Kiné »" in visible_texts(
        after_gestures(at, "double_click: jeudi 19 novembre", "click: Banque")
    )


def test_an_appointment_of_a_whole_day_has_no_times() -> None:
    at = after_gestures(START, "click: Nouveau rendez-vous", "type: Fête", "click: Toute la journée")
    assert "Début" not in visible_texts(at)
    assert when(after_gestures(at, "click: Enregistrer"), "Fête") == "jeudi 12 novembre 2026, toute la journée"


def test_an_appointment_is_changed_in_its_form() -> None:
    at = after_gestures(START, "click: Marché", "click: Modifier", "type: {into: Date, text: demain}", "press: ctrl+s")
    assert when(at, "Marché") == "vendredi 13 novembre 2026, de 9 h à 10 h"
    assert len(titles(at)) == len(titles(START))
    assert "« Marché » est de nouveau jeudi 19 novembre à 9 h" in keys(at, "ctrl+z").place.notice


def test_an_appointment_is_dragged_to_another_day_and_the_drag_is_undone() -> None:
    at = after_gestures(START, "drag: {from: Marché, to: samedi 21 novembre}")
    assert when(at, "Marché") == "samedi 21 novembre 2026, de 9 h à 10 h"
    assert focused(at) == "samedi 21 novembre"
    undone = keys(at, "ctrl+z")
    assert when(undone, "Marché") == "jeudi 19 novembre 2026, de 9 h à 10 h"
    assert undone.place.notice == "Annulé : « Marché » est de nouveau jeudi 19 novembre à 9 h."
    same = after_acts(START, Dropped("calendar/event/event-3", "calendar/day/2026-11-19"))
    assert same.content is START.content


@pytest.mark.parametrize(
    "gestures",
    [
        ("click: Marché", "click: Supprimer"),
        ("click: Marché", "press: delete"),
        ("right_click: Marché", "click: Supprimer"),
        ("double_click: jeudi 19 novembre", "press: delete"),
    ],
)
def test_deleting_asks_and_is_undone(gestures: tuple[str, ...]) -> None:
    asked = after_gestures(START, *gestures)
    assert "« Marché », jeudi 19 novembre à 9 h." in visible_texts(asked)
    assert "Marché" in titles(after_gestures(asked, "click: Annuler"))
    at = after_gestures(asked, "click: Supprimer")
    assert "Marché" not in titles(at)
    assert at.place.notice == "« Marché » n'est plus dans l'agenda."
    undone = keys(at, "ctrl+z")
    assert titles(undone) == titles(START)
    assert undone.place.notice == "Annulé : « Marché » est de nouveau dans l'agenda."


def test_leaving_the_form_asks_where_something_was_written() -> None:
    form = after_gestures(START, "click: Nouveau rendez-vous")
    assert focused(after_gestures(form, "click: Annuler")) == "jeudi 12 novembre"
    written = after_gestures(form, "type: Bus", "type: {into: Début, text: 9 h}")
    asked = keys(written, "escape")
    assert "Enregistrer ce rendez-vous ?" in visible_texts(asked)
    assert "Bus" in titles(after_gestures(asked, "click: Enregistrer"))
    assert "Bus" not in titles(after_gestures(asked, "click: Ne pas enregistrer"))
    assert "Titre" in visible_texts(after_gestures(asked, "click: Annuler"))


def test_a_form_stays_written_while_its_window_is_closed() -> None:
    form = after_gestures(START, "click: Nouveau rendez-vous", "type: Bus", "click: Fermer")
    again = after_gestures(form, "click: Agenda")
    assert [node.field.text for node in walk_live(view(again)) if node.field and node.name == "Titre"] == ["Bus"]


def test_an_hour_of_the_day_begins_an_appointment() -> None:
    day = after_gestures(START, "click: Jour", "double_click: 16 h", "type: Thé", "click: Enregistrer")
    assert when(day, "Thé") == "jeudi 12 novembre 2026, de 16 h à 17 h"
    assert focused(day) == "Thé"
    chosen = after_gestures(
        START, "click: Jour", "click: 17 h", "click: Nouveau rendez-vous", "type: Bain", "press: enter"
    )
    assert when(chosen, "Bain") == "jeudi 12 novembre 2026, de 17 h à 18 h"


def test_the_menu_of_a_day_writes_there_or_opens_it() -> None:
    at = after_gestures(START, "right_click: samedi 21 novembre", "click: Nouveau rendez-vous", "type: Bus")
    at = after_gestures(at, "type: {into: Début, text: midi}", "click: Enregistrer")
    assert when(at, "Bus") == "samedi 21 novembre 2026, de 12 h à 13 h"
    opened = after_gestures(START, "right_click: samedi 21 novembre", "click: Ouvrir")
    assert "Agenda – samedi 21 novembre 2026" in visible_texts(opened)


def test_the_calendar_ends_nowhere_in_reach_of_its_buttons() -> None:
    first, last = go(START, -12 * 3000), go(START, 12 * 9000)
    assert calendar_location(first).year == 2 and calendar_location(last).year == 9998
    for at in (first, last):
        assert view(at)
        assert show_month(at, meant_day(at)).selected(GRID)
        for step in (-1, 1):
            assert view(go(go(at, step), step))
