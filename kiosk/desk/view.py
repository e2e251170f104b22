"""Renders the simulated screen: ``view(desk) -> Node``, total and pure."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import msgspec

from kiosk.desk.controls import button
from kiosk.desk.files.names import BIN, DESKTOP, USB, name_of
from kiosk.desk.files.tree import Files
from kiosk.desk.labels import Label
from kiosk.desk.looks import labels_of, relabel, relabel_question, sentence_in
from kiosk.desk.nodes import Icon, Node, Offer, Part, Spot, Tone, path_to, share_each
from kiosk.desk.program import Program, Programs, programs_of
from kiosk.desk.reuse import reuse_last
from kiosk.desk.shell.dialogs import dialog_node
from kiosk.desk.shell.reading import mark_selected
from kiosk.desk.state import Content, Desk, Dialog, Menu, Size, Window
from kiosk.i18n import _, language
from kiosk.text import free_name

replace = msgspec.structs.replace

_ICON_SIGNS: dict[Icon, str] = {
    "folder": "▇▆", "mail": "✉", "web": "⊕", "writing": "✎", "phone": "☎", "calendar": "▦", "usb": "Ψ",
}  # fmt: skip
"""What stands for an icon in the task bar."""
_PLACE_ICONS: dict[str, Icon] = {USB: "usb", BIN: "bin"}

MENU_ENTRY = "menu/"
"""Before the entry, in the id of its node: where several files are meant, the name says how many too."""

_BLANK = Desk(Content(Files({})))
_UNSEEN = {
    name: getattr(_BLANK, name)
    for name in ("history", "undone", "sealed", "typed", "watched", "made", "undos", "pending")
}
"""What is remembered of a desk and not shown, when it is blank."""
_UNSEEN_IN_WINDOWS = {
    name: getattr(_BLANK.place, name)
    for name in ("windows", "focus", "returns", "opener", "reading", "menu", "dialog", "notice", "news", "clipboard")
}
"""What is drawn around the content of windows, or marked in it afterwards, when it is blank."""
_seen = attrgetter(*(field for field in Desk.__struct_fields__ if field not in _UNSEEN))
_last: tuple[Desk, str, Node] | None = None


def view(desk: Desk) -> Node:
    """The tree of the screen. The last one is cached, since update needs the tree that was drawn.

    In another one, whatever stayed as it was is the very same node as in those before.
    """
    global _last
    same = _last is not None and (_last[0] is desk or _seen(_last[0]) == _seen(desk))
    if _last is None or not same or _last[1] != language():
        _last = (desk, language(), _render(desk))
    return _last[2]


def window_of_node(root: Node, id: str) -> str:
    """The id of the window that contains the node ``id``; "" for none."""
    return next((n.id.removeprefix("window/") for n in path_to(root, id) if n.role == "window"), "")


def window_titles(desk: Desk) -> dict[str, str]:
    """The distinct titles of open windows by id."""
    return _titles(desk, _seen_by_programs(desk))


def _titles(desk: Desk, seen: dict[str, Desk]) -> dict[str, str]:
    programs = programs_of(desk)
    found: dict[str, str] = {}
    for window in desk.place.windows:
        title = _title(window.id, programs[window.program], seen[window.program])
        found[window.id] = title if title not in found.values() else free_name(title, found.values())
    return found


def _seen_by_programs(desk: Desk) -> dict[str, Desk]:
    """What each program that has a window sees of ``desk``."""
    seen = replace(desk, place=replace(desk.place, **_UNSEEN_IN_WINDOWS), **_UNSEEN)
    return {program: _seen_by(program, seen) for program in {window.program for window in desk.place.windows}}


@reuse_last
def _seen_by(program: str, desk: Desk) -> Desk:
    """What the windows of a program are made of, and nothing else: it stays equal while they stay the same."""
    own, place = f"{program}/", desk.place
    carets = {id: caret for id, caret in place.carets.items() if id.startswith(own)}
    selected = {id: items for id, items in place.selected.items() if id.startswith(own)}
    return replace(desk, place=replace(place, carets=carets, selected=selected))


def _render(desk: Desk) -> Node:
    place = desk.place
    behind = place.dialog is not None
    front = desk.front
    seen = _seen_by_programs(desk)
    names = _titles(desk, seen)
    children: list[Node] = []
    if front is None or front.size != "large":
        chosen = desk.selection("desktop")
        children.append(_desktop(desk.shortcuts, programs_of(desk), desk.files, chosen, usb=place.usb == "plugged"))
    children.extend(_window(desk, window, names[window.id], seen[window.program]) for window in desk.visible_windows)
    if place.notice:
        notice = sentence_in(place.notice, labels_of(desk, front.program)) if front else place.notice
        children.append(Node("status", notice, "notice", tone="notice"))
    children.append(_task_bar(desk.shortcuts, programs_of(desk), place.windows, names, front, place.usb, desk.clock))
    if behind:
        children = [replace(child, inert=True) for child in children]
    if place.dialog is not None:
        children.insert(len(children) - 1, _dialog(desk, place.dialog))
    if place.menu is not None:  # of a text box of the dialog, too
        children.insert(len(children) - 1, _menu(desk, place.menu))
    root = Node("application", _("Ordinateur d'entraînement"), "desk", tuple(children), part="screen")
    root = _mark_focus(root, place.focus) if place.focus else root
    return mark_selected(root, place.reading) if place.reading else root


def _menu(desk: Desk, menu: Menu) -> Node:
    about = "" if menu.count == 1 else f" ({menu.count} éléments)"
    entries = tuple(
        Node("menuitem", menu_label(desk, menu, one) + about, f"{MENU_ENTRY}{one}", offers=("click",))
        for one in menu.entries
    )
    return Node("menu", "Menu", "menu", entries, owner=menu.node)


def menu_label(desk: Desk, menu: Menu, entry: str) -> str:
    """An entry of a menu as it is called in the look of the program that the menu is of."""
    program = menu.node.partition("/")[0]
    return sentence_in(entry, labels_of(desk, program)) if program in desk.other_looks else entry


def _dialog(desk: Desk, dialog: Dialog) -> Node:
    """A question is in the words of its program; where a file is chosen or saved, it is the computer's own."""
    node = dialog_node(desk, dialog)
    return relabel_question(node, labels_of(desk, dialog.program)) if dialog.kind == "message" else node


def _mark_focus(node: Node, focus: str) -> Node:
    """``node`` with the one called ``focus`` marked as focused; only the path to it is copied."""
    way = path_to(node, focus)
    if not way:
        return node
    marked = replace(way[-1], focused=True)
    for outer, inner in zip(reversed(way[:-1]), reversed(way[1:]), strict=True):
        marked = replace(outer, children=tuple(marked if c is inner else c for c in outer.children))
    return marked


@reuse_last
def _desktop(shortcuts: tuple[str, ...], programs: Programs, files: Files, chosen: tuple[str, ...], usb: bool) -> Node:
    icons = [
        Node(
            "option",
            _(programs[key].name),
            f"desktop/program/{key}",
            offers=("click", "double_click", "context"),
            selected=f"desktop/program/{key}" in chosen,
            picture=programs[key].picture,
            icon=programs[key].icon,
            part="desktop_icon",
        )
        for key in shortcuts
    ]
    taken = {icon.name for icon in icons}
    for path in (*((USB,) if usb else ()), BIN, *files.within(DESKTOP)):
        icons.append(_icon(files, path, taken, selected=f"desktop/item/{path}" in chosen))
        taken.add(icons[-1].name)
    offers: tuple[Offer, ...] = ("click", "context", "drop")
    return Node("listbox", DESKTOP, "desktop", tuple(icons), offers, grow=True, part="desktop", multiselectable=True)


def _icon(files: Files, path: str, taken: set[str], *, selected: bool) -> Node:
    name = name_of(path)
    folder = files.is_folder(path)
    movable = "/" in path
    document = files.document(path)
    return Node(
        "option",
        # a file on the desktop may have the name of a program
        name if name not in taken else f"{name} ({DESKTOP})",
        f"desktop/item/{path}",
        offers=("click", "double_click", "context", *(("drag",) if movable else ()), *(("drop",) if folder else ())),
        selected=selected,
        picture=document.picture if document else "dossier",
        icon=_PLACE_ICONS.get(path, ""),
        part="desktop_icon",
    )


def _window(desk: Desk, window: Window, title: str, seen: Desk) -> Node:
    program = programs_of(desk)[window.program]
    body = _body(window.id, program, seen)
    front = desk.front is not None and desk.front.id == window.id
    part: Part = "device" if program.is_device else ""
    return window_node(window.id, title, body, size=window.size, spot=window.spot, front=front, part=part)


@reuse_last
def _title(window: str, program: Program[Any, Any, Any], seen: Desk) -> str:
    return program.title(seen, window) or _(program.name)


def _make_body(window: str, program: Program[Any, Any, Any], seen: Desk) -> tuple[Node, ...]:
    labels = labels_of(seen, program.key)
    return tuple(relabel(node, labels) for node in program.view(seen, window))


_body = reuse_last(_make_body, share=share_each)


def window_node(
    id: str,
    title: str,
    body: tuple[Node, ...],
    *,
    size: Size = "large",
    spot: Spot = "",
    front: bool = True,
    part: Part = "",
) -> Node:
    """A window: its title bar with three buttons, and its content."""
    spot = spot if size == "normal" else ""
    bar = _title_bar(id, title, large=size == "large", front=front)
    return Node("window", title, f"window/{id}", (bar, *body), selected=front, grow=True, spot=spot, part=part)


@reuse_last
def _title_bar(id: str, title: str, *, large: bool, front: bool) -> Node:
    larger = Label.RESTORE_SIZE if large else Label.MAXIMIZE
    buttons = (
        button(f"window-reduce/{id}", Label.MINIMIZE, tone="quiet", sign_only=True),
        button(f"window-size/{id}", larger, tone="quiet", sign_only=True),
        button(f"window-close/{id}", Label.CLOSE, tone="quiet", sign_only=True),
    )
    tone: Tone = "main" if front else ""
    return Node(
        "toolbar", title, f"window-bar/{id}", buttons, ("double_click", "context"), direction="row", part="title_bar",
        tone=tone,
    )  # fmt: skip


@reuse_last
def _task_bar(
    shortcuts: tuple[str, ...],
    programs: Programs,
    windows: tuple[Window, ...],
    names: dict[str, str],
    front: Window | None,
    usb: str,
    clock: str,
) -> Node:
    children = []
    running: dict[str, list[Window]] = {}
    for window in windows:
        running.setdefault(window.program, []).append(window)
    for key in shortcuts:
        down = front is not None and front.program == key
        one, sign = programs[key], _ICON_SIGNS.get(programs[key].icon, "")
        children.append(button(f"taskbar/program/{key}", _(one.name), pressed=down, picture=one.picture, sign=sign))
    taken = {child.name for child in children}
    for key, own in running.items():
        # a program's button is for its only window; several windows have a button each
        for window in own if len(own) > 1 or key not in shortcuts else ():
            down = front is not None and front.id == window.id
            name = names[window.id]
            name = name if name not in taken else f"{name} (1)"
            taken.add(name)
            sign = _ICON_SIGNS.get(programs[key].icon, "")
            children.append(button(f"taskbar/window/{window.id}", name, pressed=down, sign=sign))
    if usb == "plugged":
        children.append(button("taskbar/usb", USB, picture="cle", sign=_ICON_SIGNS["usb"]))
    elif usb == "out":
        children.append(button("taskbar/usb-in", "Brancher la clé USB"))
    children.append(Node("status", clock, "taskbar/clock"))
    return task_bar_node(_("Barre des programmes"), tuple(children))


def task_bar_node(name: str, children: tuple[Node, ...]) -> Node:
    """The bar below the windows."""
    return Node("toolbar", name, "taskbar", children, direction="row", part="task_bar", tone="main")
