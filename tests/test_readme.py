"""The README's two commands work as described."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parent.parent
COMMANDS = re.findall(r"```sh\n(python3 .*)\n```", (REPOSITORY / "README.md").read_text("utf-8"))
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
INSTALL = re.compile(r"pip install (?:-q )?(.*?)(?= &&|$)", re.MULTILINE)


def test_each_command_makes_an_environment_and_runs_what_it_installs_there() -> None:
    """Where the system's own pip refuses to install anything (PEP 668: Debian 12 and 13), this works."""
    new, install = "python3 -m venv .venv", ".venv/bin/pip install"
    run, test = (command.split(" && ") for command in COMMANDS)
    assert run == [new, f"{install} .", ".venv/bin/kiosk"]
    assert test == [new, f"{install} -e '.[test]'", ".venv/bin/pytest"]
    assert "kiosk" in PROJECT["scripts"]
    assert "pytest" in {Requirement(one).name for one in PROJECT["optional-dependencies"]["test"]}


def test_what_is_checked_before_a_release_is_installed_as_the_readme_says() -> None:
    assert INSTALL.findall(COMMANDS[1])[0] in INSTALL.findall((REPOSITORY / ".ci/run").read_text("utf-8"))


def test_the_environment_is_ignored_by_git() -> None:
    assert ".venv/" in (REPOSITORY / ".gitignore").read_text("utf-8").splitlines()


def test_each_room_of_the_program_is_in_the_table_and_each_in_the_table_is_there() -> None:
    rows = re.findall(r"^\| (`(?:kiosk|tests)[^|]*) \|", (REPOSITORY / "README.md").read_text("utf-8"), re.MULTILINE)
    named = {name if "/" in name else f"kiosk/{name}" for row in rows for name in re.findall(r"`([^`]+)`", row)}
    folders = {path.parent for path in (REPOSITORY / "kiosk").glob("*/__init__.py")}
    files = {path for path in (REPOSITORY / "kiosk").glob("*.py") if not path.name.startswith("__")}
    rooms = {str(path.relative_to(REPOSITORY)) for path in folders | files}
    assert rooms <= named
    assert [name for name in named if name != "kiosk/tests" and not (REPOSITORY / name).exists()] == []
