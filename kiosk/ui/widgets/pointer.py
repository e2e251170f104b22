"""The big pointer of « Voir comment faire », and a word beside it for what the hand does."""

from __future__ import annotations

import asyncio

from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from kiosk.ui.replaceable import Replaceable

STEPS = 12
"""Places that the pointer takes on its way to a control: slow enough to follow."""


class BigPointer(Replaceable, Static):
    """Stands over everything; its tip is its left top cell."""

    def __init__(self) -> None:
        super().__init__("", id="pointer", markup=False)
        self._at = Offset(0, 0)

    def on_mount(self) -> None:
        self.display = False
        self.say("")

    def say(self, word: str) -> None:
        """The pointer with ``word`` beside it."""
        beside = f" {word} " if word else ""
        self.update(Content(f"◤██{beside}\n█◥█▖\n▀  ▀"))

    def put(self, at: Offset) -> None:
        """The tip on the cell ``at`` of the screen."""
        self._at = at
        self.styles.offset = (at.x, at.y)

    async def glide(self, to: Offset, seconds: float) -> None:
        """From where it is to the cell ``to``."""
        if not self.display:
            self.put(Offset(self.screen.size.width // 2, self.screen.size.height // 2))
            self.display = True
        start = self._at
        if seconds <= 0 or start == to:
            self.put(to)
            return
        for k in range(1, STEPS + 1):
            self.put(start + Offset((to - start).x * k // STEPS, (to - start).y * k // STEPS))
            await asyncio.sleep(seconds / STEPS)
