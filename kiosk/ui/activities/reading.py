"""The view of ``reading``: the text, its difficult words, which answer a click in it and as buttons, « J'ai lu »."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.style import Style

from kiosk.activities.reading import READ, Reading
from kiosk.course.acts import Act, FinishedReading, WordOpened
from kiosk.course.solution import SolutionAct
from kiosk.i18n import _
from kiosk.text import escape_controls
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class CardText(TextLabel):
    """The text of a card; a word that is explained is underlined, as a link is, and answers a click."""

    class WordClicked(Message):
        """A word that is explained was clicked."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, card: Reading) -> None:
        super().__init__()
        parts, end = [], 0
        for start, stop, word in card.word_spans():
            parts += [Content(escape_controls(card.text[end:start], line_ends=True))]
            style = Style(underline=True) + Style.from_meta({"word": word})
            parts += [Content.styled(escape_controls(card.text[start:stop], line_ends=True), style)]
            end = stop
        parts += [Content(escape_controls(card.text[end:], line_ends=True))]
        self.set_text(Content("").join(parts))

    def on_click(self, event: events.Click) -> None:
        word = event.style.meta.get("word")
        if word is not None and event.button == 1:
            event.stop()
            self.post_message(self.WordClicked(word))


class ReadingView(ActivityView):
    """Opening words is optional. Their meanings appear in the feedback line."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="card", can_focus=False):
            yield CardText(self.activity)
        with Horizontal(id="words"):
            for word in self.activity.words:
                yield PushButton(_("{word} ?").format(word=word), classes="word", value=word)
            yield PushButton(_(READ), id="read")

    def show(self, state: Any) -> None:
        super().show(state)
        self.query_one("#read", PushButton).relabel(f"✓ {_(READ)}" if state.read else _(READ))

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

    def on_card_text_word_clicked(self, message: CardText.WordClicked) -> None:
        message.stop()
        self.report(WordOpened(message.word))
