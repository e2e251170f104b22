"""What the package carries is pinned, and what is pinned is what the program asks for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from kiosk.machine.package.components import PINS
from kiosk.machine.package.pins import Pin, plain_name, read_pins, renewed, write_pins
from kiosk.machine.package.target import TARGETS

SUMS = st.binary(min_size=32, max_size=32).map(bytes.hex)
NAMES = st.lists(st.text("abyz09", min_size=1, max_size=5), min_size=1, max_size=3).map("-".join)
VERSIONS = st.lists(st.integers(0, 99).map(str), min_size=1, max_size=4).map(".".join)
PIN = st.builds(Pin, NAMES, VERSIONS, st.lists(SUMS, min_size=1, max_size=3, unique=True).map(sorted).map(tuple))


@given(st.lists(PIN, unique_by=lambda pin: pin.name))
def test_what_is_written_is_read_again(pins: list[Pin]) -> None:
    assert read_pins(write_pins(pins, "Components")) == tuple(sorted(pins))


@pytest.mark.parametrize(
    "line", ["textual==8.2.8", "textual --hash=sha256:" + "0" * 64, "textual==8.2.8 --hash=md5:00"]
)
def test_an_entry_without_version_or_sum_is_not_taken(line: str) -> None:
    with pytest.raises(ValueError, match="textual"):
        read_pins(line)


def test_a_renewal_says_what_came_what_went_and_what_moved() -> None:
    before = [Pin("rich", "14.0", ("a",)), Pin("old", "1", ("a",)), Pin("same", "2", ("a",))]
    after = [Pin("rich", "15.0", ("b",)), Pin("new", "3", ("b",)), Pin("same", "2", ("b",))]
    assert renewed(before, after) == (("new", "", "3"), ("old", "1", ""), ("rich", "14.0", "15.0"))


def test_the_pinned_components_are_those_that_the_program_asks_for() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    pinned = {pin.name: pin for pin in read_pins(PINS.read_text())}
    for wanted in map(Requirement, project["dependencies"]):
        assert wanted.specifier.contains(pinned[plain_name(wanted.name)].version), wanted


def test_a_compiled_component_has_a_sum_for_every_kind_of_processor() -> None:
    pinned = {pin.name: pin for pin in read_pins(PINS.read_text())}
    assert {name for name, pin in pinned.items() if len(pin.sums) == len(TARGETS)} >= {"msgspec", "pyyaml"}
    assert all(len(pin.sums) in (1, len(TARGETS)) for pin in pinned.values())
