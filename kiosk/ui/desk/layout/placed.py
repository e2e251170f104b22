"""A layout of the simulated computer: the place of each node, what scrolls, and the hit test. Pure."""

from __future__ import annotations

from functools import cached_property

import msgspec

from kiosk.cells import Rect
from kiosk.course.text_field import TextField
from kiosk.desk.nodes import TEXT_ROLES, Node
from kiosk.ui.desk.layout.shapes import GUTTER, bullet_ranges, has_frame, item_signs
from kiosk.ui.widgets.text_layout import TextBoxLayout, TextLine, first_seen, text_lines

BACK_LAYER, FRONT_LAYER, DIALOG_LAYER, LIST_LAYER, MENU_LAYER = 0, 1, 100, 101, 102
"""Layers, back to front; each window has one of its own, from the second on."""


class PlacedNode(msgspec.Struct, frozen=True, gc=False):
    """A node and its place. Some of it may be scrolled away: only what is inside ``clip`` is visible.

    ``first`` and ``last``: the characters of a link in a text that are there: it may be broken into two rows.
    ``label``: width of the label beside a field, 0 for a label above it, or ``LABEL_INSIDE``. ``tall``: a button with
    an edge. ``panes``: the ids of the panes that it scrolls with, outermost first.
    """

    node: Node
    rect: Rect
    clip: Rect
    layer: int
    label: int = 0
    tall: bool = False
    inert: bool = False
    panes: tuple[str, ...] = ()
    first: int = 0
    last: int = 0

    @property
    def visible(self) -> Rect:
        """The cells that are not scrolled away or cut off; empty where none are left."""
        return self.rect.intersection(self.clip)


class Pane(msgspec.Struct, frozen=True):
    """A scrollable area: its cells, the rows of its content, the first visible row, and the cells of its scroll bar."""

    id: str
    area: Rect
    content: int
    top: int
    bar: Rect
    layer: int
    inert: bool = False

    @property
    def last_top(self) -> int:
        """The first visible row when it is scrolled to its end."""
        return max(0, self.content - self.area.height)


class Context(msgspec.Struct, frozen=True, gc=False):
    """What a node inherits from the containers around it: the clip, the layer, whether it is inert, the panes."""

    clip: Rect
    layer: int
    inert: bool = False
    panes: tuple[str, ...] = ()

    def scrolled(self, pane: Pane) -> Context:
        """The context of what is inside ``pane``."""
        return Context(self.clip.intersection(pane.area), self.layer, self.inert, (*self.panes, pane.id))


class DeskLayout(msgspec.Struct, frozen=True, dict=True):
    """All nodes with their places, in painting order, and all panes."""

    width: int
    height: int
    placed: tuple[PlacedNode, ...]
    panes: tuple[Pane, ...]

    @property
    def desktop(self) -> Rect:
        """The cells of the windows: all but the task bar."""
        bar = next((one.rect for one in self.placed if one.node.part == "task_bar"), None)
        return Rect(0, 0, self.width, bar.y if bar else self.height)

    @cached_property
    def by_id(self) -> dict[str, PlacedNode]:
        """Placed nodes by id; the first where a node is placed twice (an open drop-down and its list)."""
        return {one.node.id: one for one in reversed(self.placed)}

    @cached_property
    def panes_by_id(self) -> dict[str, Pane]:
        """Panes by the id of the node that scrolls."""
        return {pane.id: pane for pane in self.panes}

    def at(self, x: int, y: int) -> tuple[PlacedNode, ...]:
        """Hit test: the nodes visible at a cell, innermost first, of the front layer there."""
        found = [one for one in reversed(self.placed) if one.visible.contains(x, y)]
        return tuple(one for one in found if one.layer == found[0].layer)

    def pane_at(self, x: int, y: int) -> Pane | None:
        """The innermost pane at a cell, its scroll bar included."""
        here = self.at(x, y)
        layer = here[0].layer if here else BACK_LAYER
        for pane in reversed(self.panes):
            if pane.layer == layer and (pane.area.contains(x, y) or pane.bar.contains(x, y)):
                return pane
        return None


def field_rect(placed: PlacedNode) -> Rect:
    """The cells of a one-line field, its two edges included, without its label."""
    beside = placed.label + 1 if placed.label > 0 else 0
    above = 0 if placed.label else 1
    return Rect(placed.rect.x + beside, placed.rect.y + above, placed.rect.width - beside, 1)


def text_rect(placed: PlacedNode) -> Rect:
    """The cells for the text of a text box, its scroll bar included."""
    node, rect = placed.node, placed.rect
    if not node.multiline:
        field = field_rect(placed)
        return Rect(field.x + 1, field.y, max(1, field.width - 2), 1)
    message_rows = len(text_lines(node.description, rect.width - 4)) if node.description else 0
    return Rect(rect.x + 1, rect.y + 1, max(2, rect.width - 2), max(1, rect.height - 2 - message_rows))


def text_layout(placed: PlacedNode, layout: DeskLayout) -> TextBoxLayout | None:
    """Where the text of a text box, or of a text that is read, is; None for other nodes."""
    return read_layout(placed) if placed.node.accepts("read") else text_box_layout(placed, layout)


def read_layout(placed: PlacedNode) -> TextBoxLayout:
    """Where a text that is read is: a paragraph, a heading with blank rows above, an item of a list behind its sign."""
    node, rect = placed.node, placed.rect
    if node.role == "listitem":
        left = GUTTER + len(item_signs(node))
        lines = text_lines(node.name, rect.width - left - 1)
        return TextBoxLayout(Rect(rect.x + left, rect.y, rect.width - left, rect.height), lines)
    if node.role in ("cell", "columnheader"):
        return TextBoxLayout(rect, (TextLine(0, min(len(node.name), rect.width)),))
    if has_frame(node):
        inner = rect.inset(2, 1)
        return TextBoxLayout(inner, text_lines(node.name, inner.width))
    lines = text_lines(node.name, rect.width, bullet_ranges(node))
    above = max(0, rect.height - len(lines)) if node.role == "heading" else 0
    return TextBoxLayout(Rect(rect.x, rect.y + above, rect.width, rect.height - above), lines)


def text_box_layout(placed: PlacedNode, layout: DeskLayout) -> TextBoxLayout | None:
    """Where the text of a text box is; None for what is not a text box."""
    node = placed.node
    if node.role not in TEXT_ROLES:
        return None
    field = node.field or TextField()
    rect = text_rect(placed)
    if not node.multiline:
        whole = (TextLine(0, len(field.text)),)
        return TextBoxLayout(rect, whole, 0, first_seen(field.caret, rect.width) if node.focused else 0)
    pane = layout.panes_by_id.get(node.id)
    if pane is not None:
        rect = Rect(rect.x, rect.y, pane.area.width, rect.height)
    lines = text_lines(field.text, rect.width - 1, bullet_ranges(node))
    return TextBoxLayout(rect, lines, pane.top if pane else 0)
