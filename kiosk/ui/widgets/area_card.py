"""The card of an area: its picture where there is room, its name, and what is already known."""

from __future__ import annotations

from textual import events
from textual.content import Content

from kiosk.course.pictures import CELLS, PICTURES
from kiosk.ui.widgets.picture import picture_strips
from kiosk.ui.widgets.push_button import PushButton

ROOM = (21, 4)
"""Cells inside a card from which on the picture stands beside the words."""


class AreaCard(PushButton):
    """A button that shows a picture as well, so that nobody has to read to find it again."""

    def __init__(self, title: str, known: str, picture: str, *, value: str) -> None:
        super().__init__(title, classes="area", value=value)
        self._picture = PICTURES.get(picture)
        self.border_subtitle = known

    def on_resize(self, event: events.Resize) -> None:
        width, height = self.content_size
        if self._picture is None or width < ROOM[0] or height < ROOM[1]:
            self.styles.text_align = "center"
            self.update(Content(self.label))
            return
        words = Content(self.label).wrap(width - CELLS[0] - 1)
        lines = [Content("")] * ((CELLS[1] - len(words)) // 2) + list(words)
        parts: list[Content | str | tuple[str, str]] = []
        for row, strip in enumerate(picture_strips(self._picture)):
            for segment in strip:
                style = segment.style
                parts.append((segment.text, f"{_hex(style.color)} on {_hex(style.bgcolor)}" if style else ""))
            parts += [" ", lines[row] if row < len(lines) else "", "\n" if row < CELLS[1] - 1 else ""]
        self.styles.text_align = "left"
        self.update(Content.assemble(*parts))


def _hex(color: object) -> str:
    triplet = getattr(color, "triplet", None)
    return triplet.hex if triplet is not None else "#000000"
