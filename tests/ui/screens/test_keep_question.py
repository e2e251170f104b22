"""Leaving: a guest is asked once whether to keep what she did, and two presses at one place never end a visit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk.course.events import Started, StepDone
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.keep_question import KeepQuestion
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.screens.welcome import Welcome
from tests.ui import test_layout
from tests.ui.exercise_samples import COPYING, EVERY_KIND, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE, LESSON, WORDS, do_lesson, do_step, shown_code, write_words

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
KEPT = "Voulez-vous garder ce que vous avez fait ?"


async def go_home_after_a_step(pilot: KioskPilot) -> None:
    """One step of an exercise, then home."""
    player = await pilot.play(LESSON)
    await do_step(pilot, player)
    await pilot.click("#stop")
    await pilot.until_screen(Home)


async def to_question(pilot: KioskPilot) -> None:
    await go_home_after_a_step(pilot)
    await pilot.click("#leave")
    await pilot.until_screen(KeepQuestion)
    assert KEPT in pilot.text


async def test_who_did_nothing_is_asked_nothing(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await pilot.play(LESSON)
        await pilot.click("#stop")
        await pilot.until_screen(Home)
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)


async def test_whose_logbook_is_open_is_asked_nothing(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await go_home_after_a_step(pilot)
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)


async def test_one_press_goes_on_to_leaving_and_the_next_visit_asks_again(data: Path) -> None:
    async with running(data) as pilot:
        for _visit in range(2):
            await to_question(pilot)
            await pilot.click("#leave")
            await pilot.until_screen(Welcome)
            assert not pilot.app.sitting.progress.has_steps_done


async def test_she_is_asked_once(data: Path) -> None:
    async with running(data) as pilot:
        await to_question(pilot)
        await pilot.click("#back")
        await pilot.until_screen(Home)
        assert pilot.app.sitting.progress.has_steps_done
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)


async def test_what_she_did_goes_into_a_new_logbook(data: Path) -> None:
    async with running(data) as pilot:
        await to_question(pilot)
        await pilot.press("enter")
        await pilot.until_screen(BeginLogbook)
        words = shown_code(pilot)
        await pilot.click("#main")
        await pilot.until_screen(ConfirmCode)
        await write_words(pilot, " ".join(words))
        await pilot.until_screen(Home)
        assert pilot.app.sitting.progress.exercise(LESSON.id).steps_done == {0}
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)


async def test_what_she_did_goes_into_the_logbook_that_she_has(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await do_lesson(pilot)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)
        other = exercise(COPYING, COPYING, mark="d'Omar")
        pilot.app.record([Started(other.id), StepDone(other.id, 0, 2, "none")])
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await pilot.click("#leave")
        await pilot.until_screen(KeepQuestion)
        await pilot.click("#open")
        await pilot.until_screen(OpenLogbook)
        await write_words(pilot, WORDS)
        await pilot.until_screen(Home)
        assert pilot.app.sitting.progress.is_done(LESSON.id)
        await pilot.click("#leave")
        await pilot.until_screen(Welcome)
        pilot.app.open_logbook(CODE)
        assert pilot.app.sitting.progress.is_done(LESSON.id)
        assert 0 in pilot.app.sitting.progress.exercise(other.id).steps_done


@SIZES
async def test_by_the_keyboard_alone_two_presses_of_enter_do_not_leave(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await go_home_after_a_step(pilot)
        while pilot.app.focused is None or pilot.app.focused.id != "leave":
            await pilot.press("tab")
        for _press in range(3):
            pilot.app.press_filter.forget()
            await pilot.press("enter")
            await pilot.settle()
        assert isinstance(pilot.app.screen, ConfirmCode)
        assert pilot.app.sitting.progress.has_steps_done


async def player(pilot: KioskPilot) -> None:
    await pilot.play(exercise(*[EVERY_KIND["keys"]] * 3))


async def welcome(pilot: KioskPilot) -> None:
    pilot.app.show(Welcome())


LEADS_HOME: list[tuple[Callable[[KioskPilot], Awaitable[None]], str]] = [
    (player, "#stop"), (welcome, "#try"), (test_layout.ending, "#home"), (test_layout.area_of_few, "#back"),
    (test_layout.can_do, "#back"), (test_layout.keep_question, "#back"), (test_layout.my_pictures, "#back"),
    (test_layout.not_ready, "#main"), (test_layout.confirm, "#main"), (test_layout.confirm, "#back"),
    (test_layout.open_logbook, "#main"), (test_layout.after_a_crash, "#main"), (test_layout.begin_logbook, "#back"),
]  # fmt: skip


@SIZES
@pytest.mark.parametrize("guest", [True, False], ids=["guest", "logbook"])
async def test_what_leaves_stands_where_nothing_stands_that_leads_to_it(
    data: Path, size: tuple[int, int], guest: bool
) -> None:
    async with running(data, size) as pilot:
        if not guest:
            pilot.app.begin_logbook(CODE)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        leaves = pilot.app.screen.query_one("#leave").region
        for way, button in LEADS_HOME:
            await way(pilot)
            await pilot.settle()
            there = pilot.app.screen.query_one(button).region
            assert there.area and not there.overlaps(leaves), f"{way.__name__} {button}"
        await test_layout.keep_question(pilot)
        await pilot.settle()
        assert not pilot.app.screen.query_one("#leave").region.overlaps(leaves)


@SIZES
async def test_clicks_at_one_place_of_an_exercise_never_end_the_visit(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(LESSON)
        await do_step(pilot, player)
        x, y = pilot.middle("#stop")
        for _click in range(4):
            pilot.app.press_filter.forget()
            await pilot.click_at(x, y)
            await pilot.settle()
            assert not isinstance(pilot.app.screen, Welcome)
        assert pilot.app.sitting.progress.has_steps_done
