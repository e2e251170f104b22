"""What the pointer is over: the shape that it takes there, and the name of a sign. Pure."""

from __future__ import annotations

from typing import Literal

from kiosk.cells import Cell
from kiosk.desk.nodes import TEXT_ROLES
from kiosk.ui.desk.layout.placed import LIST_LAYER, MENU_LAYER, DeskLayout, PlacedNode
from kiosk.ui.desk.mouse import clickable

PointerShape = Literal["default", "pointer", "text"]
_PRESSED = frozenset({"button", "link", "tab", "checkbox", "radio", "combobox", "menuitem", "columnheader"})
"""Roles over which desktops show a hand."""


def pointer_shape(layout: DeskLayout, x: int, y: int) -> PointerShape:
    """A hand over what is pressed, a bar over text, else the arrow."""
    here = layout.at(x, y)
    if not here or here[0].inert:
        return "default"
    if here[0].node.role in TEXT_ROLES:
        return "text"
    control = clickable(here)
    if control is not None and not control.disabled and control.role in _PRESSED:
        return "pointer"
    return "text" if here[0].node.accepts("read") else "default"


def sign_at(layout: DeskLayout, x: int, y: int) -> str:
    """The id of the button of a sign alone at a cell; "" for none."""
    here = layout.at(x, y)
    return here[0].node.id if here and here[0].node.sign_only and not here[0].inert else ""


def choice_at(layout: DeskLayout, x: int, y: int) -> str:
    """The id of the entry of an open menu or list at a cell; "" for none."""
    here = layout.at(x, y)
    over = here and LIST_LAYER <= here[0].layer <= MENU_LAYER and not here[0].inert
    return here[0].node.id if over and here[0].node.role in ("menuitem", "option") else ""


def name_label(layout: DeskLayout, id: str) -> tuple[Cell, str] | None:
    """Where the name of a sign is told, and the words: beside the signs of a title bar, else below the sign,
    or above it in the last row."""
    placed = layout.by_id.get(id)
    if placed is None or not placed.node.sign_only or placed.visible.empty:
        return None
    text, rect = f" {placed.node.name} ", placed.rect
    bar = _title_bar_of(layout, placed)
    if bar is not None:
        first = min(one.rect.x for one in layout.placed if one.node.id in {child.id for child in bar.node.children})
        return (max(bar.rect.x, first - len(text)), rect.y), text
    below = rect.bottom if rect.bottom < layout.height else rect.y - 1
    return (max(0, min(rect.x, layout.width - len(text))), below), text


def _title_bar_of(layout: DeskLayout, placed: PlacedNode) -> PlacedNode | None:
    bars = (one for one in layout.placed if one.node.part == "title_bar")
    return next((bar for bar in bars if any(child.id == placed.node.id for child in bar.node.children)), None)
