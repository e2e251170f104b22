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
from tests.ui.kiosk_pilot import AT_ONCE, DESIGN_SIZE, LEAST_SIZE, Desk, running, squeezed
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round, seen_through

LOCKED = replace(AT_ONCE, locked=True)
EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


class FakeMonitor(TextSizes):
    """Stands for a compositor that shows any size."""

    def __init__(self) -> None:
        self.asked: list[TextSize] = []

    def choose(self, size: TextSize) -> bool:
        self.asked.append(size)
        return True


async def to_the_corner(desk: Desk) -> None:
    """Without its PIN, which is the door's."""
    desk.app.switch_screen(AdviserCorner())
    await desk.until_screen(AdviserCorner)


def next_start(data: Path) -> Settings:
    """The settings at the next start of the same station."""
    return open_station({"KIOSK_DATA": str(data), "HOME": str(data)}).settings


def focused(desk: Desk) -> PushButton:
    assert isinstance(desk.app.focused, PushButton)
    return desk.app.focused


async def choose(desk: Desk, value: str) -> None:
    """Click on the button of this value, and wait for what comes of it."""
    before = desk.app.screen
    button = next(b for b in before.query(PushButton) if b.value == value)
    label = button.label
    button.scroll_visible(animate=False)
    await desk.settle()
    await desk.click(button)
    await desk.until(lambda: (desk.app.screen is not before and desk.app.screen.is_running) or button.label != label)


# -- settings ----------------------------------------------------------------------------------------------------------


async def test_a_language_applies_at_once_and_to_later_sittings(data: Path) -> None:
    async with running(data) as desk:
        await to_the_corner(desk)
        await choose(desk, "language:en")
        assert language() == "en" and "● English" in desk.text
        assert focused(desk).value == "language:en"
        await desk.click("#back")
        await desk.until_screen(Welcome)
        assert language() == "en" and "● English" in desk.text
    assert next_start(data).language == "en"


@pytest.mark.parametrize("theme", THEMES)
async def test_colours_apply_at_once_and_to_later_sittings(data: Path, theme: str) -> None:
    other = "clair" if theme != "clair" else "sombre"
    async with running(data, settings=replace(AT_ONCE, theme=other)) as desk:
        await to_the_corner(desk)
        assert desk.app.screen.styles.background != Color.parse(THEMES[theme].background or "")
        await choose(desk, f"theme:{theme}")
        assert desk.app.screen.styles.background == Color.parse(THEMES[theme].background or "")
        assert focused(desk).value == f"theme:{theme}"
        assert f"● {focused(desk).label.removeprefix('● ')}" in desk.text


async def test_a_choice_is_kept_for_the_next_start(data: Path) -> None:
    async with running(data) as desk:
        await to_the_corner(desk)
        await choose(desk, "theme:sombre")
        await choose(desk, "keyboard:bepo")
        assert desk.app.station.keyboard_layout.title == "BÉPO"
    after = next_start(data)
    assert (after.theme, after.keyboard) == ("sombre", "bepo")


async def test_a_text_size_applies_at_once_and_to_later_sittings(data: Path) -> None:
    async with running(data) as desk:
        await to_the_corner(desk)
        assert "Texte" not in desk.text and "Grand" not in desk.text
        desk.app.text_sizes = monitor = FakeMonitor()
        await to_the_corner(desk)
        await choose(desk, "text_size:grand")
        await desk.until(lambda: monitor.asked == ["grand"])
        assert "● Grand" in desk.text and desk.app.station.settings.text_size == "grand"
    assert next_start(data).text_size == "grand"


async def test_choosing_the_present_value_writes_nothing(data: Path) -> None:
    async with running(data) as desk:
        await to_the_corner(desk)
        corner = desk.app.screen
        await desk.click_on("● AZERTY")
        assert desk.app.screen is corner and not (data / "choices.yaml").exists()


async def test_on_a_station_another_keyboard_asks_once_and_restarts_the_compositor(data: Path) -> None:
    async with running(data, settings=LOCKED) as desk:
        await to_the_corner(desk)
        await choose(desk, "keyboard:qwertz")
        assert isinstance(desk.app.screen, Confirmation) and "Changer de clavier : QWERTZ" in desk.text
        assert desk.app.station.settings.keyboard == "azerty"
        await desk.click("#back")
        await desk.until_screen(AdviserCorner)
        assert focused(desk).value == "keyboard:qwertz"
        assert next_start(data).keyboard == "azerty"
        await choose(desk, "keyboard:qwertz")
        await desk.click("#main")
        await desk.until(lambda: desk.app._exit)
        assert desk.app.return_value == "restart"
    assert next_start(data).keyboard == "qwertz"


async def test_a_choice_that_cannot_be_written_applies_with_a_message(data: Path) -> None:
    (data / "choices.yaml").mkdir()
    async with running(data) as desk:
        await to_the_corner(desk)
        await choose(desk, "theme:sombre")
        assert "Ce choix vaut jusqu'à l'arrêt du poste." in desk.text
        assert desk.app.screen.styles.background == Color.parse(THEMES["sombre"].background or "")


async def test_problems_in_the_settings_are_mentioned_first(data: Path) -> None:
    async with running(data) as desk:
        await to_the_corner(desk)
        assert "à revoir" not in desk.text and "Poste : poste-1" in desk.text
        desk.app.station._setting_layers = SettingLayers(AT_ONCE, problems=("settings.yaml:4:1: x",))
        await to_the_corner(desk)
        await desk.until(lambda: "Des réglages sont à revoir" in desk.text)


# -- what ends the sitting ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "title", "ending"),
    [("#reset", "Remettre le poste à neuf", "reset"), ("#stop", "Arrêter le programme", "stopped")],
)
@pytest.mark.parametrize("settings", [AT_ONCE, LOCKED], ids=["at home", "locked"])
async def test_reset_and_stop_ask_once(data: Path, settings: Settings, button: str, title: str, ending: str) -> None:
    async with running(data, settings=settings) as desk:
        await to_the_corner(desk)
        await desk.click(button)
        await desk.until_screen(Confirmation)
        assert title in desk.text
        # the second press of a held or doubled key does not do it
        assert focused(desk).id == "back"
        await desk.press("enter")
        await desk.until_screen(AdviserCorner)
        assert focused(desk) is desk.app.screen.query_one(button)
        desk.app.press_filter.forget()
        await desk.press("enter")
        await desk.until_screen(Confirmation)
        await desk.press("tab")
        assert focused(desk).id == "main"
        desk.app.press_filter.forget()
        await desk.press("enter")
        await desk.until(lambda: desk.app._exit)
        assert desk.app.return_value == ending


# -- today's workshop --------------------------------------------------------------------------------------------------


def workshop(desk: Desk) -> tuple[str, ...]:
    return desk.app.station.workshop(desk.app.sitting.now.astimezone().date())


async def to_the_area(desk: Desk, area: str) -> None:
    await to_the_corner(desk)
    await desk.click("#workshop")
    await desk.until_screen(WorkshopAreaList)
    await choose(desk, area)
    assert isinstance(desk.app.screen, WorkshopExerciseList)


async def test_a_whole_area_comes_first_today(data: Path) -> None:
    async with running(data) as desk:
        await to_the_area(desk, "email")
        assert focused(desk).id == "whole"
        await desk.press("enter")
        await desk.until(lambda: "● Tout le thème" in desk.text)
        assert workshop(desk) == ("email",)
        assert "○" not in desk.text
        await desk.click("#back")
        await desk.until_screen(WorkshopAreaList)
        assert focused(desk).label == "● L'e-mail"
        await desk.click("#back")
        await desk.until_screen(AdviserCorner)
        assert focused(desk).id == "workshop"
        assert "L'e-mail" in desk.text
    station = open_station({"KIOSK_DATA": str(data), "HOME": str(data)})
    today = clock.today()
    assert station.workshop(today) == ("email",)
    assert station.workshop(today + timedelta(days=1)) == ()


async def test_single_exercises_come_first_today(data: Path) -> None:
    async with running(data) as desk:
        await to_the_area(desk, "clavier")
        first, second = [e.id for e in desk.app.catalogue.in_area("clavier")][:2]
        await choose(desk, second)
        assert focused(desk).value == second
        await choose(desk, first)
        assert workshop(desk) == (first, second)
        assert "◐ Tout le thème" in desk.text and "2 exercices" in desk.text
        await choose(desk, first)
        assert workshop(desk) == (second,)


async def test_one_exercise_can_be_taken_out_of_a_whole_area(data: Path) -> None:
    async with running(data) as desk:
        await to_the_area(desk, "souris")
        await desk.press("enter")
        await desk.until(lambda: "● Tout le thème" in desk.text)
        entries = [e.id for e in desk.app.catalogue.in_area("souris")]
        await choose(desk, entries[3])
        assert workshop(desk) == tuple(e for e in entries if e != entries[3])
        await choose(desk, entries[3])
        assert workshop(desk) == ("souris",)


async def test_one_button_clears_the_workshop(data: Path) -> None:
    every_day = replace(AT_ONCE, workshop=("souris", "clavier"))
    async with running(data, settings=every_day) as desk:
        await to_the_corner(desk)
        assert "2 thèmes" in desk.text
        await desk.click("#workshop")
        await desk.until_screen(WorkshopAreaList)
        assert "● La souris" in desk.text
        await desk.click("#none")
        await desk.until(lambda: "● La souris" not in desk.text)
        assert workshop(desk) == ()
        assert not desk.app.screen.query("#none")


async def test_the_day_of_a_workshop_is_the_stations_local_one(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late in the evening the day in UTC is another one than the day on the wall."""
    monkeypatch.setattr(Sitting, "now", property(lambda self: EVENING))
    async with running(data) as desk:
        await to_the_area(desk, "email")
        await desk.press("enter")
        await desk.until(lambda: "● Tout le thème" in desk.text)
        assert desk.app.station.settings.workshop_day == EVENING.astimezone().date().isoformat()


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
    async with running(data, settings=replace(AT_ONCE, exercises=(str(own),), workshop=("essai",))) as desk:
        await desk.until(lambda: desk.app.catalogue.find("essai/1-un"))
        await to_the_corner(desk)
        assert mark in desk.text
        await desk.click("#workshop")
        await desk.until_screen(WorkshopAreaList)
        assert f"● {mark}" in desk.text
        await choose(desk, "essai")
        assert desk.text.count(mark) == 2
        await desk.click_on("app.quit")
        assert not desk.app._exit


# -- seen whole --------------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("size", [DESIGN_SIZE, LEAST_SIZE], ids=["100x28", "80x24"])
@pytest.mark.parametrize("locked", [False, True], ids=["at home", "locked"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
async def test_every_screen_of_the_corner_is_fully_visible(
    data: Path, size: tuple[int, int], locked: bool, spoken: str
) -> None:
    settings = replace(AT_ONCE, locked=locked, language=spoken, workshop=("souris", "clavier/1-effacer-une-lettre"))
    async with running(data, size, settings) as desk:
        desk.app.text_sizes = FakeMonitor()
        await to_the_corner(desk)
        for way, kind in (("#workshop", WorkshopAreaList), ("#reset", Confirmation), ("#stop", Confirmation)):
            await assert_all_is_seen(desk)
            await assert_tab_goes_round(desk)
            await desk.click(way)
            await desk.until_screen(kind)
            await assert_all_is_seen(desk)
            await assert_tab_goes_round(desk)
            await desk.click("#back")
            await desk.until_screen(AdviserCorner)
        for area in desk.app.catalogue.areas:
            desk.app.switch_screen(WorkshopExerciseList(area.id))
            await desk.until_screen(WorkshopExerciseList)
            for button in desk.app.screen.query(".exercise").results(PushButton):
                button.focus()
                await desk.until(lambda button=button: seen_through(button))  # type: ignore[misc]  # its default
                assert squeezed(button.label) in desk.seen(button)


def test_every_value_that_a_setting_has_can_be_chosen() -> None:
    """Their names stand in tables: none is missing, and none is too many."""
    hints = get_type_hints(Settings)
    tables: dict[str, Iterable[str]] = {
        "language": LANGUAGES, "keyboard": LAYOUTS, "theme": THEME_NAMES, "text_size": SIZE_NAMES,
    }  # fmt: skip
    for setting, names in tables.items():
        assert set(names) == set(get_args(hints[setting]))
