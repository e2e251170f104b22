"""The end of an exercise: the can-do sentence, and two equal buttons."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.i18n import _, ngettext
from kiosk.logbook.suggestions import suggest_next_step
from kiosk.session import Session
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.todays_workshop import todays_workshop
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class ExerciseEnd(KioskScreen):
    """Names what is done, and how many steps are left, without reproach."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        session = self._session
        left = len(session.exercise.steps) - len(session.done)
        with Vertical(id="card"):
            if session.complete:
                yield TextLabel(_("C'est fait."), classes="title")
                yield TextLabel(session.exercise.can_do, id="can-do-sentence")
            else:
                yield TextLabel(_("C'est fait pour aujourd'hui."), classes="title")
                sentence = ngettext(
                    "Il reste {n} étape. Vous la ferez quand vous voulez.",
                    "Il reste {n} étapes. Vous les ferez quand vous voulez.",
                    left,
                )
                yield TextLabel(sentence.format(n=left), id="can-do-sentence")
            if not self.kiosk.sitting.is_saving:
                yield TextLabel(_("Votre travail ne peut pas être gardé maintenant."), classes="lead")
        with Horizontal(id="two"):
            yield PushButton(_("Encore une fois"), id="again", classes="big equal")
            if self._next() is not None:
                yield PushButton(_("Exercice suivant ▶"), id="next", classes="big equal")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Accueil"), id="home")

    def _next(self) -> str | None:
        """The next exercise on the path that is not this one."""
        entries = [e for e in self.kiosk.catalogue.entries if e.id != self._session.exercise.id]
        place = suggest_next_step(entries, self.kiosk.sitting.progress, todays_workshop(self.kiosk))
        return place.exercise if place else None

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "again":
                self.kiosk.show_player(self._session.exercise, frozenset())
            case "next" if (following := self._next()) is not None:
                self.kiosk.start_exercise(following)
            case _:
                self.kiosk.show_home()
