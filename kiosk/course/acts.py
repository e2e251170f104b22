"""What a learner does, as small frozen values: only acts change an activity's state.

Cells are counted from 0 at the top left of the activity's board. Times are seconds of a monotonic clock.
"""

from __future__ import annotations

from typing import Literal

import msgspec

MouseButton = Literal["left", "middle", "right"]


class Act(msgspec.Struct, frozen=True):
    """One thing the learner did."""


class Pressed(Act, frozen=True):
    """A key was pressed: its name (see :mod:`kiosk.course.keyboard.keys`) and the character it composes, or "".

    ``caps_lock`` is whether Caps Lock was on; None where the terminal does not say it.
    """

    key: str
    character: str = ""
    caps_lock: bool | None = None


class Typed(Act, frozen=True):
    """Text that arrived at once, as from a paste."""

    text: str


class CaretSet(Act, frozen=True):
    """The caret was put before character ``index`` with the mouse."""

    index: int


class PointerMoved(Act, frozen=True):
    """The pointer is now over the cell (x, y)."""

    x: int
    y: int
    at: float


class PointerFound(Act, frozen=True):
    """The pointer is over the cell (x, y) of a board that has just come: nobody has moved it there."""

    x: int
    y: int


class PointerDown(Act, frozen=True):
    """A mouse button went down over the cell (x, y)."""

    x: int
    y: int
    button: MouseButton
    at: float


class PointerUp(Act, frozen=True):
    """A mouse button came up over the cell (x, y)."""

    x: int
    y: int
    button: MouseButton
    at: float


class Wheeled(Act, frozen=True):
    """The wheel turned over the board: ``lines`` down (positive) or up (negative)."""

    lines: int


class Resized(Act, frozen=True):
    """The board is now ``width`` by ``height`` cells."""

    width: int
    height: int


class OptionChosen(Act, frozen=True):
    """An option, by its label, was chosen."""

    label: str


class CardOrPlacePressed(Act, frozen=True):
    """A card or a place, by its label, was clicked, or pressed with a key.

    What it does depends on the card that is held when it is applied: presses can come faster than states are shown.
    """

    label: str


class CardTaken(Act, frozen=True):
    """A card, by its label, was picked up."""

    item: str


class CardPlaced(Act, frozen=True):
    """A card was put on a place, both by their labels; the place "" returns the card."""

    item: str
    place: str


class WordOpened(Act, frozen=True):
    """The explanation of a word was asked for."""

    word: str


class FinishedReading(Act, frozen=True):
    """The learner clicked « J'ai lu »."""
