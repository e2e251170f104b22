"""Selecting items of lists, one or several: with the mouse, with Ctrl or Shift held, with the arrows. Pure.

As everywhere: a click selects one item alone, Ctrl adds or takes away one, Shift extends from the first one to this.
"""

from __future__ import annotations

from kiosk.course.solution import HeldKey
from kiosk.desk.changes import select_items, set_focus
from kiosk.desk.nodes import Node, find, path_to
from kiosk.desk.shell.focus_order import composite_items
from kiosk.desk.state import Desk
from kiosk.i18n import ngettext


def select_on_click(desk: Desk, box: Node, item: str, held: HeldKey = "") -> Desk:
    """The desk after a click on ``item`` of the list ``box``."""
    if not box.multiselectable or not held:
        return select_items(desk, box.id, (item,))
    ids = [node.id for node in composite_items(box)]
    chosen = tuple(one for one in desk.selection(box.id) if one in ids)
    if held == "shift":
        return select_items(desk, box.id, _range(ids, chosen[0] if chosen else item, item))
    left = tuple(one for one in chosen if one != item)
    return select_items(desk, box.id, left if item in chosen else (item, *chosen))


def select_on_arrow(desk: Desk, box: Node, leaving: str, item: str, held: HeldKey = "") -> Desk:
    """The desk after an arrow led from ``leaving`` to ``item``; Ctrl moves the focus alone."""
    if held == "ctrl":
        return desk
    if held == "shift" and not desk.selection(box.id):
        desk = select_items(desk, box.id, (leaving,))
    return select_on_click(desk, box, item, held)


def select_for_menu(desk: Desk, box: Node, item: str) -> Desk:
    """The desk after a right click on ``item``: a selection that it is part of stays."""
    return desk if item in desk.selection(box.id) else select_items(desk, box.id, (item,))


def select_all(desk: Desk, box: Node) -> Desk:
    """Select every item of ``box``, with the focus among them."""
    ids = tuple(node.id for node in composite_items(box))
    desk = select_items(desk, box.id, ids)
    return desk if desk.place.focus in ids or not ids else set_focus(desk, ids[0])


def dragged_label(root: Node, item: str) -> str:
    """What is written beside the pointer while ``item`` is dragged: its name, or how many go with it."""
    way = path_to(root, item)
    if len(way) < 2:
        return item
    together = [node for node in composite_items(way[-2]) if node.selected and node.accepts("drag")]
    if not way[-1].selected or len(together) < 2:
        return way[-1].name
    return ngettext("{count} élément", "{count} éléments", len(together)).format(count=len(together))


def list_at(root: Node, id: str) -> Node | None:
    """The list with this id, if several of its items can be selected."""
    found = find(root, id)
    return found if found is not None and found.multiselectable else None


def _range(ids: list[str], first: str, last: str) -> tuple[str, ...]:
    """From ``first`` to ``last``, ``first`` first."""
    if first not in ids or last not in ids:
        return (last,)
    start, end = ids.index(first), ids.index(last)
    return tuple(ids[start : end + 1]) if start <= end else tuple(reversed(ids[end : start + 1]))
