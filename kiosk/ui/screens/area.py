"""The exercises of one area, a level at a time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll

from kiosk.course.model import Level
from kiosk.i18n import N_, _
from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.widgets.push_button import PushButton, TextLabel

LEVELS: dict[Level, str] = {1: N_("Je découvre"), 2: N_("Je m'entraîne"), 3: N_("En situation")}


class AreaScreen(KioskScreen):
    """✓ marks what is done, ◐ what is begun, ○ what is new; all of it can be opened."""

    def __init__(self, area: str, level: Level | None = None) -> None:
        """Without ``level`` the first one that has something new is shown."""
        super().__init__()
        self._area = area
        self._level = level

    def compose(self) -> ComposeResult:
        catalogue, progress = self.kiosk.catalogue, self.kiosk.sitting.progress
        area = catalogue.area(self._area)
        levels = [level for level in LEVELS if catalogue.in_area(self._area, level)]
        new = [n for n in levels if any(not progress.is_done(e.id) for e in catalogue.in_area(self._area, n))]
        shown = self._level or next(iter(new or levels), 1)
        yield TextLabel(area.title if area else "", classes="title")
        with Horizontal(id="levels"):
            for level in levels:
                mark = "●" if level == shown else "○"
                yield PushButton(f"{mark} {_(LEVELS[level])}", classes="level", value=f"level:{level}")
        with VerticalScroll(id="list", can_focus=False), Grid(id="exercises"):
            for entry in catalogue.in_area(self._area, shown):
                begun = bool(progress.exercise(entry.id).steps_done)
                mark = "✓" if progress.is_done(entry.id) else "◐" if begun else "○"
                yield PushButton(f"{mark} {entry.title}", classes="exercise", value=entry.id)
        with Horizontal(id="bar"):
            yield PushButton(_("◀ Retour"), id="back")

    def redrawn(self) -> AreaScreen:
        return AreaScreen(self._area, self._level)

    def on_mount(self) -> None:
        for button in list(self.query(".exercise"))[:1]:
            button.focus()

    def on_push_button_pressed(self, message: PushButton.Pressed) -> None:
        value = message.button.value
        if message.button.id == "back":
            self.kiosk.show_home()
        elif value.startswith("level:"):
            level: Level = {"1": 1, "2": 2, "3": 3}[value.removeprefix("level:")]  # type: ignore[assignment]  # widened
            self.kiosk.show_area(self._area, level)
        else:
            self.kiosk.start_exercise(value)
