"""Activity ``desk``: something to do on the simulated computer, whatever the way.

A step writes its goal alone: the computer stands at the exercise, and goes on from step to step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import msgspec

from kiosk.course.acts import Act
from kiosk.course.model import Circumstances, Verdict
from kiosk.course.solution import SolutionAct
from kiosk.desk.gestures import enacted
from kiosk.desk.goals import YamlPath
from kiosk.desk.state import Desk
from kiosk.desk.update import calmed, update
from kiosk.desk.written import AnyGoal, WrittenDesk, WrittenStart


class OnDesk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A goal to reach on the computer that the exercise starts with; the usual one, when it writes none."""

    goal: AnyGoal
    _world: Any = None

    shared: ClassVar[Any] = WrittenDesk
    """What the exercise writes under the same key, for all its steps."""

    def within(self, world: WrittenStart | None) -> OnDesk:
        """The same goal, on the computer that the exercise writes."""
        return OnDesk(self.goal, world)

    @property
    def world(self) -> WrittenStart:
        """The computer as it is written."""
        world: WrittenStart = self._world if self._world is not None else WrittenDesk()
        return world

    def start(self, circumstances: Circumstances) -> Desk:
        return self.world.start()

    def resume(self, before: Desk, circumstances: Circumstances) -> Desk:
        """The computer as the step before left it."""
        return calmed(before)

    def update(self, state: Desk, act: Act) -> Desk:
        return update(state, act)

    def judge(self, state: Desk) -> Verdict:
        return self.goal.judge(state)

    def enact(self, state: Desk, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        return enacted(state, gesture)

    def patience(self, state: Desk) -> float:
        return 1.0

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from ((("goal", *path), text) for path, text in self.goal.texts())

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        for path, what, write in self.goal.problems(self.world.start()):
            yield ("goal", *path), what, write
