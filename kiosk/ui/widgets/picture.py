"""A small picture in half blocks: two pixels in a cell, one above the other."""

from __future__ import annotations

from textual.geometry import Size

from kiosk.course.pictures import CELLS, Picture
from kiosk.i18n import language
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget
from kiosk.ui.widgets.painter import Painter


class PictureBox(CanvasWidget):
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
        self.redraw()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The picture's width, or its word's if that is longer."""
        word = len(self.picture.word_in(language())) if self.with_word else 0
        return max(CELLS[0] * self.picture_scale, word)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The picture's height, and a row for its word."""
        return CELLS[1] * self.picture_scale + int(self.with_word)

    def draw(self) -> Canvas:
        """In the middle of the width, the word below."""
        canvas = Canvas(*self.size)
        painter = Painter(canvas)
        width, height = (side * self.picture_scale for side in CELLS)
        painter.picture(max(0, (self.size.width - width) // 2), 0, self.picture, self.picture_scale)
        if self.with_word:
            painter.put(0, height, self.picture.word_in(language()).center(self.size.width), "+b")
        return canvas
