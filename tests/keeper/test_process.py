"""A process as its keeper sees it: real ones, which do little."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest

from kiosk.keeper import process as process_module
from kiosk.keeper.process import DUMP_STACK, Process

Begin = Callable[..., Process]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Forks processes that run a function with the pipe from their keeper, and say when they have begun it."""
    started: list[Process] = []

    def start(act: Callable[[int], object]) -> Process:
        lifeline, ours = os.pipe()
        told, tell = os.pipe()
        pid = os.fork()
        if not pid:
            try:
                os.close(ours)
                for number in (signal.SIGTERM, signal.SIGUSR1):
                    signal.signal(number, signal.SIG_DFL)
                act_when_told(act, lifeline, tell)
            finally:
                os._exit(99)
        os.close(lifeline)
        os.close(tell)
        one = Process(pid, ours)
        started.append(one)
        assert os.read(told, 1) == b"."
        os.close(told)
        return one

    yield start
    for one in started:
        one.kill()


def act_when_told(act: Callable[[int], object], lifeline: int, tell: int) -> NoReturn:
    """Run ``act``, which is ready as soon as it has returned a function; that function is the rest of it."""
    rest: Any = act(lifeline)
    os.write(tell, b".")
    rest()
    os._exit(98)


def wait(_lifeline: int) -> Callable[[], object]:
    """It runs until it is ended."""

    def forever() -> NoReturn:
        while True:
            signal.pause()

    return forever


def deaf(lifeline: int) -> Callable[[], object]:
    """SIGTERM does nothing to it."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return wait(lifeline)


def answers(lifeline: int) -> Callable[[], object]:
    """It ends with the number of bytes that the keeper has sent before its end of the pipe is closed."""

    def read() -> NoReturn:
        count = 0
        while piece := os.read(lifeline, 10):
            count += len(piece)
        os._exit(10 + count)

    return read


def code(process: Process) -> int:
    """How it ended; waits for that."""
    with contextlib.suppress(ChildProcessError):  # it is known already
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    status = process.ended()
    assert status is not None
    return os.waitstatus_to_exitcode(status)


def test_a_process_that_waits_gets_the_terminal_with_one_byte(begin: Begin) -> None:
    one = begin(answers)
    assert one.ended() is None
    assert one.activate()
    one.close_pipe()
    assert code(one) == 11
    assert one.ended() == one.ended()  # also when it has been asked before


def test_a_process_that_has_ended_does_not_get_it(begin: Begin) -> None:
    one = begin(wait)
    os.kill(one.pid, signal.SIGKILL)
    assert code(one) == -signal.SIGKILL
    assert not one.activate()


def test_a_process_that_has_closed_its_end_does_not_get_it(begin: Begin) -> None:
    def close(lifeline: int) -> Callable[[], object]:
        os.close(lifeline)
        return wait(lifeline)

    assert not begin(close).activate()


def test_one_that_ends_at_sigterm_is_not_killed(begin: Begin) -> None:
    one = begin(wait)
    one.end()
    assert code(one) == -signal.SIGTERM


def test_one_that_needs_a_moment_to_end_has_it(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(lifeline: int) -> Callable[[], object]:
        def finish(*_signal: object) -> NoReturn:
            time.sleep(0.05)
            os._exit(7)

        signal.signal(signal.SIGTERM, finish)
        return wait(lifeline)

    monkeypatch.setattr(process_module, "GRACE_PERIOD", 60.0)
    one = begin(slow)
    one.end()
    assert code(one) == 7


def test_a_process_that_was_not_made_ahead_has_the_time_to_start(begin: Begin) -> None:
    assert not begin(wait).was_standby


def test_one_that_does_not_heed_sigterm_is_killed(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "GRACE_PERIOD", 0.05)
    one = begin(deaf)
    one.end()
    assert code(one) == -signal.SIGKILL


def test_once_it_has_ended_nothing_is_sent_to_its_number_which_may_be_anothers(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = begin(wait)
    one.kill()
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _pid, number: sent.append(number))
    one.kill()
    one.end()
    one.dump_stack()
    assert not sent and code(one) == -signal.SIGKILL


def test_its_pipe_is_closed_once_so_that_no_other_file_is_closed_in_its_place(begin: Begin) -> None:
    one = begin(answers)
    number = one._pipe
    one.kill()
    ours, theirs = os.pipe()
    assert number in (ours, theirs)  # it was free
    one.close_pipe()
    one.kill()
    os.write(theirs, b".")
    assert os.read(ours, 1) == b"."
    os.close(ours)
    os.close(theirs)


def test_its_memory_is_what_it_holds_and_nothing_once_it_has_ended(begin: Begin) -> None:
    megabyte = 1024 * 1024

    def hold(lifeline: int) -> Callable[[], object]:
        taken = bytearray(b"x") * (40 * megabyte)

        def go_on() -> None:
            wait(lifeline)()
            del taken[:]

        return go_on

    small, large = begin(wait), begin(hold)
    assert 30 * megabyte < large.memory() - small.memory() < 60 * megabyte
    small.kill()
    assert small.memory() == 0


def test_a_process_that_is_asked_for_its_stack_gets_the_signal_for_it(begin: Begin) -> None:
    one = begin(wait)
    one.dump_stack()  # which ends one that has no handler
    assert code(one) == -DUMP_STACK
