"""The situation of an exercise: read at the start, and again at any step; it covers nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.course.model import Exercise, Situation
from tests.ui.activities.test_desk import double_click
from tests.ui.activities.test_desk import exercise as desk_exercise
from tests.ui.exercise_samples import CLICKING, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

STORY = Situation("Vous cherchez un logement. Une annonce vous plaît.", "Camille, 24 ans", "maison")
LATER = Situation("Le propriétaire vous répond.")


def story(*later: Situation | None) -> Exercise:
    steps = [msgspec.structs.replace(CLICKING, situation=one) for one in (None, *later)]
    return msgspec.structs.replace(exercise(*steps), situation=STORY)


def test_a_step_has_the_situation_of_the_nearest_step_before_it() -> None:
    told = story(None, LATER, None)
    assert [told.situation_at(index) for index in range(4)] == [STORY, STORY, LATER, LATER]


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
async def test_the_situation_is_read_at_the_start_closed_and_opened_again(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(story(None))
        assert STORY.who in pilot.text and "Une annonce vous plaît." in pilot.text
        top, instruction = player.query_one("#story").region, player.query_one("#instruction").region
        assert top.bottom <= instruction.y and player.query_one("#stage").region.height >= 8
        tall = player.query_one("#stage").region.height
        await pilot.click("#read-situation")
        await pilot.until(lambda: STORY.who not in pilot.text)
        assert player.query_one("#stage").region.height > tall
        await pilot.click("#read-situation")
        await pilot.until(lambda: STORY.who in pilot.text)


async def test_a_new_situation_opens_with_its_step_and_a_known_one_makes_room(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(story(None, LATER))
        await pilot.click("#pass")
        await pilot.until(lambda: player.session.index == 1)
        await pilot.until(lambda: STORY.who not in pilot.text)
        await pilot.click("#pass")
        await pilot.until(lambda: LATER.text in pilot.text)


async def test_without_a_situation_there_is_no_button_for_one(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CLICKING, CLICKING))
        assert not player.query("#read-situation") and not player.query_one("#story").display


@pytest.mark.parametrize(("size", "rows"), [(DESIGN_SIZE, 21), (MIN_SIZE, 17)], ids=["100x28", "80x24"])
async def test_the_situation_makes_room_when_she_sets_to_work_and_stays_once_she_opened_it(
    data: Path, size: tuple[int, int], rows: int
) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(msgspec.structs.replace(desk_exercise(), situation=STORY))
        before = player.query_one("#stage").region
        await pilot.click_on("Fichiers")
        assert player.query_one("#stage").region == before  # the first half of a double click: nothing moves below it
        await double_click(pilot, "desktop/program/files")
        await pilot.until(lambda: STORY.who not in pilot.text)
        assert player.query_one("#stage").region.height >= rows
        assert desk_exercise().title in pilot.rows[0]
        await pilot.click("#read-situation")
        await pilot.until(lambda: STORY.who in pilot.text)
        await pilot.press("down")
        assert STORY.who in pilot.text
