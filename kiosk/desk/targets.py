"""Finds the control that a label means, from front to back, as people look for it. Pure.

Exact names take precedence over names that contain the label, and nodes that offer the gesture over others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.course.model import TargetMissing
from kiosk.desk.acts import TextSelected
from kiosk.desk.nodes import Node, Offer, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.view import view
from kiosk.text import fold, fold_spaces, folded_positions

PART_OF_ROLE = {"navigation": "Menu", "main": "Page", "tablist": "Onglets"}
"""What a part is called whose own name is not drawn."""
_NUMBERED = re.compile(r"(?P<name>.+) \((?P<number>[1-9]\d?)\)")
_LAYERS = ("menu", "dialog", "expanded", "front", "window", "status", "toolbar", "listbox")
_CHOICES = ("combobox", "radiogroup", "listbox", "tree", "tablist")

Ways = dict[str, tuple[Node, ...]]
"""The nodes around each node, by its id, the outermost first."""


def find_target(desk: Desk, name: str, offer: Offer | None, part: str = "") -> Node:
    """The node that a person would take for ``name``; raises TargetMissing with the available names.

    ``part`` is the name of the window, the group or the list that it is in. Of several nodes of one name,
    « Suivre (2) » is the second, in the order in which they are read.
    """
    root = view(desk)
    layers = list(_layers(desk, root))
    ways = _ways(root) if part else {}
    found = _search(layers, name, offer, part, ways)
    if len(found) == 1 or (found and offer is None):
        return found[0]
    if found:
        # the menu of a site may name what the browser has a button for
        ways = ways or _ways(root)
        beside = [n for n in found if n.role != "link" or not any(o.role == "navigation" for o in ways[n.id])]
        if len(beside) == 1 and beside[0].role == "button":
            return beside[0]
        alike = _told_apart(found, layers, name, offer, ways)
        raise TargetMissing(name, numbered_names(found), alike)
    seen = [n for layer in layers for n in layer]
    if part and not any(_is_part(outer, part, whole=False) for way in ways.values() for outer in way):
        raise TargetMissing(part, part_names(root))
    if part:
        seen = [n for n in seen if any(_is_part(outer, part, whole=False) for outer in ways.get(n.id, ()))]
    offering = [n for n in seen if offer is None or n.accepts(offer)]
    raise TargetMissing(name, tuple(dict.fromkeys(n.name for n in offering or seen)))


def find_window(desk: Desk, title: str) -> str:
    """The id of the visible window of this title, or whose title begins with it; raises TargetMissing."""
    wanted = fold_spaces(title)
    there = [n for n in view(desk).children if n.role == "window" and not n.inert]
    whole = [n for n in there if fold_spaces(n.name) == wanted]
    for found in (whole, [n for n in there if fold_spaces(n.name).startswith(wanted)]):
        if len(found) == 1:
            return found[0].id.removeprefix("window/")
    raise TargetMissing(title, tuple(n.name for n in there))


def find_text(desk: Desk, text: str) -> TextSelected:
    """The selection of ``text`` where it is first seen, in a text that is read or a box; raises TargetMissing."""
    seen = [node for layer in _layers(desk, view(desk)) for node in layer]
    texts = [(n, n.name if n.field is None else n.field.text) for n in seen if n.accepts("read") or n.accepts("text")]
    for node, whole in texts:
        if span := _find_span(whole, text):
            return TextSelected(node.id, *span)
    raise TargetMissing(text, tuple(dict.fromkeys(whole for _node, whole in texts if whole)))


def _find_span(whole: str, text: str) -> tuple[int, int] | None:
    """Where ``text`` is in ``whole``: with these very characters, else whatever the case, accents and blanks."""
    if (at := whole.find(text)) >= 0:
        return at, at + len(text)
    letters, places = folded_positions(whole, lambda part: (fold(part) or " ") if part else "")
    wanted = fold(text)
    at = letters.find(wanted) if wanted else -1
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None


def find_choice(desk: Desk, name: str) -> Node:
    """The list or the group of options called ``name``; of several, « Réponse (2) » is the second."""
    boxes = [n for n in walk_live(view(desk)) if n.role in _CHOICES]
    named = [n for n in boxes if fold_spaces(n.name) == fold_spaces(name)]
    if len(named) == 1:
        return named[0]
    numbered = _NUMBERED.fullmatch(fold_spaces(name))
    alike = [n for n in boxes if numbered and fold_spaces(n.name) == numbered["name"]]
    if numbered and len(alike) >= int(numbered["number"]):
        return alike[int(numbered["number"]) - 1]
    raise TargetMissing(name, numbered_names(named) if named else tuple(n.name for n in boxes))


def is_in_part(way: tuple[Node, ...], part: str) -> bool:
    """Whether the last node of ``way`` is in the window, the group or the list called ``part``; "" is anywhere."""
    return not part or any(_is_part(outer, part, whole=False) for outer in way[:-1])


def part_names(root: Node) -> tuple[str, ...]:
    """The names that ``in`` may have now."""
    outer = (n for n in walk_live(root) if n.children and n is not root)
    return tuple(dict.fromkeys(name for n in outer for name in _part_names(n) if name))


def numbered_names(nodes: list[Node]) -> tuple[str, ...]:
    """A name for each of ``nodes``, with a number where several bear the same."""
    names = [n.name for n in nodes]
    return tuple(
        name if names.count(name) == 1 else f"{name} ({names[: index + 1].count(name)})"
        for index, name in enumerate(names)
    )


def _search(layers: list[tuple[Node, ...]], name: str, offer: Offer | None, part: str, ways: Ways) -> list[Node]:
    """The nodes that ``name`` may mean: one where it is found, several where it does not say which, or none."""
    wanted = fold_spaces(name)
    tests: tuple[Callable[[Node], bool], ...] = (
        lambda n: fold_spaces(n.name) == wanted,
        lambda n: wanted in fold_spaces(n.name),
    )
    for fits in tests:
        for layer in layers:
            if nodes := _within(_fitting(layer, fits, offer), part, ways):
                return nodes
    numbered = _NUMBERED.fullmatch(wanted)
    for layer in layers if numbered else ():
        nodes = _fitting(layer, lambda n: numbered is not None and fold_spaces(n.name) == numbered["name"], offer)
        nodes = _within(nodes, part, ways)
        if numbered and len(nodes) >= int(numbered["number"]):
            return [nodes[int(numbered["number"]) - 1]]
    return []


def _fitting(layer: tuple[Node, ...], fits: Callable[[Node], bool], offer: Offer | None) -> list[Node]:
    nodes = [n for n in layer if fits(n) and (offer is None or n.accepts(offer))]
    # a folder is in the tree and in the list: people look at the list; an address in a text is seen last
    return [n for n in nodes if n.role != "treeitem" and not n.href] or nodes


def _within(nodes: list[Node], part: str, ways: Ways) -> list[Node]:
    """Those of ``nodes`` that are in ``part``, the ones nearest to it: in the page, and not in the menu of the page."""
    if not part:
        return nodes
    for whole in (True, False):
        depth = {node.id: _depth_in(ways.get(node.id, ()), part, whole=whole) for node in nodes}
        least = min((one for one in depth.values() if one), default=0)
        if least:
            return [node for node in nodes if depth[node.id] == least]
    return []


def _depth_in(way: tuple[Node, ...], part: str, *, whole: bool) -> int:
    """How many nodes lie between the part and what ``way`` leads to, from 1 on; 0 where it is not in it."""
    return next((count for count, outer in enumerate(reversed(way), 1) if _is_part(outer, part, whole=whole)), 0)


def _is_part(node: Node, part: str, *, whole: bool) -> bool:
    wanted = fold_spaces(part)
    names = (fold_spaces(name) for name in _part_names(node))
    return any(wanted == name or (not whole and wanted in name) for name in names)


def _part_names(node: Node) -> tuple[str, ...]:
    return (node.name, PART_OF_ROLE[node.role]) if node.role in PART_OF_ROLE else (node.name,)


def _told_apart(
    nodes: list[Node], layers: list[tuple[Node, ...]], name: str, offer: Offer | None, ways: Ways
) -> tuple[tuple[str, str], ...]:
    """(name, part) that finds each of ``nodes`` alone: its whole name, the part that it is in, or a number."""
    found = []
    for node, numbered in zip(nodes, numbered_names(nodes), strict=True):
        parts = [one for outer in reversed(ways.get(node.id, ())[1:]) for one in reversed(_part_names(outer)) if one]
        tries = ((node.name, ""), *((node.name, part) for part in parts), (numbered, ""))
        alone = (one for one in tries if _search(layers, one[0], offer, one[1], ways) == [node])
        found.append(next(alone, (numbered, "")))
    return tuple(found)


def _ways(root: Node) -> Ways:
    found: Ways = {}

    def visit(node: Node, way: tuple[Node, ...]) -> None:
        found[node.id] = way
        for child in node.children:
            visit(child, (*way, node))

    visit(root, ())
    return found


def _layers(desk: Desk, root: Node) -> Iterator[tuple[Node, ...]]:
    """The live nodes, front to back."""

    def rank(node: Node) -> int:
        if node.role == "window":
            return _LAYERS.index("front" if desk.front and node.id == f"window/{desk.front.id}" else "window")
        return _LAYERS.index(node.role) if node.role in _LAYERS else len(_LAYERS)

    expanded = tuple(
        n for n in walk_live(root) if n.role == "option" and n.id.startswith(f"{desk.place.expanded}/option/")
    )
    front = [(rank(child), tuple(walk_live(child))) for child in root.children if not child.inert]
    titles = [(order, tuple(node for node in nodes if node.part == "title_bar")) for order, nodes in front]
    front = [(order, tuple(node for node in nodes if node.part != "title_bar")) for order, nodes in front]
    if desk.place.expanded:
        front.append((_LAYERS.index("expanded"), expanded))
    yield from (nodes for _rank, nodes in sorted(front, key=lambda pair: pair[0]))
    # a document's name is on the title bar of its window too: what is meant is the document
    yield from (nodes for _rank, nodes in sorted(titles, key=lambda pair: pair[0]))
