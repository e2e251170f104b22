"""Actions on files and folders, in Fichiers and on the desktop: context menu, keys, drag and drop, dialogs."""

from __future__ import annotations

from kiosk.desk.changes import forbid_undo, put_on_clipboard, replace, select_item, show_dialog, show_notice, with_files
from kiosk.desk.files import tree
from kiosk.desk.files.names import BIN, USB, in_bin, is_place, name_of, parent, place_of
from kiosk.desk.files.tree import Folder
from kiosk.desk.labels import Label
from kiosk.desk.program import open_path
from kiosk.desk.state import Desk, Dialog, DialogAnswer, FileClip
from kiosk.desk.values.file_names import clean_name, with_ending_of
from kiosk.i18n import _

_ITEMS = ("files/item/", "files/tree/", "desktop/item/")
_RENAME, _NEW, _DELETE, _EMPTY = "rename:", "new-folder:", "delete:", "empty"


def path_of_node(node: str) -> str:
    """The path of the file or folder of a node, in Fichiers and on the desktop; "" for other nodes."""
    return next((node.removeprefix(start) for start in _ITEMS if node.startswith(start)), "")


def menu_entries(desk: Desk, path: str, folder: str) -> tuple[str, ...]:
    """The context menu of ``path``, or of the empty space of ``folder`` when ``path`` is ""."""
    paste = (
        (Label.PASTE,) if isinstance(desk.place.clipboard, FileClip) and folder != BIN and not in_bin(folder) else ()
    )
    if path == BIN or (not path and folder == BIN):
        return (*((Label.OPEN,) if path else ()), Label.EMPTY_BIN)
    if not path:
        return (Label.NEW_FOLDER, *paste) if not in_bin(folder) else ()
    if in_bin(path):
        return (Label.RESTORE, Label.DELETE_FOREVER) if parent(path) == BIN else ()
    if is_place(path):
        return (Label.OPEN, Label.NEW_FOLDER, *paste)
    into = paste if desk.files.is_folder(path) else ()
    return (Label.OPEN, Label.CUT, Label.COPY, *into, Label.RENAME, Label.MOVE_TO_BIN)


def pick_entry(desk: Desk, entry: str, path: str, folder: str) -> Desk:
    """Perform an entry of the menu of ``path``, or of ``folder`` where ``path`` is ""."""
    if (
        entry
        in (Label.OPEN, Label.CUT, Label.COPY, Label.RENAME, Label.MOVE_TO_BIN, Label.RESTORE, Label.DELETE_FOREVER)
        and desk.files.get(path) is None
    ):
        return show_notice(desk, _("Cliquez d'abord sur un fichier."))
    match entry:
        case Label.OPEN:
            return _open(desk, path)
        case Label.CUT | Label.COPY if not is_place(path) and not in_bin(path):
            return put_on_clipboard(desk, FileClip(path, entry == Label.CUT))
        case Label.PASTE:
            return paste(desk, folder)
        case Label.RENAME:
            return _ask_name(desk, path)
        case Label.MOVE_TO_BIN:
            return throw_file_away(desk, path)
        case Label.RESTORE:
            return _restore(desk, path)
        case Label.DELETE_FOREVER if in_bin(path):
            text = _("On ne pourra plus reprendre « {name} ».").format(name=name_of(path))
            return _ask(desk, _DELETE + path, "Supprimer définitivement ?", text, (Label.DELETE, Label.CANCEL))
        case Label.NEW_FOLDER:
            return _ask_new_folder(desk, folder)
        case Label.EMPTY_BIN:
            text = _("Ce qui est dans la corbeille ne pourra plus être repris.")
            return _ask(desk, _EMPTY, "Vider la corbeille ?", text, (Label.EMPTY, Label.CANCEL))
        case _:
            return desk


def press_file_key(desk: Desk, key: str, path: str, folder: str) -> Desk:
    """Handle a key while ``path`` is selected in ``folder``."""
    match key:
        case "ctrl+v":
            return paste(desk, folder)
        case "ctrl+c" | "ctrl+x" | "delete" | "f2" if not path:
            return show_notice(desk, _("Cliquez d'abord sur un fichier."))
        case "ctrl+c":
            return pick_entry(desk, Label.COPY, path, folder)
        case "ctrl+x":
            return pick_entry(desk, Label.CUT, path, folder)
        case "f2":
            return pick_entry(desk, Label.RENAME, path, folder)
        case "delete" if in_bin(path):
            return pick_entry(desk, Label.DELETE_FOREVER, path, folder)
        case "delete":
            return pick_entry(desk, Label.MOVE_TO_BIN, path, folder)
        case _:
            return desk


def drop_on_folder(desk: Desk, item: str, folder: str) -> Desk:
    """Handle a drop on ``folder``: moves there or into the bin, copies to another disk."""
    path = path_of_node(item)
    if desk.files.get(path) is None or is_place(path) or not desk.files.is_folder(folder):
        return desk
    if folder == BIN:
        return throw_file_away(desk, path)
    other_disk = (place_of(path) == USB) != (place_of(folder) == USB)
    files, _path = (tree.copy if other_disk and not in_bin(path) else tree.move)(desk.files, path, folder)
    return _with(desk, files)


def paste(desk: Desk, folder: str) -> Desk:
    """Paste the file on the clipboard into ``folder``; a cut one is moved."""
    clip = desk.place.clipboard
    if not isinstance(clip, FileClip):
        return show_notice(desk, _("Copiez d'abord un fichier."))
    if desk.files.get(clip.path) is None or place_of(clip.path) not in desk.places or in_bin(clip.path):
        return show_notice(desk, _("Le fichier copié n'est plus à sa place."))
    if folder == BIN or in_bin(folder):
        return show_notice(desk, _("Choisissez un autre dossier que la corbeille."))
    if not clip.cut:
        return _with(desk, tree.copy(desk.files, clip.path, folder)[0])
    files, path = tree.move(desk.files, clip.path, folder)
    return put_on_clipboard(_with(desk, files), FileClip(path))


def throw_file_away(desk: Desk, path: str) -> Desk:
    """Move ``path`` to the bin; refused for the places."""
    files, target = tree.throw_away(desk.files, path)
    if files is desk.files:
        return show_notice(desk, _("Ce dossier reste à sa place."))
    return show_notice(_with(desk, files), _("« {name} » est dans la corbeille.").format(name=name_of(target)))


def answer_file_dialog(desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
    """Handle the answer to one of the dialogs of this file."""
    if answer.button == dialog.buttons[-1]:
        return desk
    purpose, colon, path = dialog.purpose.partition(":")
    match purpose + colon:
        case "rename:":
            return _rename(desk, path, answer.text)
        case "new-folder:":
            files, target = tree.add(desk.files, path, answer.text or Label.NEW_FOLDER, Folder())
            return _select(_with(desk, files), target)
        case "delete:":
            return forbid_undo(_with(desk, tree.delete(desk.files, path)))
        case "empty":
            return forbid_undo(_with(desk, tree.empty_bin(desk.files)))
        case _:
            return desk


def _rename(desk: Desk, path: str, name: str) -> Desk:
    if not clean_name(name):
        return show_notice(desk, _("Le nom reste le même."))
    # whoever leaves out the extension means the same kind of file
    kept = name if desk.files.is_folder(path) else with_ending_of(name, name_of(path))
    files, target = tree.rename(desk.files, path, kept)
    return _select(_with(desk, files), target)


def _restore(desk: Desk, path: str) -> Desk:
    files, target = tree.restore(desk.files, path)
    if files is desk.files:
        return desk
    text = _("« {name} » est de nouveau dans {folder}.")
    return show_notice(_with(desk, files), text.format(name=name_of(target), folder=name_of(parent(target))))


def _open(desk: Desk, path: str) -> Desk:
    if in_bin(path):
        return show_notice(desk, _("Restaurez d'abord ce qui est dans la corbeille."))
    return open_path(desk, path)


def _ask(desk: Desk, purpose: str, title: str, text: str, buttons: tuple[str, ...]) -> Desk:
    return show_dialog(desk, Dialog("files", purpose, title, text, buttons=buttons))


def _ask_name(desk: Desk, path: str) -> Desk:
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


def _with(desk: Desk, files: tree.Files) -> Desk:
    return desk if files is desk.files else with_files(desk, files)


def _select(desk: Desk, path: str) -> Desk:
    if not path:
        return desk
    desk = select_item(desk, "files/list", f"files/item/{path}")
    desk = select_item(desk, "desktop", f"desktop/item/{path}")
    return replace(desk, place=replace(desk.place, focus=f"files/item/{path}"))
