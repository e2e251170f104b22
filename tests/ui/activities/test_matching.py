"""The view of ``matching``: each press counts once, in the order in which they came."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from kiosk.activities.matching import Card, Matching, MatchingState
from kiosk.course.solution import Drag
from kiosk.ui.widgets.push_button import PushButton
from tests.ui.exercise_samples import exercise, step
from tests.ui.kiosk_pilot import KioskPilot, running

SORTING = step(
    Matching(
        ("À moi", "À tous"),
        (Card("Code", "À moi", "Il ouvre."), Card("Heure", "À tous", "On la voit."), Card("Clé", "À moi", "De quoi ?")),
    ),
    Drag("Code", "À moi"),
    Drag("Heure", "À tous"),
    Drag("Clé", "À moi"),
)


class Hand:
    """A hand that is ahead of the screen: nothing is waited for between two clicks."""

    def __init__(self, pilot: KioskPilot) -> None:
        self._pilot = pilot
        self._cells = {one.value: pilot.middle(one) for one in pilot.app.screen.query(PushButton) if one.value}

    def click(self, label: str) -> None:
        """Move there, press, release."""
        x, y = self._cells[label]
        self._pilot.mouse(events.MouseMove, x, y, 0)
        self._pilot.mouse(events.MouseDown, x, y)
        self._pilot.mouse(events.MouseUp, x, y)


async def test_clicks_ahead_of_the_screen_do_what_they_do_one_by_one(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(SORTING))
        hand = Hand(pilot)
        for label in ("Code", "À moi", "Heure", "À moi", "Heure", "À tous", "Clé"):
            hand.click(label)
        await pilot.until(lambda: "Vous tenez « Clé »" in pilot.text)
        assert player.session.state == MatchingState(frozenset(("Code", "Heure")), "Clé", ("Heure", "À tous"))


@pytest.mark.parametrize("busy", ["À moi", "#places"])
async def test_a_click_on_a_place_is_not_overtaken_by_the_next_on_a_card(busy: str, data: Path) -> None:
    """Each part of the view handles its messages at its own pace; a busy one does not change the order of clicks."""
    async with running(data) as pilot:
        player = await pilot.play(exercise(SORTING))
        hand = Hand(pilot)
        hand.click("Code")
        await pilot.until(lambda: "Vous tenez « Code »" in pilot.text)
        part = next(
            one for one in player.query("#places, .place") if f"#{one.id}" == busy or getattr(one, "value", "") == busy
        )
        done = asyncio.Event()
        part.call_next(done.wait)
        await asyncio.sleep(0)
        hand.click("À moi")
        hand.click("Heure")
        for _turn in range(50):
            await asyncio.sleep(0)
        done.set()
        await pilot.settle()
        assert player.session.state == MatchingState(frozenset(("Code",)), "Heure", ("Code", "À moi"))


async def test_a_double_click_on_a_card_takes_it(data: Path) -> None:
    async with running(data) as pilot:
        player = await pilot.play(exercise(SORTING))
        hand = Hand(pilot)
        hand.click("Code")
        await pilot.settle()
        hand.click("Code")
        await pilot.settle()
        assert player.session.state.hand == "Code"
