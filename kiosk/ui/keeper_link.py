"""Where the person was, kept through a crash: what a fresh app goes on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NoReturn, Protocol

from kiosk.course.model import Exercise
from kiosk.station.settings.model import TextSize
from kiosk.station.sitting import Sitting

Ending = Literal["left", "idle", "quit", "reset", "stopped", "restart", "told"]
"""Why a sitting's process ends: the person left, or had gone away; « Quitter »; the adviser made the station new,
stopped it, or chose what only a new compositor can show; it was told to by a signal."""


@dataclass(frozen=True)
class Where:
    """Whose sitting it is, at which step ``at`` of which exercise, which steps are ``done`` (both count from 0), in
    which language.

    ``inside`` says that she was past the welcome: she comes back to her home, or to the exercise.
    """

    sitting: Sitting
    exercise: Exercise | None
    done: frozenset[int]
    at: int
    inside: bool
    language: str
    text_size: TextSize


class Kept(Protocol):
    """The keeper, as the app in the process of one person sees it."""

    def alive(self) -> None:
        """The event loop turns: to be called once a second."""

    def remember(self, where: Where) -> None:
        """Where the person is: what a fresh process goes on with after a crash."""

    def end(self, why: Ending) -> NoReturn:
        """End the process at once: all that is kept is on the disk, and the keeper sees to the terminal."""

    waits: bool
    """Whether another process still has the terminal: this one makes itself ready, and waits for the word."""

    def fileno(self) -> int:
        """A pipe: a byte says that it is this process's turn, its end that the keeper is gone."""
