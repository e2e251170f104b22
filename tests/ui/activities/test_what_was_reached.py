"""What was reached stays on the screen until the next step, with a sign that is not colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.activities.keys import Keys
from kiosk.activities.typing import Typing
from kiosk.course.solution import Press, Type
from kiosk.ui.activities.pointing import dropped_lines
from tests.ui.exercise_samples import EVERY_KIND, exercise, step
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

SIGNS = {
    "keys": ("✓ A", "✓ Entrée"),
    "typing": ("✓ Votre texte",),
    "edit": ("✓ Votre texte",),
    "move": ("✓ Maison", "✓ Arbre"),
    "click": ("✓ Maison",),
    "double_click": ("✓ Maison",),
    "right_click": ("✓ Maison",),
    "drag": ("✓ Carton", "✓ Maison"),
    "scratch": ("✓",),
    "wheel": ("✓ Ligne 30",),
    "choice": ("✓ Oui",),
    "matching": ("✓ Code", "✓ Heure"),
    "reading": ("✓ J'ai lu",),
}


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
@pytest.mark.parametrize("kind", EVERY_KIND)
async def test_each_thing_that_was_reached_bears_its_sign(data: Path, kind: str, size: tuple[int, int]) -> None:
    one = EVERY_KIND[kind]
    async with running(data, size) as pilot:
        player = await pilot.play(exercise(one, mark=""))
        now = 0.0
        for gesture in one.solution:
            now += 10.0
            for act in one.activity.acts_for(player.session.state, gesture, now):
                await player.act(act)
        await pilot.settle()
        assert player.session.phase == "step_done"
        stage = player.query_one("#stage").region
        there = " ".join(" ".join(row[stage.x : stage.right] for row in pilot.rows[stage.y : stage.bottom]).split())
        assert all(sign in there for sign in SIGNS[kind]), "\n".join(pilot.rows)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE])
async def test_keys_that_were_found_stay_marked_on_the_keyboard(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await pilot.play(exercise(step(Keys(("e", "r")), Press("e"), Press("r"))))
        chips = 1
        for count, key in enumerate("er", 1):
            await pilot.press(key)
            signs = sum(row.count("✓") for row in pilot.rows)
            assert signs >= count + count * chips, "\n".join(pilot.rows)


async def test_a_sign_to_press_is_named_beside_it_where_there_is_room(data: Path) -> None:
    async with running(data, MIN_SIZE) as pilot:
        await pilot.play(exercise(step(Keys((",", "a")), Press(","), Press("a"))))
        assert "▶ , virgule" in pilot.text
        many = (",", ".", ";", ":", "!", "?")
        await pilot.play(exercise(step(Keys(many), *map(Press, many))))
        assert "▶ , . ; : ! ?" in pilot.text


async def test_the_keyboard_asks_for_what_it_can_make(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(step(Typing("œuf"), Type("œuf"))))
        assert "Pour œ, écrivez oe. Appuyez sur O" in pilot.text
        await pilot.press(*"oeuf")
        await pilot.until(lambda: "✓ Votre texte" in pilot.text)


@pytest.mark.parametrize(
    ("width", "height", "lines"),
    [
        (20, 2, ("✓ Ali, Rosa, Jean",)),
        (10, 2, ("✓ Ali,", "Rosa, Jean")),
        (10, 1, ("✓ Ali…",)),
        (12, 1, ("✓ Ali, Rosa…",)),
        (4, 1, ("✓ A…",)),
        (10, 0, ()),
    ],
)
def test_what_lies_in_the_destination_is_named_as_far_as_there_is_room(
    width: int, height: int, lines: tuple[str, ...]
) -> None:
    found = dropped_lines(("Ali", "Rosa", "Jean"), width, height)
    assert found == lines
    assert all(len(line) <= width for line in found)
