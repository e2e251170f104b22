"""The view of ``reading``: the text, its difficult words as buttons, and « J'ai lu »."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Offset

from kiosk.activities.reading import READ
from kiosk.course.acts import Act, FinishedReading, WordOpened
from kiosk.course.solution import SolutionAct
from kiosk.i18n import _
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class ReadingView(ActivityView):
    """Opening words is optional. Their meanings appear in the feedback line."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="card", can_focus=False):
            yield TextLabel(self.activity.text)
        with Horizontal(id="words"):
            for word in self.activity.words:
                yield PushButton(_("{word} ?").format(word=word), classes="word", value=word)
            yield PushButton(_(READ), id="read")

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        match act:
            case FinishedReading():
                return centre_of(self.query_one("#read").region)
            case WordOpened(word):
                button = next((b for b in self.query(PushButton) if b.value == word), None)
                return centre_of(button.region) if button is not None else None
            case _:
                return None

    def take_focus(self) -> None:
        self.query_one("#read").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.report(WordOpened(message.button.value) if message.button.value else FinishedReading())
