"""The player's hints: each can be read again, and the last one says where more help is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.course.model import Exercise
from tests.ui.exercise_samples import CLICKING, exercise
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

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


async def test_a_hint_read_once_the_step_is_done_names_no_more_help(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(with_hints(*HINTS))
        await pilot.click_on("Maison")
        await pilot.until(lambda: player.session.phase == "step_done")
        for _hint in HINTS:
            await pilot.click("#hint")
        assert f"Indice 3 sur 3 : {HINTS[2]}" in pilot.text and GESTURES not in pilot.text


async def test_where_more_help_is_makes_room_for_what_is_more_pressing(data: Path) -> None:
    hint = "Un mot à lire. " * 8
    async with running(data, MIN_SIZE) as pilot:
        player = await pilot.play(with_hints("Un mot.", hint.strip()))
        for _hint in range(2):
            await pilot.click("#hint")
        assert GESTURES in " ".join(pilot.text.split())
        player.kiosk.sitting.is_saving = False
        player._draw()
        await pilot.settle()
        assert "Votre travail ne peut pas être gardé" in pilot.text and "montre les gestes" not in pilot.text
