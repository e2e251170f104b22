"""What a settings file names must be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.station.settings.reading import parse_settings
from kiosk.station.settings.references import find_missing_references
from tests.station.course.course_folders import write_area, write_exercise


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in find_missing_references(parse_settings(text.encode(), "s.yaml"), "s.yaml")]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An adviser's folder of exercises."""
    write_area(tmp_path, "maison")
    write_exercise(tmp_path, "maison/1-z")
    return tmp_path


def test_references_to_what_exists_are_in_order(own: Path) -> None:
    assert problems_of(f"exercises: [{own}]\nworkshop: [souris, souris/1-bouger-la-fleche, maison, maison/1-z]\n") == []
    assert problems_of("data: ~/carnets\narchives: /srv/a\n") == []


def test_a_reference_to_nothing_is_reported_at_its_line(own: Path) -> None:
    problems = problems_of(f"workshop:\n  - souri\n  - maison\nexercises: [{own}/no, exercices]\ndata: carnets\n")
    assert [problem.split(" ; ")[0] for problem in problems] == [
        "s.yaml:2:5: ni thème ni exercice ne s'appelle « souri »",
        "s.yaml:3:5: ni thème ni exercice ne s'appelle « maison »",
        f"s.yaml:4:13: le dossier {own}/no ne se trouve pas",
        f"s.yaml:4:{13 + len(str(own)) + 5}: le chemin exercices ne part pas de la racine",
        "s.yaml:5:7: le chemin carnets ne part pas de la racine",
    ]
    assert problems[0].endswith("écrivez « souris »")


def test_a_file_that_cannot_be_read_names_nothing() -> None:
    assert problems_of("workshop: [") == []
