"""``kiosk check``, as an author calls it: a step that cannot be done is reported with its place, as syntax errors."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.activities.keys import Keys
from kiosk.commands.check import check
from kiosk.course.files import reading
from tests.station.course.course_folders import STEP, TAUGHT, exercise_text, write, write_area, write_small_course

MOUSE = """\
  - say: Cliquez sur la maison.
    pointing: {{click: {{targets: [{{label: Maison, at: [0, 0], size: [16, 5]}}]}}}}
    hints: [Elle est en haut., Elle est à gauche.]
    solution: [{{click: {target}}}]
    done: Vous avez cliqué sur la maison.
"""


@pytest.fixture(scope="module")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_course(tmp_path_factory.mktemp("course"))


@pytest.fixture
def own(small_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of exercises of an author's own, known to the station."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.yaml").write_text(f"data: {tmp_path}/data\nexercises: [{tmp_path}/own]\n")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    monkeypatch.setattr("kiosk.station.course.loading.shipped_folder", lambda: small_course)
    write_area(tmp_path / "own", "essais", order=99)
    return tmp_path / "own"


def run(*args: str) -> Result:
    return CliRunner().invoke(check(), args)


def clicking(own: Path, target: str) -> Path:
    """An exercise whose second step is done by a click on ``target``; a house is there."""
    text = exercise_text("Cliquer sur une maison", needs=TAUGHT).replace(
        STEP.format(key="b"), MOUSE.format(target=target)
    )
    path = own / "essais" / "1-maison.yaml"
    write(path, text)
    return path


def line_of(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text().split("\n"), 1) if text in line)


def test_an_exercise_that_can_be_done_is_in_order(own: Path) -> None:
    result = run(str(clicking(own, "Maison")))
    assert (result.exit_code, result.output) == (0, "1 exercice lu. Tout est en ordre.\n")


def test_what_is_only_style_is_advice_which_is_counted_apart_and_is_no_problem(own: Path) -> None:
    file = clicking(own, "Maison")
    file.write_text(file.read_text().replace("Elle est en haut.", "Cliquez sur la maison."))
    result = run(str(file))
    line = line_of(file, "hints: [Cliquez sur la maison.")
    assert (result.exit_code, result.output) == (
        0,
        f"own/essais/1-maison.yaml:{line}:13: conseil : l'indice répète la consigne : « Cliquez sur la maison. » ; "
        "dites ce que la consigne ne dit pas\n1 exercice lu. Tout est en ordre. 1 conseil.\n",
    )
    assert [row["level"] for row in json.loads(run("--json", str(file)).stdout)] == ["advice"]


def test_advice_and_problems_are_in_the_order_of_the_file(own: Path) -> None:
    file = clicking(own, "Maisons")
    file.write_text(file.read_text().replace("Elle est en haut.", "Cliquez sur la maison."))
    result = run(str(file))
    *lines, last = result.output.splitlines()
    assert (result.exit_code, last) == (1, "1 exercice lu. 1 chose à changer. 1 conseil.")
    assert ["conseil : " in line for line in lines] == [True, False]
    assert [row["level"] for row in json.loads(run("--json", str(file)).stdout)] == ["problem", "advice"]


@pytest.mark.parametrize("way", ["file", "area", "folder", "whole"])
def test_a_mistake_in_a_solution_is_reported_at_its_line_whatever_is_checked(own: Path, way: str) -> None:
    file = clicking(own, "Maisons")
    args = {"file": [str(file)], "area": [str(file.parent)], "folder": [str(own)], "whole": []}[way]
    result = run(*args)
    assert result.exit_code == 1
    line = line_of(file, "click: Maisons")
    read = "4 exercices lus." if way == "whole" else "1 exercice lu."
    assert result.output == (
        f"own/essais/1-maison.yaml:{line}:16: étape 2 : « Maisons » n'est pas sur l'écran à ce moment ; "
        f"écrivez « Maison »\n{read} 1 chose à changer.\n"
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
    write(file, exercise_text("Des touches", needs=TAUGHT).replace("solution: [{press: b}]", after))
    result = run(str(file))
    assert result.exit_code == 1
    first, last = result.output.strip().split("\n")
    assert first.startswith(f"own/essais/1-touches.yaml:{line_of(file, after)}:")
    assert message in first and " ; " in first
    assert last == "1 exercice lu. 1 chose à changer."


def raising(*_args: Any) -> Any:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("where", "what"),
    [(Keys, "update"), (Keys, "problems"), (reading, "read_document_as")],
    ids=["played", "looked at", "read"],
)
def test_an_exercise_at_which_the_program_itself_stops_is_a_problem_and_no_traceback(
    own: Path, monkeypatch: pytest.MonkeyPatch, where: Any, what: str
) -> None:
    file = own / "essais" / "1-touches.yaml"
    write(file, exercise_text("Des touches", needs=TAUGHT))
    monkeypatch.setattr(where, what, raising)
    result = run(str(file))
    assert result.exit_code == 1 and "Traceback" not in result.output
    lines = [line for line in result.output.split("\n") if "ZeroDivisionError, " in line]
    assert lines and all(line.startswith("own/essais/1-touches.yaml:") and " ; " in line for line in lines)


def test_what_is_used_and_not_needed_is_reported_for_one_file_as_for_all(own: Path) -> None:
    file = own / "essais" / "1-touches.yaml"
    text = re.sub(r"keys: \{press: \[(.)\]\}", r"typing: {copy: \1}", exercise_text("Des touches"))
    write(file, text.replace("{press: ", "{type: "))
    result = run(str(file))
    assert result.exit_code == 1
    assert "« écrire des lettres » s'apprend dans clavier/1-trouver-une-lettre : ajoutez-le à needs" in result.output


@pytest.mark.usefixtures("own")
def test_an_exercise_and_an_area_by_their_names() -> None:
    assert run("souris/1-bouger-la-fleche").output == "1 exercice lu. Tout est en ordre.\n"
    assert run("souris").output == "2 exercices lus. Tout est en ordre.\n"


def test_the_shipped_course_is_in_order() -> None:
    """Read, done in memory, and each of its means learned before it is used."""
    output = run().output
    assert re.fullmatch(r"\d{2,} exercices lus\. Tout est en ordre\.\n", output), output


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("own/essais/1-un.yml", "title: Un", "donnez-lui le nom 1-un.yaml"),
        ("own/essais/1-un.YAML", "title: Un", "donnez-lui le nom 1-un.yaml"),
        ("own/essais/1-un.yaml.txt", "title: Un", "donnez-lui le nom 1-un.yaml"),
        ("own/essais/lisez-moi.txt", "Bonjour", "ce fichier n'est pas un exercice"),
        ("own/essais/.1-un.yaml", "title: Un", "ce fichier n'est pas un exercice"),
        ("own/Mes Essais/1-un.yaml", "title: Un", "le nom du dossier « Mes Essais » ne suit pas la règle"),
        ("1-un.yaml", "title: Un", "le nom du dossier"),
    ],
)
def test_a_file_that_is_not_read_is_named_and_nothing_is_in_order(own: Path, name: str, text: str, what: str) -> None:
    write(own.parent / name, text)
    result = run(str(own.parent / name))
    assert result.exit_code == 1
    assert what in result.output
    assert result.output.endswith("0 exercice lu. 1 chose à changer.\n")


def test_a_wrong_ending_is_named_when_the_whole_folder_is_read(own: Path) -> None:
    clicking(own, "Maison")
    write(own / "essais" / "1-un.yml", "title: Un")
    result = run(str(own))
    assert result.exit_code == 1
    assert result.output.startswith("own/essais/1-un.yml:1:1: ce fichier ne finit pas par .yaml")


def test_a_folder_in_which_there_is_no_exercise_is_not_in_order(own: Path) -> None:
    result = run(str(own))
    assert (result.exit_code, result.output.splitlines()[-1]) == (1, "0 exercice lu. 1 chose à changer.")
    assert "il n'y a pas d'exercice dans ce dossier" in result.output


def test_the_description_of_an_area_can_be_read_by_itself(own: Path) -> None:
    result = run(str(own / "essais" / "area.yaml"))
    assert (result.exit_code, result.output) == (0, "1 fichier lu. Tout est en ordre.\n")


def test_a_folder_that_the_settings_name_and_that_is_not_there_is_a_problem(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.rename(own.with_name("elsewhere"))
    monkeypatch.setattr("kiosk.station.course.loading.shipped_folder", lambda: own.with_name("elsewhere"))
    clicking(own.with_name("elsewhere"), "Maison")
    result = run()
    assert result.exit_code == 1
    assert f"settings.yaml:1:1: le dossier {own} ne se trouve pas" in result.output


def test_settings_that_cannot_be_read_are_a_problem(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.course.loading.shipped_folder", lambda: own)
    (own.parent / "settings.yaml").write_text("exercises: oui non\n")
    result = run()
    assert result.exit_code == 1
    assert "settings.yaml:1:1: ces réglages ne se lisent pas en entier" in result.output


def test_language_says_plainly_that_nobody_reads_the_french(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(own))
    result = run("--language", str(clicking(own, "Maison")))
    assert result.exit_code == 1
    assert result.stdout == "1 exercice lu. Tout est en ordre.\n"
    assert result.stderr.startswith("LanguageTool n'est pas là")


def test_what_language_tool_says_is_advice(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = own.parent / "languagetool"
    answer = '{"matches": [{"message": "Accord.", "offset": 0, "length": 7, "replacements": [{"value": "Clique"}]}]}'
    command.write_text(f"#!/bin/sh\necho '{answer}'\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{own.parent}:/bin:/usr/bin")
    result = run("--language", str(clicking(own, "Maison")))
    assert result.exit_code == 0
    assert result.output == (
        "own/essais/1-maison.yaml:1:8: conseil : LanguageTool, « Cliquer » : Accord. ; écrivez « Clique »\n"
        "1 exercice lu. Tout est en ordre. 1 conseil.\n"
    )
