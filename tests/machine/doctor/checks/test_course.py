"""The exercises: how they are read, and how broken ones and one that the robot could not do are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine.doctor.checks.course import (
    CourseFacts,
    PlayedExercise,
    judge_course,
    judge_played_exercise,
    read_course_facts,
)
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states
from tests.station.course.course_folders import write_small_course


def test_no_exercises_fail_and_a_broken_file_is_a_warning() -> None:
    assert states(judge_course(CourseFacts(0))) == {"course.exercises": "do"}
    assert states(judge_course(CourseFacts(85, ("a.yaml:1:1: x",)))) == {"course.exercises": "see"}
    assert states(judge_course(CourseFacts(85))) == {"course.exercises": "well"}


def test_what_the_robot_could_not_do_is_shown() -> None:
    assert judge_played_exercise(PlayedExercise("Cliquer", 4.2)).state == "well"
    stopped = judge_played_exercise(PlayedExercise("Cliquer", failure="on attendait « Continuer »"))
    assert stopped.state == "do"
    assert "« Continuer »" in stopped.what


def test_the_advisers_own_exercises_are_counted_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = write_small_course(tmp_path / "course")
    monkeypatch.setattr("kiosk.station.course.loading.shipped_folder", lambda: small)
    put(tmp_path, "own/ordi/theme.yaml", "title: Chez nous\n")
    put(tmp_path, "own/ordi/1-casse.yaml", "title: [\n")
    found = read_course_facts(machine(tmp_path, Settings(exercises=(str(tmp_path / "own"),))))
    assert found.exercises == 3 + 2
    assert any("1-casse.yaml" in problem for problem in found.problems)
