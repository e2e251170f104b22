"""Acts on the shell's own nodes (desktop, windows, task bar, USB stick), and the owners of all nodes."""

from __future__ import annotations

from kiosk.course.acts import Act
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Picked, Pressed
from kiosk.desk.changes import replace, resize_window, select_item, show_notice, show_window
from kiosk.desk.files.names import BIN, DESKTOP, USB, name_of, place_of
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.program import open_path, open_program, programs_of
from kiosk.desk.shell import file_menu, file_moves
from kiosk.desk.shell.dialogs import click_in_dialog
from kiosk.desk.shell.selecting import list_at, select_all
from kiosk.desk.shell.windows import (
    TITLE_BAR,
    bring_window_to_front,
    pick_window_entry,
    show_from_task_bar,
    toggle_size,
    window_menu,
)
from kiosk.desk.state import Desk, Menu, Window
from kiosk.desk.view import view
from kiosk.i18n import _

_PROGRAM_ICON, _ICON = "desktop/program/", "desktop/item/"


def dispatch(desk: Desk, node: str, act: Act) -> Desk:
    """Hand an act to the owner of ``node``: a program, a dialog, or a part of the desktop."""
    owner, _slash, rest = node.partition("/")
    if (program := programs_of(desk).get(owner)) is not None:
        return program.update(desk, act)
    match owner:
        case "desktop":
            return _on_desktop(desk, node, act)
        case "taskbar":
            return _on_task_bar(desk, node, act)
        case "dialog":
            return click_in_dialog(desk, node, isinstance(act, DoubleClicked))
        case "window-bar" if isinstance(act, DoubleClicked) and (window := desk.window(rest)):
            return toggle_size(desk, window)
        case "window-bar" if isinstance(act, Picked):
            return pick_window_entry(desk, rest, act.entry)
        case "window-reduce" | "window-size" | "window-close" if isinstance(act, Clicked) and (
            window := desk.window(rest)
        ):
            return _on_title_bar(desk, owner, window)
        case _:
            return desk


def context_menu(desk: Desk, node: str) -> tuple[str, ...]:
    """The entries of the context menu of ``node``."""
    owner = node.partition("/")[0]
    if (program := programs_of(desk).get(owner)) is not None:
        return program.menu(desk, node)
    if node.startswith(_PROGRAM_ICON):
        return (Label.OPEN,)
    if node.startswith(TITLE_BAR):
        return window_menu(desk, node)
    if owner == "desktop":
        paths = file_menu.paths_meant(desk, node)
        path = file_menu.path_of_node(node)
        return (Label.OPEN, Label.TAKE_OUT_USB) if path == USB else file_menu.menu_entries(desk, paths, path or DESKTOP)
    return ()


def count_meant(desk: Desk, node: str) -> int:
    """How many files the context menu of ``node`` is about."""
    return max(1, len(file_menu.paths_meant(desk, node)))


def open_menu(desk: Desk, node: str, entries: tuple[str, ...], count: int = 1) -> Desk:
    """Open a context menu with its first entry focused; nothing without entries."""
    if not entries:
        return desk
    return replace(desk, place=replace(desk.place, menu=Menu(node, entries, count), focus=f"menu/{entries[0]}"))


def bring_to_front(desk: Desk, way: tuple[Node, ...]) -> Desk:
    """Bring the window on the path to a node to the front; the focus stays where it is."""
    found = next((n.id.removeprefix("window/") for n in way if n.role == "window"), "")
    return bring_window_to_front(desk, found) if desk.front is not None else desk


def switch_window(desk: Desk) -> Desk:
    """Bring the rearmost window to the front, as repeated Alt + Tab cycles."""
    if not desk.place.windows:
        return desk
    reduced_front = desk.front is None
    first = desk.place.windows[-1] if reduced_front else desk.place.windows[0]
    return show_window(desk, first.program, first.id)


def take_out_usb(desk: Desk) -> Desk:
    """Eject the USB stick; refused while something on it is open, as everywhere."""
    if desk.place.usb != "plugged":
        return desk
    open_ones = {p: saved for one in programs_of(desk).values() for p, saved in one.paths_in_use(desk).items()}
    on_stick = {p: saved for p, saved in open_ones.items() if place_of(p) == USB and desk.files.get(p) is not None}
    if unsaved := next((p for p, saved in on_stick.items() if not saved), ""):
        text = _("« {name} » contient un texte à enregistrer. Enregistrez-le, puis fermez sa fenêtre.")
        return show_notice(desk, text.format(name=name_of(unsaved)))
    if on_stick:
        text = _("« {name} » est encore à l'écran. Fermez d'abord sa fenêtre.")
        return show_notice(desk, text.format(name=name_of(next(iter(on_stick)))))
    after = replace(desk, place=replace(desk.place, usb="out"))
    return show_notice(after, _("Vous pouvez enlever la clé de l'ordinateur."))


def _on_title_bar(desk: Desk, part: str, window: Window) -> Desk:
    match part:
        case "window-close":
            return programs_of(desk)[window.program].close(desk, window.id)
        case "window-reduce":
            return resize_window(desk, window.id, "reduced")
        case _:
            return toggle_size(desk, window)


def _on_desktop(desk: Desk, node: str, act: Act) -> Desk:
    path = file_menu.path_of_node(node)
    folder = path if desk.files.is_folder(path) else DESKTOP
    match act:
        case DoubleClicked() | Picked(_, Label.OPEN) if node.startswith(_PROGRAM_ICON):
            return open_program(desk, node.removeprefix(_PROGRAM_ICON))
        case DoubleClicked() if path:
            return open_path(desk, path)
        case Clicked() if node == "desktop":
            return select_item(desk, "desktop", "")
        case Picked(_, entry) if entry == Label.TAKE_OUT_USB:
            return take_out_usb(desk)
        case Picked(_, entry):
            return file_menu.pick_entry(desk, entry, file_menu.paths_meant(desk, node), folder)
        case Dropped(item, _):
            return file_moves.drop_on_folder(desk, file_menu.paths_meant(desk, item), folder)
        case Pressed("ctrl+a") if box := list_at(view(desk), "desktop"):
            return select_all(desk, box)
        case Pressed(key):
            meant = file_menu.paths_selected(desk, node) if node == "desktop" else file_menu.paths_meant(desk, node)
            return file_menu.press_file_key(desk, key, tuple(p for p in meant if p not in (BIN, USB)), DESKTOP)
        case _:
            return desk


def _on_task_bar(desk: Desk, node: str, act: Act) -> Desk:
    part = node.split("/", 2)
    match act, part[1:]:
        case Clicked(), ["program", key]:
            return show_from_task_bar(desk, open_program(desk, key))
        case Clicked(), ["window", id] if window := desk.window(id):
            return show_from_task_bar(desk, show_window(desk, window.program, id))
        case Clicked(), ["usb"]:
            return open_menu(desk, node, (Label.OPEN_USB, Label.TAKE_OUT_USB))
        case Clicked(), ["usb-in"]:
            after = replace(desk, place=replace(desk.place, usb="plugged"))
            return show_notice(after, _("La clé USB est branchée."))
        case Picked(_, Label.OPEN_USB), _:
            return open_path(desk, USB)
        case Picked(_, Label.TAKE_OUT_USB), _:
            return take_out_usb(desk)
        case _:
            return desk
