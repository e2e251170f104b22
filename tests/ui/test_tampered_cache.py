"""What is kept of an exercise in the data folder may have been written by anybody: it plays, or its file does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import pytest

from kiosk.station.course.exercise_cache import CACHE_FOLDER
from kiosk.station.course.loading import course_roots, load_catalogue, open_exercise
from kiosk.text import escape_controls
from kiosk.ui.screens.exercise_end import ExerciseEnd
from kiosk.ui.screens.interruptions import ExerciseNotReady
from kiosk.ui.screens.player import Player
from tests.ui.kiosk_pilot import KioskPilot, running

DESK = "ecran/1-fermer-une-fenetre"
POINTING = "souris/1-cliquer-sur-une-grande-case"
Spec = dict[str, Any]
HUGE = 2**62


def tamper(cache: Path, exercise: str, change: Callable[[Spec], None]) -> None:
    """Change what is kept of ``exercise``, with sums and stamps as they have to be."""
    file = cache / CACHE_FOLDER / f"{exercise.replace('/', '_')}.msgpack"
    cached = msgspec.msgpack.decode(file.read_bytes()[4:])
    was_on_desk, spec = msgspec.msgpack.decode(cached[3])
    change(spec)
    cached[3] = msgspec.msgpack.encode([was_on_desk and change is not no_types, spec])
    content = msgspec.msgpack.encode(cached)
    file.write_bytes(crc32(content).to_bytes(4) + content)


def in_all_texts(found: Any, change: Callable[[str], str], key: str = "") -> Any:
    """``found`` with other texts, but for what names a kind of thing."""
    match found:
        case str() if key not in ("type", "kind", "guidance"):
            return change(found)
        case dict():
            return {name: in_all_texts(one, change, name) for name, one in found.items()}
        case list():
            return [in_all_texts(one, change, key) for one in found]
        case _:
            return found


def in_all_numbers(found: Any) -> Any:
    """``found`` with a huge number for each."""
    match found:
        case bool():
            return found
        case int() | float():
            return HUGE
        case dict():
            return {name: in_all_numbers(one) for name, one in found.items()}
        case list():
            return [in_all_numbers(one) for one in found]
        case _:
            return found


def other_names(spec: Spec) -> None:
    for step in spec["steps"]:
        step["solution"] = [{"click": "Nulle part"}, {"drag": {"from": "Rien", "to": "Ailleurs"}}, {"press": "enter"}]


def controls(spec: Spec) -> None:
    spec["title"], spec["can_do"] = "\x1b[31mRouge\x07", "\x9b2J\u202eJe sais"
    for step in spec["steps"]:
        step["say"] = step["done"] = "[red]\x1b]0;titre\x07\x1b[2J\x00 [@click=app.quit]fin[/]"
        step["hints"] = ["\x9b31m", "\x1bc"]


def control_texts(spec: Spec) -> None:
    spec["steps"] = in_all_texts(spec["steps"], lambda text: f"\x1b[2J{text}"[:40])


def huge_numbers(spec: Spec) -> None:
    for step in spec["steps"]:
        for key in set(step) - {"say", "hints", "solution", "done"}:
            step[key] = in_all_numbers(step[key])
    if "desk" in spec:
        spec["desk"] = in_all_numbers(spec["desk"])


def empty_steps(spec: Spec) -> None:
    spec["steps"] = spec["steps"][:1]


def two_activities(spec: Spec) -> None:
    for step in spec["steps"]:
        step["typing"] = {"copy": "ab"}
        step["keys"] = {"press": ["a"]}


def strange_needs(spec: Spec) -> None:
    spec["needs"] = ["../../etc/passwd", "nulle/part", "\x1b[2J", DESK]


def a_strange_goal(spec: Spec) -> None:
    for step in spec["steps"]:
        step["desk"] = {"goal": {"file": {"Nulle part/rien.odt": {}}}}


def no_types(spec: Spec) -> None:
    """As of an exercise without the training computer: its desk is not looked at then."""
    for step in spec["steps"]:
        step["desk"] = {"goal": [HUGE, None]}


def assert_harmless(pilot: KioskPilot) -> None:
    for row in pilot.drawn_rows:
        assert escape_controls(row) == row


async def play_through(pilot: KioskPilot, exercise: str) -> None:
    """Hints, demonstrations and « Passer » until the end; whatever is drawn has no control character."""
    pilot.app.start_exercise(exercise)
    await pilot.until(lambda: isinstance(pilot.app.screen, Player | ExerciseNotReady) and pilot.app.screen.is_running)
    for _step in range(9):
        assert_harmless(pilot)
        player = pilot.app.screen
        if not isinstance(player, Player):
            break
        await pilot.until(lambda: player.query("#view"))  # noqa: B023 - looked at before it changes
        await pilot.click("#hint")
        await pilot.click("#show")
        await pilot.until(lambda: not player._is_demonstrating)  # noqa: B023
        assert_harmless(pilot)
        await pilot.click("#pass")
        await pilot.settle()
    assert isinstance(pilot.app.screen, ExerciseEnd)


def strange(spec: Spec) -> None:
    """All that can be changed and still be played."""
    controls(spec)
    other_names(spec)
    strange_needs(spec)


@pytest.mark.parametrize(("exercise", "change"), [(DESK, strange), (POINTING, control_texts)])
async def test_what_can_still_be_played_ends_well_and_draws_no_control_character(
    data: Path, exercise: str, change: Callable[[Spec], None]
) -> None:
    tamper(data / "cache", exercise, change)
    async with running(data) as pilot:
        await play_through(pilot, exercise)


@pytest.mark.parametrize("exercise", [DESK, POINTING])
@pytest.mark.parametrize("change", [huge_numbers, empty_steps, two_activities, a_strange_goal, no_types])
def test_what_cannot_be_played_is_read_from_its_file(data: Path, exercise: str, change: Callable[[Spec], None]) -> None:
    catalogue = load_catalogue(course_roots(), data / "cache", verify=False)
    tamper(data / "cache", exercise, change)
    assert open_exercise(catalogue, exercise, data / "cache") == open_exercise(catalogue, exercise)
