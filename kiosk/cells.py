"""Rectangles and positions on a surface of cells, counted from 0 at the left top. Pure."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

Cell = tuple[int, int]
"""Column and row."""


class Rect(msgspec.Struct, frozen=True):
    """A rectangle of cells. Without width or height it is empty: nothing is inside."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def from_edges(cls, left: int, top: int, right: int, bottom: int) -> Rect:
        """From the first column and row to before the last ones; empty where they cross."""
        return cls(left, top, max(0, right - left), max(0, bottom - top))

    @property
    def right(self) -> int:
        """The first column beyond."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below."""
        return self.y + self.height

    @property
    def empty(self) -> bool:
        """Whether no cell is inside."""
        return self.width <= 0 or self.height <= 0

    def contains(self, x: int, y: int) -> bool:
        """Whether the cell (x, y) is inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share a cell."""
        return not self.intersection(other).empty

    def intersection(self, other: Rect) -> Rect:
        """The cells that both have; empty where they share none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Rect(x, y, max(0, right - x), max(0, bottom - y))

    def grown(self, cells: int) -> Rect:
        """With ``cells`` more on every side."""
        return self.inset(-cells, -cells)

    def inset(self, across: int, down: int) -> Rect:
        """Without ``across`` columns at both sides and ``down`` rows above and below."""
        return Rect(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def centre(self) -> Cell:
        """The cell in the middle; of two, the one further right or down."""
        return self.x + self.width // 2, self.y + self.height // 2

    def centred(self, width: int, height: int) -> Rect:
        """A rectangle of that size in the middle of this one; it may be larger."""
        return Rect(self.x + (self.width - width) // 2, self.y + (self.height - height) // 2, width, height)


def near(one: Cell, other: Cell, across: int, down: int) -> bool:
    """Whether the two are at most ``across`` columns and ``down`` rows apart."""
    return abs(one[0] - other[0]) <= across and abs(one[1] - other[1]) <= down


def cells_along(start: Cell, end: Cell, steps: int) -> Iterator[Cell]:
    """``steps`` cells at even distances on the way from ``start`` to ``end``, the last being ``end`` itself."""
    for step in range(1, steps + 1):
        yield (
            start[0] + round((end[0] - start[0]) * step / steps),
            start[1] + round((end[1] - start[1]) * step / steps),
        )
