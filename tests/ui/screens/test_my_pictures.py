"""The owner of a logbook sees her four pictures again: only when she asks, and on that screen alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.course.pictures import CODE_PICTURES
from kiosk.i18n import language, use_language
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.interruptions import IdleQuestion
from kiosk.ui.screens.my_pictures import MyPictures
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.picture import PictureBox
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE, WORDS, begin, leave, open_with, shown_code
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])


def pictures(pilot: KioskPilot) -> list[str]:
    """The pictures that the screen holds, displayed or not."""
    return [
        next(k for k, one in CODE_PICTURES.items() if one is box.picture) for box in pilot.app.screen.query(PictureBox)
    ]


async def to_pictures(pilot: KioskPilot) -> None:
    await pilot.click("#pictures")
    await pilot.until_screen(MyPictures)


async def test_a_guest_has_none(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.show_home()
        await pilot.until_screen(Home)
        assert not pilot.app.screen.query("#pictures")


@SIZES
async def test_they_are_shown_when_she_asks_and_hidden_again(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        words = await begin(pilot)
        await to_pictures(pilot)
        assert "Montrez-les quand personne ne regarde votre écran." in pilot.text
        assert not any(word in pilot.all_texts() for word in words)
        await assert_all_is_seen(pilot)
        await pilot.click("#main")
        assert shown_code(pilot) == words
        assert pictures(pilot) == list(pilot.app.sitting.code or ())
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await pilot.click("#main")
        assert not any(word in pilot.all_texts() for word in words)
        await pilot.click("#main")
        await pilot.click("#back")
        await pilot.until_screen(Home)
        assert not any(f". {word}" in pilot.all_texts() for word in words)
        await to_pictures(pilot)
        assert shown_code(pilot) == []


async def test_by_the_keyboard_alone(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        while pilot.app.focused is None or pilot.app.focused.id != "pictures":
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.until_screen(MyPictures)
        assert shown_code(pilot) == []
        pilot.app.press_filter.forget()
        await pilot.press("enter")
        assert shown_code(pilot) == WORDS.split()


async def test_after_the_logbook_was_opened_and_in_the_language_spoken(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await leave(pilot)
        assert pilot.app.sitting.code is None
        await open_with(pilot, WORDS)
        await pilot.until_screen(Home)
        await pilot.click("#language")
        await pilot.until(lambda: language() == "en" and "What would you like" in pilot.text)
        await to_pictures(pilot)
        await pilot.click("#main")
        assert shown_code(pilot) == ["cat", "moon", "key", "bread"]
        use_language("fr")


async def test_the_idle_question_covers_them_and_the_next_person_has_none(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await to_pictures(pilot)
        await pilot.click("#main")
        pilot.app.push_screen(IdleQuestion())
        await pilot.until_screen(IdleQuestion)
        assert "parapluie" not in pilot.text and "1. chat" not in pilot.text
        pilot.app.show_welcome(why="idle")
        await pilot.until_screen(Welcome)
        assert pilot.app.sitting.code is None
        assert "chat" not in pilot.all_texts()
