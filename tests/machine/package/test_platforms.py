"""The machines that the package is for, and those that build it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.machine.package.platforms import OLDEST_TO_BUILD

CLONE = Path(__file__).resolve().parents[3]


def test_the_oldest_python_that_builds_is_the_oldest_supported_one() -> None:
    project = tomllib.loads((CLONE / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == f">={OLDEST_TO_BUILD}"
