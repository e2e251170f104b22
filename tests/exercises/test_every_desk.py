"""The laws of the simulated computer hold on every shipped exercise's desk, wherever its story has come to."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from kiosk.activities.desk import OnDesk
from kiosk.course.model import ActivityContext
from kiosk.course.playing.steps import initial_state
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.station.course.folders import shipped_folder
from kiosk.station.course.loading import open_exercise_file
from kiosk.ui.desk.layout.placing import lay_out
from kiosk.ui.desk.paint.nodes import paint_desk
from tests.desk.desk_samples import act_number, check_node

FOLDER = Path(shipped_folder())
AREAS = sorted({file.parent.name for file in FOLDER.glob("*/*.yaml") if "\n    desk: {goal" in file.read_text("utf-8")})
"""Those with a step on the simulated computer."""
DESK_SIZES = ((100, 21), (80, 17))
"""The least room of the simulated computer on 100 columns and on 80."""
BADLY_BROKEN = re.compile(r"(?:^|[│┃║█░▲▼]) *[»;:!?%€](?:\s|$)|«\s*(?:[│┃║█░▲▼]|$)")
"""A row of the screen, or of a window, that begins with a sign or ends with «."""
ACTS = 25
"""Random acts from the beginning of each step; the seed is the step's number, so that a finding comes back."""


@pytest.mark.parametrize("area", AREAS)
def test_whatever_is_done_on_a_shipped_desk_the_screen_is_whole(area: str) -> None:
    walked = 0
    for file in sorted((FOLDER / area).glob("[123]-*.yaml")):
        story = open_exercise_file(file)
        for index, step in enumerate(story.steps):
            if not isinstance(step.activity, OnDesk):
                continue
            desk = initial_state(story, index, ActivityContext(level=story.level))
            dice = random.Random(index)
            for _act in range(ACTS):
                act = act_number(desk, dice.randrange(1 << 20))
                after = update(desk, act)
                assert update(desk, act) == after, (file.name, index, act)
                check_node(view(after), set())
                step.activity.judge(after)
                desk = after
                walked += 1
    assert walked


@pytest.mark.parametrize("area", AREAS)
def test_no_row_of_a_shipped_desk_begins_with_a_sign(area: str) -> None:
    rows: list[tuple[str, int, str]] = []
    for file in sorted((FOLDER / area).glob("[123]-*.yaml")):
        story = open_exercise_file(file)
        for index, step in enumerate(story.steps):
            if isinstance(step.activity, OnDesk):
                root = view(initial_state(story, index, ActivityContext(level=story.level)))
                for width, height in DESK_SIZES:
                    drawn = paint_desk(lay_out(root, width, height)).cells
                    rows += ((file.stem, width, "".join(character for character, _ in row)) for row in drawn)
    assert any("\u00a0" in row for _, _, row in rows)
    assert [found for found in rows if BADLY_BROKEN.search(found[2])] == []
