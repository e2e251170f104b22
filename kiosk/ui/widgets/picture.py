"""A small picture in half blocks: two pixels in a cell, one above the other."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.course.pictures import CELLS, Picture
from kiosk.i18n import language
from kiosk.ui.replaceable import Replaceable


def picture_segment(picture: Picture, column: int, row: int, scale: int = 1) -> Segment:
    """The cell at ``column``, ``row`` of ``picture`` drawn ``scale`` times as large (8 by 4 cells, 16 by 8 …)."""
    across = column // scale
    upper, lower = (picture.colour(across, (2 * row + half) // scale) for half in (0, 1))
    if upper == lower:
        return Segment(" ", Style(bgcolor=Color.from_rgb(*upper)))
    return Segment("▀", Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower)))


def picture_strips(picture: Picture, scale: int = 1) -> list[Strip]:
    """``picture`` as rows of cells, ``scale`` times as large as 8 by 4 cells."""
    width, height = (side * scale for side in CELLS)
    return [
        Strip([picture_segment(picture, column, row, scale) for column in range(width)], width) for row in range(height)
    ]


class PictureBox(Replaceable, Widget):
    """One picture, with its word below where ``with_word`` asks for it, in the language shown now."""

    can_focus = False

    def __init__(
        self,
        picture: Picture,
        *,
        scale: int = 1,
        with_word: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.picture, self.picture_scale, self.with_word = picture, scale, with_word

    def show(self, picture: Picture) -> None:
        """Another picture in its place."""
        self.picture = picture
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The picture's width, or its word's if that is longer."""
        word = len(self.picture.said(language())) if self.with_word else 0
        return max(CELLS[0] * self.picture_scale, word)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The picture's height, and a row for its word."""
        return CELLS[1] * self.picture_scale + int(self.with_word)

    def render_line(self, y: int) -> Strip:
        """One row of the picture, or its word, in the middle of the widget's width."""
        width, height = (side * self.picture_scale for side in CELLS)
        blank = self.rich_style
        if y < height:
            cells = [picture_segment(self.picture, column, y, self.picture_scale) for column in range(width)]
            before = max(0, (self.size.width - width) // 2)
            return Strip([Segment(" " * before, blank), *cells]).adjust_cell_length(self.size.width, blank)
        if y == height and self.with_word:
            word = self.picture.said(language()).center(self.size.width)
            return Strip([Segment(word, blank + Style(bold=True))]).adjust_cell_length(self.size.width, blank)
        return Strip.blank(self.size.width, blank)
