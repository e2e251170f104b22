"""Opening a logbook by its four pictures: no list, no names; after several unknown codes there is a short wait."""

from __future__ import annotations

from textual.timer import Timer

from kiosk.errors import KioskError
from kiosk.i18n import _, ngettext
from kiosk.logbook.codes import Code
from kiosk.logbook.store import UnknownCode
from kiosk.ui.screens.choose_pictures import ChoosePictures
from kiosk.ui.widgets.push_button import TextLabel


class OpenLogbook(ChoosePictures):
    """After a few unknown codes the next try waits; the seconds left are shown."""

    _countdown: Timer | None = None

    def redrawn(self) -> OpenLogbook:
        return self.with_choice_in(OpenLogbook())

    def question(self) -> str:
        return _("Montrez les 4 images de votre carnet")

    def instruction(self) -> str:
        return _("Choisissez les 4 images dans l'ordre de votre papier.")

    def go_back(self) -> None:
        self.kiosk.show_welcome(same_person=True)

    def on_mount(self) -> None:
        super().on_mount()
        self._wait()

    def code_chosen(self, code: Code) -> None:
        attempts, now = self.kiosk.station.attempts, self.kiosk.sitting.now
        if attempts.wait(now) > 0:
            self._wait()
            return
        try:
            self.kiosk.open_logbook(code)
        except UnknownCode as unknown:
            attempts.record_wrong(now)
            self.show_message(str(unknown))
            self._wait()
        except KioskError as error:
            self.show_message(str(error))
        else:
            attempts.record_right()
            self.kiosk.show_home()

    def _wait(self) -> None:
        """Show the seconds left, each second, while there is a wait."""
        left = self.kiosk.station.attempts.wait(self.kiosk.sitting.now)
        if left <= 0:
            if self._countdown is not None:
                self._countdown.stop()
                self._countdown = None
                self.query_one("#message", TextLabel).set_text(_("Vous pouvez montrer vos images."))
            return
        seconds = int(left) + 1
        text = ngettext(
            "Le conseiller peut vous aider. On reprend dans {seconds} seconde.",
            "Le conseiller peut vous aider. On reprend dans {seconds} secondes.",
            seconds,
        ).format(seconds=seconds)
        self.query_one("#message", TextLabel).set_text(text)
        if self._countdown is None:
            self._countdown = self.set_interval(1, self._wait)
