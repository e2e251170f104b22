"""A hand on a board: the acts of its gestures, and the boards and buttons that tests try."""

from __future__ import annotations

from typing import Any

from kiosk.activities.on_board import PointingState
from kiosk.course.acts import Act, MouseButton, PointerDown, PointerMoved, PointerUp
from kiosk.course.model import ActivityContext
from kiosk.rehearsal.memory import BOARD_SIZES

HERE = ActivityContext()
BOARDS = (*BOARD_SIZES, (130, 24))
"""Cells of the board: the least, at the design size, and on a large screen."""
BUTTONS: tuple[MouseButton, ...] = ("left", "left", "left", "right", "middle")
"""The left one more often, as people press it."""


def click(x: int, y: int, at: float = 1.0, button: MouseButton = "left") -> tuple[Act, ...]:
    return PointerMoved(x, y, at), PointerDown(x, y, button, at), PointerUp(x, y, button, at)


def drag(
    start: tuple[int, int], end: tuple[int, int], button: MouseButton = "left", at: float = 1.0
) -> tuple[Act, ...]:
    return PointerDown(*start, button, at), PointerMoved(*end, at + 0.1), PointerUp(*end, button, at + 0.2)


def play(activity: Any, acts: tuple[Act, ...], state: PointingState | None = None) -> PointingState:
    """The state after ``acts``."""
    state = state or activity.start(HERE)
    for act in acts:
        state = activity.update(state, act)
    return state
