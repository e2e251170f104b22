"""What a goal is: a small frozen struct, written in YAML under its tag, that judges the state of a desk.

A goal looks at the final state, and not at the route; only ``did`` judges a gesture. It answers what it observes, then
what remains, in short sentences that name the control, and the kind of what remains in one that does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.solution import SolutionAct
from kiosk.desk.looks import verdict_in
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

RemainsSentence = Annotated[
    str,
    Meta(max_length=150, description="La phrase qui dit ce qui reste à faire. Sans elle, la ligne n'en dit rien."),
]
"""What remains, in the author's words: for goals whose own would name an address, or what is to be found."""

if TYPE_CHECKING:
    from kiosk.desk.state import Desk


class Goal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that must be true of the desk. Subclasses are written with ``tag="…"``."""

    kind: ClassVar[str] = ""
    """The kind of what remains, in a sentence that names no target; "" where only the author can say it."""

    def verdict(self, desk: Desk) -> Verdict:
        """What :meth:`judge` finds, with the kind of what remains."""
        found = self.judge(desk)
        if desk.other_looks:
            found = verdict_in(desk, type(self), found)
        if found.done or found.kind is not None:
            return found
        return msgspec.structs.replace(found, kind=_(self.kind) if self.kind else "")

    def judge(self, desk: Desk) -> Verdict:
        """The verdict on the desk; total."""
        raise NotImplementedError

    def holds(self, desk: Desk) -> bool:
        """Whether it is so, without any sentence: as a condition is asked."""
        return self.judge(desk).done

    def gestures(self) -> Iterator[SolutionAct]:
        """The gestures that it judges."""
        yield from ()

    def without_gestures(self) -> Goal | None:
        """The same goal whichever gestures led to it; None where it is about gestures alone."""
        return self

    def current_solution(self, solution: tuple[SolutionAct, ...]) -> tuple[SolutionAct, ...]:
        """``solution`` as it is made now, where it was written for a program that asked for fewer gestures."""
        return solution

    def looks(self) -> bool:
        """Whether its judge looks at what is drawn, and not only at what is so."""
        return False

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        """Texts in it that a learner reads, with their path below the goal."""
        yield from ()

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work with this initial desk: (path below the goal, what is wrong, what to write)."""
        yield from ()

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        """What it names that is not there, though ``end`` holds all that the learner made: as :meth:`problems`."""
        yield from ()


def remains_text(remains: str) -> Iterator[tuple[YamlPath, str]]:
    """The author's sentence about what remains, as :meth:`Goal.texts` gives it."""
    if remains:
        yield ("remains",), remains
