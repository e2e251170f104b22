"""Before a guest leaves: whether what she did is to be kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.i18n import _
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class KeepQuestion(KioskScreen):
    """A logbook of hers takes what she did; so does a new one; and one press leaves without either.

    Nothing here that leaves stands where a button of the home stood that led here.
    """

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Voulez-vous garder ce que vous avez fait ?"), classes="title")
        yield TextLabel(
            _("Un carnet le garde pour la prochaine fois. Il ne porte pas votre nom."), id="about", classes="lead"
        )
        with Vertical(id="ways"):
            yield PushButton(_("Commencer un carnet"), id="begin", classes="big main")
            yield PushButton(_("Ouvrir mon carnet"), id="open", classes="big")
            yield PushButton(_("Partir sans carnet"), id="leave", classes="big")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def on_mount(self) -> None:
        self.query_one("#begin").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "begin":
                self.kiosk.show_begin_logbook()
            case "open":
                self.kiosk.show_open_logbook()
            case "leave":
                self.kiosk.leave()
            case _:
                self.kiosk.show_home()
