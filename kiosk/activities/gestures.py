"""Gestures of the mouse, judged by us from raw down, move and up, with our own tolerance.

Terminals and toolkits want the very same cell within half a second; a hand that holds a mouse for the first time
does neither. At level 1 a double click may take 1.5 s and drift by two cells; the tolerance widens silently for
someone who struggles.
"""

from __future__ import annotations

import msgspec

from kiosk.cells import Cell, Rect, near
from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp
from kiosk.course.model import Level

_BY_LEVEL: dict[Level, tuple[float, int]] = {1: (1.5, 2), 2: (1.2, 2), 3: (0.9, 1)}
MOST_PATIENCE = 3.0
MISSES_TO_WIDEN = 3


class Tolerance(msgspec.Struct, frozen=True):
    """``seconds`` between the two clicks of a double click, ``cells`` that the hand may drift meanwhile."""

    seconds: float
    cells: int


def tolerance(level: Level, patience: float) -> Tolerance:
    """The tolerance at ``level``, stretched by ``patience`` (1.0 to :data:`MOST_PATIENCE`)."""
    seconds, cells = _BY_LEVEL[level]
    return Tolerance(seconds * patience, round(cells * patience))


def widened(patience: float, misses: int) -> float:
    """``patience`` after ``misses`` gestures that came near: half as much again for every three."""
    return min(MOST_PATIENCE, patience + 0.5 * (misses // MISSES_TO_WIDEN))


class Gesture(msgspec.Struct, frozen=True):
    """What the hand meant: ``click`` or ``right_click`` at (x, y); ``double_click`` or ``drag`` from there to there."""

    kind: str
    x: int
    y: int
    to_x: int = -1
    to_y: int = -1


class Hand(msgspec.Struct, frozen=True):
    """What is known of the hand: where the pointer is, the button that is down, the last left click."""

    x: int = -1
    y: int = -1
    down: PointerDown | None = None
    clicked: PointerUp | None = None


def follow(hand: Hand, act: Act, allowed: Tolerance, targets: tuple[Rect, ...]) -> tuple[Hand, Gesture | None]:
    """The hand after ``act``, and the gesture that is complete with it.

    Two places count as one within the tolerance, and everywhere inside the same target: what she sees as one thing
    is one thing.
    """
    match act:
        case PointerMoved(x, y):
            return Hand(x, y, hand.down, hand.clicked), None
        case PointerDown(x, y):
            return Hand(x, y, act, hand.clicked), None
        case PointerUp(x, y, button) if hand.down is not None:
            down = hand.down
            if not _one_place((down.x, down.y), (x, y), allowed, targets):
                return Hand(x, y), Gesture("drag", down.x, down.y, x, y)
            if button == "right":
                return Hand(x, y), Gesture("right_click", down.x, down.y)
            if button != "left":
                return Hand(x, y), None
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
