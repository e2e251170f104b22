"""What the adviser's screens have in common: nobody stays in them by accident, or does anything without being asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.i18n import _
from kiosk.station.idle import IdleTimes
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

QUESTION, LEAVE = 45.0, 15.0
"""Seconds without input until the idle question, and from there to the welcome: an open corner is open to anyone."""


class AdviserScreen(KioskScreen):
    """A crash, or a minute without input, leads back to the welcome."""

    past_welcome = False

    def idle_times(self) -> IdleTimes:
        """Shorter than elsewhere, and never longer than the station's own."""
        own = super().idle_times()
        return IdleTimes(min(QUESTION, own.question), min(LEAVE, own.leave))

    def word_count(self) -> int:
        """Zero: advisers need no time to read, and can come back."""
        return 0


class Confirmation(AdviserScreen):
    """Asks once, naming what will happen and what stays; nothing happens before the main button is pressed."""

    def __init__(
        self, title: str, sentences: Sequence[str], main: str, do: Callable[[], object], back: Callable[[], object]
    ) -> None:
        """``main`` is the label of the button that calls ``do``; ``back`` shows where the adviser came from."""
        super().__init__()
        self._title = title
        self._sentences = tuple(sentences)
        self._main = main
        self._do = do
        self._back = back

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(self._title, classes="title")
            for sentence in self._sentences:
                yield TextLabel(sentence, classes="lead")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            yield PushButton(self._main, id="main", classes="main")

    def on_mount(self) -> None:
        # Not the main button: a second press of the key that led here must not do it.
        self.query_one("#back").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        if message.button.id == "main":
            self._do()
        else:
            self._back()
