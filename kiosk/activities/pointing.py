"""Activity ``pointing``: the gestures of the mouse, one class each, on targets of a board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.activities.board import Target, target_problems
from kiosk.activities.gestures import Gesture, Hand, drag_acts, follow, gesture_acts, tolerance, widened
from kiosk.cells import Rect
from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Resized
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.solution import Click, DoubleClick, Drag, MoveTo, RightClick, SolutionAct
from kiosk.i18n import _, ngettext
from kiosk.yaml.problems import YamlPath

Targets = Annotated[tuple[Target, ...], Meta(min_length=1, max_length=8)]


class PointingState(msgspec.Struct, frozen=True):
    """The context, the hand, the targets reached, and the last gesture with a meaning: (what, label)."""

    at: ActivityContext
    hand: Hand = Hand()
    reached: frozenset[str] = frozenset()
    last: tuple[str, str] = ("", "")
    misses: int = 0

    def patience(self) -> float:
        """How far the tolerance has widened."""
        return widened(self.at.patience, self.misses)


class OnBoard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An activity with targets on a board."""

    def start(self, context: ActivityContext) -> PointingState:
        return PointingState(context)

    def rect(self, state: PointingState, target: Target) -> Rect:
        """The place of ``target`` on a board of the present size."""
        return target.rect(state.at.width, state.at.height)

    def patience(self, state: PointingState) -> float:
        return state.patience()

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for path, target in self._paths():
            yield (*path, "label"), target.label

    def _paths(self) -> tuple[tuple[YamlPath, Target], ...]:
        """Every target with its path in the YAML."""
        raise NotImplementedError


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
            at = msgspec.structs.replace(state.at, width=act.width, height=act.height)
            return msgspec.structs.replace(state, at=at, hand=Hand())
        rects = tuple(self.rect(state, t) for t in self.visible_targets(state))
        allowed = tolerance(state.at.level, state.patience())
        slow = isinstance(act, PointerDown) and _too_late(state.hand, act, allowed.seconds)
        hand, gesture = follow(state.hand, act, allowed, rects)
        state = msgspec.structs.replace(state, hand=hand)
        if self.wanted == "move" and isinstance(act, PointerMoved | PointerDown):
            # a press counts too: a new target may have appeared under a hand at rest
            over = self._at(state, act.x, act.y, 0)
            return self._reach(state, over) if over in self.current_targets(state) and over else state
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
        observed = _feedback(*state.last)
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
            at = msgspec.structs.replace(state.at, width=act.width, height=act.height)
            return msgspec.structs.replace(state, at=at, hand=Hand())
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
        observed = _feedback(*state.last)
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


def _too_late(hand: Hand, act: PointerDown, seconds: float) -> bool:
    return hand.clicked is not None and act.at - hand.clicked.at > seconds


def _feedback(what: str, label: str) -> str:
    """What the last gesture did, as a fact and never as a judgement; "" before any."""
    match what:
        case "reached":
            return _("« {label} » : c'est fait.").format(label=label)
        case "dropped":
            return _("« {label} » est à sa place.").format(label=label)
        case "held":
            return _("Vous tenez « {label} ». Gardez le doigt appuyé.").format(label=label)
        case "let go":
            return _("« {label} » a repris sa place.").format(label=label)
        case "click for drag":
            return _("Gardez le doigt appuyé sur « {label} » pendant le trajet.").format(label=label)
        case "click for double_click":
            return _("Un clic est fait. Ajoutez tout de suite un deuxième clic.")
        case "left button":
            return _("C'était le bouton de gauche. Prenez celui de droite.")
        case "right button":
            return _("C'était le bouton de droite. Prenez celui de gauche.")
        case "middle button":
            return _("C'était le bouton du milieu. Prenez un autre bouton.")
        case "elsewhere":
            return _("Vous êtes sur « {label} ».").format(label=label)
        case "beside":
            return _("La flèche était à côté. Cela arrive souvent.")
        case "":
            return ""
        case _:  # a drag where a click was wanted
            return _("La souris a bougé pendant le clic. C'est normal.")
