"""The dependencies in `pyproject.toml`: each has bounds and its reason."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
PROJECT = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
NEEDED: list[str] = PROJECT["dependencies"]
TESTED: list[str] = PROJECT["optional-dependencies"]["test"]


@pytest.mark.parametrize("written", NEEDED)
def test_every_dependency_of_the_program_has_both_bounds(written: str) -> None:
    assert {one.operator for one in Requirement(written).specifier} == {">=", "<"}


@pytest.mark.parametrize("written", NEEDED + TESTED)
def test_every_dependency_has_its_reason_beside_it(written: str) -> None:
    lines = PYPROJECT.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith(f'"{written}"'))
    assert "#" in lines[at] or lines[at - 1].strip().startswith("#")


@pytest.mark.parametrize("written", NEEDED + TESTED)
def test_what_is_installed_is_within_the_bounds(written: str) -> None:
    """Whoever raises a bound runs the tests with the versions that it allows."""
    requirement = Requirement(written)
    assert requirement.specifier.contains(version(requirement.name), prereleases=True)
