"""What a process leaves for the next one: whole or not at all, whenever it is cut off."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.keeper.crash_memory import CrashMemory
from kiosk.keeper.snapshot import Snapshot
from kiosk.station.sitting import SittingSnapshot

SMALL = 2048
SNAPSHOTS = st.builds(
    Snapshot,
    exercise=st.text(max_size=30),
    done=st.lists(st.integers(0, 40), max_size=12).map(tuple),
    at=st.integers(0, 40),
    inside=st.booleans(),
    language=st.sampled_from(["fr", "en"]),
    text_size=st.sampled_from(["petit", "normal", "grand"]),
    sitting=st.builds(
        SittingSnapshot, logbook=st.binary(max_size=40), waiting=st.binary(max_size=300), patience=st.floats(0.5, 4)
    ),
)
ONE = Snapshot("clavier/1-un", (0, 1), 2, True, "fr", "normal", SittingSnapshot(b"", b"", 1.0))


class PowerCut(Exception):
    """The process is killed here."""


class Cut:
    """Memory whose writer is killed after so many bytes: in the middle of an assignment too."""

    def __init__(self, memory: Any, bytes_left: int) -> None:
        self._memory = memory
        self._left = bytes_left

    def __getitem__(self, where: Any) -> Any:
        return self._memory[where]

    def __setitem__(self, where: Any, what: Any) -> None:
        if isinstance(where, int):
            self._spend(1)
            self._memory[where] = what
            return
        first = where.start or 0
        for offset, byte in enumerate(what):
            self._spend(1)
            self._memory[first + offset] = byte

    def _spend(self, count: int) -> None:
        if self._left < count:
            raise PowerCut
        self._left -= count


def whole_memory(memory: CrashMemory) -> bytes:
    return bytes(memory._memory[:])


def cut_off(memory: CrashMemory, after: int, write: Callable[[], None]) -> bool:
    """Run ``write`` and kill it after so many bytes; whether it was."""
    shared = memory._memory
    memory._memory = cast(Any, Cut(shared, after))
    try:
        write()
    except PowerCut:
        return True
    finally:
        memory._memory = shared
    return False


@given(st.lists(SNAPSHOTS, min_size=1, max_size=5))
def test_what_was_remembered_last_is_read(snapshots: list[Snapshot]) -> None:
    memory = CrashMemory(SMALL)
    assert memory.read() is None
    for snapshot in snapshots:
        memory.write(snapshot)
        memory.add_heartbeat()
        assert memory.read() == snapshot


@settings(max_examples=25)
@given(SNAPSHOTS, SNAPSHOTS, SNAPSHOTS)
def test_a_writing_that_is_cut_off_at_any_byte_leaves_what_was_there(
    one: Snapshot, two: Snapshot, three: Snapshot
) -> None:
    after = 0
    while True:
        memory = CrashMemory(SMALL)
        memory.write(one)
        memory.write(two)
        was_cut = cut_off(memory, after, lambda memory=memory: memory.write(three))  # type: ignore[misc]  # its default
        assert memory.read() == (two if was_cut else three)
        memory.write(one)  # and the next process goes on with it
        assert memory.read() == one
        if not was_cut:
            assert after > 8
            return
        after += 1


def test_a_truncated_heartbeat_changes_nothing_reported_before() -> None:
    for after in range(9):
        memory = CrashMemory(SMALL)
        memory.write(replace(ONE, at=1))
        memory.write(ONE)
        cut_off(memory, after, memory.add_heartbeat)
        assert memory.read() == ONE


@given(SNAPSHOTS)
def test_after_a_wipe_it_contains_nothing_of_anybody(snapshot: Snapshot) -> None:
    memory = CrashMemory(SMALL)
    memory.write(snapshot)
    memory.write(snapshot)
    memory.add_heartbeat()
    memory.wipe()
    assert memory.read() is None and memory.heartbeats == 0
    assert not any(whole_memory(memory))


def test_signs_of_life_are_counted_from_none_for_each_process() -> None:
    memory = CrashMemory(SMALL)
    memory.write(ONE)
    for _second in range(300):
        memory.add_heartbeat()
    assert memory.heartbeats == 300
    memory.reset_heartbeats()
    assert memory.heartbeats == 0
    assert memory.read() == ONE


def test_of_a_guest_who_did_more_than_fits_the_place_is_kept() -> None:
    memory = CrashMemory(SMALL)
    memory.write(replace(ONE, sitting=SittingSnapshot(b"", b"x" * 10 * SMALL, 2.0)))
    assert memory.read() == replace(ONE, sitting=SittingSnapshot(b"", b"", 2.0))


def test_what_never_fits_leaves_what_was_there() -> None:
    memory = CrashMemory(SMALL)
    memory.write(ONE)
    memory.write(replace(ONE, exercise="x" * 10 * SMALL))
    assert memory.read() == ONE


def test_a_snapshot_that_just_fits_is_kept_whole() -> None:
    memory = CrashMemory(SMALL)
    room = SMALL - len(replace(ONE, sitting=SittingSnapshot(b"", b"x" * 1000, 1.0)).encode(SMALL)) + 1000
    full = replace(ONE, sitting=SittingSnapshot(b"", b"x" * room, 1.0))
    assert len(full.encode(SMALL)) == SMALL
    for at in (1, 2, 3):
        memory.write(replace(full, at=at))
        assert memory.read() == replace(full, at=at)


@pytest.mark.parametrize("writings", [2, 3])
def test_where_what_was_written_last_is_damaged_what_was_there_before_is_read(writings: int) -> None:
    memory = CrashMemory(SMALL)
    for at in range(writings):
        memory.write(replace(ONE, at=at, exercise=f"clavier/{at}-abc"))
    place = bytes(memory._memory[:]).index(f"clavier/{writings - 1}-abc".encode())
    memory._memory[place] = ord("x")  # it can still be decoded
    found = memory.read()
    assert found is not None and found.at == writings - 2


@given(st.binary(min_size=16, max_size=64), st.integers(0, 2 * SMALL))
def test_reading_does_not_fail_whatever_the_content(noise: bytes, at: int) -> None:
    memory = CrashMemory(SMALL)
    memory.write(ONE)
    memory.write(replace(ONE, at=3))
    noise = noise[: max(0, len(memory._memory) - at)]
    memory._memory[at : at + len(noise)] = noise
    assert memory.read() is None or isinstance(memory.read(), Snapshot)


@pytest.mark.parametrize("killed_after", [0.002, 0.005, 0.01, 0.02])
def test_a_process_that_is_killed_while_it_writes(killed_after: float) -> None:
    """Truly: another process, the same memory, and the signal that nobody can heed."""
    memory = CrashMemory(SMALL)
    memory.write(ONE)
    ready, says_ready = os.pipe()
    pid = os.fork()
    if not pid:
        at = 0
        os.write(says_ready, b".")
        while True:
            at += 1
            memory.write(replace(ONE, at=at, sitting=SittingSnapshot(b"", str(at).encode() * 50, 1.0)))
    os.read(ready, 1)
    os.close(ready)
    os.close(says_ready)
    time.sleep(killed_after)  # the moment itself is what varies
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    snapshot = memory.read()
    assert snapshot is not None
    assert snapshot == ONE or snapshot.sitting.waiting == str(snapshot.at).encode() * 50
