"""The view of ``pointing``: draws what is on the board, one method for each kind."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.geometry import Offset

from kiosk.activities.board import Target
from kiosk.activities.pointing import DragAndDrop, OnTargets
from kiosk.activities.uncovering import VISIBLE_LINES, ScratchOff, WheelTo
from kiosk.cells import Rect
from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Wheeled
from kiosk.course.pictures import CELLS, PICTURES_BY_NAME
from kiosk.course.solution import SolutionAct
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.board import Board
from kiosk.ui.widgets.painter import Painter


class PointingView(ActivityView):
    """One board; what it shows comes from the state alone."""

    def compose(self) -> ComposeResult:
        yield Board(self._paint)

    def show(self, state: Any) -> None:
        super().show(state)
        for board in self.query(Board):
            board.redraw()

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        board = self.query_one(Board).content_region
        match act:
            case PointerMoved(x, y) | PointerDown(x, y) | PointerUp(x, y):
                return board.offset + Offset(x, y)
            case Wheeled():
                return centre_of(board)
            case _:
                return None

    def on_board_acted(self, message: Board.Acted) -> None:
        message.stop()
        self.report(message.act)

    def _paint(self, painter: Painter) -> None:
        match self.activity:
            case OnTargets():
                self._paint_targets(painter)
            case DragAndDrop():
                self._paint_drag(painter)
            case ScratchOff():
                self._paint_scratch(painter)
            case WheelTo():
                self._paint_list(painter)

    def _paint_targets(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        asked = activity.current_targets(state)
        for target in activity.visible_targets(state):
            rect = activity.rect(state, target)
            over = rect.contains(state.hand.x, state.hand.y)
            if target.label in state.reached:
                self._thing(painter, target, rect, "double", "there", mark="✓ ")
            elif target in asked:
                self._thing(painter, target, rect, "heavy" if over else "round", "over" if over else "target")
            else:
                self._thing(painter, target, rect, "round", "decor")

    def _paint_drag(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        held = activity.held_item(state)
        there = "✓ " if state.reached else ""
        to = activity.rect(state, activity.to)
        over = held is not None and to.contains(state.hand.x, state.hand.y)
        self._thing(painter, activity.to, to, "heavy" if over else "double", "over" if over else "there", mark=there)
        for target in activity.visible_targets(state)[1:]:
            if target is not held:
                self._thing(painter, target, activity.rect(state, target), "round", "target")
        if held is not None:
            rect = activity.rect(state, held)
            under = Rect(state.hand.x - rect.width // 2, state.hand.y - rect.height // 2, rect.width, rect.height)
            self._thing(painter, held, under, "heavy", "held")

    def _thing(self, painter: Painter, target: Target, rect: Rect, edge: str, style: str, *, mark: str = "") -> None:
        painter.box(rect, edge, style)
        label = mark + target.label
        middle = rect.y + rect.height // 2
        if target.picture:
            painter.picture(rect.x + (rect.width - CELLS[0]) // 2, rect.y + 1, PICTURES_BY_NAME[target.picture])
            middle = rect.y + 1 + CELLS[1]
        painter.put(rect.x + (rect.width - len(label)) // 2, middle, label, style)

    def _paint_scratch(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        rect = activity.rect(state)
        painter.picture(rect.x, rect.y, PICTURES_BY_NAME[activity.picture], activity.scale(state))
        covered = ((i, j) for i in range(rect.width) for j in range(rect.height) if (i, j) not in state.free)
        for i, j in () if state.all_free else covered:
            painter.put(rect.x + i, rect.y + j, "░", "cover")

    def _paint_list(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        style = "target"
        width = min(painter.canvas.width, 70)
        left, top = (painter.canvas.width - width) // 2, max(0, (painter.canvas.height - VISIBLE_LINES - 2) // 2)
        painter.box(Rect(left, top, width, VISIBLE_LINES + 2), "round", style)
        for row, line in enumerate(activity.visible_lines(state)):
            found = line == activity.find
            painter.put(left + 3, top + 1 + row, ("▶ " if found else "  ") + line, "over" if found else style)
        most = len(activity.lines) - VISIBLE_LINES
        painter.put(left + width - 2, top + 1, "▲" if state.top else " ", style)
        painter.put(left + width - 2, top + VISIBLE_LINES, "▼" if state.top < most else " ", style)
        thumb = 2 + (VISIBLE_LINES - 4) * state.top // max(1, most)
        for row in range(2, VISIBLE_LINES):
            painter.put(left + width - 2, top + row, "█" if row == thumb + 1 else "│", style)
