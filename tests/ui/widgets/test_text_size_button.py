"""« Taille du texte »: for this person, kept in her logbook, gone for the next; no button where nothing changes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk.station.screen.compositor import TextSizes
from kiosk.station.screen.text_size import MIN_CELLS, TerminalSize
from kiosk.station.settings.model import Settings, TextSize
from kiosk.station.station import Station
from kiosk.ui.app import KioskApp
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import TooSmall
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.text_size_button import TextSizeButton
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, MIN_SIZE, Clock, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

LARGE_STATION = Settings(station="poste-1", demonstration_pace=0.0, text_size="grand")


class Shown(TextSizes):
    """A fake compositor: remembers the sizes that were requested."""

    def __init__(self) -> None:
        super().__init__("wlr-randr", {}, lambda: TerminalSize(*DESIGN_SIZE))
        self.sizes: list[TextSize] = []

    def choose(self, size: TextSize) -> bool:
        self.sizes.append(size)
        return True


@asynccontextmanager
async def on_a_station(
    data: Path, size: tuple[int, int] = DESIGN_SIZE, settings: Settings = AT_ONCE
) -> AsyncIterator[tuple[KioskPilot, Shown]]:
    """The program where the text has sizes; and what is shown of them."""
    shown = Shown()
    app = KioskApp(Station(settings, data), text_sizes=shown)
    async with app.run_test(size=size) as textual:
        pilot = KioskPilot(app, cast(Any, textual))
        await pilot.until(lambda: isinstance(app.screen, KioskScreen) and app.screen.is_running)
        yield pilot, shown
        assert app.return_code in (None, 0)


async def shows(pilot: KioskPilot, shown: Shown, size: TextSize) -> None:
    """Wait until the compositor was asked for ``size``, and the button shows it."""
    await pilot.until(lambda: shown.sizes[-1:] == [size])
    _x, y = pilot.middle("#text-size")
    assert size in pilot.rows[y + 1]


async def test_where_nothing_can_change_there_is_no_button(data: Path) -> None:
    async with running(data) as pilot:
        assert not pilot.app.screen.query(TextSizeButton)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        assert not pilot.app.screen.query(TextSizeButton)
        assert "Taille du texte" not in pilot.text


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE, (84, 33)], ids=["100x28", "80x24", "84x33"])
@pytest.mark.parametrize("guest", [True, False], ids=["guest", "logbook"])
async def test_the_button_has_room_beside_all_the_others(data: Path, size: tuple[int, int], guest: bool) -> None:
    async with on_a_station(data, size) as (pilot, shown):
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await shows(pilot, shown, "normal")
        if not guest:
            pilot.app.begin_logbook(CODE)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await shows(pilot, shown, "normal")


async def test_the_label_is_whole_as_a_screen_was_designed_and_short_where_it_is_narrow(data: Path) -> None:
    async with on_a_station(data) as (pilot, _shown):
        assert "A Taille du texte" in pilot.text
        await pilot.textual.resize_terminal(*MIN_SIZE)
        await pilot.until(lambda: "A Texte" in pilot.text)
        assert "Taille" not in pilot.text
        await assert_all_is_seen(pilot)


async def test_each_press_is_another_size_by_mouse_and_by_keyboard(data: Path) -> None:
    async with on_a_station(data) as (pilot, shown):
        await pilot.click("#text-size")
        await shows(pilot, shown, "grand")
        pilot.app.screen.query_one("#text-size").focus()
        for key, size in (("enter", "petit"), ("space", "normal"), ("enter", "grand")):
            pilot.app.press_filter.forget()
            await pilot.press(key)
            await shows(pilot, shown, size)  # type: ignore[arg-type]  # one of the three
        assert isinstance(pilot.app.screen, Welcome)


async def test_a_double_click_counts_once(data: Path) -> None:
    async with on_a_station(data) as (pilot, shown):
        place = pilot.middle("#text-size")
        pilot.app.press_filter.forget()
        pilot.clock = Clock()
        await pilot.click_at(*place)
        await pilot.click_at(*place)
        await shows(pilot, shown, "grand")
        assert shown.sizes[-2:] == ["normal", "grand"]


async def test_larger_letters_leave_the_focus_and_every_control_on_the_screen(data: Path) -> None:
    async with on_a_station(data) as (pilot, shown):
        pilot.app.show_home()
        await pilot.until_screen(Home)
        pilot.app.screen.query_one("#text-size").focus()
        await pilot.press("enter")
        await shows(pilot, shown, "grand")
        await pilot.textual.resize_terminal(int(MIN_CELLS["grand"].columns), int(MIN_CELLS["grand"].rows))
        await pilot.settle()
        assert isinstance(pilot.app.focused, TextSizeButton)
        assert not isinstance(pilot.app.screen, TooSmall)
        await assert_all_is_seen(pilot)


async def test_the_size_is_kept_in_the_logbook_and_gone_for_the_next_person(data: Path) -> None:
    async with on_a_station(data) as (pilot, shown):
        pilot.app.begin_logbook(CODE)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await pilot.click("#text-size")
        await shows(pilot, shown, "grand")
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)
        await shows(pilot, shown, "normal")
    async with on_a_station(data) as (pilot, shown):
        await shows(pilot, shown, "normal")
        pilot.app.open_logbook(CODE)
        await pilot.until(lambda: shown.sizes[-1] == "grand")


async def test_what_a_guest_chose_goes_into_her_new_logbook(data: Path) -> None:
    async with on_a_station(data) as (pilot, shown):
        await pilot.click("#text-size")
        await shows(pilot, shown, "grand")
        pilot.app.begin_logbook(CODE)
        assert pilot.app.sitting.progress.settings["text_size"] == "grand"


async def test_the_station_begins_with_its_own_size(data: Path) -> None:
    async with on_a_station(data, settings=LARGE_STATION) as (pilot, shown):
        await shows(pilot, shown, "grand")
        await pilot.click("#text-size")
        await shows(pilot, shown, "petit")


async def test_a_compositor_that_takes_its_time_keeps_nobody_waiting(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_a_station(data) as (pilot, shown):
        loop, answer = asyncio.get_running_loop(), asyncio.Event()
        silent = lambda size: asyncio.run_coroutine_threadsafe(answer.wait(), loop).result()  # noqa: E731
        monkeypatch.setattr(shown, "choose", silent)
        try:
            await pilot.click("#text-size")
            await pilot.click("#try")
            await pilot.until_screen(Player)
        finally:
            answer.set()
