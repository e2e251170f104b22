"""The colours of all pictures. Pure.

A picture is drawn in these and no others, so that it is right in every theme and on terminals of few colours.
"""

from __future__ import annotations

from typing import NamedTuple

Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""


class Pigment(NamedTuple):
    """One colour: as the sources write it, and the number of the nearest of a terminal's sixteen."""

    hex: str
    ansi: int

    @property
    def rgb(self) -> Colour:
        """Red, green and blue."""
        return int(self.hex[1:3], 16), int(self.hex[3:5], 16), int(self.hex[5:], 16)


PIGMENTS: dict[str, Pigment] = {
    "ink": Pigment("#1a1c24", 0),
    "black": Pigment("#000000", 0),
    "white": Pigment("#ffffff", 15),
    "silver": Pigment("#c4ccd8", 7),
    "grey": Pigment("#68707e", 8),
    "navy": Pigment("#16307a", 4),
    "blue": Pigment("#2468d8", 12),
    "sky": Pigment("#8cd0f4", 14),
    "teal": Pigment("#0e8a8a", 6),
    "green": Pigment("#1e8c3c", 2),
    "lime": Pigment("#8ccc3c", 10),
    "yellow": Pigment("#ffd21e", 11),
    "orange": Pigment("#f58a14", 3),
    "red": Pigment("#d6323c", 9),
    "wine": Pigment("#8a1a3c", 1),
    "pink": Pigment("#f49cbc", 13),
    "purple": Pigment("#7a3cb4", 5),
    "brown": Pigment("#7a4420", 3),
    "tan": Pigment("#e4b06a", 3),
    "skin": Pigment("#f6cfa8", 7),
    "bronze": Pigment("#b0713c", 3),
}
"""By name. ``ink`` is what stands on the ground of the screen: outlines and strokes; a dark theme shows it pale.
``black`` stays black: what lies on another colour."""

NAMES = tuple(PIGMENTS)
GROUND = len(NAMES)
"""In a grid: nothing is drawn, the screen's own ground is seen. Any less is a place in :data:`NAMES`."""

_PALE_INK: Colour = (240, 237, 229)
_ANSI_WHITE, _ANSI_BLACK = 15, 0


def is_dark(ground: Colour) -> bool:
    """Whether ink would not be seen on it."""
    return sum(ground) < 3 * 128


def shown_rgb(number: int, ground: Colour) -> Colour:
    """The colour of a number in a grid on this ground."""
    if number == GROUND:
        return ground
    name = NAMES[number]
    return _PALE_INK if name == "ink" and is_dark(ground) else PIGMENTS[name].rgb


def shown_ansi(number: int, ground: Colour) -> int:
    """The same as one of a terminal's sixteen colours, 0 to 15."""
    if number == GROUND:
        return _ANSI_BLACK if is_dark(ground) else _ANSI_WHITE
    name = NAMES[number]
    return _ANSI_WHITE if name == "ink" and is_dark(ground) else PIGMENTS[name].ansi
