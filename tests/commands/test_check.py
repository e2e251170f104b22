"""``kiosk check``, as an author calls it: a step that cannot be done is reported with its place, as syntax errors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.activities.keys import Keys
from kiosk.commands.check import check
from kiosk.course.files import reading
from tests.station.course.course_folders import STEP, exercise_text, write, write_area

MOUSE = """\
  - say: Cliquez sur la maison.
    pointing: {{click: {{targets: [{{label: Maison, at: [0, 0], size: [16, 5]}}]}}}}
    hints: [Elle est en haut., Elle est à gauche.]
    solution: [{{click: {target}}}]
    done: Vous avez cliqué sur la maison.
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of exercises of an author's own, known to the station."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.yaml").write_text(f"data: {tmp_path}/data\nexercises: [{tmp_path}/own]\n")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    write_area(tmp_path / "own", "essais", order=99)
    return tmp_path / "own"


def run(*args: str) -> Result:
    return CliRunner().invoke(check(), args)


def clicking(own: Path, target: str) -> Path:
    """An exercise whose second step is done by a click on ``target``; a house is there."""
    text = exercise_text("Cliquer sur une maison").replace(STEP.format(key="b"), MOUSE.format(target=target))
    path = own / "essais" / "1-maison.yaml"
    write(path, text)
    return path


def line_of(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text().split("\n"), 1) if text in line)


def test_an_exercise_that_can_be_done_is_in_order(own: Path) -> None:
    result = run(str(clicking(own, "Maison")))
    assert (result.exit_code, result.output) == (0, "Tout est en ordre.\n")


@pytest.mark.parametrize("way", ["file", "area", "folder", pytest.param("whole", marks=pytest.mark.long)])
def test_a_mistake_in_a_solution_is_reported_at_its_line_whatever_is_checked(own: Path, way: str) -> None:
    file = clicking(own, "Maisons")
    args = {"file": [str(file)], "area": [str(file.parent)], "folder": [str(own)], "whole": []}[way]
    result = run(*args)
    assert result.exit_code == 1
    line = line_of(file, "click: Maisons")
    assert result.output == (
        f"own/essais/1-maison.yaml:{line}:16: étape 2 : « Maisons » n'est pas sur l'écran à ce moment, "
        "ou y est plus d'une fois ; écrivez l'un de ces noms : « Maison »\n1 chose à changer.\n"
    )


@pytest.mark.parametrize("way", ["a file that is not there", "a file", "a folder"])
def test_a_path_that_is_no_utf_8_is_checked_as_any_other(own: Path, tmp_path: Path, way: str) -> None:
    strange = os.fsdecode(b"\xe9t\xe9")
    if way == "a file":
        path = clicking(own, "Maison").rename(own / "essais" / f"1-{strange}.yaml")
    else:
        path = tmp_path / strange
        if way == "a folder":
            clicking(own, "Maisons")
            own.rename(path)
    result = run(str(path))
    assert result.exit_code == 1
    assert "\\udce9t\\udce9" in result.output.split(":")[0]
    (problem,) = json.loads(run("--json", str(path)).stdout)
    assert Path(problem["file"]).resolve().is_relative_to(path)


def test_the_same_for_programs(own: Path) -> None:
    file = clicking(own, "Maisons")
    result = run("--json", str(file))
    (row,) = json.loads(result.output)
    assert result.exit_code == 1
    assert row["file"] == "own/essais/1-maison.yaml" and row["line"] == line_of(file, "click: Maisons")
    assert "Maisons" in row["what"] and row["write"]


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ("solution: [{press: c}]", "ne fait pas toute l'étape"),
        ("solution: [{click: b}]", "ce geste ne se fait pas"),
        ("solution: [{press: b}, {press: b}]", "avant ce geste"),
    ],
)
def test_every_kind_of_thing_that_cannot_be_done(own: Path, after: str, message: str) -> None:
    file = own / "essais" / "1-touches.yaml"
    write(file, exercise_text("Trois touches").replace("solution: [{press: b}]", after))
    result = run(str(file))
    assert result.exit_code == 1
    first, last = result.output.strip().split("\n")
    assert first.startswith(f"own/essais/1-touches.yaml:{line_of(file, after)}:")
    assert message in first and " ; " in first
    assert last == "1 chose à changer."


def raising(*_args: Any) -> Any:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("where", "what"),
    [(Keys, "update"), (Keys, "problems"), (reading, "read_document")],
    ids=["played", "looked at", "read"],
)
def test_an_exercise_at_which_the_program_itself_stops_is_a_problem_and_no_traceback(
    own: Path, monkeypatch: pytest.MonkeyPatch, where: Any, what: str
) -> None:
    file = own / "essais" / "1-touches.yaml"
    write(file, exercise_text("Trois touches"))
    monkeypatch.setattr(where, what, raising)
    result = run(str(file))
    assert result.exit_code == 1 and "Traceback" not in result.output
    lines = [line for line in result.output.split("\n") if "ZeroDivisionError, " in line]
    assert lines and all(line.startswith("own/essais/1-touches.yaml:") and " ; " in line for line in lines)
