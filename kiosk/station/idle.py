"""Whether someone is still there. Pure.

Reading is presence too: a screen full of text gives its reader the time to read it before anything is asked.
"""

from __future__ import annotations

from typing import Literal

import msgspec

WORDS_PER_SECOND = 1.0
"""The pace of someone who reads letter by letter: too long a wait costs nothing, too short a one shames."""

IdleStage = Literal["present", "asking", "gone"]


class IdleTimes(msgspec.Struct, frozen=True):
    """Seconds without a key or a move until the question, and from the question until the welcome comes back."""

    question: float = 180.0
    leave: float = 90.0


def idle_stage(quiet: float, words: int, times: IdleTimes) -> IdleStage:
    """The stage reached after ``quiet`` seconds without a key or a move, on a screen of ``words`` words."""
    ask_after = times.question + words / WORDS_PER_SECOND
    if quiet < ask_after:
        return "present"
    return "asking" if quiet < ask_after + times.leave else "gone"
