"""What goes to the adviser's log and not to the screen: why a logbook cannot be opened, where a thread ended, and why a
demonstration cannot be shown."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from kiosk.errors import KioskError
from kiosk.regular_file import describe_failure
from kiosk.station.log.writing import safe_traceback
from kiosk.text import escape_name

if TYPE_CHECKING:
    from kiosk.course.playing.demonstration import DemonstrationPlan, Obstacle
    from kiosk.session.state import Session

log = logging.getLogger(__name__)
_MAX_GESTURE_LENGTH = 120
"""Characters of a gesture that are logged at most: a text to type may be long."""


@contextmanager
def logging_closed_logbook() -> Iterator[None]:
    """Log which fault of the disk keeps a logbook closed: the person only reads that it is. Raises it again."""
    try:
        yield
    except KioskError as error:
        cause = error.__cause__
        if isinstance(cause, OSError):
            file = escape_name(os.path.basename(str(cause.filename or "")) or "?")
            log.error(
                "a logbook cannot be opened because of %s (%s): %s",
                file,
                describe_failure(cause),
                safe_traceback(error),
            )
        raise


def log_ended_threads(renderables: Iterable[object]) -> None:
    """Log the tracebacks that Textual wanted to show, without values: some may have been typed."""
    from rich.traceback import Traceback

    for stack in (s for one in renderables if isinstance(one, Traceback) for s in one.trace.stacks):
        places = "".join(f"\n  {frame.filename}:{frame.lineno} in {frame.name}" for frame in stack.frames)
        log.critical("a thread ended: %s%s", stack.exc_type, places)


def log_obstacles(session: Session, plan: DemonstrationPlan) -> None:
    """Log why a demonstration cannot begin where the person is, if so.

    The adviser is only warned of faults; that the person did something else in the steps before is none.
    """
    if not plan.obstacles:
        return
    shown = plan.demonstration is not None
    end = "shown from the story's own beginning" if shown else "not shown"
    causes = list(dict.fromkeys(_obstacle(session, one) for one in plan.obstacles))
    level = logging.INFO if shown else logging.ERROR
    for fault in (one.fault for one in plan.obstacles if one.fault is not None):
        level = logging.ERROR
        causes.append(safe_traceback(fault))
    step = session.index + 1
    log.log(level, "%s, step %d: « Voir comment faire » is %s: %s", session.exercise.id, step, end, "; ".join(causes))


def log_broken_demonstration(session: Session, error: Exception) -> None:
    """Log the exception that ended a demonstration while it was shown."""
    step = session.index + 1
    log.error("%s, step %d: « Voir comment faire » broke off: %s", session.exercise.id, step, safe_traceback(error))


def _obstacle(session: Session, obstacle: Obstacle) -> str:
    """In terms of what the exercise asks for; never of what is on the screen, which a learner may have written."""
    match obstacle.cause:
        case "done before":
            return "the step is done before its first gesture"
        case "goal not reached":
            return "the whole solution does not reach the goal"
        case "not there":
            return f"{_gesture(session, obstacle)}: {obstacle.name!r} is not there, or more than once"
        case "fault":
            return f"{_gesture(session, obstacle)}: a fault"


def _gesture(session: Session, obstacle: Obstacle) -> str:
    if obstacle.gesture < 0:
        return "no gesture"
    written = msgspec.json.encode(session.step.solution[obstacle.gesture]).decode()
    shown = written if len(written) <= _MAX_GESTURE_LENGTH else f"{written[:_MAX_GESTURE_LENGTH]}…"
    return f"gesture {obstacle.gesture + 1} {shown}"
