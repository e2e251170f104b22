"""Places a node of the simulated computer and everything in it: rows, boxes that scroll, icons. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kiosk.cells import Rect
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.arranging import SCROLL_BAR
from kiosk.ui.desk.layout.calendar import event_rects, hour_event_rect, hour_rows, taller_rows
from kiosk.ui.desk.layout.call import tile_rects
from kiosk.ui.desk.layout.phone import BUBBLES, OPTIONS_WIDTH, app_rects, bubble_rect, device_rect, screen_rect
from kiosk.ui.desk.layout.placed import (
    Context,
    Pane,
    PlacedNode,
    read_layout,
    text_rect,
)
from kiosk.ui.desk.layout.rows import Row, Slot, grows
from kiosk.ui.desk.layout.shapes import bullet_ranges, insets, node_shape
from kiosk.ui.desk.layout.sizes import ICON_CELLS, ICON_HEIGHT, MIN_GROWING, SIGN_BUTTON, Sizes
from kiosk.ui.widgets.text_layout import text_lines

_BARS = ("toolbar", "tablist")
_BAR_PARTS = ("dialog_buttons", "device_top")


class NodePlacing:
    """One layout in the making: nodes are placed one after the other, what is in front after what is behind."""

    def __init__(self, width: int, height: int, scroll: Mapping[str, int], sizes: Sizes) -> None:
        self.surface = Rect(0, 0, width, height)
        self.scroll = scroll
        self.placed: list[PlacedNode] = []
        self.panes: list[Pane] = []
        self.sizes = sizes

    def node(self, slot: Slot, x: int, y: int, height: int, context: Context) -> None:
        """Place ``slot`` (``x`` is the left edge of its container) and everything in it."""
        node = slot.node
        rect = Rect(x + slot.x, y, slot.width, height)
        if node.part in BUBBLES:
            rect = bubble_rect(node, rect, self.sizes.bubble_width(node))
        inert = context.inert or node.inert
        if inert != context.inert:
            context = Context(context.clip, context.layer, inert, context.panes)
        item = node_shape(node) == "item" and node.children and not node.accepts("read")
        own = Rect(rect.x, rect.y, rect.width, height - self.sizes.rows_height(node, slot.width)) if item else rect
        self.placed.append(
            PlacedNode(node, own, context.clip, context.layer, slot.label, slot.tall, inert, context.panes)
        )
        match node_shape(node):
            case "box":
                self._box(slot, rect, context)
            case "day":
                for child, place in zip(node.children, event_rects(rect, len(node.children)), strict=False):
                    self.node(Slot(child, 0, place.width), place.x, place.y, place.height, context)
            case "area":
                self._area(self.placed[-1], context)
            case "text" | "item" if node.children and node.accepts("read"):
                self._links(self.placed[-1], context)
            case "item" if node.children:
                below = Rect(rect.x, rect.y + own.height, rect.width, rect.height - own.height)
                self.children(node, below, context)
            case "tab" | "button" if node.children:
                self._tail(node, rect, context)

    def _links(self, placed: PlacedNode, context: Context) -> None:
        """The links in a text, each where it is in the rows of that text."""
        text = read_layout(placed)
        for link in placed.node.children:
            end = link.start + len(link.name)
            for row, line in enumerate(text.lines):
                a, b = max(link.start, line.start), min(end, line.end)
                if a < b:
                    rect = Rect(text.rect.x + line.indent + a - line.start, text.rect.y + row, b - a, 1)
                    inline = PlacedNode(
                        link, rect, context.clip, context.layer, inert=context.inert, panes=context.panes
                    )
                    part = msgspec.structs.replace(inline, first=a - link.start, last=b - link.start)
                    self.placed.append(part)

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
        if node.part == "call_tiles":
            for child, tile in zip(node.children, tile_rects(len(node.children), rect), strict=True):
                self.node(Slot(child, 0, tile.width), tile.x, tile.y, tile.height, context)
            return
        if node.part == "hours":
            self._hours(node, rect, context)
            return
        if node.part == "apps":
            for child, place in zip(node.children, app_rects(node.children, rect), strict=True):
                self.node(Slot(child, 0, place.width), place.x, place.y, place.height, context)
            return
        if node.part in BUBBLES:
            self._bubble(node, rect, context)
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
            if node.part == "device":
                screen = screen_rect(device_rect(rect))
                inner = Rect(screen.x + 1, screen.y, screen.width - 1, screen.height)
            self.children(body, inner, context)
            return
        self.children(node, inner, context)

    def _bubble(self, node: Node, rect: Rect, context: Context) -> None:
        """An SMS, and beside it the sign of what can be done with it."""
        inside, options = self.sizes.bubble(node), node.children[-1]
        self.children(inside, Rect(rect.x + 1, rect.y, rect.width - 2, rect.height), context)
        x = rect.x - OPTIONS_WIDTH if node.part == "bubble_mine" else rect.right
        self.node(Slot(options, 0, OPTIONS_WIDTH), x, rect.y, 1, context)

    def _title_bar(self, bar: Node, rect: Rect, context: Context) -> None:
        """The buttons at the right end."""
        x = rect.right - SIGN_BUTTON * len(bar.children)
        for number, child in enumerate(bar.children):
            self.node(Slot(child, 0, SIGN_BUTTON), x + number * SIGN_BUTTON, rect.y, 1, context)

    def children(self, node: Node, inner: Rect, context: Context) -> None:
        """Stack the rows of ``node`` in ``inner``. What does not fit scrolls, between the bars at both ends."""
        if inner.width <= 0 or inner.height <= 0:
            return
        # items with details leave the scroll bar its place, so that the columns never move
        columns = any(child.details for child in node.children[:1])
        width = inner.width - SCROLL_BAR if columns else inner.width
        rows = self.sizes.rows(node, width)
        least = sum(self.sizes.least_height(row) for row in rows)
        if least <= inner.height:
            self._stack(rows, self._shared(rows, inner.height), inner, context)
            return
        head, foot = self._pinned(node, rows, inner.height)
        if _has_heads(node):  # above the columns, which are beside the scroll bar
            rows = self.sizes.rows(node, max(1, inner.width - SCROLL_BAR))
        heights = [self.sizes.row_height(row) for row in rows]
        last = len(rows) - foot
        above, below = sum(heights[:head]), sum(heights[last:])
        self._stack(rows[:head], heights[:head], inner, context)
        middle = Rect(inner.x, inner.y + above, inner.width, inner.height - above - below)
        self._scrolling(node, middle, context, head, foot)
        self._stack(rows[last:], heights[last:], Rect(inner.x, middle.bottom, inner.width, below), context)

    def _pinned(self, node: Node, rows: tuple[Row, ...], height: int) -> tuple[int, int]:
        """How many rows stay at the top and at the bottom: the bars of a window or a dialog, the heads of a table."""
        if _has_heads(node):
            return (1, 0) if self.sizes.row_height(rows[0]) + MIN_GROWING <= height else (0, 0)
        if node.role not in ("window", "dialog"):
            return 0, 0
        bars = [row[0].node.role in _BARS or row[0].node.part in _BAR_PARTS for row in rows]
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
        at_end = node.part in ("call_chat", "talk")
        pane = self._pane(node.id, Rect(area.x, area.y, narrow, area.height), sum(heights), context, at_end=at_end)
        self._stack(rows, heights, Rect(area.x, area.y - pane.top, narrow, sum(heights)), context.scrolled(pane))

    def _pane(self, id: str, area: Rect, content: int, context: Context, *, at_end: bool = False) -> Pane:
        """A pane; ``at_end``: its last rows are displayed until it is scrolled, as in a conversation."""
        most = max(0, content - area.height)
        top = min(max(0, self.scroll.get(id, most if at_end else 0)), most)
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
            for i in growing:
                heights[i] += left // len(growing)
            for i in taller_rows(rows, heights, growing)[: left % len(growing) if growing else 0]:
                heights[i] += 1
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
                fills = node_shape(slot.node) in ("box", "area", "picture", "tile", "day")
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

    def _hours(self, node: Node, area: Rect, context: Context) -> None:
        """The hours of a day, and before them its appointments, as long as they last."""
        hours = hour_rows(node)
        whole = Rect(area.x, area.y, area.width, len(hours))
        if len(hours) > area.height:
            pane = self._pane(node.id, Rect(area.x, area.y, area.width - SCROLL_BAR, area.height), len(hours), context)
            whole = Rect(area.x, area.y - pane.top, pane.area.width, len(hours))
            context = context.scrolled(pane)
        for row, hour in enumerate(hours):
            self.node(Slot(hour, 0, whole.width), whole.x, whole.y + row, 1, context)
        for event in node.children:
            if event.span is not None:
                place = hour_event_rect(whole, event.span)
                self.node(Slot(event, 0, place.width), place.x, place.y, place.height, context)

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


def _has_heads(node: Node) -> bool:
    """Whether the first row of a table is that of its heads, which stays while the others scroll."""
    return node.role == "table" and bool(node.children) and node.children[0].role == "rowgroup"
