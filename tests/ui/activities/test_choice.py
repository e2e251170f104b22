"""Answers: the right one and those that were only looked at differ by their sign; all can be looked at, always."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.activities.choice import Choice, Option
from kiosk.course.solution import Click
from tests.ui.exercise_samples import exercise, step
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

ANSWERS = Choice(
    (
        Option("Le bus", "Le bus passe à 8 h.", right=True),
        Option("Le train", "Le train part d'une autre ville."),
        Option("La voiture", "Elle est au garage."),
    )
)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_every_reason_can_be_read_before_and_after_the_right_answer(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        player = await pilot.play(exercise(step(ANSWERS, Click("Le bus"))))
        await pilot.click_on("○ Le train")
        assert "● Le train" in pilot.text and "Le train part d'une autre ville." in pilot.text
        await pilot.click_on("○ Le bus")
        assert "✓ Le bus" in pilot.text and "● Le train" in pilot.text and "○ La voiture" in pilot.text
        assert player.session.phase == "step_done" and "Le bus passe à 8 h." in pilot.text
        await pilot.click_on("○ La voiture")
        assert "● La voiture" in pilot.text and "✓ Le bus" in pilot.text
        assert "✓ Vous avez fait ce geste." in pilot.text and "Elle est au garage." in pilot.text
        await pilot.press("shift+tab", "enter")
        assert "Le train part d'une autre ville." in pilot.text, "by keyboard alone too"
        await pilot.click("#main")
        assert player.session.phase == "ended"
