"""A fault in one exercise ends the exercise: the screen says so until she goes home, with all that she did.

The log has the details.

A fault anywhere else still ends the process, and is seen.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from textual import events

from kiosk.activities.desk import OnDesk
from kiosk.course.model import Exercise
from kiosk.station.log.writing import safe_traceback
from kiosk.ui.activities.desk import DeskView
from kiosk.ui.desk.widget import DeskWidget
from kiosk.ui.fault_isolation import unwrap_worker_error
from kiosk.ui.screens.can_do_list import CanDoList
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import ExerciseNotReady
from kiosk.ui.screens.player import Player
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.activities.test_desk import double_click
from tests.ui.activities.test_desk import exercise as ranging
from tests.ui.exercise_samples import CLICKING, exercise
from tests.ui.kiosk_pilot import KioskPilot, running

NOT_READY = "Les étapes faites restent faites. Choisissez un autre exercice."


class Fault(Exception):
    """Something that nobody foresaw."""


def fault(*_args: Any, **_named: Any) -> Any:
    raise Fault("what someone typed")


async def begun(pilot: KioskPilot) -> Player:
    """The second step of an exercise on the training computer, after the first was done by hand."""
    player: Player = await pilot.play(ranging())
    await double_click(pilot, "desktop/program/files")
    await pilot.until(lambda: player.session.phase == "step_done")
    await pilot.click("#main")
    await pilot.until(lambda: player.session.index == 1 and player.session.phase == "doing")
    return player


async def someone_goes_on(pilot: KioskPilot) -> None:
    """The mouse moves over the simulated computer and Tab is pressed, until the exercise is left; nobody waits for the
    widgets, for one of them is gone, and nothing of it means anything at home."""
    x, y = pilot.middle("#desk-widget")

    def left() -> bool:
        if not isinstance(pilot.app.screen, Player):
            return True
        pilot.mouse(events.MouseMove, x, y, 0)
        pilot.send(events.Key("tab", None))
        return False

    await pilot.until(left)


async def home_once_it_was_read(pilot: KioskPilot) -> None:
    """The message has the screen to itself, and stays until a press leads home."""
    await pilot.until_screen(ExerciseNotReady)
    await pilot.until(lambda: "Cet exercice n'est pas prêt." in pilot.text and NOT_READY in pilot.text)
    assert not list(pilot.app._notifications)
    await pilot.press("enter")
    await pilot.until_screen(Home)


async def at_home_with_all_that_was_done(pilot: KioskPilot, log: list[logging.LogRecord], step: int) -> None:
    await home_once_it_was_read(pilot)
    assert isinstance(pilot.app.faults[0], Fault)  # what comes after it, comes of it
    messages = [r.getMessage() for r in log if r.levelno >= logging.ERROR]
    assert len(messages) >= len(pilot.app.faults)
    assert messages[0].startswith(f"fichiers/1-ranger, step {step} is set aside: Fault\n")
    assert f"{__file__}:" in messages[0] and "someone typed" not in messages[0]


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (OnDesk, "update"),
        (OnDesk, "judge"),
        (DeskView, "show"),
        (DeskWidget, "render_line"),
        (DeskWidget, "on_key"),
        (DeskWidget, "on_mouse_move"),
        (Player, "_draw"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
async def test_wherever_an_exercise_raises_while_it_is_done(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: type, what: str
) -> None:
    async with running(data, faults=True) as pilot:
        await begun(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(where, what, fault)
            await someone_goes_on(pilot)
            await at_home_with_all_that_was_done(pilot, caplog.records, step=2)
        assert pilot.app.sitting.progress.exercise("fichiers/1-ranger").steps_done == {0}
        again = await pilot.play(ranging())
        await pilot.click("#pass")
        await pilot.until(lambda: again.session.index == 1)


@pytest.mark.parametrize(
    ("where", "what"),
    [(DeskView, "compose"), (DeskView, "take_focus"), (DeskWidget, "render_line"), (Player, "on_mount")],
    ids=lambda given: given if isinstance(given, str) else "",
)
async def test_wherever_an_exercise_raises_while_it_opens(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: type, what: str
) -> None:
    async with running(data, faults=True) as pilot:
        monkeypatch.setattr(where, what, fault)
        pilot.app.show_player(ranging(), frozenset())
        await at_home_with_all_that_was_done(pilot, caplog.records, step=1)


@pytest.mark.parametrize("directly", [False, True], ids=["from home", "kiosk play"])
async def test_an_exercise_that_cannot_be_begun_leads_home(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, directly: bool
) -> None:
    monkeypatch.setattr(OnDesk, "start", fault)
    async with running(data, faults=True, play=ranging() if directly else None) as pilot:
        if not directly:
            pilot.app.show_player(ranging(), frozenset())
        await home_once_it_was_read(pilot)
        (message,) = [r.getMessage() for r in caplog.records if r.name == "kiosk.ui.navigation"]
        assert message.startswith("fichiers/1-ranger cannot be begun: Fault\n") and f"{__file__}:" in message


async def ended(data: Path, begin: Any) -> None:
    """A process that something ends: the fault comes out of it."""
    with pytest.raises(Fault):
        async with running(data, faults=True) as pilot:
            await begin(pilot)
            await pilot.until(lambda: pilot.app._exception)
            assert pilot.app.faults == ()


async def test_a_fault_in_another_screen_is_not_swallowed(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(CanDoList, "on_mount", fault, raising=False)

    async def begin(pilot: KioskPilot) -> None:
        await pilot.play(exercise(CLICKING))
        pilot.app.show_can_do_list()

    await ended(data, begin)
    (message,) = [r.getMessage() for r in caplog.records if r.levelno == logging.CRITICAL]
    assert message.startswith("the program ended: Fault\n") and f"{__file__}:" in message


async def test_a_fault_of_the_app_itself_is_not_the_exercises(data: Path) -> None:
    async def begin(pilot: KioskPilot) -> None:
        await pilot.play(exercise(CLICKING))
        pilot.app.call_later(fault)

    await ended(data, begin)


async def test_a_failed_worker_is_logged_with_its_own_exception(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def broken() -> None:
        fault()

    async def begin(pilot: KioskPilot) -> None:
        pilot.app.run_worker(broken)

    await ended(data, begin)
    (message,) = [r.getMessage() for r in caplog.records if r.levelno == logging.CRITICAL]
    assert "in broken" in message and "WorkerFailed" not in message


async def test_a_failed_worker_of_the_player_ends_the_exercise(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def broken() -> None:
        fault()

    async with running(data, faults=True) as pilot:
        player = await pilot.play(ranging())
        player.run_worker(broken)
        await at_home_with_all_that_was_done(pilot, caplog.records, step=1)


async def test_other_exercises_can_be_opened_after_a_fault(
    data: Path, monkeypatch: pytest.MonkeyPatch, shipped: tuple[Exercise, ...]
) -> None:
    async with running(data, faults=True) as pilot:
        player = await pilot.play(shipped[0])
        monkeypatch.setattr(type(player), "_draw", fault)
        player.query_one("#hint", PushButton).press()
        await pilot.until_screen(ExerciseNotReady)
        monkeypatch.undo()
        await pilot.click("#main")
        await pilot.until_screen(Home)
        assert pilot.app.screen.query(PushButton)
        player = await pilot.play(shipped[1])
        await pilot.click("#hint")
        await pilot.until(lambda: player.session.hints == 1)


def test_an_exception_that_is_not_wrapped_is_kept() -> None:
    error = ValueError()
    assert unwrap_worker_error(error) is error and safe_traceback(unwrap_worker_error(error)) == "ValueError"


async def test_a_memory_error_ends_the_process(data: Path) -> None:
    async with running(data) as pilot:
        player = await begun(pilot)
        assert not pilot.app.leave_faulty_exercise(player, MemoryError())
        assert pilot.app.screen is player
