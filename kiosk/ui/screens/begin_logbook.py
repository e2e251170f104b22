"""Beginning a logbook: four pictures to copy on paper, or to print, which are then asked for once."""

from __future__ import annotations

from time import monotonic

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.logbook.codes import Code
from kiosk.station.printing import PrintJob, format_paper
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.choose_pictures import ChoosePictures
from kiosk.ui.widgets.code_pictures import CodePictures, picture_word
from kiosk.ui.widgets.push_button import PushButton, TextLabel

PRINTER_POLL = 0.1
"""Seconds between two looks at the state of printing."""


class BeginLogbook(KioskScreen):
    """Shows a code, draws another on request, and prints it where the station has a printer."""

    past_welcome = False

    def __init__(self, code: Code | None = None) -> None:
        """Without ``code`` one is drawn."""
        super().__init__()
        self._code = code
        self._printing: PrintJob | None = None
        self._printed: Code | None = None

    def compose(self) -> ComposeResult:
        printer = self.kiosk.station.settings.printer
        copy = _("Recopiez les 4 mots sur un papier, dans l'ordre.")
        to_do = _("Imprimez les 4 mots, ou recopiez-les sur un papier.") if printer else copy
        yield TextLabel(_("Voici les 4 images de votre carnet"), classes="title")
        yield TextLabel("\n".join((to_do, _("Gardez ce papier : il ouvre votre carnet."))), classes="lead")
        yield CodePictures()
        yield TextLabel("", id="message")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            yield PushButton(_("D'autres images"), id="again")
            if printer:
                yield PushButton(_("Imprimer"), id="print")
            yield PushButton(_("J'ai mon papier ▶") if printer else _("C'est recopié ▶"), id="main", classes="main")

    def redrawn(self) -> BeginLogbook:
        return BeginLogbook(self._code)

    def on_mount(self) -> None:
        self._show(self._code)
        self.query_one("#main").focus()

    def _show(self, code: Code | None) -> None:
        try:
            self._code = code or self.kiosk.offer_code()
        except KioskError as error:
            self.query_one("#message", TextLabel).set_text(str(error))
            self.query_one(CodePictures).clear()
            self.query("#main, #print").set(visible=False)
            self.query_one("#back").focus()
            return
        self.query_one(CodePictures).show(self._code)
        if self._printed not in (None, self._code):
            self.query_one("#message", TextLabel).set_text(
                _("Ces images sont nouvelles. Votre premier papier ne sert plus.")
            )

    def _print(self) -> None:
        """Print the code; does nothing while the printer has not answered for the last one."""
        if self._code is None or self._printing is not None:
            return
        words = [picture_word(picture) for picture in self._code]
        self._printing = PrintJob(self.kiosk.station.settings.printer, format_paper(words), monotonic())
        self._printed = self._code
        self.query_one("#message", TextLabel).set_text(_("Votre papier part à l'imprimante."))
        self.set_timer(PRINTER_POLL, self._check_printer)

    def _check_printer(self) -> None:
        """Show the outcome of printing, or look again a little later."""
        outcome = self._printing.outcome(monotonic()) if self._printing is not None else "failed"
        if outcome == "pending":
            self.set_timer(PRINTER_POLL, self._check_printer)
            return
        self._printing = None
        printed = self._printed
        if outcome == "failed":
            self._printed = None
        if printed != self._code:
            return  # other pictures are shown by now, with a message of their own
        message = (
            _("L'imprimante a reçu votre papier. Prenez-le avec vous.")
            if outcome == "sent"
            else _("L'imprimante ne répond pas. Recopiez les 4 mots sur un papier.")
        )
        self.query_one("#message", TextLabel).set_text(message)

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "back":
                self.kiosk.show_welcome(same_person=True)
            case "again":
                self._show(None)
            case "print":
                self._print()
            case "main" if self._code is not None:
                self.kiosk.show(ConfirmCode(self._code))


class ConfirmCode(ChoosePictures):
    """Asks for the four pictures from the paper, before the logbook begins."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self._code = code

    def redrawn(self) -> ConfirmCode:
        return self.with_choice_in(ConfirmCode(self._code))

    def question(self) -> str:
        return _("Pour vérifier : montrez vos 4 images")

    def instruction(self) -> str:
        return _("Regardez votre papier. Choisissez les 4 images dans l'ordre.")

    def go_back(self) -> None:
        self.kiosk.show(BeginLogbook(self._code))

    def main_label(self) -> str:
        return _("Commencer ▶")

    def code_chosen(self, code: Code) -> None:
        if code != self._code:
            self.show_message(self._difference_from(code))
            return
        try:
            self.kiosk.begin_logbook(code)
        except KioskError as error:
            self.show_message(str(error))
            return
        self.kiosk.show_home()

    def _difference_from(self, code: Code) -> str:
        """Names the picture that is another one than on her paper, if it is one alone."""
        different = [number for number, pair in enumerate(zip(code, self._code, strict=True), 1) if pair[0] != pair[1]]
        if len(different) == 1:
            return _("L'image {number} est différente de votre papier. Vous pouvez la changer.").format(
                number=different[0]
            )
        return _("Ces images sont un peu différentes de votre papier. Vous pouvez les revoir.")
