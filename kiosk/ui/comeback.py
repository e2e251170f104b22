"""Where the person was, kept through a crash: what a fresh app goes on with."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.course.model import Exercise
from kiosk.station.sitting import Sitting


@dataclass(frozen=True)
class Where:
    """Whose sitting it is, at which step (``done`` counts from 0) of which exercise, in which language.

    ``inside`` says that she was past the welcome: she comes back to her home, or to the exercise.
    """

    sitting: Sitting
    exercise: Exercise | None
    done: frozenset[int]
    inside: bool
    language: str
