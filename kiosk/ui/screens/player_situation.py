"""The situation of an exercise, between the row above and the instruction: it covers nothing, and opens again."""

from __future__ import annotations

from textual.content import Content
from textual.visual import Visual

from kiosk.course.model import Situation
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.ui.widgets.picture import PictureBeside
from kiosk.ui.widgets.picture_cells import blocks_of
from kiosk.ui.widgets.push_button import TextLabel
from kiosk.ui.widgets.typeset_text import TypesetText

ROOM_FOR_PICTURE = 28
"""Rows of a screen on which the picture leaves the activity enough of them."""


class SituationText(TextLabel):
    """Who is in it, what happens, and where there is room the picture."""

    def __init__(self) -> None:
        super().__init__("", id="story")
        self._situation: Situation | None = None

    def show(self, situation: Situation | None) -> None:
        """Show ``situation``; None hides it."""
        self.display = situation is not None
        if situation is not None:
            self._situation = situation
            self.set_text(situation_content(situation, low=self._is_low))

    @property
    def _is_low(self) -> bool:
        return self.app.size.height < ROOM_FOR_PICTURE

    def render(self) -> Visual:
        picture = PICTURES_BY_NAME.get(self._situation.picture) if self._situation is not None else None
        if picture is None or self._situation is None or self._is_low:
            return super().render()
        return PictureBeside(picture, TypesetText(situation_content(self._situation)), blocks_of(self.app))


def situation_content(situation: Situation, *, low: bool = False) -> Content:
    """The name in bold, and the text below it, or after it on a ``low`` screen."""
    text = Content(situation.text)
    between = " · " if low else "\n"
    return Content(between).join([Content.styled(situation.who, "bold"), text]) if situation.who else text
