"""The shape of the pointer is written to terminals that know it, when it changes, and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from kiosk.ui.app import KioskApp
from kiosk.ui.input.pointer_shapes import has_pointer_shapes
from tests.ui.kiosk_pilot import running


@pytest.mark.parametrize(
    ("term", "knows"),
    [("foot", True), ("foot-extra", True), ("xterm-kitty", True), ("xterm-256color", False), ("linux", False)],
)
def test_terminals_are_known_by_their_name(term: str, *, knows: bool) -> None:
    assert has_pointer_shapes({"TERM": term}) is knows
    assert not has_pointer_shapes({})


@pytest.mark.parametrize(("term", "shapes"), [("foot", ["pointer"]), ("xterm-256color", [])])
async def test_a_hand_is_over_a_button_and_written_once(
    data: Path, monkeypatch: pytest.MonkeyPatch, term: str, shapes: list[str]
) -> None:
    monkeypatch.setenv("TERM", term)
    async with running(data) as pilot:
        assert isinstance(pilot.app, KioskApp)
        written: list[str] = []
        driver = pilot.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        for _again in range(3):
            pilot.mouse(events.MouseMove, *pilot.middle("#try"), 0)
            await pilot.settle()
        assert [one[5:-1] for one in written if one.startswith("\x1b]22;")] == shapes
