"""The pictures by name: those of exercises, of areas, and of the codes that open logbooks."""

from __future__ import annotations

import msgspec

from kiosk.course.picture_data import PALETTE, PAPER, SHEETS, WORDS

SIDE = 8
"""Pixels across and down."""

CELLS = (8, 4)
"""Cells across and down on a screen, where one cell shows two pixels, one above the other."""

Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""


class Picture(msgspec.Struct, frozen=True):
    """One picture: ``name`` as in YAML, its word in French and in English, its rows of palette letters."""

    name: str
    word: str
    word_en: str
    rows: tuple[str, ...]

    def said(self, language: str) -> str:
        """The word in ``language`` ("fr", "en"); in French for any other."""
        return self.word_en if language == "en" else self.word

    def colour(self, column: int, row: int) -> Colour:
        """The colour of a pixel, counted from 0 at the left top; the paper's where nothing is drawn."""
        return PALETTE.get(self.rows[row][column], PAPER)


def _cut(sheet: str) -> list[Picture]:
    """The pictures that stand side by side on ``sheet``, under their names."""
    names, *lines = (line.split() for line in sheet.strip().splitlines())
    columns = zip(*lines, strict=True)
    return [Picture(name, *WORDS[name], rows) for name, rows in zip(names, columns, strict=True)]


PICTURES: dict[str, Picture] = {picture.name: picture for sheet in SHEETS for picture in _cut(sheet)}
"""Every picture by its name, in a fixed order."""
