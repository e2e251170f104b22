"""Activity ``pointing``: what the hand learns with a mouse, one class per gesture, on things that stand on a board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from kiosk.activities.board import Target, target_problems
from kiosk.activities.gestures import Gesture, Hand, follow, tolerance, widened
from kiosk.activities.pointing_sentences import pointing_sentence
from kiosk.cells import Cell, Rect, cells_along
from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Resized
from kiosk.course.model import Circumstances, TargetMissing, Verdict
from kiosk.course.solution import Click, DoubleClick, Drag, MoveTo, RightClick, SolutionAct
from kiosk.i18n import _, ngettext
from kiosk.yaml.problems import YamlPath

Targets = Annotated[tuple[Target, ...], Meta(min_length=1, max_length=8)]
BETWEEN_CLICKS = 0.15
"""Seconds between the two clicks of a double click as the robot does it."""


class PointingState(msgspec.Struct, frozen=True):
    """Where it is done, the hand, the targets reached, and the last gesture that meant something: (what, label)."""

    at: Circumstances
    hand: Hand = Hand()
    reached: frozenset[str] = frozenset()
    last: tuple[str, str] = ("", "")
    misses: int = 0

    def patience(self) -> float:
        """How far the tolerance has widened."""
        return widened(self.at.patience, self.misses)


class OnTargets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Do one gesture on each target: one after the other, or all at once in any order."""

    wanted: ClassVar[str] = ""
    said_as: ClassVar[type[SolutionAct]] = SolutionAct

    targets: Targets
    together: Annotated[bool, Meta(description="Toutes les cibles à la fois, dans n'importe quel ordre.")] = False
    decor: Annotated[tuple[Target, ...], Meta(max_length=6, description="Ce qui est là et n'est pas demandé.")] = ()

    def start(self, circumstances: Circumstances) -> PointingState:
        return PointingState(circumstances)

    def asked(self, state: PointingState) -> tuple[Target, ...]:
        """The targets that can be done now."""
        left = tuple(t for t in self.targets if t.label not in state.reached)
        return left if self.together else left[:1]

    def shown(self, state: PointingState) -> tuple[Target, ...]:
        """Everything that stands on the board now."""
        asked = self.asked(state)
        kept = tuple(t for t in self.targets if t in asked or (self.together and t.label in state.reached))
        return (*kept, *self.decor)

    def rect(self, state: PointingState, target: Target) -> Rect:
        """The place of ``target`` on the board as it is now."""
        return target.rect(state.at.width, state.at.height)

    def update(self, state: PointingState, act: Act) -> PointingState:
        if isinstance(act, Resized):
            at = msgspec.structs.replace(state.at, width=act.width, height=act.height)
            return msgspec.structs.replace(state, at=at, hand=Hand())
        rects = tuple(self.rect(state, t) for t in self.shown(state))
        allowed = tolerance(state.at.level, state.patience())
        slow = isinstance(act, PointerDown) and _too_late(state.hand, act, allowed.seconds)
        hand, gesture = follow(state.hand, act, allowed, rects)
        state = msgspec.structs.replace(state, hand=hand)
        if self.wanted == "move" and isinstance(act, PointerMoved | PointerDown):
            # a button that goes down tells where the hand is, too: a new thing may have come under a hand at rest
            over = self._at(state, act.x, act.y, 0)
            return self._reach(state, over) if over in self.asked(state) and over else state
        if gesture is None:
            if slow and self.wanted == "double_click":
                return msgspec.structs.replace(state, misses=state.misses + 1)
            return state
        return self._after(state, gesture, allowed.cells)

    def _after(self, state: PointingState, gesture: Gesture, drift: int) -> PointingState:
        if gesture.kind == "double_click" and self.wanted == "click":
            # the first of the two was beside, or the target would be done: the second one is a click of its own
            gesture = Gesture("click", gesture.to_x, gesture.to_y)
        target = self._at(state, gesture.x, gesture.y, drift)
        if target in self.asked(state) and target:
            if gesture.kind == self.wanted:
                return self._reach(state, target)
            nearly = self.wanted == "double_click" and gesture.kind == "click"
            return msgspec.structs.replace(
                state,
                last=(f"{gesture.kind} for {self.wanted}", target.label),
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
        """What stands at (x, y): exactly, else the asked thing that is near enough."""
        for target in self.shown(state):
            if self.rect(state, target).contains(x, y):
                return target
        for target in self.asked(state):
            if self.rect(state, target).grown(drift).contains(x, y):
                return target
        return None

    def judge(self, state: PointingState) -> Verdict:
        left = len(self.targets) - len(state.reached)
        there = pointing_sentence(*state.last)
        if not left:
            return Verdict(True, there)
        if not self.together:
            return Verdict(False, there, _("Il reste « {label} ».").format(label=self.asked(state)[0].label))
        return Verdict(False, there, ngettext("Il reste {n} chose.", "Il reste {n} choses.", left).format(n=left))

    def enact(self, state: PointingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        shown = {t.label: t for t in self.shown(state)}
        if not isinstance(gesture, self.said_as):
            raise TargetMissing(gesture.__class__.__name__, (self.wanted,))
        label = str(getattr(gesture, "target", ""))
        if label not in shown:
            raise TargetMissing(label, tuple(shown))
        return gesture_acts(self.wanted, self.rect(state, shown[label]).centre(), now)

    def patience(self, state: PointingState) -> float:
        return state.patience()

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for path, target in self._paths():
            yield (*path, "label"), target.label

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
    said_as: ClassVar[type[SolutionAct]] = MoveTo


class ClickOn(OnTargets, frozen=True, tag="click"):
    """Click on each target."""

    wanted: ClassVar[str] = "click"
    said_as: ClassVar[type[SolutionAct]] = Click


class DoubleClickOn(OnTargets, frozen=True, tag="double_click"):
    """Double-click on each target."""

    wanted: ClassVar[str] = "double_click"
    said_as: ClassVar[type[SolutionAct]] = DoubleClick


class RightClickOn(OnTargets, frozen=True, tag="right_click"):
    """Click with the right button on each target."""

    wanted: ClassVar[str] = "right_click"
    said_as: ClassVar[type[SolutionAct]] = RightClick


class DragAndDrop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="drag"):
    """Drag every item onto one destination; an item let go elsewhere goes back to its place."""

    items: Targets
    to: Target

    def start(self, circumstances: Circumstances) -> PointingState:
        return PointingState(circumstances)

    def shown(self, state: PointingState) -> tuple[Target, ...]:
        """What stands on the board: the destination and the items not yet there."""
        return (self.to, *(t for t in self.items if t.label not in state.reached))

    def rect(self, state: PointingState, target: Target) -> Rect:
        """The place of ``target``; of the held item, under the pointer."""
        return target.rect(state.at.width, state.at.height)

    def held(self, state: PointingState) -> Target | None:
        """The item in the hand."""
        down = state.hand.down
        if down is None or down.button != "left":
            return None
        return next(
            (t for t in self.shown(state)[1:] if self.rect(state, t).contains(down.x, down.y)),
            None,
        )

    def update(self, state: PointingState, act: Act) -> PointingState:
        if isinstance(act, Resized):
            at = msgspec.structs.replace(state.at, width=act.width, height=act.height)
            return msgspec.structs.replace(state, at=at, hand=Hand())
        held = self.held(state)
        allowed = tolerance(state.at.level, state.patience())
        hand, gesture = follow(state.hand, act, allowed, ())
        state = msgspec.structs.replace(state, hand=hand)
        if isinstance(act, PointerDown) and (now_held := self.held(state)):
            return msgspec.structs.replace(state, last=("held", now_held.label))
        if gesture is None or not isinstance(act, PointerUp):
            return state
        if held is None:
            return msgspec.structs.replace(state, last=("beside", ""), misses=state.misses + 1)
        if self.rect(state, self.to).grown(allowed.cells).contains(act.x, act.y):
            return msgspec.structs.replace(state, reached=state.reached | {held.label}, last=("dropped", held.label))
        what = "click for drag" if gesture.kind == "click" else "let go"
        return msgspec.structs.replace(state, last=(what, held.label), misses=state.misses + 1)

    def judge(self, state: PointingState) -> Verdict:
        left = len(self.items) - len(state.reached)
        there = pointing_sentence(*state.last)
        if not left:
            return Verdict(True, there)
        return Verdict(False, there, ngettext("Il reste {n} chose.", "Il reste {n} choses.", left).format(n=left))

    def enact(self, state: PointingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, Drag):
            raise TargetMissing(gesture.__class__.__name__, ("drag",))
        shown = {t.label: t for t in self.shown(state)}
        for label in (gesture.from_, gesture.to):
            if label not in shown:
                raise TargetMissing(label, tuple(shown))
        start = self.rect(state, shown[gesture.from_]).centre()
        return drag_acts(start, self.rect(state, shown[gesture.to]).centre(), now)

    def patience(self, state: PointingState) -> float:
        return state.patience()

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for path, target in self._paths():
            yield (*path, "label"), target.label

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from target_problems(self._paths(), together=True)

    def _paths(self) -> tuple[tuple[YamlPath, Target], ...]:
        items: tuple[tuple[YamlPath, Target], ...] = tuple((("drag", "items", i), t) for i, t in enumerate(self.items))
        return (*items, (("drag", "to"), self.to))


def _too_late(hand: Hand, act: PointerDown, seconds: float) -> bool:
    return hand.clicked is not None and act.at - hand.clicked.at > seconds


def gesture_acts(kind: str, cell: Cell, now: float) -> tuple[Act, ...]:
    """The acts of a gesture on one cell, from ``now`` on."""
    x, y = cell
    if kind == "move":
        return (PointerMoved(x, y, now),)
    button: Literal["left", "right"] = "right" if kind == "right_click" else "left"
    acts: list[Act] = [PointerMoved(x, y, now)]
    for count in range(2 if kind == "double_click" else 1):
        at = now + count * BETWEEN_CLICKS
        acts += [PointerDown(x, y, button, at), PointerUp(x, y, button, at + BETWEEN_CLICKS / 2)]
    return tuple(acts)


def drag_acts(start: Cell, end: Cell, now: float) -> tuple[Act, ...]:
    """The acts of a drag from cell to cell: down, eight moves, up."""
    steps = 8
    acts: list[Act] = [PointerMoved(*start, now), PointerDown(*start, "left", now)]
    acts += [PointerMoved(*cell, now + k * 0.05) for k, cell in enumerate(cells_along(start, end, steps), 1)]
    return (*acts, PointerUp(*end, "left", now + steps * 0.05 + 0.1))
