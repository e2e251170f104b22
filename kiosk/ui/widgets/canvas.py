"""A surface of cells to draw boxes, text and pictures on, turned into strips line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kiosk.cells import Rect
from kiosk.course.pictures import CELLS, Picture
from kiosk.ui.widgets.picture import picture_segment

EDGES: dict[str, str] = {"round": "╭─╮│╰─╯", "heavy": "┏━┓┃┗━┛", "double": "╔═╗║╚═╝"}


@dataclass
class Canvas:
    """``width`` by ``height`` cells, each a character of one cell and a style."""

    width: int
    height: int
    ground: Style
    cells: list[list[tuple[str, Style]]] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = [[(" ", self.ground)] * self.width for _row in range(self.height)]

    def put(self, x: int, y: int, text: str, style: Style) -> None:
        """``text`` from the cell (x, y) on; what is outside is left out."""
        if not 0 <= y < self.height:
            return
        for index, character in enumerate(text):
            if 0 <= x + index < self.width:
                self.cells[y][x + index] = (character, style)

    def box(self, rect: Rect, edge: str, style: Style) -> None:
        """A filled box with an edge."""
        tl, top, tr, side, bl, bottom, br = tuple(EDGES[edge])
        inner = rect.width - 2
        self.put(rect.x, rect.y, tl + top * inner + tr, style)
        for row in range(1, rect.height - 1):
            self.put(rect.x, rect.y + row, side + " " * inner + side, style)
        self.put(rect.x, rect.bottom - 1, bl + bottom * inner + br, style)

    def picture(self, x: int, y: int, picture: Picture, scale: int = 1) -> None:
        """A picture with its left top at the cell (x, y), ``scale`` times 8 by 4 cells."""
        for row in range(CELLS[1] * scale):
            for column in range(CELLS[0] * scale):
                segment = picture_segment(picture, column, row, scale)
                self.put(x + column, y + row, segment.text, segment.style or self.ground)

    def strip(self, y: int) -> Strip:
        """Line ``y``, neighbours of one style in one segment."""
        segments: list[Segment] = []
        run, style = "", self.ground
        for character, own in self.cells[y]:
            if own is style or own == style:
                run += character
                continue
            if run:
                segments.append(Segment(run, style))
            run, style = character, own
        segments.append(Segment(run, style))
        return Strip(segments, self.width)
