"""What each node is drawn as, and the words and signs that stand on it. Pure."""

from __future__ import annotations

from typing import Literal

from kiosk.desk.nodes import Node

Shape = Literal[
    "box", "button", "field", "area", "tick", "link", "tab", "item", "icon", "picture", "text", "rule", "progress"
]
"""How a node is drawn; ``box`` is a container, whose children are drawn in it."""

_SHAPES: dict[str, Shape] = {
    "button": "button", "textbox": "field", "searchbox": "field", "combobox": "field", "checkbox": "tick",
    "radio": "tick", "link": "link", "tab": "tab", "option": "item", "treeitem": "item", "menuitem": "item",
    "img": "picture", "paragraph": "text", "heading": "text", "status": "text", "alert": "text", "cell": "text",
    "columnheader": "text", "listitem": "item", "separator": "rule", "progressbar": "progress",
}  # fmt: skip

GUTTER = 2
"""Cells left of the items of a list, for the mark of the one that is selected."""


def shape_of(node: Node) -> Shape:
    """How ``node`` is drawn."""
    if node.role in ("textbox", "searchbox") and node.multiline:
        return "area"
    if node.part == "desktop_icon":
        return "icon"
    if node.role in ("alert", "listitem", "cell") and node.children:
        return "box"
    return _SHAPES.get(node.role, "box")


def insets(node: Node) -> tuple[int, int, int, int]:
    """Cells that the edge of a container takes: top, right, bottom, left. A window's title bar stands in it."""
    match node.role:
        case "window":
            return 0, 1, 1, 2
        case "dialog":
            return 1, 2, 1, 2
        case "menu":
            return 1, 1, 1, 1
        case "group" | "alert" | "banner" if node.tone == "notice":
            return 1, 2, 1, 2
        case "row":
            return 0, 0, 0, GUTTER
        case "listitem":
            return 0, 0, 0, 2
        case _:
            return 0, 0, 0, 0


def framed(node: Node) -> bool:
    """Whether a text stands in a frame."""
    return node.role in ("paragraph", "alert") and node.tone == "notice"


def mark_of(node: Node) -> str:
    """A small sign before the name of an item that has a picture, where there is one row for it."""
    signs = {"dossier": "■ ", "corbeille": "▼ ", "cle": "◆ "}
    return signs.get(node.picture, "▤ ") if node.picture else ""


def label_of(node: Node) -> str:
    """What stands beside a field; a star where it has to be filled in."""
    return f"{node.name} *" if node.required else node.name


def item_text(node: Node) -> str:
    """An item's sign and name, further in for each level, with ▸ or ▾ where it opens."""
    opens = {True: "▾ ", False: "▸ "}.get(node.expanded, "") if node.expanded is not None else ""
    before = "• " if node.role == "listitem" else ""
    return "  " * max(0, node.level - 1) + opens + before + mark_of(node) + node.name


def button_text(node: Node) -> str:
    """The words of a button, its sign before them."""
    return f"{node.sign} {node.name}" if node.sign else node.name


def flowing(node: Node) -> tuple[Node, ...]:
    """The children that stand in it: those of a drop-down list stand over everything instead."""
    return () if node.role == "combobox" else node.children


def bullets_of(node: Node) -> tuple[tuple[int, int], ...]:
    """The ranges of its text that stand after a bullet."""
    return tuple((mark.start, mark.end) for mark in node.marks if mark.style == "bullet")
