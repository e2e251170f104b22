"""Exercises that use all of a program, done by the robot in memory and in the real terminal: the telephone, and the
second look of the agenda, the video call and the telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.activities import KINDS
from kiosk.course.files.reading import read_exercise
from kiosk.course.model import Exercise
from kiosk.rehearsal.memory import rehearse
from kiosk.rehearsal.terminal import ListedExercise, rehearse_in_terminal

EACH = pytest.mark.parametrize("file", ["telephone.yaml", "other_looks.yaml"])


def source(file: str) -> str:
    return Path(__file__).with_name(file).read_text(encoding="utf-8")


def name(file: str) -> str:
    return f"essais/2-{Path(file).stem.replace('_', '-')}"


def exercise(file: str) -> Exercise:
    """The exercise, which has no problem."""
    reading = read_exercise(name(file), source(file), KINDS)
    assert reading.value is not None and reading.problems == ()
    return reading.value


@EACH
def test_all_of_it_is_used_in_memory(file: str) -> None:
    assert rehearse(exercise(file)) == ()


@EACH
@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("size", [(100, 28), (80, 24)], ids=["design", "least"])
def test_all_of_it_is_used_in_the_real_terminal(file: str, size: tuple[int, int], tmp_path: Path) -> None:
    own = tmp_path / "own"
    path = own / f"{name(file)}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(source(file), encoding="utf-8")
    found = rehearse_in_terminal([ListedExercise(exercise(file), "Essais")], tmp_path / "robot", size=size, own=[own])
    assert [f"{finding}\n{finding.screen}" for finding in found] == []
