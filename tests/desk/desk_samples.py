"""Desks as exercises write them, and the acts that a desk accepts."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kiosk.course.acts import Act, Pressed, Typed
from kiosk.desk.acts import (
    CaretPut,
    Chose,
    Clicked,
    DoubleClicked,
    Dropped,
    Focused,
    RightClicked,
    TextSelected,
)
from kiosk.desk.changes import replace
from kiosk.desk.nodes import CONTROL_ROLES, Node, find, walk_live
from kiosk.desk.program import programs_of
from kiosk.desk.spec import DeskSpec
from kiosk.desk.state import Desk
from kiosk.desk.update import update
from kiosk.desk.view import _desktop, _make_body, view
from kiosk.yaml.decoding import decode_tree
from kiosk.yaml.tree import read_tree

HOME = """
clock: "14:05"
open: [{program: files, size: normal}]
files:
  Bureau: [{file: liste.txt, text: "pain, lait"}]
  Documents:
    - {file: CV.pdf, text: "Camille Martin\\nCuisinière"}
    - {file: lettre.txt, text: "Madame, Monsieur,"}
    - {folder: Vacances, files: [{file: plage.jpg, picture: soleil, text: "La plage"}, {folder: Été, files: []}]}
    - {folder: Factures, files: [{file: facture.pdf, text: "Facture 12"}]}
  Images: [{file: chat.jpg, picture: chat, text: "Un chat"}, {file: plage.jpg, picture: bateau, text: "Un bateau"}]
  Téléchargements: [{file: attestation.pdf, text: "Attestation"}]
  Corbeille: [{file: notes.txt, text: "À garder", from: Documents/Factures}]
usb: {files: [{file: photo.jpg, picture: fleur, text: "Une fleur"}, {folder: Photos, files: []}]}
"""

KEYS: tuple[Act, ...] = (
    *map(
        Pressed,
        (
            "tab", "shift+tab", "enter", "escape", "up", "down", "left", "right", "home", "end", "delete", "backspace",
            "f2", "f6", "shift+f10", "ctrl+c", "ctrl+x", "ctrl+v", "ctrl+z", "ctrl+a", "ctrl+s", "ctrl+f", "ctrl+p",
            "shift+left", "shift+right", "shift+up", "shift+down", "ctrl+down", "ctrl+@", "page_up", "page_down",
            "f9", "alt+up", "alt+left", "alt+tab", "alt+space", "ctrl+w", "ctrl+n", "ctrl+r", "ctrl+page_down",
        ),
    ),
    Pressed("space", " "), Pressed("a", "a"), Pressed("é", "é"), Pressed("/", "/"), Typed("Été [b]2026[/b]\n"),
)  # fmt: skip


def read_desk(text: str) -> Any:
    """The desk that a YAML text specifies; the text has no problem."""
    tree, problems = read_tree(text, "desk.yaml")
    assert tree is not None and not problems
    start, problems = decode_tree(tree, DeskSpec, "desk.yaml")
    assert not problems, problems
    assert not list(start.problems())
    return start


def desk(text: str = HOME) -> Desk:
    """A desk at its start."""
    start: Desk = read_desk(text).start()
    return start


def possible_acts(root: Node) -> list[Act]:
    """Every act that some node of the screen accepts."""
    nodes = list(walk_live(root))
    acts: list[Act] = []
    drops = [n.id for n in nodes if n.accepts("drop")]
    for node in nodes:
        if node.accepts("click"):
            acts += [Clicked(node.id), Focused(node.id)]
        if node.accepts("double_click"):
            acts.append(DoubleClicked(node.id))
        if node.accepts("context"):
            acts.append(RightClicked(node.id))
        if node.accepts("text"):
            acts += [CaretPut(node.id, 3), TextSelected(node.id, 1, 4)]
        if node.accepts("read"):
            acts += [CaretPut(node.id, 1), TextSelected(node.id, 0, 4)]
        if node.accepts("drag"):
            acts += [Dropped(node.id, on) for on in drops]
        if node.role in ("combobox", "radiogroup"):
            acts += [Chose(node.id, child.name) for child in node.children]
    return acts


def act_number(at: Desk, number: int) -> Act:
    """The possible act of this number, which may be any: each kind of act as often as the others, and often a key."""
    if number % 4 == 0:
        return KEYS[number // 4 % len(KEYS)]
    by_kind: dict[type[Act], list[Act]] = {}
    for act in possible_acts(view(at)):
        by_kind.setdefault(type(act), []).append(act)
    kinds: list[type[Act]] = [Clicked, *by_kind] if Clicked in by_kind else list(by_kind)
    acts = by_kind[kinds[number // 4 % len(kinds)]]
    return acts[number // 32 % len(acts)]


def after_acts(at: Desk, *acts: Act) -> Desk:
    """The desk after these acts."""
    for act in acts:
        at = update(at, act)
    return at


def node(at: Desk, id: str) -> Node:
    """The node of this id, which is there."""
    found = find(view(at), id)
    assert found is not None, [n.id for n in walk_live(view(at))]
    return found


def names(nodes: Sequence[Node]) -> list[str]:
    """The names of nodes."""
    return [n.name for n in nodes]


def check_node(node: Node, ids: set[str]) -> None:
    """Check that every node has a name and its own id, and that no two controls side by side are alike."""
    assert node.name.strip(), node
    assert node.id not in ids, node.id
    ids.add(node.id)
    controls = [
        (c.role, c.name) for c in node.children if (c.offers and "read" not in c.offers) or c.role in CONTROL_ROLES
    ]
    twice = [c for c, count in Counter(controls).items() if count > 1]
    assert not twice, (node.id, twice)
    for child in node.children:
        check_node(child, ids)


def check_reuse(at: Desk) -> None:
    """Check that what is reused of the screen is what would be made of the whole desk, without reusing anything."""
    root = view(at)
    for window in at.visible_windows:
        made: Any = _make_body(window.id, programs_of(at)[window.program], at)
        drawn = next(child for child in root.children if child.id == f"window/{window.id}")
        assert [_unmarked(one) for one in drawn.children[1:]] == list(made), window
    desktop = find(root, "desktop")
    if desktop is not None:
        made = inspect.unwrap(_desktop)(
            at.shortcuts, programs_of(at), at.files, at.selection("desktop"), usb=at.place.usb == "plugged"
        )
        assert _unmarked(replace(desktop, inert=False)) == made


def _unmarked(node: Node) -> Node:
    """``node`` without what is marked in it once it is made: the focus and selected text."""
    children = tuple(map(_unmarked, node.children))
    return replace(node, children=children, focused=False, selection=None)
