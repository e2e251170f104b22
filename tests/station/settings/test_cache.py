import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.station.settings import cache as cache_module
from kiosk.station.settings import reading
from kiosk.station.settings.cache import SETTINGS_CACHE_FILE
from kiosk.station.station import open_station

TEXT = "# le poste\ntheme: sombre\ndemonstration_pace: 2\n"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "settings.yaml").write_text(TEXT)
    return {"KIOSK_SETTINGS": str(tmp_path / "settings.yaml"), "KIOSK_DATA": str(tmp_path / "data")}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of settings that are parsed from now on."""
    found: list[str] = []
    real = reading.read_settings_document

    def spy(source: bytes, file: str, kind: type[object]) -> object:
        found.append(os.path.basename(file))
        return real(source, file, kind)

    monkeypatch.setattr(reading, "read_settings_document", spy)
    return found


def test_an_unchanged_file_is_not_parsed_again(env: dict[str, str], parsed: list[str]) -> None:
    first = open_station(env)
    assert parsed == ["settings.yaml"]
    again = open_station(env)
    assert parsed == ["settings.yaml"]
    assert again.settings == first.settings
    assert (again.settings.theme, again.settings.demonstration_pace) == ("sombre", 2.0)
    assert again._setting_layers == first._setting_layers


def test_a_changed_file_counts_at_once_whatever_its_time(env: dict[str, str]) -> None:
    open_station(env)
    file = Path(env["KIOSK_SETTINGS"])
    before = file.stat()
    file.write_text(TEXT.replace("sombre", "clair "))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert open_station(env).settings.theme == "clair"


def test_a_choice_of_the_corner_counts_at_the_next_start(env: dict[str, str], parsed: list[str]) -> None:
    open_station(env).choose(keyboard="bepo")
    assert open_station(env).settings.keyboard == "bepo"
    parsed.clear()
    assert open_station(env).settings.keyboard == "bepo"
    assert parsed == []


def test_a_broken_file_is_reported_at_each_start(env: dict[str, str]) -> None:
    open_station(env)
    Path(env["KIOSK_SETTINGS"]).write_text("theme: [\n")
    problems = open_station(env).problems
    assert problems and open_station(env).problems == problems


def test_what_another_version_of_the_program_parsed_is_not_taken(
    env: dict[str, str], parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_station(env)
    monkeypatch.setattr(cache_module, "code_stamp", lambda _folder, _stamp: 1)
    open_station(env)
    assert parsed == ["settings.yaml", "settings.yaml"]


@pytest.mark.parametrize("damage", [b"", b"\x92\x00", b"\x91" * 100_000, b"\xff" * 300_000])
def test_a_damaged_cache_is_made_again(env: dict[str, str], parsed: list[str], damage: bytes) -> None:
    open_station(env)
    cache = Path(env["KIOSK_DATA"], SETTINGS_CACHE_FILE)
    cache.write_bytes(damage)
    assert open_station(env).settings.theme == "sombre"
    parsed.clear()
    open_station(env)
    assert parsed == []


def test_only_the_stations_account_reads_it(env: dict[str, str]) -> None:
    open_station(env)
    assert stat.S_IMODE(Path(env["KIOSK_DATA"], SETTINGS_CACHE_FILE).stat().st_mode) == 0o600


def test_without_a_settings_file_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.station.settings.places.SYSTEM_SETTINGS_FILE", tmp_path / "none")
    open_station({"KIOSK_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)})
    assert not (tmp_path / "data" / SETTINGS_CACHE_FILE).exists()


OPENED = """
import json, os, sys
from kiosk.station.station import open_station
print(json.dumps([open_station(os.environ).settings.theme, "yaml" in sys.modules]))
"""


def test_a_station_that_starts_again_does_not_load_the_parser(env: dict[str, str]) -> None:
    open_station(env)
    ended = subprocess.run(
        [sys.executable, "-c", OPENED], env={**os.environ, **env}, capture_output=True, check=True, text=True
    )
    assert json.loads(ended.stdout) == ["sombre", False]
