"""The command `kiosk package`: it reports what is missing, and what to do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kiosk
from kiosk.commands.package import package
from kiosk.machine.package import build
from kiosk.machine.package.gathering import TOOL_PINS
from kiosk.machine.package.pip import parse_pins
from tests.machine.package.index import Index


def run_package(*args: str) -> Result:
    return CliRunner().invoke(package(), args)


def test_without_dpkg_deb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "require_pip", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    done = run_package()
    assert done.exit_code == 1
    assert done.output == "Il manque dpkg-deb, qui ferme le paquet. Sur Debian et Ubuntu : apt install dpkg\n"


def test_without_pip_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = tmp_path / "python3"
    without.write_text("#!/bin/sh\necho 'No module named pip' >&2\nexit 1\n")
    without.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(without))
    done = run_package()
    assert done.exit_code == 1
    assert "apt install python3-pip" in done.output


def test_outside_a_clone_it_says_which_command_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kiosk, "__file__", str(tmp_path / "site-packages" / "kiosk" / "__init__.py"))
    done = run_package()
    assert done.exit_code == 1
    assert "dans une copie du dépôt" in done.output
    assert "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/kiosk package\n" in done.output


def test_a_tool_with_another_sum_leaves_no_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.only(monkeypatch)
    for pin in parse_pins(TOOL_PINS.read_text()):
        index.offer(pin.name.replace("-", "_"), pin.version)
    done = run_package("--out", str(tmp_path / "out"))
    assert done.exit_code == 1
    assert done.output.splitlines()[1:] == [
        "Un composant n'est pas celui qui est attendu : sa somme de contrôle est une autre. "
        "Ne vous servez pas de ce réseau pour construire le paquet."
    ]
    assert not (tmp_path / "out").exists()
