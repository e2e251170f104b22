"""Reaching a node, as any click does: what lies over it closes, its window comes to the front, it takes the focus."""

from __future__ import annotations

from functools import partial

from kiosk.course.solution import HeldKey
from kiosk.desk.changes import replace, set_focus
from kiosk.desk.nodes import COMPOSITES, CONTROL_ROLES, Node, path_to
from kiosk.desk.shell import desktop
from kiosk.desk.shell.selecting import select_for_menu, select_on_click
from kiosk.desk.state import Desk
from kiosk.desk.view import view


def live_path(desk: Desk, id: str) -> tuple[Node, ...]:
    """The nodes down to the live one with this id; empty for none."""
    way = path_to(view(desk), id)
    for node in way:
        if node.inert:
            return ()
    return way


def takes_focus(node: Node) -> bool:
    return not node.disabled and (node.role in CONTROL_ROLES or node.role == "row" or "click" in node.offers)


def close_popups(desk: Desk, way: tuple[Node, ...]) -> Desk:
    """Close what a click outside ``way`` closes: the menu, an open list, a notice."""
    place = desk.place
    if place.menu is None and not place.expanded and not place.notice:
        return desk
    ids = {node.id for node in way}
    menu = place.menu if "menu" in ids else None
    expanded = place.expanded if place.expanded in ids else ""
    if place.menu is menu and place.expanded == expanded and not place.notice:
        return desk
    return replace(desk, place=replace(place, menu=menu, expanded=expanded, notice=""))


def reach(desk: Desk, way: tuple[Node, ...], held: HeldKey = "", *, for_menu: bool = False) -> Desk:
    """Bring the window of a node to the front; focus the node, and select it if it is an item."""
    node = way[-1]
    desk = desktop.bring_to_front(close_popups(desk, way), way)
    if takes_focus(node):
        desk = set_focus(desk, node.id)
    for outer in reversed(way[:-1]):
        if COMPOSITES.get(outer.role) == node.role and node.role not in ("radio", "menuitem"):
            select = select_for_menu if for_menu else partial(select_on_click, held=held)
            return select(desk, outer, node.id)
    return desk
