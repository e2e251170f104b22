"""What the person can do now: the can-do sentences of the exercises that are done."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from kiosk.i18n import _
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

_MAX_REMOVED = 500
"""Sentences of removed exercises that are shown at most."""
_MAX_LENGTH = 200
"""Characters of such a sentence, which no course checks any more."""


class CanDoList(KioskScreen):
    """By area, in the order of the course; sentences of exercises that the course no longer has come last."""

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Ce que je sais faire"), classes="title")
        with VerticalScroll(id="list"):
            for heading, sentences in self._by_area():
                yield TextLabel(heading, classes="heading")
                yield TextLabel("\n".join(f"✓ {sentence}" for sentence in sentences), classes="sentences")
            if not self.kiosk.sitting.progress.done:
                yield TextLabel(_("Ici viendront les choses que vous avez faites."), classes="sentences")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def _by_area(self) -> list[tuple[str, list[str]]]:
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        listed = [
            (area.title, [e.can_do for e in catalogue.in_area(area.id) if progress.is_done(e.id)])
            for area in catalogue.areas
        ]
        done = sorted(progress.done)
        gone = [_on_one_line(progress.exercise(name).can_do) for name in done if catalogue.find(name) is None]
        gone = [sentence for sentence in gone if sentence][:_MAX_REMOVED]
        return [(title, done) for title, done in [*listed, (_("Aussi"), gone)] if done]

    def on_mount(self) -> None:
        self.query_one("#back").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        self.kiosk.show_home()


def _on_one_line(sentence: str) -> str:
    """A sentence from a logbook, with printable characters only, and on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in sentence[:_MAX_LENGTH]).split())
