"""The view of ``choice``: the situation (an SMS, an e-mail, an address …) and the answers as buttons."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.geometry import Offset

from kiosk.activities.choice import (
    About,
    AddressSituation,
    EmailSituation,
    PictureSituation,
    SmsSituation,
    TextSituation,
)
from kiosk.course.acts import Act, OptionChosen
from kiosk.course.pictures import PICTURES_BY_NAME
from kiosk.course.solution import SolutionAct
from kiosk.i18n import _
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.picture import PictureBox
from kiosk.ui.widgets.push_button import PushButton, TextLabel

_NOT_YET, _LOOKED_AT, _RIGHT = "○", "●", "✓"
"""Before each answer: not chosen yet, looked at, and right."""


class ChoiceView(ActivityView):
    """Answers that were chosen keep a mark, the right one another; all can be looked at, after the right one too."""

    def compose(self) -> ComposeResult:
        about = self.activity.about
        if about is not None:
            with VerticalScroll(id="situation", classes=f"-{type(about).__name__.lower()}", can_focus=False):
                if isinstance(about, PictureSituation):
                    yield PictureBox(PICTURES_BY_NAME[about.picture])
                yield TextLabel(id="about")
        with Grid(id="options"):
            for option in self.activity.options:
                yield PushButton(f"○ {option.label}", classes="option", value=option.label)

    def on_mount(self) -> None:
        about = self.activity.about
        if about is not None:
            self.query_one("#about", TextLabel).set_text(_situation(about))
            if isinstance(about, SmsSituation | EmailSituation | AddressSituation):
                self.query_one("#situation").border_title = Content(_title(about))
        self.show(self.state)

    def show(self, state: Any) -> None:
        super().show(state)
        for button in self.query(PushButton):
            chosen = button.value in state.chosen
            right = chosen and self.activity.option(button.value).right
            button.relabel(f"{_RIGHT if right else _LOOKED_AT if chosen else _NOT_YET} {button.value}")
            button.set_class(right, "-right")
            button.set_class(state.chosen[-1:] == (button.value,), "-latest")

    def close(self) -> None:
        """Stay open: reading why the other answers are not right is part of it."""

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        if not isinstance(act, OptionChosen):
            return None
        button = next((b for b in self.query(PushButton) if b.value == act.label), None)
        return centre_of(button.region) if button is not None else None

    def take_focus(self) -> None:
        """Nothing: a focused answer would look like the one to choose."""
        self.screen.set_focus(None)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.report(OptionChosen(message.button.value))


def _title(about: SmsSituation | EmailSituation | AddressSituation) -> str:
    match about:
        case SmsSituation():
            return _("Un SMS sur votre téléphone")
        case EmailSituation():
            return _("Un e-mail")
        case AddressSituation():
            return _("L'adresse d'une page Internet")


def _situation(about: About) -> Content:
    match about:
        case TextSituation(text):
            return Content(text)
        case SmsSituation(sender, text):
            return Content.assemble((_("De : {name}").format(name=sender), "bold"), "\n", text)
        case EmailSituation(sender, subject, text):
            return Content.assemble(
                (_("De : {name}").format(name=sender), "bold"), "\n",
                (_("Objet : {subject}").format(subject=subject), "bold"), "\n", text,
            )  # fmt: skip
        case AddressSituation(url):
            return Content.styled(url, "bold")
        case PictureSituation(_picture, caption):
            return Content(caption)
