"""Rectangles of cells, and what lies between two cells."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.cells import Rect, cells_along, near

numbers = st.integers(-20, 120)
sides = st.integers(0, 40)
rects = st.builds(Rect, numbers, numbers, sides, sides)
cells = st.tuples(numbers, numbers)


@given(rects, rects, cells)
def test_a_cell_is_in_the_intersection_if_it_is_in_both(one: Rect, other: Rect, cell: tuple[int, int]) -> None:
    both = one.intersection(other)
    assert both.contains(*cell) == (one.contains(*cell) and other.contains(*cell))
    assert one.overlaps(other) == (not both.empty)


@given(rects)
def test_a_rectangle_is_rebuilt_from_its_edges(rect: Rect) -> None:
    assert Rect.from_edges(rect.x, rect.y, rect.right, rect.bottom) == rect


def test_edges_that_cross_make_an_empty_rectangle() -> None:
    assert Rect.from_edges(5, 5, 3, 9) == Rect(5, 5, 0, 4)
    assert Rect.from_edges(5, 5, 3, 9).empty


@given(rects, st.integers(0, 5))
def test_growing_and_insetting_undo_each_other(rect: Rect, count: int) -> None:
    assert rect.grown(count).inset(count, count) == rect


def test_the_middle_of_an_even_width_is_further_right() -> None:
    assert Rect(10, 4, 4, 3).centre() == (12, 5)
    assert Rect(0, 0, 20, 9).centred(8, 4) == Rect(6, 2, 8, 4)


def test_near_counts_columns_and_rows_apart() -> None:
    assert near((3, 3), (5, 4), 2, 1)
    assert not near((3, 3), (6, 3), 2, 1)
    assert not near((3, 3), (3, 5), 2, 1)


@given(cells, cells, st.integers(1, 30))
def test_a_path_ends_where_it_should_and_never_turns_back(
    start: tuple[int, int], end: tuple[int, int], steps: int
) -> None:
    on_the_way = list(cells_along(start, end, steps))
    assert len(on_the_way) == steps
    assert on_the_way[-1] == end
    for axis in (0, 1):
        along = [start[axis], *(cell[axis] for cell in on_the_way)]
        assert along in (sorted(along), sorted(along, reverse=True))
