"""A card in the real program: a word that is explained answers a click on the word itself, and its button does."""

from pathlib import Path

import pytest

from kiosk.activities.reading import Reading
from kiosk.course.solution import Click
from tests.ui.exercise_samples import exercise, step
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

CARD = Reading(
    "Une fenêtre est un cadre sur l'écran. Elle se ferme.\nLa croix ferme la fenêtre : le cadre disparaît.",
    {"cadre": "Un rectangle.", "croix": "Le signe ✕.", "Fenêtre": "Une feuille."},
)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_a_word_of_the_text_answers_a_click(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as pilot:
        await pilot.play(exercise(step(CARD, Click("J'ai lu"))))
        await pilot.click_on("cadre sur")
        await pilot.until(lambda: "cadre : Un rectangle." in pilot.text)
        await pilot.click_on("a croix")
        await pilot.until(lambda: "croix : Le signe ✕." in pilot.text)
        await pilot.click_on("fenêtre : le")
        await pilot.until(lambda: "Fenêtre : Une feuille." in pilot.text)
        await pilot.click_on("cadre ?")
        await pilot.until(lambda: "cadre : Un rectangle." in pilot.text)


async def test_the_rest_of_the_text_answers_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as pilot:
        await pilot.play(exercise(step(CARD, Click("J'ai lu"))))
        await pilot.click_on("disparaît")
        await pilot.settle()
        assert not any(f"{word} : {meaning}" in pilot.text for word, meaning in CARD.words.items())
        await pilot.click("#read")
        await pilot.until(lambda: "✓" in pilot.text)
