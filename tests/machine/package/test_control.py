"""The package's card, and the scripts that run when it comes and goes."""

from __future__ import annotations

import shutil
import subprocess
from email.parser import Parser
from pathlib import Path

import pytest

from kiosk.machine.package.control import (
    Maker,
    after_installing,
    before_removing,
    changelog,
    control,
    debian_version,
    maker,
)

CAMILLE = Maker("Camille Martin", "camille@example.org")


def run(script: str, *args: str, path: Path) -> subprocess.CompletedProcess[str]:
    """A maintainer script as dpkg runs it, with the programs in ``path`` and no others but ``find`` and ``rm``."""
    command = ["/bin/sh", "-c", script, "script", *args]
    for needed in ("find", "rm"):
        there = shutil.which(needed)
        assert there
        if not (path / needed).exists():
            (path / needed).symlink_to(there)
    env = {"PATH": str(path), "SAID": str(path / "said")}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, code: int = 0) -> Path:
    """A program of this name in ``folder`` that notes its arguments and ends with ``code``."""
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "{name} $*" >> "$SAID"\nexit {code}\n')
    file.chmod(0o755)
    return file


def said(folder: Path) -> list[str]:
    file = folder / "said"
    return file.read_text().splitlines() if file.exists() else []


def test_the_card_has_one_value_a_field_and_a_folded_description() -> None:
    card = Parser().parsestr(control("1.0rc1", "amd64", 20000, CAMILLE, 17))
    assert card["Version"] == "1.0~rc1"
    assert card["Architecture"] == "amd64"
    assert card["Installed-Size"] == "20000"
    assert card["Depends"] == "python3 (>= 3.13~), python3 (<< 3.14~), libc6 (>= 2.17)"
    assert {"cage", "foot", "xwayland", "wlr-randr"} <= set(card["Recommends"].split(", "))
    assert "Homepage" not in card
    short, *long = card["Description"].splitlines()
    assert len(short) <= 80
    assert all(line.startswith(" ") and len(line) <= 80 for line in long)
    assert card.get_payload() == "", "what stands after an empty line is not read"


def test_a_package_without_compiled_components_asks_for_no_c_library() -> None:
    assert "libc6" not in control("1.0", "amd64", 1, CAMILLE, 0)


@pytest.mark.parametrize(
    ("python", "debian"),
    [
        ("0.1.0", "0.1.0"),
        ("1.0a1", "1.0~a1"),
        ("1.0rc2", "1.0~rc2"),
        ("1.0.dev3", "1.0~dev3"),
        ("1.0.post1", "1.0.post1"),
    ],
)
def test_what_comes_before_a_version_is_before_it_for_debian_too(python: str, debian: str) -> None:
    assert debian_version(python) == debian


def test_who_builds_answers_for_it_and_else_the_holder_of_the_licence() -> None:
    assert str(maker(("2026 The kiosk contributors",), {})) == "The kiosk contributors <kiosk@example.org>"
    named = maker((), {"DEBFULLNAME": "Camille\nVersion: 9", "DEBEMAIL": "camille@example.org"})
    assert str(named) == "Camille Version: 9 <camille@example.org>", "no field can be smuggled in"


def test_the_changelog_is_dated_as_the_package() -> None:
    assert changelog("0.1.0", CAMILLE, 0) == (
        "kiosk-practice (0.1.0) trixie; urgency=medium\n\n  * Version 0.1.0.\n\n"
        " -- Camille Martin <camille@example.org>  Thu, 01 Jan 1970 00:00:00 +0000\n"
    )


def test_it_is_compiled_when_it_comes_and_a_full_disk_does_not_matter(tmp_path: Path) -> None:
    program(tmp_path, "py3compile", code=1)
    assert run(after_installing("/folder"), "configure", "", path=tmp_path).returncode == 0
    assert said(tmp_path) == ["py3compile -p kiosk-practice /folder"]


def test_only_configuring_compiles(tmp_path: Path) -> None:
    program(tmp_path, "py3compile")
    assert run(after_installing("/folder"), "abort-upgrade", "0.1", path=tmp_path).returncode == 0
    assert said(tmp_path) == []


@pytest.mark.parametrize("cleaner", [True, False])
def test_nothing_that_was_compiled_stays(tmp_path: Path, cleaner: bool) -> None:
    if cleaner:
        program(tmp_path, "py3clean", code=1)
    folder = tmp_path / "modules"
    (folder / "one" / "__pycache__").mkdir(parents=True)
    (folder / "one" / "__pycache__" / "a.cpython-313.pyc").write_bytes(b"")
    (folder / "one" / "a.py").write_bytes(b"")
    assert run(before_removing(str(folder), "kiosk", "/nowhere"), "remove", path=tmp_path).returncode == 0
    assert [path.name for path in folder.rglob("*")] == ["one", "a.py"]


def test_a_station_is_put_back_before_the_program_goes(tmp_path: Path) -> None:
    kiosk = program(tmp_path, "kiosk")
    manifest = tmp_path / "manifest.json"
    script = before_removing(str(tmp_path / "modules"), str(kiosk), str(manifest))
    assert run(script, "remove", path=tmp_path).returncode == 0
    assert said(tmp_path) == [], "this machine is no station"
    manifest.touch()
    assert run(script, "upgrade", "0.2", path=tmp_path).returncode == 0
    assert said(tmp_path) == [], "a station stays one with the next version"
    assert run(script, "remove", path=tmp_path).returncode == 0
    assert said(tmp_path) == ["kiosk uninstall --yes"]


def test_the_program_stays_where_the_station_cannot_be_put_back(tmp_path: Path) -> None:
    kiosk = program(tmp_path, "kiosk", code=1)
    script = before_removing(str(tmp_path), str(kiosk), str(kiosk))
    (tmp_path / "__pycache__").mkdir()
    assert run(script, "remove", path=tmp_path).returncode == 1
    assert (tmp_path / "__pycache__").is_dir()
