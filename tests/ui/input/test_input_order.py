"""Keys and clicks that wait while the machine is busy are done in the order in which the terminal sent them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events

from kiosk.activities.choice import Choice, Option
from kiosk.activities.reading import Reading
from kiosk.course.solution import Click
from kiosk.ui.input import input_order
from kiosk.ui.input.input_order import InputOrder
from kiosk.ui.input.terminal_parser import TerminalParser
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.exercise_samples import COPYING, exercise, step
from tests.ui.kiosk_pilot import Clock, KioskPilot, running

CHOOSING = step(
    Choice((Option("Oui", "C'est le bus.", right=True), Option("Non", "Pas encore. Regardez."))), Click("Oui")
)
READING = step(Reading("Le bus part à 8 h. Gardez le ticket.", {"ticket": "Un papier."}), Click("J'ai lu"))


class StalledTerminal:
    """Bytes that a terminal sends while the program does not get to them."""

    def __init__(self, pilot: KioskPilot) -> None:
        self._pilot = pilot
        self._parser = TerminalParser()
        self._pilot.clock = self._clock = Clock()

    def send(self, sequence: str) -> None:
        """Send what a terminal sends for one gesture, a second after the last."""
        self._clock.now += 1.0
        for event in self._parser.events(sequence):
            assert isinstance(event, events.Event)
            self._pilot.send(event)

    def click(self, what: str) -> None:
        """Click on the button of this selector or value."""
        buttons = [b for b in self._pilot.app.screen.query(PushButton) if what in (f"#{b.id}", b.value)]
        x, y = self._pilot.middle(buttons[0])
        self.send(f"\x1b[<35;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")


async def stalled(player: Any, pilot: KioskPilot, *busy: str) -> None:
    """Let the widgets of these selectors get to their messages only after all others had many turns."""
    done = asyncio.Event()
    for one in [each for selector in busy for each in player.query(selector)]:
        one.call_next(done.wait)
    for _turn in range(50):
        await asyncio.sleep(0)
    done.set()
    await pilot.settle()


@pytest.mark.parametrize(("activity", "button"), [(CHOOSING, "Oui"), (READING, "#read")])
async def test_enter_after_the_click_that_does_the_step_continues(activity: Any, button: str, data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(activity, COPYING))
        terminal = StalledTerminal(pilot)
        terminal.click(button)
        terminal.send("\r")
        await pilot.settle()
        assert (player.session.index, player.session.phase) == (1, "doing")


@pytest.mark.parametrize("busy", ["#options", "#view", ".option"])
async def test_a_click_does_not_overtake_the_key_before_it(busy: str, data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CHOOSING))
        no = next(b for b in player.query(PushButton) if b.value == "Non")
        no.focus()
        terminal = StalledTerminal(pilot)
        terminal.send("\r")
        terminal.click("Oui")
        await stalled(player, pilot, busy)
        assert player.session.state.chosen == ("Non", "Oui")


@pytest.mark.parametrize("busy", ["#bar", "#pass"])
async def test_what_is_typed_after_a_click_on_the_bar_is_for_what_it_led_to(busy: str, data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CHOOSING, COPYING))
        terminal = StalledTerminal(pilot)
        terminal.click("#pass")
        for letter in "ab":
            terminal.send(letter)
        await stalled(player, pilot, busy)
        assert (player.session.index, player.session.phase) == (1, "step_done")
        assert player.session.skipped == {0}


async def test_a_click_on_the_bar_does_not_overtake_what_was_typed_before_it(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(COPYING, CHOOSING))
        terminal = StalledTerminal(pilot)
        for letter in "ab":
            terminal.send(letter)
        terminal.click("#pass")
        await stalled(player, pilot, "TextBox", "#view")
        assert 0 in player.session.done
        assert not player.session.skipped


async def test_a_widget_that_never_gets_to_its_messages_does_not_keep_all_input(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(CHOOSING))
        never = asyncio.Event()
        next(b for b in player.query(PushButton) if b.value == "Non").call_next(never.wait)
        terminal = StalledTerminal(pilot)
        terminal.click("Non")
        terminal.click("Oui")
        for _second in range(2 * (input_order.MAX_TICKS + 1)):
            pilot.app.check_presence()
            for _turn in range(50):
                await asyncio.sleep(0)
        assert player.session.state.chosen == ("Oui",)
        never.set()


@pytest.mark.parametrize(("takes_text", "waits"), [(True, False), (False, True)])
def test_a_letter_after_a_space_waits_only_where_the_space_may_have_pressed_something(
    takes_text: bool, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    focused = SimpleNamespace(takes_text=takes_text)
    order = InputOrder(SimpleNamespace(focused=focused), None)  # type: ignore[arg-type]  # all that is asked of both
    monkeypatch.setattr(order, "_begin_walk", lambda: None)
    for character in "un mot":
        key = "space" if character == " " else character
        assert order.holds(events.Key(key, character)) is (waits and character in "mot")
