"""Activity ``pointing``: the gestures of the mouse on targets of a board, one class each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.activities.board import Target, target_problems
from kiosk.activities.gestures import Gesture, Hand, follow, gesture_acts, tolerance
from kiosk.activities.on_board import OnBoard, PointingState, Targets, gesture_feedback
from kiosk.course.acts import Act, PointerDown, PointerFound, PointerMoved, Resized
from kiosk.course.model import TargetMissing, Verdict
from kiosk.course.solution import Click, DoubleClick, MoveTo, RightClick, SolutionAct
from kiosk.i18n import _, ngettext
from kiosk.yaml.problems import YamlPath


class OnTargets(OnBoard, frozen=True, forbid_unknown_fields=True):
    """Do one gesture on each target: one after the other, or all at once in any order."""

    wanted: ClassVar[str] = ""
    solution_act: ClassVar[type[SolutionAct]] = SolutionAct

    targets: Targets
    together: Annotated[bool, Meta(description="Toutes les cibles à la fois, dans n'importe quel ordre.")] = False
    decor: Annotated[tuple[Target, ...], Meta(max_length=6, description="Ce qui est là et n'est pas demandé.")] = ()

    def current_targets(self, state: PointingState) -> tuple[Target, ...]:
        """The targets that can be done now."""
        left = tuple(t for t in self.targets if t.label not in state.reached)
        return left if self.together else left[:1]

    def visible_targets(self, state: PointingState) -> tuple[Target, ...]:
        """Everything on the board now: what is asked for, what was reached, and what is not asked for.

        Of targets that come one after the other, one that was reached makes room for the next at its place.
        """
        kept = list(self.current_targets(state))
        for target in reversed(self.targets):
            rect = self.rect(state, target)
            if target.label in state.reached and not any(rect.overlaps(self.rect(state, one)) for one in kept):
                kept.append(target)
        return (*kept, *(t for t in self.decor if t not in kept))

    def update(self, state: PointingState, act: Act) -> PointingState:
        if isinstance(act, Resized):
            return state.resized(act)
        if isinstance(act, PointerFound):
            return msgspec.structs.replace(state, hand=Hand(act.x, act.y))
        rects = tuple(self.rect(state, t) for t in self.visible_targets(state))
        allowed = tolerance(state.at.level, state.patience())
        slow = isinstance(act, PointerDown) and _too_late(state.hand, act, allowed.seconds)
        before = state.hand
        hand, gesture = follow(before, act, allowed, rects)
        state = msgspec.structs.replace(state, hand=hand)
        if self.wanted == "move" and isinstance(act, PointerMoved | PointerDown):
            over = self._at(state, act.x, act.y, 0)
            if over is None or over not in self.current_targets(state):
                return state
            if isinstance(act, PointerMoved) and self.rect(state, over).contains(before.x, before.y):
                return msgspec.structs.replace(state, last=("already there", over.label))
            # a press counts too: a new target may have appeared under a hand at rest
            return self._reach(state, over)
        if gesture is None:
            if slow and self.wanted == "double_click":
                return msgspec.structs.replace(state, misses=state.misses + 1)
            return state
        return self._after(state, gesture, allowed.cells)

    def _after(self, state: PointingState, gesture: Gesture, drift: int) -> PointingState:
        if gesture.kind == "double_click" and self.wanted == "click":
            # the first click missed, or the target would be done: the second is a click of its own
            gesture = Gesture("click", gesture.to_x, gesture.to_y)
        target = self._at(state, gesture.x, gesture.y, drift)
        if target and target.label in state.reached:
            return state  # one click more on what is done
        if target in self.current_targets(state) and target:
            if gesture.kind == self.wanted:
                return self._reach(state, target)
            nearly = self.wanted == "double_click" and gesture.kind == "click"
            wanted_button = "right" if self.wanted == "right_click" else "left"
            other = gesture.button != wanted_button
            return msgspec.structs.replace(
                state,
                last=(f"{gesture.button} button" if other else f"{gesture.kind} for {self.wanted}", target.label),
                misses=state.misses + (0 if nearly else 1),
            )
        if target:
            return msgspec.structs.replace(state, last=("elsewhere", target.label), misses=state.misses + 1)
        if gesture.kind == "move":
            return state
        return msgspec.structs.replace(state, last=("beside", ""), misses=state.misses + 1)

    def _reach(self, state: PointingState, target: Target) -> PointingState:
        hand = Hand(state.hand.x, state.hand.y)
        return msgspec.structs.replace(
            state, hand=hand, reached=state.reached | {target.label}, last=("reached", target.label)
        )

    def _at(self, state: PointingState, x: int, y: int, drift: int) -> Target | None:
        """The target at (x, y); else a current target within ``drift`` cells."""
        for target in self.visible_targets(state):
            if self.rect(state, target).contains(x, y):
                return target
        for target in self.current_targets(state):
            if self.rect(state, target).grown(drift).contains(x, y):
                return target
        return None

    def judge(self, state: PointingState) -> Verdict:
        left = len(self.targets) - len(state.reached)
        observed = gesture_feedback(*state.last)
        if not left:
            return Verdict(True, observed)
        count = ngettext("Il reste {n} chose.", "Il reste {n} choses.", left).format(n=left)
        if self.together:
            return Verdict(False, observed, count)
        target = self.current_targets(state)[0].label
        return Verdict(False, observed, _("Il reste « {label} ».").format(label=target), count)

    def judged_gestures(self) -> Iterator[SolutionAct]:
        for target in self.targets:
            yield self.solution_act(target.label)

    def acts_for(self, state: PointingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        shown = {t.label: t for t in self.visible_targets(state)}
        if not isinstance(gesture, self.solution_act):
            raise TargetMissing(gesture.__class__.__name__, (self.wanted,))
        label = str(getattr(gesture, "target", ""))
        if label not in shown:
            raise TargetMissing(label, tuple(shown))
        return gesture_acts(self.wanted, self.rect(state, shown[label]).centre(), now)

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from target_problems(self._paths(), together=self.together)

    def _paths(self) -> tuple[tuple[YamlPath, Target], ...]:
        targets: tuple[tuple[YamlPath, Target], ...] = tuple(
            ((self.wanted, "targets", i), t) for i, t in enumerate(self.targets)
        )
        return targets + tuple(((self.wanted, "decor", i), t) for i, t in enumerate(self.decor))


class MoveOnto(OnTargets, frozen=True, tag="move"):
    """Bring the pointer onto each target; no button."""

    wanted: ClassVar[str] = "move"
    solution_act: ClassVar[type[SolutionAct]] = MoveTo


class ClickOn(OnTargets, frozen=True, tag="click"):
    """Click on each target."""

    wanted: ClassVar[str] = "click"
    solution_act: ClassVar[type[SolutionAct]] = Click


class DoubleClickOn(OnTargets, frozen=True, tag="double_click"):
    """Double-click on each target."""

    wanted: ClassVar[str] = "double_click"
    solution_act: ClassVar[type[SolutionAct]] = DoubleClick


class RightClickOn(OnTargets, frozen=True, tag="right_click"):
    """Click with the right button on each target."""

    wanted: ClassVar[str] = "right_click"
    solution_act: ClassVar[type[SolutionAct]] = RightClick


def _too_late(hand: Hand, act: PointerDown, seconds: float) -> bool:
    return hand.clicked is not None and act.at - hand.clicked.at > seconds
