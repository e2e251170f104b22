"""Where days, hours and appointments stand, on the least room of a desk and on more."""

import itertools

import pytest

from kiosk.cells import Rect
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.ui.desk.layout.calendar import event_rects, hour_event_rect
from kiosk.ui.desk.layout.placed import DeskLayout
from kiosk.ui.desk.layout.placing import lay_out
from tests.desk.apps.calendar.calendar_samples import calendar_desk
from tests.desk.apps.web.web_samples import after_gestures

START = calendar_desk()
DAY = "calendar/day/2026-11-"


def laid_out(at: Desk, width: int, height: int) -> DeskLayout:
    """The desk in so many cells."""
    return lay_out(view(at), width, height)


@pytest.mark.parametrize(("width", "height"), [(80, 14), (80, 17), (100, 21)])
def test_a_month_stands_in_seven_columns_and_needs_no_scrolling(width: int, height: int) -> None:
    layout = laid_out(START, width, height)
    assert not layout.panes
    for row in ((9, 10, 11, 12, 13, 14, 15), (16, 17, 18, 19, 20, 21, 22)):
        rects = [layout.by_id[f"{DAY}{day:02}"].visible for day in row]
        assert len({rect.y for rect in rects}) == 1 and all(rect.height for rect in rects)
        assert all(one.right == other.x for one, other in itertools.pairwise(rects))
        assert max(rect.width for rect in rects) - min(rect.width for rect in rects) <= 1
    assert layout.by_id[f"{DAY}12"].rect.x == layout.by_id["calendar/head/jeu."].rect.x


def test_a_week_with_appointments_gets_the_rows_that_are_left_over() -> None:
    layout = laid_out(START, 80, 14)
    heights = [layout.by_id[f"{DAY}{day:02}"].rect.height for day in (2, 9, 16, 23)]
    assert heights == [1, 2, 2, 1]


def test_an_appointment_stands_inside_its_day_or_in_none() -> None:
    for width, height in ((80, 14), (80, 17), (100, 21), (40, 14)):
        layout = laid_out(START, width, height)
        for one in layout.placed:
            if one.node.part == "event":
                day = next(d for d in layout.placed if d.node.role == "gridcell" and one.node in d.node.children)
                assert one.rect.intersection(day.rect) == one.rect


def test_as_many_appointments_as_a_day_has_rows_for() -> None:
    assert event_rects(Rect(0, 0, 11, 1), 1) == (Rect(5, 0, 6, 1),)
    assert event_rects(Rect(0, 0, 11, 1), 3) == (Rect(5, 0, 4, 1),)
    assert event_rects(Rect(0, 0, 5, 1), 1) == ()
    assert [one.y for one in event_rects(Rect(0, 3, 11, 4), 5)] == [4, 5, 6]


def test_appointments_of_one_hour_stand_side_by_side_and_last_as_long_as_they_do() -> None:
    layout = laid_out(after_gestures(START, "double_click: jeudi 19 novembre"), 80, 17)
    dentist, physio, market = (layout.by_id[f"calendar/event/event-{n}"].rect for n in (1, 2, 3))
    hour = layout.by_id["calendar/hour/14"].rect
    assert (dentist.y, dentist.height, market.height) == (hour.y, 2, 1)
    assert dentist.right <= physio.x and physio.y == hour.y + 1
    assert market.width > dentist.width
    assert hour_event_rect(Rect(0, 0, 61, 11), (2, 1, 1, 2)) == Rect(36, 2, 25, 1)


def test_the_hours_scroll_where_there_is_no_room_for_all() -> None:
    layout = laid_out(after_gestures(START, "click: Jour"), 80, 14)
    assert [pane.id for pane in layout.panes] == ["calendar/hours"]
