"""The first person's process, forked for real; its sitting does little."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk.keeper import child
from kiosk.keeper.child import ChildContext
from kiosk.keeper.crash_memory import CrashMemory
from kiosk.keeper.first_process import fork_first
from kiosk.keeper.process import CRASHED, Process
from kiosk.keeper.terminal import HANDLED_SIGNALS

SAT = 77


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashMemory]:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    monkeypatch.setattr(child, "run_sitting", sit)
    # as the program does: from there on its keeper alone acts on them
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED_SIGNALS)
    yield CrashMemory()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def sit(context: ChildContext, lifeline: int) -> NoReturn:
    """Leaves a heartbeat in the memory that it was given, and a file which says what it has found."""
    context.memory.add_heartbeat()
    found = f"{context.play} {context.station.settings.locked} {context.live_station.is_held} {lifeline > 2}"
    (Path(os.environ["HOME"]) / "found").write_text(found, encoding="utf-8")
    os._exit(SAT)


def fork(memory: CrashMemory) -> Process:
    one = fork_first(None, memory, "letters", lock=True)  # type: ignore[arg-type]  # both are only handed on
    assert one is not None
    return one


def end_of(one: Process) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(one.pid, 0)[1])


def test_at_its_turn_it_opens_the_station_and_sits(memory: CrashMemory, tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("locked: false\n", encoding="utf-8")
    one = fork(memory)
    assert one.activate()
    assert end_of(one) == SAT
    assert memory.heartbeats == 1
    assert (tmp_path / "found").read_text(encoding="utf-8") == "letters True False True"


def test_what_is_wrong_with_the_station_is_left_to_the_keeper_to_say(
    memory: CrashMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.yaml").write_text("lokced: true\n", encoding="utf-8")
    (tmp_path / "data").write_text("a file where the folder of the log would be", encoding="utf-8")
    one = fork(memory)
    assert one.activate()
    assert end_of(one) == SAT
    assert capfd.readouterr() == ("", "")


def test_until_its_turn_it_touches_nothing(memory: CrashMemory, tmp_path: Path) -> None:
    one = fork(memory)
    one.close_pipe()  # as when the keeper ends
    assert end_of(one) == 0
    assert memory.heartbeats == 0 and not list(tmp_path.iterdir())


def test_until_its_turn_a_signal_ends_it(memory: CrashMemory) -> None:
    one = fork(memory)
    os.kill(one.pid, signal.SIGTERM)
    assert end_of(one) == -signal.SIGTERM


def test_where_it_cannot_sit_its_keeper_sees_a_crash(memory: CrashMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_context: object) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(child, "run_sitting", broken)
    one = fork(memory)
    assert one.activate()
    assert end_of(one) == CRASHED


def test_a_machine_without_room_has_none_and_nothing_stays_open(
    memory: CrashMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", full)
    before = os.listdir("/proc/self/fd")
    assert fork_first(None, memory, None, lock=True) is None  # type: ignore[arg-type]  # only handed on
    assert os.listdir("/proc/self/fd") == before
