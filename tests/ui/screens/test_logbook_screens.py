"""Beginning a logbook, coming back to it, and the messages when it cannot be kept."""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import clock
from kiosk.i18n import language
from kiosk.logbook.progress import Progress
from kiosk.station.settings.model import Settings
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.screens.adviser.recent_events import RecentEvents
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from kiosk.ui.screens.can_do_list import CanDoList
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from tests.ui.kiosk_pilot import KioskPilot, running
from tests.ui.screens.adviser.test_recent_events import log_line, write_log
from tests.ui.screens.logbook_gestures import (
    CODE,
    LESSON,
    WORDS,
    begin,
    do_lesson,
    do_step,
    leave,
    open_with,
    shown_code,
    write_words,
)

UNTOLD = Settings(demonstration_pace=0.0)
"""As a station is set that nobody has set: it has no name of its own."""


async def test_from_the_first_day_to_the_next_week(data: Path) -> None:
    async with running(data, settings=UNTOLD) as pilot:
        words = await begin(pilot)
        assert len(set(words)) == 4
        assert not pilot.app.sitting.guest
        assert "Garder dans un carnet" not in pilot.text
        await do_lesson(pilot)
        assert "Je sais faire ce geste de Nadia." in pilot.text
        await leave(pilot)
    async with running(data, settings=UNTOLD) as pilot:
        await open_with(pilot, " ".join(words).upper())
        await pilot.until_screen(Home)
        await pilot.click("#can-do")
        await pilot.until(lambda: "Ce que je sais faire" in pilot.text)
        assert pilot.app.sitting.progress.is_done(LESSON.id)


async def test_what_was_done_before_goes_into_the_logbook(data: Path) -> None:
    async with running(data, settings=UNTOLD) as pilot:
        await do_lesson(pilot)
        await pilot.click("#home")
        await pilot.until_screen(Home)
        await pilot.click("#keep")
        await pilot.until_screen(BeginLogbook)
        words = shown_code(pilot)
        await pilot.click("#main")
        await pilot.until_screen(ConfirmCode)
        await write_words(pilot, " ".join(words))
        await pilot.until_screen(Home)
        await leave(pilot)
        await open_with(pilot, " ".join(words))
        await pilot.until_screen(Home)
        assert pilot.app.sitting.progress.is_done(LESSON.id)


async def test_with_the_pictures_instead_of_the_words(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await leave(pilot)
        await pilot.click("#open")
        await pilot.until_screen(OpenLogbook)
        for picture in CODE:
            await pilot.click_picture(picture)
        await pilot.click("#main")
        await pilot.until_screen(Home)
        assert not pilot.app.sitting.guest


async def test_wrong_pictures_lead_back_to_the_right_ones(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.click("#begin")
        await pilot.until_screen(BeginLogbook)
        words = shown_code(pilot)
        await pilot.click("#main")
        await pilot.until_screen(ConfirmCode)
        await write_words(pilot, " ".join(words[::-1]))
        assert "un peu différentes" in pilot.text
        await pilot.click("#back")
        await pilot.until_screen(BeginLogbook)
        assert shown_code(pilot) == words


async def test_other_pictures_can_be_asked_for(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.click("#begin")
        await pilot.until_screen(BeginLogbook)
        seen = {tuple(shown_code(pilot))}
        for _again in range(3):
            pilot.app.screen.query_one("#again").focus()
            await pilot.press("enter")
            seen.add(tuple(shown_code(pilot)))
        assert len(seen) > 1


async def test_two_people_one_after_the_other_see_nothing_of_each_other(data: Path) -> None:
    async with running(data) as pilot:
        first = await begin(pilot)
        await do_lesson(pilot)
        await leave(pilot)
        assert "Nadia" not in pilot.all_texts()
        await begin(pilot)
        held = pilot.all_texts()
        assert "Nadia" not in held
        assert not pilot.app.sitting.progress.done
        await leave(pilot)
        await pilot.click("#open")
        await pilot.until_screen(OpenLogbook)
        assert not any(re.search(rf"\b[1-4]\. {word}\b", pilot.text) for word in first)
        assert pilot.app.screen.query_one("#words").field.text == ""  # type: ignore[attr-defined]  # the box
        assert pilot.app.sitting.progress == Progress()


async def test_unknown_codes_get_a_kind_message_and_then_a_wait(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = clock.now()  # the wait is over when five seconds are
    monkeypatch.setattr(clock, "now", lambda: stopped)
    async with running(data) as pilot:
        await open_with(pilot, "chat lune clé pain")
        await pilot.until(lambda: "n'ouvrent pas encore de carnet" in pilot.text)
        assert "Le conseiller peut vous aider." in pilot.text
        for _try in range(2):
            assert "secondes" not in pilot.text
            await write_words(pilot, "pain clé lune chat")
        await pilot.until(lambda: "On reprend dans" in pilot.text)
    # the wait is still there after the program was started again, even for the right pictures
    station = Station(Settings(station="poste-1"), data)
    Sitting(station.store, station.name).begin_logbook(CODE)
    async with running(data) as pilot:
        await open_with(pilot, WORDS)
        await pilot.until(lambda: re.search(r"On reprend dans \d secondes", pilot.text) is not None)
        assert isinstance(pilot.app.screen, OpenLogbook)
        assert pilot.app.sitting.guest


async def test_a_journal_that_cannot_be_written_is_mentioned_and_practice_goes_on(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        player = await pilot.play(LESSON)
        assert "ne peut pas être gardé" not in pilot.text
        (data / "logbooks").rename(data / "away")
        await do_step(pilot, player)
        assert "Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer." in pilot.text
        assert "Vous avez fait ce geste." in pilot.text
        (data / "away").rename(data / "logbooks")
        await pilot.click("#main")
        await pilot.until(lambda: player.session.index == 1 and player.query_one("#view").is_running)
        await do_step(pilot, player)
        assert "ne peut pas être gardé" not in pilot.text
        await leave(pilot)
        pilot.app.open_logbook(CODE)
        assert pilot.app.sitting.progress.exercise(LESSON.id).steps_done == {0, 1}


@pytest.mark.parametrize("way", ["#begin", "#open"])
async def test_practice_is_possible_where_logbooks_cannot_be_kept(data: Path, way: str) -> None:
    (data / "logbooks").write_text("a file where the folder should be")
    (data / "site_salt").mkdir()
    async with running(data) as pilot:
        await pilot.click(way)
        if way == "#open":
            await pilot.until_screen(OpenLogbook)
            await write_words(pilot, WORDS)
        await pilot.until(lambda: "Vous pouvez vous exercer sans carnet." in pilot.text)
        await pilot.click("#back")
        await pilot.until_screen(Welcome)
        await pilot.click("#try")
        await pilot.until_screen(Player)


async def test_the_language_is_chosen_at_the_welcome_kept_in_the_logbook_and_gone_for_the_next(data: Path) -> None:
    async with running(data) as pilot:
        assert "Bonjour et bienvenue" in pilot.text
        await pilot.click_on("English")
        await pilot.until(lambda: language() == "en" and "● English" in pilot.text)
        assert "Bonjour et bienvenue" not in pilot.text
        pilot.app.begin_logbook(CODE)
        await leave(pilot)
        assert language() == "fr" and "Bonjour et bienvenue" in pilot.text
        await open_with(pilot, WORDS)
        await pilot.until_screen(Home)
        assert language() == "en"


async def test_the_language_chosen_at_this_welcome_wins_over_the_logbook_s_and_is_kept(data: Path) -> None:
    """English, tried once, must not hold for ever."""
    async with running(data) as pilot:
        await pilot.click_on("English")
        await pilot.until(lambda: "● English" in pilot.text)
        pilot.app.begin_logbook(CODE)
        await leave(pilot)
        await pilot.click_on("Français")
        await pilot.until(lambda: pilot.app.screen.is_running and "● Français" in pilot.text)
        await open_with(pilot, WORDS)
        await pilot.until_screen(Home)
        assert language() == "fr"
        await leave(pilot)
        await open_with(pilot, WORDS)
        await pilot.until_screen(Home)
        assert language() == "fr"
        assert pilot.app.sitting.progress.settings["language"] == "fr"


async def test_a_logbook_with_unexpected_and_damaged_files_opens_and_the_log_says_so(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data) as pilot:
        pilot.app.begin_logbook(CODE)
        await do_lesson(pilot)
        await leave(pilot)
        (folder,) = (data / "logbooks").iterdir()
        done = '{"v":1,"at":"2026-11-23T10:00:00Z","sitting":"a","n":0,"event":{"type":"step_done","exercise":"a/1-b",'
        (folder / "absurd.jsonl").write_text(done + '"step":0,"of":1000000000,"help":"none"}}\n')
        (folder / "gone.jsonl").write_text(
            '{"v":1,"at":"9999-12-31T23:59:59Z","sitting":"b","n":0,"event":{"type":"exercise_done","exercise":"a/1-b",'
            '"can_do":"[b]Je sais[/]\\u001b[2J tout","title":""}}\n'
            '{"v":1,"at":"0001-01-01T00:00:00+01:00","sitting":"b","n":1,"event":{"type":"setting_chosen",'
            '"name":"language","value":"../\\u0000"}}\n'
        )
        os.mkfifo(folder / "pipe.jsonl")
        (folder / "zero.jsonl").symlink_to("/dev/zero")
        (folder / "poste.jsonl").mkdir()
        await open_with(pilot, WORDS)
        await pilot.until_screen(Home)
        assert pilot.app.sitting.progress.is_done(LESSON.id)
        assert language() == "fr"
        for word in ("jsonl", "abîmé", "fichier"):
            assert word not in pilot.all_texts(), "the learner sees nothing of it"
        await pilot.click("#can-do")
        await pilot.until_screen(CanDoList)
        assert "✓ [b]Je sais[/] [2J tout" in pilot.all_texts()
        await pilot.click("#back")
        await leave(pilot)
        warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        write_log(data, *(log_line(datetime.now(), text, "WARNING") for text in warned))
        text = await read_recent_events(pilot)
    for line in (
        "absurd.jsonl a des lignes abîmées (1), à partir de la ligne 1.",
        "pipe.jsonl n'est pas lu : ce n'est pas un fichier.",
        "poste.jsonl n'est pas lu : ce n'est pas un fichier.",
        "zero.jsonl n'est pas lu : c'est un lien.",
    ):
        assert text.count(line) == 1, line


async def read_recent_events(pilot: KioskPilot) -> str:
    """The text of « Ce qui s'est passé »."""
    pilot.app.switch_screen(RecentEvents())
    await pilot.until_screen(RecentEvents)
    return pilot.all_texts()
