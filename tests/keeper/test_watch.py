"""When a process counts as stuck or too large, and when crashes have become too many."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.keeper.watch import Crashes, Heartbeats, Limits

LIMITS = Limits(polls_to_start=6, polls_without_heartbeat=3, memory=1000)


def after_polls(*counts: int) -> Heartbeats:
    """Heartbeats as counted at one poll after the other."""
    heartbeats = Heartbeats()
    for count in counts:
        heartbeats = heartbeats.after_poll(count)
    return heartbeats


@given(st.lists(st.integers(1, 3), min_size=1, max_size=50))
def test_a_process_with_heartbeats_is_healthy(more: list[int]) -> None:
    seen = [sum(more[: number + 1]) for number in range(len(more))]
    assert after_polls(*seen).health(0, LIMITS) == "healthy"


def test_a_running_process_is_stuck_sooner_than_a_starting_one() -> None:
    assert after_polls(0, 0, 0, 0, 0).health(0, LIMITS) == "healthy"
    assert after_polls(0, 0, 0, 0, 0, 0).health(0, LIMITS) == "stuck"
    assert after_polls(1, 1, 1).health(0, LIMITS) == "healthy"
    assert after_polls(1, 1, 1, 1).health(0, LIMITS) == "stuck"


def test_a_standby_process_has_to_take_over_soon() -> None:
    usual = Limits()
    counts = [0] * usual.polls_to_take_over
    assert after_polls(*counts[1:]).health(0, usual, was_standby=True) == "healthy"
    assert after_polls(*counts).health(0, usual, was_standby=True) == "stuck"
    assert after_polls(*counts).health(0, usual) == "healthy"


def test_one_heartbeat_is_enough_to_go_on() -> None:
    assert after_polls(1, 1, 1, 1, 2).health(0, LIMITS) == "healthy"
    assert after_polls(1, 1, 1, 1, 2).silent_polls == 0


@example(LIMITS.memory)
@given(st.integers(0, 10_000))
def test_a_process_over_its_memory_limit_is_not_healthy_whatever_its_heartbeats(memory: int) -> None:
    assert (after_polls(1).health(memory, LIMITS) == "over its memory limit") == (memory > LIMITS.memory)


def test_the_limits_leave_room_for_a_slow_disk_and_for_a_sitting() -> None:
    usual = Limits()
    assert usual.polls_to_start > usual.polls_without_heartbeat >= 10
    assert usual.data_size > usual.memory


@given(st.lists(st.floats(0, 10_000), max_size=20))
def test_only_crashes_of_the_last_minute_count(times: list[float]) -> None:
    crashes = Crashes()
    in_order = sorted(times)
    for number, time in enumerate(in_order):
        crashes = crashes.after_crash(time)
        recent = [one for one in in_order[: number + 1] if time - one < Crashes.WITHIN]
        assert crashes.too_many == (len(recent) >= Crashes.LIMIT)


def test_the_third_within_a_minute_is_too_many() -> None:
    assert not Crashes().after_crash(0).after_crash(59).too_many
    assert Crashes().after_crash(0).after_crash(30).after_crash(59).too_many
    assert not Crashes().after_crash(0).after_crash(30).after_crash(60).too_many
