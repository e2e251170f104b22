"""``kiosk settings``, as an adviser and the station's own start call it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.commands.settings import settings
from kiosk.station.pin import hash_pin
from kiosk.station.settings import places
from kiosk.station.settings.layers import SettingChanges, read_layers
from kiosk.station.settings.model import Settings
from kiosk.station.station import Station


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file; not there until a test writes it."""
    named = tmp_path / "etc" / "settings.yaml"
    named.parent.mkdir()
    monkeypatch.setattr(places, "SYSTEM_SETTINGS_FILE", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    for name in ("KIOSK_SETTINGS", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return named


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(settings(), [str(a) for a in arguments])


def rows(result: Result) -> dict[str, str]:
    """What follows each setting's name."""
    return {line.split(" ", 1)[0]: " ".join(line.split()[1:]) for line in result.stdout.splitlines() if line}


def choose(tmp_path: Path, changes: SettingChanges) -> None:
    layers = read_layers(os.environ)
    Station(layers.settings, tmp_path / "data", layers=layers).choose(**changes)


def test_every_setting_is_listed_with_its_source(file: Path, tmp_path: Path) -> None:
    file.write_text("language: en\nworkshop: [souris, clavier]\nlocked: true\n")
    choose(tmp_path, {"theme": "contraste fort"})
    result = call()
    assert result.exit_code == 0, result.output
    listed = rows(result)
    assert set(Settings.__struct_fields__) <= set(listed)
    assert listed["language"] == f"en {file}:1"
    assert listed["workshop"] == f"[souris, clavier] {file}:2"
    assert listed["locked"] == f"true {file}:3"
    assert listed["keyboard"] == "azerty d'origine"
    assert listed["theme"].startswith("contraste fort coin du conseiller, 20")
    for path in (file, tmp_path / "data", tmp_path / "data" / "choices.yaml"):
        assert f": {path}\n" in result.stdout


def test_a_missing_file_is_reported_and_nothing_is_written(tmp_path: Path) -> None:
    result = call()
    assert result.exit_code == 0
    assert "Fichier des réglages : aucun" in result.stdout
    assert not (tmp_path / "data").exists()


def test_a_broken_file_is_reported_with_its_place_and_the_effective_values(file: Path) -> None:
    file.write_text("locked: true\nteme: clair\n")
    result = call()
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{file}:2:1: ")
    assert rows(result)["locked"] == "false d'origine"


def test_references_to_nothing_are_reported(file: Path) -> None:
    file.write_text("workshop: [souri]\n")
    result = call()
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{file}:1:12: ")
    assert rows(result)["workshop"] == f"[souri] {file}:1"


def test_nothing_of_the_pin_is_printed(file: Path) -> None:
    assert rows(call())["pin"] == "aucun d'origine"
    stored = hash_pin("4711")
    file.write_text(f"pin: '{stored}'\n")
    result = call()
    assert rows(result)["pin"] == f"choisi {file}:1"
    assert stored.rpartition(":")[2] not in result.output
    file.write_text("pin: 4711\n")
    assert "4711" not in call().output


def test_a_file_can_be_checked_before_it_is_used(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("theme: sombre\n")
    assert (call("--check", other).exit_code, call("--check", other).output) == (0, "Tout est en ordre.\n")
    other.write_text("theme: rouge\nlocked: oui\n")
    result = call("--check", other)
    assert result.exit_code == 1
    assert [line.startswith(f"{other}:{n}:") for n, line in enumerate(result.output.splitlines(), 1)] == [
        True,
        True,
        False,
    ]
    assert result.output.endswith("2 choses à changer.\n")
    other.unlink()
    assert call("--check", other).exit_code == 1


@pytest.mark.parametrize("text", ["keyboard: bepo\n", "keyboard: [\n", "\x00"])
def test_the_start_of_a_station_is_never_kept_waiting_by_its_settings(file: Path, text: str) -> None:
    file.write_text(text)
    result = call("--session")
    assert result.exit_code == 0
    assert result.stderr == ""
    names = [line.removeprefix("export ").partition("=")[0] for line in result.stdout.splitlines()]
    keyboard, screen = ["XKB_DEFAULT_LAYOUT", "XKB_DEFAULT_VARIANT"], ["KIOSK_FONT_PIXELS", "KIOSK_LETTERS_FOR"]
    assert names == [*keyboard, *screen, "KIOSK_GROUND"]


def test_a_keyboard_that_was_chosen_in_the_corner_is_the_compositor_s(file: Path, tmp_path: Path) -> None:
    file.write_text("keyboard: qwerty\n")
    choose(tmp_path, {"keyboard": "bepo"})
    assert "export XKB_DEFAULT_LAYOUT=fr\nexport XKB_DEFAULT_VARIANT=bepo\n" in call("--session").stdout
