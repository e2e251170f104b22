"""One keeper at a station: who has the lock, and who has it after it."""

from __future__ import annotations

import fcntl
import os
import signal
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.station import locks
from kiosk.station.locks import lock_state


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


class Other:
    """Another process that has the lock; ``forks``: with a child that outlives it and does not keep the lock."""

    def __init__(self, state: Path, *, forks: bool = False) -> None:
        reader, writer = os.pipe()
        self.forked = 0
        self.pid = os.fork()
        if not self.pid:
            held = locks.hold_keeper_lock(state)
            forked = os.fork() if forks else 0
            if forks and not forked and held is not None:
                locks.close_keeper_lock(held)
            if forked or not forks:
                os.write(writer, f"{forked:10}".encode() if held is not None else b"none      ")
            signal.pause()
            os._exit(0)
        os.close(writer)
        answer = os.read(reader, 10)
        os.close(reader)
        self.holds = answer.strip() != b"none"
        if self.holds:
            self.forked = int(answer)

    def end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def end_forked(self) -> None:
        if self.forked:
            os.kill(self.forked, signal.SIGKILL)


@pytest.fixture
def other(state: Path) -> Iterator[Other]:
    one = Other(state)
    yield one
    one.end()


def test_the_first_process_has_the_lock_and_can_be_found(state: Path) -> None:
    assert locks.running_keeper(state) is None
    held = locks.hold_keeper_lock(state)
    assert held is not None and held >= 0
    assert locks.running_keeper(state) == os.getpid()
    os.close(held)
    assert locks.running_keeper(state) is None


def test_a_second_process_does_not_get_the_lock(state: Path, other: Other) -> None:
    assert other.holds
    assert locks.hold_keeper_lock(state) is None
    assert locks.running_keeper(state) == other.pid


def test_after_a_killed_process_the_next_one_gets_the_lock(state: Path) -> None:
    before = Other(state)
    before.end()
    assert locks.running_keeper(state) is None
    after = Other(state)
    assert after.holds and locks.running_keeper(state) == after.pid
    after.end()


def test_a_forked_process_does_not_keep_the_lock_of_its_parent(state: Path) -> None:
    keeper = Other(state, forks=True)
    assert locks.running_keeper(state) == keeper.pid
    keeper.end()
    try:
        held = locks.hold_keeper_lock(state)
        assert held is not None and held >= 0
        os.close(held)
    finally:
        keeper.end_forked()


def test_looking_at_the_lock_takes_no_lock(state: Path) -> None:
    held = locks.hold_keeper_lock(state)
    assert held is not None
    os.close(held)
    for _time in range(50):
        assert locks.running_keeper(state) is None
    after = Other(state)
    assert after.holds
    after.end()


def test_the_rest_of_a_longer_pid_is_not_read(state: Path) -> None:
    state.mkdir()
    (state / "keeper.lock").write_text("4294967295", encoding="ascii")
    held = locks.hold_keeper_lock(state)
    assert held is not None
    assert locks.running_keeper(state) == os.getpid()
    os.close(held)


def test_it_is_for_this_account_alone(state: Path) -> None:
    before = os.umask(0)
    try:
        held = locks.hold_keeper_lock(state)
    finally:
        os.umask(before)
    assert held is not None
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "keeper.lock").stat().st_mode) == 0o600
    os.close(held)


def test_without_a_writable_folder_no_lock_is_needed() -> None:
    nowhere = Path("/proc/kiosk")
    assert locks.hold_keeper_lock(nowhere) == -1
    assert locks.running_keeper(nowhere) is None
    locks.close_keeper_lock(-1)


def test_an_empty_lock_file_names_no_process(state: Path, other: Other) -> None:
    (state / "keeper.lock").write_bytes(b"")
    assert locks.running_keeper(state) is None
    assert locks.hold_keeper_lock(state) is None


def test_only_one_process_locks_the_state(tmp_path: Path) -> None:
    with lock_state(tmp_path) as one, lock_state(tmp_path) as other:
        assert (one, other) == (True, False)
    with lock_state(tmp_path) as again:
        assert again


def test_another_process_is_waited_for_as_long_as_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reset waits for the keeper, which may be erasing old logbooks; the keeper waits for nobody."""
    first = lock_state(tmp_path)
    first.__enter__()
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            first.__exit__(None, None, None)

    monkeypatch.setattr(time, "sleep", wait)
    with lock_state(tmp_path) as locked:
        assert not locked
    assert waits == []
    with lock_state(tmp_path, 60) as locked:
        assert locked
    assert len(waits) == 3
    assert 0 < sum(waits) < 1


def test_where_there_is_no_folder_yet_nobody_else_has_it(tmp_path: Path) -> None:
    with lock_state(tmp_path / "nowhere", 60) as locked:
        assert locked


def test_what_is_in_the_place_of_the_lock_is_set_aside(state: Path) -> None:
    state.mkdir()
    os.mkfifo(state / "keeper.lock")
    held = locks.hold_keeper_lock(state)
    assert held is not None and held >= 0
    assert locks.running_keeper(state) == os.getpid()
    os.close(held)


def test_where_the_file_system_has_no_locks_none_is_needed_and_no_file_stays_open(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    before = os.listdir("/proc/self/fd")
    assert locks.hold_keeper_lock(state) == -1
    assert locks.running_keeper(state) is None
    with lock_state(state) as locked:
        assert locked
    assert os.listdir("/proc/self/fd") == before


@pytest.mark.parametrize("number", [b"-1", b"0", b"1", b"", b"12x", b"9" * 19, "١٢".encode()])
def test_a_number_in_the_lock_that_no_keeper_has_gets_no_signal(number: bytes, state: Path) -> None:
    held = locks.hold_keeper_lock(state)
    assert held is not None
    (state / "keeper.lock").write_bytes(number)
    assert locks.running_keeper(state) is None
    os.close(held)
