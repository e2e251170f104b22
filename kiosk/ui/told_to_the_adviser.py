"""What goes to the adviser's log, and not to the screen: why a logbook stays closed, and where a thread ended."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kiosk.errors import KioskError
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
        if isinstance(error.__cause__, OSError):
            log.error("a logbook cannot be opened: %s", story_of(error))
        raise


def tell_ended_threads(shown: Iterable[object]) -> None:
    """Log the places in the tracebacks among what Textual wanted to show, without values: one may have been typed."""
    from rich.traceback import Traceback

    for stack in (s for one in shown if isinstance(one, Traceback) for s in one.trace.stacks):
        places = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in stack.frames)
        log.critical("a thread ended: %s%s", stack.exc_type, places)
