"""All pictures to choose from, in pages, each with its word; one widget."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message

from kiosk.cells import Rect
from kiosk.course.pictures import CELLS, CODE_PICTURES
from kiosk.i18n import language
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.forwarded_input import TimedInput
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.push_button import press_filter_of

TILE_HEIGHT = 7
MAX_WORD_LENGTH = max(len(word) for picture in CODE_PICTURES.values() for word in (picture.word, picture.word_en))
_MOVES = {"left": -1, "right": 1}


class PictureGrid(CanvasWidget, TimedInput, can_focus=True):
    """A picture is chosen by a click, or with the arrow keys and Enter."""

    style_prefix = "picture-grid"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(style_prefix, ("tile", "here"))

    class Chosen(Message):
        """A picture was chosen; ``picture`` is its name."""

        def __init__(self, picture: str) -> None:
            super().__init__()
            self.picture = picture

    def __init__(self) -> None:
        super().__init__()
        self._names = tuple(CODE_PICTURES)
        self._here = 0
        self._down: int | None = None
        self._left_to_screen = False
        """Whether letters came, which are the screen's: a space right after them belongs to what is written."""

    @property
    def _tile(self) -> int:
        return MAX_WORD_LENGTH + 2

    @property
    def _across(self) -> int:
        return max(1, self.size.width // self._tile)

    @property
    def _on_page(self) -> int:
        return self._across * max(1, self.size.height // TILE_HEIGHT)

    def turn_page(self) -> None:
        """Show the next page; after the last one, the first."""
        start = (self._here // self._on_page + 1) * self._on_page
        self._move_to(start if start < len(self._names) else 0)

    def region_of(self, picture: str) -> Region | None:
        """The region of a picture on the screen; None where it is on another page."""
        index = self._names.index(picture)
        if index // self._on_page != self._here // self._on_page:
            return None
        rect = self._rect(index)
        return Region(rect.x, rect.y, rect.width, rect.height).translate(self.content_region.offset)

    def _rect(self, index: int) -> Rect:
        on_page = index % self._on_page
        row, column = divmod(on_page, self._across)
        left = (self.size.width - self._across * self._tile) // 2
        return Rect(left + column * self._tile, row * TILE_HEIGHT, self._tile, TILE_HEIGHT)

    def _page(self) -> range:
        start = self._here // self._on_page * self._on_page
        return range(start, min(start + self._on_page, len(self._names)))

    def draw(self) -> Canvas:
        canvas = Canvas(*self.size)
        painter = Painter(canvas)
        for index in self._page():
            here = index == self._here and self.has_focus
            style = "here" if here else "tile"
            rect = self._rect(index)
            painter.box(rect, "heavy" if here else "round", style)
            picture = CODE_PICTURES[self._names[index]]
            painter.picture(rect.x + (rect.width - CELLS[0]) // 2, rect.y + 1, picture)
            word = picture.word_in(language())
            painter.put(rect.x + 1 + (rect.width - 2 - len(word)) // 2, rect.y + TILE_HEIGHT - 2, word, style)
        return canvas

    def _move_to(self, index: int) -> None:
        self._here = min(max(0, index), len(self._names) - 1)
        self.redraw()

    def on_focus(self) -> None:
        self._left_to_screen = False
        super().on_focus()

    def on_key(self, event: events.Key) -> None:
        self._left_to_screen = self._left_to_screen or bool(event.character and event.character.isalnum())
        if self._left_to_screen:
            return
        target = self._here
        if event.key in _MOVES:
            target += _MOVES[event.key]
        elif event.key in ("up", "down"):
            target += self._across * (1 if event.key == "down" else -1)
        elif event.key in ("enter", "space"):
            if press_filter_of(self).is_new_press(event.key, event.time):
                self.post_message(self.Chosen(self._names[self._here]))
        else:
            return
        if event.key in ("up", "down") and target not in range(len(self._names)):
            return  # before the first row and after the last, the screen moves the focus
        event.stop()
        event.prevent_default()
        self._move_to(target)

    def _at(self, event: events.MouseEvent) -> int | None:
        return next((i for i in self._page() if self._rect(i).contains(int(event.x), int(event.y))), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._down = self._at(event) if event.button == 1 else None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        index = self._at(event)
        fresh = press_filter_of(self).is_new_click(int(event.screen_x), int(event.screen_y), event.time)
        if index is not None and index == self._down and fresh:
            self._move_to(index)
            self.post_message(self.Chosen(self._names[index]))
        self._down = None
