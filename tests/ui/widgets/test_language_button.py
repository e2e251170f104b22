"""The button for the language: wherever the text size has one, for this person, and kept in her logbook."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.i18n import LANGUAGES, language
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.todays_workshop import TodaysWorkshop
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.language_button import LanguageButton
from tests.ui import test_layout
from tests.ui.exercise_samples import COPYING, EVERY_KIND, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE, leave
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round


async def to_home(pilot: KioskPilot) -> None:
    pilot.app.show_home()
    await pilot.until_screen(Home)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
@pytest.mark.parametrize("guest", [True, False], ids=["guest", "logbook"])
async def test_the_home_is_drawn_again_in_the_other_language_by_mouse_and_keyboard(
    data: Path, size: tuple[int, int], guest: bool
) -> None:
    async with running(data, size) as pilot:
        if not guest:
            pilot.app.begin_logbook(CODE)
        await to_home(pilot)
        await pilot.click_on("English")
        await pilot.until(lambda: "What would you like to do?" in pilot.text)
        assert "Que voulez-vous" not in pilot.all_texts()
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        pilot.app.screen.query_one(LanguageButton).focus()
        pilot.app.press_filter.forget()
        await pilot.press("enter")
        await pilot.until(lambda: "Que voulez-vous faire ?" in pilot.text)
        assert isinstance(pilot.app.focused, LanguageButton), "the focus stays where it was"
        assert pilot.app.sitting.progress.settings.get("language") == (None if guest else "fr")


async def test_it_is_recorded_at_once_in_the_logbook_that_is_open(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await to_home(pilot)
        await pilot.click_on("English")
        await pilot.until(lambda: language() == "en")
        assert pilot.app.sitting.progress.settings["language"] == "en"
        await leave(pilot)
        assert language() == "fr"
        pilot.app.open_logbook(CODE)
        assert language() == "en"


async def test_a_guest_s_goes_into_her_new_logbook(data: Path) -> None:
    async with running(data) as pilot:
        await to_home(pilot)
        await pilot.click_on("English")
        await pilot.until(lambda: language() == "en")
        pilot.app.begin_logbook(CODE)
        assert pilot.app.sitting.progress.settings["language"] == "en"


@pytest.mark.parametrize("way", ["#open", "#begin"])
async def test_it_stays_when_she_goes_one_screen_back(data: Path, way: str) -> None:
    async with running(data) as pilot:
        await pilot.click_on("English")
        await pilot.until(lambda: pilot.app.screen.is_running and "● English" in pilot.text)
        await pilot.click(way)
        await pilot.until(lambda: not isinstance(pilot.app.screen, Welcome))
        await pilot.click("#back")
        await pilot.until_screen(Welcome)
        assert "● English" in pilot.text
        pilot.app.begin_logbook(CODE)
        assert pilot.app.sitting.progress.settings["language"] == "en"


async def test_with_one_language_there_is_no_button(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(LANGUAGES, "en")
    async with running(data) as pilot:
        assert "Français" not in pilot.text
        await to_home(pilot)
        assert not pilot.app.screen.query(LanguageButton)


async def workshop(pilot: KioskPilot) -> None:
    pilot.app.show(TodaysWorkshop())


SCREENS: list[Callable[[KioskPilot], Awaitable[None]]] = [
    way for way in test_layout.WAYS if way not in (test_layout.idle_question, test_layout.after_a_crash)
] + [workshop]


@pytest.mark.parametrize("way", SCREENS, ids=lambda way: way.__name__)
async def test_every_screen_is_the_same_one_in_the_other_language(
    data: Path, way: Callable[[KioskPilot], Awaitable[None]]
) -> None:
    async with running(data) as pilot:
        await way(pilot)
        await pilot.settle()
        before, french = pilot.app.screen, pilot.all_texts()
        controls = len(pilot.controls())
        pilot.app.choose_language("en")
        await pilot.until(lambda: pilot.app.screen is not before and pilot.app.screen.is_running)
        assert type(pilot.app.screen) is type(before)
        assert len(pilot.controls()) == controls
        assert pilot.all_texts() != french
        pilot.app.choose_language("fr")
        await pilot.until(lambda: pilot.all_texts() == french)


@pytest.mark.parametrize("kind", EVERY_KIND)
async def test_the_exercise_under_way_keeps_its_state(data: Path, kind: str) -> None:
    async with running(data) as pilot:
        player: Any = await pilot.play(exercise(COPYING, EVERY_KIND[kind], COPYING), done=[0])
        await pilot.click("#hint")
        await pilot.settle()
        session = player.session
        events = len(pilot.app.sitting.snapshot().waiting.splitlines())
        pilot.app.choose_language("en")
        await pilot.until(lambda: pilot.app.screen is not player and pilot.app.screen.query("#view"))
        after: Any = pilot.app.screen
        assert isinstance(after, Player)
        assert (after.session.index, after.session.hints, after.session.done) == (1, session.hints, session.done)
        assert after.session.state == session.state
        assert "A hint" in pilot.text
        assert len(pilot.app.sitting.snapshot().waiting.splitlines()) == events, "recorded twice"


async def test_a_step_that_is_done_stays_done(data: Path) -> None:
    async with running(data) as pilot:
        player: Any = await pilot.play(exercise(COPYING, COPYING, COPYING))
        await pilot.click("#copy")
        await pilot.write("ab")
        await pilot.until(lambda: player.session.phase == "step_done")
        pilot.app.choose_language("en")
        await pilot.until(lambda: pilot.app.screen is not player and pilot.app.screen.query("#view"))
        after: Any = pilot.app.screen
        assert "Go on" in pilot.text and after.session.phase == "step_done"
        assert pilot.app.focused is not None and pilot.app.focused.id == "main"
        await pilot.press("enter")
        await pilot.until(lambda: after.session.index == 1)
