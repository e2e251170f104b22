"""Desks made by hand and at random, for the layout and the painting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec
from hypothesis import strategies as st

from kiosk.course.text_field import TextField
from kiosk.desk.controls import button
from kiosk.desk.nodes import Node, Offer, Role
from kiosk.desk.view import task_bar_node, window_node

replace = msgspec.structs.replace

words = st.text("abcdefghijklmnopqrstuvwxyzéàç ", min_size=1, max_size=30).map(str.strip).filter(bool)
_CLICK: tuple[Offer, ...] = ("click",)


def window(children: Iterable[Node], key: str = "web") -> Node:
    """A window with its title bar."""
    return window_node(key, "Titre", tuple(children))


def desk(*children: Node) -> Node:
    """A desk with these, and a task bar."""
    bar = task_bar_node("Barre", (button("taskbar/program/web", "Internet"),))
    return Node("application", "Ordinateur", "desk", (*children, bar), part="screen")


def box(id: str, name: str, text: str = "", **more: object) -> Node:
    """A text box with ``text``, the caret at its end."""
    node = Node("textbox", name, id, offers=("click", "text"), field=TextField(text, len(text)))
    return replace(node, **more)


def _leaf(kind: Role | Literal["area", "message"], name: str, text: str) -> Node:
    match kind:
        case "textbox":
            return box("", name, text)
        case "area":
            return box("", name, text * 9, multiline=True, rows=3, grow=True)
        case "message":
            return box("", name, text, description=text * 4, required=True)
        case "combobox":
            return Node("combobox", name, "", offers=_CLICK, value=text, expanded=False)
        case "img":
            return Node("img", name, "", picture="chat")
        case "paragraph":
            return Node("paragraph", name + " " + text * 5, "")
        case "heading" | "status" | "separator":
            return Node(kind, name, "")
        case _:
            return Node(kind, name, "", offers=_CLICK, checked=False)


_LEAVES = (
    "button", "link", "checkbox", "textbox", "area", "message", "combobox", "img", "paragraph", "heading", "status",
    "separator",
)  # fmt: skip
_ITEMS: dict[Role, Role] = {"listbox": "option", "tree": "treeitem", "radiogroup": "radio", "tablist": "tab"}

leaves = st.builds(_leaf, st.sampled_from(_LEAVES), words, words)
lists = st.builds(
    lambda role, names, grow: Node(
        role, "Liste", "", tuple(Node(_ITEMS[role], n, "", offers=_CLICK, selected=False) for n in names), grow=grow
    ),
    st.sampled_from(tuple(_ITEMS)),
    st.lists(words, min_size=1, max_size=12),
    st.booleans(),
)
tables = st.builds(
    lambda rows: Node(
        "table",
        "Tableau",
        "",
        tuple(Node("row", "Ligne", "", tuple(Node("cell", c, "") for c in row), offers=_CLICK) for row in rows),
        grow=True,
    ),
    st.lists(st.lists(words, min_size=2, max_size=3), min_size=1, max_size=9),
)
trees = st.recursive(
    st.one_of(leaves, leaves, lists, tables),
    lambda inner: st.builds(
        lambda children, direction, grow, role: Node(
            role, "Groupe", "", tuple(children), direction=direction, grow=grow
        ),
        st.lists(inner, min_size=1, max_size=5),
        st.sampled_from(("column", "row")),
        st.booleans(),
        st.sampled_from(("group", "toolbar", "form", "main")),
    ),
    max_leaves=14,
)


def numbered(node: Node, id: str = "web") -> Node:
    """``node`` with ids of its own all through."""
    children = tuple(numbered(child, f"{id}/{index}") for index, child in enumerate(node.children))
    return replace(node, id=id, children=children)


desks = st.lists(trees, min_size=1, max_size=5).map(
    lambda children: desk(window(numbered(child, f"web/{index}") for index, child in enumerate(children)))
)
sizes = st.tuples(st.integers(60, 100), st.integers(12, 20))
