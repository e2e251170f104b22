"""What goes to the adviser's log, and not to the screen: why a logbook stays closed, and where a thread ended."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kiosk.errors import KioskError
from kiosk.regular_file import shown_name, why_of
from kiosk.station.log import story_of

log = logging.getLogger(__name__)


@contextmanager
def closed_logbook_told() -> Iterator[None]:
    """Why the disk keeps a logbook closed goes to the log; the person reads only that it is so.

    Raises what is raised within.
    """
    try:
        yield
    except KioskError as error:
        cause = error.__cause__
        if isinstance(cause, OSError):
            file = shown_name(os.path.basename(str(cause.filename or "")) or "?")
            log.error("a logbook cannot be opened because of %s (%s): %s", file, why_of(cause), story_of(error))
        raise


def tell_ended_threads(shown: Iterable[object]) -> None:
    """Log the places in the tracebacks among what Textual wanted to show, without values: one may have been typed."""
    from rich.traceback import Traceback

    for stack in (s for one in shown if isinstance(one, Traceback) for s in one.trace.stacks):
        places = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in stack.frames)
        log.critical("a thread ended: %s%s", stack.exc_type, places)
