"""The end of an exercise: what was done, without a judgement, and the ways on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.i18n import _, ngettext
from kiosk.logbook.suggestions import suggest_following
from kiosk.session.state import Session
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.todays_workshop import todays_workshop
from kiosk.ui.widgets.picture import PictureBox
from kiosk.ui.widgets.picture_cells import LARGE
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class ExerciseEnd(KioskScreen):
    """Says how many steps were done, were done already and were skipped; the skipped ones can be taken up at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        session = self._session
        counts = count_steps(session)
        with Horizontal(id="card"):
            yield PictureBox(PICTURES_BY_NAME["reussi" if session.complete else "fini"], points=LARGE)
            with Vertical(id="what"):
                if session.complete:
                    yield TextLabel(_("C'est fait."), classes="title")
                    yield TextLabel(session.exercise.can_do, id="can-do-sentence")
                    yield TextLabel(counts, id="counts")
                else:
                    yield TextLabel(_("C'est la fin de l'exercice."), classes="title")
                    yield TextLabel(counts, classes="lead")
                    yield TextLabel(_("Ce qui a été passé se reprend quand vous voulez."), classes="lead")
                if not self.kiosk.sitting.is_saving:
                    yield TextLabel(_("Votre travail ne peut pas être gardé maintenant."), classes="lead")
        with Vertical(id="ways-on"):
            if not session.complete:
                yield PushButton(_("Reprendre les étapes passées"), id="resume", classes="big")
            if (following := self._following()) is not None:
                label = _("Exercice suivant : {title} ▶").format(title=following[1])
                yield PushButton(label, id="next", classes="big", value=following[0])
            yield PushButton(_("Encore une fois"), id="again", classes="big")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Accueil"), id="home")

    def redrawn(self) -> ExerciseEnd:
        return ExerciseEnd(self._session)

    def on_mount(self) -> None:
        self.query("#ways-on PushButton").first().focus()

    def _following(self) -> tuple[str, str] | None:
        """The id and the title of the exercise to go on with."""
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        after = self._session.exercise.id
        name = suggest_following(catalogue.entries, after, progress, todays_workshop(self.kiosk))
        entry = catalogue.find(name) if name else None
        return (entry.id, entry.title) if entry is not None else None

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "resume":
                self.kiosk.resume_skipped(self._session)
            case "again":
                self.kiosk.show_player(self._session.exercise, frozenset())
            case "next":
                self.kiosk.start_exercise(message.button.value)
            case _:
                self.kiosk.show_home()


def count_steps(session: Session) -> str:
    """How many steps were done, were done before they began, and were skipped: « 4 étapes faites. 2 passées. »"""
    unasked = len(session.done_unasked)
    done, skipped = len(session.done) - unasked, len(session.exercise.steps) - len(session.done)
    sentences = (
        (done, ngettext("{n} étape faite.", "{n} étapes faites.", done)),
        (unasked, ngettext("{n} étape était déjà faite.", "{n} étapes étaient déjà faites.", unasked)),
        (skipped, ngettext("{n} étape passée.", "{n} étapes passées.", skipped)),
    )
    return " ".join(sentence.format(n=count) for count, sentence in sentences if count)
