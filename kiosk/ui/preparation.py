"""What the next screen needs, made ready while nobody waits for it: its rules, its modules, the course as it is now."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from textual.screen import Screen

from kiosk import clock
from kiosk.ui.fault_isolation import FaultIsolation
from kiosk.ui.screens.welcome import Welcome
from kiosk.ui.widgets.push_button import PushButton

INNER_STYLE_SHEET = os.path.abspath(os.path.join(os.path.dirname(__file__), "inside.tcss"))
"""The rules of all screens but the welcome; the path as Textual names it among its sources."""
NEXT_IMPORTS = ("kiosk.ui.screens.home", "kiosk.activities", "kiosk.ui.activities", "kiosk.ui.screens.player")
"""What the screens after the welcome need, each a part of what the one after it needs."""
DESK_IMPORTS = (
    "kiosk.desk.files.tree", "kiosk.desk.program", "kiosk.desk.goals.screen", "kiosk.desk.update", "kiosk.desk.apps",
    "kiosk.desk.apps.web.lint", "kiosk.activities.desk", "kiosk.ui.desk.widget", "kiosk.ui.activities.desk",
)  # fmt: skip
"""What an exercise on the training computer needs besides: a tenth of a second and 2.5 MB, of no use to a first visit
that only learns the mouse."""
DESK_IMPORT_DELAY = 0.3
"""Seconds from a screen that offers an exercise on the training computer until its modules are imported."""


class Preparation(FaultIsolation, inherit_bindings=False):
    """An app that prepares what comes next."""

    def read_inner_style_sheet(self) -> None:
        """Add the rules of all screens but the welcome, once; they are parsed when a screen first needs them.

        They are five times as many as the welcome's, and parsing them takes a thirtieth of the start.
        """
        if not self.stylesheet.has_source(INNER_STYLE_SHEET):
            self.stylesheet.read(INNER_STYLE_SHEET)

    def parse_style_sheets(self) -> None:
        """Parse all rules now, so that the next screen need not wait for it."""
        self.read_inner_style_sheet()
        self.stylesheet.parse()

    def prepare_other_screens(self) -> None:
        """Get ready what the screens after the welcome need, and compare the course with the disk."""
        self.parse_style_sheets()
        self.run_worker(self._import_other_screens, exit_on_error=False, group="imports")
        self.run_worker(self.station.refresh_catalogue, thread=True, exit_on_error=False, group="course")

    async def _import_other_screens(self) -> None:
        await _import_in_steps(NEXT_IMPORTS)
        self._prepare_desk()

    def show(self, screen: Screen[None]) -> None:
        super().show(screen)
        if not desk_is_imported():
            self.set_timer(DESK_IMPORT_DELAY, self._prepare_desk)

    def _prepare_desk(self) -> None:
        if not desk_is_imported() and self._desk_may_be_next():
            self.run_worker(partial(_import_in_steps, DESK_IMPORTS), exit_on_error=False, exclusive=True, group="desk")

    def _desk_may_be_next(self) -> bool:
        """Whether one press on the screen that is shown can open an exercise on the training computer."""
        screen = self.kiosk_screen
        if screen is None:
            return False
        offered = {button.value for button in screen.query(PushButton)}
        if isinstance(screen, Welcome):
            offered.add(self._first_suggestion())
        entries = map(self.catalogue.find, offered)
        return any(entry.on_desk for entry in entries if entry is not None)

    def _first_suggestion(self) -> str:
        """The exercise that is suggested to someone who has done nothing yet; "" where there is none."""
        from kiosk.logbook.progress import Progress
        from kiosk.logbook.suggestions import suggest_next_step

        first = suggest_next_step(self.catalogue.entries, Progress(), self.station.workshop(clock.today()))
        return first.exercise if first is not None else ""


def desk_is_imported() -> bool:
    """Whether an exercise on the training computer opens without further imports."""
    return DESK_IMPORTS[-1] in sys.modules


async def _import_in_steps(modules: Sequence[str]) -> None:
    # in the loop, since what a thread allocates costs 0.6 MB more; in steps, so that a key waits for one of them
    for module in modules:
        import_module(module)
        await asyncio.sleep(0)
