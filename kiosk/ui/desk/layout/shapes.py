"""The shape in which each node is drawn, and its text with the signs around it. Pure."""

from __future__ import annotations

from typing import Literal

from kiosk.desk.labels import BIN_SIGN
from kiosk.desk.nodes import Node

NodeShape = Literal[
    "box", "button", "field", "area", "tick", "link", "tab", "item", "icon", "picture", "text", "rule", "progress",
    "tile", "key", "day", "event", "app", "sign",
]  # fmt: skip
"""How a node is drawn; a ``box`` is a container."""

_SHAPES: dict[str, NodeShape] = {
    "button": "button", "textbox": "field", "searchbox": "field", "combobox": "field", "checkbox": "tick",
    "radio": "tick", "link": "link", "tab": "tab", "option": "item", "treeitem": "item", "menuitem": "item",
    "img": "picture", "paragraph": "text", "heading": "text", "status": "text", "alert": "text", "cell": "text",
    "columnheader": "text", "gridcell": "day", "listitem": "item", "separator": "rule", "progressbar": "progress",
}  # fmt: skip

_PART_SHAPES: dict[str, NodeShape] = {
    "desktop_icon": "icon", "call_tile": "tile", "call_key": "key", "event": "event", "app": "app",
    "device_sign": "sign",
}  # fmt: skip

GUTTER = 2
"""Cells left of the items of a list, for the mark of the selected one."""


SHEET_MARGIN = 6
"""Cells from the edge of a window to the text of a sheet of paper in it, half of them beside the sheet."""


def node_shape(node: Node) -> NodeShape:
    """The shape of ``node``."""
    if node.role in ("textbox", "searchbox") and node.multiline:
        return "area"
    if node.part in _PART_SHAPES:
        return _PART_SHAPES[node.part]
    if node.role in ("alert", "listitem", "cell") and node.children and not node.accepts("read"):
        return "box"
    return _SHAPES.get(node.role, "box")


def insets(node: Node) -> tuple[int, int, int, int]:
    """Cells for the edge of a container: top, right, bottom, left. A window's title bar is its top edge."""
    if node.part == "sheet":
        return 0, SHEET_MARGIN, 1, SHEET_MARGIN
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


def has_frame(node: Node) -> bool:
    """Whether a text is drawn in a frame."""
    return node.role in ("paragraph", "alert") and node.tone == "notice"


FOLDER_SIGN = "▇▆ "
"""A folder with its tab, in three cells; everything else is a sheet with a sign on it."""
_SHEET_SIGNS = {"corbeille": BIN_SIGN, "cle": "Ψ"}


def picture_sign(node: Node) -> str:
    """The sign that stands for the picture of an item of one row; "" without a picture."""
    if node.picture == "dossier":
        return FOLDER_SIGN
    return f"▐{_SHEET_SIGNS.get(node.picture, '≡')}▌" if node.picture else ""


def label_of(node: Node) -> str:
    """The label of a field; with a star where it is required, and with its sign."""
    name = f"{node.name} *" if node.required else node.name
    return f"{name} {node.sign}" if node.sign else name


def item_signs(node: Node) -> str:
    """What stands before the name of an item, whose further rows begin below its first one: the signs, indented by
    level; ▸ or ▾ where it can be expanded."""
    opens = {True: "▾ ", False: "▸ "}.get(node.expanded, "") if node.expanded is not None else ""
    before = "• " if node.role == "listitem" else ""
    return "  " * max(0, node.level - 1) + opens + before + picture_sign(node)


def item_text(node: Node) -> str:
    """The name of an item with its signs."""
    return item_signs(node) + node.name


def button_text(node: Node) -> str:
    """The name of a button, after its sign, with the blanks around it; or its sign alone."""
    if node.sign and node.sign_only:
        return node.sign
    return f"{node.sign} {node.name}" if node.sign else f" {node.name} "


def inline_children(node: Node) -> tuple[Node, ...]:
    """The children that are laid out inside; those of a drop-down are laid out on top of everything instead."""
    return () if node.role == "combobox" else node.children


def bullet_ranges(node: Node) -> tuple[tuple[int, int], ...]:
    """The ranges of its text that are items of a bulleted list."""
    return tuple((mark.start, mark.end) for mark in node.marks if mark.style == "bullet")
