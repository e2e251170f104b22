"""The card of an area: its picture where there is room, its name, and what is already known."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from textual.content import Content

from kiosk.course.pictures import CELLS, PICTURES
from kiosk.ui.widgets.painter import picture_cells
from kiosk.ui.widgets.push_button import PushButton

ROOM = (21, 4)
"""Cells inside a card from which on the picture stands beside the words."""


class AreaCard(PushButton):
    """A button that shows a picture as well, so that nobody has to read to find it again."""

    def __init__(self, title: str, known: str, picture: str, *, value: str) -> None:
        super().__init__(title, classes="area", value=value)
        self._picture = PICTURES.get(picture)
        self.border_subtitle = known

    def render(self) -> Content:
        """The words, with the picture beside them where it fits."""
        width, height = self.content_size
        words = Content.styled(self.label, "bold")
        if self._picture is None or width < ROOM[0] or height < ROOM[1]:
            return words
        beside = words.wrap(width - CELLS[0] - 1)
        lines = [Content("")] * ((CELLS[1] - len(beside)) // 2) + list(beside)
        parts: list[Content | str | tuple[str, str]] = []
        for row, cells in enumerate(picture_cells(self._picture)):
            parts += [(character, _colours(style)) for character, style in cells]
            line = lines[row] if row < len(lines) else Content("")
            parts += [" ", line.pad_right(max(0, width - CELLS[0] - 1 - line.cell_length))]
            parts.append("\n" if row < CELLS[1] - 1 else "")
        return Content.assemble(*parts)


def _colours(style: Style) -> str:
    return f"{_hex(style.color)} on {_hex(style.bgcolor)}"


def _hex(color: Color | None) -> str:
    return color.triplet.hex if color and color.triplet else "#000000"
