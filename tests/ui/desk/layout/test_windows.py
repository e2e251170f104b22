"""Where windows stand: side by side, on a half, or over one another."""

from kiosk.cells import Rect
from kiosk.desk.nodes import Node, Spot
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.layout.windows import moved_size, spot_at, window_rects
from tests.ui.desk.desk_trees import box, desk, replace, window

AREA = Rect(0, 0, 98, 20)


def placed(id: str, spot: Spot = "") -> Node:
    return replace(window([box(f"{id}/t", "Objet")], id), spot=spot)


def test_two_windows_share_the_desktop_and_one_leaves_room_for_the_icons() -> None:
    assert window_rects([placed("a"), placed("b")], AREA, icons=True) == (Rect(0, 0, 49, 20), Rect(49, 0, 49, 20))
    (alone,) = window_rects([placed("a")], AREA, icons=True)
    assert alone.x > 0 and alone.right == 98
    assert window_rects([placed("a")], AREA, icons=False) == (AREA,)


def test_a_window_on_a_half_has_the_half_and_the_other_one_takes_the_rest() -> None:
    left, right = Rect(0, 0, 49, 20), Rect(49, 0, 49, 20)
    assert window_rects([placed("a", "right")], AREA, icons=True) == (right,)
    assert window_rects([placed("a"), placed("b", "right")], AREA, icons=True) == (left, right)
    assert window_rects([placed("b", "left"), placed("a")], AREA, icons=True) == (left, right)


def test_a_moved_window_is_always_whole_and_stands_where_it_was_let_go() -> None:
    for spot in ((0, 0), (100, 100), (37, 62)):
        (rect,) = window_rects([placed("a", spot)], AREA, icons=True)
        assert AREA.intersection(rect) == rect and (rect.width, rect.height) == moved_size(AREA)
        assert window_rects([placed("a", spot_at((rect.x, rect.y), AREA))], AREA, icons=True) == (rect,)
    assert spot_at((-30, 90), AREA) == (0, 100)


def test_what_is_under_a_window_cannot_be_hit_through_it() -> None:
    layout = lay_out(desk(placed("back"), placed("front", (0, 0))), 98, 21)
    rect = layout.by_id["window/front"].rect
    for y in range(rect.y, rect.bottom):
        for x in range(rect.x, rect.right):
            assert all(not one.node.id.startswith("back") for one in layout.at(x, y))
    assert layout.desktop == Rect(0, 0, 98, 20)
