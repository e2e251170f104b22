"""Activity ``desk``: a goal to reach on the simulated computer, in any way.

A step writes only its goal: the exercise sets up the computer, and each step resumes where the one before ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act
from kiosk.course.model import ActivityContext, Verdict
from kiosk.course.solution import SolutionAct
from kiosk.desk.arrivals import bring_everything, expect, keep_news
from kiosk.desk.changes import watch_gestures, without_transient
from kiosk.desk.gestures import acts_for
from kiosk.desk.looks import Look, with_look
from kiosk.desk.nodes import walk_live
from kiosk.desk.spec import AfterSpec, AnyGoal, BaseDeskSpec, DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.yaml.problems import YamlPath


class OnDesk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A goal to reach on the computer that the exercise sets up, or else on the usual one.

    ``look``: the look of all programs from this step on.
    """

    goal: AnyGoal
    after: Annotated[tuple[AfterSpec, ...], Meta(description="Ce qui arrive quand le but est atteint.")] = ()
    look: Annotated[Look | None, Meta(description="L'aspect des programmes à partir d'ici : one ou other.")] = None
    _setup: Any = None

    def on(self, setup: BaseDeskSpec | None) -> OnDesk:
        """The same goal, on the computer that the exercise sets up."""
        return OnDesk(self.goal, self.after, self.look, setup)

    @property
    def setup(self) -> BaseDeskSpec:
        """What the computer holds at the start."""
        setup: BaseDeskSpec = self._setup if self._setup is not None else DeskSpec()
        return setup

    def start(self, context: ActivityContext) -> Desk:
        return self._watching(self.setup.start())

    def resume(self, before: Desk, context: ActivityContext) -> Desk:
        """The computer as the step before left it."""
        return self._watching(keep_news(before))

    def _watching(self, desk: Desk) -> Desk:
        desk = desk if self.look is None else with_look(desk, self.look)
        watched = watch_gestures(desk, tuple(self.goal.gestures()))
        return expect(watched, tuple(one.arrival(self.goal) for one in self.after))

    def update(self, state: Desk, act: Act) -> Desk:
        return update(state, act)

    def judge(self, state: Desk) -> Verdict:
        return self.goal.verdict(state)

    def is_reached(self, state: Desk) -> bool:
        """Whether the goal is reached, whichever gestures led to it."""
        return (self.goal.without_gestures() or self.goal).judge(state).done

    def without_transient(self, state: Desk) -> Desk:
        return without_transient(state)

    def current_solution(self, solution: tuple[SolutionAct, ...]) -> tuple[SolutionAct, ...]:
        return self.goal.current_solution(solution)

    def labels(self, state: Desk) -> Iterator[str]:
        yield from (node.name for node in walk_live(view(state)) if node.offers)

    def signs(self, state: Desk) -> Iterator[tuple[str, str]]:
        yield from ((node.name, node.sign if node.sign_only else "") for node in walk_live(view(state)) if node.offers)

    def judged_gestures(self) -> Iterator[SolutionAct]:
        return self.goal.gestures()

    def acts_for(self, state: Desk, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        return acts_for(state, gesture)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from ((("goal", *path), text) for path, text in self.goal.texts())
        for index, one in enumerate(self.after):
            yield from ((("after", index, *path), text) for path, text in one.texts())

    def story_texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from ((path, text) for path, text in self.texts() if path[-1] != "remains")

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from ((("goal", *path), what, write) for path, what, write in self.goal.unknown_names(end))

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.problems_at(self.setup.start())

    def problems_at(self, state: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        state = bring_everything(state)
        for path, what, write in self.goal.problems(state):
            yield ("goal", *path), what, write
        for index, one in enumerate(self.after):
            for path, what, write in one.problems(state):
                yield ("after", index, *path), what, write
