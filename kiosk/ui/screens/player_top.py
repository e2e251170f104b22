"""The row above the instruction: the title, what takes a step up again, and where the learner is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.i18n import _
from kiosk.session.state import Session
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.push_button import PushButton, TextLabel

PADDING = 6
"""Cells of the row besides its texts and what is beside a button's."""
BETWEEN_BUTTONS = 3
LEAST_TITLE = 6
"""Cells of the beginning of a title."""


class PlayerTop(Replaceable, Horizontal):
    """Its buttons are answered by the player."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="top")
        self._title = session.exercise.title
        exercise = session.exercise
        self._has_situation = exercise.situation_at(len(exercise.steps) - 1) is not None

    def compose(self) -> ComposeResult:
        yield TextLabel(self._title, id="exercise-title")
        if self._has_situation:
            yield PushButton(_("▾ La situation"), id="read-situation")
        yield PushButton(_("↺ Recommencer l'étape"), id="restart")
        yield PushButton(_("↩ Étapes passées"), id="passed")
        yield TextLabel("", id="trail")

    def show(self, session: Session, *, situation_open: bool = False) -> None:
        """Show the row for ``session``. Of a title that has no room beside the buttons, the beginning is shown."""
        trail = trail_of(session)
        self.query_one("#trail", TextLabel).set_text(trail)
        restart, passed = self.query_one("#restart", PushButton), self.query_one("#passed", PushButton)
        restart.visible = session.can_restart_step
        passed.display = bool(session.skipped)
        beside = len(trail) + len(restart.label) + BETWEEN_BUTTONS + PADDING
        beside += len(passed.label) + BETWEEN_BUTTONS if passed.display else 0
        for button in self.query("#read-situation").results(PushButton):
            button.relabel(_("▴ La situation") if situation_open else _("▾ La situation"))
            button.visible = session.exercise.situation_at(session.index) is not None
            beside += len(button.label) + BETWEEN_BUTTONS
        title = self.query_one("#exercise-title", TextLabel)
        title.set_text(beginning(session.exercise.title, self.app.size.width - beside))


def beginning(title: str, room: int) -> str:
    """``title`` in ``room`` cells, cut behind a word; "" where that would tell nothing."""
    if len(title) <= room:
        return title
    cut = title[: max(0, room - 1)]
    cut = cut.rpartition(" ")[0] or cut
    return f"{cut}…" if len(cut) >= LEAST_TITLE else ""


def trail_of(session: Session) -> str:
    """A mark for each step: done, shown now, skipped, or to come."""

    def mark(step: int) -> str:
        if step in session.done:
            return "●"
        return "◉" if step == session.index else "◌" if step in session.skipped else "○"

    return " ".join(map(mark, range(len(session.exercise.steps))))
