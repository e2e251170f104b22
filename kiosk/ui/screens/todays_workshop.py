"""Today's workshop: the areas and exercises that the adviser put first, and the screen that lists all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll

from kiosk import clock
from kiosk.course.catalogue import Catalogue
from kiosk.i18n import _
from kiosk.logbook.progress import Progress
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

if TYPE_CHECKING:
    from kiosk.ui.app_interface import AppInterface


class WorkshopPart(NamedTuple):
    """One area or exercise of a workshop: its label, the value of its button, and whether it is done."""

    label: str
    value: str
    done: bool


def todays_workshop(kiosk: AppInterface) -> tuple[str, ...]:
    """The ids of the areas and exercises of today's workshop, by the station's local time."""
    return kiosk.station.workshop(clock.to_local(kiosk.sitting.now).date())


def workshop_parts(catalogue: Catalogue, progress: Progress, workshop: tuple[str, ...]) -> tuple[WorkshopPart, ...]:
    """The parts of a workshop in the adviser's order, without what is not in the course.

    ✓ marks what is done, ◐ what is begun, ○ what is new.
    """
    parts = []
    for wanted in dict.fromkeys(workshop):
        entry, area = catalogue.find(wanted), catalogue.area(wanted)
        within = (entry,) if entry is not None else catalogue.in_area(wanted)
        if not within:
            continue
        title = entry.title if entry is not None else area.title if area is not None else wanted
        done = all(progress.is_done(one.id) for one in within)
        begun = any(progress.exercise(one.id).steps_done for one in within)
        mark = "✓" if done else "◐" if begun else "○"
        value = wanted if entry is not None else f"area:{wanted}"
        parts.append(WorkshopPart(f"{mark} {title}", value, done))
    return tuple(parts)


class TodaysWorkshop(KioskScreen):
    """All of today's workshop, to open in any order."""

    def compose(self) -> ComposeResult:
        yield TextLabel(_("Atelier du jour"), classes="title")
        with VerticalScroll(id="list", can_focus=False), Grid(id="exercises"):
            for one in workshop_parts(self.kiosk.catalogue, self.kiosk.sitting.progress, todays_workshop(self.kiosk)):
                yield PushButton(one.label, classes="exercise", value=one.value)
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def on_mount(self) -> None:
        for button in [*self.query(".exercise"), *self.query("#back")][:1]:
            button.focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        value = message.button.value
        if message.button.id == "back":
            self.kiosk.show_home()
        elif value.startswith("area:"):
            self.kiosk.show_area(value.removeprefix("area:"))
        else:
            self.kiosk.start_exercise(value)
