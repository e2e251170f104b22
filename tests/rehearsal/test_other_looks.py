"""One exercise in the second look of the agenda, the video call and the telephone, done by the robot."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import Exercise
from kiosk.rehearsal.memory import rehearse
from kiosk.rehearsal.terminal import ListedExercise, rehearse_in_terminal

NAME = "essais/2-autre-aspect"
SOURCE = Path(__file__).with_name("other_looks.yaml").read_text(encoding="utf-8")


def exercise() -> Exercise:
    """The exercise, which has no problem."""
    reading = read_exercise(NAME, SOURCE, KINDS)
    assert reading.value is not None and reading.problems == ()
    return reading.value


def test_the_second_looks_are_used_in_memory() -> None:
    assert rehearse(exercise()) == ()


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("size", [(100, 28), (80, 24)], ids=["design", "least"])
def test_the_second_looks_are_used_in_the_real_terminal(size: tuple[int, int], tmp_path: Path) -> None:
    own = tmp_path / "own"
    path = own / f"{NAME}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE, encoding="utf-8")
    found = rehearse_in_terminal([ListedExercise(exercise(), "Essais")], tmp_path / "robot", size=size, own=[own])
    assert [f"{finding}\n{finding.screen}" for finding in found] == []
