"""The wheel in a new environment, away from the clone: its commands work, and an exercise can be done with it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.course.model import Exercise
from kiosk.rehearsal.gestures import CONTINUE, perform_step
from kiosk.rehearsal.robot import Robot, station_environment

# one worker builds and installs it once
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("wheel")]

EXERCISE = "clavier/1-trouver-une-lettre"
CLONE = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """The output of a command; fails with it where the exit code is not 0."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment with the wheel; what it depends on is this environment's."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CLONE, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    programs = environment / "bin"
    run(
        sys.executable, "-m", "pip", "--python", programs / "python", "install",
        "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", wheel,
        cwd=folder,
    )  # fmt: skip
    (packages,) = environment.glob("lib/python*/site-packages")
    ours = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (packages / "dependencies.pth").write_text("\n".join(ours))
    return programs


@pytest.fixture
def far(tmp_path: Path) -> Path:
    """An empty folder outside the clone."""
    folder = tmp_path / "far"
    folder.mkdir()
    return folder


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    station = tmp_path / "station"
    station.mkdir()
    return {**station_environment(station), "PATH": os.defpath, "LANGUAGE": "fr"}


def test_it_contains_the_exercises_and_the_catalogues(installed: Path, far: Path, env: dict[str, str]) -> None:
    code = (
        "import kiosk, kiosk.station.course.folders as f; print(kiosk.__file__); print(f.shipped_folder());"
        "print(len(list(f.shipped_folder().glob('*/*.yaml'))))"
    )
    package, exercises, count = run(installed / "python", "-c", code, cwd=far, env=env).splitlines()
    assert Path(package).is_relative_to(installed.parent), "the clone is used, and not the wheel"
    assert Path(exercises) == Path(package).parent / "exercises"
    assert int(count) == len(list((CLONE / "exercises").glob("*/*.yaml")))
    english = run(installed / "kiosk", "--help", cwd=far, env={**env, "LANGUAGE": "en"})
    french = run(installed / "kiosk", "--help", cwd=far, env=env)
    assert "sans être jugé" in french and "sans être jugé" not in english


def test_its_commands_work_from_an_empty_folder(installed: Path, far: Path, env: dict[str, str]) -> None:
    assert __version__ in run(installed / "kiosk", "--version", cwd=far, env=env)
    assert run(installed / "kiosk", "check", cwd=far, env=env).endswith(" exercices lus. Tout est en ordre.\n")
    assert run(installed / "python", "-m", "kiosk", "rehearse", cwd=far, env=env).endswith("tout se fait.\n")
    assert list(far.iterdir()) == []


def test_an_exercise_can_be_done_with_it(
    installed: Path, far: Path, env: dict[str, str], shipped: tuple[Exercise, ...]
) -> None:
    exercise = next(one for one in shipped if one.id == EXERCISE)
    start = ("-c", "import os, sys; os.chdir(sys.argv[1]); os.execv(sys.argv[2], sys.argv[2:])")
    with Robot((*start, str(far), str(installed / "kiosk"), "play", EXERCISE), env=env) as person:
        for step in exercise.steps:
            perform_step(person, step)
            person.wait(lambda: f"┃ {CONTINUE} ┃" in person.text(), CONTINUE)
            person.press("enter")
        person.wait_for(exercise.can_do)
        person.click("◀ Accueil")
        person.click("■ J'ai fini")
        person.click("Partir sans carnet")
        person.click("Quitter")
        assert person.wait_end() == 0
    assert list(far.iterdir()) == []


def test_its_robot_does_an_exercise_with_its_program(installed: Path, far: Path, env: dict[str, str]) -> None:
    output = run(installed / "kiosk", "rehearse", "--terminal", EXERCISE, cwd=far, env=env)
    assert output.endswith("tout se fait.\n")
