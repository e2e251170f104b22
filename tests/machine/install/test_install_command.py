"""The commands `kiosk install` and `kiosk uninstall`: what they print, ask, refuse and change."""

from __future__ import annotations

import os
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from kiosk.commands.install import install
from kiosk.commands.uninstall import uninstall
from kiosk.machine.install import target_system
from kiosk.machine.install.plan import KEYBOARD_CONFIGURATION, SETTINGS_FILE, UNIT_FILE
from kiosk.station.pin import hash_pin
from tests.machine.install.fake_system import FakeSystem, tree


@pytest.fixture(autouse=True)
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the test counts as root, and commands on the system are faked."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(target_system, "TargetSystem", FakeSystem)


def call(command: Callable[[], click.Command], system: FakeSystem, *words: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(command(), ["--root", str(system.root), *words], input=answer)


def test_a_dry_run_shows_everything_and_changes_nothing(system: FakeSystem) -> None:
    before = tree(system)
    result = call(install, system, "--dry-run")
    assert result.exit_code == 0, result.output
    assert f"à faire    {UNIT_FILE}" in result.output
    assert '-XKBLAYOUT="us"' in result.output and '+XKBLAYOUT="fr"' in result.output
    assert "@@" not in result.output
    assert "déjà fait  cage foot" in result.output
    assert tree(system) == before


def test_after_an_installation_everything_is_shown_as_done(system: FakeSystem) -> None:
    first = call(install, system, "--yes")
    assert first.exit_code == 0, first.output
    assert "sudo kiosk pin" in first.output
    settings = system.path(SETTINGS_FILE)
    settings.write_text(f"{settings.read_text()}\npin: {hash_pin('271828')}\n")
    assert "sudo kiosk pin" not in call(install, system, "--yes").output
    again = call(install, system, "--dry-run")
    assert "à faire  " not in again.output
    assert f"déjà fait  {KEYBOARD_CONFIGURATION}" in again.output


def test_without_an_answer_nothing_is_changed(system: FakeSystem) -> None:
    before = tree(system)
    result = call(install, system, answer="")
    assert result.exit_code == 1
    assert "--yes" in result.output
    assert tree(system) == before


def test_an_unsupported_system_is_refused_with_advice(system: FakeSystem) -> None:
    system.path("/etc/os-release").write_text("ID=debian\nVERSION_ID=12\n")
    result = call(install, system, "--yes")
    assert result.exit_code == 1
    assert "debian 12" in result.output and "Debian 13" in result.output


def test_a_program_that_others_may_change_is_a_warning(system: FakeSystem) -> None:
    system.path("/usr/bin/kiosk").chmod(0o777)
    assert "/usr/bin/kiosk." in call(install, system, "--dry-run").output


@pytest.mark.parametrize("command", [install, uninstall])
def test_anybody_but_root_is_refused_with_advice(
    command: Callable[[], click.Command], system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    result = call(command, system, "--yes")
    assert result.exit_code == 1
    assert "sudo" in result.output


def test_uninstalling_restores_everything(system: FakeSystem) -> None:
    before = tree(system)
    call(install, system, "--yes")
    shown = call(uninstall, system, "--dry-run")
    assert f"à enlever   {UNIT_FILE}" in shown.output and f"à remettre  {KEYBOARD_CONFIGURATION}" in shown.output
    assert tree(system) != before
    assert call(uninstall, system, "--yes").exit_code == 0
    assert tree(system) == before
    assert "n'a rien changé" in call(uninstall, system, "--yes").output


def test_logbooks_are_erased_on_request_alone(system: FakeSystem) -> None:
    call(install, system, "--yes")
    logbook = system.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    assert "restent" in call(uninstall, system, "--yes").output
    assert logbook.exists()
    assert "effacés" in call(uninstall, system, "--logbooks", "--yes").output
    assert not system.path("/var/lib/kiosk").exists()
