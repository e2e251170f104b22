"""The end of an exercise: what was done is counted, what was passed can be taken up, and the next exercise is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.session.acts import Continued
from kiosk.session.update import begin_session
from kiosk.ui.screens.exercise_end import ExerciseEnd, count_steps
from kiosk.ui.screens.player import Player
from tests.session.session_samples import CONTEXT, FILES, OPENING, REDUCED, after
from tests.ui.exercise_samples import CLICKING, KEYS, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])


async def pass_steps(pilot: KioskPilot, count: int) -> None:
    for _step in range(count):
        pilot.app.press_filter.forget()
        await pilot.click("#pass")


@SIZES
async def test_an_exercise_of_which_all_was_passed_is_not_said_to_be_done(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await pilot.play(exercise(*[KEYS] * 6))
        await pass_steps(pilot, 6)
        await pilot.until_screen(ExerciseEnd)
        assert "6 étapes passées." in pilot.text
        assert "fait" not in pilot.text.replace("faites", "")


@SIZES
async def test_only_what_was_passed_comes_back_from_the_end(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(exercise(KEYS, CLICKING, KEYS))
        await pass_steps(pilot, 1)
        await pilot.click_on("Maison")
        await pilot.until(lambda: player.session.phase == "step_done")
        await pilot.click("#main")
        await pass_steps(pilot, 1)
        await pilot.until_screen(ExerciseEnd)
        assert "1 étape faite. 2 étapes passées." in pilot.text
        await pilot.press("enter")
        player = await pilot.until_screen(Player)
        for index in (0, 2):
            assert (player.session.index, player.session.phase) == (index, "doing")
            await pilot.press("a", "enter")
            await pilot.until(lambda: player.session.phase == "step_done")
            await pilot.click("#main")
        await pilot.until_screen(ExerciseEnd)
        assert "C'est fait." in pilot.text and "3 étapes faites." in pilot.text and "passé" not in pilot.text


async def test_the_next_exercise_is_named_and_is_of_the_same_area(data: Path) -> None:
    async with running(data, MIN_SIZE) as pilot:
        entry, following = pilot.app.catalogue.in_area("souris")[:2]
        player = await pilot.play(pilot.app.station.open_exercise(entry.id))
        await pass_steps(pilot, len(player.session.exercise.steps))
        await pilot.until_screen(ExerciseEnd)
        assert f"Exercice suivant : {following.title} ▶" in pilot.text
        await pilot.click("#next")
        player = await pilot.until_screen(Player)
        assert player.session.exercise.id == following.id


def test_what_was_true_before_it_began_is_counted_apart() -> None:
    session = after(begin_session(OPENING, CONTEXT)[0], *REDUCED, FILES, Continued())
    assert count_steps(session) == "1 étape faite. 1 étape était déjà faite. 1 étape passée."
    assert count_steps(after(session, *REDUCED)) == count_steps(session)
