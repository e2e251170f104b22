"""« Ce qui s'est passé »: settings, warnings and wipes, in words, newest first; nothing of it is markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.station.log.reading import LogWarning
from kiosk.station.log.writing import LOG_FILE
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.sitting import Sitting
from kiosk.station.traces.wipe_record import WipeEntry, WipeReason, append_entry
from kiosk.ui.screens.adviser.corner import AdviserCorner
from kiosk.ui.screens.adviser.recent_events import (
    MAX_WARNINGS,
    MAX_WIPES,
    WIPE_REASONS,
    RecentEvents,
    format_warning,
    format_wipe,
)
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, MIN_SIZE, KioskPilot, is_running, running
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

NOW = datetime(2026, 11, 23, 15, 30).astimezone()
MARK = "[@click=app.quit]x[/]"


@pytest.fixture(autouse=True)
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sitting, "now", property(lambda self: NOW.astimezone(UTC)))


def log_line(at: datetime, text: str, level: str = "ERROR") -> str:
    return f"{at:%Y-%m-%d %H:%M:%S},000 {level} kiosk.some.room {text}\n"


def write_log(data: Path, *lines: str) -> None:
    (data / "log").mkdir(exist_ok=True)
    (data / "log" / LOG_FILE).write_text("".join(lines))


async def look(pilot: KioskPilot) -> str:
    """The text of the screen's list, visible or scrolled away."""
    pilot.app.switch_screen(AdviserCorner())
    await pilot.until_screen(AdviserCorner)
    await pilot.click("#happened")
    await pilot.until_screen(RecentEvents)
    return pilot.all_texts()


async def test_a_station_without_events_says_so(data: Path) -> None:
    async with running(data) as pilot:
        text = await look(pilot)
        assert "✓ Les réglages sont en ordre." in text
        assert "✓ Rien à signaler." in text
        assert "Il n'y en a pas encore." in text


async def test_events_are_listed_newest_first_with_their_times(data: Path) -> None:
    write_log(
        data,
        log_line(NOW - timedelta(days=1), "the journal cannot be written: OSError(28, 'No space left on device')"),
        log_line(NOW - timedelta(hours=2), "the program ended: ValueError"),
        log_line(NOW - timedelta(hours=1), "the program ended: ValueError"),
        log_line(NOW, "all is well", "INFO"),
    )
    for hours, why in ((30, "idle"), (2, "reset")):
        append_entry(data, WipeEntry((NOW - timedelta(hours=hours)).astimezone(UTC), why, hours, 1))
    async with running(data) as pilot:
        problem = "settings.yaml:4:1: la clé n'est pas connue"
        pilot.app.station._setting_layers = SettingLayers(AT_ONCE, problems=(problem,))
        text = await look(pilot)
        lines = [
            "settings.yaml:4:1: la clé n'est pas connue",
            "Aujourd'hui à 14 h 30 : Le programme s'est arrêté un instant, puis il est revenu. (2 fois)",
            "Hier à 15 h 30 : Un carnet n'a pas pu être écrit. Regardez la place sur le disque.",
            "Aujourd'hui à 13 h 30 : le conseiller l'a demandé, 2 fichiers effacés.",
            "Hier à 9 h 30 : plus personne n'était là, 30 fichiers effacés.",
        ]
        places = [text.index(line) for line in lines]
        assert places == sorted(places)
        assert str(data / "log" / LOG_FILE) in text
        assert "all is well" not in text


async def test_a_problem_in_the_settings_is_listed_once(data: Path) -> None:
    problem = "settings.yaml:4:1: la clé n'est pas connue"
    write_log(data, log_line(NOW, f"settings: {problem}", "WARNING"), log_line(NOW, "settings: gone", "WARNING"))
    async with running(data) as pilot:
        pilot.app.station._setting_layers = SettingLayers(AT_ONCE, problems=(problem,))
        text = await look(pilot)
        assert text.count(problem) == 1
        assert "Réglages : gone" in text


async def test_long_lists_keep_the_newest_and_scroll_by_keys(data: Path) -> None:
    write_log(data, *(log_line(NOW - timedelta(minutes=99 - n), f"number {n}") for n in range(99)))
    for n in range(40):
        append_entry(data, WipeEntry(NOW, "left", n))
    async with running(data, MIN_SIZE) as pilot:
        text = await look(pilot)
        assert len(re.findall("Autre message", text)) == MAX_WARNINGS and "number 98" in text
        assert text.count("une visite s'est terminée") == MAX_WIPES
        assert "39 fichiers" in text and "29 fichiers" not in text
        assert "39 fichiers" not in pilot.text
        for _page in range(6):
            pilot.app.press_filter.forget()
            await pilot.press("pagedown")
        await pilot.until(lambda: "39 fichiers" in pilot.text)
        await pilot.press("tab")
        await pilot.press("enter")
        await pilot.until_screen(AdviserCorner)
        assert pilot.app.focused is pilot.app.screen.query_one("#happened")


async def test_no_event_is_markup(data: Path) -> None:
    write_log(data, log_line(NOW, MARK), log_line(NOW, f"{MARK} is left out: `kiosk check` says why"))
    append_entry(data, WipeEntry(NOW, MARK, problems=(MARK,)))
    async with running(data) as pilot:
        pilot.app.station._setting_layers = SettingLayers(AT_ONCE, problems=(MARK,))
        assert (await look(pilot)).count(MARK) == 5
        await pilot.click_on("app.quit")
        assert is_running(pilot.app)


async def test_an_unreadable_log_or_wipe_record_is_reported(data: Path) -> None:
    (data / "log" / LOG_FILE).mkdir(parents=True)
    (data / "wipes.jsonl").mkdir()
    async with running(data) as pilot:
        assert "ne peut pas être lu" in await look(pilot)


@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
async def test_the_screen_is_fully_visible(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await look(pilot)
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)


def test_every_reason_of_a_wipe_has_words() -> None:
    assert set(WIPE_REASONS) == set(WipeReason.__args__)  # type: ignore[attr-defined]  # a Literal


def test_a_wipe_is_listed_with_its_counts_and_failures() -> None:
    old = WipeEntry(NOW, "retention", files=40, logbooks=3, problems=("Un dossier est protégé.",))
    assert format_wipe(old, NOW).splitlines() == [
        "Aujourd'hui à 15 h 30 : les carnets sans visite depuis longtemps, 40 fichiers effacés, 3 carnets effacés.",
        "   Un dossier est protégé.",
    ]
    assert format_wipe(WipeEntry(NOW, "left"), NOW).endswith("une visite s'est terminée, rien à effacer.")


def test_a_message_of_a_newer_program_is_shown_as_it_is() -> None:
    assert (
        format_warning(LogWarning(NOW.replace(tzinfo=None), "ERROR", "kiosk.x", "new " * 100), NOW).count("new") == 50
    )
