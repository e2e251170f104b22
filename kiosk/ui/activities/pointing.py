"""The view of ``pointing``: draws what is on the board, one method for each kind."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.geometry import Offset

from kiosk.activities.board import Target
from kiosk.activities.dragging import DragAndDrop
from kiosk.activities.pointing import OnTargets
from kiosk.activities.uncovering import VISIBLE_LINES, ScratchOff, WheelTo
from kiosk.cells import Rect
from kiosk.course.acts import Act, PointerDown, PointerMoved, PointerUp, Wheeled
from kiosk.course.pictures import CELLS, PICTURES_BY_NAME
from kiosk.course.solution import SolutionAct
from kiosk.ui.activities.view import ActivityView, centre_of
from kiosk.ui.widgets.board import Board
from kiosk.ui.widgets.painter import Painter
from kiosk.ui.widgets.picture_cells import SMALL


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
        to = activity.rect(state, activity.to)
        over = held is not None and to.contains(state.hand.x, state.hand.y)
        edge, style = ("heavy", "over") if over else ("double", "there")
        dropped = activity.dropped_items(state)
        self._thing(painter, activity.to, to, edge, style, mark="✓ " if dropped else "", inside=bool(dropped))
        if dropped:
            top = to.y + 2 + (CELLS[1] if activity.to.picture else 0)
            room = Rect(to.x + 1, top, to.width - 2, to.bottom - 1 - top)
            self._paint_dropped(painter, dropped, room, style)
        for target in activity.visible_targets(state)[1:]:
            if target is not held:
                self._thing(painter, target, activity.rect(state, target), "round", "target")
        if held is not None:
            rect = activity.rect(state, held)
            under = Rect(state.hand.x - rect.width // 2, state.hand.y - rect.height // 2, rect.width, rect.height)
            self._thing(painter, held, under, "heavy", "held")

    def _paint_dropped(self, painter: Painter, dropped: tuple[Target, ...], room: Rect, style: str) -> None:
        """What lies in the destination, below its name: the picture of the last thing, and the names of all."""
        picture = dropped[0].picture
        if picture and room.height > CELLS[1] and room.width >= CELLS[0]:
            painter.picture(room.x + (room.width - CELLS[0]) // 2, room.y, PICTURES_BY_NAME[picture])
            room = Rect(room.x, room.y + CELLS[1], room.width, room.height - CELLS[1])
        for row, line in enumerate(dropped_lines(tuple(t.label for t in dropped), room.width, room.height)):
            painter.put(room.x + (room.width - len(line)) // 2, room.y + row, line, style)

    def _thing(
        self,
        painter: Painter,
        target: Target,
        rect: Rect,
        edge: str,
        style: str,
        *,
        mark: str = "",
        inside: bool = False,
    ) -> None:
        """A box with its name, at the top where something lies ``inside``."""
        painter.box(rect, edge, style)
        label = mark + target.label
        middle = rect.y + 1 if inside else rect.y + rect.height // 2
        if target.picture:
            painter.picture(rect.x + (rect.width - CELLS[0]) // 2, rect.y + 1, PICTURES_BY_NAME[target.picture])
            middle = rect.y + 1 + CELLS[1]
        painter.put(rect.x + (rect.width - len(label)) // 2, middle, label, style)

    def _paint_scratch(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        rect = activity.rect(state)
        painter.picture(rect.x, rect.y, PICTURES_BY_NAME[activity.picture], SMALL * activity.scale(state))
        covered = ((i, j) for i in range(rect.width) for j in range(rect.height) if (i, j) not in state.free)
        for i, j in () if state.all_free else covered:
            painter.put(rect.x + i, rect.y + j, "░", "cover")
        if state.all_free:
            painter.put(rect.right + 1, rect.y + rect.height // 2, "✓", "there")

    def _paint_list(self, painter: Painter) -> None:
        activity, state = self.activity, self.state
        style = "target"
        width = min(painter.canvas.width, 70)
        left, top = (painter.canvas.width - width) // 2, max(0, (painter.canvas.height - VISIBLE_LINES - 2) // 2)
        painter.box(Rect(left, top, width, VISIBLE_LINES + 2), "round", style)
        for row, line in enumerate(activity.visible_lines(state)):
            found = line == activity.find
            mark = "  " if not found else "✓ " if state.found else "▶ "
            painter.put(left + 3, top + 1 + row, mark + line, "there" if found else style)
        most = len(activity.lines) - VISIBLE_LINES
        painter.put(left + width - 2, top + 1, "▲" if state.top else " ", style)
        painter.put(left + width - 2, top + VISIBLE_LINES, "▼" if state.top < most else " ", style)
        thumb = 2 + (VISIBLE_LINES - 4) * state.top // max(1, most)
        for row in range(2, VISIBLE_LINES):
            painter.put(left + width - 2, top + row, "█" if row == thumb + 1 else "│", style)


def dropped_lines(labels: tuple[str, ...], width: int, height: int) -> tuple[str, ...]:
    """« ✓ Ali, Rosa, Jean » in lines of at most ``width``; with … where there is no room for all."""
    if height < 1:
        return ()
    lines, left = [f"✓ {labels[0]}"], list(labels[1:])
    while left:
        label = left.pop(0)
        if len(lines[-1]) + len(label) + 2 <= width - (1 if left and len(lines) == height else 0):
            lines[-1] += f", {label}"
        elif len(lines) < height:
            lines[-1] += ","
            lines.append(label)
        else:
            lines[-1] = f"{lines[-1][: width - 1]}…"
            break
    return tuple(line[:width] for line in lines)
