"""The four pictures of the logbook that is open, for the person whose it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.i18n import _
from kiosk.logbook.codes import Code
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.code_pictures import CodePictures
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class MyPictures(KioskScreen):
    """Shows them only once the person says so here: somebody else may see her screen. No other screen has them."""

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Mes 4 images"), classes="title")
        yield TextLabel("", id="about", classes="lead")
        yield CodePictures()
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            yield PushButton("", id="main", classes="main")

    def on_mount(self) -> None:
        self._hide()
        self.query_one("#main").focus()

    def _hide(self) -> None:
        self.query_one(CodePictures).clear()
        self._explain(
            _("Ces images ouvrent votre carnet. Elles sont pour vous."),
            _("Montrez-les quand personne ne regarde votre écran."),
            _("Montrer mes images ▶"),
        )

    def _show(self, code: Code) -> None:
        self.query_one(CodePictures).show(code)
        self._explain(
            _("Recopiez les 4 mots sur un papier, dans l'ordre."),
            _("Gardez ce papier : il ouvre votre carnet."),
            _("Cacher mes images"),
        )

    def _explain(self, first: str, second: str, main: str) -> None:
        self.query_one("#about", TextLabel).set_text(f"{first}\n{second}")
        self.query_one("#main", PushButton).relabel(main)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        code = self.kiosk.sitting.code
        if message.button.id != "main":
            self.kiosk.show_home()
        elif code is None or self.query_one(CodePictures).visible:
            self._hide()
        else:
            self._show(code)
