"""What the keeper makes of signs of life, sizes and crashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.keeper.watch import Crashes, Limits, Pulse

LIMITS = Limits(ticks_to_start=6, ticks_without_sign=3, memory=1000)


def after(*beats: int) -> Pulse:
    """What was seen at one look after the other."""
    pulse = Pulse()
    for one in beats:
        pulse = pulse.after(one)
    return pulse


@given(st.lists(st.integers(1, 3), min_size=1, max_size=50))
def test_whoever_gives_signs_of_life_is_well(more: list[int]) -> None:
    seen = [sum(more[: number + 1]) for number in range(len(more))]
    assert after(*seen).health(0, LIMITS) == "well"


def test_a_process_that_has_begun_is_stuck_sooner_than_one_that_begins() -> None:
    assert after(0, 0, 0, 0, 0).health(0, LIMITS) == "well"
    assert after(0, 0, 0, 0, 0, 0).health(0, LIMITS) == "stuck"
    assert after(1, 1, 1).health(0, LIMITS) == "well"
    assert after(1, 1, 1, 1).health(0, LIMITS) == "stuck"


def test_one_that_was_ready_has_to_take_over_soon() -> None:
    usual = Limits()
    looks = [0] * usual.ticks_to_take_over
    assert after(*looks[1:]).health(0, usual, was_ready=True) == "well"
    assert after(*looks).health(0, usual, was_ready=True) == "stuck"
    assert after(*looks).health(0, usual) == "well"


def test_one_sign_is_enough_to_go_on() -> None:
    assert after(1, 1, 1, 1, 2).health(0, LIMITS) == "well"
    assert after(1, 1, 1, 1, 2).quiet == 0


@given(st.integers(0, 10_000))
def test_more_memory_than_it_may_have_is_greedy_however_lively_it_is(memory: int) -> None:
    assert (after(1).health(memory, LIMITS) == "greedy") == (memory > LIMITS.memory)


def test_the_limits_leave_room_for_a_slow_disk_and_for_a_sitting() -> None:
    usual = Limits()
    assert usual.ticks_to_start > usual.ticks_without_sign >= 10
    assert usual.address_space > usual.memory


@given(st.lists(st.floats(0, 10_000), max_size=20))
def test_only_crashes_of_the_last_minute_count(times: list[float]) -> None:
    crashes = Crashes()
    in_order = sorted(times)
    for number, time in enumerate(in_order):
        crashes = crashes.after(time)
        recent = [one for one in in_order[: number + 1] if time - one < Crashes.WITHIN]
        assert crashes.too_many == (len(recent) >= Crashes.MOST)


def test_the_third_within_a_minute_is_too_many() -> None:
    assert not Crashes().after(0).after(59).too_many
    assert Crashes().after(0).after(30).after(59).too_many
    assert not Crashes().after(0).after(30).after(60.5).too_many
