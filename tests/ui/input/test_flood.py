"""What waits is bounded in events and in seconds; then all is let go of until there is quiet, but for the buttons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.input.flood import AHEAD, LATE, MAX_WAITING, Flood
from tests.ui.input.test_paste_limit import cut
from tests.ui.station_clock import Clock

DOWN, UP, MOVE, WHEEL = "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<35;10;5M", "\x1b[<65;10;5M"
PIECES = st.lists(st.sampled_from([DOWN, UP, "\x1b[<2;100;28M", MOVE, WHEEL, "a", "\r", "\x1b[A"]), max_size=30)


def risen(clock: Clock) -> Flood:
    flood = Flood(clock)
    flood.pour("", MAX_WAITING)
    return flood


@given(st.lists(st.text(), max_size=5), st.integers(0, AHEAD))
def test_who_is_little_ahead_loses_nothing_however_slow_the_machine_is(reads: list[str], waiting: int) -> None:
    clock = Clock()
    flood = Flood(clock)
    for read in reads:
        flood.came()
        assert flood.pour(read, waiting) == read
        clock.now += 100 * LATE
    assert flood.quiet() == ""


def test_a_quick_robot_that_is_far_ahead_for_a_moment_loses_nothing() -> None:
    clock = Clock()
    flood = Flood(clock)
    for waiting in range(MAX_WAITING):
        assert flood.pour("a", waiting) == "a"
        flood.came()
        clock.now += LATE / MAX_WAITING / 2


def test_what_waits_too_long_lets_go_of_what_comes_behind_it() -> None:
    clock = Clock()
    flood = Flood(clock)
    for _event in range(AHEAD + 1):
        flood.came()
    assert flood.pour("a", AHEAD + 1) == "a"
    clock.now += LATE * 1.01
    assert flood.pour("b", AHEAD + 1) == ""
    # and what was dealt with meanwhile is not what waits
    other = Flood(clock)
    for _event in range(AHEAD + 1):
        other.came()
    clock.now += LATE * 1.01
    for _event in range(AHEAD + 1):
        other.came()
    assert other.pour("b", AHEAD + 1) == "b"


def test_a_flood_is_let_go_of_until_there_is_quiet_and_its_last_key_is_taken() -> None:
    flood = risen(Clock())
    assert flood.pour("abc" * 1000, 0) == ""
    assert flood.pour("abc\x1b[A", 0) == ""
    assert flood.quiet() == "\x1b[A"
    assert flood.quiet() == ""
    assert flood.pour("abc", 0) == "abc"


@given(PIECES, st.lists(st.integers(0, 300), max_size=9))
def test_the_buttons_of_the_mouse_are_seen_in_a_flood_however_it_is_torn(pieces: list[str], places: list[int]) -> None:
    flood = risen(Clock())
    taken = "".join(flood.pour(read, 0) for read in cut("".join(pieces), places))
    buttons = [piece for piece in pieces if piece not in (MOVE, WHEEL, "a", "\r", "\x1b[A")]
    assert taken == "".join(buttons)


@given(st.integers(0, len(UP)))
def test_a_button_that_comes_up_as_a_flood_rises_is_seen(at: int) -> None:
    flood = Flood(Clock())
    assert flood.pour(UP[:at], 0) == UP[:at]
    assert flood.pour(UP[at:] + "aaaa", MAX_WAITING) == (UP[at:] if at < len(UP) else "")
