"""Small exercises for the robot, each with one thing that cannot be done as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.activities.board import Target
from kiosk.activities.choice import Choice, Option
from kiosk.activities.keys import Keys
from kiosk.activities.pointing import ClickOn
from kiosk.course.acts import Pressed
from kiosk.course.model import ActivityContext, Exercise, Level, Step, Verdict
from kiosk.course.solution import Click, Press, Solution
from tests.course.small_kinds import Small


def step(activity: Any, *solution: Solution, hints: tuple[str, ...] = ("Regardez en haut.",)) -> Step:
    return Step("Faites cette étape.", activity, hints, solution, "Vous avez fait cette étape.")


def exercise(*steps: Step, name: str = "essais/1-essai", level: Level = 1, needs: Sequence[str] = ()) -> Exercise:
    return Exercise(name, "Un essai", "Je sais essayer.", level, 3, tuple(needs), steps)


def letters(*keys: str, name: str = "essais/1-essai", level: Level = 1, needs: Sequence[str] = ()) -> Exercise:
    """An exercise in which these keys are pressed."""
    return exercise(step(Keys(keys), *map(Press, keys)), name=name, level=level, needs=needs)


ONE_KEY = step(Keys(("a",)), Press("a"))
TWO_ANSWERS = Choice((Option("Oui", "Voilà.", right=True), Option("Non", "Pas encore.")))
CROWDED = ClickOn((Target("Loin", (0, 0), (40, 3)), Target("Près", (50, 0), (40, 3))), together=True)
"""Where the board is small, the middle of the second is still the first; where it is large, they stand apart."""


class Done(Small, frozen=True):
    """An activity that is done before anything was."""


class Tiring(Done, frozen=True):
    """An activity that can be done alone, but not after another that widened the tolerance."""

    def start(self, context: ActivityContext) -> Any:
        return context.patience, False

    def update(self, state: Any, act: Any) -> Any:
        return (state[0], True) if isinstance(act, Pressed) else state

    def judge(self, state: Any) -> Verdict:
        return Verdict(state == (1.0, True))

    def acts_for(self, state: Any, gesture: Any, now: float) -> tuple[Any, ...]:
        return (Pressed("a", "a"),)

    def patience(self, state: Any) -> float:
        return 2.0


class Raising(Done, frozen=True):
    """An activity that raises in one of its functions; ``tired``: where patience was needed before it."""

    at: str

    def start(self, context: ActivityContext) -> Any:
        self._raise("start")
        return context.patience, False

    def update(self, state: Any, act: Any) -> Any:
        self._raise("update")
        return (state[0], state[1] or isinstance(act, Pressed))

    def judge(self, state: Any) -> Verdict:
        self._raise("judge")
        return Verdict(state[1])

    def acts_for(self, state: Any, gesture: Any, now: float) -> tuple[Any, ...]:
        self._raise("acts_for")
        if state[0] > 1.0:
            self._raise("tired")
        return (Pressed("a", "a"),)

    def _raise(self, where: str) -> None:
        if self.at == where:
            raise KeyError("what was typed")


CLICK_NOWHERE = step(TWO_ANSWERS, Click("Peut-être"))
