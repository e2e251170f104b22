"""The big pointer of « Voir comment faire »."""

from __future__ import annotations

import asyncio

from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from kiosk.cells import cells_along
from kiosk.ui.replaceable import Replaceable

GLIDE_STEPS = 12
"""Intermediate positions of the pointer on its way to a control."""


class BigPointer(Replaceable, Static):
    """The pointer of the demonstration, on top of everything. Its tip is its left top cell."""

    def __init__(self) -> None:
        super().__init__("", id="pointer", markup=False)
        self._at = Offset(0, 0)

    def on_mount(self) -> None:
        self.display = False
        self.set_text("")

    def set_text(self, word: str) -> None:
        """Show ``word`` beside the pointer."""
        beside = f" {word} " if word else ""
        self.update(Content(f"◤██{beside}\n█◥█▖\n▀  ▀"))

    def put(self, at: Offset) -> None:
        """Put the tip on the cell ``at`` of the screen."""
        self._at = at
        self.styles.offset = (at.x, at.y)

    async def glide(self, to: Offset, seconds: float) -> None:
        """Move to the cell ``to``, from the middle of the screen the first time."""
        if not self.display:
            self.put(Offset(self.screen.size.width // 2, self.screen.size.height // 2))
            self.display = True
        start = self._at
        if seconds <= 0 or start == to:
            self.put(to)
            return
        for cell in cells_along(start, to, GLIDE_STEPS):
            self.put(Offset(*cell))
            await asyncio.sleep(seconds / GLIDE_STEPS)
