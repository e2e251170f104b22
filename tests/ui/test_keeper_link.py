"""Where a fresh process goes on after a crash: what the app reports to the keeper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, cast

import msgspec
import pytest

from kiosk.session.help import feedback_of, hint_of
from kiosk.station.station import Station
from kiosk.ui.app import KioskApp
from kiosk.ui.keeper_link import EndReason, ResumePoint
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import AfterCrash
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from tests.ui.exercise_samples import COPYING, exercise
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, KioskPilot, running


class Ear:
    """A keeper that records the resume points that it gets."""

    waits = False

    def __init__(self) -> None:
        self.points: list[ResumePoint] = []
        self._ours, self._theirs = os.pipe()

    def alive(self) -> None:
        """Nothing."""

    def remember(self, point: ResumePoint) -> None:
        self.points.append(point)

    def end(self, why: EndReason) -> NoReturn:
        raise AssertionError(why)

    def fileno(self) -> int:
        return self._ours

    def close(self) -> None:
        os.close(self._theirs)
        os.close(self._ours)


@pytest.fixture
def ear() -> Iterator[Ear]:
    made = Ear()
    yield made
    made.close()


async def test_nothing_is_remembered_before_the_first_screen(data: Path, ear: Ear) -> None:
    """With eager tasks a screen that cannot be composed fails before Textual has it on its stack."""
    app = KioskApp(Station(AT_ONCE, data), keeper=ear)
    async with app.run_test(size=DESIGN_SIZE) as textual:
        await KioskPilot(app, textual).until_screen(Welcome)
        welcome = app._screen_stack.pop()
        app.remember()
        app._screen_stack.append(welcome)
        app.remember()
        assert ear.points == []
        app.show_home()
        await KioskPilot(app, textual).until_screen(Home)
        app.remember()
        assert ear.points[-1].past_welcome


async def test_the_resume_point_stays_until_the_person_has_gone_on(data: Path) -> None:
    """A crash while the message is displayed must not cost her the exercise."""
    async with running(data) as pilot:
        pilot.app.begin_logbook(("chat", "lune", "cle", "pain"))
        player = await pilot.play(exercise(COPYING, COPYING), done={0})
        assert player.session.index == 1
        before = pilot.app.resume_point
    async with running(data, resume_at=before) as pilot:
        assert isinstance(pilot.app.screen, AfterCrash)
        assert pilot.app.resume_point == before
        await pilot.click("#main")
        await pilot.until(lambda: pilot.app.screen.query("#view"))
        assert pilot.app.resume_point == before
        assert pilot.app._resume_at is None


async def test_after_a_crash_the_steps_that_were_passed_are_still_offered(data: Path) -> None:
    """She comes back to the same step; those that she passed wait behind « Étapes passées »."""
    async with running(data) as pilot:
        player = await pilot.play(exercise(COPYING, COPYING, COPYING))
        await pilot.click("#pass")
        await pilot.until(lambda: player.session.index == 1)
        before = pilot.app.resume_point
    async with running(data, resume_at=before) as pilot:
        await pilot.click("#main")
        await pilot.until(lambda: pilot.app.screen.query("#passed"))
        player = cast("Player", pilot.app.screen)
        assert (player.session.index, player.session.skipped) == (1, frozenset({0}))
        await pilot.until(lambda: player.query_one("#passed").display)
        await pilot.click("#passed")
        await pilot.until(lambda: player.session.index == 0)


async def test_after_a_crash_the_hints_that_were_asked_for_can_still_be_read(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(msgspec.structs.replace(exercise(COPYING, COPYING), level=3))
        await pilot.click("#hint")
        await pilot.until(lambda: player.session.hints == 1)
        await pilot.click("#hint")
        await pilot.until(lambda: player.session.hints == 2)
        told = feedback_of(player.session)
        before = pilot.app.resume_point
    async with running(data, resume_at=before) as pilot:
        await pilot.click("#main")
        await pilot.until(lambda: pilot.app.screen.query("#hint"))
        player = cast("Player", pilot.app.screen)
        assert (player.session.hints, hint_of(player.session)) == (2, player.session.step.hints[1])
        assert feedback_of(player.session) == told
        await pilot.click("#hint")  # and they come round again
        await pilot.until(lambda: player.session.hint_number != 2)


async def test_an_exercise_that_is_opened_again_goes_on_after_the_steps_that_were_passed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_up = exercise(COPYING, COPYING, COPYING)
    async with running(data) as pilot:
        player = await pilot.play(taken_up)
        await pilot.click("#pass")
        await pilot.until(lambda: player.session.index == 1)
        await pilot.click("#stop")
        await pilot.until_screen(Home)
        monkeypatch.setattr(pilot.app.station, "open_exercise", lambda _id: taken_up)
        pilot.app.start_exercise(taken_up.id)
        await pilot.until(lambda: pilot.app.screen.query("#view"))
        player = cast("Player", pilot.app.screen)
        assert (player.session.index, player.session.skipped) == (1, frozenset({0}))
