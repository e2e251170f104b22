"""The player: hints can be read again, a step begins again, what was passed comes back; and what is said of each."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.course.model import Exercise
from tests.ui.exercise_samples import CLICKING, COPYING, exercise
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, MIN_SIZE, KioskPilot, running

HINTS = ("Regardez en haut.", "Cherchez la maison.", "C'est la maison. Cliquez dessus.")
GESTURES = "« Voir comment faire » montre les gestes."
ADVISER = "Un conseiller peut aussi vous aider."


def with_hints(*hints: str) -> Exercise:
    return exercise(msgspec.structs.replace(CLICKING, hints=hints), CLICKING)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
async def test_hints_come_round_again_with_their_number(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await pilot.play(with_hints(*HINTS))
        for turn in range(6):
            await pilot.click("#hint")
            number = turn % 3 + 1
            assert f"Indice {number} sur 3 : {HINTS[number - 1]}" in pilot.text
            assert pilot.text.count("Indice ") == 1
            assert (GESTURES in pilot.text) == (number == 3)


async def test_after_the_demonstration_the_last_hint_names_an_adviser(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(with_hints(*HINTS))
        for _hint in HINTS:
            await pilot.click("#hint")
        await pilot.click("#show")
        await pilot.until(lambda: not player._is_demonstrating)
        assert ADVISER in pilot.text and GESTURES not in pilot.text
        await pilot.click("#hint")
        assert "Indice 1 sur 3" in pilot.text and ADVISER not in pilot.text


RESTART, PASSED = "↺ Recommencer l'étape", "↩ Étapes passées"
SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])


@SIZES
async def test_a_step_begins_again_by_the_mouse(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(exercise(COPYING, CLICKING))
        assert RESTART not in pilot.text, "there is nothing to begin again"
        await pilot.write("ax")
        await pilot.until(lambda: RESTART in pilot.text)
        await pilot.click("#hint")
        await pilot.click("#restart")
        await pilot.until(lambda: RESTART not in pilot.text)
        assert player.session.state == player.session.untouched_state()
        assert "Indice 1 sur 2" in pilot.text
        await pilot.write("ab")
        await pilot.until(lambda: player.session.phase == "step_done")
        await pilot.click("#restart")
        await pilot.until(lambda: player.session.phase == "doing")
        assert player.session.done == {0}, "the step that is done stays done"
        await pilot.write("ab")
        await pilot.until(lambda: player.session.phase == "step_done")


@SIZES
async def test_a_step_begins_again_and_a_passed_one_comes_back_by_the_keyboard(
    data: Path, size: tuple[int, int]
) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(exercise(CLICKING, COPYING))
        await press_button(pilot, "pass")
        await pilot.write("a")
        await pilot.until(lambda: RESTART in pilot.text and PASSED in pilot.text and "◌ ◉" in pilot.text)
        left = player.session.state
        await press_button(pilot, "passed")
        await pilot.until(lambda: player.session.index == 0)
        assert PASSED not in pilot.text and pilot.app.focused is not None and pilot.app.focused.id != "passed"
        await pilot.click_on("Maison")
        await pilot.until(lambda: player.session.phase == "step_done")
        await pilot.press("enter")
        await pilot.until(lambda: player.session.index == 1)
        assert player.session.state == left, "the step that was left is found again as it was"
        await press_button(pilot, "restart")
        await pilot.until(lambda: player.session.state == player.session.untouched_state())
        await pilot.write("ab")
        await pilot.until(lambda: player.session.phase == "step_done")


async def press_button(pilot: KioskPilot, name: str) -> None:
    """Tab to the button, and press Enter."""
    for _turn in range(12):
        if pilot.app.focused is not None and pilot.app.focused.id == name:
            break
        await pilot.press("shift+tab")
    pilot.app.press_filter.forget()
    await pilot.press("enter")


async def test_a_passed_step_can_be_gone_back_to_during_a_demonstration(data: Path) -> None:
    async with running(data, settings=msgspec.structs.replace(AT_ONCE, demonstration_pace=1.0)) as pilot:
        player = await pilot.play(exercise(CLICKING, COPYING))
        await pilot.click("#pass")
        await pilot.click("#show")
        await pilot.until(lambda: player._is_demonstrating)
        await pilot.click("#passed")
        await pilot.until(lambda: player.session.index == 0)
        assert not player._is_demonstrating
