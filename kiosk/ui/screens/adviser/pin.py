"""The question for the PIN of the adviser's corner: by a keypad on the screen, or by the keyboard."""

from __future__ import annotations

import logging

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, Vertical
from textual.timer import Timer

from kiosk.i18n import _, ngettext
from kiosk.station.pin import MAX_DIGITS, MIN_DIGITS, is_valid_pin, verify_pin
from kiosk.station.station import Station
from kiosk.ui.input.key_presses import press_of
from kiosk.ui.screens.adviser.corner import AdviserCorner
from kiosk.ui.screens.adviser.screen import AdviserScreen
from kiosk.ui.widgets.adviser_keypad import DIGITS, DigitKey, PinDots, digits_of
from kiosk.ui.widgets.push_button import PushButton, TextLabel, press_filter_of

log = logging.getLogger(__name__)


def first_adviser_screen(station: Station) -> AdviserScreen:
    """The question for the PIN; the corner itself on an unlocked machine without one.

    Settings that cannot be read may hold a PIN: they open nothing.
    """
    settings = station.settings
    if station.pin_unknown:
        return UnreadablePin()
    if settings.pin:
        return EnterPin()
    return MissingPin() if settings.locked else AdviserCorner()


class MissingPin(AdviserScreen):
    """Shown on a locked station without a PIN: nobody may open the corner until its owner has chosen one."""

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(_("Ce poste n'a pas encore de code"), classes="title")
            yield TextLabel(_("Le coin du conseiller s'ouvre avec un code de {least} à {most} chiffres.").format(
                least=MIN_DIGITS, most=MAX_DIGITS), classes="lead")  # fmt: skip
            yield TextLabel(
                _("Pour choisir ce code : la commande `sudo kiosk pin`, sur cette machine."), classes="lead"
            )
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def on_mount(self) -> None:
        self.query_one("#back").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.kiosk.show_welcome(same_person=True)


class UnreadablePin(MissingPin):
    """Shown where neither the settings nor a copy of them can be read: their PIN must not be bypassed."""

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield TextLabel(_("Ce coin reste fermé pour l'instant"), classes="title")
            yield TextLabel(_("Les réglages de ce poste ne se lisent pas, et leur code non plus."), classes="lead")
            yield TextLabel(
                _("Pour savoir pourquoi : la commande `sudo kiosk settings`, sur cette machine."), classes="lead"
            )
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")


class EnterPin(AdviserScreen):
    """Counts a try before verifying it: pulling the plug gives no more tries. After a few, the next one waits."""

    def __init__(self) -> None:
        super().__init__()
        self._entered = ""
        self._countdown: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Coin du conseiller"), classes="title")
        yield TextLabel(_("Écrivez le code du poste."), classes="lead")
        with Vertical(id="pad"):
            yield PinDots()
            with Grid(id="keypad"):
                for digit in DIGITS:
                    yield DigitKey(digit)
                yield TextLabel("")
                yield DigitKey("0")
        yield TextLabel("", id="message")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")
            yield PushButton(_("⌫ Effacer"), id="undo")
            yield PushButton(_("Entrer ▶"), id="main", classes="main")

    def on_mount(self) -> None:
        self.query_one(PinDots).focus()
        self._show()
        self._wait()

    def _show(self) -> None:
        self.query_one(PinDots).show(len(self._entered))
        self.query_one("#main").visible = is_valid_pin(self._entered)

    def _show_message(self, text: str) -> None:
        self.query_one("#message", TextLabel).set_text(text)

    def on_key(self, event: events.Key) -> None:
        act = press_of(event)
        if act is None:
            return
        digit = digits_of(self.kiosk.station.keyboard_layout).get(act.character or "")
        if digit:
            self.query_one(PinDots).focus()
            self._add(digit)
        elif act.key in ("backspace", "delete"):
            self._take_back()
        elif act.key == "enter" and self.query_one(PinDots).has_focus:
            if press_filter_of(self).is_new_press(event.key, event.time):
                self._enter()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        match message.button.id:
            case "back":
                self.kiosk.show_welcome(same_person=True)
            case "undo":
                self._take_back()
            case "main":
                self._enter()
            case _:
                self._add(message.button.value)

    def _add(self, digit: str) -> None:
        """Add a digit, but not while there is a wait: it would stand before those of the next try."""
        if self._countdown is None and len(self._entered) < MAX_DIGITS:
            self._entered += digit
            self._show_message("")
            self._show()

    def _take_back(self) -> None:
        self._entered = self._entered[:-1]
        if not is_valid_pin(self._entered) and self.query_one("#main").has_focus:
            self.query_one(PinDots).focus()
        self._show()

    def _enter(self) -> None:
        station, now = self.kiosk.station, self.kiosk.sitting.now
        if station.pin_attempts.wait(now) > 0:
            self._wait()
            return
        if not is_valid_pin(self._entered):
            self._show_message(_("Le code a {least} chiffres ou plus.").format(least=MIN_DIGITS))
            return
        entered, self._entered = self._entered, ""
        station.pin_attempts.record_wrong(now)
        if verify_pin(entered, station.settings.pin):
            station.pin_attempts.record_right()
            self.kiosk.show(AdviserCorner())
            return
        log.warning("another code than the station's was tried")
        self.query_one(PinDots).focus()
        self._show()
        self._show_message(_("Ce code n'ouvre pas le coin. Vous pouvez recommencer."))
        self._wait()

    def _wait(self) -> None:
        """Show the seconds left, each second, while there is a wait."""
        left = self.kiosk.station.pin_attempts.wait(self.kiosk.sitting.now)
        if left > 0:
            seconds = int(left) + 1
            message = ngettext(
                "Ce code n'ouvre pas le coin. On reprend dans {seconds} seconde.",
                "Ce code n'ouvre pas le coin. On reprend dans {seconds} secondes.",
                seconds,
            )
            self._show_message(message.format(seconds=seconds))
            if self._countdown is None:
                self._countdown = self.set_interval(1, self._wait)
        elif self._countdown is not None:
            self._countdown.stop()
            self._countdown = None
            self._show_message(_("Vous pouvez recommencer."))
