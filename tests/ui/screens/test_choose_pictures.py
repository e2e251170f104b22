"""Four pictures, chosen or written: what is chosen stays, each can be changed alone, and unknown words are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui.screens.begin_logbook import ConfirmCode
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.kiosk_pilot import DESIGN_SIZE, MIN_SIZE, KioskPilot, running
from tests.ui.screens.logbook_gestures import CODE, WORDS, leave, write_words
from tests.ui.test_layout import assert_all_is_seen

SIZES = pytest.mark.parametrize("size", [DESIGN_SIZE, MIN_SIZE], ids=["100x28", "80x24"])


def places(pilot: KioskPilot) -> list[str]:
    """What stands at the four places."""
    return [slot.label for slot in pilot.app.screen.query(".slot").results(PushButton)]


async def to_open(pilot: KioskPilot) -> None:
    """A logbook of CODE is on the disk, and its four pictures are asked for."""
    pilot.app.begin_logbook(CODE)
    await leave(pilot)
    await pilot.click("#open")
    await pilot.until_screen(OpenLogbook)


@SIZES
async def test_wrong_pictures_stay_and_one_is_changed_by_the_mouse(data: Path, size: tuple[int, int]) -> None:
    async with running(data, size) as pilot:
        await to_open(pilot)
        for picture in ("chat", "lune", "tasse", "pain"):
            await pilot.click_picture(picture)
        await pilot.click("#main")
        await pilot.until(lambda: "n'ouvrent pas encore de carnet" in pilot.text)
        assert places(pilot) == ["1. chat", "2. lune", "3. tasse", "4. pain"]
        await pilot.click_picture("cle")
        assert "Cliquez d'abord, en haut, sur l'image à changer." in pilot.text
        await pilot.click(list(pilot.app.screen.query(".slot"))[2])
        assert "Choisissez l'image 3." in pilot.text
        assert places(pilot)[2] == "▶ 3. tasse"
        await assert_all_is_seen(pilot)
        await pilot.click_picture("cle")
        await pilot.click("#main")
        await pilot.until_screen(Home)
        assert not pilot.app.sitting.guest


async def test_one_is_changed_by_the_keyboard_alone(data: Path) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        await write_words(pilot, "chat chien clé pain")
        await pilot.until(lambda: "n'ouvrent pas encore de carnet" in pilot.text)
        while pilot.app.focused is not list(pilot.app.screen.query(".slot"))[1]:
            await pilot.press("tab")
        await pilot.press("enter")
        assert "Choisissez l'image 2." in pilot.text
        await pilot.press("tab")
        await pilot.write(["l", "u", "n", "e", "enter"])
        await pilot.until_screen(Home)


@SIZES
@pytest.mark.parametrize(
    ("written", "named", "kept"),
    [
        ("chat lune clé parapluis", ["« parapluis »"], ["1. chat", "2. lune", "3. clé", "4. ……"]),
        ("1. chat 2. Lunne 3. clé 4. pain", ["« Lunne »"], ["1. chat", "2. ……", "3. clé", "4. pain"]),
        ("chatlune klé pain", ["« klé »"], ["1. chat", "2. lune", "3. ……", "4. pain"]),
        ("cat moon brot key", ["« brot »"], ["1. chat", "2. lune", "3. ……", "4. clé"]),
        ("mes mots chat lune clé pain", ["« mes »", "« mots »"], ["1. chat", "2. lune", "3. clé", "4. pain"]),
        ("abracadabrantesquement", ["« abracadabrantesq… »"], ["1. ……", "2. ……", "3. ……", "4. ……"]),
        ("x" * 20 + " y z " + "w" * 20, ["x… »", "« y »", "« z »"], ["1. ……", "2. ……", "3. ……", "4. ……"]),
    ],
)  # fmt: skip
async def test_a_word_that_is_not_ours_is_named_and_the_others_are_kept(
    data: Path, size: tuple[int, int], written: str, named: list[str], kept: list[str]
) -> None:
    async with running(data, size) as pilot:
        await pilot.click("#open")
        await pilot.until_screen(OpenLogbook)
        await write_words(pilot, written)
        assert "Je ne connais pas" in pilot.text
        for word in named:
            assert word in pilot.text
        assert places(pilot) == kept
        assert pilot.app.screen.query_one("#words").field.text == written  # type: ignore[attr-defined]  # the box
        await assert_all_is_seen(pilot)


async def test_a_word_that_is_not_ours_is_replaced_by_a_picture(data: Path) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        await write_words(pilot, "chat lune clé pin")
        await pilot.click_picture("pain")
        assert places(pilot) == [f"{number}. {word}" for number, word in enumerate(WORDS.split(), 1)]
        await pilot.press("enter")  # the focus is on « Ouvrir »
        await pilot.until_screen(Home)


async def test_pictures_and_words_may_be_mixed(data: Path) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        for picture in CODE[:3]:
            await pilot.click_picture(picture)
        await write_words(pilot, "pain")
        await pilot.until_screen(Home)


@pytest.mark.parametrize("quick", [True, False], ids=["quick", "slow"])
async def test_letters_go_into_the_box_wherever_the_focus_is(data: Path, quick: bool) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        await (pilot.write(WORDS) if quick else pilot.press(*WORDS))
        assert pilot.app.screen.query_one("#words").field.text == WORDS  # type: ignore[attr-defined]  # the box
        await pilot.press("enter")
        await pilot.until_screen(Home)


async def test_a_picture_that_is_chosen_already_is_not_taken_twice(data: Path) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        for _press in range(2):
            pilot.app.press_filter.forget()
            await pilot.click_picture("chat")
        assert places(pilot) == ["1. chat", "2. ……", "3. ……", "4. ……"]
        assert "Vous avez déjà l'image « chat ». Les 4 images sont différentes." in pilot.text
        await pilot.click_picture("lune")
        assert places(pilot)[:2] == ["1. chat", "2. lune"]


async def test_more_words_than_four_open_nothing(data: Path) -> None:
    async with running(data) as pilot:
        await to_open(pilot)
        await write_words(pilot, f"{WORDS} tasse")
        assert "Il faut 4 mots de votre papier" in pilot.text
        assert isinstance(pilot.app.screen, OpenLogbook)


async def test_taking_back_empties_the_last_place_or_the_one_to_be_changed(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.click("#open")
        await pilot.until_screen(OpenLogbook)
        for picture in CODE[:3]:
            await pilot.click_picture(picture)
        await pilot.click("#undo")
        assert places(pilot) == ["1. chat", "2. lune", "3. ……", "4. ……"]
        await pilot.click(next(iter(pilot.app.screen.query(".slot"))))
        await pilot.click("#undo")
        assert places(pilot) == ["1. ……", "2. lune", "3. ……", "4. ……"]
        await pilot.click_picture("chat")
        assert places(pilot) == ["1. chat", "2. lune", "3. ……", "4. ……"]


async def test_the_one_picture_that_differs_from_the_paper_is_named(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.show(ConfirmCode(CODE))
        await pilot.until_screen(ConfirmCode)
        await write_words(pilot, "chat lune clé tasse")
        assert "L'image 4 est différente de votre papier." in pilot.text
        assert places(pilot)[3] == "4. tasse"
