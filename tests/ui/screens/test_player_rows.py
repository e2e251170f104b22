"""The training computer has its rows, the same through an exercise, and every text around it can be read whole."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.activities.desk import OnDesk
from kiosk.course.model import Exercise
from kiosk.text import typeset
from kiosk.ui.desk.widget import DeskWidget
from kiosk.ui.screens.player_rows import BESIDE_TEXT, rows_beside_desk, rows_for_feedback
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, running

LEAST = {MIN_SIZE: 17, DESIGN_SIZE: 21}
SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
LONG = "Un brouillon est une lettre commencée, gardée dans un tiroir. Cherchez-le à gauche, sous « Envoyés », puis ici."


@SIZES
def test_every_exercise_leaves_the_training_computer_its_rows(
    shipped: tuple[Exercise, ...], size: tuple[int, int]
) -> None:
    width, height = size
    for one in shipped:
        if any(isinstance(step.activity, OnDesk) for step in one.steps):
            rows = rows_beside_desk(one, width - BESIDE_TEXT)
            assert height - 4 - rows.instruction - rows.feedback >= LEAST[size], one.id


def test_a_longer_text_takes_the_edge_of_the_buttons_and_no_row_of_the_training_computer(
    shipped: tuple[Exercise, ...],
) -> None:
    rows = rows_beside_desk(_mail(shipped), 78)
    assert rows.feedback >= 1 and not rows.lent
    assert rows_for_feedback(rows, "C'est fait.", 78) == rows
    longer = rows_for_feedback(rows, "mot " * 19 * (rows.feedback + 1), 78)
    assert longer == (rows.instruction, rows.feedback + 1, True)


@SIZES
async def test_no_target_moves_for_a_hint_and_all_of_it_is_read(
    data: Path, shipped: tuple[Exercise, ...], size: tuple[int, int]
) -> None:
    first, *others = _mail(shipped).steps
    step = msgspec.structs.replace(first, hints=(LONG, "Cherchez.", LONG), say=LONG[:90])
    async with running(data, size) as pilot:
        player = await pilot.play(msgspec.structs.replace(_mail(shipped), steps=(step, *others)))
        desk = player.query_one(DeskWidget)
        before = desk.region
        assert before.height >= LEAST[size]
        labels = {
            one.id: _row_of_label(one) for one in player.query("#bar PushButton").results(PushButton) if one.visible
        }
        for hint in step.hints:
            await pilot.click("#hint")
            await pilot.settle()
            assert " ".join(typeset(hint).split()) in " ".join(pilot.text.split())
            assert desk.region == before
            assert {
                one.id: _row_of_label(one) for one in player.query("#bar PushButton").results(PushButton) if one.visible
            } == labels


def _mail(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == "email/2-joindre-un-fichier")


def _row_of_label(button: PushButton) -> int:
    return button.content_region.y
