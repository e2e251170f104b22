"""`kiosk install` and `kiosk uninstall` as an adviser meets them."""

from __future__ import annotations

import os
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from kiosk.commands.install import install
from kiosk.commands.uninstall import uninstall
from kiosk.machine.install import target_system
from kiosk.machine.install.plan import KEYBOARD_CONFIGURATION, SETTINGS, UNIT
from kiosk.station.pin import hash_pin
from tests.machine.install.fake_system import FakeSystem, tree


@pytest.fixture(autouse=True)
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the test counts as root, and the machine's commands are made up."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(target_system, "TargetSystem", FakeSystem)


def call(command: Callable[[], click.Command], system: FakeSystem, *words: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(command(), ["--root", str(system.root), *words], input=answer)


def test_a_dry_run_shows_everything_and_changes_nothing(system: FakeSystem) -> None:
    before = tree(system)
    said = call(install, system, "--dry-run")
    assert said.exit_code == 0, said.output
    assert f"à faire    {UNIT}" in said.output
    assert '-XKBLAYOUT="us"' in said.output and '+XKBLAYOUT="fr"' in said.output
    assert "@@" not in said.output
    assert "déjà fait  cage foot" in said.output
    assert tree(system) == before


def test_after_an_installation_all_is_shown_as_done(system: FakeSystem) -> None:
    first = call(install, system, "--yes")
    assert first.exit_code == 0, first.output
    assert "sudo kiosk pin" in first.output
    settings = system.path(SETTINGS)
    settings.write_text(f"{settings.read_text()}\npin: {hash_pin('271828')}\n")
    assert "sudo kiosk pin" not in call(install, system, "--yes").output
    again = call(install, system, "--dry-run")
    assert "à faire  " not in again.output
    assert f"déjà fait  {KEYBOARD_CONFIGURATION}" in again.output


def test_without_an_answer_nothing_is_changed(system: FakeSystem) -> None:
    before = tree(system)
    said = call(install, system, answer="")
    assert said.exit_code == 1
    assert "--yes" in said.output
    assert tree(system) == before


def test_what_cannot_be_is_said_with_what_to_do(system: FakeSystem) -> None:
    system.path("/etc/os-release").write_text("ID=debian\nVERSION_ID=12\n")
    said = call(install, system, "--yes")
    assert said.exit_code == 1
    assert "debian 12" in said.output and "Debian 13" in said.output


def test_a_program_that_others_may_change_is_told(system: FakeSystem) -> None:
    system.path("/usr/bin/kiosk").chmod(0o777)
    assert "/usr/bin/kiosk." in call(install, system, "--dry-run").output


@pytest.mark.parametrize("command", [install, uninstall])
def test_for_anybody_but_root_there_is_a_kind_word(
    command: Callable[[], click.Command], system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    said = call(command, system, "--yes")
    assert said.exit_code == 1
    assert "sudo" in said.output


def test_all_is_put_back(system: FakeSystem) -> None:
    before = tree(system)
    call(install, system, "--yes")
    shown = call(uninstall, system, "--dry-run")
    assert f"à enlever   {UNIT}" in shown.output and f"à remettre  {KEYBOARD_CONFIGURATION}" in shown.output
    assert tree(system) != before
    assert call(uninstall, system, "--yes").exit_code == 0
    assert tree(system) == before
    assert "n'a rien changé" in call(uninstall, system, "--yes").output


def test_logbooks_go_only_when_that_is_asked_for(system: FakeSystem) -> None:
    call(install, system, "--yes")
    logbook = system.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    assert "restent" in call(uninstall, system, "--yes").output
    assert logbook.exists()
    assert "effacés" in call(uninstall, system, "--logbooks", "--yes").output
    assert not system.path("/var/lib/kiosk").exists()
