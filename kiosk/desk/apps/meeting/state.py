"""The state of a video call: where the person stands in it, who is there, what was said and written."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from kiosk.desk.changes import with_location
from kiosk.desk.state import Desk

KEY = "meeting"
NAME, TEXT = "meeting/name", "meeting/text"
"""The text boxes: the name before joining, and the message in the chat."""
YOU = "Vous"

Stage = Literal["before", "waiting", "in", "left", "over"]
"""Before joining, in the waiting room, in the call, after leaving it, after it was ended for all."""
Permission = Literal["asked", "allowed", "blocked"]
"""The browser's question whether the page may use the microphone and the camera."""


class Person(msgspec.Struct, frozen=True):
    """Someone in the call; ``face`` names a drawing."""

    name: str
    face: str
    camera: bool = True
    microphone: bool = True
    hand: bool = False


class Line(msgspec.Struct, frozen=True):
    """What someone says; ``mine``: the learner."""

    who: str
    text: str
    mine: bool = False


class ChatMessage(msgspec.Struct, frozen=True):
    """A message in the chat; ``mine``: the learner's."""

    who: str
    text: str
    at: str = ""
    mine: bool = False


class MeetingState(msgspec.Struct, frozen=True):
    """The state of the call, which undo leaves alone: what was said to others cannot be taken back.

    ``microphone`` and ``camera`` are switched on, which counts only with the ``permission`` of the browser. ``heard``
    of the ``lines`` have been said, the last one by ``speaker``. ``seen`` of the ``messages`` were displayed.
    ``waited``: how often the learner waited; ``asked`` to join, ``admitted`` and ``joined``: once, whatever came after.
    ``event`` is the sentence that says what has just happened.
    """

    stage: Stage = "before"
    permission: Permission = "asked"
    microphone: bool = True
    camera: bool = True
    hand: bool = False
    face: str = "court"
    name: str = ""
    people: tuple[Person, ...] = ()
    lines: tuple[Line, ...] = ()
    heard: int = 0
    speaker: str = ""
    messages: tuple[ChatMessage, ...] = ()
    seen: int = 0
    chat: bool = False
    waited: int = 0
    asked: bool = False
    admitted: bool = False
    joined: bool = False
    event: str = ""

    @property
    def is_heard(self) -> bool:
        """Whether the others hear the learner."""
        return self.microphone and self.permission == "allowed"

    @property
    def is_seen(self) -> bool:
        """Whether the others see the learner."""
        return self.camera and self.permission == "allowed"

    @property
    def next_line(self) -> Line | None:
        """What is said next; None where everything is said."""
        return self.lines[self.heard] if self.heard < len(self.lines) else None


def meeting_state(desk: Desk) -> MeetingState:
    """The present state of the call."""
    return cast(MeetingState, desk.place.programs[KEY])


def with_meeting(desk: Desk, state: MeetingState) -> Desk:
    """Set the state of the call."""
    return with_location(desk, KEY, state)


def is_displayed(desk: Desk) -> bool:
    """Whether the window of the call is visible."""
    return any(window.program == KEY for window in desk.visible_windows)


def initials(name: str) -> str:
    """What stands for a person whose camera is off: « NP » for Nora Petit."""
    return "".join(word[0].upper() for word in name.split()[:2]) or YOU[0]
