"""What a station runs: the screen, and again after a crash, where the person was."""

from __future__ import annotations

import gc
import logging
import sys
from time import monotonic

from kiosk.course.model import Exercise
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.station.station import Station, open_station

MOST_CRASHES, WITHIN = 3, 60.0
"""Crashes within so many seconds after which the program ends instead of coming back."""

log = logging.getLogger(__name__)


def practise(play: Exercise | None = None) -> int:
    """Run until it is left; gives the exit code, 0 when it was left and 1 when it kept crashing."""
    try:
        station = open_station()
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    return run(station, play)


def run(station: Station, play: Exercise | None = None) -> int:
    """The screen of ``station``, brought back after each crash; gives the exit code."""
    from kiosk.ui.app import KioskApp
    from kiosk.ui.comeback import Where

    # What is imported stays for good: the collector need not look at it again, neither now nor between two keys.
    gc.freeze()
    gc.enable()
    back_to: Where | None = None
    crashes: list[float] = []
    while True:
        app = KioskApp(station, play=play if back_to is None else None, back_to=back_to)
        app.run()
        if not app.return_code:
            return 0
        crashes = [c for c in crashes if monotonic() - c < WITHIN] + [monotonic()]
        if len(crashes) >= MOST_CRASHES:
            log.critical("gave up after %d crashes within %d s", len(crashes), WITHIN)
            print(_("Le programme s'arrête. Votre travail est gardé. Demandez au conseiller."))
            return 1
        back_to = app.where_it_ended
