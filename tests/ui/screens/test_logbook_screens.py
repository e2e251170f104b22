"""Beginning a logbook, coming back to it, and the messages when it cannot be kept."""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import clock
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.i18n import language
from kiosk.logbook.codes import Code
from kiosk.logbook.progress import Progress
from kiosk.station.settings.model import Settings
from kiosk.station.sitting import Sitting
from kiosk.station.station import Station
from kiosk.ui.screens.adviser.recent_events import RecentEvents
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from kiosk.ui.screens.can_do_list import CanDoList
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.screens.welcome import Welcome
from tests.ui.exercise_samples import COPYING, exercise
from tests.ui.kiosk_pilot import Desk, running
from tests.ui.screens.adviser.test_recent_events import log_line, write_log

CODE: Code = ("chat", "lune", "cle", "pain")
WORDS = " ".join(PICTURES_BY_NAME[picture].word for picture in CODE)
UNTOLD = Settings(demonstration_pace=0.0)
"""As a station is set that nobody has set: it has no name of its own."""
LESSON = exercise(COPYING, COPYING, COPYING, mark="de Nadia")


def shown_code(desk: Desk) -> list[str]:
    """The four words on the screen, as a person copies them on paper."""
    return re.findall(r"\b[1-4]\. (\w+)", desk.text)


async def begin(desk: Desk) -> list[str]:
    """From the welcome to the home with a new logbook; gives the words on the paper."""
    await desk.click("#begin")
    await desk.until_screen(BeginLogbook)
    words = shown_code(desk)
    await desk.click("#main")
    await desk.until_screen(ConfirmCode)
    await desk.click("#words")
    await desk.write(" ".join(words))
    await desk.press("enter")
    await desk.until_screen(Home)
    return words


async def open_with(desk: Desk, words: str) -> None:
    """From the welcome, by writing the words."""
    await desk.click("#open")
    await desk.until_screen(OpenLogbook)
    await write_words(desk, words)


async def write_words(desk: Desk, words: str) -> None:
    await desk.click("#words")
    await desk.write(["end", *["backspace"] * 60])
    await desk.write(words)
    await desk.press("enter")


async def do_lesson(desk: Desk) -> None:
    """From the first step to the end."""
    player = await desk.play(LESSON)
    for step in range(3):
        await desk.until(lambda step=step: player.session.index == step and player.query_one("#view").is_running)  # type: ignore[misc]  # its default
        await desk.click("#copy")
        await desk.write("ab")
        await desk.until(lambda: player.session.phase == "step_done")
        await desk.click("#main")
    await desk.until_screen(ExerciseEnd)


async def leave(desk: Desk) -> None:
    desk.app.show_home()
    await desk.until_screen(Home)
    await desk.click("#leave")
    await desk.until_screen(Welcome)


async def test_from_the_first_day_to_the_next_week(data: Path) -> None:
    async with running(data, settings=UNTOLD) as desk:
        words = await begin(desk)
        assert len(set(words)) == 4
        assert not desk.app.sitting.guest
        assert "Garder dans un carnet" not in desk.text
        await do_lesson(desk)
        assert "Je sais faire ce geste de Nadia." in desk.text
        await leave(desk)
    async with running(data, settings=UNTOLD) as desk:
        await open_with(desk, " ".join(words).upper())
        await desk.until_screen(Home)
        await desk.click("#can-do")
        await desk.until(lambda: "Ce que je sais faire" in desk.text)
        assert desk.app.sitting.progress.is_done(LESSON.id)


async def test_what_was_done_before_goes_into_the_logbook(data: Path) -> None:
    async with running(data, settings=UNTOLD) as desk:
        await do_lesson(desk)
        await desk.click("#home")
        await desk.until_screen(Home)
        await desk.click("#keep")
        await desk.until_screen(BeginLogbook)
        words = shown_code(desk)
        await desk.click("#main")
        await desk.until_screen(ConfirmCode)
        await write_words(desk, " ".join(words))
        await desk.until_screen(Home)
        await leave(desk)
        await open_with(desk, " ".join(words))
        await desk.until_screen(Home)
        assert desk.app.sitting.progress.is_done(LESSON.id)


async def test_with_the_pictures_instead_of_the_words(data: Path) -> None:
    async with running(data) as desk:
        desk.app.begin_logbook(CODE)
        await leave(desk)
        await desk.click("#open")
        await desk.until_screen(OpenLogbook)
        for picture in CODE:
            await desk.tell_grid(picture)
        await desk.click("#main")
        await desk.until_screen(Home)
        assert not desk.app.sitting.guest


async def test_wrong_pictures_lead_back_to_the_right_ones(data: Path) -> None:
    async with running(data) as desk:
        await desk.click("#begin")
        await desk.until_screen(BeginLogbook)
        words = shown_code(desk)
        await desk.click("#main")
        await desk.until_screen(ConfirmCode)
        await write_words(desk, " ".join(words[::-1]))
        assert "un peu différentes" in desk.text
        await desk.click("#back")
        await desk.until_screen(BeginLogbook)
        assert shown_code(desk) == words


async def test_other_pictures_can_be_asked_for(data: Path) -> None:
    async with running(data) as desk:
        await desk.click("#begin")
        await desk.until_screen(BeginLogbook)
        seen = {tuple(shown_code(desk))}
        for _again in range(3):
            desk.app.screen.query_one("#again").focus()
            await desk.press("enter")
            seen.add(tuple(shown_code(desk)))
        assert len(seen) > 1


async def test_two_people_one_after_the_other_see_nothing_of_each_other(data: Path) -> None:
    async with running(data) as desk:
        first = await begin(desk)
        await do_lesson(desk)
        await leave(desk)
        assert "Nadia" not in desk.everything_held()
        await begin(desk)
        held = desk.everything_held()
        assert "Nadia" not in held
        assert not desk.app.sitting.progress.done
        await leave(desk)
        await desk.click("#open")
        await desk.until_screen(OpenLogbook)
        assert not any(re.search(rf"\b[1-4]\. {word}\b", desk.text) for word in first)
        assert desk.app.screen.query_one("#words").field.text == ""  # type: ignore[attr-defined]  # the box
        assert desk.app.sitting.progress == Progress()


async def test_unknown_codes_get_a_kind_message_and_then_a_wait(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = clock.now()  # the wait is over when five seconds are
    monkeypatch.setattr(clock, "now", lambda: stopped)
    async with running(data) as desk:
        await open_with(desk, "chat lune clé pain")
        await desk.until(lambda: "n'ouvrent pas encore de carnet" in desk.text)
        assert "Le conseiller peut vous aider." in desk.text
        for _try in range(2):
            assert "secondes" not in desk.text
            await write_words(desk, "pain clé lune chat")
        await desk.until(lambda: "On reprend dans" in desk.text)
    # the wait is still there after the program was started again, even for the right pictures
    station = Station(Settings(station="poste-1"), data)
    Sitting(station.store, station.name).begin_logbook(CODE)
    async with running(data) as desk:
        await open_with(desk, WORDS)
        await desk.until(lambda: re.search(r"On reprend dans \d secondes", desk.text) is not None)
        assert isinstance(desk.app.screen, OpenLogbook)
        assert desk.app.sitting.guest


async def test_a_journal_that_cannot_be_written_is_mentioned_and_practice_goes_on(data: Path) -> None:
    async with running(data) as desk:
        desk.app.begin_logbook(CODE)
        player = await desk.play(LESSON)
        assert "ne peut pas être gardé" not in desk.text
        (data / "logbooks").rename(data / "away")
        await desk.click("#copy")
        await desk.write("ab")
        await desk.until(lambda: player.session.phase == "step_done")
        assert "Votre travail ne peut pas être gardé maintenant. Vous pouvez continuer." in desk.text
        assert "Vous avez fait ce geste." in desk.text
        (data / "away").rename(data / "logbooks")
        await desk.click("#main")
        await desk.until(lambda: player.session.index == 1 and player.query_one("#view").is_running)
        await desk.click("#copy")
        await desk.write("ab")
        await desk.until(lambda: player.session.phase == "step_done")
        assert "ne peut pas être gardé" not in desk.text
        await leave(desk)
        desk.app.open_logbook(CODE)
        assert desk.app.sitting.progress.exercise(LESSON.id).steps_done == {0, 1}


@pytest.mark.parametrize("way", ["#begin", "#open"])
async def test_practice_is_possible_where_logbooks_cannot_be_kept(data: Path, way: str) -> None:
    (data / "logbooks").write_text("a file where the folder should be")
    (data / "site_salt").mkdir()
    async with running(data) as desk:
        await desk.click(way)
        if way == "#open":
            await desk.until_screen(OpenLogbook)
            await write_words(desk, WORDS)
        await desk.until(lambda: "Vous pouvez vous exercer sans carnet." in desk.text)
        await desk.click("#back")
        await desk.until_screen(Welcome)
        await desk.click("#try")
        await desk.until_screen(Home)


async def test_the_language_is_chosen_at_the_welcome_kept_in_the_logbook_and_gone_for_the_next(data: Path) -> None:
    async with running(data) as desk:
        assert "Bonjour et bienvenue" in desk.text
        await desk.click_on("English")
        await desk.until(lambda: language() == "en" and "● English" in desk.text)
        assert "Bonjour et bienvenue" not in desk.text
        desk.app.begin_logbook(CODE)
        await leave(desk)
        assert language() == "fr" and "Bonjour et bienvenue" in desk.text
        await open_with(desk, WORDS)
        await desk.until_screen(Home)
        assert language() == "en"


async def test_a_logbook_with_unexpected_and_damaged_files_opens_and_the_log_says_so(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data) as desk:
        desk.app.begin_logbook(CODE)
        await do_lesson(desk)
        await leave(desk)
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
        await open_with(desk, WORDS)
        await desk.until_screen(Home)
        assert desk.app.sitting.progress.is_done(LESSON.id)
        assert language() == "fr"
        for word in ("jsonl", "abîmé", "fichier"):
            assert word not in desk.everything_held(), "the learner sees nothing of it"
        await desk.click("#can-do")
        await desk.until_screen(CanDoList)
        assert "✓ [b]Je sais[/] [2J tout" in desk.everything_held()
        await desk.click("#back")
        await leave(desk)
        warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        write_log(data, *(log_line(datetime.now(), text, "WARNING") for text in warned))
        said = await read_recent_events(desk)
    for told in (
        "absurd.jsonl a des lignes abîmées (1), à partir de la ligne 1.",
        "pipe.jsonl n'est pas lu : ce n'est pas un fichier.",
        "poste.jsonl n'est pas lu : ce n'est pas un fichier.",
        "zero.jsonl n'est pas lu : c'est un lien.",
    ):
        assert said.count(told) == 1, told


async def read_recent_events(desk: Desk) -> str:
    """What stands in « Ce qui s'est passé »."""
    desk.app.switch_screen(RecentEvents())
    await desk.until_screen(RecentEvents)
    return desk.everything_held()
