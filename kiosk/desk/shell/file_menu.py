"""Actions on files and folders, in Fichiers and on the desktop: context menu, keys, names that are asked for."""

from __future__ import annotations

from kiosk.desk.changes import put_on_clipboard, show_dialog, show_notice, with_files
from kiosk.desk.files import tree
from kiosk.desk.files.names import BIN, USB, folded_name, in_bin, is_place, name_of, parent, place_of
from kiosk.desk.files.tree import Folder
from kiosk.desk.labels import Label
from kiosk.desk.program import open_path
from kiosk.desk.shell import file_moves
from kiosk.desk.state import Desk, Dialog, DialogAnswer, FileClip
from kiosk.i18n import _

_ITEMS = ("files/item/", "files/tree/", "desktop/item/")
_LISTS = {"files/item": "files/list", "desktop/item": "desktop", "desktop/program": "desktop"}
"""How ids of items begin, and the list in which several of them can be selected."""
_RENAME, _NEW = "rename:", "new-folder:"
_ABOUT_FILES = (
    Label.OPEN, Label.CUT, Label.COPY, Label.RENAME, Label.MOVE_TO_BIN, Label.RESTORE, Label.DELETE_FOREVER,
)  # fmt: skip


def path_of_node(node: str) -> str:
    """The path of the file or folder of a node, in Fichiers and on the desktop; "" for other nodes."""
    return next((node.removeprefix(start) for start in _ITEMS if node.startswith(start)), "")


def paths_meant(desk: Desk, node: str) -> tuple[str, ...]:
    """The paths that an act on ``node`` is about: all that are selected, where it is one of them."""
    path = path_of_node(node)
    box = _LISTS.get("/".join(node.split("/", 2)[:2]), "")
    if node not in desk.selection(box) or len(desk.selection(box)) == 1:
        return (path,) if path else ()
    return paths_selected(desk, box) or ((path,) if path else ())


def paths_selected(desk: Desk, box: str) -> tuple[str, ...]:
    """The files and folders selected in a list, by name, without the bin and the other places."""
    paths = {path_of_node(one) for one in desk.selection(box)}
    return tuple(sorted((p for p in paths if desk.files.get(p) is not None and not is_place(p)), key=folded_name))


def menu_entries(desk: Desk, paths: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """The context menu of ``paths``, or of the empty space of ``folder`` without any."""
    path = paths[0] if paths else ""
    paste = (
        (Label.PASTE,) if isinstance(desk.place.clipboard, FileClip) and folder != BIN and not in_bin(folder) else ()
    )
    if len(paths) > 1:
        return _entries_of_several(paths)
    if path == BIN or (not path and folder == BIN):
        return (*((Label.OPEN,) if path else ()), Label.EMPTY_BIN)
    if not path:
        return (Label.NEW_FOLDER, *paste) if not in_bin(folder) else ()
    if in_bin(path):
        return (Label.RESTORE, Label.DELETE_FOREVER) if parent(path) == BIN else ()
    if is_place(path):
        return (Label.OPEN, Label.NEW_FOLDER, *paste)
    into = paste if desk.files.is_folder(path) else ()
    return (Label.OPEN, Label.CUT, Label.COPY, *into, Label.RENAME, _deleting(path))


def _entries_of_several(paths: tuple[str, ...]) -> tuple[str, ...]:
    if any(in_bin(p) for p in paths):
        return (Label.RESTORE, Label.DELETE_FOREVER)
    return (Label.CUT, Label.COPY, _deleting(paths[0]))


def _deleting(path: str) -> Label:
    """The stick has no bin."""
    return Label.DELETE_FOREVER if place_of(path) == USB else Label.MOVE_TO_BIN


def pick_entry(desk: Desk, entry: str, paths: tuple[str, ...], folder: str) -> Desk:
    """Perform an entry of the menu of ``paths``, or of ``folder`` without any."""
    there = tuple(p for p in paths if desk.files.get(p) is not None)
    if entry in _ABOUT_FILES and not there:
        return show_notice(desk, _("Cliquez d'abord sur un fichier."))
    match entry:
        case Label.OPEN:
            return _open(desk, there[0])
        case Label.CUT | Label.COPY:
            movable = tuple(p for p in there if not is_place(p) and not in_bin(p))
            return put_on_clipboard(desk, FileClip(movable, entry == Label.CUT)) if movable else desk
        case Label.PASTE:
            return file_moves.paste_files(desk, folder)
        case Label.RENAME:
            return _ask_name(desk, there)
        case Label.MOVE_TO_BIN:
            return file_moves.throw_away(desk, there)
        case Label.RESTORE:
            return file_moves.restore_files(desk, there)
        case Label.DELETE_FOREVER:
            return file_moves.ask_to_delete(
                desk, tuple(p for p in there if in_bin(p) or (place_of(p) == USB and not is_place(p)))
            )
        case Label.NEW_FOLDER:
            return _ask_new_folder(desk, folder)
        case Label.EMPTY_BIN:
            return file_moves.ask_to_empty_bin(desk)
        case _:
            return desk


def press_file_key(desk: Desk, key: str, paths: tuple[str, ...], folder: str) -> Desk:
    """Handle a key while ``paths`` are selected in ``folder``."""
    match key:
        case "ctrl+v":
            return file_moves.paste_files(desk, folder)
        case "ctrl+c" | "ctrl+x" | "delete" | "f2" if not paths:
            return show_notice(desk, _("Cliquez d'abord sur un fichier."))
        case "ctrl+c":
            return pick_entry(desk, Label.COPY, paths, folder)
        case "ctrl+x":
            return pick_entry(desk, Label.CUT, paths, folder)
        case "f2":
            return pick_entry(desk, Label.RENAME, paths, folder)
        case "delete" if in_bin(paths[0]):
            return pick_entry(desk, Label.DELETE_FOREVER, paths, folder)
        case "delete":
            return pick_entry(desk, Label.MOVE_TO_BIN, paths, folder)
        case _:
            return desk


def answer_file_dialog(desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
    """Handle the answer to one of the dialogs about files."""
    purpose, colon, path = dialog.purpose.partition(":")
    agreed = answer.button == dialog.buttons[0]
    match purpose + colon:
        case "rename:":
            return file_moves.rename_file(desk, path, answer.text) if agreed else desk
        case "new-folder:":
            return _make_folder(desk, path, answer.text or Label.NEW_FOLDER) if agreed else desk
        case _:
            return file_moves.answer_move(desk, dialog, answer)


def _make_folder(desk: Desk, folder: str, name: str) -> Desk:
    files, target = tree.add(desk.files, folder, name, Folder())
    if not target:
        return desk
    after = file_moves.show_renamed(with_files(desk, files), target)
    taken = name_of(target) != name and name_of(target).startswith(name)
    return show_notice(after, _("Le nouveau nom est « {name} ».").format(name=name_of(target))) if taken else after


def _open(desk: Desk, path: str) -> Desk:
    if in_bin(path):
        return show_notice(desk, _("Restaurez d'abord ce qui est dans la corbeille."))
    return open_path(desk, path)


def _ask_name(desk: Desk, paths: tuple[str, ...]) -> Desk:
    path = paths[0]
    if len(paths) > 1:
        return show_notice(desk, _("Choisissez un seul fichier."))
    if is_place(path) or in_bin(path):
        return show_notice(desk, _("Ce nom reste le même."))
    dialog = Dialog(
        "files",
        _RENAME + path,
        Label.RENAME,
        name_of(path),
        "prompt",
        (Label.RENAME, Label.CANCEL),
        label="Nouveau nom",
    )
    return show_dialog(desk, dialog)


def _ask_new_folder(desk: Desk, folder: str) -> Desk:
    if not desk.files.is_folder(folder) or folder == BIN or in_bin(folder):
        return show_notice(desk, _("Choisissez un autre dossier que la corbeille."))
    name = name_of(desk.files.free_path(folder, Label.NEW_FOLDER))
    dialog = Dialog(
        "files", _NEW + folder, Label.NEW_FOLDER, name, "prompt", ("Créer", Label.CANCEL), label="Nom du dossier"
    )
    return show_dialog(desk, dialog)
