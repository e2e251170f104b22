"""Draws text, boxes and pictures on a canvas, within a rectangle. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style

from kiosk.cells import Rect
from kiosk.course.pictures import Picture
from kiosk.text import typeset
from kiosk.ui.widgets.canvas import Canvas, DrawnCell, PicturePart, StyleName
from kiosk.ui.widgets.picture_cells import SMALL, grid_of, size_in_cells

EDGES: dict[str, str] = {"round": "╭─╮│╰─╯", "heavy": "┏━┓┃┗━┛", "double": "╔═╗║╚═╝"}


class Painter:
    """Draws within ``clip`` (the whole canvas without). With a ``shade``, everything but pictures has that style."""

    def __init__(self, canvas: Canvas, clip: Rect | None = None, shade: StyleName | None = None) -> None:
        self.canvas, self.shade = canvas, shade
        clip = clip or Rect(0, 0, canvas.width, canvas.height)
        self._left, self._top = max(0, clip.x), max(0, clip.y)
        self._right, self._bottom = min(canvas.width, clip.right), min(canvas.height, clip.bottom)

    def clipped(self, clip: Rect) -> Painter:
        """The same on another part of the canvas."""
        return Painter(self.canvas, clip, self.shade)

    def style_under(self, rect: Rect) -> StyleName | Style | PicturePart | None:
        """The style that the left top of ``rect`` has so far, as far as it is inside the clip; None where it is not."""
        x, y = max(rect.x, self._left), max(rect.y, self._top)
        return self.canvas.cells[y][x][1] if x < self._right and y < self._bottom else None

    def put(self, x: int, y: int, text: str, style: StyleName, *, typed: bool = False) -> None:
        """``text`` from the cell on, each character in one cell; what is outside the clip is left out.

        Its spaces are those of French typography, unless a person ``typed`` it.
        """
        if not self._top <= y < self._bottom:
            return
        cells = _text_cells(text, style if self.shade is None else self.shade, typed)
        if x < self._left or x + len(cells) > self._right:
            cells = cells[max(0, self._left - x) : max(0, self._right - x)]
            x = max(x, self._left)
        self.canvas.cells[y][x : x + len(cells)] = cells

    def fill(self, rect: Rect, style: StyleName) -> None:
        """``rect`` without anything in it."""
        left, right = max(rect.x, self._left), min(rect.right, self._right)
        if left >= right:
            return
        blanks = _text_cells(" ", style if self.shade is None else self.shade, True) * (right - left)
        for y in range(max(rect.y, self._top), min(rect.bottom, self._bottom)):
            self.canvas.cells[y][left:right] = blanks

    def restyle(self, rect: Rect, style: StyleName) -> None:
        """What is drawn in ``rect``, in another style."""
        left, right = max(rect.x, self._left), max(0, min(rect.right, self._right))
        for y in range(max(rect.y, self._top), min(rect.bottom, self._bottom)):
            line = self.canvas.cells[y]
            line[left:right] = [(character, style) for character, _style in line[left:right]]

    def box(self, rect: Rect, edge: str, style: StyleName, *, inside: StyleName | None = None) -> None:
        """An edge, empty inside; ``inside`` is another style for that. Nothing where there is no room for an edge."""
        if rect.width < 2 or rect.height < 2:
            return
        self.fill(rect.inset(1, 1), style if inside is None else inside)
        self.frame(rect, edge, style)

    def frame(self, rect: Rect, edge: str, style: StyleName) -> None:
        """An edge alone, around what is drawn already. Nothing where there is no room for it."""
        if rect.width < 2 or rect.height < 2:
            return
        tl, top, tr, side, bl, bottom, br = tuple(EDGES[edge])
        self.put(rect.x, rect.y, tl + top * (rect.width - 2) + tr, style)
        for y in range(rect.y + 1, rect.bottom - 1):
            self.put(rect.x, y, side, style)
            self.put(rect.right - 1, y, side, style)
        self.put(rect.x, rect.bottom - 1, bl + bottom * (rect.width - 2) + br, style)

    def picture(self, x: int, y: int, picture: Picture, points: int = SMALL) -> None:
        """A picture with its left top at the cell, of so many points across, on the ground that is drawn there."""
        under = self.style_under(Rect(x, y, *size_in_cells(points)))
        self.cells(x, y, picture_parts(picture, points, under if isinstance(under, str) else ""))

    def cells(self, x: int, y: int, rows: Sequence[Sequence[DrawnCell]]) -> None:
        """Rows of cells, the left top one at the cell."""
        for row, cells in enumerate(rows, y):
            start, end = max(x, self._left), min(x + len(cells), self._right)
            if self._top <= row < self._bottom and start < end:
                self.canvas.cells[row][start:end] = cells[start - x : end - x]


@lru_cache(maxsize=64)
def picture_parts(picture: Picture, points: int, under: StyleName) -> tuple[tuple[DrawnCell, ...], ...]:
    """The rows of ``picture``, of so many points across, on the ground of that style."""
    grid, (width, height) = grid_of(picture.name, points), size_in_cells(points)
    return tuple(
        tuple((" ", PicturePart(grid, column, row, under)) for column in range(width)) for row in range(height)
    )


@lru_cache(maxsize=1024)
def _text_cells(text: str, style: StyleName, typed: bool) -> tuple[DrawnCell, ...]:
    """The cells of a text. Cached, for most of what is drawn was drawn the time before; and compared at once then."""
    return tuple((character, style) for character in drawable(text if typed else typeset(text)))


def drawable(text: str) -> str:
    """``text`` with each character in one cell: a square for what takes none or two."""
    return text if text.isascii() and text.isprintable() else _drawable(text)


@lru_cache(maxsize=2048)
def _drawable(text: str) -> str:
    return "".join(_one_cell(character) for character in text)


def _one_cell(character: str) -> str:
    if character == "\n":
        return " "
    fits = cell_len(character) == 1 and (character.isprintable() or character == "\u00a0")
    return character if fits else "□"
