"""Screens that interrupt: the idle question, too small a terminal, an exercise that is not ready, after a crash."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

LINGER = 1.5
"""Seconds that the question stays after the mouse moved, so that a click meant for it lands on it."""


class IdleQuestion(Replaceable, ModalScreen[None], inherit_bindings=False):
    """Any key, move or click closes it, and does nothing else."""

    _leaving: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(_("Voulez-vous continuer ?"), classes="title")
            yield TextLabel(_("Bougez la souris, ou appuyez sur une touche."), classes="lead")
            yield PushButton(_("Je continue ▶"), id="main", classes="main")

    def on_mount(self) -> None:
        self.query_one("#main").focus()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._leave()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Close it a little later: the hand may be on its way to the button, and would click what is below."""
        if self._leaving is None:
            self._leaving = self.set_timer(LINGER, self._leave)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self._leave()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self._leave()

    def _leave(self) -> None:
        if self.is_active:  # Textual dismisses whatever screen is on top
            self.dismiss()


class TooSmall(Replaceable, ModalScreen[None], inherit_bindings=False):
    """Shown while the terminal has fewer cells than the screens need."""

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(_("L'écran est petit."), classes="title")
            yield TextLabel(_("Demandez au conseiller de l'agrandir. Votre travail est gardé."), classes="lead")


class ExerciseNotReady(KioskScreen):
    """Says that an exercise cannot be done now, and leads home. It stays until she goes on."""

    def __init__(self, reason: KioskError) -> None:
        super().__init__()
        self._reason = reason

    def redrawn(self) -> ExerciseNotReady:
        return ExerciseNotReady(self._reason)

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(self._reason.sentence, classes="title")
            yield TextLabel(self._reason.advice, classes="lead")
            yield PushButton(_("Choisir un exercice ▶"), id="main", classes="main")

    def on_mount(self) -> None:
        self.query_one("#main").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.kiosk.show_home()


class AfterCrash(KioskScreen):
    """Says that the program stopped for a moment, and leads back to where the person was."""

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(_("Le programme s'est arrêté un instant."), classes="title")
            yield TextLabel(_("Cela vient de la machine. Ce qui était gardé est là."), classes="lead")
            yield PushButton(_("Reprendre ▶"), id="main", classes="main")

    def on_mount(self) -> None:
        self.query_one("#main").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.kiosk.resume()
