"""The simulated computer as it is displayed: the tree of nodes, scrolled, and what is being dragged over it."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Offset

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.mouse import DeskHand
from kiosk.ui.desk.paint.nodes import paint
from kiosk.ui.desk.paint.styles import STYLES
from kiosk.ui.desk.viewport import Viewport
from kiosk.ui.widgets.canvas import Canvas, CanvasWidget, component_classes
from kiosk.ui.widgets.painter import Painter


class DeskDisplay(CanvasWidget):
    """Shows a tree of nodes, and what the hand carries over it."""

    style_prefix = "desk"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(style_prefix, STYLES)

    def __init__(self, root: Node, hand: DeskHand) -> None:
        super().__init__(id="desk-widget")
        self.viewport = Viewport(root)
        self.hand = hand
        self.watched = False
        """Whether what has the keyboard's attention is shown though the keyboard is elsewhere: in a demonstration."""

    def show(self, root: Node) -> None:
        """Draw ``root``."""
        if root is not self.viewport.root:
            self.viewport.show(root)
            self.redraw()

    def bring(self, id: str) -> Rect | None:
        """Scroll until the node ``id`` is seen; its cells then. None for what is not there."""
        rect = self.viewport.bring(id)
        self.redraw()
        return rect

    def cell(self, rect: Rect) -> Offset:
        """The cell of the screen where a hand would press on something at ``rect``."""
        return self.content_region.offset + Offset(rect.x + min(rect.width // 2, 8), rect.y + rect.height // 2)

    def on_mount(self) -> None:
        # once there is room: what has the attention at the start is brought into view
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.viewport.show(self.viewport.root)
        self.redraw()

    def on_resize(self) -> None:
        self.viewport.resize(*self.size)

    def draw(self) -> Canvas:
        self.viewport.resize(*self.size)
        canvas = paint(self.viewport.laid, focus=self.has_focus or self.watched)
        self._draw_carried(canvas)
        return canvas

    def _draw_carried(self, canvas: Canvas) -> None:
        """What is being dragged, beside the pointer, and where it would go."""
        node = self.hand.carried
        if node is None:
            return
        x, y = self.hand.at
        painter = Painter(canvas)
        target = self.hand.target(self.viewport.laid, x, y)
        to = ""
        if target is not None and target.node.id != node.id:
            to = f" → {target.node.name}"
            painter.restyle(target.seen, "lit")
        label = f" {node.name}{to} "
        painter.put(max(0, min(x + 1, canvas.width - len(label))), min(y + 1, canvas.height - 1), label, "focus+b")
