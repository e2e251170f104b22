"""Moving, copying, renaming and deleting files, in Fichiers and on the desktop: what is done, and what is asked first.

A name that is taken asks, as everywhere: keep both, replace, or leave. On the USB stick there is no bin.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from kiosk.desk.changes import forbid_undo, put_on_clipboard, replace, select_item, show_dialog, show_notice, with_files
from kiosk.desk.files import tree
from kiosk.desk.files.names import BIN, USB, in_bin, is_place, name_of, parent, place_of
from kiosk.desk.labels import Label
from kiosk.desk.state import Desk, Dialog, DialogAnswer, FileClip
from kiosk.desk.values.file_names import clean_name, split_ending, with_ending_of
from kiosk.i18n import _, ngettext

Moving = Literal["move", "cut", "copy", "restore"]
"""``cut``: pasting what was cut, which moves it."""

_PLACE, _NAME, _ENDING, _DELETE, _EMPTY = "place:", "name:", "ending:", "delete", "empty"
_LEAVING = {
    "move": Label.DO_NOT_MOVE, "cut": Label.DO_NOT_MOVE, "copy": Label.DO_NOT_COPY, "restore": Label.DO_NOT_RESTORE,
}  # fmt: skip
_TAKEN_BUTTONS = (Label.KEEP_BOTH, Label.REPLACE)


def drop_on_folder(desk: Desk, paths: tuple[str, ...], folder: str) -> Desk:
    """Handle a drop on ``folder``: moves there or into the bin, copies to another disk."""
    paths = tuple(p for p in paths if desk.files.get(p) is not None and not is_place(p) and p != folder)
    if not paths or not desk.files.is_folder(folder):
        return desk
    if folder == BIN:
        return throw_away(desk, paths)
    other_disk = (place_of(paths[0]) == USB) != (place_of(folder) == USB)
    return place_files(desk, paths, folder, "copy" if other_disk and not in_bin(paths[0]) else "move")


def paste_files(desk: Desk, folder: str) -> Desk:
    """Paste the files on the clipboard into ``folder``; cut ones are moved."""
    clip = desk.place.clipboard
    if not isinstance(clip, FileClip):
        return show_notice(desk, _("Copiez d'abord un fichier."))
    there = tuple(
        p for p in clip.paths if desk.files.get(p) is not None and place_of(p) in desk.places and not in_bin(p)
    )
    if not there:
        return show_notice(desk, _("Le fichier copié n'est plus à sa place."))
    if folder == BIN or in_bin(folder):
        return show_notice(desk, _("Choisissez un autre dossier que la corbeille."))
    return place_files(desk, there, folder, "cut" if clip.cut else "copy")


def place_files(desk: Desk, paths: tuple[str, ...], folder: str, how: Moving) -> Desk:
    """Move or copy ``paths`` to ``folder`` (``restore``: each to where it was), or ask first where a name is taken."""
    taken = tuple(p for p in paths if tree.taken_path(desk.files, p, _home(desk, p, folder, how)))
    if how == "copy":
        taken = tuple(p for p in taken if parent(p) != folder)  # a copy beside the original has a name of its own
    if not taken:
        return _place(desk, paths, folder, how)
    if len(taken) == 1:
        where = name_of(_home(desk, taken[0], folder, how))
        text = _("« {name} » est déjà dans {folder}.").format(name=name_of(taken[0]), folder=where)
    else:
        names = ", ".join(name_of(p) for p in taken[:3]) + (" …" if len(taken) > 3 else "")
        text = _("Ces noms sont déjà là : {names}.").format(names=names)
    buttons = _taken_buttons(desk, [(p, tree.taken_path(desk.files, p, _home(desk, p, folder, how))) for p in taken])
    return show_dialog(
        desk,
        Dialog(
            "files", _PLACE + how, _("Ce nom est déjà pris"), text, buttons=(*buttons, _LEAVING[how]), folder=folder,
            paths=paths,
        ),
    )  # fmt: skip


def throw_away(desk: Desk, paths: tuple[str, ...]) -> Desk:
    """Move ``paths`` to the bin; from the stick, which has none, they go for good after a question."""
    on_stick = tuple(p for p in paths if place_of(p) == USB and not is_place(p))
    files, targets = desk.files, []
    for path in (p for p in paths if p not in on_stick):
        files, target = tree.throw_away(files, path)
        targets += [target] if target != path else []
    if on_stick:
        return ask_to_delete(_with(desk, files), on_stick)
    if not targets:
        return show_notice(desk, _("Ce dossier reste à sa place."))
    if len(targets) == 1:
        text = _("« {name} » est dans la corbeille.").format(name=name_of(targets[0]))
    else:
        text = ngettext(
            "{count} élément est dans la corbeille.", "{count} éléments sont dans la corbeille.", len(targets)
        ).format(count=len(targets))
    return show_notice(_with(desk, files), text)


def ask_to_delete(desk: Desk, paths: tuple[str, ...]) -> Desk:
    """Ask whether ``paths``, in the bin or on the stick, should go for good."""
    if not paths:
        return desk
    if len(paths) == 1:
        text = _("On ne pourra plus reprendre « {name} ».").format(name=name_of(paths[0]))
    else:
        text = ngettext(
            "On ne pourra plus reprendre {count} élément.", "On ne pourra plus reprendre {count} éléments.", len(paths)
        ).format(count=len(paths))
    if place_of(paths[0]) == USB:
        text = _("La clé USB n'a pas de corbeille.") + " " + text
    buttons = (Label.DELETE, Label.CANCEL)
    return show_dialog(desk, Dialog("files", _DELETE, "Supprimer définitivement ?", text, buttons=buttons, paths=paths))


def ask_to_empty_bin(desk: Desk) -> Desk:
    """Ask before the bin is emptied."""
    if not desk.files.within(BIN):
        return show_notice(desk, _("La corbeille est déjà vide."))
    text = _("Ce qui est dans la corbeille ne pourra plus être repris.")
    buttons = (Label.EMPTY, Label.CANCEL)
    return show_dialog(desk, Dialog("files", _EMPTY, "Vider la corbeille ?", text, buttons=buttons))


def restore_files(desk: Desk, paths: tuple[str, ...]) -> Desk:
    """Bring ``paths`` of the bin back to where they were."""
    there = tuple(p for p in paths if parent(p) == BIN)
    return place_files(desk, there, "", "restore") if there else desk


def rename_file(desk: Desk, path: str, name: str) -> Desk:
    """Give ``path`` another name, or ask first where the ending changes or the name is taken."""
    former = name_of(path)
    if desk.files.get(path) is None or not clean_name(name):
        return show_notice(desk, _("Le nom reste le même."))
    # whoever leaves out the ending means the same kind of file
    wanted = clean_name(name) if desk.files.is_folder(path) else clean_name(with_ending_of(name, former))
    endings = split_ending(former)[1], split_ending(wanted)[1]
    if not desk.files.is_folder(path) and endings[0] and endings[0].lower() != endings[1].lower():
        text = _("Le fichier risque de ne plus s'ouvrir.")
        buttons = (f"Garder {endings[0]}", f"Mettre {endings[1]}", Label.CANCEL)
        return show_dialog(
            desk, Dialog("files", _ENDING + path, _("Changer la fin du nom ?"), text, buttons=buttons, label=wanted)
        )
    return _rename_unless_taken(desk, path, wanted)


def answer_move(desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
    """Handle the answer to one of these questions."""
    purpose, colon, about = dialog.purpose.partition(":")
    match purpose + colon, answer.button:
        case "place:", button:
            return _place(desk, dialog.paths, dialog.folder, _moving(about), button)
        case "ending:", button if button == dialog.buttons[0]:
            stem = split_ending(dialog.label)[0]
            return _rename_unless_taken(desk, about, stem + split_ending(name_of(about))[1])
        case "ending:", button if button != Label.CANCEL:
            return _rename_unless_taken(desk, about, dialog.label)
        case "name:", Label.KEEP_BOTH | Label.REPLACE:
            return _rename(desk, about, dialog.label, replacing=answer.button == Label.REPLACE)
        case "delete", Label.DELETE:
            files = desk.files
            for path in dialog.paths:
                files = tree.delete(files, path)
            return forbid_undo(_with(desk, files))
        case "empty", Label.EMPTY:
            return forbid_undo(_with(desk, tree.empty_bin(desk.files)))
        case _:
            return desk


def show_renamed(desk: Desk, path: str) -> Desk:
    """Select ``path`` in the list and on the desktop."""
    if not path:
        return desk
    item = "desktop/item/" if desk.place.focus.startswith("desktop") else "files/item/"
    desk = select_item(desk, "files/list", f"files/item/{path}")
    desk = select_item(desk, "desktop", f"desktop/item/{path}")
    return replace(desk, place=replace(desk.place, focus=f"{item}{path}"))


def _moving(word: str) -> Moving:
    found: dict[str, Moving] = {"move": "move", "cut": "cut", "restore": "restore"}
    return found.get(word, "copy")


def _home(desk: Desk, path: str, folder: str, how: Moving) -> str:
    return tree.home_of(desk.files, path) if how == "restore" else folder


def _place(desk: Desk, paths: tuple[str, ...], folder: str, how: Moving, answer: str = Label.KEEP_BOTH) -> Desk:
    """Move or copy ``paths``; ``answer``: what is done with names that are taken."""
    files, done = desk.files, []
    for path in paths:
        home = _home(desk, path, folder, how)
        if answer not in _TAKEN_BUTTONS and tree.taken_path(files, path, home):
            continue
        act = _ACTS[how]
        files, target = act(files, path, home, answer == Label.REPLACE)
        done += [(path, target)] if target and target != path else []
    desk = _with(desk, files)
    if how == "cut" and done:
        desk = put_on_clipboard(desk, FileClip(tuple(target for _path, target in done)))
    if not done:
        same = len(paths) == 1 and how != "restore" and parent(paths[0]) == folder
        text = _("« {name} » est déjà dans {folder}.").format(name=name_of(paths[0]), folder=name_of(folder))
        return show_notice(desk, text if same else _("Rien n'a changé de place."))
    if how == "restore" and len(done) == 1:
        text = _("« {name} » est de nouveau dans {folder}.")
        return show_notice(desk, text.format(name=name_of(done[0][1]), folder=name_of(parent(done[0][1]))))
    renamed = [target for path, target in done if name_of(path) != name_of(target)]
    if len(renamed) == 1:
        return show_notice(desk, _("Le nouveau nom est « {name} ».").format(name=name_of(renamed[0])))
    return desk


def _copy(files: tree.Files, path: str, folder: str, replacing: bool) -> tuple[tree.Files, str]:
    return tree.copy(files, path, folder, replacing=replacing)


def _move(files: tree.Files, path: str, folder: str, replacing: bool) -> tuple[tree.Files, str]:
    return tree.move(files, path, folder, replacing=replacing)


def _restore(files: tree.Files, path: str, folder: str, replacing: bool) -> tuple[tree.Files, str]:
    return tree.restore(files, path, replacing=replacing)


_ACTS: dict[Moving, Callable[[tree.Files, str, str, bool], tuple[tree.Files, str]]] = {
    "move": _move, "cut": _move, "copy": _copy, "restore": _restore,
}  # fmt: skip


def _rename_unless_taken(desk: Desk, path: str, name: str) -> Desk:
    folder = parent(path)
    taken = f"{folder}/{name}"
    if name == name_of(path):
        return show_notice(desk, _("Le nom reste le même."))
    if desk.files.get(taken) is None:
        return _rename(desk, path, name)
    text = _("« {name} » est déjà dans {folder}.").format(name=name, folder=name_of(folder))
    buttons = (*_taken_buttons(desk, [(path, taken)]), Label.DO_NOT_RENAME)
    return show_dialog(
        desk, Dialog("files", _NAME + path, _("Ce nom est déjà pris"), text, buttons=buttons, label=name)
    )


def _rename(desk: Desk, path: str, name: str, *, replacing: bool = False) -> Desk:
    files, target = tree.rename(desk.files, path, name, replacing=replacing)
    after = show_renamed(_with(desk, files), target)
    return (
        after
        if name_of(target) == name
        else show_notice(after, _("Le nouveau nom est « {name} ».").format(name=name_of(target)))
    )


def _taken_buttons(desk: Desk, pairs: list[tuple[str, str]]) -> tuple[Label, ...]:
    """Folders are not replaced: everything in them would be gone."""
    folders = any(desk.files.is_folder(one) for pair in pairs for one in pair)
    return _TAKEN_BUTTONS[:1] if folders else _TAKEN_BUTTONS


def _with(desk: Desk, files: tree.Files) -> Desk:
    return desk if files is desk.files else with_files(desk, files)
