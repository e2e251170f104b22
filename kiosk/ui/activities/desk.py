"""The view of ``desk``: the simulated computer."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.geometry import Offset

from kiosk.cells import Rect
from kiosk.course.acts import Act, Pressed, Typed
from kiosk.course.keyboard.caps_lock import CapsLock, observe
from kiosk.course.solution import SolutionAct
from kiosk.desk import acts
from kiosk.desk.nodes import Spot, find
from kiosk.desk.shell.focus_order import tab_stops
from kiosk.desk.shell.windows import TITLE_BAR
from kiosk.desk.update import tab_leaves
from kiosk.desk.view import view
from kiosk.ui.activities.view import ActivityView
from kiosk.ui.desk.layout.placed import field_rect, text_layout
from kiosk.ui.desk.widget import DeskWidget


class DeskView(ActivityView):
    """One widget; what it shows comes from the state alone."""

    def compose(self) -> ComposeResult:
        patience = getattr(getattr(self.app, "sitting", None), "patience", 1.0)
        yield DeskWidget(view(self.state), lambda key: tab_leaves(self.state, key), patience)

    def close(self) -> None:
        super().close()
        for widget in self.query(DeskWidget):
            widget.accepts_input = False

    def show(self, state: Any) -> None:
        super().show(state)
        for widget in self.query(DeskWidget):
            widget.show(view(state))

    def needs_room_after(self, act: Act) -> bool:
        """After a gesture is whole: a click on an icon may be the first half of one, and nothing moves below it."""
        match act:
            case Pressed() | Typed() | acts.DoubleClicked() | acts.Dropped() | acts.Chose():
                return True
            case acts.Clicked(node):
                clicked = find(self.query_one(DeskWidget).viewport.root, node)
                return clicked is None or not clicked.accepts("double_click")
            case _:
                return False

    def cell_of_act(self, gesture: SolutionAct, act: Act) -> Offset | None:
        match act:
            case acts.Clicked(node) | acts.DoubleClicked(node) | acts.RightClicked(node) | acts.CaretPut(node):
                return self._cell(node)
            case acts.TextSelected(node, _start, end, to):
                return self._cell_in_text(to or node, end)
            case acts.Focused(node):
                return self._cell(node)
            case acts.Dropped(_item, on):
                return self._cell(on)
            case acts.WindowMoved(_window, spot):
                return self._cell_of_spot(spot)
            case acts.Chose(node, option):
                box = find(view(self.state), node)
                chosen = next((one.id for one in box.children if one.name == option), node) if box else node
                return self._cell(chosen)
            case _:
                return None

    def grip_cell(self, act: Act) -> Offset | None:
        """The cell of what is about to be dragged, or of where a text that is about to be selected begins."""
        if isinstance(act, acts.TextSelected):
            return self._cell_in_text(act.node, act.start)
        if isinstance(act, acts.WindowMoved):
            return self._cell(f"{TITLE_BAR}{act.window}")
        return self._cell(act.item) if isinstance(act, acts.Dropped) else None

    def key_of(self, act: Act) -> str | None:
        return act.key if isinstance(act, Pressed) else None

    def observe_caps_lock(self, act: Act) -> None:
        # the tree that is displayed: composing it again would cost as much as the key itself
        viewport = self.query_one(DeskWidget).viewport
        box = find(viewport.root, viewport.focused_id) if viewport.focused_id and isinstance(act, Pressed) else None
        if box is None or box.field is None:
            self.caps_lock = CapsLock()
        else:
            secret = box.masked or box.kind == "password"
            self.caps_lock = observe(self.caps_lock, act, None, self.layout_of_keys, secret=secret)

    def take_focus(self) -> None:
        widget = self.query_one(DeskWidget)
        widget.shows_focus = False
        widget.focus()

    def on_desk_widget_focus_returned(self, message: DeskWidget.FocusReturned) -> None:
        message.stop()
        first = next(iter(tab_stops(view(self.state))), None)
        if first is not None:
            self.report(acts.Focused(first.id))

    def on_desk_widget_acted(self, message: DeskWidget.Acted) -> None:
        message.stop()
        self.report(message.act)

    def _cell_of_spot(self, spot: Spot) -> Offset:
        """Where the pointer lets a window go: at an edge of the desktop, or in its upper middle."""
        widget = self.query_one(DeskWidget)
        area = widget.viewport.layout.desktop
        x, y = area.centre()
        if isinstance(spot, str):
            x = area.x if spot == "left" else area.right - 1
        return widget.content_region.offset + Offset(x, y if isinstance(spot, str) else area.y + 2)

    def _cell_in_text(self, id: str, index: int) -> Offset | None:
        """The cell of a character of a text, once it is scrolled into view."""
        widget = self.query_one(DeskWidget)
        widget.reveal(id)
        layout = widget.viewport.layout
        placed = layout.by_id.get(id)
        text = text_layout(placed, layout) if placed is not None else None
        if text is None:
            return None
        column, line = text.cell_of(index)
        row = min(max(0, line - text.top), max(0, text.rect.height - 1))
        return widget.content_region.offset + Offset(text.rect.x + column - text.left, text.rect.y + row)

    def _cell(self, id: str) -> Offset | None:
        """Where someone would click on the control ``id``, once it is scrolled into view."""
        widget = self.query_one(DeskWidget)
        widget.shows_focus = True
        rect = widget.reveal(id)
        placed = widget.viewport.layout.by_id.get(id)
        if rect is None or placed is None:
            return None
        if placed.node.role in ("textbox", "searchbox", "combobox") and not placed.node.multiline:
            rect = field_rect(placed)
        if placed.node.field is not None:  # beside what is written there, so that it can be read
            rect = Rect(rect.x + rect.width * 2 // 3, rect.y, max(1, rect.width // 4), rect.height)
        return widget.click_point(rect)
