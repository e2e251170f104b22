"""The exercises: which are read, the adviser's own too, and what one that cannot be done means."""

from __future__ import annotations

from pathlib import Path

from kiosk.course.model import Exercise
from kiosk.machine.doctor.checks.course import (
    CourseFacts,
    PlayedExercise,
    judge_course,
    judge_played_exercise,
    read_course_facts,
)
from kiosk.station.settings.model import Settings
from tests.machine.doctor.small_machine import machine, put, states


def test_a_course_without_exercises_is_no_course_one_broken_file_is_worth_a_look() -> None:
    assert states(judge_course(CourseFacts(0))) == {"course.exercises": "do"}
    assert states(judge_course(CourseFacts(85, ("a.yaml:1:1: x",)))) == {"course.exercises": "see"}
    assert states(judge_course(CourseFacts(85))) == {"course.exercises": "well"}


def test_what_the_robot_could_not_do_is_told() -> None:
    assert judge_played_exercise(PlayedExercise("Cliquer", 4.2)).state == "well"
    stopped = judge_played_exercise(PlayedExercise("Cliquer", failure="on attendait « Continuer »"))
    assert stopped.state == "do"
    assert "« Continuer »" in stopped.what


def test_the_advisers_own_exercises_count_too(tmp_path: Path, shipped: tuple[Exercise, ...]) -> None:
    put(tmp_path, "own/ordi/theme.yaml", "title: Chez nous\n")
    put(tmp_path, "own/ordi/1-casse.yaml", "title: [\n")
    own = read_course_facts(machine(tmp_path, Settings(exercises=(str(tmp_path / "own"),))))
    assert own.exercises > len(shipped)
    assert any("1-casse.yaml" in problem for problem in own.problems)
