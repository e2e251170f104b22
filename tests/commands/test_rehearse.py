"""``kiosk rehearse``, as an adviser calls it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.commands.check import check
from kiosk.commands.rehearse import rehearse

KEYS = """
title: {title}
can_do: Je sais trouver 3 lettres.
level: 1
minutes: 3
needs: [clavier/1-trouver-une-lettre]
steps:
"""
STEP = """
  - say: Appuyez sur la touche {key}.
    keys: {{press: [{key}]}}
    hints: [Regardez en haut., Regardez à gauche.]
    solution: [{{press: {key}}}]
    done: Vous avez appuyé sur {key}.
"""


@pytest.fixture
def own(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an area of the adviser's own, and a station that does not know it."""
    monkeypatch.setenv("KIOSK_DATA", str(data))
    (tmp_path / "settings.yaml").write_text("language: fr\n", encoding="utf-8")
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "settings.yaml"))
    folder = tmp_path / "exercices" / "essais"
    folder.mkdir(parents=True)
    return folder


def write(folder: Path, name: str, change: tuple[str, str] = ("", "")) -> str:
    source = KEYS.format(title=name) + "".join(STEP.format(key=key) for key in "abc")
    file = folder / f"{name}.yaml"
    file.write_text(source.replace(*change) if change[0] else source, encoding="utf-8")
    return str(file)


def run(*args: str) -> Result:
    return CliRunner().invoke(rehearse(), args)


@pytest.mark.long
def test_the_whole_course_can_be_done(own: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout.strip().endswith("étapes : tout se fait.")


def test_one_exercise_by_its_name(own: Path) -> None:
    result = run("clavier/1-trouver-une-lettre")
    assert result.stdout.startswith("1 exercice, ")


def test_a_file_at_any_path(own: Path) -> None:
    result = run(write(own, "1-trois-lettres"))
    assert (result.exit_code, result.stdout) == (0, "1 exercice, 3 étapes : tout se fait.\n")


def test_a_step_that_cannot_be_done_is_reported_with_file_and_line(own: Path) -> None:
    file = write(own, "1-trois-lettres", ("[{press: b}]", "[{press: c}]"))
    result = run(file)
    assert result.exit_code == 1
    line = next(
        n for n, text in enumerate(Path(file).read_text(encoding="utf-8").split("\n"), 1) if "press: c}]" in text
    )
    first, last = result.stdout.strip().split("\n")
    assert first.startswith(f"{file}:{line}:")
    assert "étape 2" in first
    assert last == "1 exercice, 3 étapes : 1 chose à changer."


def test_a_file_that_cannot_be_read_is_reported_as_by_check(own: Path) -> None:
    file = write(own, "1-trois-lettres", ("level: 1", "level: 9"))
    result = run(file)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{file}:")


def test_a_name_that_is_not_there(own: Path) -> None:
    result = run("clavier/1-rien-du-tout")
    assert result.exit_code == 1
    assert "clavier/1-rien-du-tout" in result.output
    assert "Traceback" not in result.output


def test_a_size_that_is_none(own: Path) -> None:
    assert run("--size", "grand").exit_code == 2


def test_a_folder_of_an_area_and_a_folder_of_areas(own: Path) -> None:
    write(own, "1-trois-lettres")
    for folder in (own, own.parent):
        assert (result := run(str(folder))).exit_code == 0
        assert result.stdout == "1 exercice, 3 étapes : tout se fait.\n"


def test_an_area_by_its_name() -> None:
    assert run("ecran").stdout.endswith("étapes : tout se fait.\n")


@pytest.mark.parametrize("name", ["1-un.yml", "lisez-moi.txt", "area.yaml", ""])
def test_what_holds_no_exercise_is_refused_by_name(own: Path, name: str) -> None:
    if name:
        (own / name).write_text("title: Un", encoding="utf-8")
    result = run(str(own / name))
    assert result.exit_code == 1
    assert str(own / name) in result.output and "exercice" in result.output


@pytest.mark.parametrize(
    ("needs", "what"),
    [("[]", "ajoutez-le à needs"), ("[clavier/1-rien]", "l'exercice « clavier/1-rien » n'existe pas")],
)
def test_what_it_needs_is_looked_at_for_one_file_as_for_all(own: Path, needs: str, what: str) -> None:
    file = Path(write(own, "1-trois-lettres", ("[clavier/1-trouver-une-lettre]", needs)))
    typed = re.sub(r"keys: \{press: \[(.)\]\}", r"typing: {copy: \1}", file.read_text(encoding="utf-8"))
    file.write_text(typed.replace("{press: ", "{type: "), encoding="utf-8")
    result = run(str(file))
    assert result.exit_code == 1
    assert what in result.output


def write_choice(folder: Path) -> str:
    """An exercise with a hint that names what answers no click."""
    step = """
  - say: Que lit-on sur une enveloppe ? Cliquez sur la réponse.
    choice:
      options:
        - {label: Une adresse, right: true, answer: "Voilà, c'est une adresse."}
        - {label: Une chanson, answer: "Pas encore. Regardez l'enveloppe."}
    hints: [Regardez une enveloppe., Cliquez sur « Une lettre ».]
    solution: [{click: Une adresse}]
    done: Vous avez choisi une adresse.
"""
    file = folder / "1-une-adresse.yaml"
    needs = KEYS.replace("clavier/1-trouver-une-lettre", "souris/1-cliquer-sur-une-grande-case")
    file.write_text(needs.format(title="Une adresse") + 3 * step, encoding="utf-8")
    return str(file)


def test_what_cannot_be_typed_or_clicked_is_said_as_check_says_it(own: Path) -> None:
    """The keyboard that lacks a character is named, and so is a name that answers no click."""
    file, other = write(own, "1-trois-lettres"), write_choice(own)
    text = Path(file).read_text(encoding="utf-8").replace("press: [c]", "press: [ñ]").replace("press: c", "press: ñ")
    Path(file).write_text(text, encoding="utf-8")
    told, checked = run(file, other), CliRunner().invoke(check(), [file, other])
    assert told.exit_code == checked.exit_code == 1
    same = [line for line in told.stdout.splitlines() if line.startswith(str(own))]
    assert any("rien n'écrit « ñ »" in line for line in same), told.output
    assert any("conseil : rien ne répond" in line for line in same), told.output
    assert set(same) <= set(checked.stdout.splitlines()), checked.output
    assert told.stdout.splitlines()[-1] == "2 exercices, 6 étapes : 1 chose à changer. 3 conseils."


def test_advice_alone_is_no_reason_to_refuse(own: Path) -> None:
    result = run(write_choice(own))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 exercice, 3 étapes : tout se fait. 3 conseils."


@pytest.mark.slow
@pytest.mark.long
def test_a_file_of_the_advisers_own_in_the_real_program(own: Path) -> None:
    result = run(write(own, "1-trois-lettres"), "--terminal", "--size", "80x24")
    assert result.exit_code == 0, result.output
    assert result.stdout == "1 exercice, 3 étapes : tout se fait.\n"
