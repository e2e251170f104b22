"""Today's workshop on the home screen: first, whole, and gone tomorrow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.course.catalogue import Catalogue, CatalogueEntry, build_catalogue
from kiosk.course.events import ExerciseDone, Started, StepDone
from kiosk.course.model import Area
from kiosk.logbook.progress import Progress
from kiosk.station.settings.model import Settings
from kiosk.ui.screens.area import AreaScreen
from kiosk.ui.screens.home import AROUND, SUGGESTIONS_WIDTH, Home
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.todays_workshop import TodaysWorkshop, workshop_parts
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running
from tests.ui.test_layout import assert_all_is_seen, assert_tab_goes_round

SIZES = pytest.mark.parametrize(
    "size", [DESIGN_SIZE, MIN_SIZE, pytest.param((84, 33), marks=pytest.mark.long)], ids=["100x28", "80x24", "84x33"]
)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG = Settings(
    station="poste-1",
    demonstration_pace=0.0,
    workshop=("email/3-fermer-sa-messagerie-sur-un-poste-public", "internet", "souris", "email", "fichiers", "tricot"),
)
SHORT = Settings(station="poste-1", demonstration_pace=0.0, workshop=("email", "souris"))
ONE_DAY = Settings(station="poste-1", demonstration_pace=0.0, workshop=("email",), workshop_day="2026-11-23")


async def at_home(pilot: KioskPilot) -> None:
    pilot.app.show_home()
    await pilot.until_screen(Home)


def did(pilot: KioskPilot, exercises: Iterable[CatalogueEntry]) -> None:
    for entry in exercises:
        pilot.app.sitting.record(
            [Started(entry.id), StepDone(entry.id, 0, 1, "none"), ExerciseDone(entry.id, entry.can_do, entry.title)]
        )


def labels(pilot: KioskPilot, selector: str) -> list[str]:
    return [button.label for button in pilot.app.screen.query(selector).results(PushButton)]


async def test_without_a_workshop_home_mentions_none(data: Path) -> None:
    async with running(data) as pilot:
        await at_home(pilot)
        assert "Atelier" not in pilot.text
        assert "Commencer : Bouger la flèche" in pilot.text


@pytest.mark.parametrize(("days", "visible"), [(-1, False), (0, True), (1, False)])
async def test_a_workshop_is_shown_on_its_day(data: Path, days: int, visible: bool) -> None:
    async with running(data, settings=ONE_DAY) as pilot:
        pilot.app.sitting._now = lambda: NOON + timedelta(days=days)
        await at_home(pilot)
        assert ("Atelier du jour" in pilot.text) is visible
        assert ("Commencer : Bouger la flèche" in pilot.text) is not visible


@SIZES
async def test_the_big_button_leads_to_the_workshop_and_its_parts_are_below(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size, SHORT) as pilot:
        await at_home(pilot)
        first = pilot.app.catalogue.in_area("email")[0]
        assert f"Commencer : {first.title}" in pilot.text
        assert "Atelier du jour :" in pilot.text
        assert labels(pilot, ".workshop") == ["○ L'e-mail", "○ La souris"]
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await pilot.click("#main")
        player = await pilot.until_screen(Player)
        assert player.session.exercise.id == first.id


async def test_a_part_opens_its_area(data: Path) -> None:
    async with running(data, settings=SHORT) as pilot:
        await at_home(pilot)
        await pilot.click_on("○ La souris")
        await pilot.until_screen(AreaScreen)
        assert "La souris" in pilot.text


@SIZES
async def test_a_long_workshop_has_a_screen_of_its_own(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size, LONG) as pilot:
        did(pilot, pilot.app.catalogue.entries[:40])
        await at_home(pilot)
        shown = labels(pilot, "#warm PushButton")
        assert shown[0] == "○ Fermer sa messagerie sur un poste public"
        assert shown[-1] == "Tout l'atelier ▶"
        await assert_all_is_seen(pilot)
        await pilot.click("#whole-workshop")
        await pilot.until_screen(TodaysWorkshop)
        assert [label[2:] for label in labels(pilot, ".exercise")] == [
            "Fermer sa messagerie sur un poste public",
            *(area.title for name in LONG.workshop[1:5] if (area := pilot.app.catalogue.area(name)) is not None),
        ]
        await assert_all_is_seen(pilot)
        await assert_tab_goes_round(pilot)
        await pilot.click("#back")
        await pilot.until_screen(Home)
        await pilot.click("#whole-workshop")
        await pilot.until_screen(TodaysWorkshop)
        await pilot.press("enter")
        player = await pilot.until_screen(Player)
        assert player.session.exercise.id == LONG.workshop[0]


async def test_parts_that_are_done_come_last_and_can_be_done_again(data: Path) -> None:
    async with running(data, settings=SHORT) as pilot:
        mouse = pilot.app.catalogue.in_area("souris")
        did(pilot, [*pilot.app.catalogue.in_area("email"), mouse[0]])
        await at_home(pilot)
        assert labels(pilot, ".workshop") == ["✓ L'e-mail", "◐ La souris"]
        assert f"Continuer : {mouse[1].title}" in pilot.text
        assert "Pour s'échauffer" not in pilot.text
        did(pilot, mouse)
        await at_home(pilot)
        await pilot.until(lambda: labels(pilot, ".workshop") == ["✓ L'e-mail", "✓ La souris"])
        assert "Continuer" in pilot.text


TITLES = st.text("abcdefgh ", min_size=1, max_size=40).map(lambda text: text.strip() or "x")


@given(st.lists(TITLES, min_size=1, max_size=9), st.data())
def test_every_part_of_a_workshop_is_offered_once_in_its_order(titles: list[str], draw: st.DataObject) -> None:
    entries = [
        CatalogueEntry(f"a{n % 3}/1-x{n}", title, "", 1, 1, (), f"a{n % 3}", "") for n, title in enumerate(titles)
    ]
    catalogue: Catalogue = build_catalogue([Area("a0", "Zéro", "", 1, ())], entries)
    workshop = draw.draw(st.lists(st.sampled_from([*(e.id for e in entries), "a0", "a1", "a9", "a0/1-nul"])))
    values = [one.value.removeprefix("area:") for one in workshop_parts(catalogue, Progress(), tuple(workshop))]
    assert values == [one for one in dict.fromkeys(workshop) if catalogue.find(one) or catalogue.in_area(one)]


@SIZES
async def test_warm_ups_with_the_longest_titles_are_fully_visible(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        longest = sorted(pilot.app.catalogue.entries, key=lambda entry: -len(entry.title))[:4]
        assert sum(len(entry.title) for entry in longest[:2]) > SUGGESTIONS_WIDTH - 2 * AROUND
        did(pilot, longest)
        await at_home(pilot)
        assert len(labels(pilot, ".warm")) == 1
        await assert_all_is_seen(pilot)
