"""``kiosk pin``, as the owner of the machine calls it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from kiosk.commands.pin import pin
from kiosk.station.pin import verify_pin
from kiosk.station.settings import places
from kiosk.station.settings.reading import read_settings


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file in the environment; it has a comment and a setting."""
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "none")
    named = tmp_path / "settings.yaml"
    named.write_text("# le poste\ntheme: sombre  # moins de lumière\n")
    named.chmod(0o600)
    monkeypatch.setenv("KIOSK_SETTINGS", str(named))
    return named


def call(line: str, *arguments: str) -> Result:
    return CliRunner().invoke(pin(), arguments, input=line)


def test_a_script_sets_the_pin(file: Path) -> None:
    result = call("4711\n", "--stdin")
    assert result.exit_code == 0, result.output
    assert str(file) in result.output
    assert result.stderr == ""
    assert verify_pin("4711", read_settings(file).pin)
    assert "4711" not in file.read_text()
    assert file.read_text().startswith("# le poste\ntheme: sombre  # moins de lumière\npin: ")


def test_a_forgotten_pin_is_replaced(file: Path) -> None:
    call("4711\n", "--stdin")
    call("290817\n", "--stdin")
    kept = read_settings(file).pin
    assert verify_pin("290817", kept) and not verify_pin("4711", kept)
    assert file.read_text().count("pin:") == 1


@pytest.mark.parametrize("line", ["", "\n", "12\n", "secret\n", "1234567890123\n"])
def test_what_is_no_pin_changes_nothing(file: Path, line: str) -> None:
    before = file.read_text()
    result = call(line, "--stdin")
    assert result.exit_code == 1
    assert "4 à 12 chiffres" in result.output
    assert file.read_text() == before


def test_a_weak_pin_is_stored_with_a_warning(file: Path) -> None:
    result = call("1234\n", "--stdin")
    assert result.exit_code == 0
    assert "se devine" in result.stderr
    assert verify_pin("1234", read_settings(file).pin)


@pytest.mark.skipif(os.geteuid() != 0, reason="a user's own file is always closed to others")
def test_a_file_that_all_can_read_is_reported(file: Path) -> None:
    file.chmod(0o644)
    assert str(file) in call("4711\n", "--stdin").stderr


def test_the_systems_folder_that_was_closed_is_opened_with_a_word(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SYSTEM_SETTINGS_FILE", file)
    file.parent.chmod(0o700)
    said = f"Le dossier {file.parent} est maintenant ouvert à tous les comptes."
    assert call("4711\n", "--stdin").output.count(said) == 1
    assert file.parent.stat().st_mode & 0o777 == 0o755
    assert said not in call("4711\n", "--stdin").output


def test_a_broken_file_is_reported_with_its_place_and_left(file: Path) -> None:
    file.write_text("theme: rouge\n")
    result = call("4711\n", "--stdin")
    assert result.exit_code == 1
    assert f"{file}:1:8: " in result.output
    assert file.read_text() == "theme: rouge\n"


def test_without_a_keyboard_nothing_is_asked(file: Path) -> None:
    result = call("4711\n4711\n")
    assert result.exit_code == 1
    assert "--stdin" in result.output


@pytest.fixture
def asked() -> Iterator[pexpect.spawn[str]]:
    """The command at a terminal of its own."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from kiosk.commands.pin import pin; pin()()"],
        encoding="utf-8",
        echo=True,
        timeout=60,
        env={**os.environ, "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
    )
    child.delaybeforesend = None
    yield child
    child.close(force=True)


def test_at_a_terminal_it_is_asked_twice_and_not_shown(file: Path, asked: pexpect.spawn[str]) -> None:
    output = ""
    for answer in ("47", "4711", "4712", "4711", "4711"):
        asked.expect(": ")
        output += f"{asked.before}{asked.after}"
        asked.waitnoecho()
        asked.sendline(answer)
    asked.expect(pexpect.EOF)
    output += asked.before or ""
    asked.wait()
    assert asked.exitstatus == 0, output
    assert verify_pin("4711", read_settings(file).pin)
    assert output.count("Le nouveau code") == 3
    assert output.count("encore une fois") == 2
    assert "4 à 12 chiffres, et rien d'autre" in output
    assert "ne sont pas les mêmes" in output
    assert not {"4711", "4712"} & set(output.split())


def test_leaving_in_the_middle_changes_nothing(file: Path, asked: pexpect.spawn[str]) -> None:
    before = file.read_text()
    asked.expect("Le nouveau code[^:]*: ")
    asked.waitnoecho()
    asked.sendline("4711")
    asked.expect("encore une fois[^:]*: ")
    asked.waitnoecho()
    asked.sendcontrol("c")
    asked.expect(pexpect.EOF)
    asked.wait()
    assert asked.exitstatus == 1
    assert file.read_text() == before
