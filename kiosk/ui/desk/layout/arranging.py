"""How the children of a container are arranged: in rows, side by side, wrapped, stacked. Pure."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.nodes import Node
from kiosk.ui.desk.layout.calendar import days_row
from kiosk.ui.desk.layout.call import bar_rows
from kiosk.ui.desk.layout.phone import bar_row, equal_row, top_row
from kiosk.ui.desk.layout.rows import LABEL_INSIDE, Row, Slot, cells_row, column_widths, detail_columns, wrapped
from kiosk.ui.desk.layout.shapes import GUTTER, inline_children, label_of, node_shape

MIN_FIELD, MIN_SEARCH = 12, 12
"""The least width of a field without a width of its own in a row, and in a toolbar."""
TASK_BAR_ROWS, _LEAST_TASK = 2, 6
"""The most rows of the task bar, and the least width of a button that is cut for that."""
MIN_TREE = 18
"""The least width of a tree of folders: an indented « Documents » is whole."""
SCROLL_BAR = 2
"""Width of a scroll bar."""


class Arrangement:
    """Arranges children of which ``width`` gives the natural width; ``low``: every button takes one row."""

    def __init__(self, width: Callable[[Node], int], *, low: bool) -> None:
        self._width = width
        self._low = low
        self._columns: dict[int, tuple[int, ...]] = {}

    def rows(self, node: Node, width: int) -> tuple[Row, ...]:
        """The children of ``node`` in rows, from top to bottom."""
        children = inline_children(node)
        if node.role == "table":
            widths = column_widths(children, width - GUTTER, self._width)
            self._columns.update((id(row), widths) for row in children)
        if node.role == "row":
            columns = self._columns.get(id(node)) or tuple(cell.width or self._width(cell) for cell in children)
            return (cells_row(children, columns, width),) if children else ()
        if node.part == "week":
            return (days_row(children, width),)
        if node.role == "rowgroup" and (heads := self._columns.get(id(node))):
            return (tuple(slot._replace(x=slot.x + GUTTER) for slot in cells_row(children, heads, width - GUTTER)),)
        if node.role == "rowgroup":
            return (_heads(children, width - SCROLL_BAR),)
        if node.part == "device_top":
            return (top_row(children, tuple(map(self._width, children)), width),)
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
                return Slot(child, 0, min(width, self._width(child)), tall=tall)
            case "link" | "tab" | "tick" | "key":
                return Slot(child, 0, min(width, self._width(child)))
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
        children, gap = inline_children(node), gap_of(node)
        wanted = [min(self._wanted(child, node), _most_beside(child, width)) for child in children]
        growing = [i for i, child in enumerate(children) if _stretches(child)]
        left = width - sum(wanted) - gap * max(0, len(children) - 1)
        if left < 0 and any(node_shape(child) in ("box", "area") for child in children):
            return self._squeezed(node, wanted, width)
        if left < 0:
            return self._flow(node, wanted, width)
        for number, i in enumerate(growing):
            wanted[i] += left // len(growing) + (1 if number < left % len(growing) else 0)
        return (self._row(node, children, wanted, width),)

    def _row(self, node: Node, children: tuple[Node, ...], widths: list[int], width: int) -> Row:
        slots, x = [], 0
        tall = node.part == "dialog_buttons" and not self._low
        for child, own in zip(children, widths, strict=True):
            label = _label_in(node, child)
            slots.append(Slot(child, x, own, label, tall))
            x += own + gap_of(node)
        last = slots[-1] if slots else None
        if last is not None and node.role == "toolbar" and last.node.role == "status" and len(slots) > 1:
            slots[-1] = last._replace(x=max(last.x, width - last.width))
        return tuple(slots)

    def _wanted(self, child: Node, parent: Node) -> int:
        least = MIN_SEARCH if parent.role == "toolbar" else MIN_FIELD
        if node_shape(child) == "field":
            return max(_label_in(parent, child), 0) + 3 + (child.width or least)
        if child.width:
            return child.width
        return min(self._width(child), MIN_FIELD) if _stretches(child) else self._width(child)

    def _flow(self, node: Node, wanted: list[int], width: int) -> tuple[Row, ...]:
        """From left to right, wrapped into as many rows as it takes; names in the task bar are cut, the longest first,
        where these would be more than two."""
        lines = wrapped(wanted, width, gap_of(node))
        while node.part == "task_bar" and len(lines) > TASK_BAR_ROWS and max(wanted) > _LEAST_TASK:
            wanted = [one - 1 if i == wanted.index(max(wanted)) else one for i, one in enumerate(wanted)]
            lines = wrapped(wanted, width, gap_of(node))
        children = inline_children(node)
        return tuple(self._filled(node, [(children[i], own) for i, own in line], width) for line in lines)

    def _filled(self, node: Node, line: list[tuple[Node, int]], width: int) -> Row:
        widths = [own for _child, own in line]
        left = width - sum(widths) - gap_of(node) * (len(line) - 1)
        for i, (child, _own) in enumerate(line):
            if _stretches(child):
                widths[i] += left
                break
        return self._row(node, tuple(child for child, _own in line), widths, width)

    def _squeezed(self, node: Node, wanted: list[int], width: int) -> tuple[Row, ...]:
        """Containers share the width; where that is too little for each, they are stacked."""
        children, gap = inline_children(node), gap_of(node)
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


def _most_beside(child: Node, width: int) -> int:
    """A tree of folders leaves two thirds of a narrow window to what is beside it: names would be cut to pieces."""
    return max(MIN_TREE, width // 3) if child.role == "tree" else width


def _heads(children: tuple[Node, ...], width: int) -> Row:
    """The heads above a list whose items have details."""
    name, columns = detail_columns(width)
    slots = [Slot(children[0], GUTTER, name - GUTTER)] if children else []
    return (*slots, *(Slot(children[index + 1], x, own) for index, (x, own) in columns.items()))


def _label_in(parent: Node, field: Node) -> int:
    """Width of the label before a field in a row; a search box in a tool bar bears it inside, as everywhere."""
    if node_shape(field) != "field":
        return 0
    inside = parent.role == "toolbar" and field.role == "searchbox"
    return LABEL_INSIDE if inside else len(label_of(field))


def _stretches(node: Node) -> bool:
    return not node.width and (node.grow or node_shape(node) in ("field", "area"))


def gap_of(node: Node) -> int:
    """Cells between two children side by side."""
    return 1 if node.role in ("toolbar", "tablist") else 2
