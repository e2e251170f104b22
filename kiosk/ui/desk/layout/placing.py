"""Lays the simulated computer out: ``lay_out(root, width, height, scroll) -> DeskLayout``. Pure.

One widget draws the whole simulated computer from this. A widget for each node would cost about 2 ms each to mount
(an application's window has 40 to 80 nodes, so the 100 ms of a program's opening would be gone), would flicker while
some are mounted and others are not, and could only be tested in an event loop. A layout of 80 nodes takes about 1 ms,
and a letter typed repaints the one line that changed.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kiosk.cells import Cell, Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.arranging import SCROLL_BAR
from kiosk.ui.desk.layout.node_placing import NodePlacing
from kiosk.ui.desk.layout.placed import (
    BACK_LAYER,
    DIALOG_LAYER,
    FRONT_LAYER,
    LIST_LAYER,
    MENU_LAYER,
    Context,
    DeskLayout,
    PlacedNode,
    field_rect,
)
from kiosk.ui.desk.layout.rows import Slot
from kiosk.ui.desk.layout.shapes import insets
from kiosk.ui.desk.layout.sizes import Sizes
from kiosk.ui.desk.layout.windows import window_rects
from kiosk.ui.widgets.text_layout import text_lines

LOW_DESK = 13
"""Rows of the whole desk below which every button takes one row."""
_WIDEST_DIALOG, _NARROWEST_DIALOG, _WIDEST_LIST_ROWS = 66, 40, 8


def lay_out(
    root: Node,
    width: int,
    height: int,
    scroll: Mapping[str, int] | None = None,
    menu_cell: Cell | None = None,
    sizes: Sizes | None = None,
) -> DeskLayout:
    """Place every node of ``root`` on ``width`` by ``height`` cells.

    ``scroll``: the first visible row of each pane, by node id; ``menu_cell``: where a context menu was asked for;
    ``sizes``: new ones of :func:`sizes_on`, which may know those of the layout before.
    """
    placing = _DeskPlacing(width, height, scroll or {}, sizes or sizes_on(height))
    placing.desk(root, menu_cell)
    return DeskLayout(width, height, tuple(placing.placed), tuple(placing.panes))


def sizes_on(height: int, before: Sizes | None = None) -> Sizes:
    """The sizes for a layout of this height; ``before``: those in the layout before."""
    return Sizes(before, low=height < LOW_DESK)


class _DeskPlacing(NodePlacing):
    """The windows, and what opens over them: lists, menus, dialogs and notices."""

    def desk(self, root: Node, menu_cell: Cell | None) -> None:
        """The desktop, the windows, the task bar below, then lists, menus, dialogs and messages on top."""
        surface = self.surface
        self.sizes.keep(root)
        self.placed.append(PlacedNode(root, surface, surface, BACK_LAYER, inert=root.inert))
        bars = [child for child in root.children if child.role == "toolbar"][-1:]
        bar_height = min(surface.height, sum(self.sizes.rows_height(bar, surface.width - 2) for bar in bars))
        area = Rect(0, 0, surface.width, surface.height - bar_height)
        windows = [child for child in root.children if child.role == "window"]
        over = [child for child in root.children if child.role in ("menu", "dialog", "status")]
        behind = [child for child in root.children if child not in (*bars, *windows, *over)]
        for child in behind:
            self.node(Slot(child, 0, area.width), 0, 0, area.height, Context(area, BACK_LAYER, child.inert))
        rects = window_rects(windows, area, icons=bool(behind))
        for number, (child, rect) in enumerate(zip(windows, rects, strict=True), 1):
            context = Context(area, FRONT_LAYER + number, child.inert)
            self.node(Slot(child, 0, rect.width), rect.x, rect.y, rect.height, context)
        for child in bars:
            bar = Rect(0, area.height, surface.width, bar_height)
            self.placed.append(PlacedNode(child, bar, surface, FRONT_LAYER, inert=child.inert))
            self.children(child, Rect(1, bar.y, bar.width - 2, bar.height), Context(surface, FRONT_LAYER, child.inert))
        self._lists(area)
        for child in over:
            match child.role:
                case "menu":
                    self._menu(child, menu_cell)
                case "dialog":
                    self._dialog(child, area)
                case _:
                    self._notice(child, area)

    def _lists(self, area: Rect) -> None:
        """Open drop-down lists, below their fields, or above where there is more room."""
        for box in [one for one in self.placed if one.node.role == "combobox" and one.node.expanded]:
            if not box.node.children or not box.visible.height:
                continue
            field = field_rect(box)
            widest = max(self.sizes.width(option) for option in box.node.children)
            width = min(area.width, max(field.width, widest + 2 + SCROLL_BAR))
            rows = min(len(box.node.children), _WIDEST_LIST_ROWS) + 2
            below, above = area.height - field.y - 1, field.y
            down = below >= min(rows, 5) or below >= above
            height = max(3, min(rows, below if down else above))
            y = field.y + 1 if down else field.y - height
            self._framed_list(box.node, Rect(field.x, y, width, height), LIST_LAYER, box.inert)

    def _framed_list(self, node: Node, rect: Rect, layer: int, inert: bool) -> None:
        x = max(0, min(rect.x, self.surface.width - rect.width))
        y = max(0, min(rect.y, self.surface.height - rect.height))
        self.placed.append(PlacedNode(node, Rect(x, y, rect.width, rect.height), self.surface, layer, inert=inert))
        inner = self.placed[-1].rect.inset(1, 1)
        listed = self.sizes.variant(msgspec.structs.replace(node, role="listbox"), node.children)
        self.children(listed, inner, Context(self.surface, layer, inert))

    def _menu(self, node: Node, at: Cell | None) -> None:
        """A context menu, at the pointer; opened with the keyboard, at its owner."""
        owner = next((one for one in self.placed if one.node.id == node.owner), None)
        if at is None:
            at = (owner.rect.x + 4, owner.rect.bottom - 1) if owner else (4, 2)
        widest = max((self.sizes.width(entry) for entry in node.children), default=8)
        height = min(self.surface.height, len(node.children) + 2)
        self._framed_list(node, Rect(at[0] + 1, at[1] + 1, widest + 3, height), MENU_LAYER, node.inert)

    def _dialog(self, node: Node, area: Rect) -> None:
        _top, right, _bottom, left = insets(node)
        texts = max((min(_WIDEST_DIALOG, self.sizes.width(child)) for child in node.children), default=0)
        many = any(child.grow for child in node.children)
        wished = _WIDEST_DIALOG if many else max(texts, len(node.name) + 4, _NARROWEST_DIALOG)
        width = min(area.width, wished + left + right)
        slot = Slot(node, 0, width)
        if self.sizes.height(slot) > area.height:
            self.sizes = Sizes(low=True)
        height = min(area.height, self.sizes.height(slot))
        middle = area.centred(width, height)
        self.node(slot, middle.x, middle.y, height, Context(area, DIALOG_LAYER, node.inert))

    def _notice(self, node: Node, area: Rect) -> None:
        """A status message over the last rows of the windows, so that nothing moves for it."""
        height = min(area.height, len(text_lines(node.name, area.width - 6)))
        rect = Rect(0, area.height - height, area.width, height)
        self.placed.append(PlacedNode(node, rect, self.surface, DIALOG_LAYER, inert=node.inert))
