"""What the tests of a course on the disk share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.course.files import reading
from tests.station.course.course_folders import write_area, write_exercise


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one area of three exercises."""
    root = tmp_path / "exercises"
    write_area(root, "clavier", path="1-b, 1-a")
    write_exercise(root, "clavier/1-a")
    write_exercise(root, "clavier/1-b")
    write_exercise(root, "clavier/2-c", needs="clavier/1-a")
    return root


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of its index, which does not exist yet."""
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the exercises whose YAML is read from now on."""
    found: list[str] = []
    real = reading.read_exercise

    def spy(exercise: str, *others: Any) -> object:
        found.append(exercise)
        return real(exercise, *others)

    monkeypatch.setattr(reading, "read_exercise", spy)
    return found
