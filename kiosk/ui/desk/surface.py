"""Draws the desk on the screen, and has only the lines painted that changed."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.mouse import DeskHand
from kiosk.ui.desk.paint.nodes import paint
from kiosk.ui.desk.paint.pen import LOOKS, Looks, Pen
from kiosk.ui.desk.viewport import Showing
from kiosk.ui.replaceable import Replaceable
from kiosk.ui.widgets.canvas import Canvas


class Surface(Replaceable, Widget):
    """Shows a tree of nodes, and what the hand carries over it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"monitor--{look}" for look in LOOKS}

    def __init__(self, root: Node, hand: DeskHand) -> None:
        super().__init__(id="monitor")
        self.showing = Showing(root)
        self.hand = hand
        self.watched = False
        """Whether what has the keyboard's attention is shown though the keyboard is elsewhere: in a demonstration."""
        self._canvas: Canvas | None = None
        self._looks: Looks | None = None

    def show(self, root: Node) -> None:
        """Draw ``root``."""
        if root is not self.showing.root:
            self.showing.show(root)
            self.redraw()

    def bring(self, id: str) -> Rect | None:
        """Scroll until the node ``id`` is seen; its cells then. None for what is not there."""
        rect = self.showing.bring(id)
        self.redraw()
        return rect

    def cell(self, rect: Rect) -> Offset:
        """The cell of the screen where a hand would press on something at ``rect``."""
        return self.content_region.offset + Offset(rect.x + min(rect.width // 2, 8), rect.y + rect.height // 2)

    def redraw(self) -> None:
        """Draw anew, and have the lines painted that are not as they were."""
        before = self._canvas
        if before is None or (before.width, before.height) != tuple(self.size) or not self.is_mounted:
            self._canvas = None
            self.refresh()
            return
        self._canvas = self._drawn()
        changed = [y for y, line in enumerate(self._canvas.cells) if line != before.cells[y]]
        if changed:
            self.refresh(*(Region(0, y, self._canvas.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        if self._canvas is None or (self._canvas.width, self._canvas.height) != tuple(self.size):
            self._canvas = self._drawn()
        return self._canvas.strip(y)

    def notify_style_update(self) -> None:
        self._canvas = self._looks = None
        super().notify_style_update()

    def on_mount(self) -> None:
        # once there is room: what has the attention at the start is brought into view
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.showing.show(self.showing.root)
        self.redraw()

    def on_resize(self) -> None:
        self._canvas = None
        self.showing.resize(*self.size)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def _drawn(self) -> Canvas:
        self.showing.resize(*self.size)
        if self._looks is None:
            self._looks = Looks({look: self.get_component_rich_style(f"monitor--{look}") for look in LOOKS})
        canvas = paint(self.showing.laid, self._looks, focus=self.has_focus or self.watched)
        self._draw_carried(canvas, self._looks)
        return canvas

    def _draw_carried(self, canvas: Canvas, looks: Looks) -> None:
        """What is being dragged, beside the pointer, and where it would go."""
        node = self.hand.carried
        if node is None:
            return
        x, y = self.hand.at
        target = self.hand.target(self.showing.laid, x, y)
        to = ""
        if target is not None and target.node.id != node.id:
            seen, style = target.seen, looks["lit"]
            to = f" → {target.node.name}"
            for row in range(seen.y, seen.bottom):
                line = canvas.cells[row]
                line[seen.x : seen.right] = [(c, style) for c, _s in line[seen.x : seen.right]]
        label = f" {node.name}{to} "
        pen = Pen(canvas, looks, Rect(0, 0, canvas.width, canvas.height))
        pen.put(max(0, min(x + 1, canvas.width - len(label))), min(y + 1, canvas.height - 1), label, "focus+b")
