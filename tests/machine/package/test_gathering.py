"""The program's own component is built by the pinned tools: whatever else the index or the machine offer is not run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from kiosk.errors import KioskError
from kiosk.machine.package.gathering import (
    TOOL_PINS,
    build_wheel,
    download_tools,
    gather,
    read_build_system,
    renew_pins,
)
from kiosk.machine.package.pip import Pin, format_pins, parse_pins
from kiosk.machine.package.platforms import PLATFORMS
from kiosk.machine.package.wheels import normalized_name, read_wheel, resolve
from tests.machine.package.index import EVIL, Index
from tests.machine.package.published import published

CLONE = Path(__file__).resolve().parents[3]


EPOCH = 1_700_000_000


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The only index that pip knows."""
    index = Index(tmp_path / "index")
    index.only(monkeypatch)
    return index


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return a_clone(tmp_path / "clone", "hatchling>=1")


def a_clone(folder: Path, wanted: str) -> Path:
    """A clone whose build system requires ``wanted``."""
    folder.mkdir()
    (folder / "pyproject.toml").write_text(
        f'[build-system]\nrequires = ["{wanted}"]\nbuild-backend = "hatchling.build"\n'
    )
    return folder


def pin_file(file: Path, *pins: Pin) -> Path:
    """A file with these pins."""
    file.write_text(format_pins(pins, "Tools"))
    return file


def backend_report(wheel: Path) -> dict[str, Any]:
    """The environment in which the backend ran, which it wrote into the wheel."""
    found: dict[str, Any] = json.loads(read_wheel(wheel).files["told.json"])
    return found


def test_a_newer_backend_in_the_index_is_never_run(index: Index, clone: Path, tmp_path: Path) -> None:
    pins = pin_file(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    index.offer_backend("99.0", EVIL.format(ran=str(tmp_path / "ran")))
    tools = download_tools(clone, pins, tmp_path / "build")
    assert backend_report(build_wheel(clone, tools, tmp_path / "own", EPOCH))["by"] == "1.5"
    assert not (tmp_path / "ran").exists()


def test_a_backend_with_the_pinned_version_but_another_sum_is_never_run(
    index: Index, clone: Path, tmp_path: Path
) -> None:
    index.offer_backend("1.5", EVIL.format(ran=str(tmp_path / "ran")))
    pins = pin_file(tmp_path / "tools.txt", Pin("hatchling", "1.5", ("0" * 64,)))
    with pytest.raises(KioskError, match="somme de contrôle"):
        gather(clone, PLATFORMS["amd64"], EPOCH, lambda _message: None, tool_pins=pins)
    assert not (tmp_path / "ran").exists()


def test_the_backend_is_isolated_from_the_machine(
    index: Index, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gets no modules from PYTHON variables, the clone's folder or installed packages, and no network."""
    around = tmp_path / "around"
    (around / "hatchling").mkdir(parents=True)
    for file in (around / "hatchling/__init__.py", around / "sitecustomize.py", clone / "hatchling.py"):
        file.write_text(EVIL.format(ran=str(tmp_path / "ran")))
    offered = index.offer_backend("1.5")
    tools = download_tools(clone, pin_file(tmp_path / "t.txt", Pin("hatchling", "1.5", (offered,))), tmp_path / "build")
    monkeypatch.setenv("PYTHONPATH", str(around))
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:9")
    monkeypatch.setenv("HATCH_BUILD_HOOKS_ENABLE", "1")
    about = backend_report(build_wheel(clone, tools, tmp_path / "own", EPOCH))
    assert not (tmp_path / "ran").exists()
    assert about["folder"] == str(clone)
    assert about["path"][0] == str(tools)
    assert not [place for place in about["path"][1:] if place.endswith(("site-packages", "dist-packages"))]
    names = set(about["environment"])
    assert not {name for name in names if name.startswith(("PYTHON", "HATCH", "HTTP"))}
    assert about["environment"]["PIP_NO_INDEX"] == "1"
    assert about["environment"]["SOURCE_DATE_EPOCH"] == str(EPOCH)


@pytest.mark.long
def test_a_clone_that_requires_other_tools_is_refused_with_advice(index: Index, tmp_path: Path) -> None:
    pins = pin_file(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    for wanted in ("hatchling>=2", "flit-core>=3"):
        clone = a_clone(tmp_path / wanted[:5], wanted)
        with pytest.raises(KioskError, match=wanted) as refused:
            download_tools(clone, pins, tmp_path / f"build-{wanted[:5]}")
        assert "tools.txt" in refused.value.sentence
        assert refused.value.advice == "Lancez kiosk package --renew"


def test_a_clone_without_a_build_system_is_refused(tmp_path: Path) -> None:
    for number, text in enumerate(("", "[build-system]\n", "[build-system\n", "build-system = 3\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "pyproject.toml").write_text(text)
        with pytest.raises(KioskError, match=r"pyproject\.toml"):
            read_build_system(folder)


def test_the_error_of_a_failing_backend_is_shown(index: Index, clone: Path, tmp_path: Path) -> None:
    offered = index.offer_backend("1.5", "raise ValueError('no version')\n")
    tools = download_tools(clone, pin_file(tmp_path / "t.txt", Pin("hatchling", "1.5", (offered,))), tmp_path / "build")
    with pytest.raises(KioskError, match="ValueError: no version"):
        build_wheel(clone, tools, tmp_path / "own", EPOCH)


@pytest.mark.long
def test_a_renewal_pins_the_newest_tools_and_components(index: Index, clone: Path, tmp_path: Path) -> None:
    old = index.offer_backend("1.5")
    tools, pins = pin_file(tmp_path / "tools.txt", Pin("hatchling", "1.5", (old,))), tmp_path / "components.txt"
    new = index.offer_backend("2.0")
    changed = renew_pins(clone, lambda _message: None, tool_pins=tools, component_pins=pins)
    assert changed == (("hatchling", "1.5", "2.0"),)
    assert parse_pins(tools.read_text()) == (Pin("hatchling", "2.0", (new,)),)
    assert parse_pins(pins.read_text()) == ()


def test_a_renewal_that_fails_leaves_the_pins_unchanged(index: Index, clone: Path, tmp_path: Path) -> None:
    pins = tmp_path / "components.txt"
    tools = pin_file(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    before = tools.read_text()
    index.offer_backend("2.0", "raise ValueError\n")
    with pytest.raises(KioskError):
        renew_pins(clone, lambda _message: None, tool_pins=tools, component_pins=pins)
    assert tools.read_text() == before
    assert not pins.exists()


def test_the_pinned_tools_satisfy_the_build_system() -> None:
    pinned = {pin.name: pin for pin in parse_pins(TOOL_PINS.read_text())}
    asked = read_build_system(CLONE)
    wheels = [published(pin.name, pin.version) for pin in pinned.values()]
    assert resolve(asked.requires, wheels, {}).missing == ()
    assert {normalized_name(Requirement(one).name) for one in asked.requires} <= pinned.keys()
    assert all(len(pin.sums) == 1 for pin in pinned.values()), "they run on every machine"


def test_a_missing_network_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(KioskError, match="hatchling") as backend_report:
        gather(CLONE, PLATFORMS["amd64"], EPOCH, lambda _message: None)
    assert backend_report.value.advice == "Vérifiez le réseau, puis relancez la commande."
