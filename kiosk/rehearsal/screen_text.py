"""The text of a screen of characters and its labelled boxes, as a person reads them. Pure.

Colours are ignored. A box is a border drawn with ╭─╮, ┏━┓ or ╔═╗.
"""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from kiosk.cells import Cell, Rect
from kiosk.text import fold_signs, fold_spaces

_CORNERS = {"╭": "╮╰╯│", "┏": "┓┗┛┃", "╔": "╗╚╝║"}
_EDGES = re.compile("[\u2500-\u259f\U0001cc00-\U0001cebf\U0001fb00-\U0001fbff]")
"""Borders and blocks, sextants and octants among them: drawing, not text."""
_MARKS = "○●◉✓◐▶◀■⌫▲▼ "


def _without_edges(text: str) -> str:
    return fold_spaces(_EDGES.sub(" ", text))


def _label(text: str) -> str:
    return _without_edges(text).strip(_MARKS)


class Box(msgspec.Struct, frozen=True):
    """A drawn box: its cells, border included, and the text inside."""

    rect: Rect
    text: str

    @property
    def inside(self) -> Rect:
        """The cells within the border."""
        return self.rect.inset(1, 1)


class ScreenText:
    """The characters of one screen."""

    def __init__(self, rows: tuple[str, ...]) -> None:
        self.rows = tuple(fold_signs(row) for row in rows)

    @cached_property
    def _whole(self) -> str:
        return _without_edges("\n".join(self.rows))

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Every box, the smallest first."""
        found = [
            box
            for y, row in enumerate(self.rows)
            for x, character in enumerate(row)
            if character in _CORNERS and (box := self._box_at(x, y, _CORNERS[character]))
        ]
        return tuple(sorted(found, key=lambda b: b.rect.width * b.rect.height))

    def _box_at(self, x: int, y: int, family: str) -> Box | None:
        right_top, left_bottom, right_bottom, side = tuple(family)
        row = self.rows[y]
        for right in (i for i in range(x + 1, len(row)) if row[i] == right_top):
            below = y + 1
            while below < len(self.rows) and self.rows[below][x] == side == self.rows[below][right]:
                below += 1
            if below < len(self.rows) and self.rows[below][x] + self.rows[below][right] == left_bottom + right_bottom:
                inside = "\n".join(line[x + 1 : right] for line in self.rows[y + 1 : below])
                return Box(Rect.from_edges(x, y, right + 1, below + 1), _without_edges(inside))
        return None

    def shows(self, text: str) -> bool:
        """Whether ``text`` is on the screen or inside one box, wherever its lines break."""
        wanted = _without_edges(text)
        return wanted in self._whole or any(wanted in box.text for box in self.boxes)

    def box(self, label: str, *, begins: bool = False) -> Box | None:
        """The smallest box whose text is ``label``, ignoring marks such as ●; ``begins``: or begins with it."""
        wanted = _label(label)
        same = [box for box in self.boxes if _label(box.text) == wanted]
        if not same and begins:
            same = [box for box in self.boxes if _label(box.text).startswith(wanted + " ")]
        return same[0] if same else None

    def position(self, text: str) -> Cell | None:
        """The middle of ``text``, where one row holds all of it."""
        wanted = fold_spaces(text)
        for y, row in enumerate(self.rows):
            if (x := row.find(wanted)) >= 0:
                return x + len(wanted) // 2, y
        return None
