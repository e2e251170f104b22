"""The pins satisfy the program's dependencies, and nothing else of what pip downloads is taken."""

from __future__ import annotations

import os
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from kiosk.errors import KioskError
from kiosk.machine.package.gathering import (
    COMPONENT_PINS,
)
from kiosk.machine.package.pip import (
    Pin,
    changed_versions,
    download_pinned,
    format_pins,
    parse_pins,
    read_pinned_wheels,
)
from kiosk.machine.package.platforms import PLATFORMS
from kiosk.machine.package.wheels import normalized_name
from tests.machine.package.index import Index


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The only index that pip knows."""
    index = Index(tmp_path / "index")
    index.only(monkeypatch)
    return index


def pin_file(file: Path, *pins: Pin) -> Path:
    """A file with these pins."""
    file.write_text(format_pins(pins, "Tools"))
    return file


def test_a_wheel_that_is_not_pinned_is_refused(index: Index, tmp_path: Path) -> None:
    pins = pin_file(tmp_path / "tools.txt", Pin("one", "1.0", (index.offer("one", "1.0"),)))
    assert [wheel.name for wheel in read_pinned_wheels(index.folder, pins)] == ["one"]
    index.offer("two", "1.0")
    with pytest.raises(KioskError, match="somme de contrôle"):
        read_pinned_wheels(index.folder, pins)


def test_a_download_with_another_sum_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The real error of pip for a file with another sum; no network is used."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with zipfile.ZipFile(tmp_path / "one-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("one-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: one\nVersion: 1.0\n")
        wheel.writestr("one-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    pins = tmp_path / "components.txt"
    pins.write_text(format_pins([Pin("one", "1.0", ("0" * 64,))], "Components"))
    with pytest.raises(KioskError, match="somme de contrôle"):
        download_pinned(pins, tmp_path / "into", PLATFORMS["amd64"])


SUMS = st.binary(min_size=32, max_size=32).map(bytes.hex)


NAMES = st.lists(st.text("abyz09", min_size=1, max_size=5), min_size=1, max_size=3).map("-".join)


VERSIONS = st.lists(st.integers(0, 99).map(str), min_size=1, max_size=4).map(".".join)


PIN = st.builds(Pin, NAMES, VERSIONS, st.lists(SUMS, min_size=1, max_size=3, unique=True).map(sorted).map(tuple))


@given(st.lists(PIN, unique_by=lambda pin: pin.name))
def test_pins_survive_formatting_and_parsing(pins: list[Pin]) -> None:
    assert parse_pins(format_pins(pins, "Components")) == tuple(sorted(pins))


@pytest.mark.parametrize(
    "line", ["textual==8.2.8", "textual --hash=sha256:" + "0" * 64, "textual==8.2.8 --hash=md5:00"]
)
def test_an_entry_without_version_or_sum_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="textual"):
        parse_pins(line)


def test_added_removed_and_updated_pins_are_listed() -> None:
    before = [Pin("rich", "14.0", ("a",)), Pin("old", "1", ("a",)), Pin("same", "2", ("a",))]
    after = [Pin("rich", "15.0", ("b",)), Pin("new", "3", ("b",)), Pin("same", "2", ("b",))]
    assert changed_versions(before, after) == (("new", "", "3"), ("old", "1", ""), ("rich", "14.0", "15.0"))


def test_the_pinned_components_satisfy_the_dependencies() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    pinned = {pin.name: pin for pin in parse_pins(COMPONENT_PINS.read_text())}
    for wanted in map(Requirement, project["dependencies"]):
        assert wanted.specifier.contains(pinned[normalized_name(wanted.name)].version), wanted


def test_a_compiled_component_has_a_sum_for_every_platform() -> None:
    pinned = {pin.name: pin for pin in parse_pins(COMPONENT_PINS.read_text())}
    assert {name for name, pin in pinned.items() if len(pin.sums) == len(PLATFORMS)} >= {"msgspec", "pyyaml"}
    assert all(len(pin.sums) in (1, len(PLATFORMS)) for pin in pinned.values())
