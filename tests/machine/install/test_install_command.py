"""`kiosk install` and `kiosk uninstall` as an adviser meets them."""

from __future__ import annotations

import os
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from kiosk.commands.install import install
from kiosk.commands.uninstall import uninstall
from kiosk.machine.install import machine as real
from kiosk.machine.install.plan import CONSOLE_KEYBOARD, SETTINGS, UNIT
from kiosk.station.pin import hash_pin
from tests.machine.install.fake_machine import FakeMachine, tree


@pytest.fixture(autouse=True)
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the test counts as root, and the machine's commands are made up."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(real, "Machine", FakeMachine)


def call(command: Callable[[], click.Command], machine: FakeMachine, *words: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(command(), ["--root", str(machine.root), *words], input=answer)


def test_a_dry_run_shows_everything_and_changes_nothing(machine: FakeMachine) -> None:
    before = tree(machine)
    said = call(install, machine, "--dry-run")
    assert said.exit_code == 0, said.output
    assert f"à faire    {UNIT}" in said.output
    assert '-XKBLAYOUT="us"' in said.output and '+XKBLAYOUT="fr"' in said.output
    assert "déjà fait  cage foot" in said.output
    assert tree(machine) == before


def test_after_an_installation_all_is_shown_as_done(machine: FakeMachine) -> None:
    first = call(install, machine, "--yes")
    assert first.exit_code == 0, first.output
    assert "sudo kiosk pin" in first.output
    settings = machine.path(SETTINGS)
    settings.write_text(f"{settings.read_text()}\npin: {hash_pin('271828')}\n")
    assert "sudo kiosk pin" not in call(install, machine, "--yes").output
    again = call(install, machine, "--dry-run")
    assert "à faire  " not in again.output
    assert f"déjà fait  {CONSOLE_KEYBOARD}" in again.output


def test_without_an_answer_nothing_is_changed(machine: FakeMachine) -> None:
    before = tree(machine)
    said = call(install, machine, answer="")
    assert said.exit_code == 1
    assert "--yes" in said.output
    assert tree(machine) == before


def test_what_cannot_be_is_said_with_what_to_do(machine: FakeMachine) -> None:
    machine.path("/etc/os-release").write_text("ID=debian\nVERSION_ID=12\n")
    said = call(install, machine, "--yes")
    assert said.exit_code == 1
    assert "debian 12" in said.output and "Debian 13" in said.output


def test_a_program_that_others_may_change_is_told(machine: FakeMachine) -> None:
    machine.path("/usr/bin/kiosk").chmod(0o777)
    assert "/usr/bin/kiosk." in call(install, machine, "--dry-run").output


@pytest.mark.parametrize("command", [install, uninstall])
def test_for_anybody_but_root_there_is_a_kind_word(
    command: Callable[[], click.Command], machine: FakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    said = call(command, machine, "--yes")
    assert said.exit_code == 1
    assert "sudo" in said.output


def test_all_is_put_back(machine: FakeMachine) -> None:
    before = tree(machine)
    call(install, machine, "--yes")
    shown = call(uninstall, machine, "--dry-run")
    assert f"à enlever   {UNIT}" in shown.output and f"à remettre  {CONSOLE_KEYBOARD}" in shown.output
    assert tree(machine) != before
    assert call(uninstall, machine, "--yes").exit_code == 0
    assert tree(machine) == before
    assert "n'a rien changé" in call(uninstall, machine, "--yes").output


def test_logbooks_go_only_when_that_is_asked_for(machine: FakeMachine) -> None:
    call(install, machine, "--yes")
    logbook = machine.path("/var/lib/kiosk/logbooks/ab/poste.jsonl")
    logbook.parent.mkdir(parents=True)
    logbook.write_text("{}\n")
    assert "restent" in call(uninstall, machine, "--yes").output
    assert logbook.exists()
    assert "effacés" in call(uninstall, machine, "--logbooks", "--yes").output
    assert not machine.path("/var/lib/kiosk").exists()
