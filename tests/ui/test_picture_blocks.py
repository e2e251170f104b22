"""What the pictures of the program are made of: what the settings say, else what this terminal draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pictures.blocks import octants
from kiosk.station.settings.model import Settings
from kiosk.ui.screens.home import Home
from tests.ui.kiosk_pilot import DESIGN_SIZE, running

_OCTANTS = {character for character in octants() if ord(character) >= 0x1CC00}


@pytest.mark.parametrize(
    ("setting", "terminal", "fine"),
    [("octants", "linux", True), ("auto", "foot", True), ("auto", "xterm-256color", False), ("halves", "foot", False)],
)
async def test_the_areas_pictures(
    setting: str, terminal: str, fine: bool, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("KIOSK_OWN_SCREEN", "1")
    async with running(data, DESIGN_SIZE, settings=Settings(pictures=setting)) as pilot:  # type: ignore[arg-type]  # one
        pilot.app.show_home()
        await pilot.until_screen(Home)
        await pilot.settle()
        assert bool(_OCTANTS & set(pilot.text)) is fine
