"""The simulated computer as it is displayed: the tree of nodes, scrolled, and what is being dragged over it."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Offset

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.desk.shell.selecting import dragged_label
from kiosk.ui.desk.hover import name_label
from kiosk.ui.desk.mouse import DeskMouse
from kiosk.ui.desk.paint.nodes import paint_desk
from kiosk.ui.desk.paint.styles import STYLES
from kiosk.ui.desk.viewport import Viewport
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.painter import Painter


class DeskDisplay(CanvasWidget):
    """Draws a tree of nodes, and the label of what is being dragged."""

    style_prefix = "desk"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(style_prefix, STYLES)

    def __init__(self, root: Node, mouse: DeskMouse) -> None:
        super().__init__(id="desk-widget")
        self.viewport = Viewport(root)
        self.mouse = mouse
        self.shows_focus = False
        """Whether the focused node is marked although the widget has no focus: during a demonstration."""
        self.by_keyboard = True
        """Whether the focused node is marked: not after a press of the mouse, until a key is pressed."""
        self.hovered_sign = ""
        """The button of a sign alone that the pointer is over."""
        self.hovered_choice = ""
        """The entry of a menu or of an open list that the pointer is over."""

    def show(self, root: Node) -> None:
        """Display ``root``."""
        if root is not self.viewport.root:
            self.viewport.show(root)
            self.redraw()

    def reveal(self, id: str) -> Rect | None:
        """Scroll until the node ``id`` is visible; its visible cells then, None where it is not there."""
        rect = self.viewport.reveal(id)
        self.redraw()
        return rect

    def click_point(self, rect: Rect) -> Offset:
        """The cell of the screen where someone would click on a control at ``rect``."""
        return self.content_region.offset + Offset(rect.x + min(rect.width // 2, 8), rect.y + rect.height // 2)

    def on_mount(self) -> None:
        # once the size is known, so that the node that is focused from the start is revealed
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.viewport.show(self.viewport.root)
        self.redraw()

    def on_resize(self) -> None:
        self.viewport.resize(*self.size)

    def draw(self) -> Canvas:
        self.viewport.resize(*self.size)
        focus = self.has_focus or self.shows_focus
        by_keyboard = self.by_keyboard or self.shows_focus
        canvas = paint_desk(self.viewport.layout, focus=focus, by_keyboard=by_keyboard)
        if (choice := self.viewport.layout.by_id.get(self.hovered_choice)) is not None and not choice.node.disabled:
            Painter(canvas).restyle(choice.visible, "main+b")
        focused = self.viewport.focused_id if self.has_focus and by_keyboard else ""
        if (told := name_label(self.viewport.layout, self.hovered_sign or focused)) is not None:
            (x, y), text = told
            Painter(canvas).put(x, y, text, "lit")
        self._draw_dragged(canvas)
        return canvas

    def mark_hovered(self, sign: str = "", choice: str = "") -> None:
        """Tell the name of the sign that the pointer is over, or else of the one that has the focus; mark an entry."""
        if (sign, choice) != (self.hovered_sign, self.hovered_choice):
            self.hovered_sign, self.hovered_choice = sign, choice
            self.redraw()

    def mark_focus(self, by_keyboard: bool) -> None:
        """Mark the focused node, or only what is written in."""
        if by_keyboard != self.by_keyboard:
            self.by_keyboard = by_keyboard
            self.redraw()

    def _draw_dragged(self, canvas: Canvas) -> None:
        """The name of what is being dragged beside the pointer, the target highlighted; or the frame being drawn."""
        node = self.mouse.dragged
        painter = Painter(canvas)
        if self.mouse.frame is not None:
            painter.frame(self.mouse.frame, "round", "edge")
        if node is None:
            return
        x, y = self.mouse.cell
        target = self.mouse.drop_target(self.viewport.layout, x, y)
        to = ""
        if target is not None and target.node.id != node.id:
            to = f" → {target.node.name}"
            painter.restyle(target.visible, "lit")
        label = f" {dragged_label(self.viewport.root, node.id)}{to} "
        painter.put(max(0, min(x + 1, canvas.width - len(label))), min(y + 1, canvas.height - 1), label, "focus+b")
