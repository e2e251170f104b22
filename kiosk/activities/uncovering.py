"""The two kinds of pointing without targets: uncover a picture, and scroll through a long list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.cells import Rect, cells_along
from kiosk.course.acts import Act, PointerMoved, Resized, Wheeled
from kiosk.course.model import ActivityContext, TargetMissing, Verdict
from kiosk.course.pictures import CELLS, picture_problems
from kiosk.course.solution import Scratch, ScrollTo, SolutionAct
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

BRUSH_X, BRUSH_Y = 3, 1
"""Cells that the pointer uncovers on each side: a thumb's breadth on the screen."""
ENOUGH = 0.9
"""The share of the picture after which the rest uncovers itself, so that nobody hunts for a last corner."""
VISIBLE_LINES = 9
"""Lines of a long list visible at once, on every screen."""
MIN_LINES = 25


class ScratchState(msgspec.Struct, frozen=True):
    """The context, the last cell of the pointer, and the uncovered cells of the picture, from its top left."""

    at: ActivityContext
    x: int = -1
    y: int = -1
    free: frozenset[tuple[int, int]] = frozenset()
    all_free: bool = False


class ScratchOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="scratch"):
    """Move the pointer over a covered picture until it shows; no button."""

    picture: Annotated[str, Meta(min_length=1, description="Le mot de l'image cachée.")]

    def start(self, context: ActivityContext) -> ScratchState:
        return ScratchState(context)

    def scale(self, state: ScratchState) -> int:
        """How many times the picture is enlarged to fill the board's height."""
        return max(1, min(state.at.height // CELLS[1], state.at.width // CELLS[0], 4))

    def rect(self, state: ScratchState) -> Rect:
        """The picture's place on the board."""
        scale = self.scale(state)
        return Rect(0, 0, state.at.width, state.at.height).centred(CELLS[0] * scale, CELLS[1] * scale)

    def update(self, state: ScratchState, act: Act) -> ScratchState:
        match act:
            case Resized(width, height):
                at = msgspec.structs.replace(state.at, width=width, height=height)
                return self._enlarged(state, ScratchState(at, all_free=state.all_free))
            case PointerMoved(x, y):
                return self._uncover(state, x, y)
            case _:
                return state

    def _enlarged(self, old: ScratchState, new: ScratchState) -> ScratchState:
        """``new`` with the same parts of the picture uncovered as in ``old``, whatever the two scales."""
        before, after = self.rect(old), self.rect(new)
        free = frozenset(
            (i, j)
            for i in range(after.width)
            for j in range(after.height)
            if (i * before.width // after.width, j * before.height // after.height) in old.free
        )
        return msgspec.structs.replace(new, free=free)

    def _uncover(self, state: ScratchState, x: int, y: int) -> ScratchState:
        rect = self.rect(state)
        start = (state.x, state.y) if state.x >= 0 else (x, y)
        steps = max(abs(x - start[0]), abs(y - start[1]), 1)
        free = set(state.free)
        for across, down in (start, *cells_along(start, (x, y), steps)):
            cx, cy = across - rect.x, down - rect.y
            free.update(
                (i, j)
                for i in range(max(0, cx - BRUSH_X), min(rect.width, cx + BRUSH_X + 1))
                for j in range(max(0, cy - BRUSH_Y), min(rect.height, cy + BRUSH_Y + 1))
            )
        all_free = state.all_free or len(free) >= ENOUGH * rect.width * rect.height
        return ScratchState(state.at, x, y, frozenset(free), all_free)

    def without_transient(self, state: ScratchState) -> ScratchState:
        return msgspec.structs.replace(state, x=-1, y=-1)

    def judge(self, state: ScratchState) -> Verdict:
        if state.all_free:
            return Verdict(True, _("L'image est là."))
        observed = _("Un morceau de l'image est là.") if state.free else ""
        return Verdict(False, observed, _("Passez la flèche sur les cases grises."))

    def judged_gestures(self) -> Iterator[SolutionAct]:
        yield Scratch(self.picture)

    def acts_for(self, state: ScratchState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, Scratch) or gesture.picture != self.picture:
            raise TargetMissing(getattr(gesture, "picture", gesture.__class__.__name__), (self.picture,))
        rect = self.rect(state)
        acts: list[Act] = []
        for row, y in enumerate(range(rect.y + BRUSH_Y, rect.bottom + BRUSH_Y, 2 * BRUSH_Y + 1)):
            across = range(rect.x, rect.right, 2)
            for x in across if row % 2 == 0 else reversed(across):
                acts.append(PointerMoved(x, min(y, rect.bottom - 1), now + 0.02 * len(acts)))
        return tuple(acts)

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        yield from ()

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        yield from picture_problems(("scratch", "picture"), self.picture)


class WheelState(msgspec.Struct, frozen=True):
    """The first visible line, and whether the wanted line was ever visible."""

    top: int = 0
    found: bool = False


class WheelTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="wheel"):
    """Scroll through a long list until one line is visible."""

    lines: Annotated[tuple[Annotated[str, Meta(max_length=60)], ...], Meta(min_length=MIN_LINES, max_length=60)]
    find: Annotated[str, Meta(min_length=1, description="La ligne à faire apparaître.")]

    def start(self, context: ActivityContext) -> WheelState:
        return WheelState()

    def visible_lines(self, state: WheelState) -> tuple[str, ...]:
        """The lines in the window."""
        return self.lines[state.top : state.top + VISIBLE_LINES]

    def update(self, state: WheelState, act: Act) -> WheelState:
        if not isinstance(act, Wheeled):
            return state
        top = min(max(0, state.top + act.lines), max(0, len(self.lines) - VISIBLE_LINES))
        return WheelState(top, state.found or self.find in self.lines[top : top + VISIBLE_LINES])

    def judge(self, state: WheelState) -> Verdict:
        line = self.find.rstrip(".")
        if state.found:
            return Verdict(True, _("La ligne « {line} » est là.").format(line=line))
        observed = _("La liste a bougé.") if state.top else ""
        remaining = _("Il reste à faire venir la ligne « {line} ».").format(line=line)
        return Verdict(False, observed, remaining, _("Il reste une ligne à faire venir."))

    def judged_gestures(self) -> Iterator[SolutionAct]:
        yield ScrollTo(self.find)

    def acts_for(self, state: WheelState, gesture: SolutionAct, now: float) -> tuple[Act, ...]:
        if not isinstance(gesture, ScrollTo) or gesture.line not in self.lines:
            raise TargetMissing(getattr(gesture, "line", gesture.__class__.__name__), self.lines)
        away = self.lines.index(gesture.line) - (state.top + VISIBLE_LINES // 2)
        return tuple(Wheeled(1 if away > 0 else -1) for _count in range(abs(away)))

    def texts(self) -> Iterator[tuple[YamlPath, str]]:
        for index, line in enumerate(self.lines):
            yield ("wheel", "lines", index), line

    story_texts = texts

    def problems(self) -> Iterator[tuple[YamlPath, str, str]]:
        if self.find not in self.lines:
            yield (
                ("wheel", "find"),
                _("la ligne « {line} » n'est pas dans la liste").format(line=self.find),
                _("écrivez une ligne de la liste"),
            )
        elif self.lines.index(self.find) < VISIBLE_LINES:
            yield (
                ("wheel", "find"),
                _("la ligne se voit sans tourner la molette"),
                _("choisissez une ligne plus bas que la ligne {n}").format(n=VISIBLE_LINES),
            )
