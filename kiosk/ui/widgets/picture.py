"""Widgets with a picture: alone, and on the card of an area."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from kiosk.course.pictures import CELLS, PICTURES_BY_NAME, Picture
from kiosk.i18n import language
from kiosk.pictures.blocks import Blocks
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.picture_cells import SMALL, blocks_of, grid_of, picture_cell, size_in_cells
from kiosk.ui.widgets.push_button import PushButton
from kiosk.ui.widgets.typeset_text import TypesetText

CARD_ROOM = (21, 4)
"""Least size of the content of an area's card with a picture beside the text."""


class PictureBox(CanvasWidget):
    """One picture; ``with_word``: with its word below, in the current language."""

    can_focus = False

    def __init__(
        self,
        picture: Picture,
        *,
        points: int = SMALL,
        with_word: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.picture, self.points, self.with_word = picture, points, with_word

    def show(self, picture: Picture) -> None:
        """Display another picture."""
        self.picture = picture
        self.redraw()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The picture's width, or its word's if that is longer."""
        word = len(self.picture.word_in(language())) if self.with_word else 0
        return max(size_in_cells(self.points)[0], word)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The picture's height, and a row for its word."""
        return size_in_cells(self.points)[1] + int(self.with_word)

    def draw(self) -> Canvas:
        """Centred, the word below."""
        canvas = Canvas(*self.size)
        painter = Painter(canvas)
        width, height = size_in_cells(self.points)
        painter.picture(max(0, (self.size.width - width) // 2), 0, self.picture, self.points)
        if self.with_word:
            painter.put(0, height, self.picture.word_in(language()).center(self.size.width), "+b")
        return canvas


class AreaCard(PushButton):
    """The button of an area on the home screen, with a picture so that it can be found without reading.

    ``known``: what was learnt there, on the edge.
    """

    def __init__(self, title: str, known: str, picture: str, *, value: str) -> None:
        super().__init__(title, classes="area", value=value)
        self._picture = PICTURES_BY_NAME.get(picture)
        self.border_subtitle = known

    def render(self) -> Visual:
        """The title, with the picture beside it where it fits."""
        width, height = self.content_size
        words = TypesetText(Content.styled(self.label, "bold"))
        if self._picture is None or width < CARD_ROOM[0] or height < CARD_ROOM[1]:
            return words
        return PictureBeside(self._picture, words, blocks_of(self.app))


class PictureBeside(Visual):
    """A picture, and to its right the words, in the middle of its height and cut where they are higher."""

    def __init__(self, picture: Picture, words: TypesetText, blocks: Blocks) -> None:
        self._picture, self._words, self._blocks = picture, words, blocks

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        room = width - CELLS[0] - 1
        lines = self._words.in_lines(room)
        lines = [Content("")] * ((CELLS[1] - len(lines)) // 2) + lines + [Content("")] * CELLS[1]
        gap = Segment(" ", style.rich_style)
        strips = []
        grid, ground = grid_of(self._picture.name, SMALL), style.rich_style
        for row, line in enumerate(lines[: CELLS[1]]):
            cells = [picture_cell(grid, column, row, ground, self._blocks) for column in range(CELLS[0])]
            drawn = (
                Segment("".join(character for character, _style in run), colours)
                for colours, run in groupby(cells, key=itemgetter(1))
            )
            words = line.pad_right(max(0, room - line.cell_length)).render_strips(room, 1, style, options)
            strips.append(Strip([*drawn, gap, *words[0]], width))
        return strips[:height]

    def get_height(self, rules: Any, width: int) -> int:
        return CELLS[1]

    def get_optimal_width(self, rules: Any, container_width: int) -> int:
        return CELLS[0] + 1 + self._words.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: Any) -> int:
        return CELLS[0] + 1 + self._words.get_minimal_width(rules)
