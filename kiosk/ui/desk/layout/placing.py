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
from kiosk.ui.desk.layout.placed import (
    BACK_LAYER,
    DIALOG_LAYER,
    FRONT_LAYER,
    LIST_LAYER,
    MENU_LAYER,
    Context,
    DeskLayout,
    Pane,
    PlacedNode,
    field_rect,
    text_rect,
)
from kiosk.ui.desk.layout.rows import Row, Slot, grows
from kiosk.ui.desk.layout.shapes import bullet_ranges, insets, node_shape
from kiosk.ui.desk.layout.sizes import ICON_CELLS, ICON_HEIGHT, ICON_WIDTHS, MIN_GROWING, SCROLL_BAR, SIGN_BUTTON, Sizes
from kiosk.ui.widgets.text_layout import text_lines

_BARS = ("toolbar", "tablist")
_WIDEST_DIALOG, _NARROWEST_DIALOG, _WIDEST_LIST_ROWS = 66, 40, 8


def lay_out(
    root: Node, width: int, height: int, scroll: Mapping[str, int] | None = None, menu_cell: Cell | None = None
) -> DeskLayout:
    """Place every node of ``root`` on ``width`` by ``height`` cells.

    ``scroll``: the first visible row of each pane, by node id; ``menu_cell``: where a context menu was asked for.
    """
    placing = _Placing(width, height, scroll or {})
    placing.desk(root, menu_cell)
    return DeskLayout(width, height, tuple(placing.placed), tuple(placing.panes))


class _Placing:
    """One layout in the making."""

    def __init__(self, width: int, height: int, scroll: Mapping[str, int]) -> None:
        self.surface = Rect(0, 0, width, height)
        self.scroll = scroll
        self.placed: list[PlacedNode] = []
        self.panes: list[Pane] = []
        self.sizes = Sizes()

    # -- the desk ---------------------------------------------------------------------------------------------------

    def desk(self, root: Node, menu_cell: Cell | None) -> None:
        """The desktop, the windows side by side, the task bar below, then lists, menus, dialogs and messages on top."""
        surface = self.surface
        self.placed.append(PlacedNode(root, surface, surface, BACK_LAYER, inert=root.inert))
        bars = [child for child in root.children if child.role == "toolbar"][-1:]
        bar_height = min(surface.height, sum(self.sizes.rows_height(bar, surface.width - 2) for bar in bars))
        area = Rect(0, 0, surface.width, surface.height - bar_height)
        windows = [child for child in root.children if child.role == "window"]
        over = [child for child in root.children if child.role in ("menu", "dialog", "status")]
        behind = [child for child in root.children if child not in (*bars, *windows, *over)]
        for child in behind:
            self.node(Slot(child, 0, area.width), 0, 0, area.height, Context(area, BACK_LAYER, child.inert))
        left = min(ICON_WIDTHS[1] + 2, area.width // 4) if behind and len(windows) == 1 else 0
        share = (area.width - left) // max(1, len(windows))
        for number, child in enumerate(windows):
            x = left + number * share
            own = area.width - x if number == len(windows) - 1 else share
            self.node(Slot(child, 0, own), x, 0, area.height, Context(area, FRONT_LAYER, child.inert))
        for child in bars:
            bar = Rect(0, area.height, surface.width, bar_height)
            self.placed.append(PlacedNode(child, bar, surface, FRONT_LAYER, inert=child.inert))
            self._children(child, Rect(1, bar.y, bar.width - 2, bar.height), Context(surface, FRONT_LAYER, child.inert))
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
        self._children(listed, inner, Context(self.surface, layer, inert))

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

    # -- any node ---------------------------------------------------------------------------------------------------

    def node(self, slot: Slot, x: int, y: int, height: int, context: Context) -> None:
        """Place ``slot`` (``x`` is the left edge of its container) and everything in it."""
        node = slot.node
        rect = Rect(x + slot.x, y, slot.width, height)
        inert = context.inert or node.inert
        if inert != context.inert:
            context = Context(context.clip, context.layer, inert, context.panes)
        item = node_shape(node) == "item" and node.children
        own = Rect(rect.x, rect.y, rect.width, height - self.sizes.rows_height(node, slot.width)) if item else rect
        self.placed.append(
            PlacedNode(node, own, context.clip, context.layer, slot.label, slot.tall, inert, context.panes)
        )
        match node_shape(node):
            case "box":
                self._box(slot, rect, context)
            case "area":
                self._area(self.placed[-1], context)
            case "item" if node.children:
                below = Rect(rect.x, rect.y + own.height, rect.width, rect.height - own.height)
                self._children(node, below, context)
            case "tab" | "button" if node.children:
                self._tail(node, rect, context)

    def _tail(self, node: Node, rect: Rect, context: Context) -> None:
        """Small controls at the end of another, such as the button that closes a tab."""
        x = rect.right - 1
        for child in reversed(node.children):
            x -= SIGN_BUTTON
            self.node(Slot(child, 0, SIGN_BUTTON), x, rect.y, 1, context)

    def _box(self, slot: Slot, rect: Rect, context: Context) -> None:
        node = slot.node
        if node.part == "desktop":
            self._icons(node, rect, context)
            return
        top, right, bottom, left = insets(node)
        head = top + self.sizes.header(slot)
        inner = Rect(rect.x + left, rect.y + head, rect.width - left - right, rect.height - head - bottom)
        if node.role == "window" and node.children and node.children[0].role == "toolbar":
            bar = node.children[0]
            title = Rect(rect.x, rect.y, rect.width, 1)
            self.placed.append(
                PlacedNode(bar, title, context.clip, context.layer, inert=context.inert, panes=context.panes)
            )
            self._title_bar(bar, rect, context)
            body = self.sizes.variant(node, node.children[1:])
            inner = Rect(inner.x, inner.y + 1, inner.width, inner.height - 1)
            self._children(body, inner, context)
            return
        self._children(node, inner, context)

    def _title_bar(self, bar: Node, rect: Rect, context: Context) -> None:
        """The buttons at the right; only their signs where the title would have no room."""
        widths = [self.sizes.width(child) for child in bar.children]
        if sum(widths) + len(widths) + 12 > rect.width:
            widths = [5] * len(widths)
        x = rect.right - sum(widths) - len(widths)
        for child, width in zip(bar.children, widths, strict=True):
            self.node(Slot(child, 0, width), x, rect.y, 1, context)
            x += width + 1

    def _children(self, node: Node, inner: Rect, context: Context) -> None:
        """Stack the rows of ``node`` in ``inner``. What does not fit scrolls, between the bars at both ends."""
        if inner.width <= 0 or inner.height <= 0:
            return
        rows = self.sizes.rows(node, inner.width)
        least = sum(self.sizes.least_height(row) for row in rows)
        if least <= inner.height:
            self._stack(rows, self._shared(rows, inner.height), inner, context)
            return
        head, foot = self._pinned(node, rows, inner.height)
        heights = [self.sizes.row_height(row) for row in rows]
        last = len(rows) - foot
        above, below = sum(heights[:head]), sum(heights[last:])
        self._stack(rows[:head], heights[:head], inner, context)
        middle = Rect(inner.x, inner.y + above, inner.width, inner.height - above - below)
        self._scrolling(node, middle, context, head, foot)
        self._stack(rows[last:], heights[last:], Rect(inner.x, middle.bottom, inner.width, below), context)

    def _pinned(self, node: Node, rows: tuple[Row, ...], height: int) -> tuple[int, int]:
        """How many rows stay at the top and at the bottom of a window or a dialog: its bars."""
        if node.role not in ("window", "dialog"):
            return 0, 0
        bars = [row[0].node.role in _BARS or row[0].node.part == "dialog_buttons" for row in rows]
        head = next((i for i, bar in enumerate(bars) if not bar), 0)
        foot = next((i for i, bar in enumerate(reversed(bars)) if not bar), 0)
        fixed = sum(self.sizes.row_height(row) for row in (*rows[:head], *rows[len(rows) - foot :]))
        return (head, foot) if head + foot < len(rows) and fixed + MIN_GROWING <= height else (0, 0)

    def _scrolling(self, node: Node, area: Rect, context: Context, head: int, foot: int) -> None:
        """Its rows but the first ``head`` and the last ``foot``, which may be more rows beside the scroll bar."""
        narrow = max(1, area.width - SCROLL_BAR)
        rows = self.sizes.rows(node, narrow)
        rows = rows[head : len(rows) - foot]
        heights = [self.sizes.row_height(row) for row in rows]
        pane = self._pane(node.id, Rect(area.x, area.y, narrow, area.height), sum(heights), context)
        self._stack(rows, heights, Rect(area.x, area.y - pane.top, narrow, sum(heights)), context.scrolled(pane))

    def _pane(self, id: str, area: Rect, content: int, context: Context) -> Pane:
        most = max(0, content - area.height)
        top = min(max(0, self.scroll.get(id, 0)), most)
        bar = Rect(area.right, area.y, SCROLL_BAR, area.height).intersection(context.clip)
        pane = Pane(id, area, content, top, bar, context.layer, context.inert)
        self.panes.append(pane)
        return pane

    def _shared(self, rows: tuple[Row, ...], height: int) -> list[int]:
        """The height of each row: its natural one; growing rows share the rest, or give up what is missing."""
        heights = [self.sizes.row_height(row) for row in rows]
        growing = [i for i, row in enumerate(rows) if grows(row)]
        left = height - sum(heights)
        if left >= 0:
            for number, i in enumerate(growing):
                heights[i] += left // len(growing) + (1 if number < left % len(growing) else 0)
            return heights
        while left < 0:
            tallest = max(growing, key=lambda i: heights[i] - self.sizes.least_height(rows[i]))
            heights[tallest] -= 1
            left += 1
        return heights

    def _stack(self, rows: tuple[Row, ...], heights: list[int], inner: Rect, context: Context) -> None:
        y = inner.y
        for row, height in zip(rows, heights, strict=True):
            for slot in row:
                fills = node_shape(slot.node) in ("box", "area", "picture")
                own = height if fills else min(height, self.sizes.height(slot))
                self.node(slot, inner.x, y, own, context)
            y += height

    def _area(self, placed: PlacedNode, context: Context) -> None:
        """A multi-line text box scrolls its own text."""
        inner = text_rect(placed)
        text = placed.node.field.text if placed.node.field else ""
        bullets = bullet_ranges(placed.node)
        if len(text_lines(text, inner.width - 1, bullets)) > inner.height:
            lines = len(text_lines(text, inner.width - SCROLL_BAR - 1, bullets))
            self._pane(placed.node.id, Rect(inner.x, inner.y, inner.width - SCROLL_BAR, inner.height), lines, context)

    def _icons(self, node: Node, area: Rect, context: Context) -> None:
        """Columns of icons, as on a desktop; rows that scroll where there is no room for that."""
        count = max(1, len(node.children))
        for high, width in ICON_CELLS:
            down = max(1, area.height // high)
            if -(-count // down) * width <= area.width:
                above = 1 if down * high < area.height else 0
                for number, icon in enumerate(node.children):
                    x, y = area.x + number // down * width, area.y + above + number % down * high
                    self.node(Slot(icon, 0, width - 1), x, y, ICON_HEIGHT, context)
                return
        high, width = ICON_CELLS[-1]
        across = max(1, (area.width - SCROLL_BAR) // width)
        rows = -(-count // across)
        pane = self._pane(node.id, Rect(area.x, area.y, area.width - SCROLL_BAR, area.height), rows * high, context)
        for number, icon in enumerate(node.children):
            x, y = area.x + number % across * width, area.y + number // across * high - pane.top
            self.node(Slot(icon, 0, width - 1), x, y, ICON_HEIGHT, context.scrolled(pane))
