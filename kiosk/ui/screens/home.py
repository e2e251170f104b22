"""Home: one big button to go on, a few warm-ups, the areas, and what I can do now. Nothing is locked."""

from __future__ import annotations

from collections import Counter

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal

from kiosk.i18n import _, ngettext
from kiosk.logbook.suggestions import next_step, warm_ups
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.area_card import AreaCard
from kiosk.ui.widgets.push_button import PushButton, Say

WARM_UPS = 2
"""Side by side on the smallest screen, each with its whole title."""

FEW_AREAS = 8
"""Cards in two rows; with more, the rest of the screen draws closer together."""


class Home(KioskScreen):
    """Everything here suggests; nothing forbids."""

    def compose(self) -> ComposeResult:
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        path = catalogue.entries
        going_on = next_step(path, progress)
        entry = catalogue.find(going_on.exercise) if going_on else None
        yield Say(_("Que voulez-vous faire ?"), classes="title")
        with Horizontal(id="suggested"):
            if entry is not None:
                begun = bool(progress.exercise(entry.id).steps_done) and not progress.is_done(entry.id)
                said = _("▶  Reprendre : {title}") if begun else _("▶  Commencer : {title}")
                said = said if begun or not progress.done else _("▶  Continuer : {title}")
                yield PushButton(said.format(title=entry.title), id="main", classes="main big", value=entry.id)
            else:
                yield Say(_("Vous avez tout fait. Choisissez ce que vous voulez refaire."), id="all-done")
        suggested = warm_ups(progress, path, self.kiosk.sitting.now, count=WARM_UPS)
        warm = [e for e in map(catalogue.find, suggested) if e is not None]
        if warm:
            yield Say(_("Pour s'échauffer :"), id="warm-label")
            with Horizontal(id="warm"):
                yield Say(_("Pour s'échauffer :"), id="warm-side")
                for one in warm:
                    yield PushButton(one.title, classes="warm", value=one.id)
        yield Say(_("Ou choisissez un thème :"), id="areas-label")
        # Counted over what was done, which is little, and not over the course, which may be 10,000 exercises.
        done_in = Counter(e.area for e in map(catalogue.find, progress.done) if e is not None)
        with Grid(id="areas"):
            for area in catalogue.areas:
                entries = catalogue.in_area(area.id)
                known = done_in[area.id]
                if entries:
                    yield AreaCard(area.title, _known(known), area.picture, value=f"area:{area.id}")
        with Horizontal(id="bar"):
            yield PushButton(_("Ce que je sais faire"), id="can-do")
            if self.kiosk.sitting.guest:
                yield PushButton(_("Garder dans un carnet"), id="keep")
            yield PushButton(_("■ Arrêter ici"), id="leave")

    def on_mount(self) -> None:
        self.set_class(len(self.query(AreaCard)) > FEW_AREAS, "-many")
        for button in [*self.query("#main"), *self.query(".area")][:1]:
            button.focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        value = message.button.value
        match message.button.id:
            case "can-do":
                self.kiosk.go_can_do()
            case "keep":
                self.kiosk.go_begin_logbook()
            case "leave":
                self.kiosk.go_welcome()
            case _ if value.startswith("area:"):
                self.kiosk.go_area(value.removeprefix("area:"))
            case _:
                self.kiosk.go_exercise(value)


def _known(count: int) -> str:
    if not count:
        return _("à découvrir")
    return ngettext("✓ {n} fait", "✓ {n} faits", count).format(n=count)
