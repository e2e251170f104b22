"""Nodes as programs write them: each control reads what it holds from the desk, so a program keeps none of it.

The shell does what every control does (typing, ticking, choosing, opening a list); a program reads the result with
``desk.text(id)``, ``desk.ticked(id)``, ``desk.chosen(id)`` and ``desk.selected(list_id)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.desk.nodes import Direction, Mark, Node, Offer, Role, Tone
from kiosk.desk.state import Desk

OPTION = "/option/"
"""Between the id of a combobox, listbox or group of radios and the label of one of its options."""


def button(
    id: str,
    name: str,
    *,
    tone: Tone = "",
    pressed: bool | None = None,
    disabled: bool = False,
    picture: str = "",
    sign: str = "",
) -> Node:
    """A button; ``pressed`` for one that stays down (bold), ``tone="main"`` for the main one."""
    return Node(
        "button", name, id, offers=("click",), pressed=pressed, disabled=disabled, tone=tone, picture=picture, sign=sign
    )


def link(id: str, name: str, *, description: str = "") -> Node:
    """A link of a page."""
    return Node("link", name, id, offers=("click",), description=description)


def heading(id: str, name: str, level: int = 1) -> Node:
    """A heading."""
    return Node("heading", name, id, level=level)


def paragraph(id: str, text: str, *, marks: tuple[Mark, ...] = (), tone: Tone = "") -> Node:
    """A text to read."""
    return Node("paragraph", text, id, marks=marks, tone=tone)


def image(id: str, name: str, picture: str) -> Node:
    """A picture word drawn in cells, with the words that say what it shows."""
    return Node("img", name, id, picture=picture)


def group(
    id: str,
    name: str,
    children: Iterable[Node],
    *,
    role: Role = "group",
    direction: Direction = "column",
    grow: bool = False,
    width: int = 0,
    offers: tuple[Offer, ...] = (),
) -> Node:
    """Things that stand together: group, toolbar, form, navigation, main, article … ``name`` is not drawn."""
    return Node(role, name, id, tuple(children), offers, direction=direction, grow=grow, width=width)


def textbox(
    desk: Desk,
    id: str,
    name: str,
    *,
    default: str = "",
    multiline: bool = False,
    masked: bool = False,
    required: bool = False,
    disabled: bool = False,
    description: str = "",
    placeholder: str = "",
    marks: tuple[Mark, ...] = (),
    rows: int = 0,
    role: Role = "textbox",
) -> Node:
    """A text box with its label; ``default`` is what it holds as long as nobody touched it."""
    return Node(
        role,
        name,
        id,
        offers=("click", "text", "context"),
        field=desk.field(id, default),
        multiline=multiline,
        masked=masked,
        required=required,
        disabled=disabled,
        description=description,
        placeholder=placeholder,
        marks=marks,
        rows=rows or (6 if multiline else 1),
        grow=multiline,
    )


def checkbox(
    desk: Desk, id: str, name: str, *, default: bool = False, required: bool = False, description: str = ""
) -> Node:
    """A box to tick."""
    ticked = desk.ticked(id, default)
    return Node("checkbox", name, id, offers=("click",), checked=ticked, required=required, description=description)


def radios(
    desk: Desk,
    id: str,
    name: str,
    options: Sequence[str],
    *,
    default: str = "",
    required: bool = False,
    description: str = "",
    direction: Direction = "column",
) -> Node:
    """A group of round boxes, one of which is chosen."""
    chosen = desk.chosen(id, default)
    children = tuple(
        Node("radio", one, f"{id}{OPTION}{one}", offers=("click",), checked=one == chosen) for one in options
    )
    return Node(
        "radiogroup", name, id, children, required=required, description=description, direction=direction, value=chosen
    )


def combobox(
    desk: Desk,
    id: str,
    name: str,
    options: Sequence[str],
    *,
    default: str = "",
    required: bool = False,
    description: str = "",
    placeholder: str = "",
) -> Node:
    """A drop-down list: a click opens it (its options are its children then), one on an option chooses and closes."""
    chosen, expanded = desk.chosen(id, default), desk.place.expanded == id
    children = (
        tuple(Node("option", one, f"{id}{OPTION}{one}", offers=("click",), selected=one == chosen) for one in options)
        if expanded
        else ()
    )
    return Node(
        "combobox",
        name,
        id,
        children,
        ("click",),
        value=chosen,
        expanded=expanded,
        required=required,
        description=description,
        placeholder=placeholder,
    )


def item(
    desk: Desk,
    list_id: str,
    id: str,
    name: str,
    *,
    role: Role = "option",
    offers: tuple[Offer, ...] = ("click",),
    children: Iterable[Node] = (),
    picture: str = "",
    description: str = "",
    level: int = 0,
    expanded: bool | None = None,
) -> Node:
    """One item of a list, tree or table: a click selects it (``desk.selected(list_id)`` is its id then)."""
    return Node(
        role,
        name,
        id,
        tuple(children),
        offers,
        selected=desk.selected(list_id) == id,
        expanded=expanded,
        picture=picture,
        description=description,
        level=level,
        direction="row" if role == "row" else "column",
    )


def cell(id: str, text: str, width: int = 0) -> Node:
    """A cell of a row."""
    return Node("cell", text, id, width=width)


def listing(
    id: str,
    name: str,
    children: Iterable[Node],
    *,
    role: Role = "listbox",
    grow: bool = True,
    width: int = 0,
    offers: tuple[Offer, ...] = (),
    direction: Direction = "column",
) -> Node:
    """A list whose items can be selected: listbox of options, tree of treeitems, table of rows, tablist of tabs."""
    return Node(role, name, id, tuple(children), offers, grow=grow, width=width, direction=direction)


def status(id: str, text: str) -> Node:
    """A line that says what is so now (« 6 messages »)."""
    return Node("status", text, id)
