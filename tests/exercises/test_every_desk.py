"""The laws of the simulated computer hold on every shipped exercise's desk, wherever its story has come to."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kiosk.activities.desk import OnDesk
from kiosk.course.model import ActivityContext
from kiosk.course.playing.steps import initial_state
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.station.course.folders import shipped_folder
from kiosk.station.course.loading import open_exercise_file
from tests.desk.desk_samples import act_number, check_node

FOLDER = Path(shipped_folder())
AREAS = ("ecran", "email", "fichiers", "formulaires", "internet")
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
