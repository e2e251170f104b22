"""The simulated screen as a tree of nodes with WAI-ARIA roles and accessible names.

One tree serves the rendering, the robot, the demonstration and reading aloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.course.text_field import TextField
from kiosk.desk.values.kinds import ValueKind

Role = Literal[
    "alert", "application", "article", "banner", "button", "cell", "checkbox", "columnheader", "combobox", "dialog",
    "form", "grid", "gridcell", "group", "heading", "img", "link", "list", "listbox", "listitem", "main", "menu",
    "menuitem", "navigation", "option", "paragraph", "progressbar", "radio", "radiogroup", "row", "rowgroup",
    "searchbox", "separator", "status", "tab", "table", "tablist", "textbox", "toolbar", "tree", "treeitem", "window",
]  # fmt: skip
"""Roles of WAI-ARIA 1.2 (``paragraph`` too), with ``window`` for a program's window."""

Offer = Literal["click", "double_click", "context", "drag", "drop", "text", "read"]
"""Interactions that a node accepts, each with its act."""

Direction = Literal["column", "row"]
Hue = Literal["", "blue", "green", "purple", "plum", "brown", "teal"]
"""The colour of a head, such as that of a site; the theme says which it is."""
Style = Literal["bold", "italic", "underline", "title", "bullet", "found", "found_here"]
Tone = Literal["", "main", "quiet", "notice"]
Part = Literal[
    "", "screen", "desktop", "desktop_icon", "title_bar", "tab_strip", "task_bar", "dialog_buttons", "sheets", "sheet",
    "call", "call_tiles", "call_tile", "call_bar", "call_key", "call_panel", "call_chat",
    "week", "hours", "event",
    "device", "device_top", "device_sign", "device_bar", "apps", "app", "keypad", "talk", "bubble", "bubble_mine",
]  # fmt: skip
"""Parts of the screen that have a layout of their own, whatever their role."""
Icon = Literal[
    "", "folder", "bin", "mail", "web", "writing", "phone", "document", "usb", "calendar",
    "microphone", "camera", "hand", "chat", "leave",
    "answer", "sms", "contacts", "call", "photo", "photos", "agenda", "settings",
]  # fmt: skip
"""Icons of programs, folders and documents, drawn larger than a picture; those of a video call and of a telephone."""

TEXT_ROLES = frozenset({"textbox", "searchbox"})
CONTROL_ROLES = frozenset({
    "button", "checkbox", "combobox", "gridcell", "link", "menuitem", "option", "radio", "tab", "treeitem", *TEXT_ROLES,
})  # fmt: skip
"""Roles that are tab stops unless disabled."""

COMPOSITES: dict[str, str] = {
    "listbox": "option", "tree": "treeitem", "menu": "menuitem", "tablist": "tab", "table": "row",
    "radiogroup": "radio", "rowgroup": "columnheader", "grid": "gridcell",
}  # fmt: skip
"""Roles with a single tab stop, in which arrows move among items, and the role of these items."""


Side = Literal["", "left", "right"]
"""A half of the desktop; "" for the place that a window takes by itself."""
Spot = Side | tuple[int, int]
"""Where a window of normal size stands: a side, or in hundredths of the room around it, from the left and the top."""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """The style of characters ``start`` to ``end`` of a text box or paragraph."""

    start: int
    end: int
    style: Style


class Node(msgspec.Struct, frozen=True, gc=False):
    """One element of the screen. ``name`` is the visible label; ``id`` is unique on the desk and stable.

    ``field`` is the content of a text box (text, caret, selection), ``kind`` how it is compared; the click that brings
    the focus selects all of one that ``selects_all``, as in the address bar of every browser; Tab writes a blank in one
    that ``indents``, as in a word processor, and Shift+Tab leaves it. ``selection`` are
    the selected characters of a text that is read; ``href`` is where a link in it leads, ``start`` its first character
    there. ``value`` is the chosen
    option of a combobox, ``description`` a message beside the node, ``reason`` why it is disabled, for who presses it
    all the same. ``inert``: nothing within accepts acts, because a
    dialog is in front.
    A state that is None does not apply (WAI-ARIA's undefined).

    Hints for the layout: ``sign`` stands before the name of a button, and alone where there is no room for the name
    or with ``sign_only``, as a real tool bar has it (the name is told when it has the focus or the mouse is over it);
    ``icon`` is drawn in the place of ``picture`` on the desktop; ``owner`` is the id of the node that a menu is for;
    ``hue`` is the ground of a head, or of an icon of a telephone; ``details`` are texts in columns after the name of an
    item, as far as there is room; ``span`` is the place of an appointment among the hours of its day: the first row,
    how many, the column, of how many.
    """

    role: Role
    name: str
    id: str
    children: tuple[Node, ...] = ()
    offers: tuple[Offer, ...] = ()
    # states
    field: TextField | None = None
    kind: ValueKind = "text"
    value: str = ""
    multiline: bool = False
    masked: bool = False
    selects_all: bool = False
    indents: bool = False
    selection: tuple[int, int] | None = None
    href: str = ""
    start: int = 0
    checked: bool | None = None
    selected: bool | None = None
    multiselectable: bool = False
    expanded: bool | None = None
    pressed: bool | None = None
    disabled: bool = False
    reason: str = ""
    required: bool = False
    focused: bool = False
    inert: bool = False
    description: str = ""
    placeholder: str = ""
    marks: tuple[Mark, ...] = ()
    # hints for the layout
    direction: Direction = "column"
    grow: bool = False
    width: int = 0
    rows: int = 0
    level: int = 0
    picture: str = ""
    icon: Icon = ""
    sign: str = ""
    sign_only: bool = False
    tone: Tone = ""
    hue: Hue = ""
    part: Part = ""
    spot: Spot = ""
    details: tuple[str, ...] = ()
    span: tuple[int, int, int, int] | None = None
    owner: str = ""

    def accepts(self, offer: Offer) -> bool:
        """Whether it accepts this interaction now."""
        return offer in self.offers and not self.disabled


def walk(node: Node) -> Iterator[Node]:
    """``node`` and all below it, in reading order."""
    ahead = [node]
    while ahead:
        one = ahead.pop()
        yield one
        ahead.extend(one.children[::-1])


def walk_live(node: Node) -> Iterator[Node]:
    """As :func:`walk`, without inert nodes."""
    ahead = [node]
    while ahead:
        one = ahead.pop()
        if not one.inert:
            yield one
            ahead.extend(one.children[::-1])


def find(node: Node, id: str) -> Node | None:
    """The node with this id at or below ``node``."""
    way = path_to(node, id)
    return way[-1] if way else None


def path_to(node: Node, id: str) -> tuple[Node, ...]:
    """The nodes from ``node`` down to the one with this id; empty where there is none."""
    if node.id == id:
        return (node,)
    for child in node.children:
        if not child.children:  # as most nodes: one call less
            if child.id == id:
                return (node, child)
        elif below := path_to(child, id):
            return (node, *below)
    return ()


def share(node: Node, before: Node) -> Node:
    """``node``, of which all that equals the same part of ``before`` is that part itself."""
    if node == before:
        return before
    if len(node.children) != len(before.children) or not node.children:
        return node
    children = share_each(node.children, before.children)
    same = all(one is other for one, other in zip(children, node.children, strict=True))
    return node if same else msgspec.structs.replace(node, children=children)


def share_each(nodes: tuple[Node, ...], before: tuple[Node, ...]) -> tuple[Node, ...]:
    """Each of ``nodes`` as :func:`share` gives it, by its place among those before."""
    if len(nodes) != len(before):
        return nodes
    return tuple(map(share, nodes, before))
