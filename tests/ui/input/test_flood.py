"""Waiting input is bounded in events and in seconds; beyond that, all but mouse buttons is dropped until a pause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.input.flood import ALWAYS_ALLOWED, MAX_DELAY, MAX_WAITING, FloodGate
from tests.ui.input.test_paste_limit import cut
from tests.ui.kiosk_pilot import Clock

DOWN, UP, MOVE, WHEEL = "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<35;10;5M", "\x1b[<65;10;5M"
PIECES = st.lists(st.sampled_from([DOWN, UP, "\x1b[<2;100;28M", MOVE, WHEEL, "a", "\r", "\x1b[A"]), max_size=30)


def flooded(clock: Clock) -> FloodGate:
    flood = FloodGate(clock)
    flood.filter("", MAX_WAITING)
    return flood


@given(st.lists(st.text(), max_size=5), st.integers(0, ALWAYS_ALLOWED))
def test_nothing_is_dropped_while_few_events_wait_however_slow_the_machine_is(reads: list[str], waiting: int) -> None:
    clock = Clock()
    flood = FloodGate(clock)
    for read in reads:
        flood.count_event()
        assert flood.filter(read, waiting) == read
        clock.now += 100 * MAX_DELAY
    assert flood.end() == ""


def test_nothing_is_dropped_when_many_events_wait_for_a_short_time() -> None:
    clock = Clock()
    flood = FloodGate(clock)
    for waiting in range(MAX_WAITING):
        assert flood.filter("a", waiting) == "a"
        flood.count_event()
        clock.now += MAX_DELAY / MAX_WAITING / 2


def test_input_behind_events_that_wait_too_long_is_dropped() -> None:
    clock = Clock()
    flood = FloodGate(clock)
    for _event in range(ALWAYS_ALLOWED + 1):
        flood.count_event()
    assert flood.filter("a", ALWAYS_ALLOWED + 1) == "a"
    clock.now += MAX_DELAY * 1.01
    assert flood.filter("b", ALWAYS_ALLOWED + 1) == ""
    # events that were handled meanwhile wait no longer
    other = FloodGate(clock)
    for _event in range(ALWAYS_ALLOWED + 1):
        other.count_event()
    clock.now += MAX_DELAY * 1.01
    for _event in range(ALWAYS_ALLOWED + 1):
        other.count_event()
    assert other.filter("b", ALWAYS_ALLOWED + 1) == "b"


def test_a_flood_is_dropped_until_a_pause_but_for_its_last_key() -> None:
    flood = flooded(Clock())
    assert flood.filter("abc" * 1000, 0) == ""
    assert flood.filter("abc\x1b[A", 0) == ""
    assert flood.end() == "\x1b[A"
    assert flood.end() == ""
    assert flood.filter("abc", 0) == "abc"


@given(PIECES, st.lists(st.integers(0, 300), max_size=9))
def test_reports_of_mouse_buttons_pass_in_a_flood_however_it_is_split(pieces: list[str], places: list[int]) -> None:
    flood = flooded(Clock())
    taken = "".join(flood.filter(read, 0) for read in cut("".join(pieces), places))
    buttons = [piece for piece in pieces if piece not in (MOVE, WHEEL, "a", "\r", "\x1b[A")]
    assert taken == "".join(buttons)


@given(st.integers(0, len(UP)))
def test_a_release_that_is_split_by_the_beginning_of_a_flood_passes(at: int) -> None:
    flood = FloodGate(Clock())
    assert flood.filter(UP[:at], 0) == UP[:at]
    assert flood.filter(UP[at:] + "aaaa", MAX_WAITING) == (UP[at:] if at < len(UP) else "")
