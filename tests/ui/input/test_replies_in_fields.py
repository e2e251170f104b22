"""What a terminal replies unasked is typed into no field, whole or torn between two reads; what a hand types is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk.ui.input.terminal_parser import TerminalParser
from kiosk.ui.screens.adviser.pin import EnterPin
from kiosk.ui.screens.open_logbook import OpenLogbook
from tests.ui.activities import test_desk
from tests.ui.exercise_samples import EVERY_KIND, exercise
from tests.ui.input.test_terminal_parser import KNOWN_REPORTS
from tests.ui.kiosk_pilot import KioskPilot, running
from tests.ui.screens.adviser.test_pin import GUARDED


async def to_words(pilot: KioskPilot) -> None:
    """The four words of a logbook."""
    pilot.app.show_open_logbook()
    await pilot.until_screen(OpenLogbook)
    await pilot.click("#words")


async def to_typing(pilot: KioskPilot) -> None:
    await pilot.play(exercise(*[EVERY_KIND["typing"]] * 3))


async def to_mending(pilot: KioskPilot) -> None:
    await pilot.play(exercise(*[EVERY_KIND["edit"]] * 3))


async def to_keys(pilot: KioskPilot) -> None:
    await pilot.play(exercise(*[EVERY_KIND["keys"]] * 3))


async def to_folder_name(pilot: KioskPilot) -> None:
    """A field of the training computer."""
    await pilot.play(test_desk.exercise())
    await test_desk.double_click(pilot, "desktop/program/files")
    await test_desk.go_on(pilot, "Fichiers est ouvert.")
    await pilot.click_at(*test_desk.spot(pilot, "files/new-folder"))
    await pilot.until(lambda: "╔═ Nouveau dossier" in pilot.text)


async def to_pin(pilot: KioskPilot) -> None:
    pilot.app.show(EnterPin())
    await pilot.until_screen(EnterPin)


FIELDS: list[Callable[[KioskPilot], Awaitable[None]]] = [
    to_words, to_typing, to_mending, to_keys, to_folder_name, to_pin,
]  # fmt: skip


def send(pilot: KioskPilot, parser: TerminalParser, *reads: str) -> None:
    for read in reads:
        for event in parser.events(read):
            pilot.app._driver.process_message(event)  # type: ignore[union-attr]  # the program runs


@pytest.mark.parametrize("to_field", FIELDS, ids=lambda to_field: to_field.__name__)
async def test_no_reply_is_typed(data: Path, to_field: Callable[[KioskPilot], Awaitable[None]]) -> None:
    async with running(data, settings=GUARDED) as pilot:
        await to_field(pilot)
        await pilot.settle()
        parser, before = TerminalParser(), pilot.rows
        for reply in KNOWN_REPORTS:
            send(pilot, parser, reply)
            for at in (1, 2, len(reply) // 2, len(reply) - 1):
                send(pilot, parser, reply[:at], reply[at:])
            await pilot.settle()
            assert pilot.rows == before, reply
        send(pilot, parser, "7")
        await pilot.settle()
        assert pilot.rows != before or to_field is to_keys
