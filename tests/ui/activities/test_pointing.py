from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.activities.pointing import dropped_lines

LABELS = st.lists(st.text("abcdé", min_size=1, max_size=12), min_size=1, max_size=8).map(tuple)


def test_what_was_dropped_is_listed_and_goes_on_below() -> None:
    assert dropped_lines(("Ali",), 20, 1) == ("✓ Ali",)
    assert dropped_lines(("Ali", "Rosa", "Jean"), 30, 2) == ("✓ Ali, Rosa, Jean",)
    assert dropped_lines(("Ali", "Rosa", "Jean"), 12, 2) == ("✓ Ali, Rosa,", "Jean")


def test_where_there_is_no_room_for_all_a_sign_says_so() -> None:
    (line,) = dropped_lines(("Ali", "Rosa", "Jean"), 13, 1)
    assert line.endswith("…") and len(line) <= 13
    assert dropped_lines(("Ali",), 20, 0) == ()


@given(LABELS, st.integers(1, 30), st.integers(0, 5))
def test_no_line_is_wider_than_its_place(labels: tuple[str, ...], width: int, height: int) -> None:
    lines = dropped_lines(labels, width, height)
    assert len(lines) <= height and all(len(line) <= width for line in lines)
