"""No key ends the program, one gesture presses one button, and the mouse is never captured for good."""

import asyncio
from pathlib import Path

import pytest
from textual import events

from kiosk.logbook.codes import PICTURES_IN_CODE
from kiosk.station.settings.model import Settings
from kiosk.ui.screens.area import AreaScreen
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.choose_pictures import ChoosePictures
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.picture_grid import PictureGrid
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.exercise_samples import CLICKING, COPYING, DRAGGING, EVERY_KIND, KEYS, exercise
from tests.ui.kiosk_pilot import Clock, KioskPilot, is_running, running

ENDING_KEYS = ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+backslash", "ctrl+z", "ctrl+d", "escape", "f1", "f10")


async def opened(pilot: KioskPilot, place: str) -> KioskScreen:
    """One of the places where a key may be pressed by mishap."""
    match place:
        case "home":
            pilot.app.show_home()
            await pilot.until_screen(Home)
        case "area":
            pilot.app.show_area("souris")
            await pilot.until_screen(AreaScreen)
        case "open":
            pilot.app.show_open_logbook()
            await pilot.until_screen(ChoosePictures)
            await pilot.click("#words")
        case "keys" | "typing" | "click" | "choice":
            await pilot.play(exercise(*[EVERY_KIND[place]] * 3))
    await pilot.settle()
    assert isinstance(pilot.app.screen, KioskScreen)
    return pilot.app.screen


@pytest.mark.parametrize("place", ["welcome", "home", "area", "open", "keys", "typing", "click", "choice"])
async def test_no_key_ends_the_program_nor_leaves_the_screen(data: Path, place: str) -> None:
    async with running(data) as pilot:
        screen = await opened(pilot, place)
        before = [] if place == "keys" else pilot.rows
        await pilot.press(*ENDING_KEYS)
        assert is_running(pilot.app)
        assert pilot.app.screen is screen
        assert not pilot.app._notifications
        assert not before or pilot.rows == before
        if isinstance(screen, Player):
            assert screen.session.index == 0


@pytest.mark.parametrize("button", [2, 3])
async def test_only_the_left_button_of_the_mouse_presses(data: Path, button: int) -> None:
    async with running(data) as pilot:
        for control in pilot.controls():
            await pilot.click(control, button=button)
        assert isinstance(pilot.app.screen, Welcome)
        assert "● Français" in pilot.text


async def test_a_press_that_is_released_elsewhere_presses_nothing(data: Path) -> None:
    async with running(data) as pilot:
        pilot.mouse(events.MouseDown, *pilot.middle("#try"))
        pilot.mouse(events.MouseUp, *pilot.middle("#open"))
        await pilot.settle()
        assert isinstance(pilot.app.screen, Welcome)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_key_that_is_held_down_presses_one_button(data: Path, clock: Clock, key: str) -> None:
    """A keyboard waits for 0.25 to 0.6 s, then repeats every 30 ms."""
    async with running(data) as pilot:
        pilot.clock = clock
        assert pilot.app.focused is not None and pilot.app.focused.id == "try"
        for pause in (0.0, 0.5, *[0.03] * 20):
            clock.now += pause
            await pilot.press(key)
        player = pilot.app.screen
        assert isinstance(player, Player) and player.session.index == 0
        clock.now += 2.0
        await pilot.click("#stop")
        await pilot.until_screen(Home)


async def test_the_key_that_does_the_step_does_not_press_continue(data: Path, clock: Clock) -> None:
    async with running(data) as pilot:
        pilot.clock = clock
        player = await pilot.play(exercise(KEYS, KEYS, KEYS))
        await pilot.press("a")
        for pause in (1.0, 0.5, *[0.03] * 20):
            clock.now += pause
            await pilot.press("enter")
        assert (player.session.index, player.session.phase) == (0, "step_done")
        clock.now += 2.0
        await pilot.press("enter")
        assert player.session.index == 1


@pytest.mark.parametrize("drift", [0, 1])
async def test_a_double_click_presses_one_button(data: Path, drift: int) -> None:
    """In the exercise, where the second click would land on something as well; however slow the machine."""
    async with running(data) as pilot:
        pilot.clock = Clock()
        x, y = pilot.middle("#try")
        for at in (x, x + drift):
            pilot.mouse(events.MouseMove, at, y, 0)
            pilot.mouse(events.MouseDown, at, y)
            pilot.mouse(events.MouseUp, at, y)
            await pilot.settle()
        assert isinstance(pilot.app.screen, Player)


async def test_two_clicks_on_one_button_both_count_however_late_they_are_handled(data: Path) -> None:
    """« Un indice » twice, a second apart, on a machine that is busy meanwhile."""
    async with running(data) as pilot:
        pilot.clock = clock = Clock()
        player = await pilot.play(exercise(COPYING))
        x, y = pilot.middle("#hint")
        done = asyncio.Event()
        player.query_one("#hint").call_next(done.wait)
        for _click in range(2):
            clock.now += 1.0
            pilot.mouse(events.MouseMove, x, y, 0)
            pilot.mouse(events.MouseDown, x, y)
            pilot.mouse(events.MouseUp, x, y)
        for _turn in range(50):
            await asyncio.sleep(0)
        done.set()
        await pilot.settle()
        assert player.session.hint_number == 2


async def test_a_key_that_is_held_is_one_press_however_late_it_is_handled(data: Path) -> None:
    """Of « Un indice », on a machine that is busy while the key repeats."""
    async with running(data) as pilot:
        pilot.clock = clock = Clock()
        player = await pilot.play(exercise(COPYING))
        player.query_one("#hint").focus()
        done = asyncio.Event()
        player.query_one("#hint").call_next(done.wait)
        for pause in (1.0, 0.5, 0.03):
            clock.now += pause
            pilot.send(events.Key("enter", None))
        for _turn in range(50):
            await asyncio.sleep(0)
        done.set()
        await pilot.settle()
        assert player.session.hint_number == 1


async def test_a_double_click_on_a_picture_takes_it_once(data: Path) -> None:
    """However late the second click is handled."""
    async with running(data) as pilot:
        await opened(pilot, "open")
        region = pilot.app.screen.query_one(PictureGrid).region_of("chat")
        assert region is not None
        pilot.clock = Clock()
        for _click in range(2):
            await pilot.click_at(region.x + 3, region.y + 3)
        assert "1. chat" in pilot.text
        assert "2. chat" not in pilot.text


async def test_enter_held_down_chooses_a_picture_once(data: Path, clock: Clock) -> None:
    async with running(data) as pilot:
        pilot.clock = clock
        screen = await opened(pilot, "open")
        screen.query_one(PictureGrid).focus()
        for pause in (1.0, 0.5, *[0.03] * 2 * PICTURES_IN_CODE):
            clock.now += pause
            await pilot.press("enter")
        assert "2. ……" in pilot.text


async def test_everything_works_with_the_keyboard_alone(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.press("down", "down", "up", "enter")
        await pilot.until_screen(ChoosePictures)
        await pilot.press("right", "enter")
        assert "1. ……" not in pilot.text
        await pilot.press("tab", "tab")
        assert isinstance(pilot.app.focused, PushButton) and pilot.app.focused.id == "back"
        await pilot.press("enter")
        await pilot.until_screen(Welcome)


@pytest.mark.parametrize("kind", ["keys", "typing", "drag", "click"])
async def test_the_solution_through_real_keys_and_a_real_mouse(data: Path, kind: str) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(*[EVERY_KIND[kind]] * 3))
        await do(pilot, kind)
        await pilot.until(lambda: player.session.phase == "step_done")
        assert "Vous avez fait ce geste." in pilot.text
        assert pilot.app.focused is not None and pilot.app.focused.id == "main"
        assert pilot.app.mouse_captured is None


async def do(pilot: KioskPilot, kind: str) -> None:
    match kind:
        case "keys":
            await pilot.press("a", "enter")
        case "typing":
            await pilot.write("ab")
        case "click":
            await pilot.click_on("Maison")
        case _:
            start, end = pilot.cell_of("Maison"), pilot.cell_of("Carton")
            pilot.mouse(events.MouseDown, *start)
            pilot.mouse(events.MouseMove, *end)
            pilot.mouse(events.MouseUp, *end)
            await pilot.settle()


@pytest.mark.parametrize("first", [DRAGGING, CLICKING, EVERY_KIND["move"], EVERY_KIND["matching"], EVERY_KIND["wheel"]])
async def test_a_step_that_is_left_releases_the_mouse(data: Path, first: object) -> None:
    """The button is still down when the step is passed with the keyboard; the next click must count."""
    async with running(data) as pilot:
        player = await pilot.play(exercise(first, COPYING, COPYING))  # type: ignore[arg-type]  # one of the samples
        x, y = (
            pilot.middle(".card")
            if player.query(".card")
            else pilot.cell_of("Maison" if "Maison" in pilot.text else "L")
        )
        pilot.mouse(events.MouseMove, x, y, 0)
        pilot.mouse(events.MouseDown, x, y)
        pilot.mouse(events.MouseMove, x + 2, y)
        await pilot.settle()
        player.query_one("#pass").focus()
        await pilot.press("enter")
        await pilot.until(lambda: player.session.index == 1)
        assert pilot.app.mouse_captured is None
        pilot.mouse(events.MouseUp, x, y)
        await pilot.click("#stop")
        await pilot.until_screen(Home)


async def test_a_release_outside_of_the_terminal_ends_the_drag(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(DRAGGING, COPYING, COPYING))
        x, y = pilot.cell_of("Maison")
        pilot.mouse(events.MouseDown, x, y)
        pilot.mouse(events.MouseMove, x + 3, y)
        pilot.mouse(events.MouseMove, x + 5, y, 0)
        await pilot.settle()
        assert pilot.app.mouse_captured is None
        assert player.session.state.hand.down is None
        await do(pilot, "drag")
        assert player.session.phase == "step_done"


@pytest.mark.parametrize("key", ["tab", "down", "right"])
@pytest.mark.parametrize("kind", ["choice", "matching"])
async def test_the_first_key_leads_into_the_activity_though_steps_were_passed(data: Path, kind: str, key: str) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(*[EVERY_KIND[kind]] * 2))
        await pilot.click("#pass")
        before = pilot.app.focused
        await pilot.press(key)
        after = pilot.app.focused
        assert before is None and player.query_one("#passed").display
        assert after is not None and player.query_one("#view") in after.ancestors


@pytest.mark.parametrize("kind", EVERY_KIND)
async def test_a_demonstration_changes_nothing_of_the_persons_state(data: Path, kind: str) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(*[EVERY_KIND[kind]] * 3))
        before = player.session.state
        await pilot.click("#show")
        await pilot.until(lambda: not player._is_demonstrating)
        assert player.session.phase == "doing"
        assert player.session.state == before
        assert player.query_one("#view").state == before
        assert not player.query_one("#pointer").display
        assert pilot.app.mouse_captured is None


async def test_a_demonstration_can_be_stopped_at_any_time(data: Path, clock: Clock) -> None:
    async with running(data, settings=Settings(demonstration_pace=5.0)) as pilot:
        pilot.clock = clock
        player = await pilot.play(exercise(DRAGGING, COPYING, COPYING))
        await pilot.click("#show")
        await pilot.until(lambda: "À moi" in pilot.text)
        await pilot.press("enter")
        assert not player._is_demonstrating
        await do(pilot, "drag")
        assert player.session.phase == "step_done"
        clock.now += 5.0
        await pilot.press("enter")
        await pilot.until(lambda: player.session.index == 1)
        await pilot.click("#show")
        await pilot.until(lambda: "À moi" in pilot.text)
        await pilot.click("#stop")
        await pilot.until_screen(Home)
        assert is_running(pilot.app)
