"""The instruction and the feedback: around the training computer they have few rows, the same through an exercise."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size

from kiosk.course.model import DeskActivity, Exercise, Step
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.player_rows import BESIDE_TEXT, PlayerRows, rows_beside_desk, rows_for_feedback
from kiosk.ui.widgets.push_button import TextLabel


class PlayerTexts(KioskScreen):
    """A screen with an instruction, an activity, a feedback below it and a bar of buttons."""

    _rows: PlayerRows | None = None
    """None around any other activity: the style sheet gives them their rows."""

    def lay_texts_out(self, exercise: Exercise, step: Step) -> None:
        """Give the texts the rows that they have in this step."""
        on_desk = isinstance(step.activity, DeskActivity)
        self._rows = rows_beside_desk(exercise, self._text_width()) if on_desk else None
        self.set_class(on_desk, "-desk")
        self.query_one("#instruction").styles.height = self._rows.instruction if self._rows else None
        self._set_feedback_rows(self._rows)

    def feedback_size(self) -> Size:
        """The cells of the feedback, with those that the buttons can lend."""
        if self._rows is None:
            return self.query_one("#feedback", TextLabel).content_size
        return Size(self._text_width(), self._rows.feedback + 1)

    def set_feedback(self, text: str | Content) -> None:
        """Show ``text`` under the activity, whole."""
        if self._rows is not None:
            plain = text if isinstance(text, str) else text.plain
            self._set_feedback_rows(rows_for_feedback(self._rows, plain, self._text_width()))
        self.query_one("#feedback", TextLabel).set_text(text)

    def _text_width(self) -> int:
        return self.app.size.width - BESIDE_TEXT

    def _set_feedback_rows(self, rows: PlayerRows | None) -> None:
        self.query_one("#feedback").styles.height = rows.feedback if rows else None
        self.set_class(rows is not None and rows.lent, "-lent")
