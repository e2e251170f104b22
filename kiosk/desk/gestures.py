"""Translates the gestures of a solution into acts on the desk. Labels are searched from front to back, as people do.

Exact names take precedence over names that contain the label, and nodes that offer the gesture over others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.course.acts import Act, Pressed
from kiosk.course.model import TargetMissing
from kiosk.course.solution import (
    Choose,
    Click,
    DoubleClick,
    Drag,
    MoveTo,
    Press,
    RightClick,
    ScrollTo,
    SolutionAct,
    Type,
)
from kiosk.desk.acts import CaretPut, Clicked, DoubleClicked, Dropped, RightClicked
from kiosk.desk.nodes import Node, Offer, walk_live
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import view
from kiosk.text import fold_spaces

_NUMBERED = re.compile(r"(?P<name>.+) \((?P<number>[1-9]\d?)\)")
_LAYERS = ("menu", "dialog", "expanded", "front", "window", "status", "toolbar", "listbox")


def acts_for(desk: Desk, gesture: SolutionAct) -> tuple[Act, ...]:
    """The acts of ``gesture`` in the present state; raises TargetMissing for a label that is missing or ambiguous."""
    match gesture:
        case Click(target):
            return (Clicked(find_target(desk, target, "click").id),)
        case DoubleClick(target):
            return (DoubleClicked(find_target(desk, target, "double_click").id),)
        case RightClick(target):
            return (RightClicked(find_target(desk, target, "context").id),)
        case Drag(item, to):
            return (Dropped(find_target(desk, item, "drag").id, find_target(desk, to, "drop").id),)
        case Press(key):
            return (Pressed(key, " " if key == "space" else key if len(key) == 1 else ""),)
        case Type(text, into):
            keys = tuple(Pressed("enter") if c == "\n" else Pressed("space" if c == " " else c, c) for c in text)
            if into is None:
                return keys
            box = find_target(desk, into, "text")
            return (CaretPut(box.id, len(box.field.text) if box.field else 0), *keys)
        case Choose(in_, option):
            return _choose_acts(desk, in_, option)
        case MoveTo(target) | ScrollTo(target):
            # no act: the display scrolls by itself
            find_target(desk, target, None)
            return ()
        case _:
            raise TargetMissing(gesture.__class__.__name__, ("click", "drag", "type", "press"))


def find_target(desk: Desk, name: str, offer: Offer | None) -> Node:
    """The node that a person would take for ``name``; raises TargetMissing with the available names.

    Of several nodes of one name, « Suivre (2) » is the second, in the order in which they are read.
    """
    root = view(desk)
    layers = list(_layers(desk, root))
    wanted = fold_spaces(name)
    tests: tuple[Callable[[Node], bool], ...] = (
        lambda n: fold_spaces(n.name) == wanted,
        lambda n: wanted in fold_spaces(n.name),
    )
    for fits in tests:
        for layer in layers:
            nodes = _fitting(layer, fits, offer)
            if len(nodes) == 1 or (nodes and offer is None):
                return nodes[0]
            if nodes:
                raise TargetMissing(name, _told_apart(nodes))
    numbered = _NUMBERED.fullmatch(wanted)
    for layer in layers if numbered else ():
        nodes = _fitting(layer, lambda n: numbered is not None and fold_spaces(n.name) == numbered["name"], offer)
        if numbered and len(nodes) >= int(numbered["number"]):
            return nodes[int(numbered["number"]) - 1]
    seen = [n for layer in layers for n in layer]
    offering = [n for n in seen if offer is None or n.accepts(offer)]
    raise TargetMissing(name, tuple(dict.fromkeys(n.name for n in offering or seen)))


def _fitting(layer: tuple[Node, ...], fits: Callable[[Node], bool], offer: Offer | None) -> list[Node]:
    nodes = [n for n in layer if fits(n) and (offer is None or n.accepts(offer))]
    # a folder is in the tree and in the list: people look at the list
    return [n for n in nodes if n.role != "treeitem"] or nodes


def _told_apart(nodes: list[Node]) -> tuple[str, ...]:
    """A name for each of ``nodes`` that finds it alone."""
    names = [n.name for n in nodes]
    return tuple(
        name if names.count(name) == 1 else f"{name} ({names[: index + 1].count(name)})"
        for index, name in enumerate(names)
    )


def _choose_acts(desk: Desk, name: str, option: str) -> tuple[Act, ...]:
    box = _find_choice(desk, name)
    acts: tuple[Act, ...] = ()
    if box.role == "combobox" and not box.expanded:
        acts = (Clicked(box.id),)
        desk = update(desk, acts[0])
        box = next((n for n in walk_live(view(desk)) if n.id == box.id), box)
    options = [n for n in walk_live(box) if n is not box and n.accepts("click")]
    for node in options:
        if fold_spaces(node.name) == fold_spaces(option):
            return (*acts, Clicked(node.id))
    raise TargetMissing(option, tuple(n.name for n in options))


def _find_choice(desk: Desk, name: str) -> Node:
    boxes = [n for n in walk_live(view(desk)) if n.role in ("combobox", "radiogroup", "listbox", "tree", "tablist")]
    named = [n for n in boxes if fold_spaces(n.name) == fold_spaces(name)]
    if len(named) != 1:
        raise TargetMissing(name, tuple(n.name for n in (named or boxes)))
    return named[0]


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
    if desk.place.expanded:
        front.append((_LAYERS.index("expanded"), expanded))
    yield from (nodes for _rank, nodes in sorted(front, key=lambda pair: pair[0]))
