"""Where the settings file, the data and the state of a station are."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.station.settings import places
from kiosk.station.settings.model import Settings
from kiosk.station.settings.places import (
    data_folder,
    find_settings_file,
    sitting_folder,
    state_folder,
    station_folders,
    station_name,
)


@pytest.fixture(autouse=True)
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a station that was installed; not there until a test makes it."""
    folder = tmp_path / "var-lib-kiosk"
    monkeypatch.setattr(places, "SYSTEM_STATE", folder)
    return folder


def test_the_file_that_is_named_wins_then_the_system_s_then_the_person_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, own = tmp_path / "etc.yaml", tmp_path / "home/.config/kiosk/settings.yaml"
    monkeypatch.setattr(places, "SYSTEM_SETTINGS_FILE", system)
    home = {"HOME": str(tmp_path / "home")}
    assert find_settings_file(home) is None
    own.parent.mkdir(parents=True)
    own.write_text("")
    assert find_settings_file(home) == own
    system.write_text("")
    assert find_settings_file(home) == system
    assert find_settings_file({**home, "KIOSK_SETTINGS": "/else/where.yaml"}) == Path("/else/where.yaml")


def test_the_data_folder_is_the_one_that_is_named_first() -> None:
    home = {"HOME": "/home/lea"}
    assert data_folder(Settings(), home) == Path("/home/lea/.local/state/kiosk")
    assert data_folder(Settings(), {**home, "XDG_STATE_HOME": "/state"}) == Path("/state/kiosk")
    assert data_folder(Settings(data="/srv/kiosk"), home) == Path("/srv/kiosk")
    assert data_folder(Settings(data="/srv/kiosk"), {**home, "KIOSK_DATA": "/usb"}) == Path("/usb")


def test_an_installed_station_has_its_own_folder_whatever_the_account_s_home_is(system: Path) -> None:
    home = {"HOME": "/home/lea"}
    assert state_folder(home) == Path("/home/lea/.local/state/kiosk")
    system.mkdir()
    assert state_folder(home) == system
    assert data_folder(Settings(), home) == system
    assert data_folder(Settings(data="/srv/kiosk"), home) == Path("/srv/kiosk")
    assert state_folder({**home, "KIOSK_DATA": "/usb"}) == Path("/usb")


def test_the_station_s_own_folder_is_not_the_one_that_stations_share() -> None:
    shared = Settings(data="/srv/kiosk")
    assert data_folder(shared, {"HOME": "/home/lea"}) != state_folder({"HOME": "/home/lea"})


@given(st.text(max_size=64))
def test_a_station_s_name_can_always_be_a_file_s(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", station_name(Settings(station=name)))


def test_a_station_s_name_stays_readable() -> None:
    assert station_name(Settings(station="Poste 3, près de la porte")) == "Poste-3-pr-s-de-la-porte"


def test_the_runtime_folder_of_the_account_is_used_where_there_is_one(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    one = sitting_folder(tmp_path / "one", {"XDG_RUNTIME_DIR": str(runtime)})
    other = sitting_folder(tmp_path / "other", {"XDG_RUNTIME_DIR": str(runtime)})
    assert one.parent == other.parent == runtime
    assert one != other
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert sitting_folder(tmp_path / "link", {"XDG_RUNTIME_DIR": str(runtime)}) == one


@pytest.mark.parametrize("runtime", ["", "relative", "/nowhere/at/all"])
def test_without_one_they_are_in_the_stations_own_folder(tmp_path: Path, runtime: str) -> None:
    assert sitting_folder(tmp_path, {"XDG_RUNTIME_DIR": runtime}) == tmp_path / "sitting"


@pytest.mark.skipif(os.geteuid() != 0, reason="gives a folder to another account")
def test_the_runtime_folder_of_another_account_is_not_ours(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    os.chown(runtime, 1234, 1234)
    assert sitting_folder(tmp_path, {"XDG_RUNTIME_DIR": str(runtime)}) == tmp_path / "sitting"


def test_the_home_of_an_account_that_is_not_there_is_no_reason_to_stop() -> None:
    settings = Settings(data="~nobody_of_that_name/carnets", archives="~nobody_of_that_name/archives")
    data = data_folder(settings, {"HOME": "/home/paul"})
    assert data == Path("~nobody_of_that_name/carnets")
    assert station_folders(settings, data, data, {}).archives == data / "~nobody_of_that_name/archives"
