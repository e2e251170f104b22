"""What a learner writes, and the texts of an exercise, are displayed literally: no markup, no links, no actions."""

from pathlib import Path

import pytest

from kiosk.activities.typing import Editing, Typing
from kiosk.course.events import ExerciseDone, Started
from kiosk.course.solution import Type
from kiosk.station.settings.model import Settings
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.player import Player
from kiosk.ui.widgets.text_box import TextBox
from tests.ui.exercise_samples import exercise, marked, step
from tests.ui.kiosk_pilot import KioskPilot, is_running, running, squeezed

MARKS = ("[@click=app.quit]x[/]", "[/]", "[red]", "[link=https://x]", "[bold", "\\[a]", "$main[")
"""What Textual would take for a click that ends the program, a tag that ends nothing, a colour, a link …"""
ALL_MARKS = "".join(MARKS)


async def write_and_paste(pilot: KioskPilot, text: str) -> None:
    """``text`` in the box that is on the screen, once by the keyboard and once by the clipboard; stays there."""
    box = pilot.app.screen.query_one(TextBox)
    await pilot.click(box)
    for way in (pilot.write, pilot.paste):
        await pilot.write(["end", *["backspace"] * len(box.field.text)])
        await way(text)
        assert box.field.text == text
        assert squeezed(text) in pilot.seen(box)


async def assert_clicks_do_nothing(pilot: KioskPilot) -> None:
    """Wherever the mark is on the screen, a click on it is a click on a text."""
    await pilot.click_on("app.quit")
    await pilot.press("escape")
    assert is_running(pilot.app)


async def test_in_the_words_of_a_logbook(data: Path) -> None:
    async with running(data) as pilot:
        await pilot.click("#open")
        await pilot.until(lambda: pilot.app.screen.query(TextBox))
        await write_and_paste(pilot, ALL_MARKS)
        await pilot.press("enter")
        assert "Je ne connais pas « click »" in pilot.text
        await write_and_paste(pilot, MARKS[0])
        await pilot.paste(f" {MARKS[1]} {MARKS[2]} {MARKS[3]}")
        await pilot.press("enter")
        await assert_clicks_do_nothing(pilot)


@pytest.mark.parametrize("activity", [Typing("Bonjour"), Editing("Bonnjour", "Bonjour")], ids=["typing", "edit"])
async def test_in_a_text_that_is_practised(data: Path, activity: Typing | Editing) -> None:
    async with running(data) as pilot:
        await pilot.play(exercise(*[step(activity, Type("a"))] * 3))
        await write_and_paste(pilot, ALL_MARKS)
        await write_and_paste(pilot, MARKS[0])
        await assert_clicks_do_nothing(pilot)


async def test_in_every_text_of_an_exercise(data: Path) -> None:
    mark = MARKS[0]
    steps = marked(mark)
    async with running(data) as pilot:
        player = await pilot.play(exercise(*steps, mark=mark))
        for number, one in enumerate(steps):
            await pilot.until(lambda number=number: player.session.index == number and view(player).is_running)  # type: ignore[misc]  # its default
            await pilot.press("escape")
            await pilot.click("#hint")
            assert f"Un mot. {mark}" in pilot.text
            assert mark in pilot.text.replace(f"Un mot. {mark}", "").replace(one.say, "")
            await pilot.click("#show")
            await pilot.until(lambda: not player._is_demonstrating)
            assert player.session.phase == "doing"
            for gesture in one.solution:
                for act in one.activity.acts_for(player.session.state, gesture, float(number)):
                    await player.act(act)
            await pilot.settle()
            assert f"Vous avez fait ce geste. {mark}" in pilot.text
            await pilot.press("enter")
        await pilot.until(lambda: pilot.app.screen is not player)
        assert f"Je sais faire ce geste {mark}." in pilot.text


def view(player: Player) -> ActivityView:
    return player.query_one("#view", ActivityView)


async def test_in_titles_and_can_do_sentences_of_a_course(data: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "essai").mkdir(parents=True)
    (own / "essai/area.yaml").write_text('title: "[red]Zone[/]"\npicture: chat\norder: 0\npath: []\n')
    one = "".join(
        '  - {say: "Appuyez sur A.", keys: {press: [a]}, hints: ["Un mot.", "Deux mots."],'
        ' solution: [{press: a}], done: "Vous avez appuyé sur A."}\n'
        for _ in range(3)
    )
    (own / "essai/1-un.yaml").write_text(
        'title: "[@click=app.quit]x[/]"\ncan_do: "Je sais [bold]tout[/]."\n'
        f"level: 1\nminutes: 1\nneeds: []\nsteps:\n{one}"
    )
    async with running(data, settings=Settings(exercises=(str(own),))) as pilot:
        await pilot.until(lambda: pilot.app.catalogue.find("essai/1-un"))
        pilot.app.show_home()
        await pilot.until_screen(Home)
        assert "[red]Zone[/]" in pilot.text
        assert "[@click=app.quit]x[/]" in pilot.text
        pilot.app.sitting.record([Started("essai/1-un"), ExerciseDone("essai/1-un", "Je sais [bold]tout[/].", "[/]")])
        pilot.app.show_can_do_list()
        await pilot.until(lambda: "Je sais [bold]tout[/]." in pilot.text)
        pilot.app.show_area("essai")
        await pilot.until(lambda: "[@click=app.quit]x[/]" in pilot.text)
        await pilot.click_on("app.quit")
        await pilot.until_screen(Player)
        assert is_running(pilot.app)


async def test_in_a_sentence_of_an_exercise_that_cannot_be_opened(data: Path) -> None:
    async with running(data) as pilot:
        pilot.app.show_home()
        await pilot.until_screen(Home)
        pilot.app.start_exercise("[@click=app.quit]x[/]")
        await pilot.until(lambda: "Cet exercice n'est pas prêt." in pilot.text)
        assert is_running(pilot.app)
