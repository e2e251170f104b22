"""Reads text from a screenshot of the terminal: every cell is compared with how the terminal draws each character.

The characters are first drawn by that very terminal, with the same font, at known cells of a specimen screen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.pictures.blocks import FULL, octants

_MARK = bytes((255, 0, 0))
_MARKED = 10
"""The specimen begins with a red square of so many cells each way, from which a cell's place and size are measured."""
_STYLES = ("\x1b[0m", "\x1b[1m")
_FAR = 0.1
"""The share of differing pixels from which a cell holds none of the characters (but an emoji, say)."""
_SAME = 0.02
"""The share up to which it is surely that character."""
_BLOCK = 0.06
"""The share of pixels that may differ from an octant: its edges fall between pixels."""
_FLAT = 24
"""Of 765: a cell whose pixels differ by no more than this is empty."""


class Screenshot(NamedTuple):
    """A screenshot: pixels of three bytes, row by row."""

    width: int
    height: int
    pixels: bytes

    @classmethod
    def from_ppm(cls, data: bytes) -> Screenshot:
        """Parse a binary PPM, as grim writes it."""
        kind, size, most, pixels = data.split(b"\n", 3)
        width, height = map(int, size.split())
        if kind != b"P6" or most != b"255" or len(pixels) != width * height * 3:
            raise ValueError("not a whole PPM")
        return cls(width, height, pixels)


def readable_characters(characters: Iterable[str]) -> str:
    """Those of ``characters`` that are visible and one cell wide, each once."""
    return "".join(
        sorted(
            {
                c
                for c in characters
                if unicodedata.category(c)[0] not in "CZM" and unicodedata.east_asian_width(c) not in "WF"
            }
        )
    )


def specimen(characters: str, columns: int, rows: int) -> str:
    """What to print in a terminal of this size so that :class:`Glyphs` learns ``characters`` from its screenshot."""
    places = _places(characters, columns, rows)
    square = "".join(f"\x1b[{row + 1};1H\x1b[48;2;255;0;0m{' ' * _MARKED}\x1b[0m" for row in range(_MARKED))
    drawn = "".join(f"\x1b[{y + 1};{x + 1}H{style}{c}\x1b[0m" for c, style, x, y in places)
    return f"\x1b[?25l\x1b[2J{square}{drawn}"


def _places(characters: str, columns: int, rows: int) -> Sequence[tuple[str, str, int, int]]:
    cells = [(x, y) for y in range(rows) for x in range(0 if y >= _MARKED else _MARKED + 2, columns - 1, 2)]
    wanted = [(c, style) for style in _STYLES for c in characters]
    if len(wanted) > len(cells):
        raise ValueError("the specimen is too small for so many characters")
    return [(c, style, *cell) for (c, style), cell in zip(wanted, cells, strict=False)]


class Glyphs:
    """How one terminal draws each of ``characters``, learned from the screenshot of a :func:`specimen`."""

    def __init__(self, screenshot: Screenshot, characters: str, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._find_cells(screenshot)
        self._known: dict[bytes, str] = {}
        self._drawn = {0: " "}
        for character, _style, x, y in _places(characters, columns, rows):
            if ink := self._ink(self._cell(screenshot, x, y)):
                self._drawn.setdefault(ink, character)

    def _find_cells(self, screenshot: Screenshot) -> None:
        first = screenshot.pixels.index(_MARK)
        while first % 3:
            first = screenshot.pixels.index(_MARK, first + 1)
        top, left = divmod(first // 3, screenshot.width)
        line = screenshot.pixels[first : (top + 1) * screenshot.width * 3]
        width = next(i for i in range(screenshot.width) if line[i * 3 : i * 3 + 3] != _MARK)
        stride = screenshot.width * 3
        height = next(
            i
            for i in range(screenshot.height)
            if screenshot.pixels[first + i * stride : first + i * stride + 3] != _MARK
        )
        self.left, self.top = left, top
        self.cell_width, self.cell_height = width // _MARKED, height // _MARKED

    def read(self, screenshot: Screenshot) -> tuple[str, ...]:
        """The rows of text on ``screenshot``; a cell without a known character is a space."""
        return tuple(
            "".join(self._character(self._cell(screenshot, x, y)) for x in range(self.columns))
            for y in range(self.rows)
        )

    def cell_centre(self, x: int, y: int) -> tuple[float, float]:
        """The pixel in the centre of a cell."""
        return self.left + (x + 0.5) * self.cell_width, self.top + (y + 0.5) * self.cell_height

    def background(self, screenshot: Screenshot, x: int, y: int) -> bytes | None:
        """The colour in the top left corner of a cell, where no letter reaches; None beyond the edges."""
        if not (0 <= x < self.columns and 0 <= y < self.rows):
            return None
        at = ((self.top + y * self.cell_height) * screenshot.width + self.left + x * self.cell_width) * 3
        return screenshot.pixels[at : at + 3]

    def _cell(self, screenshot: Screenshot, x: int, y: int) -> bytes:
        stride = screenshot.width * 3
        start = (self.top + y * self.cell_height) * stride + (self.left + x * self.cell_width) * 3
        wide = self.cell_width * 3
        pixels = screenshot.pixels
        return b"".join([pixels[at : at + wide] for at in range(start, start + self.cell_height * stride, stride)])

    def _ink(self, cell: bytes) -> int:
        """The pixels of a cell as bits, 1 for bright; 0 for a cell of one colour."""
        light = [r + g + b for r, g, b in zip(cell[0::3], cell[1::3], cell[2::3], strict=True)]
        least, most = min(light), max(light)
        if most - least < _FLAT:
            return 0
        return int("".join("1" if 2 * one > least + most else "0" for one in light), 2)

    def _character(self, cell: bytes) -> str:
        if (known := self._known.get(cell)) is not None:
            return known
        self._known[cell] = found = self._nearest(self._ink(cell))
        return found

    def _nearest(self, ink: int) -> str:
        size = self.cell_width * self.cell_height
        best, found = size * _FAR, " "
        if ink == 0:
            return found
        for drawn, character in self._drawn.items():
            apart = (ink ^ drawn).bit_count()
            apart = min(apart, size - apart)  # dark on light is as good as light on dark
            if apart < best:
                best, found = apart, character
        if best > size * _SAME and (block := self._block(ink)):
            return block  # a part of a picture, which is somewhat like a letter
        return found

    def _block(self, ink: int) -> str:
        """The octant that fills a cell as ``ink`` does; "" where that is none."""
        size = self.cell_width * self.cell_height
        lit = f"{ink:0{size}b}"
        points = [[0, 0] for _point in range(8)]
        places = [
            4 * y // self.cell_height * 2 + 2 * x // self.cell_width
            for y in range(self.cell_height)
            for x in range(self.cell_width)
        ]
        for place, bit in zip(places, lit, strict=True):
            points[place][int(bit)] += 1
        filled = sum(1 << place for place, (dark, light) in enumerate(points) if light > dark)
        other = sum(min(counts) for counts in points)
        return octants()[filled] if 0 < filled < FULL and other < size * _BLOCK else ""
