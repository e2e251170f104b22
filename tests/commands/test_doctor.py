"""The command `kiosk doctor`: what it prints for people, for scripts and in a terminal, and that it leaves nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.commands.doctor import play_exercise
from kiosk.machine.doctor.examination import AS_CALLER, AS_STATION
from kiosk.rehearsal.finding import Finding
from kiosk.rehearsal.robot import Robot, station_environment
from kiosk.station.settings.model import Settings
from tests.station.course.course_folders import write_small_course

ELSEWHERE = """
import sys
from pathlib import Path
from kiosk.station.course import loading
course = Path(sys.argv.pop(1))
loading.shipped_folder = lambda: course
from kiosk.cli import main
main()
"""
"""The program, with another folder of exercises."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_course(tmp_path_factory.mktemp("course"))


def environment(folder: Path, **settings: object) -> dict[str, str]:
    return {**station_environment(folder, **settings), "LANGUAGE": "fr"}


def run(
    folder: Path, *options: str, course: Path | None = None, **settings: object
) -> subprocess.CompletedProcess[str]:
    """``course``: in the place of the shipped one, which takes seconds to read."""
    program = ("-m", "kiosk") if course is None else ("-c", ELSEWHERE, str(course))
    return subprocess.run(
        [sys.executable, *program, "doctor", *options],
        env=environment(folder, **settings), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def test_json_lists_all_subjects_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    environment(tmp_path)
    before = tree(tmp_path)
    done = run(tmp_path, "--json", "--quick")
    report = json.loads(done.stdout)
    assert (done.returncode, report["station"]) == (0 if report["fit"] else 1, False)
    subjects = {judgement["check"].partition(".")[0] for judgement in report["judgements"]}
    assert subjects == {s.name for s in (*AS_CALLER, *AS_STATION) if not s.stations_only}
    assert tree(tmp_path) == before


def test_something_to_do_gives_exit_code_1(tmp_path: Path, course: Path) -> None:
    done = run(tmp_path, "--quick", course=course, locked=True)
    assert done.returncode == 1
    assert "✗ à faire" in done.stdout
    assert "    kiosk pin\n" in done.stdout


def test_the_pin_is_never_printed(tmp_path: Path, course: Path) -> None:
    from kiosk.station.pin import hash_pin

    kept = hash_pin("4826")
    done = run(tmp_path, "--quick", "--json", course=course, locked=True, pin=kept)
    assert '"settings.pin"' in done.stdout
    assert kept not in done.stdout + done.stderr


@pytest.mark.long
def test_a_terminal_that_does_not_answer_shows_no_query(tmp_path: Path) -> None:
    with Robot(("-m", "kiosk", "doctor", "--quick"), size=(100, 100), env=environment(tmp_path)) as person:
        person.wait_for("La machine est prête.", 30.0)
        shown = person.text()
    assert "L'écran a 100 colonnes et 100 lignes." in shown
    assert "Le terminal ne répond pas aux questions." in shown
    assert "1006" not in shown


@pytest.mark.long
def test_the_robot_does_an_exercise_in_the_real_program(tmp_path: Path) -> None:
    before = tree(tmp_path)
    done = run(tmp_path, "--json")
    report = {judgement["check"]: judgement for judgement in json.loads(done.stdout)["judgements"]}
    assert report["course.played"]["state"] == "well", report["course.played"]["what"]
    assert set(tree(tmp_path)) - set(before) == {str(tmp_path / "settings.yaml")}


def test_what_the_robot_missed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    missed = (Finding("souris/1-x", 2, "on attendait « Continuer »"),)
    monkeypatch.setattr("kiosk.rehearsal.terminal.rehearse_in_terminal", lambda *_a, **_k: missed)
    assert "on attendait « Continuer »" in play_exercise(Settings()).failure
