"""Gestures of the mouse: recognised from raw down, move and up with a tolerance of our own, and made from them. Pure.

Terminals and toolkits want a double click on the same cell within half a second, which a hand that holds a mouse for
the first time cannot do. At level 1 it may take 1.5 s and drift by two cells, and the tolerance widens silently for
someone who struggles.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.cells import Cell, Rect, cells_along, near
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerMoved, PointerUp
from kiosk.course.model import Level

_BY_LEVEL: dict[Level, tuple[float, int]] = {1: (1.5, 2), 2: (1.2, 2), 3: (0.9, 1)}
MAX_PATIENCE = 3.0
MISSES_TO_WIDEN = 3
BETWEEN_CLICKS = 0.15
"""Seconds between the two clicks of a double click as the robot does it."""


class Tolerance(msgspec.Struct, frozen=True):
    """The most ``seconds`` between the two clicks of a double click, and ``cells`` that the hand may drift."""

    seconds: float
    cells: int


def tolerance(level: Level, patience: float) -> Tolerance:
    """The tolerance at ``level``, stretched by ``patience`` (1.0 to :data:`MAX_PATIENCE`)."""
    seconds, cells = _BY_LEVEL[level]
    return Tolerance(seconds * patience, round(cells * patience))


def widened(patience: float, misses: int) -> float:
    """``patience`` after ``misses`` failed gestures: 0.5 more for every three, up to :data:`MAX_PATIENCE`."""
    return min(MAX_PATIENCE, patience + 0.5 * (misses // MISSES_TO_WIDEN))


class Gesture(msgspec.Struct, frozen=True):
    """A complete gesture: ``click``, ``right_click``, ``middle_click`` at (x, y); the others also have an end.

    These are ``double_click`` and ``drag``. ``button`` is the one that was pressed: not every terminal says which came
    up.
    """

    kind: str
    x: int
    y: int
    to_x: int = -1
    to_y: int = -1
    button: MouseButton = "left"


class Hand(msgspec.Struct, frozen=True):
    """The pointer's position, the button that is down, and the last left click."""

    x: int = -1
    y: int = -1
    down: PointerDown | None = None
    clicked: PointerUp | None = None


def follow(hand: Hand, act: Act, allowed: Tolerance, targets: tuple[Rect, ...]) -> tuple[Hand, Gesture | None]:
    """The hand after ``act``, and the gesture that it completes.

    Two cells count as the same place within the tolerance, and anywhere inside one target.
    """
    match act:
        case PointerMoved(x, y):
            return Hand(x, y, hand.down, hand.clicked), None
        case PointerDown(x, y):
            return Hand(x, y, act, hand.clicked), None
        case PointerUp(x, y) if hand.down is not None:
            down = hand.down
            button = down.button
            if not _one_place((down.x, down.y), (x, y), allowed, targets):
                return Hand(x, y), Gesture("drag", down.x, down.y, x, y, button)
            if button != "left":
                return Hand(x, y), Gesture(f"{button}_click", down.x, down.y, button=button)
            first = hand.clicked
            if (
                first is not None
                and down.at - first.at <= allowed.seconds
                and _one_place((first.x, first.y), (x, y), allowed, targets)
            ):
                return Hand(x, y), Gesture("double_click", first.x, first.y, x, y)
            return Hand(x, y, None, act), Gesture("click", down.x, down.y)
        case _:
            return hand, None


def _one_place(a: Cell, b: Cell, allowed: Tolerance, targets: tuple[Rect, ...]) -> bool:
    return near(a, b, allowed.cells, allowed.cells) or any(t.contains(*a) and t.contains(*b) for t in targets)


def gesture_acts(kind: str, cell: Cell, now: float) -> tuple[Act, ...]:
    """The acts of a gesture on one cell, from ``now`` on."""
    x, y = cell
    if kind == "move":
        return (PointerMoved(x, y, now),)
    button: Literal["left", "right"] = "right" if kind == "right_click" else "left"
    acts: list[Act] = [PointerMoved(x, y, now)]
    for count in range(2 if kind == "double_click" else 1):
        at = now + count * BETWEEN_CLICKS
        acts += [PointerDown(x, y, button, at), PointerUp(x, y, button, at + BETWEEN_CLICKS / 2)]
    return tuple(acts)


def drag_acts(start: Cell, end: Cell, now: float) -> tuple[Act, ...]:
    """The acts of a drag from cell to cell: down, eight moves, up."""
    steps = 8
    acts: list[Act] = [PointerMoved(*start, now), PointerDown(*start, "left", now)]
    acts += [PointerMoved(*cell, now + k * 0.05) for k, cell in enumerate(cells_along(start, end, steps), 1)]
    return (*acts, PointerUp(*end, "left", now + steps * 0.05 + 0.1))
