"""The keeper with real processes, whose sittings do what a test says: who gets which process, and what ends with whom.

What shows on the screen and what becomes of the disk is in tests/terminal.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from msgspec.structs import replace

from kiosk.keeper import child, keeper
from kiosk.keeper.keeper import Keeper
from kiosk.keeper.process import EXIT_CODES, Process
from kiosk.keeper.watch import MEGABYTE, Crashes, Limits
from kiosk.station.settings.model import Settings
from kiosk.station.unit import RESTART_COMPOSITOR, STOPPED_BY_ADVISER
from tests.keeper.test_crash_memory import ONE

WAIT = 60.0


def _state(pid: int) -> str:
    """As /proc says, Z for one that has ended; empty where there is no such process."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return ""


class Story:
    """What happened, a line each, in a file that every process appends to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    def note(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def lines(self, beginning: str = "") -> list[str]:
        return [line for line in self.path.read_text(encoding="utf-8").splitlines() if line.startswith(beginning)]

    def wait_for(self, line: str, count: int = 1) -> None:
        until = time.monotonic() + WAIT
        while self.lines().count(line) < count:
            assert time.monotonic() < until, f"no {line!r} in {self.lines()[-20:]}"
            time.sleep(0.002)


class Station:
    """A fake of the live station and the terminal: records what is asked of them."""

    def __init__(self, story: Story, *, locked: bool = True) -> None:
        self.story = story
        self.station = self
        """Another object, as soon as the settings have changed."""
        self.settings = Settings(station="poste-1", locked=locked)
        self.has_own_screen = False
        self.is_held = True
        self.gone = False
        self.changed_after: str = ""
        """The wipe after which the settings are others, as soon as somebody looks."""
        self._changed = False
        self.broken_disk = False
        self._line, self._line_end = os.pipe()

    def release_in_child(self) -> None:
        """It holds nothing."""

    def wipe(self, why: str) -> None:
        self.story.note(f"wipe {why}")
        self._changed = why == self.changed_after
        if self.broken_disk:
            raise OSError(5, "Input/output error")

    def finish_wiping(self) -> None:
        self.story.note("finish wiping")
        if self.broken_disk:
            raise OSError(5, "Input/output error")

    def refresh(self) -> None:
        if self._changed:
            self.station = Station(self.story)

    def fileno(self) -> int:
        return self._line

    def blank(self, *_background: object, scrollback: bool) -> None:
        self.story.note(f"blank {scrollback}")

    def show(self, lines: Sequence[str]) -> None:
        self.story.note(f"show {' '.join(lines)}")


class Running:
    """A keeper in a process of its own. Its sittings do what is named, one after the other, then end as with « quit ».

    ``crash``, or a reason of :data:`EXIT_CODES`: it ends so as soon as the next person's process is there;
    ``at once …``: before that. ``hang`` gives one heartbeat and no more, ``silent`` none; ``eat`` takes memory;
    ``stay`` goes on until it is told to end.
    """

    def __init__(self, folder: Path, *sittings: str, change: Callable[[Keeper, Station], None] | None = None) -> None:
        self.story = Story(folder / "story")
        self._sittings = sittings
        self._turn = mmap.mmap(-1, 16)
        """How many sittings have begun, and the process of the last one."""
        self._keeper = 0
        self.pid = os.fork()
        if not self.pid:
            with contextlib.suppress(BaseException):
                os._exit(self._keep(change))
            os._exit(99)

    @property
    def sitting(self) -> int:
        """The process of the last sitting that has begun."""
        return int.from_bytes(self._turn[8:16], "big")

    def wait_end(self) -> int:
        """Its exit code, once it has ended."""
        until = time.monotonic() + WAIT
        while True:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < until, f"it goes on: {self.story.lines()[-20:]}"
            time.sleep(0.002)

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def _keep(self, change: Callable[[Keeper, Station], None] | None) -> int:
        self._keeper = os.getpid()
        keeper.POLL_INTERVAL, keeper.RETRY_AFTER = 0.01, 0.02
        child.run_sitting = self._sit  # type: ignore[assignment]  # it stands for that
        station = Station(self.story)
        # whatever the machine does meanwhile, none that is healthy is taken for stuck
        limits = Limits(polls_to_start=10_000, polls_to_take_over=10_000, polls_without_heartbeat=10_000)
        one = Keeper(station, station, limits=limits)  # type: ignore[arg-type]  # it does what is asked of both
        one._warm = True  # nothing needs to be prepared but the process
        if change is not None:
            change(one, station)
        return one.run()

    def _sit(self, context: Any, lifeline: int, *, after_crash: bool, waits: bool) -> NoReturn:
        code = 98
        try:
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            signal.set_wakeup_fd(-1)
            if waits:
                self.story.note(f"pid {os.getpid()}")
                self.story.note("ready")
                if not os.read(lifeline, 1):
                    os._exit(0)
            turn = self._turn[0]
            before = self.sitting
            self._turn[:] = bytes((turn + 1, *bytes(7), *os.getpid().to_bytes(8, "big")))
            what = self._sittings[turn] if turn < len(self._sittings) else "at once quit"
            remembered = context.memory.read() is not None
            self.story.note(
                f"sit {what}"
                + (" from the ready process" if waits else "")
                + (" after a crash" if after_crash else "")
                + (" with a memory" if remembered else "")
                + (" beside the one before" if before and not has_ended(before) else "")
                + (f" to play {context.play}" if context.play else "")
            )
            code = self._behave(what, turn, context)
        finally:
            os._exit(code)

    def _behave(self, what: str, turn: int, context: Any) -> int:
        if what == "silent":
            self._pause()
        context.memory.add_heartbeat()
        if what == "hang":
            self._pause()
        context.memory.write(ONE)
        taken = bytearray(os.urandom(1) * 64 * MEGABYTE) if what == "eat" else bytearray()
        if what in ("stay", "eat"):
            while len(taken) >= 0 and os.getppid() == self._keeper:
                context.memory.add_heartbeat()
                time.sleep(0.001)
            os._exit(97)
        kind, _space, why = what.rpartition(" ")
        if not kind:
            self.story.wait_for("ready", turn + 1)
            self.story.wait_for("go on")
        return 1 if why == "crash" else EXIT_CODES[why]  # type: ignore[index]  # one of its keys

    def _pause(self) -> NoReturn:
        while os.getppid() == self._keeper:
            time.sleep(0.001)
        os._exit(97)


Run = Callable[..., Running]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts keepers; the sittings end by themselves unless ``go`` is False: then after ``go on`` is noted."""
    started: list[Running] = []

    def start(*sittings: str, go: bool = True, change: Callable[[Keeper, Station], None] | None = None) -> Running:
        one = Running(tmp_path, *sittings, change=change)
        started.append(one)
        if go:
            one.story.note("go on")
        return one

    yield start
    for one in started:
        one.close()


def has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_the_next_person_gets_the_process_that_is_ready_and_nothing_that_was_remembered(run: Run) -> None:
    one = run("left", "idle")
    assert one.wait_end() == 0
    assert one.story.lines("sit") == [
        "sit left",
        "sit idle from the ready process",
        "sit at once quit from the ready process",
    ]
    assert one.story.lines("wipe") == ["wipe start", "wipe left", "wipe idle", "wipe stopped"]


def test_after_a_crash_a_new_process_goes_on_with_what_was_remembered(run: Run) -> None:
    one = run("crash", "left")
    assert one.wait_end() == 0
    assert one.story.lines("sit") == [
        "sit crash",
        "sit left after a crash with a memory",
        "sit at once quit from the ready process",
    ]
    assert one.story.lines("wipe") == ["wipe start", "wipe left", "wipe stopped"]


def test_a_process_that_was_made_under_other_settings_is_not_used(run: Run) -> None:
    def change(_keeper: Keeper, station: Station) -> None:
        station.changed_after = "left"

    one = run("left", "idle", change=change)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == ["sit left", "sit idle", "sit at once quit from the ready process"]


def test_a_ready_process_that_has_ended_keeps_nobody_from_her_screen(run: Run) -> None:
    one = run("left", "stay", go=False)
    one.story.wait_for("ready")
    [ready] = one.story.lines("pid ")
    killed = int(ready.split()[1])
    os.kill(killed, signal.SIGKILL)
    while _state(killed) not in ("", "Z"):  # a signal takes its time
        time.sleep(0.002)
    one.story.note("go on")
    one.story.wait_for("sit stay")
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == ["sit left", "sit stay"]


def test_what_is_opened_directly_is_opened_once_and_again_after_a_crash(run: Run) -> None:
    def change(keeper: Keeper, _station: Station) -> None:
        keeper._play = "letters"  # type: ignore[assignment]  # only handed on

    one = run("crash", "left", change=change)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == [
        "sit crash to play letters",
        "sit left after a crash with a memory to play letters",
        "sit at once quit from the ready process",
    ]


def first_process(story: Story, *, ends_early: bool = False) -> Process:
    """One that was forked before the keeper, says when its turn has come, and leaves."""
    lifeline, ours = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        if not ends_early and os.read(lifeline, 1):
            story.note("sit first")
            os._exit(EXIT_CODES["left"])
        os._exit(0)
    os.close(lifeline)
    if ends_early:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    return Process(pid, ours)


def test_the_process_that_was_forked_first_has_its_turn_when_the_traces_are_wiped(run: Run) -> None:
    def change(keeper: Keeper, station: Station) -> None:
        keeper._first = first_process(station.story)

    one = run("at once quit", change=change)
    assert one.wait_end() == 0
    happened = [line for line in one.story.lines() if line.startswith(("sit", "wipe"))]
    assert happened == ["wipe start", "sit first", "wipe left", "sit at once quit", "wipe stopped"]


@pytest.mark.parametrize("why", ["another keeper holds the station", "it has ended"])
def test_another_one_sits_where_the_first_cannot(why: str, run: Run) -> None:
    def change(keeper: Keeper, station: Station) -> None:
        station.is_held = why == "it has ended"
        keeper._first = first_process(station.story, ends_early=why == "it has ended")

    one = run("at once quit", change=change)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == ["sit at once quit"]


@pytest.mark.parametrize("what", ["hang", "silent", "eat"])
def test_a_process_that_is_stuck_or_too_large_is_ended_and_a_new_one_goes_on(what: str, run: Run) -> None:
    def change(keeper: Keeper, _station: Station) -> None:
        patient, dump_stack = keeper._limits, Process.dump_stack
        own = Process(os.getpid(), -1, keeper._live_station.station).memory()
        keeper._limits = {
            "hang": replace(patient, polls_without_heartbeat=5),
            "silent": replace(patient, polls_to_start=200),  # it has the time to say that it is there
            "eat": replace(patient, memory=own + 32 * MEGABYTE),
        }[what]

        def be_patient_again(process: Process) -> None:
            keeper._limits = patient
            dump_stack(process)

        Process.dump_stack = be_patient_again  # type: ignore[method-assign,assignment]  # in the keeper's own process

    one = run(what, change=change)
    assert one.wait_end() == 0
    first, second = one.story.lines("sit")
    assert first == f"sit {what}" and second.startswith("sit at once quit after a crash")
    assert one.story.lines("wipe") == ["wipe start", "wipe stopped"]


@pytest.mark.parametrize(("number", "why"), [(signal.SIGTERM, "stopped"), (signal.SIGHUP, "stopped")])
def test_a_signal_ends_the_keeper_and_both_processes(number: signal.Signals, why: str, run: Run) -> None:
    one = run("stay")
    one.story.wait_for("ready")
    [ready] = one.story.lines("pid ")
    os.kill(one.pid, number)
    assert one.wait_end() == 0
    assert has_ended(int(ready.split()[1])) and has_ended(one.sitting)
    assert one.story.lines("wipe") == ["wipe start", f"wipe {why}"]


def test_a_reset_ends_the_sitting_and_the_next_person_is_welcome(run: Run) -> None:
    one = run("stay")
    one.story.wait_for("ready")
    os.kill(one.pid, signal.SIGUSR1)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == ["sit stay", "sit at once quit from the ready process"]
    assert one.story.lines("wipe") == ["wipe start", "wipe reset", "wipe stopped"]


@pytest.mark.parametrize(
    ("why", "own_screen", "code", "wipes"),
    [
        ("stopped", False, STOPPED_BY_ADVISER, ["stopped"]),
        ("restart", True, RESTART_COMPOSITOR, ["reset"]),
        ("restart", False, 0, ["reset", "stopped"]),  # the next person is there meanwhile
        ("reset", True, 0, ["reset", "stopped"]),
        ("quit", True, 0, ["stopped"]),
    ],
)
def test_the_adviser_s_choice_is_the_exit_code_of_the_keeper(
    why: str, own_screen: bool, code: int, wipes: list[str], run: Run
) -> None:
    def change(_keeper: Keeper, station: Station) -> None:
        station.has_own_screen = own_screen

    one = run(why, change=change)
    assert one.wait_end() == code
    assert one.story.lines("wipe") == ["wipe start", *(f"wipe {reason}" for reason in wipes)]


def test_the_slow_part_of_a_wipe_is_done_once_while_the_next_person_is_there(run: Run) -> None:
    one = run("left", "crash", "left")
    assert one.wait_end() == 0
    story = [line for line in one.story.lines() if line.startswith(("wipe", "finish", "sit"))]
    assert story[:8] == [
        "wipe start", "sit left", "finish wiping",
        "wipe left", "sit crash from the ready process", "finish wiping",
        "sit left after a crash with a memory",  # nothing was wiped before
        "wipe left",
    ]  # fmt: skip


def test_a_disk_that_fails_keeps_nobody_from_her_screen(run: Run) -> None:
    def change(_keeper: Keeper, station: Station) -> None:
        station.broken_disk = True

    one = run("left", change=change)
    assert one.wait_end() == 0
    assert one.story.lines("sit") == ["sit left", "sit at once quit from the ready process"]


def refuse_forks(after: int) -> Callable[[Keeper, Station], None]:
    """The machine has room for so many processes, and no more."""

    def change(_keeper: Keeper, _station: Station) -> None:
        really_fork, left = os.fork, [after]

        def fork() -> int:
            left[0] -= 1
            if left[0] < 0:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            return really_fork()

        os.fork = fork

    return change


def test_whoever_is_there_goes_on_where_the_next_process_cannot_be_begun(run: Run) -> None:
    one = run("stay", change=refuse_forks(1))
    one.story.wait_for("finish wiping")
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait_end() == 0
    assert one.story.lines("wipe") == ["wipe start", "wipe stopped"]
    assert "ready" not in one.story.lines()


def test_a_locked_station_rests_where_no_process_can_be_begun_and_tries_again(run: Run) -> None:
    one = run(change=refuse_forks(0))
    one.story.wait_for("show Le poste se prépare. Le conseiller peut vous aider.", 2)
    os.kill(one.pid, signal.SIGTERM)
    assert one.wait_end() == 0
    assert one.story.lines("wipe")[:3] == ["wipe start", "wipe crash", "wipe crash"]


def test_a_station_of_ones_own_ends_with_a_code_where_no_process_can_be_begun(run: Run) -> None:
    def change(keeper: Keeper, station: Station) -> None:
        station.settings = Settings(station="poste-1", locked=False)
        refuse_forks(0)(keeper, station)

    one = run(change=change)
    assert one.wait_end() == 1
    assert one.story.lines("wipe") == ["wipe start", "wipe crash"]
    assert Crashes.LIMIT == 3
