"""Every control that is pressed answers: on every shipped desk, and wherever a person comes to from there."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from kiosk.course.model import ActivityContext, DeskActivity, Exercise
from kiosk.course.playing.steps import initial_state
from kiosk.desk.acts import Clicked
from kiosk.desk.changes import replace
from kiosk.desk.nodes import CONTROL_ROLES, TEXT_ROLES, Node, find, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from tests.desk.desk_samples import possible_acts

WALK, EVERY = 24, 8
"""Acts of a walk, and after how many of them every control is pressed."""


def states_of_walk(start: Desk, seed: str, walk: int = WALK) -> Iterator[Desk]:
    """The start and some states of a walk at random, the same each time."""
    choice, at = random.Random(seed), start
    for number in range(walk):
        if number % EVERY == 0:
            yield at
        acts = possible_acts(view(at))
        kinds = sorted({type(act).__name__ for act in acts})
        kind = choice.choice(kinds)
        at = update(at, choice.choice([act for act in acts if type(act).__name__ == kind]))
    yield at


def pressable(desk: Desk) -> list[Node]:
    """What a person may press: every control, and all else that takes a click and is no mere ground."""
    nodes = walk_live(view(desk))
    return [n for n in nodes if n.role in CONTROL_ROLES or (n.role in ("row", "columnheader") and "click" in n.offers)]


def is_chosen_already(node: Node) -> bool:
    """A radio button, a tab, an item of a list that is chosen: pressing it again rightly changes nothing."""
    chosen = node.checked if node.role == "radio" else node.pressed if node.role == "button" else node.selected
    return node.role in ("radio", "tab", "option", "treeitem", "row", "gridcell", "button") and bool(chosen)


def answers(desk: Desk, node: Node) -> bool:
    """Whether something is seen to happen when ``node`` is clicked: more than the focus, or the caret in a box."""
    quiet = replace(desk, place=replace(desk.place, notice="", focus=""))
    after = update(quiet, Clicked(node.id))
    if after.place.notice:
        return True
    if node.disabled:
        return False
    focused = find(view(after), after.place.focus) if after.place.focus else None
    if focused is not None and focused.role in TEXT_ROLES:
        return True
    return view(replace(after, place=replace(after.place, focus=""))) != view(quiet)


def silent_controls(desk: Desk) -> list[str]:
    """The controls that do nothing."""
    return [
        f"{node.role} « {node.name} » ({node.id})"
        for node in pressable(desk)
        if node.role not in TEXT_ROLES and not is_chosen_already(node) and not answers(desk, node)
    ]


def desks_of(shipped: tuple[Exercise, ...]) -> Iterator[tuple[str, Desk]]:
    for exercise in shipped:
        step = next((n for n, one in enumerate(exercise.steps) if isinstance(one.activity, DeskActivity)), None)
        if step is not None:
            yield exercise.id, initial_state(exercise, step, ActivityContext(level=exercise.level))


def test_every_control_answers_when_it_is_pressed(shipped: tuple[Exercise, ...]) -> None:
    silent: Counter[str] = Counter()
    for id, start in desks_of(shipped):
        for at in states_of_walk(start, id):
            silent.update(silent_controls(at))
    assert not silent, "\n".join(f"{count} × {one}" for one, count in silent.most_common())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_every_control_answers_on_longer_walks(shipped: tuple[Exercise, ...], seed: int) -> None:
    for id, start in desks_of(shipped):
        for at in states_of_walk(start, f"{id}{seed}", 40):
            assert not silent_controls(at), id
