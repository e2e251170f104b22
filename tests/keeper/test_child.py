"""A person's process: what it lets go of as it begins, what it may take, and where it goes on after a crash."""

from __future__ import annotations

import json
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.course.model import Exercise
from kiosk.keeper import child
from kiosk.keeper.child import ChildContext, PipeToKeeper
from kiosk.keeper.crash_memory import CrashMemory
from kiosk.keeper.process import EXIT_CODES
from kiosk.keeper.watch import MEGABYTE, Limits
from kiosk.station.settings.model import Settings
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.keeper_link import ExercisePosition, ResumePoint


class LiveStation:
    """What a person's process is handed of it."""

    def __init__(self, data: Path) -> None:
        self.station = Station(Settings(station="poste-1"), data)
        self.temporary = str(data / "sitting")
        self.released = False

    def release_in_child(self) -> None:
        self.released = True


@pytest.fixture
def context(data: Path) -> ChildContext:
    return ChildContext(LiveStation(data), None, None, CrashMemory(), Limits())  # type: ignore[arg-type]  # enough of it


def told_by_a_process(act: Callable[[], object]) -> Any:
    """What ``act`` returns in a process of its own."""
    told, tell = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.write(tell, json.dumps(act()).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with open(told, "rb") as file:
        answer = file.read()
    os.waitpid(pid, 0)
    return json.loads(answer)


# As it begins


def test_it_writes_no_core_file_and_takes_no_more_memory_than_it_may(context: ChildContext) -> None:
    """A core file would hold what a person typed."""

    def begin() -> object:
        resource.setrlimit(resource.RLIMIT_CORE, (MEGABYTE, MEGABYTE))
        child._reset_inherited_state(context)
        return resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_DATA)[0]

    core, data = told_by_a_process(begin)
    assert core == [0, 0]
    assert data == context.limits.data_size


def test_where_the_account_may_take_less_that_holds(context: ChildContext) -> None:
    less = context.limits.data_size - MEGABYTE

    def begin() -> object:
        resource.setrlimit(resource.RLIMIT_DATA, (less, less))
        child._reset_inherited_state(context)
        return resource.getrlimit(resource.RLIMIT_DATA)

    assert told_by_a_process(begin) == [less, less]


def test_what_is_the_keepers_it_lets_go_of(context: ChildContext) -> None:
    """Its lock, the signals that it acts on, and where it keeps temporary files."""
    number = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGCHLD)

    def begin() -> object:
        for one in number:
            signal.signal(one, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_BLOCK, number)
        tempfile.gettempdir()
        os.makedirs(context.live_station.temporary)
        child._reset_inherited_state(context)
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        return (
            context.live_station.released,  # type: ignore[attr-defined]  # what stands for it notes that
            [signal.getsignal(one) is signal.SIG_DFL for one in number],
            len(blocked),
            tempfile.gettempdir(),
        )

    assert told_by_a_process(begin) == [True, [True] * 4, 0, context.live_station.temporary]


# After a crash


def remember(context: ChildContext, exercise: Exercise | None, *, past_welcome: bool = True) -> None:
    sitting = Sitting(context.station.store, "poste-1")
    position = ExercisePosition(exercise, frozenset({0, 2}), 3, frozenset({1}), 2, True) if exercise else None
    point = ResumePoint(sitting, position, past_welcome, "en", "grand")
    PipeToKeeper(context.memory, -1, waits=False).remember(point)


def test_it_goes_on_where_the_person_was(context: ChildContext, shipped: tuple[Exercise, ...]) -> None:
    remember(context, shipped[1])
    point = child._restore_place(context)
    assert point is not None and point.position is not None
    position = point.position
    assert (position.exercise.id, position.done, position.at) == (shipped[1].id, frozenset({0, 2}), 3)
    assert (position.skipped, position.hints, position.shown) == (frozenset({1}), 2, True)
    assert (point.past_welcome, point.language, point.text_size) == (True, "en", "grand")
    assert point.sitting.guest


def test_where_nothing_was_remembered_the_welcome_comes(context: ChildContext) -> None:
    assert child._restore_place(context) is None


def test_what_was_opened_directly_need_not_be_in_the_course(
    context: ChildContext, shipped: tuple[Exercise, ...]
) -> None:
    draft = replace(shipped[1], id="a/draft")
    remember(context, draft)
    point = child._restore_place(replace(context, play=draft))
    assert point is not None and point.position is not None and point.position.exercise is draft
    point = child._restore_place(context)
    assert point is not None and point.position is None  # nobody has it any more: her home comes


# The keeper, as it sees it


@pytest.mark.parametrize("there", [True, False])
def test_it_sees_whether_the_keeper_is_there(there: bool) -> None:
    lifeline, keepers = os.pipe()
    if not there:
        os.close(keepers)
    assert PipeToKeeper(CrashMemory(), lifeline, waits=False).keeper_is_gone is not there
    os.close(lifeline)
    if there:
        os.close(keepers)


@pytest.mark.parametrize("why", EXIT_CODES)
def test_its_exit_code_says_why_it_ended(why: Any) -> None:
    pid = os.fork()
    if not pid:
        PipeToKeeper(CrashMemory(), -1, waits=False).end(why)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == EXIT_CODES[why]
    assert EXIT_CODES[why] > 1 and len(set(EXIT_CODES.values())) == len(EXIT_CODES)
