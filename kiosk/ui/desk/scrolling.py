"""Where what scrolls stands: the wheel, the bar, the page keys, and bringing something into view. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.desk.nodes import Node, walk
from kiosk.ui.desk.layout.placed import Laid, Pane, Placed, text_box_layout

Scroll = Mapping[str, int]
"""The first row that is seen, by the id of the node that scrolls."""
NOTCH = 2
"""Rows for a notch of the wheel."""


def wheeled(laid: Laid, x: int, y: int, notches: int, scroll: Scroll) -> Scroll:
    """After the wheel turned over a cell: what is there scrolls, or else what it stands in, or what is in front."""
    return _moved([*_around(laid, x, y), *fallback(laid)], notches * NOTCH, scroll)


def paged(laid: Laid, node: str, pages: int, scroll: Scroll) -> Scroll:
    """After a page key, with the keyboard's attention on ``node``."""
    return _moved_page(_of_node(laid, node), pages, scroll)


def stepped(laid: Laid, node: str, rows: int, scroll: Scroll) -> Scroll:
    """What ``node`` stands in, moved by some rows."""
    return _moved(_of_node(laid, node), rows, scroll)


def barred(laid: Laid, pane: Pane, y: int, scroll: Scroll) -> Scroll:
    """After a press on a pane's bar: its arrows move by a notch, above and below the thumb by a page."""
    row = y - pane.bar.y
    thumb, size = thumb_of(pane)
    if row <= 0:
        return _moved([pane], -NOTCH, scroll)
    if row >= pane.bar.height - 1:
        return _moved([pane], NOTCH, scroll)
    if thumb <= row < thumb + size:
        return scroll
    return _moved_page([pane], -1 if row < thumb else 1, scroll)


def thumb_of(pane: Pane) -> tuple[int, int]:
    """(first row, rows) of the thumb, counted from the top of the bar; the arrows take a row at both ends."""
    track = max(1, pane.bar.height - 2)
    size = max(1, track * pane.area.height // max(1, pane.content))
    return 1 + (track - size) * pane.top // max(1, pane.most), size


def dragged(pane: Pane, y: int, scroll: Scroll) -> Scroll:
    """With the thumb brought to the row ``y`` of the surface."""
    track = max(1, pane.bar.height - 3)
    row = min(max(0, y - pane.bar.y - 1), track)
    return {**scroll, pane.id: pane.most * row // track}


def revealed(laid: Laid, node: str, scroll: Scroll) -> Scroll:
    """So that ``node`` is seen; of a text box, so that its caret is. Lay out again until nothing changes."""
    placed = laid.by_id.get(node)
    if placed is None:
        return scroll
    first, rows = placed.rect.y, placed.rect.height
    own = laid.panes_by_id.get(node)
    wrote = text_box_layout(placed, laid)
    if wrote is not None and placed.node.multiline and placed.node.field is not None:
        _column, line = wrote.cell_of(placed.node.field.caret)
        if own is not None:
            scroll = _into(own, own.area.y + line - own.top, 1, scroll)
        else:
            first, rows = wrote.rect.y + line, 1
    for id in reversed(placed.panes):
        scroll = _into(laid.panes_by_id[id], first, rows, scroll)
    return scroll


def signature(node: Node) -> tuple[str, ...]:
    """What tells one page from the next: what is new begins at its top."""
    headings = [one.name for one in walk(node) if one.role == "heading"]
    first = next((one for one in walk(node) if not one.children and one is not node), node)
    return (node.name, first.id, first.name if first.field is None else "", *headings[:3])


def _into(pane: Pane, first: int, rows: int, scroll: Scroll) -> Scroll:
    """Rows of the surface ``first`` and following brought into the pane; the top of what is higher than it."""
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
    """The first of ``panes`` that can still move does."""
    for pane in panes:
        top = min(max(0, pane.top + rows), pane.most)
        if top != pane.top:
            return {**scroll, pane.id: top}
    return scroll


def _around(laid: Laid, x: int, y: int) -> list[Pane]:
    """The panes at a cell, innermost first."""
    inner = laid.pane_at(x, y)
    if inner is None or inner.inert:
        return []
    placed = laid.by_id.get(inner.id)
    return [inner, *_outer(laid, placed)]


def _outer(laid: Laid, placed: Placed | None) -> list[Pane]:
    return [laid.panes_by_id[id] for id in reversed(placed.panes)] if placed else []


def _of_node(laid: Laid, node: str) -> list[Pane]:
    placed = laid.by_id.get(node)
    own = laid.panes_by_id.get(node)
    return [*([own] if own else []), *_outer(laid, placed), *fallback(laid)]


def fallback(laid: Laid) -> list[Pane]:
    """The largest thing in front that scrolls."""
    live = [pane for pane in laid.panes if not pane.inert]
    return sorted(live, key=lambda p: (p.layer, p.area.width * p.area.height), reverse=True)[:1]
