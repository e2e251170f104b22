"""Recent events: problems in the settings, the last warnings of the log in plain words, the last wipes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from kiosk import clock
from kiosk.errors import translate_reason
from kiosk.i18n import N_, _, ngettext
from kiosk.station.log.explanations import explain_message
from kiosk.station.log.reading import LogWarning, read_warnings
from kiosk.station.log.writing import log_file
from kiosk.station.relative_time import relative_time
from kiosk.station.traces.wipe_record import WipeEntry, read_record
from kiosk.ui.screens.adviser.screen import AdviserScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

MAX_WARNINGS, MAX_WIPES = 20, 10
"""As many as fill a few days at a station with problems, and weeks at one without."""

MAX_LINE_LENGTH = 200
"""Characters of a log line that is shown unchanged."""

WIPE_REASONS = {
    "start": N_("au démarrage"),
    "left": N_("une visite s'est terminée"),
    "idle": N_("plus personne n'était là"),
    "crash": N_("le programme s'était arrêté"),
    "reset": N_("le conseiller l'a demandé"),
    "stopped": N_("le programme a été arrêté"),
    "retention": N_("les carnets sans visite depuis longtemps"),
}
"""The reason of a wipe, in plain words."""


class RecentEvents(AdviserScreen):
    """Newest first, by section; says so where nothing happened."""

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Ce qui s'est passé"), classes="title")
        with VerticalScroll(id="list"):
            for heading, lines in self._sections():
                yield TextLabel(heading, classes="heading")
                yield TextLabel("\n".join(lines), classes="sentences")
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def on_mount(self) -> None:
        # The arrows scroll from the start; Tab leads to the button.
        self.query_one("#list").focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        message.stop()
        self.kiosk.show_adviser_corner("happened")

    def _sections(self) -> list[tuple[str, Sequence[str]]]:
        station, now = self.kiosk.station, clock.to_local(self.kiosk.sitting.now)
        log = station.data / "log"
        try:
            known = {f"settings: {problem}" for problem in station.problems}
            found = [one for one in read_warnings(log, MAX_WARNINGS) if one.text not in known]
            warned = [format_warning(one, now) for one in found]
        except OSError as error:
            warned = [_("Le journal du programme ne peut pas être lu : {why}").format(why=translate_reason(error))]
        wiped = [format_wipe(one, now) for one in reversed(read_record(station.state)[-MAX_WIPES:])]
        return [
            (_("Les réglages"), station.problems or [_("✓ Les réglages sont en ordre.")]),
            (
                _("Le programme"),
                [*warned, _("Tout est écrit dans {file}.").format(file=log_file(log))]
                if warned
                else [_("✓ Rien à signaler.")],
            ),
            (_("Les dernières remises à neuf"), wiped or [_("Il n'y en a pas encore.")]),
        ]


def format_warning(warned: LogWarning, now: datetime) -> str:
    """One line: when, what, and how often if more than once."""
    what = explain_message(warned.text) or _("Autre message : {text}").format(text=warned.text[:MAX_LINE_LENGTH])
    times = "" if warned.times == 1 else " " + _("({count} fois)").format(count=warned.times)
    return _("{time} : {what}").format(time=_capital(relative_time(warned.at, now)), what=f"{what}{times}")


def format_wipe(wiped: WipeEntry, now: datetime) -> str:
    """One line: when, why, how much was erased, and what could not be."""
    parts = [_(WIPE_REASONS[wiped.why]) if wiped.why in WIPE_REASONS else wiped.why]
    if wiped.files:
        parts.append(ngettext("{n} fichier effacé", "{n} fichiers effacés", wiped.files).format(n=wiped.files))
    if wiped.logbooks:
        parts.append(ngettext("{n} carnet effacé", "{n} carnets effacés", wiped.logbooks).format(n=wiped.logbooks))
    if len(parts) == 1:
        parts.append(_("rien à effacer"))
    time = _capital(relative_time(clock.clamp(wiped.at).astimezone(now.tzinfo), now))
    line = _("{time} : {what}.").format(time=time, what=", ".join(parts))
    return "\n   ".join([line, *wiped.problems])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
