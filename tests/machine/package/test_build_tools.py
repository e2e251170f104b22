"""The program's own component is built by the noted tools: what the index or the machine offer besides is not run."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from kiosk.errors import KioskError
from kiosk.machine.package.build_tools import TOOLS, bring_tools, build_system, build_wheel
from kiosk.machine.package.components import gather, renew
from kiosk.machine.package.needed import asked_for
from kiosk.machine.package.pins import Pin, plain_name, read_pins, write_pins
from kiosk.machine.package.pip import read_pinned
from kiosk.machine.package.target import OLDEST_TO_BUILD, TARGETS
from kiosk.machine.package.wheels import read_wheel
from tests.machine.package.index import EVIL, Index
from tests.machine.package.published import published

CLONE = Path(__file__).resolve().parents[3]
EPOCH = 1_700_000_000


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """An index that pip knows, and no other."""
    index = Index(tmp_path / "index")
    index.only(monkeypatch)
    return index


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return a_clone(tmp_path / "clone", "hatchling>=1")


def a_clone(folder: Path, wanted: str) -> Path:
    """A clone that asks for ``wanted`` to be built."""
    folder.mkdir()
    (folder / "pyproject.toml").write_text(
        f'[build-system]\nrequires = ["{wanted}"]\nbuild-backend = "hatchling.build"\n'
    )
    return folder


def noted(file: Path, *pins: Pin) -> Path:
    """A file of pins."""
    file.write_text(write_pins(pins, "Tools"))
    return file


def told(wheel: Path) -> dict[str, Any]:
    """What the backend that made it was run with."""
    found: dict[str, Any] = json.loads(read_wheel(wheel).files["told.json"])
    return found


def test_a_newer_backend_in_the_index_is_never_run(index: Index, clone: Path, tmp_path: Path) -> None:
    pins = noted(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    index.offer_backend("99.0", EVIL.format(ran=str(tmp_path / "ran")))
    tools = bring_tools(clone, pins, tmp_path / "build")
    assert told(build_wheel(clone, tools, tmp_path / "own", EPOCH))["by"] == "1.5"
    assert not (tmp_path / "ran").exists()


def test_a_backend_that_calls_itself_the_noted_one_stops_it(index: Index, clone: Path, tmp_path: Path) -> None:
    index.offer_backend("1.5", EVIL.format(ran=str(tmp_path / "ran")))
    pins = noted(tmp_path / "tools.txt", Pin("hatchling", "1.5", ("0" * 64,)))
    with pytest.raises(KioskError, match="somme de contrôle"):
        gather(clone, TARGETS["amd64"], EPOCH, lambda _said: None, tools=pins)
    assert not (tmp_path / "ran").exists()


def test_the_backend_has_nothing_of_the_machine(
    index: Index, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither modules by PYTHON variables, the clone's folder or the environment's packages, nor a way to a network."""
    around = tmp_path / "around"
    (around / "hatchling").mkdir(parents=True)
    for file in (around / "hatchling/__init__.py", around / "sitecustomize.py", clone / "hatchling.py"):
        file.write_text(EVIL.format(ran=str(tmp_path / "ran")))
    offered = index.offer_backend("1.5")
    tools = bring_tools(clone, noted(tmp_path / "t.txt", Pin("hatchling", "1.5", (offered,))), tmp_path / "build")
    monkeypatch.setenv("PYTHONPATH", str(around))
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:9")
    monkeypatch.setenv("HATCH_BUILD_HOOKS_ENABLE", "1")
    about = told(build_wheel(clone, tools, tmp_path / "own", EPOCH))
    assert not (tmp_path / "ran").exists()
    assert about["folder"] == str(clone)
    assert about["path"][0] == str(tools)
    assert not [place for place in about["path"][1:] if place.endswith(("site-packages", "dist-packages"))]
    told_names = set(about["environment"])
    assert not {name for name in told_names if name.startswith(("PYTHON", "HATCH", "HTTP"))}
    assert about["environment"]["PIP_NO_INDEX"] == "1"
    assert about["environment"]["SOURCE_DATE_EPOCH"] == str(EPOCH)


@pytest.mark.long
def test_a_clone_that_asks_for_other_tools_is_told_what_to_write(index: Index, tmp_path: Path) -> None:
    pins = noted(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    for wanted in ("hatchling>=2", "flit-core>=3"):
        clone = a_clone(tmp_path / wanted[:5], wanted)
        with pytest.raises(KioskError, match=wanted) as refused:
            bring_tools(clone, pins, tmp_path / f"build-{wanted[:5]}")
        assert "tools.txt" in refused.value.sentence
        assert refused.value.advice == "Lancez kiosk package --renew"


def test_a_clone_that_does_not_say_how_it_is_built_is_named(tmp_path: Path) -> None:
    for number, text in enumerate(("", "[build-system]\n", "[build-system\n", "build-system = 3\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "pyproject.toml").write_text(text)
        with pytest.raises(KioskError, match=r"pyproject\.toml"):
            build_system(folder)


def test_a_backend_that_fails_is_told_with_its_own_last_words(index: Index, clone: Path, tmp_path: Path) -> None:
    offered = index.offer_backend("1.5", "raise ValueError('no version')\n")
    tools = bring_tools(clone, noted(tmp_path / "t.txt", Pin("hatchling", "1.5", (offered,))), tmp_path / "build")
    with pytest.raises(KioskError, match="ValueError: no version"):
        build_wheel(clone, tools, tmp_path / "own", EPOCH)


def test_what_pip_brings_besides_is_not_taken(index: Index, tmp_path: Path) -> None:
    pins = noted(tmp_path / "tools.txt", Pin("one", "1.0", (index.offer("one", "1.0"),)))
    assert [wheel.name for wheel in read_pinned(index.folder, pins)] == ["one"]
    index.offer("two", "1.0")
    with pytest.raises(KioskError, match="somme de contrôle"):
        read_pinned(index.folder, pins)


@pytest.mark.long
def test_a_renewal_notes_the_newest_of_both(index: Index, clone: Path, tmp_path: Path) -> None:
    old = index.offer_backend("1.5")
    tools, pins = noted(tmp_path / "tools.txt", Pin("hatchling", "1.5", (old,))), tmp_path / "components.txt"
    new = index.offer_backend("2.0")
    changed = renew(clone, lambda _said: None, tools=tools, pins=pins)
    assert changed == (("hatchling", "1.5", "2.0"),)
    assert read_pins(tools.read_text()) == (Pin("hatchling", "2.0", (new,)),)
    assert read_pins(pins.read_text()) == ()


def test_a_renewal_that_fails_leaves_both_as_they_were(index: Index, clone: Path, tmp_path: Path) -> None:
    pins = tmp_path / "components.txt"
    tools = noted(tmp_path / "tools.txt", Pin("hatchling", "1.5", (index.offer_backend("1.5"),)))
    before = tools.read_text()
    index.offer_backend("2.0", "raise ValueError\n")
    with pytest.raises(KioskError):
        renew(clone, lambda _said: None, tools=tools, pins=pins)
    assert tools.read_text() == before
    assert not pins.exists()


def test_the_noted_tools_are_those_that_the_program_asks_for() -> None:
    pinned = {pin.name: pin for pin in read_pins(TOOLS.read_text())}
    asked = build_system(CLONE)
    wheels = [published(pin.name, pin.version) for pin in pinned.values()]
    assert asked_for(asked.requires, wheels, {}).missing == ()
    assert {plain_name(Requirement(one).name) for one in asked.requires} <= pinned.keys()
    assert all(len(pin.sums) == 1 for pin in pinned.values()), "they run on every machine"


def test_the_oldest_python_that_builds_is_the_oldest_that_the_program_runs_with() -> None:
    project = tomllib.loads((CLONE / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == f">={OLDEST_TO_BUILD}"
