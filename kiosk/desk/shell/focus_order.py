"""Keyboard navigation: the tab stops, and the items that arrows move to."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk.nodes import COMPOSITES, CONTROL_ROLES, Node, walk

_STEPS = {"up": -1, "left": -1, "down": 1, "right": 1}
_PAGES = {"page_up": -1, "page_down": 1}
_PAGE = 10
"""Items of a list that a page key goes over."""


def tab_stops(root: Node) -> tuple[Node, ...]:
    """The tab stops in reading order: every control, and one item of each list, tree, menu …

    A dialog or a menu keeps Tab within. A window's title bar comes after its content: on other computers Tab never
    leads there, and whoever presses Enter too early would close the window. The links at the top of a site come after
    its page, whose first field is then near.
    """
    found: list[Node] = []
    _gather(_layer(root), found)
    return tuple(found)


def composite_items(composite: Node) -> tuple[Node, ...]:
    """The items of a list, tree or table, at any depth."""
    role = COMPOSITES.get(composite.role, "")
    found: list[Node] = []
    _gather_items(composite, role, found)
    return tuple(found)


def next_stop(root: Node, focus: str, *, back: bool = False) -> tuple[str, bool]:
    """(the next tab stop after ``focus``, whether it wrapped around).

    After what is no stop, such as a page that has come or a text that was found in it, comes the stop that follows it.
    Without a focus it is as if the page of the window in front had come, or that window, if there is one.
    """
    ids = [node.id for node in tab_stops(root)]
    if not ids:
        return "", True
    if focus in ids:
        at = ids.index(focus) + (-1 if back else 1)
        return ids[at % len(ids)], not 0 <= at < len(ids)
    order = [node.id for node in _in_tab_order(_layer(root))]
    start = focus or _start_in_front(root)
    if start not in order:
        return (ids[-1] if back else ids[0]), False
    after = set(order[order.index(start) :])
    at = next((index for index, id in enumerate(ids) if id in after), 0)
    return ids[at - 1 if back else at], False


def _layer(root: Node) -> Node:
    layers = [n for n in root.children if n.role in ("menu", "dialog") and not n.inert]
    return layers[-1] if layers else root


def _start_in_front(root: Node) -> str:
    front = next((n for n in root.children if n.role == "window" and n.selected), None)
    return next((n.id for n in walk(front) if n.role == "main"), front.id) if front else ""


def _in_tab_order(node: Node) -> Iterator[Node]:
    yield node
    for child in sorted(node.children, key=_comes_last):
        yield from _in_tab_order(child)


def next_item(composite: Node, focus: str, key: str) -> Node | None:
    """The item that an arrow, a page key, Home or End moves to; None at the end.

    A grid has no pages within it: what they lead to, such as another month, is for its program.
    """
    found = composite.children if composite.role == "combobox" else composite_items(composite)
    ids = [node.id for node in found]
    if not ids:
        return None
    if key in ("home", "end"):
        return found[0 if key == "home" else -1]
    if focus not in ids:
        return found[0]
    if key in _PAGES and composite.role == "grid":
        return None
    if key in _PAGES:
        return found[min(max(0, ids.index(focus) + _PAGES[key] * _PAGE), len(found) - 1)]
    columns = _columns(composite) if key in ("up", "down") else 1
    at = ids.index(focus) + _STEPS[key] * columns
    return found[at] if 0 <= at < len(ids) else None


def _columns(composite: Node) -> int:
    """How many items are side by side: the days of a week, in a month."""
    return max(len(row.children) for row in composite.children) if composite.role == "grid" else 1


def _gather(node: Node, found: list[Node]) -> None:
    if node.inert:
        return
    if node.role in COMPOSITES:
        within = composite_items(node)
        stop = next((n for n in within if n.focused), None)
        stop = stop or next((n for n in within if n.selected or n.checked), None) or next(iter(within), None)
        if stop is not None:
            found.append(stop)
        return
    if node.role in CONTROL_ROLES and not node.disabled:
        found.append(node)
        if node.role == "combobox":
            return
    for child in sorted(node.children, key=_comes_last):
        _gather(child, found)


def _comes_last(node: Node) -> bool:
    return node.part == "title_bar" or node.role == "navigation"


def _gather_items(node: Node, role: str, found: list[Node]) -> None:
    for child in node.children:
        if child.role == role and not child.disabled and child.offers:
            found.append(child)
        _gather_items(child, role, found)
