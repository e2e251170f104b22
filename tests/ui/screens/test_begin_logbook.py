"""« Imprimer » where a logbook begins: only with a printer, and with a kind message whatever the printer does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kiosk.station import printing
from kiosk.station.settings.model import Settings
from kiosk.ui.screens import begin_logbook
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from tests.station.test_printing import put_lp, put_printer
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, Clock, KioskPilot, running
from tests.ui.screens.logbook_gestures import shown_code
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

WITH_PRINTER = Settings(station="poste-1", demonstration_pace=0.0, printer="accueil")
PATIENT_LP = """#!{python} -IS
import sys, time
from pathlib import Path
text = sys.stdin.read()
while not Path({here!r}, "go-on").exists():
    time.sleep(0.01)
Path({here!r}, "printed").write_text(text)
"""


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer; what it printed is in the folder's file ``printed``."""
    folder = tmp_path / "lp"
    monkeypatch.setenv("PATH", put_printer(folder)["PATH"])
    return folder


async def begin(pilot: KioskPilot) -> list[str]:
    """From the welcome to the four words."""
    await pilot.click("#begin")
    await pilot.until_screen(BeginLogbook)
    return shown_code(pilot)


def printed(folder: Path) -> list[str]:
    """The words on the paper, in their order."""
    text = json.loads((folder / "printed").read_text())["text"]
    return [line.split(". ")[1] for line in text.splitlines() if line.strip()[:1].isdigit()]


async def test_without_a_printer_there_is_no_button(data: Path) -> None:
    async with running(data) as pilot:
        await begin(pilot)
        assert not pilot.app.screen.query("#print")
        assert "Imprim" not in pilot.text
        assert "Recopiez les 4 mots sur un papier" in pilot.text


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
async def test_with_a_printer_the_paper_comes_out_with_these_words(data: Path, lp: Path, size: tuple[int, int]) -> None:
    async with running(data, size, WITH_PRINTER) as pilot:
        words = await begin(pilot)
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await pilot.click("#print")
        await pilot.until(lambda: "L'imprimante a reçu votre papier." in pilot.text)
        assert printed(lp) == words
        await assert_all_is_seen(pilot)
        await pilot.click_on("J'ai mon papier")
        await pilot.until_screen(ConfirmCode)


async def test_a_printer_that_does_not_answer_is_no_obstacle(data: Path, lp: Path) -> None:
    put_lp(lp, "#!/bin/sh\nexit 1\n")
    async with running(data, MIN_SIZE, WITH_PRINTER) as pilot:
        words = await begin(pilot)
        await pilot.click("#print")
        await pilot.until(lambda: "Recopiez les 4 mots sur un papier." in pilot.text)
        await assert_all_is_seen(pilot)
        assert shown_code(pilot) == words
        put_printer(lp)
        await pilot.click("#print")
        await pilot.until(lambda: "a reçu votre papier" in pilot.text)
        assert printed(lp) == words


async def test_other_buttons_work_while_the_paper_prints(data: Path, lp: Path) -> None:
    put_lp(lp, PATIENT_LP.format(python=sys.executable, here=str(lp)))
    async with running(data, settings=WITH_PRINTER) as pilot:
        await begin(pilot)
        await pilot.click("#print")
        assert "Votre papier part à l'imprimante." in pilot.text
        await pilot.click("#print")  # a second press is no second paper
        await pilot.click("#again")
        assert "Votre premier papier ne sert plus." in pilot.text
        (lp / "go-on").touch()
        screen = pilot.app.screen
        assert isinstance(screen, BeginLogbook)
        await pilot.until(lambda: screen._printing is None)
        assert "a reçu" not in pilot.text
        assert "Votre premier papier ne sert plus." in pilot.text
        await assert_all_is_seen(pilot)


async def test_a_printer_that_never_answers_is_given_up(data: Path, lp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(begin_logbook, "monotonic", clock)
    put_lp(lp, "#!/bin/sh\nexec /bin/sleep 600\n")
    async with running(data, settings=WITH_PRINTER) as pilot:
        await begin(pilot)
        await pilot.click("#print")
        clock.now += printing.PRINT_TIMEOUT
        await pilot.until(lambda: "L'imprimante ne répond pas." in pilot.text)


async def test_nothing_can_be_printed_where_logbooks_cannot_be_kept(data: Path, lp: Path) -> None:
    (data / "logbooks").write_text("not a folder")
    (data / "site_salt").mkdir()
    async with running(data, settings=WITH_PRINTER) as pilot:
        await pilot.click("#begin")
        await pilot.until_screen(BeginLogbook)
        assert "Imprimer" not in [w.label for w in pilot.controls() if hasattr(w, "label")]
        assert not pilot.app.screen.query_one("#main").visible
