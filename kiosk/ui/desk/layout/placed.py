"""The desk laid out: where each node stands, what scrolls, and what is at a cell. Pure."""

from __future__ import annotations

from functools import cached_property

import msgspec

from kiosk.cells import Rect
from kiosk.course.text_field import TextField
from kiosk.desk.nodes import TEXT_ROLES, Node
from kiosk.ui.desk.layout.shapes import bullets_of
from kiosk.ui.widgets.text_layout import TextBoxLayout, TextLine, first_seen, text_lines

BACK, FRONT, LIST, MENU, DIALOG = range(5)
"""Layers, from the desktop to what stands over everything."""


class Placed(msgspec.Struct, frozen=True):
    """A node, where it stands (some of it may be scrolled away), and the part of the surface that it can be seen in.

    ``label``: cells of the label beside a field, 0 for one above it. ``panes``: what it scrolls with, outermost first.
    """

    node: Node
    rect: Rect
    clip: Rect
    layer: int
    label: int = 0
    tall: bool = False
    inert: bool = False
    panes: tuple[str, ...] = ()

    @property
    def seen(self) -> Rect:
        """The part that is seen; without width or height where none is."""
        return self.rect.intersection(self.clip)


class Pane(msgspec.Struct, frozen=True):
    """Something that scrolls: where it is seen, how many rows it has, the first that is seen, and its bar's cells."""

    id: str
    area: Rect
    content: int
    top: int
    bar: Rect
    layer: int
    inert: bool = False

    @property
    def most(self) -> int:
        """The last row that may be the first one seen."""
        return max(0, self.content - self.area.height)


class Within(msgspec.Struct, frozen=True):
    """What a node stands in: the cells it can be seen in, its layer, whether it can be acted on, what scrolls."""

    clip: Rect
    layer: int
    inert: bool = False
    panes: tuple[str, ...] = ()

    def scrolled(self, pane: Pane) -> Within:
        """Of what stands in ``pane``."""
        return Within(self.clip.intersection(pane.area), self.layer, self.inert, (*self.panes, pane.id))


class Laid(msgspec.Struct, frozen=True, dict=True):
    """The desk laid out, in the order of painting."""

    width: int
    height: int
    placed: tuple[Placed, ...]
    panes: tuple[Pane, ...]

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Each node's place by its id."""
        return {one.node.id: one for one in reversed(self.placed)}

    @cached_property
    def panes_by_id(self) -> dict[str, Pane]:
        """Each pane by the id of the node that scrolls."""
        return {pane.id: pane for pane in self.panes}

    def at(self, x: int, y: int) -> tuple[Placed, ...]:
        """What is seen at a cell: the innermost first; only the front layer there."""
        found = [one for one in reversed(self.placed) if one.seen.contains(x, y)]
        return tuple(one for one in found if one.layer == found[0].layer)

    def pane_at(self, x: int, y: int) -> Pane | None:
        """The innermost pane at a cell, its bar included."""
        here = self.at(x, y)
        layer = here[0].layer if here else BACK
        for pane in reversed(self.panes):
            if pane.layer == layer and (pane.area.contains(x, y) or pane.bar.contains(x, y)):
                return pane
        return None


def field_rect(placed: Placed) -> Rect:
    """The cells of a one-line field with its two edges, without its label."""
    beside = placed.label + 1 if placed.label else 0
    above = 0 if placed.label else 1
    return Rect(placed.rect.x + beside, placed.rect.y + above, placed.rect.width - beside, 1)


def text_rect(placed: Placed) -> Rect:
    """The cells in which the text of a text box stands, its scroll bar included."""
    node, rect = placed.node, placed.rect
    if not node.multiline:
        field = field_rect(placed)
        return Rect(field.x + 1, field.y, max(1, field.width - 2), 1)
    notes = len(text_lines(node.description, rect.width - 4)) if node.description else 0
    return Rect(rect.x + 1, rect.y + 1, max(2, rect.width - 2), max(1, rect.height - 2 - notes))


def text_box_layout(placed: Placed, laid: Laid) -> TextBoxLayout | None:
    """Where the text of a text box is; None for what is not a text box."""
    node = placed.node
    if node.role not in TEXT_ROLES:
        return None
    field = node.field or TextField()
    rect = text_rect(placed)
    if not node.multiline:
        whole = (TextLine(0, len(field.text)),)
        return TextBoxLayout(rect, whole, 0, first_seen(field.caret, rect.width) if node.focused else 0)
    pane = laid.panes_by_id.get(node.id)
    if pane is not None:
        rect = Rect(rect.x, rect.y, pane.area.width, rect.height)
    lines = text_lines(field.text, rect.width - 1, bullets_of(node))
    return TextBoxLayout(rect, lines, pane.top if pane else 0)
