"""What I can do now, as the list of can-do sentences."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from kiosk.i18n import _
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, Say

_MOST_GONE = 500
"""Sentences of exercises that are no longer there: all courses of a life."""
_LONGEST = 200
"""Characters of such a sentence: nobody has checked it since."""


class CanDoList(KioskScreen):
    """By area, in the order of the course; an exercise that is no longer there keeps its sentence."""

    def compose(self) -> ComposeResult:
        yield Say(_("Ce que je sais faire"), classes="title")
        with VerticalScroll(id="list"):
            for heading, sentences in self._by_area():
                yield Say(heading, classes="heading")
                yield Say("\n".join(f"✓ {sentence}" for sentence in sentences), classes="sentences")
            if not self.kiosk.sitting.progress.done:
                yield Say(_("Ici viendront les choses que vous avez faites."), classes="sentences")
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
        gone = [sentence for sentence in gone if sentence][:_MOST_GONE]
        return [(title, done) for title, done in [*listed, (_("Aussi"), gone)] if done]

    def on_mount(self) -> None:
        self.query_one("#back").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        self.kiosk.show_home()


def _on_one_line(sentence: str) -> str:
    """What a logbook kept of an exercise, as it may be shown: characters that are seen, on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in sentence[:_LONGEST]).split())
