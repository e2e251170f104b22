"""The row above the instruction."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.course.model import Exercise
from kiosk.session.acts import Continued, StepSkipped
from kiosk.session.update import begin_session
from kiosk.ui.screens.player_top import PlayerTop, beginning, trail_of
from tests.session.session_samples import CONTEXT, EXERCISE, after, solution
from tests.ui.kiosk_pilot import MIN_SIZE, running

RESTART, PASSED = "↺ Recommencer l'étape", "↩ Étapes passées"


def test_the_trail_tells_done_skipped_shown_and_to_come_apart() -> None:
    session = begin_session(EXERCISE, CONTEXT)[0]
    assert trail_of(session) == "◉ ○ ○"
    assert trail_of(after(session, *solution(0))) == "● ○ ○"
    assert trail_of(after(session, *solution(0), Continued(), StepSkipped())) == "● ◌ ◉"


async def test_the_title_is_whole_beside_each_control_or_makes_room_for_it(
    data: Path, shipped: tuple[Exercise, ...]
) -> None:
    longest = max(shipped, key=lambda one: len(one.title) + 2 * len(one.steps))
    async with running(data, MIN_SIZE) as pilot:
        player = await pilot.play(longest)
        player.session = msgspec.structs.replace(player.session, changed=True)
        for skipped in (frozenset[int](), frozenset({0})):
            player.session = msgspec.structs.replace(player.session, skipped=skipped, index=len(skipped))
            player.query_one(PlayerTop).show(player.session)
            await pilot.settle()
            top = pilot.rows[0]
            assert RESTART in top and (PASSED in top) == bool(skipped)
            assert (longest.title in top) == (not skipped)
            assert longest.title.split()[0] in top
            assert sum(top.count(mark) for mark in "◉◌○●") == len(longest.steps)


def test_a_title_without_room_is_cut_behind_a_word_and_hidden_where_nothing_would_be_told() -> None:
    assert beginning("Chercher les horaires", 21) == "Chercher les horaires"
    assert beginning("Chercher les horaires", 20) == "Chercher les…"
    assert beginning("Chercher les horaires", 6) == beginning("Chercher les horaires", -3) == ""
