"""Goals made of other goals, and conditions: a goal that decides whether something comes or shows.

The kinds of goal are known only where all programs are: ``desk/spec.py`` declares them here, before anything is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Union

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.course.solution import SolutionAct
from kiosk.desk.goals import Goal
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

if TYPE_CHECKING:
    from kiosk.desk.state import Desk

    AnyGoal = Goal
else:
    AnyGoal = Any


def declare_goals(kinds: tuple[type[Goal], ...]) -> Any:
    """Make :data:`AnyGoal` the union of ``kinds``, and return it."""
    globals()["AnyGoal"] = Union[kinds]  # noqa: UP007 (the members are known when this runs)
    return AnyGoal


class All(Goal, frozen=True, forbid_unknown_fields=True, tag="all"):
    """Every one of these goals."""

    goals: Annotated[tuple[AnyGoal, ...], Meta(min_length=1)]

    def judge(self, desk: Desk) -> Verdict:
        verdicts = [goal.verdict(desk) for goal in self.goals]
        observed = " ".join(dict.fromkeys(v.observed for v in verdicts if v.done and v.observed))
        open_ones = [v for v in verdicts if not v.done]
        if not open_ones:
            return Verdict(True, observed)
        result = self.without_gestures()
        if not observed and result is not None and result is not self and result.judge(desk).done:
            observed = _("Le résultat est là.")
        first = open_ones[0]
        return msgspec.structs.replace(first, observed=observed or first.observed)

    def holds(self, desk: Desk) -> bool:
        return all(goal.holds(desk) for goal in self.goals)

    def gestures(self) -> Iterator[SolutionAct]:
        for goal in self.goals:
            yield from goal.gestures()

    def without_gestures(self) -> Goal | None:
        kept = tuple(one for goal in self.goals if (one := goal.without_gestures()) is not None)
        if kept == self.goals:
            return self
        return type(self)(kept) if kept else None

    def current_solution(self, solution: tuple[SolutionAct, ...]) -> tuple[SolutionAct, ...]:
        for goal in self.goals:
            solution = goal.current_solution(solution)
        return solution

    def looks(self) -> bool:
        return any(goal.looks() for goal in self.goals)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for index, goal in enumerate(self.goals):
            yield from (((index, *path), text) for path, text in goal.texts())

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for index, goal in enumerate(self.goals):
            yield from (((index, *path), what, write) for path, what, write in goal.problems(start))

    def unknown_names(self, end: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        for index, goal in enumerate(self.goals):
            yield from (((index, *path), what, write) for path, what, write in goal.unknown_names(end))


class AnyOf(All, frozen=True, forbid_unknown_fields=True, tag="any"):
    """One of these goals at least."""

    def judge(self, desk: Desk) -> Verdict:
        verdicts = [goal.verdict(desk) for goal in self.goals]
        return next((v for v in verdicts if v.done), verdicts[0])

    def holds(self, desk: Desk) -> bool:
        return any(goal.holds(desk) for goal in self.goals)


class Not(Goal, frozen=True, forbid_unknown_fields=True, tag="not"):
    """This is not so: ``{not: {form_sent: Inscription}}``."""

    goal: AnyGoal

    def judge(self, desk: Desk) -> Verdict:
        return Verdict(self.holds(desk))

    def holds(self, desk: Desk) -> bool:
        return not self.goal.holds(desk)

    def looks(self) -> bool:
        return self.goal.looks()

    def gestures(self) -> Iterator[SolutionAct]:
        yield from self.goal.gestures()

    def problems(self, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        yield from self.goal.problems(start)


COMBINED_GOALS: tuple[type[Goal], ...] = (All, AnyOf, Not)
"""Goals made of others."""


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When something comes or shows: any goal, ``{form_sent: Inscription}``."""

    goal: AnyGoal

    def holds(self, desk: Desk) -> bool:
        """Whether it is so now."""
        return self.goal.holds(desk)

    def problems(self, start: Desk, *, drawn: bool) -> Iterator[tuple[YamlPath, str, str]]:
        """What cannot work; ``drawn``: it decides what is on the screen, and so may not ask what is there."""
        yield from self.goal.problems(start)
        if next(self.goal.gestures(), None) is not None:
            yield (), _("un geste ne peut pas être une condition"), _("écrivez ce qui est là ensuite")
        elif drawn and self.goal.looks():
            what = _("cette condition regarde l'écran, et décide de ce qui y est")
            yield (), what, _("écrivez par exemple form_sent, sent, signed_in, state ou time")
