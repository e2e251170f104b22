"""The adviser's choices apply at once and at the next start; what ends the sitting asks once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from msgspec.structs import replace
from textual.color import Color

from kiosk import clock
from kiosk.course.keyboard.layouts import LAYOUTS
from kiosk.i18n import LANGUAGES, language
from kiosk.station.screen.compositor import TextSizes
from kiosk.station.settings.layers import SettingLayers
from kiosk.station.settings.model import Settings, TextSize
from kiosk.station.sitting import Sitting
from kiosk.station.station import open_station
from kiosk.ui.screens.adviser.corner import SIZE_NAMES, THEME_NAMES, AdviserCorner
from kiosk.ui.screens.adviser.screen import Confirmation
from kiosk.ui.screens.adviser.workshop import WorkshopAreaList, WorkshopExerciseList
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.themes import THEMES
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, MIN_SIZE, KioskPilot, running, squeezed
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round, seen_through

LOCKED = replace(AT_ONCE, locked=True)
EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


class FakeMonitor(TextSizes):
    """A fake compositor that accepts any size."""

    def __init__(self) -> None:
        self.asked: list[TextSize] = []

    def choose(self, size: TextSize) -> bool:
        self.asked.append(size)
        return True


async def to_the_corner(pilot: KioskPilot) -> None:
    """Without its PIN, which is the door's."""
    pilot.app.switch_screen(AdviserCorner())
    await pilot.until_screen(AdviserCorner)


def next_start(data: Path) -> Settings:
    """The settings at the next start of the same station."""
    return open_station({"KIOSK_DATA": str(data), "HOME": str(data)}).settings


def focused(pilot: KioskPilot) -> PushButton:
    assert isinstance(pilot.app.focused, PushButton)
    return pilot.app.focused


async def choose(pilot: KioskPilot, value: str) -> None:
    """Click on the button of this value, and wait for what comes of it."""
    before = pilot.app.screen
    button = next(b for b in before.query(PushButton) if b.value == value)
    label = button.label
    button.scroll_visible(animate=False)
    await pilot.settle()
    await pilot.click(button)
    await pilot.until(lambda: (pilot.app.screen is not before and pilot.app.screen.is_running) or button.label != label)


# -- settings ----------------------------------------------------------------------------------------------------------


async def test_a_language_applies_at_once_and_to_later_sittings(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_corner(pilot)
        await choose(pilot, "language:en")
        assert language() == "en" and "● English" in pilot.text
        assert focused(pilot).value == "language:en"
        await pilot.click("#back")
        await pilot.until_screen(Welcome)
        assert language() == "en" and "● English" in pilot.text
    assert next_start(data).language == "en"


@pytest.mark.parametrize("theme", THEMES)
async def test_colours_apply_at_once_and_to_later_sittings(data: Path, theme: str) -> None:
    other = "clair" if theme != "clair" else "sombre"
    async with running(data, settings=replace(AT_ONCE, theme=other)) as pilot:
        await to_the_corner(pilot)
        assert pilot.app.screen.styles.background != Color.parse(THEMES[theme].background or "")
        await choose(pilot, f"theme:{theme}")
        assert pilot.app.screen.styles.background == Color.parse(THEMES[theme].background or "")
        assert focused(pilot).value == f"theme:{theme}"
        assert f"● {focused(pilot).label.removeprefix('● ')}" in pilot.text


async def test_a_choice_is_kept_for_the_next_start(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_corner(pilot)
        await choose(pilot, "theme:sombre")
        await choose(pilot, "keyboard:bepo")
        assert pilot.app.station.keyboard_layout.title == "BÉPO"
    after = next_start(data)
    assert (after.theme, after.keyboard) == ("sombre", "bepo")


async def test_a_text_size_applies_at_once_and_to_later_sittings(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_corner(pilot)
        assert "Texte" not in pilot.text and "Grand" not in pilot.text
        pilot.app.text_sizes = monitor = FakeMonitor()
        await to_the_corner(pilot)
        await choose(pilot, "text_size:grand")
        await pilot.until(lambda: monitor.asked == ["grand"])
        assert "● Grand" in pilot.text and pilot.app.station.settings.text_size == "grand"
    assert next_start(data).text_size == "grand"


async def test_choosing_the_present_value_writes_nothing(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_corner(pilot)
        corner = pilot.app.screen
        await pilot.click_on("● AZERTY")
        assert pilot.app.screen is corner and not (data / "choices.yaml").exists()


async def test_on_a_station_another_keyboard_asks_once_and_restarts_the_compositor(data: Path) -> None:
    async with running(data, settings=LOCKED) as pilot:
        await to_the_corner(pilot)
        await choose(pilot, "keyboard:qwertz")
        assert isinstance(pilot.app.screen, Confirmation) and "Changer de clavier : QWERTZ" in pilot.text
        assert pilot.app.station.settings.keyboard == "azerty"
        await pilot.click("#back")
        await pilot.until_screen(AdviserCorner)
        assert focused(pilot).value == "keyboard:qwertz"
        assert next_start(data).keyboard == "azerty"
        await choose(pilot, "keyboard:qwertz")
        await pilot.click("#main")
        await pilot.until(lambda: pilot.app._exit)
        assert pilot.app.return_value == "restart"
    assert next_start(data).keyboard == "qwertz"


async def test_a_choice_that_cannot_be_written_applies_with_a_message(data: Path) -> None:
    (data / "choices.yaml").mkdir()
    async with running(data) as pilot:
        await to_the_corner(pilot)
        await choose(pilot, "theme:sombre")
        assert "Ce choix vaut jusqu'à l'arrêt du poste." in pilot.text
        assert pilot.app.screen.styles.background == Color.parse(THEMES["sombre"].background or "")


async def test_problems_in_the_settings_are_mentioned_first(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_corner(pilot)
        assert "à revoir" not in pilot.text and "Poste : poste-1" in pilot.text
        pilot.app.station._setting_layers = SettingLayers(AT_ONCE, problems=("settings.yaml:4:1: x",))
        await to_the_corner(pilot)
        await pilot.until(lambda: "Des réglages sont à revoir" in pilot.text)


# -- what ends the sitting ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "title", "ending"),
    [("#reset", "Remettre le poste à neuf", "reset"), ("#stop", "Arrêter le programme", "stopped")],
)
@pytest.mark.parametrize("settings", [AT_ONCE, LOCKED], ids=["at home", "locked"])
async def test_reset_and_stop_ask_once(data: Path, settings: Settings, button: str, title: str, ending: str) -> None:
    async with running(data, settings=settings) as pilot:
        await to_the_corner(pilot)
        await pilot.click(button)
        await pilot.until_screen(Confirmation)
        assert title in pilot.text
        # the second press of a held or doubled key does not do it
        assert focused(pilot).id == "back"
        await pilot.press("enter")
        await pilot.until_screen(AdviserCorner)
        assert focused(pilot) is pilot.app.screen.query_one(button)
        pilot.app.press_filter.forget()
        await pilot.press("enter")
        await pilot.until_screen(Confirmation)
        await pilot.press("tab")
        assert focused(pilot).id == "main"
        pilot.app.press_filter.forget()
        await pilot.press("enter")
        await pilot.until(lambda: pilot.app._exit)
        assert pilot.app.return_value == ending


# -- today's workshop --------------------------------------------------------------------------------------------------


def workshop(pilot: KioskPilot) -> tuple[str, ...]:
    return pilot.app.station.workshop(pilot.app.sitting.now.astimezone().date())


async def to_the_area(pilot: KioskPilot, area: str) -> None:
    await to_the_corner(pilot)
    await pilot.click("#workshop")
    await pilot.until_screen(WorkshopAreaList)
    await choose(pilot, area)
    assert isinstance(pilot.app.screen, WorkshopExerciseList)


async def test_a_whole_area_comes_first_today(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_area(pilot, "email")
        assert focused(pilot).id == "whole"
        await pilot.press("enter")
        await pilot.until(lambda: "● Tout le thème" in pilot.text)
        assert workshop(pilot) == ("email",)
        assert "○" not in pilot.text
        await pilot.click("#back")
        await pilot.until_screen(WorkshopAreaList)
        assert focused(pilot).label == "● L'e-mail"
        await pilot.click("#back")
        await pilot.until_screen(AdviserCorner)
        assert focused(pilot).id == "workshop"
        assert "L'e-mail" in pilot.text
    station = open_station({"KIOSK_DATA": str(data), "HOME": str(data)})
    today = clock.today()
    assert station.workshop(today) == ("email",)
    assert station.workshop(today + timedelta(days=1)) == ()


async def test_single_exercises_come_first_today(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_area(pilot, "clavier")
        first, second = [e.id for e in pilot.app.catalogue.in_area("clavier")][:2]
        await choose(pilot, second)
        assert focused(pilot).value == second
        await choose(pilot, first)
        assert workshop(pilot) == (first, second)
        assert "◐ Tout le thème" in pilot.text and "2 exercices" in pilot.text
        await choose(pilot, first)
        assert workshop(pilot) == (second,)


async def test_one_exercise_can_be_taken_out_of_a_whole_area(data: Path) -> None:
    async with running(data) as pilot:
        await to_the_area(pilot, "souris")
        await pilot.press("enter")
        await pilot.until(lambda: "● Tout le thème" in pilot.text)
        entries = [e.id for e in pilot.app.catalogue.in_area("souris")]
        await choose(pilot, entries[3])
        assert workshop(pilot) == tuple(e for e in entries if e != entries[3])
        await choose(pilot, entries[3])
        assert workshop(pilot) == ("souris",)


async def test_one_button_clears_the_workshop(data: Path) -> None:
    every_day = replace(AT_ONCE, workshop=("souris", "clavier"))
    async with running(data, settings=every_day) as pilot:
        await to_the_corner(pilot)
        assert "2 thèmes" in pilot.text
        await pilot.click("#workshop")
        await pilot.until_screen(WorkshopAreaList)
        assert "● La souris" in pilot.text
        await pilot.click("#none")
        await pilot.until(lambda: "● La souris" not in pilot.text)
        assert workshop(pilot) == ()
        assert not pilot.app.screen.query("#none")


async def test_the_day_of_a_workshop_is_the_stations_local_one(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late in the evening the day in UTC is another one than the day on the wall."""
    monkeypatch.setattr(Sitting, "now", property(lambda self: EVENING))
    async with running(data) as pilot:
        await to_the_area(pilot, "email")
        await pilot.press("enter")
        await pilot.until(lambda: "● Tout le thème" in pilot.text)
        assert pilot.app.station.settings.workshop_day == EVENING.astimezone().date().isoformat()


async def test_titles_of_an_adviser_s_own_course_are_shown_as_they_are(data: Path, tmp_path: Path) -> None:
    mark = "[@click=app.quit]x[/]"
    own = tmp_path / "own"
    (own / "essai").mkdir(parents=True)
    (own / "essai/area.yaml").write_text(f'title: "{mark}"\npicture: chat\norder: 0\npath: []\n')
    one = "".join(
        '  - {say: "Appuyez sur A.", keys: {press: [a]}, hints: ["Un mot.", "Deux mots."],'
        ' solution: [{press: a}], done: "Vous avez appuyé sur A."}\n'
        for _ in range(3)
    )
    (own / "essai/1-un.yaml").write_text(
        f'title: "{mark}"\ncan_do: "Je sais."\nlevel: 1\nminutes: 1\nneeds: []\nsteps:\n{one}'
    )
    async with running(data, settings=replace(AT_ONCE, exercises=(str(own),), workshop=("essai",))) as pilot:
        await pilot.until(lambda: pilot.app.catalogue.find("essai/1-un"))
        await to_the_corner(pilot)
        assert mark in pilot.text
        await pilot.click("#workshop")
        await pilot.until_screen(WorkshopAreaList)
        assert f"● {mark}" in pilot.text
        await choose(pilot, "essai")
        assert pilot.text.count(mark) == 2
        await pilot.click_on("app.quit")
        assert not pilot.app._exit


# -- seen whole --------------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])
@pytest.mark.parametrize("locked", [False, True], ids=["at home", "locked"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
async def test_every_screen_of_the_corner_is_fully_visible(
    data: Path, size: tuple[int, int], locked: bool, spoken: str
) -> None:
    settings = replace(AT_ONCE, locked=locked, language=spoken, workshop=("souris", "clavier/1-effacer-une-lettre"))
    async with running(data, size, settings) as pilot:
        pilot.app.text_sizes = FakeMonitor()
        await to_the_corner(pilot)
        for way, kind in (("#workshop", WorkshopAreaList), ("#reset", Confirmation), ("#stop", Confirmation)):
            await assert_all_is_seen(pilot)
            await assert_tab_goes_round(pilot)
            await pilot.click(way)
            await pilot.until_screen(kind)
            await assert_all_is_seen(pilot)
            await assert_tab_goes_round(pilot)
            await pilot.click("#back")
            await pilot.until_screen(AdviserCorner)
        for area in pilot.app.catalogue.areas:
            pilot.app.switch_screen(WorkshopExerciseList(area.id))
            await pilot.until_screen(WorkshopExerciseList)
            for button in pilot.app.screen.query(".exercise").results(PushButton):
                button.focus()
                await pilot.until(lambda button=button: seen_through(button))  # type: ignore[misc]  # its default
                assert squeezed(button.label) in pilot.seen(button)


def test_every_value_that_a_setting_has_can_be_chosen() -> None:
    """Their names are in tables: none is missing, and none is too many."""
    hints = get_type_hints(Settings)
    tables: dict[str, Iterable[str]] = {
        "language": LANGUAGES, "keyboard": LAYOUTS, "theme": THEME_NAMES, "text_size": SIZE_NAMES,
    }  # fmt: skip
    for setting, names in tables.items():
        assert set(names) == set(get_args(hints[setting]))
