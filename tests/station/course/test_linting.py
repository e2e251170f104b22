import os
from pathlib import Path

import pytest

from kiosk.activities import KINDS
from kiosk.station.course.linting import lint_files
from kiosk.yaml.problems import Problem
from tests.station.course.course_folders import exercise_text, write, write_area, write_exercise


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "exercises"
    write_area(root, "clavier", path="1-a")
    write_exercise(root, "clavier/1-a")
    write_exercise(root, "clavier/1-b", needs="clavier/1-a")
    return root


def problems_in(*paths: Path, roots: tuple[Path, ...] = ()) -> list[str]:
    return [str(p) for p in lint_files(paths, KINDS, roots=roots).problems]


def test_a_course_in_order_has_no_problem(root: Path) -> None:
    assert problems_in(root) == []


def test_advice_is_binding_for_the_shipped_course(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = exercise_text("Un titre").replace("hints: [", "hints: [Appuyez sur la touche a., ", 1)
    write(root / "clavier/1-a.yaml", text)
    report = lint_files([root], KINDS)
    assert report.problems == []
    (advice,) = report.advice
    assert str(advice).startswith("exercises/clavier/1-a.yaml:") and ": conseil : l'indice répète" in str(advice)
    monkeypatch.setattr("kiosk.station.course.linting.shipped_folder", lambda: root)
    report = lint_files([root], KINDS)
    assert (len(report.problems), report.advice) == (1, [])
    assert "conseil" not in str(report.problems[0])


def test_problems_of_every_kind_are_reported_together_sorted_with_relative_paths(root: Path) -> None:
    write(root / "clavier/1-a.yaml", "title: [a")
    write(root / "clavier/1-b.yaml", exercise_text("Un test facile", needs="clavier/1-c"))
    write(root / "clavier/area.yaml", "title: Le clavier\npicture: clavier\norder: 1\npath: [1-aa]\n")
    assert [line.split(" ;")[0] for line in problems_in(root)] == [
        "exercises/clavier/1-a.yaml:1:8: la liste ouverte ici n'est pas fermée",
        "exercises/clavier/1-b.yaml:1:8: « facile » est à éviter",
        "exercises/clavier/1-b.yaml:1:8: « test » est à éviter",
        "exercises/clavier/1-b.yaml:5:9: l'exercice « clavier/1-c » n'existe pas",
        "exercises/clavier/area.yaml:4:8: l'exercice « 1-aa » n'est pas dans ce dossier",
    ]


def test_one_file_or_one_area_is_checked_against_the_whole_course(root: Path, tmp_path: Path) -> None:
    write(root / "clavier/1-a.yaml", "title: [a")
    assert problems_in(root / "clavier/1-b.yaml") == []
    assert len(problems_in(root / "clavier/1-a.yaml")) == 1
    assert len(problems_in(root / "clavier")) == 1
    own = tmp_path / "own"
    write_area(own, "maison")
    mine = write_exercise(own, "maison/1-z", needs="clavier/1-a")
    assert "n'existe pas" in problems_in(mine)[0]
    assert problems_in(mine, roots=(root,)) == []


def test_the_same_exercise_in_two_folders_is_a_problem_of_the_second(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    mine = write_exercise(own, "clavier/1-a", title="Le mien")
    assert problems_in(own, roots=(root,)) == [
        f"{mine.relative_to(tmp_path)}:1:1: l'exercice « clavier/1-a » existe déjà : exercises/clavier/1-a.yaml"
        " ; donnez un autre nom à ce fichier"
    ]


def test_what_cannot_be_opened_is_a_problem_and_not_a_crash(root: Path) -> None:
    folder = root / "clavier"
    os.symlink("1-loop.yaml", folder / "1-loop.yaml")
    os.symlink(".", root / "here")
    os.mkfifo(folder / "1-pipe.yaml")
    (folder / "1-folder.yaml").mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/1-\xe9.yaml")).write_text(exercise_text("Une touche"))
    (root / "Ma Souris").mkdir()
    lines = problems_in(root)
    assert sum("ne s'ouvre pas" in line for line in lines) == 3
    assert sum("ne suit pas la règle" in line for line in lines) == 2
    assert len(lines) == 5


def test_a_file_in_no_area_is_reported(root: Path) -> None:
    write(root / "1-a.yaml", exercise_text("Une touche"))
    assert ["n'est pas dans le dossier d'un thème" in line for line in problems_in(root)] == [True]


def test_a_missing_path_is_reported(root: Path) -> None:
    assert "il n'y a rien à cet endroit" in problems_in(root / "nowhere")[0]


def test_a_folder_can_bring_its_own_words(root: Path) -> None:
    write(root / "wording.yaml", "avoid:\n  - {words: [touche], write: bouton du clavier}\n")
    assert any("« touche » est à éviter ; à la place : bouton du clavier" in line for line in problems_in(root))
    write(root / "wording.yaml", "avoids: []\n")
    assert problems_in(root) == [
        "exercises/wording.yaml:1:1: la clé « avoids » n'est pas connue ici ; écrivez « avoid »"
    ]


def test_a_file_that_is_too_large_is_reported_without_being_read_whole(root: Path) -> None:
    write(root / "clavier/1-a.yaml", "#" * 10_000_000)
    assert "trop grand" in problems_in(root)[0]


def test_problems_have_the_five_parts_that_a_program_can_read(root: Path) -> None:
    write(root / "clavier/1-a.yaml", "title: [a")
    assert lint_files([root], KINDS).problems == [
        Problem(
            "exercises/clavier/1-a.yaml",
            1,
            8,
            "la liste ouverte ici n'est pas fermée",
            "écrivez « ] », ou la virgule qui manque",
        )
    ]
