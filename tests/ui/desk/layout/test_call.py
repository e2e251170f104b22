"""Participants of a video call stand side by side, none over another, whatever their number and the room."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.call import bar_rows, tile_rects

SIDES = st.integers(1, 120)


@given(st.integers(0, 8), SIDES, st.integers(1, 30))
def test_no_tile_covers_another_or_leaves_the_room(count: int, width: int, height: int) -> None:
    area = Rect(3, 2, width, height)
    tiles = [tile for tile in tile_rects(count, area) if not tile.empty]
    for number, tile in enumerate(tiles):
        assert not any(tile.overlaps(other) for other in tiles[:number])
        assert width < 2 * count or area.intersection(tile) == tile


def test_two_stand_side_by_side_and_four_in_two_rows_where_there_is_room() -> None:
    assert [tile.y for tile in tile_rects(2, Rect(0, 0, 76, 7))] == [0, 0]
    assert [tile.y for tile in tile_rects(4, Rect(0, 0, 76, 24))] == [0, 0, 12, 12]
    assert {tile.y for tile in tile_rects(4, Rect(0, 0, 76, 7))} == {0}


def test_a_last_row_that_is_not_full_stands_in_the_middle() -> None:
    first, _second, third = tile_rects(3, Rect(0, 0, 40, 20))
    assert third.y > first.y and first.x < third.x < first.right


def keys(*names: str) -> list[Node]:
    return [Node("button", name, name, value="allumé", part="call_key") for name in names]


@given(SIDES, st.booleans())
def test_no_key_covers_another_or_leaves_the_bar(width: int, low: bool) -> None:
    for row in bar_rows(keys("Micro", "Caméra", "Main", "Chat", "Quitter"), width, low=low):
        for slot, following in pairwise(row):
            assert slot.x + slot.width < following.x
        assert row[0].x >= 0 and row[-1].x + row[-1].width <= width


def test_keys_that_do_not_stand_side_by_side_take_one_row_each() -> None:
    five = keys("Micro", "Caméra", "Main", "Chat", "Quitter")
    assert [len(row) for row in bar_rows(five, 80, low=False)] == [5] and bar_rows(five, 80, low=False)[0][0].tall
    assert [len(row) for row in bar_rows(five, 50, low=False)] == [3, 2]
    assert not bar_rows(five, 50, low=False)[0][0].tall
