"""What every process of a person would do anew, done once before the fork: imports, and reading the style sheet."""

from __future__ import annotations

import logging

from textual.pilot import Pilot

from kiosk.station.log.writing import story_of
from kiosk.station.station import Station
from kiosk.ui.app import PARSED, KioskApp

log = logging.getLogger(__name__)


def warm_up(station: Station) -> None:
    """Run the welcome once without a screen, and import what comes after it. Whatever goes wrong is only slower."""
    try:
        import kiosk.ui.screens.ending
        import kiosk.ui.screens.home
        import kiosk.ui.screens.open_logbook
        import kiosk.ui.screens.player  # noqa: F401 - for the processes to come

        app = KioskApp(station)
        app.run(headless=True, size=(100, 28), auto_pilot=_leave)
        if not app.return_code:
            app.parse_style_sheets()
            PARSED[app.current_theme.name] = app.stylesheet._parse_cache
    except Exception as error:
        log.warning("the next person's start was not prepared: %s", story_of(error))


async def _leave(pilot: Pilot[object]) -> None:
    await pilot.pause()
    pilot.app.exit()
