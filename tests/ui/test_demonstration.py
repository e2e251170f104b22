"""« Voir comment faire » where it cannot be shown from where she is, or not at all: nothing ends her process."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.course.acts import CardPlaced, CardTaken
from kiosk.course.model import Exercise
from kiosk.course.solution import Click, Drag
from kiosk.ui.activities.pointing import PointingView
from kiosk.ui.demonstration import _act_word, gesture_sentence
from kiosk.ui.screens.home import Home
from kiosk.ui.screens.player import Player
from kiosk.ui.screens.welcome import Welcome
from tests.rehearsal.small_exercises import exercise as exercise_of
from tests.ui.activities.test_desk import spot
from tests.ui.exercise_samples import CLICKING, EVERY_KIND, exercise, step
from tests.ui.kiosk_pilot import AT_ONCE, KioskPilot, running

NOT_SHOWN = "Cette étape ne se montre pas maintenant."
SLIP = exercise(step(EVERY_KIND["choice"].activity, *CLICKING.solution), CLICKING)
"""Its first solution clicks on « Maison », where there are « Oui » and « Non »."""


async def shown(pilot: KioskPilot, player: Player) -> None:
    """« Voir comment faire », until the hand is given back."""
    await pilot.click("#show")
    await pilot.until(lambda: not player._is_demonstrating)


def logged(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """The log lines about demonstrations and exercises."""
    rooms = ("kiosk.ui.adviser_log", "kiosk.ui.navigation")
    return [(r.levelno, r.getMessage()) for r in caplog.records if r.name in rooms]


@pytest.fixture
def windows(shipped: tuple[Exercise, ...]) -> Exercise:
    return next(one for one in shipped if one.id == "ecran/2-passer-d-une-fenetre-a-l-autre")


async def test_a_window_that_she_closed_is_open_in_the_demonstration_alone(
    data: Path, windows: Exercise, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "kiosk")
    async with running(data) as pilot:
        player = await pilot.play(windows, done=(0,))
        await pilot.settle()
        await pilot.click_at(*spot(pilot, "window-close/viewer/Téléchargements/convocation.pdf"))
        await pilot.until(lambda: player.session.phase == "step_done")
        await pilot.click("#main")
        await pilot.until(lambda: player.session.index == 2)
        hers = player.session.state
        seen: list[str] = []
        show = player._view().show

        def watched(state: Any) -> None:
            seen.append(state.front.program)
            show(state)

        player._view().show = watched
        await shown(pilot, player)
        assert seen[0] == "web" and "viewer" in seen, "it was shown, from the story's beginning to its goal"
        assert player.session.state is hers
        assert NOT_SHOWN not in pilot.text and "convocation.pdf" not in pilot.rows[-5]
        # what was clicked on there is not on her screen
        assert "Votre écran est un peu différent." in pilot.text and "« Passer »" in pilot.text
        await pilot.click("#pass")
        await pilot.until(lambda: player.session.index == 3)
        assert "Votre écran" not in pilot.text and "convocation.pdf" in pilot.text
    ((level, message),) = logged(caplog)
    assert level == logging.INFO and "\n" not in message
    assert message.startswith(f"{windows.id}, step 3: ")
    assert '{"type":"click","target":"convocation.pdf"}' in message


async def test_an_author_s_mistake_shows_a_kind_message_and_the_learner_goes_on(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data) as pilot:
        player = await pilot.play(SLIP)
        for _press in range(3):
            await shown(pilot, player)
            assert NOT_SHOWN in pilot.text and "« Passer »" in pilot.text
            assert player.session.phase == "doing"
        await pilot.click("#hint")
        assert NOT_SHOWN not in pilot.text and "Indice 1" in pilot.text
        await pilot.click("#pass")
        await pilot.until(lambda: player.session.index == 1)
    assert len(logged(caplog)) == 3
    for level, message in logged(caplog):
        assert level == logging.ERROR and "\n" not in message
        assert message.startswith(f"{SLIP.id}, step 1: ") and '"target":"Maison"' in message and "gesture 1 " in message


async def test_moving_the_mouse_keeps_the_message_and_doing_the_step_clears_it(data: Path) -> None:
    slip = exercise_of(step(CLICKING.activity, *EVERY_KIND["double_click"].solution))
    async with running(data) as pilot:
        player = await pilot.play(slip)
        await shown(pilot, player)
        x, y = pilot.cell_of("Maison")
        await pilot.click_at(x + 30, y + 4)
        assert NOT_SHOWN in pilot.text
        await pilot.click_at(x, y)
        await pilot.until(lambda: player.session.phase == "step_done")
        assert NOT_SHOWN not in pilot.text
        await shown(pilot, player)
        assert NOT_SHOWN in pilot.text and "✓ Vous avez fait ce geste." in pilot.text


async def test_after_any_fault_in_the_demonstration_the_learner_can_act(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CLICKING, CLICKING))
        before = player.session.state

        def broken(*_args: object) -> None:
            raise ValueError("what someone typed")

        monkeypatch.setattr(PointingView, "cell_of_act", broken)
        await shown(pilot, player)
        assert NOT_SHOWN in pilot.text and player.session.state == before
        await pilot.click_at(*pilot.cell_of("Maison"))
        await pilot.until(lambda: player.session.phase == "step_done")
    ((level, message),) = logged(caplog)
    assert level == logging.ERROR and message.startswith("clavier/1-un, step 1: ")
    assert "ValueError" in message and f"{__file__}:" in message and "someone typed" not in message


async def test_who_leaves_during_a_demonstration_leaves_nothing_behind(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    slowly = msgspec.structs.replace(AT_ONCE, demonstration_pace=1.0)
    async with running(data, settings=slowly) as pilot:
        player = await pilot.play(exercise(CLICKING, CLICKING))
        await pilot.click("#show")
        await pilot.until(lambda: player._is_demonstrating)
        await pilot.click("#stop")
        await pilot.until_screen(Home)
        await pilot.until(lambda: not pilot.app.workers._workers)
        player = await pilot.play(exercise(CLICKING, CLICKING))
        await pilot.click("#show")
        await pilot.click("#main")  # « À moi »
        await pilot.until(lambda: not player._is_demonstrating)
        assert player.session.phase == "doing"
    assert logged(caplog) == []


async def test_resizing_the_screen_restarts_the_demonstration_on_the_new_board(data: Path) -> None:
    slowly = msgspec.structs.replace(AT_ONCE, demonstration_pace=1.0)
    async with running(data, settings=slowly) as pilot:
        player = await pilot.play(exercise(step(EVERY_KIND["move"].activity, *EVERY_KIND["move"].solution), CLICKING))
        await pilot.click("#show")
        await pilot.until(lambda: player._is_demonstrating)
        first = player._demonstration
        await pilot.textual.resize_terminal(140, 40)
        await pilot.until(lambda: player._demonstration not in (first, None))
        assert first.is_cancelled
        board = player._view().query_one("Board").size
        assert (player._view().state.at.width, player._view().state.at.height) == board
        await pilot.click("#main")
        await pilot.until(lambda: not player._is_demonstrating)
        assert (player.session.state.at.width, player.session.state.at.height) == board


def test_the_words_name_the_gesture_that_is_played() -> None:
    """Cards can be clicked or dragged: the words and the pointer do as the solution says."""
    card, place = CardTaken("Code"), CardPlaced("Code", "À moi")
    assert gesture_sentence(Click("Code")) == "Cliquez sur « Code »."
    assert [_act_word(act, Click("Code")) for act in (card, place)] == ["clic", "clic"]
    assert gesture_sentence(Drag("Code", "À moi")) == "Glissez « Code » sur « À moi »."
    assert [_act_word(act, Drag("Code", "À moi")) for act in (card, place)] == ["appuyé", "lâché"]


async def test_cards_are_shown_with_two_clicks_where_the_solution_clicks(data: Path) -> None:
    matching = EVERY_KIND["matching"]
    clicks = [Click(label) for drag in matching.solution if isinstance(drag, Drag) for label in (drag.from_, drag.to)]
    async with running(data) as pilot:
        player = await pilot.play(exercise(step(matching.activity, *clicks), CLICKING))
        view = player._view()
        seen: list[Any] = []
        point = view.cell_of_act

        def pointed(gesture: Any, act: Any) -> Any:
            seen.append(point(gesture, act))
            return seen[-1]

        view.cell_of_act = pointed
        await shown(pilot, player)
        assert len(seen) == len(clicks) and None not in seen
        assert NOT_SHOWN not in pilot.text


async def test_one_that_ends_before_its_turn_leaves_nothing_behind(
    data: Path, recwarn: pytest.WarningsRecorder
) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CLICKING))
        player._begin_demonstration()
        pilot.app.show_welcome()
        await pilot.until_screen(Welcome)
        player = await pilot.play(exercise(CLICKING))
        player._begin_demonstration()
        player._end_demonstration()
        await pilot.settle()
        assert pilot.app.screen is player
    gc.collect()
    assert not [one for one in recwarn if "never awaited" in str(one.message)]
