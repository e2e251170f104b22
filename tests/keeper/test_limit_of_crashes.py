"""The keeper's loop: how often it restarts a process, whatever happens between two crashes; its processes are fakes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.keeper import keeper as keeper_module
from kiosk.keeper.keeper import RETRY_AFTER, End, Keeper
from kiosk.keeper.watch import Crashes
from kiosk.station.settings.model import Settings

ENDS: tuple[End, ...] = ("left", "idle", "reset")
"""How a sitting ends after which the next person is welcome."""


class Recorder:
    """A fake of the live station and the terminal: records what is asked of them, and does nothing."""

    def __init__(self, *, locked: bool) -> None:
        self.settings = Settings(station="poste-1", locked=locked)
        self.wiped: list[str] = []
        self.shown: list[str] = []
        self.gone = False
        self.has_own_screen = False

    @property
    def station(self) -> Recorder:
        return self

    def wipe(self, why: str) -> None:
        self.wiped.append(why)

    def show(self, lines: list[str]) -> None:
        self.shown += lines

    def refresh(self) -> None:
        """Nothing."""

    def blank(self, *_background: object, scrollback: bool) -> None:
        """Nothing."""


class Loop:
    """A keeper, its clock, and what it did."""

    def __init__(self, patch: pytest.MonkeyPatch, *, locked: bool) -> None:
        self.now = 1000.0
        self.rests: list[float] = []
        """When each began."""
        self.recorder = Recorder(locked=locked)
        self.keeper = Keeper(self.recorder, self.recorder)  # type: ignore[arg-type]  # it does what the loop asks of both
        patch.setattr(keeper_module, "monotonic", lambda: self.now)
        patch.setattr(self.keeper, "_wait", self._wait)
        self._patch = patch

    def run(self, sittings: Iterable[tuple[End, float]]) -> tuple[int, int]:
        """Each sitting ends so, after so many seconds, and the last by a signal; gives the exit code, and how many
        there were."""
        left, began = [*sittings, ("over", 0.0)], 0

        def run_sitting(_wake: int, *, after_crash: bool) -> Any:
            nonlocal began
            began += 1
            end, seconds = left.pop(0)
            self.now += seconds
            return end

        self._patch.setattr(self.keeper, "_run_sitting", run_sitting)
        return self.keeper.run(), began

    def _wait(self, _wake: int, seconds: float, _process: object = None) -> None:
        if not self.rests or self.now > self.rests[-1] + RETRY_AFTER:
            self.rests.append(self.now)
        self.now += seconds


MakeLoop = Callable[[bool], Loop]


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> MakeLoop:
    """Makes loops: locked, or not."""
    # the signals of the process that runs the tests stay as they are
    monkeypatch.setattr(signal, "signal", lambda *_given: None)
    monkeypatch.setattr(signal, "set_wakeup_fd", lambda *_given, **_more: -1)
    monkeypatch.setattr(signal, "pthread_sigmask", lambda *_given: None)
    return lambda locked: Loop(monkeypatch, locked=locked)


@pytest.mark.parametrize("between", [*ENDS, "crashed"])
def test_the_third_crash_within_a_minute_ends_it_whatever_lies_between(between: End, loop: MakeLoop) -> None:
    """« Reprendre » after a crash of the welcome ends that sitting properly, and the next welcome crashes again."""
    sittings: list[tuple[End, float]] = [("crashed", 1.0), (between, 1.0)] * 9
    one = loop(False)
    assert one.run(sittings) == (1, 3 if between == "crashed" else 5)
    assert one.recorder.wiped[-1] == "crash" and not one.rests


@pytest.mark.parametrize("between", [*ENDS, "crashed"])
def test_a_locked_station_rests_at_each_third_crash_and_goes_on(between: End, loop: MakeLoop) -> None:
    sittings: list[tuple[End, float]] = [("crashed", 1.0), (between, 1.0)] * 9
    crashes = sum(end == "crashed" for end, _seconds in sittings)
    one = loop(True)
    assert one.run(sittings) == (0, len(sittings) + 1)
    assert len(one.rests) == crashes // Crashes.LIMIT
    assert one.recorder.wiped.count("crash") == len(one.rests)
    assert one.recorder.shown == ["Le poste se prépare.", "Le conseiller peut vous aider."] * len(one.rests)


def test_crashes_that_lie_far_apart_are_come_back_from_for_ever(loop: MakeLoop) -> None:
    one = loop(False)
    assert one.run([("crashed", 31.0)] * 50) == (0, 51)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sittings=st.lists(st.tuples(st.sampled_from((*ENDS, "crashed")), st.floats(0, 50)), max_size=40),
    locked=st.booleans(),
)
def test_never_are_there_more_crashes_within_a_minute_than_the_limit(
    sittings: list[tuple[End, float]], locked: bool, loop: MakeLoop
) -> None:
    """Where it is not locked, it has ended; where it is, it has rested between them."""
    one = loop(locked)
    code, began = one.run(sittings)
    times, now = [], 1000.0
    for end, seconds in sittings[:began]:
        now += seconds
        if end == "crashed":
            times.append(now)
    too_many = any(
        last - first < Crashes.WITHIN for first, last in zip(times, times[Crashes.LIMIT - 1 :], strict=False)
    )
    if locked:
        assert code == 0 and began == len(sittings) + 1
        assert too_many <= bool(one.rests)
    else:
        assert (code == 1) == too_many
