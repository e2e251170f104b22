"""Scroll positions after the wheel, the scroll bar and the page keys, and to reveal a node. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.desk.nodes import Node, walk
from kiosk.ui.desk.layout.placed import DeskLayout, Pane, PlacedNode, text_box_layout

Scroll = Mapping[str, int]
"""The first visible row of each pane, by the id of the node that scrolls."""
NOTCH = 2
"""Rows for a notch of the wheel."""


def after_wheel(layout: DeskLayout, x: int, y: int, notches: int, scroll: Scroll) -> Scroll:
    """After the wheel turned over a cell: the innermost pane there that can still move scrolls, else the frontmost."""
    return _moved([*_around(layout, x, y), *_frontmost_pane(layout)], notches * NOTCH, scroll)


def after_page_key(layout: DeskLayout, node: str, pages: int, scroll: Scroll) -> Scroll:
    """After a page key with the focus on ``node``."""
    return _moved_page(_of_node(layout, node), pages, scroll)


def after_rows(layout: DeskLayout, node: str, rows: int, scroll: Scroll) -> Scroll:
    """The panes around ``node`` scrolled by some rows."""
    return _moved(_of_node(layout, node), rows, scroll)


def after_bar_press(layout: DeskLayout, pane: Pane, y: int, scroll: Scroll) -> Scroll:
    """After a press on a scroll bar: its arrows move by a notch, above and below the thumb by a page."""
    row = y - pane.bar.y
    thumb, size = thumb_rows(pane)
    if row <= 0:
        return _moved([pane], -NOTCH, scroll)
    if row >= pane.bar.height - 1:
        return _moved([pane], NOTCH, scroll)
    if thumb <= row < thumb + size:
        return scroll
    return _moved_page([pane], -1 if row < thumb else 1, scroll)


def thumb_rows(pane: Pane) -> tuple[int, int]:
    """(first row, rows) of the thumb, counted from the top of the bar; the arrows take a row at both ends."""
    track = max(1, pane.bar.height - 2)
    size = max(1, track * pane.area.height // max(1, pane.content))
    return 1 + (track - size) * pane.top // max(1, pane.last_top), size


def after_bar_drag(pane: Pane, y: int, scroll: Scroll) -> Scroll:
    """With the thumb dragged to the row ``y``."""
    track = max(1, pane.bar.height - 3)
    row = min(max(0, y - pane.bar.y - 1), track)
    return {**scroll, pane.id: pane.last_top * row // track}


def revealing(layout: DeskLayout, node: str, scroll: Scroll) -> Scroll:
    """So that ``node`` is visible; of a text box, its caret. With nested panes, repeat until nothing changes."""
    placed = layout.by_id.get(node)
    if placed is None:
        return scroll
    first, rows = placed.rect.y, placed.rect.height
    own = layout.panes_by_id.get(node)
    text_box = text_box_layout(placed, layout)
    if text_box is not None and placed.node.multiline and placed.node.field is not None:
        _column, line = text_box.cell_of(placed.node.field.caret)
        if own is not None:
            scroll = _into(own, own.area.y + line - own.top, 1, scroll)
        else:
            first, rows = text_box.rect.y + line, 1
    for id in reversed(placed.panes):
        scroll = _into(layout.panes_by_id[id], first, rows, scroll)
    return scroll


def page_signature(node: Node) -> tuple[str, ...]:
    """Equal for the same page of a pane and different for another one, which begins at its top."""
    headings = [one.name for one in walk(node) if one.role == "heading"]
    first = next((one for one in walk(node) if not one.children and one is not node), node)
    return (node.name, first.id, first.name if first.field is None else "", *headings[:3])


def _into(pane: Pane, first: int, rows: int, scroll: Scroll) -> Scroll:
    """So that ``rows`` rows from ``first`` on are inside the pane; the first ones of what is taller than it."""
    if first + rows > pane.area.bottom:
        by = min(first + rows - pane.area.bottom, first - pane.area.y)
    elif first < pane.area.y:
        by = first - pane.area.y
    else:
        return scroll
    return _moved([pane], by, scroll) if by else scroll


def _moved_page(panes: list[Pane], pages: int, scroll: Scroll) -> Scroll:
    return _moved(panes, pages * max(1, panes[0].area.height - 1), scroll) if panes else scroll


def _moved(panes: list[Pane], rows: int, scroll: Scroll) -> Scroll:
    """The first of ``panes`` that can still move scrolls."""
    for pane in panes:
        top = min(max(0, pane.top + rows), pane.last_top)
        if top != pane.top:
            return {**scroll, pane.id: top}
    return scroll


def _around(layout: DeskLayout, x: int, y: int) -> list[Pane]:
    """The panes at a cell, innermost first."""
    inner = layout.pane_at(x, y)
    if inner is None or inner.inert:
        return []
    placed = layout.by_id.get(inner.id)
    return [inner, *_outer(layout, placed)]


def _outer(layout: DeskLayout, placed: PlacedNode | None) -> list[Pane]:
    return [layout.panes_by_id[id] for id in reversed(placed.panes)] if placed else []


def _of_node(layout: DeskLayout, node: str) -> list[Pane]:
    placed = layout.by_id.get(node)
    own = layout.panes_by_id.get(node)
    return [*([own] if own else []), *_outer(layout, placed), *_frontmost_pane(layout)]


def _frontmost_pane(layout: DeskLayout) -> list[Pane]:
    """The largest pane of the front layer; none where nothing scrolls."""
    live = [pane for pane in layout.panes if not pane.inert]
    return sorted(live, key=lambda p: (p.layer, p.area.width * p.area.height), reverse=True)[:1]
