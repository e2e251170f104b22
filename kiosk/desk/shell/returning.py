"""Where the focus goes when a dialog opens, when what had it is gone, and when another window comes to the front. Pure.

Who uses the keyboard goes on where she was: in the list whose item was deleted, on the button that opened the dialog,
in the window that comes to the front again. A mouse needs no focus, so that nothing is marked that was not chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.acts import Act, Pressed
from kiosk.desk.changes import move_caret, set_focus, show_notice
from kiosk.desk.nodes import COMPOSITES, TEXT_ROLES, Node, find, path_to, walk_live
from kiosk.desk.shell.dialogs import initial_focus, initial_text
from kiosk.desk.shell.focus_order import composite_items, next_stop
from kiosk.desk.shell.reaching import live_path, takes_focus
from kiosk.desk.shell.reading import is_visible, without_reading
from kiosk.desk.shell.selecting import select_on_arrow
from kiosk.desk.state import Desk
from kiosk.desk.view import view

_LISTS = ("listbox", "table", "grid")


def settle_focus(desk: Desk, before: Desk, act: Act) -> Desk:
    """``desk`` with its focus on something that is there; ``before`` is the desk before ``act``."""
    dialog = desk.place.dialog
    if dialog is not None and dialog is not before.place.dialog:
        text = initial_text(dialog)
        desk = set_focus(desk, initial_focus(dialog))
        if text:
            stem = len(text.rpartition(".")[0]) or len(text)
            desk = move_caret(desk, initial_focus(dialog), stem, 0)
    if desk.place.reading is not None and not is_visible(view(desk), desk.place.reading):
        desk = without_reading(desk)
    focus = desk.place.focus
    if focus and not live_path(desk, focus):
        with_keys = isinstance(act, Pressed)
        desk = set_focus(desk, (_beside(desk, before, focus) if with_keys else "") or _around(desk, before, focus))
    if desk.place.focus or dialog is not None:
        return desk
    if _front(desk) != _front(before):
        back = desk.place.returns.get(_front(desk), "")
        if back and window_of(live_path(desk, back)) == _front(desk):
            return set_focus(desk, back)
    elif not before.place.focus:
        return desk
    if not isinstance(act, Pressed):
        return desk
    entry = entry_of_front(desk)
    if not entry and _front(desk) == _front(before):
        entry = next_stop(view(desk), "")[0]  # another screen of the same window
    return set_focus(desk, entry)


def window_of(way: tuple[Node, ...]) -> str:
    """The id of the window on the path to a node; "" for none."""
    return next((n.id.removeprefix("window/") for n in way if n.role == "window"), "")


def entry_of_front(desk: Desk) -> str:
    """What a person who comes to the window in front with the keyboard begins with: its page, its text or its list."""
    window = _window_in_front(desk, view(desk))
    found = next(_entries(window), None) if window is not None else None
    return found.id if found else ""


def into_list(desk: Desk, root: Node, node: Node | None) -> Desk | None:
    """The desk after an arrow where a list or nothing has the focus, no item; None where that leads into no list."""
    place = desk.place
    if place.menu is not None or (node is not None and node.role not in COMPOSITES):
        return None
    idle = node is None and not (place.focus or place.dialog or place.reading)
    item = item_to_begin_with(node) if node is not None else find(root, entry_of_front(desk) or "-") if idle else None
    way = path_to(root, item.id) if item is not None else ()
    box = next((one for one in reversed(way) if COMPOSITES.get(one.role) == way[-1].role), None)
    if item is None or box is None or box.role == "grid":
        return None
    return show_notice(select_on_arrow(set_focus(desk, item.id), box, item.id, item.id), "")


def menu_target(desk: Desk, root: Node, node: Node | None) -> str:
    """Of what the menu key shows the menu: what has the focus, else the text or the list of the window in front."""
    if node is not None or desk.place.dialog is not None:
        return node.id if node is not None else ""
    if desk.place.reading is not None:
        return desk.place.reading.end[0]
    window = _window_in_front(desk, root)
    lists = (one for one in walk_live(window) if one.role in COMPOSITES and one.accepts("context")) if window else ()
    return next((one.id for one in lists), "")


def _window_in_front(desk: Desk, root: Node) -> Node | None:
    """The window in front, or the desktop."""
    return find(root, f"window/{_front(desk)}" if _front(desk) else "desktop")


def _entries(window: Node) -> Iterator[Node]:
    for node in walk_live(window):
        if node.role == "main":
            yield from _first_items(node)
            yield node
        elif node.role in TEXT_ROLES and node.multiline and not node.disabled:
            yield node
    yield from _first_items(window)


def _first_items(within: Node) -> Iterator[Node]:
    lists = (item_to_begin_with(node) for node in walk_live(within) if node.role in _LISTS)
    return (chosen for chosen in lists if chosen is not None)


def item_to_begin_with(box: Node) -> Node | None:
    """The item of a list that an arrow leads to first: the selected one, else the first; None in an empty one."""
    items = composite_items(box)
    return next((one for one in items if one.selected), next(iter(items), None))


def _front(desk: Desk) -> str:
    return desk.front.id if desk.front is not None else ""


def _beside(desk: Desk, before: Desk, focus: str) -> str:
    """What is now in the place of an item that is gone: the one after it, or before it; "" where there is no list."""
    way = path_to(view(before), focus)
    box = next((node for node in reversed(way) if COMPOSITES.get(node.role) == way[-1].role), None)
    there = live_path(desk, box.id) if box is not None else ()
    if box is None or not there:
        return ""
    items = {one.id: one for one in composite_items(there[-1])}
    old = [one.id for one in composite_items(box)]
    at = old.index(focus) if focus in old else 0
    chosen = [one.id for one in items.values() if one.selected]
    near = [id for id in (*old[at + 1 :], *reversed(old[:at])) if id in items]
    return next(iter((*chosen, *near, *items)), "")


def _around(desk: Desk, before: Desk, focus: str) -> str:
    """What held a node that is gone, so that Ctrl+Z and Ctrl+Y go on in the list whose item they took away."""
    outer = (node.id for node in reversed(path_to(view(before), focus)[:-1]))
    held_by = (way[-1] for id in outer if (way := live_path(desk, id)))
    return next((node.id for node in held_by if takes_focus(node)), "")
