"""Presence: reading counts as such, and of someone who has left nothing remains."""

from pathlib import Path

import pytest
from textual import events

from kiosk.i18n import language
from kiosk.logbook.progress import Progress
from kiosk.station.settings.model import Settings
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import IdleQuestion, TooSmall
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from tests.ui.exercise_samples import COPYING, EVERY_KIND, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, Clock, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE

SOON = Settings(station="poste-1", question_after=10, leave_after=5)
READING_TIME = 200.0
"""Seconds that every screen here is read in, at the pace of someone who reads letter by letter."""
TYPED = "Mon adresse est 3 rue du Port"


async def someone_at_work(pilot: KioskPilot) -> Player:
    """She has a logbook, has chosen English, has done a step, and has written something."""
    pilot.app.begin_logbook(CODE)
    player = await pilot.play(exercise(COPYING, COPYING, COPYING, mark="de Nadia"))
    await pilot.write("ab")
    await pilot.until(lambda: player.session.phase == "step_done")
    await pilot.click("#main")
    await pilot.until(lambda: player.session.index == 1 and player.query_one("#view").is_running)
    await pilot.click("#copy")
    await pilot.write(TYPED)
    assert TYPED in pilot.text
    assert isinstance(player, Player)
    return player


async def test_the_question_comes_after_the_time_to_read_and_one_key_goes_on(data: Path, clock: Clock) -> None:
    async with running(data, settings=SOON) as pilot:
        player = await someone_at_work(pilot)
        words = player.word_count()
        assert words > 5
        clock.now += 10 + words - 1
        pilot.app.check_presence()
        assert pilot.app.screen is player
        clock.now += 2
        pilot.app.check_presence()
        await pilot.until_screen(IdleQuestion)
        assert "Voulez-vous continuer ?" in pilot.text
        await pilot.press("x")
        assert pilot.app.screen is player
        assert TYPED in pilot.text and TYPED + "x" not in pilot.text
        clock.now += 10 + words - 1
        pilot.app.check_presence()
        assert pilot.app.screen is player


@pytest.mark.parametrize("way", ["move", "click", "enter"])
async def test_any_input_closes_the_question_and_does_nothing_else(data: Path, clock: Clock, way: str) -> None:
    async with running(data, settings=SOON) as pilot:
        player = await someone_at_work(pilot)
        below = pilot.middle("#pass")
        clock.now += 10 + player.word_count() + 1
        pilot.app.check_presence()
        await pilot.until_screen(IdleQuestion)
        match way:
            case "move":
                pilot.mouse(events.MouseMove, 3, 3, 0)
            case "click":
                pilot.mouse(events.MouseDown, *below)
                pilot.mouse(events.MouseUp, *below)
            case _:
                await pilot.press("enter")
        await pilot.until_screen(Player)
        assert pilot.app.screen is player
        assert player.session.index == 1


async def test_keys_and_moves_delay_the_question(data: Path, clock: Clock) -> None:
    async with running(data, settings=SOON) as pilot:
        player = await someone_at_work(pilot)
        for sign in range(6):
            clock.now += 9
            if sign % 2:
                await pilot.press("left")
            else:
                pilot.mouse(events.MouseMove, 3 + sign, 3, 0)
                await pilot.settle()
            pilot.app.check_presence()
        assert pilot.app.screen is player


async def test_the_welcome_returns_with_nothing_of_the_last_person(data: Path, clock: Clock) -> None:
    async with running(data, settings=SOON) as pilot:
        await pilot.click_on("English")
        await pilot.until(lambda: language() == "en")
        await someone_at_work(pilot)
        clock.now += READING_TIME
        pilot.app.check_presence()
        clock.now += READING_TIME
        pilot.app.check_presence()
        await pilot.until_screen(Welcome)
        assert pilot.app.sitting.guest and pilot.app.sitting.progress == Progress()
        assert language() == "fr" and "Bonjour et bienvenue" in pilot.text
        held = pilot.all_texts()
        assert "Nadia" not in held and TYPED not in held
        assert not [screen for screen in pilot.app.screen_stack if isinstance(screen, Player | IdleQuestion)]
        # and all that was done is kept
        pilot.app.open_logbook(CODE)
        assert pilot.app.sitting.progress.exercise("clavier/1-un").steps_done == {0}


async def test_presence_is_checked_by_a_timer(data: Path, clock: Clock) -> None:
    async with running(data, settings=SOON) as pilot:
        pilot.app.show_home()
        await pilot.until_screen(Home)
        clock.now += 1000
        await pilot.until_screen(Welcome)


async def test_the_welcome_asks_nothing_and_resets_a_chosen_language(data: Path, clock: Clock) -> None:
    async with running(data, settings=SOON) as pilot:
        await pilot.click_on("English")
        await pilot.until(lambda: language() == "en")
        clock.now += READING_TIME
        pilot.app.check_presence()
        await pilot.until(lambda: language() == "fr" and "Bonjour et bienvenue" in pilot.text)
        clock.now += 10_000
        pilot.app.check_presence()
        await pilot.settle()
        assert isinstance(pilot.app.screen, Welcome)


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (20, 5)])
async def test_too_small_a_terminal_shows_a_notice_and_loses_nothing(data: Path, size: tuple[int, int]) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(EVERY_KIND["typing"], COPYING, COPYING))
        await pilot.write("a")
        await pilot.textual.resize_terminal(*size)
        await pilot.until_screen(TooSmall)
        if size[0] > 70:
            assert "L'écran est petit." in pilot.text
        await pilot.textual.resize_terminal(*DESIGN_SIZE)
        await pilot.until(lambda: pilot.app.screen is player)
        await pilot.until(lambda: "Faites ce geste." in pilot.text)
        assert player.session.state.text == "a"
        await pilot.write("b")
        await pilot.until(lambda: player.session.phase == "step_done")


async def test_uncovering_goes_on_after_the_screen_was_resized(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(EVERY_KIND["scratch"], COPYING, COPYING))
        board = player.query_one("#board")
        for x in (board.region.x + 30, board.region.x + 60):
            pilot.mouse(events.MouseMove, x, board.region.y + 6, 0)
        await pilot.settle()
        assert player.session.state.free
        await pilot.textual.resize_terminal(80, 24)
        await pilot.until(lambda: player.session.context.width == board.size.width < 80)
        assert player.session.state.free
