"""What a person with the keyboard alone can get to on a desk."""

from __future__ import annotations

from kiosk.course.acts import Pressed
from kiosk.desk.changes import replace
from kiosk.desk.nodes import COMPOSITES, CONTROL_ROLES, Node, walk_live
from kiosk.desk.shell.focus_order import composite_items, tab_stops
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view

ANOTHER_WAY = ("web/tab-close/", "calendar/event/")
"""How the ids begin of what has another way: a tab is closed with Delete, an appointment is opened from its day."""


def controls_in_front(at: Desk) -> dict[str, Node]:
    """The enabled controls that a person sees, of the dialog or the menu in front where there is one, by id."""
    root = view(at)
    layer = next((n for n in reversed(root.children) if n.role in ("menu", "dialog") and not n.inert), root)
    seen = (n for n in walk_live(layer) if n.role in CONTROL_ROLES and not n.disabled and n.offers)
    within_lists = {n.id for box in walk_live(layer) if box.role == "combobox" for n in box.children}
    return {n.id: n for n in seen if not n.id.startswith(ANOTHER_WAY) and n.id not in within_lists}


def reached_by_tab(at: Desk) -> set[str]:
    """The controls that Tab leads to, or Shift and Tab where Tab writes, each pressed as often as there are stops."""
    found: set[str] = set()
    for key in ("tab", "shift+tab"):
        now = replace(at, place=replace(at.place, focus="", expanded=""))
        for _count in range(len(tab_stops(view(now)))):
            now = update(now, Pressed(key))
            found.add(now.place.focus)
    return found


def reached_by_keyboard(at: Desk) -> set[str]:
    """The same, and the items of their lists, which arrows lead to; in a menu, which Tab closes, these alone."""
    root, stops = view(at), {at.place.focus} if at.place.menu is not None else reached_by_tab(at)
    lists = (n for n in walk_live(root) if n.role in COMPOSITES)
    beside = {item.id for box in lists for item in composite_items(box) if _has_stop(box, stops)}
    return stops | beside


def _has_stop(box: Node, stops: set[str]) -> bool:
    return any(item.id in stops for item in composite_items(box))
