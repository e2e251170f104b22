"""Writes on a canvas within a rectangle, in named looks that a shade or a focus may change."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style

from kiosk.cells import Rect
from kiosk.course.pictures import Picture
from kiosk.ui.desk.layout.text_lines import drawable
from kiosk.ui.desk.paint.icons import picture_cells
from kiosk.ui.widgets.canvas import EDGES, Canvas

LOOKS = frozenset({
    "ground", "plain", "soft", "main", "focus", "edge", "field", "heading", "link", "quiet", "lit", "note",
    "caret", "shade",
})  # fmt: skip
"""The looks that a sheet gives: ground of the desktop, plain window, soft bar or button, main, what has the focus …"""

_BOLD, _UNDERLINE, _ITALIC, _REVERSE = (
    Style(bold=True), Style(underline=True), Style(italic=True), Style(reverse=True),
)  # fmt: skip
_MORE = {"b": _BOLD, "u": _UNDERLINE, "i": _ITALIC, "r": _REVERSE}


class Looks:
    """Styles by name, ``name+bu`` being bold and underlined; each is made once, so that lines compare by identity."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = dict(styles)

    def __getitem__(self, name: str) -> Style:
        if (style := self._styles.get(name)) is None:
            base, _plus, more = name.partition("+")
            style = self._styles[base]
            for letter in more:
                style = style + _MORE[letter]
            self._styles[name] = style
        return style

    def name_of(self, style: Style) -> str:
        """The look that ``style`` is, of those a text may stand on; plain for another."""
        grounds = ("plain", "soft", "ground", "main", "shade")
        return next((name for name in grounds if self._styles.get(name) is style), "plain")


class Pen:
    """Draws within ``clip``; where ``shaded``, everything in one look, its shape kept."""

    def __init__(self, canvas: Canvas, looks: Looks, clip: Rect, *, shaded: bool = False) -> None:
        self.canvas, self.looks, self.shaded = canvas, looks, shaded
        self._left, self._top = max(0, clip.x), max(0, clip.y)
        self._right = min(canvas.width, clip.right)
        self._bottom = min(canvas.height, clip.bottom)

    def style(self, look: str) -> Style:
        """The style of a look here."""
        if self.shaded:
            return self.looks["shade"]
        return self.looks[look]

    def base(self, rect: Rect) -> str:
        """The look of the ground that ``rect`` stands on: as it was drawn so far."""
        x, y = max(rect.x, self._left), max(rect.y, self._top)
        if x >= self._right or y >= self._bottom:
            return "plain"
        return self.looks.name_of(self.canvas.cells[y][x][1])

    def put(self, x: int, y: int, text: str, look: str) -> None:
        """``text`` from the cell on; what is outside is left out."""
        if not self._top <= y < self._bottom or not text:
            return
        text = drawable(text)
        start, end = max(x, self._left), min(x + len(text), self._right)
        if start >= end:
            return
        style = self.style(look)
        self.canvas.cells[y][start:end] = [(character, style) for character in text[start - x : end - x]]

    def fill(self, rect: Rect, look: str) -> None:
        """``rect`` without anything in it."""
        blank = " " * rect.width
        for y in range(max(rect.y, self._top), min(rect.bottom, self._bottom)):
            self.put(rect.x, y, blank, look)

    def box(self, rect: Rect, edge: str, look: str, *, inside: str = "") -> None:
        """An edge, and what is inside in the look ``inside`` (``look`` without)."""
        if rect.width < 2 or rect.height < 2:
            return
        tl, top, tr, side, bl, bottom, br = tuple(EDGES[edge])
        self.fill(rect.inset(1, 1), inside or look)
        self.put(rect.x, rect.y, tl + top * (rect.width - 2) + tr, look)
        for y in range(rect.y + 1, rect.bottom - 1):
            self.put(rect.x, y, side, look)
            self.put(rect.right - 1, y, side, look)
        self.put(rect.x, rect.bottom - 1, bl + bottom * (rect.width - 2) + br, look)

    def picture(self, x: int, y: int, picture: Picture, scale: int = 1) -> None:
        """A picture with its left top at the cell, ``scale`` times 8 by 4 cells."""
        for row, cells in enumerate(picture_cells(picture, scale), y):
            start, end = max(x, self._left), min(x + len(cells), self._right)
            if self._top <= row < self._bottom and start < end:
                self.canvas.cells[row][start:end] = cells[start - x : end - x]
