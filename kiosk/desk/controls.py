"""Constructors of nodes: each control reads its value from the desk, so that programs store none.

The shell does what every control does (typing, ticking, choosing, opening a list); a program reads the result with
``desk.text(id)``, ``desk.ticked(id)``, ``desk.chosen(id)`` and ``desk.selected(list_id)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.desk.labels import SIGNS
from kiosk.desk.nodes import Direction, Mark, Node, Offer, Role, Tone
from kiosk.desk.state import Desk
from kiosk.desk.values.kinds import ValueKind
from kiosk.desk.values.links import find_links

OPTION = "/option/"
"""Separates the id of a combobox, listbox or radio group from the label of an option, in the option's id."""


def button(
    id: str,
    name: str,
    *,
    tone: Tone = "",
    pressed: bool | None = None,
    disabled: bool = False,
    reason: str = "",
    picture: str = "",
    sign: str = "",
    sign_only: bool = False,
) -> Node:
    """A button; ``pressed`` for one that stays down (bold), ``tone="main"`` for the main one.

    ``sign`` is drawn before its name, or with ``sign_only`` in its place, flat with ``tone="quiet"``; a label that is
    known has its sign by itself. ``reason``: why it is disabled, a sentence that is shown when it is pressed.
    """
    return Node(
        "button", name, id, offers=("click",), pressed=pressed, disabled=disabled, reason=reason, tone=tone,
        picture=picture, sign=sign or SIGNS.get(name, ""), sign_only=sign_only,
    )  # fmt: skip


def link(id: str, name: str, *, description: str = "") -> Node:
    """A link."""
    return Node("link", name, id, offers=("click",), description=description)


def heading(id: str, name: str, level: int = 1) -> Node:
    """A heading; its text can be selected."""
    return Node("heading", name, id, offers=("read",), level=level)


def paragraph(
    id: str, text: str, *, marks: tuple[Mark, ...] = (), tone: Tone = "", read: bool = True, links: bool = True
) -> Node:
    """A paragraph of text; ``read``: whether it can be selected, as all but labels can.

    The addresses in it are links, except in quiet text, such as the head of an e-mail, and without ``links``.
    """
    inline = _inline_links(id, text) if read and links and tone != "quiet" else ()
    return Node("paragraph", text, id, inline, ("read",) if read else (), marks=marks, tone=tone)


def _inline_links(id: str, text: str) -> tuple[Node, ...]:
    return tuple(
        Node("link", text[start:end], f"{id}/link/{start}", offers=("click", "context"), href=href, start=start)
        for start, end, href in find_links(text)
    )


def point(id: str, text: str) -> Node:
    """An item of a list that is read, with a bullet before it."""
    return Node("listitem", text, id, _inline_links(id, text), offers=("read",))


def image(id: str, name: str, picture: str) -> Node:
    """A picture, drawn in cells, with its alternative text."""
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
    """A container: group, toolbar, form, navigation, main, article … Its ``name`` is not drawn."""
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
    kind: ValueKind = "text",
) -> Node:
    """A text box with its label; ``default`` is its content until the learner edits it, ``kind`` how it is compared."""
    return Node(
        role,
        name,
        id,
        offers=("click", "text", "context"),
        field=desk.field(id, default),
        kind=kind,
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
    """A checkbox."""
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
    """A group of radio buttons."""
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
    """A drop-down list. While it is open, its options are its children; a click on one chooses it and closes it."""
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
    """An item of a list, tree or table. A click selects it: ``desk.selected(list_id)`` is its id then."""
    return Node(
        role,
        name,
        id,
        tuple(children),
        offers,
        selected=id in desk.selection(list_id),
        expanded=expanded,
        picture=picture,
        description=description,
        level=level,
        direction="row" if role == "row" else "column",
    )


def cell(id: str, text: str, width: int = 0) -> Node:
    """A cell of a row."""
    return Node("cell", text, id, width=width)


def read_cell(id: str, text: str, role: Role = "cell") -> Node:
    """A cell of a table that is read: its text can be selected, and addresses in it are links."""
    return Node(role, text, id, _inline_links(id, text), ("read",))


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
    several: bool = False,
) -> Node:
    """A list of selectable items: a listbox of options, tree of treeitems, table of rows or tablist of tabs.

    ``several``: more than one can be selected, see :mod:`kiosk.desk.shell.selecting`.
    """
    return Node(
        role, name, id, tuple(children), offers, grow=grow, width=width, direction=direction, multiselectable=several
    )


def status(id: str, text: str) -> Node:
    """A status line, such as « 6 messages »."""
    return Node("status", text, id)
