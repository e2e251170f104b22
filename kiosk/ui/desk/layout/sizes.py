"""The width and height of each node, and how a container's children are arranged in rows. Pure."""

from __future__ import annotations

import msgspec

from kiosk.course.pictures import CELLS
from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.calendar import days_row, hour_rows
from kiosk.ui.desk.layout.call import KEY_HEIGHT, bar_rows, key_width
from kiosk.ui.desk.layout.phone import BUBBLES, apps_height, bar_row, bubble_width, equal_row, top_row
from kiosk.ui.desk.layout.rows import Row, Slot, cells_row, column_widths, detail_columns, grows
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
FIELD_WIDTH, MIN_FIELD, MIN_SEARCH = 30, 12, 8
"""Width of a field without a width of its own; the least in a row, and the least in a toolbar."""
TALL_BUTTON, SIGN_BUTTON = 3, 3
"""Height of a button with room around its name; width of one of a sign alone, such as the one that closes a tab."""
SCROLL_BAR = 2
"""Width of a scroll bar."""
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
        self._columns: dict[int, tuple[int, ...]] = {}

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
            inner = sum(widths) + _gap(node) * max(0, len(widths) - 1)
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
            known = self._before.heights.get(key) if slot.node.role != "row" else None
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
            known = self._before.rows.get(key) if node.role not in ("row", "table") else None
            self._known.rows[key] = known = self._arranged(node, max(1, width)) if known is None else known
        return known

    def _arranged(self, node: Node, width: int) -> tuple[Row, ...]:
        children = inline_children(node)
        if node.role == "table":
            widths = column_widths(children, width - GUTTER, self.width)
            self._columns.update((id(row), widths) for row in children)
        if node.role == "row":
            columns = self._columns.get(id(node)) or tuple(cell.width or self.width(cell) for cell in children)
            return (cells_row(children, columns, width),) if children else ()
        if node.part == "week":
            return (days_row(children, width),)
        if node.role == "rowgroup":
            return (_heads(children, width - SCROLL_BAR),)
        if node.part == "device_top":
            return (top_row(children, tuple(map(self.width, children)), width),)
        if node.part == "device_bar":
            return (bar_row(children, width),) if children else ()
        if node.part == "keypad":
            return (equal_row(children, width),)
        if node.part == "call_bar":
            return bar_rows(children, width, low=self._low)
        if node.direction == "row" or node.role == "tablist":
            return self._beside(node, width)
        labels = self._label_width(children, width)
        slots = [self._slot(child, width, labels) for child in children]
        return tuple((slot._replace(first=number == 0),) for number, slot in enumerate(slots))

    def _slot(self, child: Node, width: int, labels: int) -> Slot:
        match node_shape(child):
            case "button":
                tall = child.tone == "main" and not self._low
                return Slot(child, 0, min(width, self.width(child)), tall=tall)
            case "link" | "tab" | "tick" | "key":
                return Slot(child, 0, min(width, self.width(child)))
            case "field":
                fits = len(label_of(child)) <= labels
                field = (labels + 1 if fits else 0) + (child.width or (40 if child.role == "combobox" else width)) + 2
                return Slot(child, 0, max(min(width, field), 1), labels if fits else 0)
            case _:
                return Slot(child, 0, width)

    def _label_width(self, children: tuple[Node, ...], width: int) -> int:
        """Width of the label column of a form. A longer label is put above its field and does not count."""
        most = max(8, width * 2 // 5)
        labels = [len(label_of(child)) for child in children if node_shape(child) == "field"]
        return max((one for one in labels if one <= most), default=0)

    def _beside(self, node: Node, width: int) -> tuple[Row, ...]:
        children, gap = inline_children(node), _gap(node)
        wanted = [self._wanted(child, node) for child in children]
        growing = [i for i, child in enumerate(children) if _stretches(child)]
        left = width - sum(wanted) - gap * max(0, len(children) - 1)
        if left < 0 and any(node_shape(child) in ("box", "area") for child in children):
            return self._squeezed(node, wanted, width)
        if left < 0:
            return self._flow(node, width)
        for number, i in enumerate(growing):
            wanted[i] += left // len(growing) + (1 if number < left % len(growing) else 0)
        return (self._row(node, children, wanted, width),)

    def _row(self, node: Node, children: tuple[Node, ...], widths: list[int], width: int) -> Row:
        slots, x = [], 0
        tall = node.part == "dialog_buttons" and not self._low
        for child, own in zip(children, widths, strict=True):
            label = len(label_of(child)) if node_shape(child) == "field" else 0
            slots.append(Slot(child, x, own, label, tall))
            x += own + _gap(node)
        last = slots[-1] if slots else None
        if last is not None and node.role == "toolbar" and last.node.role == "status" and len(slots) > 1:
            slots[-1] = last._replace(x=max(last.x, width - last.width))
        return tuple(slots)

    def _wanted(self, child: Node, parent: Node) -> int:
        least = MIN_SEARCH if parent.role == "toolbar" else MIN_FIELD
        if node_shape(child) == "field":
            return len(label_of(child)) + 3 + (child.width or least)
        if child.width:
            return child.width
        return min(self.width(child), MIN_FIELD) if _stretches(child) else self.width(child)

    def _flow(self, node: Node, width: int) -> tuple[Row, ...]:
        """From left to right, wrapped into as many rows as it takes."""
        rows: list[Row] = []
        line: list[Node] = []
        taken = 0
        for child in inline_children(node):
            own = min(width, self._wanted(child, node))
            if line and taken + _gap(node) + own > width:
                rows.append(self._filled(node, line, width))
                line, taken = [], 0
            taken += own + (_gap(node) if line else 0)
            line.append(child)
        return (*rows, self._filled(node, line, width))

    def _filled(self, node: Node, line: list[Node], width: int) -> Row:
        widths = [min(width, self._wanted(child, node)) for child in line]
        left = width - sum(widths) - _gap(node) * (len(line) - 1)
        for i, child in enumerate(line):
            if _stretches(child):
                widths[i] += left
                break
        return self._row(node, tuple(line), widths, width)

    def _squeezed(self, node: Node, wanted: list[int], width: int) -> tuple[Row, ...]:
        """Containers share the width; where that is too little for each, they are stacked."""
        children, gap = inline_children(node), _gap(node)
        fixed = {i: wanted[i] for i, child in enumerate(children) if child.width or node_shape(child) == "button"}
        others = [i for i in range(len(children)) if i not in fixed]
        left = width - sum(fixed.values()) - gap * (len(children) - 1)
        if not others or left // len(others) < MIN_FIELD + 4:
            labels = self._label_width(children, width)
            return tuple((self._slot(child, width, labels),) for child in children)
        widths = [
            fixed[i] if i in fixed else left // len(others) + (1 if others.index(i) < left % len(others) else 0)
            for i in range(len(children))
        ]
        return (self._row(node, children, widths, width),)


def _heads(children: tuple[Node, ...], width: int) -> Row:
    """The heads above a list whose items have details."""
    name, columns = detail_columns(width)
    slots = [Slot(children[0], GUTTER, name - GUTTER)] if children else []
    return (*slots, *(Slot(children[index + 1], x, own) for index, (x, own) in columns.items()))


def _stretches(node: Node) -> bool:
    return not node.width and (node.grow or node_shape(node) in ("field", "area"))


def _gap(node: Node) -> int:
    return 1 if node.role in ("toolbar", "tablist") else 2
