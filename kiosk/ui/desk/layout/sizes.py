"""The width and height of each node. Pure."""

from __future__ import annotations

import msgspec

from kiosk.course.pictures import CELLS
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.arranging import Arrangement, gap_of
from kiosk.ui.desk.layout.calendar import hour_rows
from kiosk.ui.desk.layout.call import KEY_HEIGHT, key_width
from kiosk.ui.desk.layout.phone import BUBBLES, apps_height, bubble_width
from kiosk.ui.desk.layout.rows import Row, Slot, detail_columns, grows
from kiosk.ui.desk.layout.shapes import (
    GUTTER,
    bullet_ranges,
    button_text,
    has_frame,
    inline_children,
    insets,
    item_signs,
    item_text,
    label_of,
    node_shape,
)
from kiosk.ui.widgets.text_layout import text_lines

MIN_GROWING = 3
"""Rows that a growing node keeps; with fewer, it scrolls together with everything around it."""
FIELD_WIDTH = 30
"""Width of a field without a width of its own."""
TALL_BUTTON, SIGN_BUTTON = 3, 3
"""Height of a button with room around its name; width of one of a sign alone, such as the one that closes a tab."""
ICON_WIDTHS, ICON_HEIGHT = (12, 16), CELLS[1] + 1
"""Columns of an icon on the desktop, the least and the usual; rows of its picture and its word."""
ICON_CELLS = tuple((ICON_HEIGHT + gap, width) for width in reversed(ICON_WIDTHS) for gap in (2, 1, 0))
"""Rows and columns of an icon with the room around it, the most generous first."""


class _Known:
    """Sizes by the ``id()`` of nodes, and the nodes that are kept for that."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.widths: dict[int, int] = {}
        self.heights: dict[tuple[int, int, int, bool, bool], int] = {}
        self.rows: dict[tuple[int, int], tuple[Row, ...]] = {}


class Sizes:
    """The sizes in one layout, each computed once (by the identity of its node).

    ``before``: the sizes in the layout before, of which those of the very same nodes are taken over. ``low``: every
    button takes one row, where a dialog would not fit otherwise, or the desk is low.
    """

    def __init__(self, before: Sizes | None = None, *, low: bool = False) -> None:
        self._low = low
        self._known = _Known()
        self._before = before._known if before is not None and before._low == low else _Known()
        self._arrangement = Arrangement(self.width, low=low)

    def keep(self, node: Node) -> Node:
        """``node``, kept: no other node gets its ``id()``, nor that of one in it, as long as its sizes are known."""
        self._known.nodes.append(node)
        return node

    def variant(self, node: Node, children: tuple[Node, ...]) -> Node:
        """A copy of ``node`` as a column of these children, kept."""
        return self.keep(msgspec.structs.replace(node, children=children, direction="column"))

    # -- width ----------------------------------------------------------------------------------------------------

    def width(self, node: Node) -> int:
        """Its natural width."""
        widths = self._known.widths
        if (known := widths.get(id(node))) is None:
            if (known := self._before.widths.get(id(node))) is None:
                known = self._width(node)
            widths[id(node)] = known
        return known

    def _width(self, node: Node) -> int:
        name = len(node.name)
        match node_shape(node):
            case "box":
                return self._box_width(node)
            case "button" | "tab":
                return len(button_text(node)) + 2 + SIGN_BUTTON * len(node.children)
            case "field":
                return len(label_of(node)) + 1 + (node.width or FIELD_WIDTH) + 2
            case "area":
                return max(name + 4, node.width or FIELD_WIDTH)
            case "tick":
                return name + 4
            case "item":
                below = max((self.width(child) for child in node.children), default=0)
                beside = len(node.description) + 2 if node.description else 0
                return max(below, GUTTER + len(item_text(node)) + beside + 1)
            case "icon":
                return ICON_WIDTHS[1]
            case "key":
                return key_width(node, low=self._low)
            case "sign":
                return len(node.sign)
            case "picture":
                return max(CELLS[0], name)
            case "link":
                return name + 2
            case _:
                return max((len(row) for row in node.name.split("\n")), default=0)

    def _box_width(self, node: Node) -> int:
        _top, right, _bottom, left = insets(node)
        widths = [child.width or self.width(child) for child in inline_children(node)]
        if node.direction == "row" or node.role in ("tablist", "row"):
            inner = sum(widths) + gap_of(node) * max(0, len(widths) - 1)
        else:
            inner = max(widths, default=0)
        return max(inner, len(node.name) if node.role in ("radiogroup", "dialog") else 0) + left + right

    def bubble(self, node: Node) -> Node:
        """What is inside of an SMS: all but the sign of what can be done with it."""
        return self.variant(node, node.children[:-1])

    def bubble_width(self, node: Node) -> int:
        """The natural width of what is inside of an SMS."""
        return max((self.width(child) for child in node.children[:-1]), default=0)

    # -- height ---------------------------------------------------------------------------------------------------

    def height(self, slot: Slot) -> int:
        """Its natural height at the slot's width."""
        key = (id(slot.node), slot.width, slot.label, slot.tall, slot.first)
        heights = self._known.heights
        if (known := heights.get(key)) is None:
            known = self._before.heights.get(key) if slot.node.role not in ("row", "rowgroup") else None
            heights[key] = known = self._height(slot) if known is None else known
        return known

    def _height(self, slot: Slot) -> int:
        node, width = slot.node, slot.width
        match node_shape(node):
            case "box" if node.part == "hours":
                return len(hour_rows(node))
            case "box" if node.part == "apps":
                return apps_height(len(node.children), width)
            case "box" if node.part in BUBBLES:
                return self.rows_height(self.bubble(node), bubble_width(self.bubble_width(node), width) - 2) + 1
            case "box":
                top, right, bottom, left = insets(node)
                inner = width - left - right
                return max(node.rows, self.header(slot) + self.rows_height(node, inner)) + top + bottom
            case "item":
                below = self.rows_height(node, width) if node.children and not node.accepts("read") else 0
                name = detail_columns(width)[0] if node.details else width
                return len(text_lines(node.name, name - GUTTER - 1 - len(item_signs(node)))) + below
            case "icon":
                return ICON_HEIGHT
            case "picture":
                return max(CELLS[1], node.rows) + len(text_lines(node.name, width))
            case "button":
                return TALL_BUTTON if slot.tall else 1
            case "key":
                return KEY_HEIGHT if slot.tall else 1
            case "field":
                above = 1 if slot.label == 0 else 0
                return above + 1 + self.message_rows(slot)
            case "area":
                return max(2, node.rows) + 2 + self.message_rows(slot)
            case "tick":
                return len(text_lines(node.name, width - 4)) + self.message_rows(slot)
            case "text" if node.role in ("cell", "columnheader"):
                return 1
            case "text" if has_frame(node):
                return len(text_lines(node.name, width - 4)) + 2
            case "text" if node.role == "paragraph":
                return len(text_lines(node.name, width, bullet_ranges(node)))
            case "text" if node.role == "heading":
                return len(text_lines(node.name, width)) + (0 if slot.first else 1)
            case "text":
                return len(text_lines(node.name, width))
            case "link":
                return len(text_lines(node.name, width - 2))
            case _:
                return 1

    def message_rows(self, slot: Slot) -> int:
        """Height of the message below a control."""
        return len(text_lines(slot.node.description, slot.width - 4)) if slot.node.description else 0

    def header(self, slot: Slot) -> int:
        """Height of what comes before the children: the question of a radio group, with its message."""
        if slot.node.role != "radiogroup":
            return 0
        return len(text_lines(label_of(slot.node), slot.width)) + self.message_rows(slot)

    def rows_height(self, node: Node, width: int) -> int:
        """Natural height of its children."""
        return sum(self.row_height(row) for row in self.rows(node, width))

    def row_height(self, row: Row) -> int:
        """Natural height of a row: that of its tallest slot."""
        return max((self.height(slot) for slot in row), default=0)

    def least_height(self, row: Row) -> int:
        """Least height of a row."""
        shrinks = grows(row) and not any(slot.node.part == "apps" for slot in row)
        return min(self.row_height(row), MIN_GROWING) if shrinks else self.row_height(row)

    # -- rows -----------------------------------------------------------------------------------------------------

    def rows(self, node: Node, width: int) -> tuple[Row, ...]:
        """Its children in rows, from top to bottom."""
        key = (id(node), width)
        if (known := self._known.rows.get(key)) is None:
            # the columns of a table, which its rows follow, are not taken over
            known = self._before.rows.get(key) if node.role not in ("row", "rowgroup", "table") else None
            self._known.rows[key] = known = self._arrangement.rows(node, max(1, width)) if known is None else known
        return known
