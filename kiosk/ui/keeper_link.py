"""What a person's process and the keeper tell each other: where she is, and why the process ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn, Protocol

import msgspec

if TYPE_CHECKING:
    from kiosk.course.model import Exercise
    from kiosk.station.settings.model import TextSize
    from kiosk.station.sitting import Sitting

EndReason = Literal["left", "idle", "quit", "reset", "stopped", "restart", "signalled"]
"""Why a sitting's process ends: the person left, or had gone away; « Quitter »; the adviser reset the station, stopped
it, or chose what only a new compositor can show; a signal asked for it."""


class ExercisePosition(msgspec.Struct, frozen=True):
    """Where a person is in an exercise: at the step ``at``; of the others some are ``done``, some ``skipped``.

    Steps are counted from 0. ``hints`` and ``shown`` are the help that she has asked for in the step.
    """

    exercise: Exercise
    done: frozenset[int]
    at: int
    skipped: frozenset[int]
    hints: int = 0
    shown: bool = False


class ResumePoint(msgspec.Struct, frozen=True):
    """Where a fresh process goes on after a crash.

    Without a ``position`` it is her home if she was ``past_welcome``, else the welcome.
    """

    sitting: Sitting
    position: ExercisePosition | None
    past_welcome: bool
    language: str
    text_size: TextSize


class KeeperLink(Protocol):
    """The keeper, as the app in one person's process sees it."""

    waits: bool
    """Whether another process still has the terminal: this one gets ready, and waits for its turn."""

    def alive(self) -> None:
        """Report that the event loop still turns: to be called once a second."""

    def remember(self, point: ResumePoint) -> None:
        """Keep ``point`` for the process that follows a crash."""

    def end(self, why: EndReason) -> NoReturn:
        """End the process at once: all that is kept is on the disk, and the keeper sees to the terminal."""

    def fileno(self) -> int:
        """A pipe from the keeper: a byte means that it is this process's turn, its end that the keeper is gone."""
