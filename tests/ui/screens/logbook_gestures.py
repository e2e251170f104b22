"""A lesson, a logbook, and how a person gets through their screens."""

from __future__ import annotations

import re

from kiosk.course.pictures import CODE_PICTURES
from kiosk.logbook.codes import Code
from kiosk.ui.screens.begin_logbook import BeginLogbook, ConfirmCode
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.open_logbook import OpenLogbook
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from tests.ui.exercise_samples import COPYING, exercise
from tests.ui.kiosk_pilot import KioskPilot

CODE: Code = ("chat", "lune", "cle", "pain")
WORDS = " ".join(CODE_PICTURES[picture].word for picture in CODE)
LESSON = exercise(COPYING, COPYING, COPYING, mark="de Nadia")


def shown_code(pilot: KioskPilot) -> list[str]:
    """The four words on the screen, as a person copies them on paper."""
    return re.findall(r"\b[1-4]\. (\w+)", pilot.text)


async def begin(pilot: KioskPilot) -> list[str]:
    """From the welcome to the home with a new logbook; returns the words of its code."""
    await pilot.click("#begin")
    await pilot.until_screen(BeginLogbook)
    words = shown_code(pilot)
    await pilot.click("#main")
    await pilot.until_screen(ConfirmCode)
    await pilot.click("#words")
    await pilot.write(" ".join(words))
    await pilot.press("enter")
    await pilot.until_screen(Home)
    return words


async def open_with(pilot: KioskPilot, words: str) -> None:
    """From the welcome, by writing the words."""
    await pilot.click("#open")
    await pilot.until_screen(OpenLogbook)
    await write_words(pilot, words)


async def write_words(pilot: KioskPilot, words: str) -> None:
    await pilot.click("#words")
    await pilot.write(["end", *["backspace"] * 60])
    await pilot.write(words)
    await pilot.press("enter")


async def do_step(pilot: KioskPilot, player: Player) -> None:
    """A step of the lesson: it is done, and still displayed."""
    await pilot.click("#copy")
    await pilot.write("ab")
    await pilot.until(lambda: player.session.phase == "step_done")


async def do_lesson(pilot: KioskPilot) -> None:
    """From the first step to the end."""
    player = await pilot.play(LESSON)
    for step in range(3):
        await pilot.until(lambda step=step: player.session.index == step and player.query_one("#view").is_running)  # type: ignore[misc]  # its default
        await do_step(pilot, player)
        await pilot.click("#main")
    await pilot.until_screen(ExerciseEnd)


async def leave(pilot: KioskPilot) -> None:
    pilot.app.show_home()
    await pilot.until_screen(Home)
    await pilot.click("#leave")
    await pilot.until_screen(Welcome)
