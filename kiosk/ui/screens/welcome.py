"""The first screen: nobody is judged here; and three ways to begin."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.i18n import LANGUAGES, _, language
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel


class Welcome(KioskScreen):
    """Try at once, open a logbook, or begin one; below, the language, the adviser's corner, and « Quitter » where the
    station is not locked."""

    past_welcome = False
    is_first_screen = True

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Bonjour et bienvenue"), id="greeting")
        yield TextLabel(
            _(
                "Ici, personne ne vous juge. Vous allez à votre rythme.\n"
                "Tout est fait pour essayer : rien ne peut casser."
            ),
            id="promise",
        )
        yield PushButton(_("▶  Essayer tout de suite"), id="try", classes="big main")
        yield PushButton(_("Ouvrir mon carnet"), id="open", classes="big")
        yield PushButton(_("Commencer un carnet"), id="begin", classes="big")
        yield TextLabel(_("Un carnet garde ce que vous savez faire. Il ne porte pas votre nom."), id="about-logbooks")
        with Horizontal(id="foot"):
            for code, name in LANGUAGES.items() if len(LANGUAGES) > 1 else ():
                mark = "●" if code == language() else "○"
                yield PushButton(f"{mark} {name}", classes="language", value=code)
            yield TextLabel("", id="foot-gap")
            yield PushButton(_("Conseiller"), id="adviser")
            if self.kiosk.text_sizes is not None:
                # not where there is none: the first paint would wait for it
                from kiosk.ui.widgets.text_size_button import TextSizeButton

                yield TextSizeButton()
            if not self.kiosk.station.settings.locked:
                yield PushButton(_("Quitter"), id="quit")

    def on_mount(self) -> None:
        self.query_one("#try").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        match message.button.id:
            case "try":
                self.kiosk.start_first_exercise()
            case "open":
                self.kiosk.show_open_logbook()
            case "begin":
                self.kiosk.show_begin_logbook()
            case "adviser":
                self.kiosk.show_adviser_door()
            case "quit":
                self.kiosk.quit()
            case _:
                self.kiosk.choose_language(message.button.value)
