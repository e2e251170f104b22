"""Activity ``pointing``, kind ``drag``: put things into a place on a board."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.activities.board import Target, target_problems
from kiosk.activities.gestures import drag_acts, follow, tolerance
from kiosk.activities.on_board import OnBoard, PointingState, Targets, gesture_feedback
from kiosk.course.acts import Act, PointerDown, PointerUp, Resized
from kiosk.course.model import TargetMissing, Verdict
from kiosk.course.solution import Drag, SolutionAct
from kiosk.i18n import ngettext
from kiosk.yaml.problems import YamlPath


class DragAndDrop(OnBoard, frozen=True, forbid_unknown_fields=True, tag="drag"):
    """Drag every item onto one destination; an item dropped elsewhere returns to its place."""

    items: Targets
    to: Target

    def visible_targets(self, state: PointingState) -> tuple[Target, ...]:
        """What has a place of its own on the board: the destination and the items not yet dropped there."""
        return (self.to, *(t for t in self.items if t.label not in state.reached))

    def dropped_items(self, state: PointingState) -> tuple[Target, ...]:
        """What lies in the destination, the last one first."""
        dropped = [t for t in self.items if t.label in state.reached]
        return tuple(sorted(dropped, key=lambda t: t.label != state.last[1]))

    def held_item(self, state: PointingState) -> Target | None:
        """The item being dragged."""
        down = state.hand.down
        if down is None or down.button != "left":
            return None
        return next(
            (t for t in self.visible_targets(state)[1:] if self.rect(state, t).contains(down.x, down.y)),
            None,
        )

    def update(self, state: PointingState, act: Act) -> PointingState:
        if isinstance(act, Resized):
            return state.resized(act)
        held = self.held_item(state)
        allowed = tolerance(state.at.level, state.patience())
        hand, gesture = follow(state.hand, act, allowed, ())
        state = msgspec.structs.replace(state, hand=hand)
        if isinstance(act, PointerDown) and (now_held := self.held_item(state)):
            return msgspec.structs.replace(state, last=("held", now_held.label))
        if gesture is None or not isinstance(act, PointerUp):
            return state
        if gesture.button != "left":
            return msgspec.structs.replace(state, last=(f"{gesture.button} button", ""), misses=state.misses + 1)
        if held is None:
            over = self.rect(state, self.to).contains(gesture.x, gesture.y)
            last = ("elsewhere", self.to.label) if over else ("beside", "")
            return msgspec.structs.replace(state, last=last, misses=state.misses + 1)
        if self.rect(state, self.to).grown(allowed.cells).contains(act.x, act.y):
            return msgspec.structs.replace(state, reached=state.reached | {held.label}, last=("dropped", held.label))
        what = "click for drag" if gesture.kind == "click" else "let go"
        return msgspec.structs.replace(state, last=(what, held.label), misses=state.misses + 1)

    def judge(self, state: PointingState) -> Verdict:
        left = len(self.items) - len(state.reached)
        observed = gesture_feedback(*state.last)
        if not left:
            return Verdict(True, observed)
        return Verdict(False, observed, ngettext("Il reste {n} chose.", "Il reste {n} choses.", left).format(n=left))

    def judged_gestures(self) -> Iterator[SolutionAct]:
        for item in self.items:
            yield Drag(item.label, self.to.label)

    def acts_for(self, state: PointingState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, Drag):
            raise TargetMissing(gesture.__class__.__name__, ("drag",))
        shown = {t.label: t for t in self.visible_targets(state)}
        for label in (gesture.from_, gesture.to):
            if label not in shown:
                raise TargetMissing(label, tuple(shown))
        start = self.rect(state, shown[gesture.from_]).centre()
        return drag_acts(start, self.rect(state, shown[gesture.to]).centre(), now)

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from target_problems(self._paths(), together=True)

    def _paths(self) -> tuple[tuple[YamlPath, Target], ...]:
        items: tuple[tuple[YamlPath, Target], ...] = tuple((("drag", "items", i), t) for i, t in enumerate(self.items))
        return (*items, (("drag", "to"), self.to))
