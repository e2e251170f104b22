"""Modal dialogs: message, prompt, « Enregistrer sous », « Choisir un fichier »."""

from __future__ import annotations

from kiosk.desk.changes import replace, select_item, show_dialog
from kiosk.desk.controls import button, group, item, listing, paragraph, status, textbox
from kiosk.desk.files.names import BIN, DOCUMENTS, name_of, parent
from kiosk.desk.files.tree import Files
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node, Offer
from kiosk.desk.program import programs_of
from kiosk.desk.reuse import reuse_last
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.values.file_names import clean_name, kind_of_file
from kiosk.i18n import _

FOLDER_LIST, FILE_LIST, NAME_BOX = "dialog/folders", "dialog/files", "dialog/name"
_FOLDER, _FILE, _BUTTON = "dialog/folder/", "dialog/file/", "dialog/button/"


def dialog_node(desk: Desk, dialog: Dialog) -> Node:
    """The nodes of a dialog."""
    parts: list[Node] = []
    if dialog.text and dialog.kind != "prompt":
        parts.append(paragraph("dialog/text", dialog.text))
    match dialog.kind:
        case "prompt":
            parts.append(textbox(desk, NAME_BOX, dialog.label or dialog.title, default=dialog.text))
        case "save":
            name = textbox(desk, NAME_BOX, "Nom du fichier", default=dialog.label, kind="file_name")
            kind = kind_of_file(_with_ending(dialog, clean_name(desk.text(NAME_BOX, dialog.label))))
            folders = _folders(desk.places, desk.files, selected_folder(desk, dialog))
            parts += [folders, name, status("dialog/kind", f"Type : {kind}")]
        case "choose":
            lists = [_folders(desk.places, desk.files, selected_folder(desk, dialog)), _files(desk, dialog)]
            parts.append(group("dialog/lists", _("Dossiers et fichiers"), lists, direction="row", grow=True))
            if dialog.endings:
                text = _("La liste montre les fichiers qui finissent par {endings}.")
                parts.append(status("dialog/left-out", text.format(endings=", ".join(dialog.endings))))
    buttons = [
        button(f"{_BUTTON}{label}", label, tone="main" if index == 0 else "")
        for index, label in enumerate(dialog.buttons)
    ]
    parts.append(Node("group", _("Boutons"), "dialog/buttons", tuple(buttons), direction="row", part="dialog_buttons"))
    return Node("dialog", dialog.title, "dialog", tuple(parts))


def initial_focus(dialog: Dialog) -> str:
    """The node that has the focus when the dialog opens."""
    match dialog.kind:
        case "prompt" | "save":
            return NAME_BOX
        case "choose":
            return FILE_LIST
        case _:
            return f"{_BUTTON}{dialog.buttons[0]}"


def initial_text(dialog: Dialog) -> str:
    """The initial text of its text box, selected so that typing replaces it."""
    return {"prompt": dialog.text, "save": dialog.label}.get(dialog.kind, "")


def selected_folder(desk: Desk, dialog: Dialog) -> str:
    """The folder chosen in it."""
    chosen = desk.selected(FOLDER_LIST).removeprefix(_FOLDER) or dialog.folder or DOCUMENTS
    return chosen if desk.files.is_folder(chosen) else DOCUMENTS


def press_button(desk: Desk, label: str) -> Desk:
    """Press a button: the dialog is answered, or a notice says what is missing."""
    dialog = desk.place.dialog
    if dialog is None or label not in dialog.buttons:
        return desk
    if dialog.behind is not None:
        return _answer_replace(desk, dialog.behind, label == dialog.buttons[0], dialog.folder)
    text, paths = "", ()  # type: str, tuple[str, ...]
    if label == dialog.buttons[0]:
        text = desk.text(NAME_BOX, initial_text(dialog))
        match dialog.kind:
            case "save":
                return _save(desk, dialog, text)
            case "choose":
                chosen = {node.removeprefix(_FILE) for node in desk.selection(FILE_LIST)}
                paths = tuple(path for path in _paths(desk, dialog) if path in chosen)
                if not paths:
                    return _ask_again(desk, _("Cliquez d'abord sur un fichier de la liste."))
    return _answer(desk, dialog, DialogAnswer(label, text, next(iter(paths), ""), paths))


def press_escape(desk: Desk) -> Desk:
    """Press the last button, as Escape does."""
    return press_button(desk, desk.place.dialog.buttons[-1]) if desk.place.dialog else desk


def click_in_dialog(desk: Desk, node: str, twice: bool) -> Desk:
    """Handle a click in the dialog, after the clicked item is selected."""
    dialog = desk.place.dialog
    if dialog is None:
        return desk
    if node.startswith(_BUTTON):
        return press_button(desk, node.removeprefix(_BUTTON))
    if node.startswith(_FOLDER):
        return select_item(desk, FILE_LIST, "")
    return press_button(desk, dialog.buttons[0]) if twice and node.startswith(_FILE) else desk


def _answer(desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
    return programs_of(desk)[dialog.program].on_answer(show_dialog(desk, None), dialog, answer)


def _save(desk: Desk, dialog: Dialog, text: str) -> Desk:
    name = clean_name(text)
    if not name:
        return _ask_again(desk, _("Écrivez d'abord un nom."))
    name = _with_ending(dialog, name)
    folder = selected_folder(desk, dialog)
    path = f"{folder}/{name}"
    if desk.files.is_folder(path):
        return _ask_again(desk, _("Un dossier a déjà ce nom. Écrivez un autre nom."))
    if desk.files.get(path) is None:
        return _answer(desk, dialog, DialogAnswer(dialog.buttons[0], text, path))
    question = Dialog(
        dialog.program,
        dialog.purpose,
        "Remplacer le fichier ?",
        _("Le fichier « {name} » est déjà là.").format(name=name),
        buttons=(Label.REPLACE, Label.CANCEL),
        folder=path,
        behind=replace(dialog, label=text, folder=folder),
    )
    return show_dialog(desk, question)


def _answer_replace(desk: Desk, dialog: Dialog, agreed: bool, path: str) -> Desk:
    if not agreed:
        return show_dialog(desk, dialog)
    return _answer(desk, dialog, DialogAnswer(dialog.buttons[0], name_of(path), path))


def _ask_again(desk: Desk, text: str) -> Desk:
    return replace(desk, place=replace(desk.place, notice=text))


@reuse_last
def _folders(places: tuple[str, ...], files: Files, chosen: str) -> Node:
    paths = (p for place in places if place != BIN for p in files.below(place) if files.is_folder(p))
    nodes = tuple(
        Node(
            "treeitem", name_of(path), f"{_FOLDER}{path}", offers=("click",), selected=path == chosen,
            picture="dossier", level=path.count("/") + 1,
        )
        for path in paths
    )  # fmt: skip
    return listing(FOLDER_LIST, "Dossiers", _with_parents(nodes), role="tree", width=24)


def _files(desk: Desk, dialog: Dialog) -> Node:
    offers: tuple[Offer, ...] = ("click", "double_click")
    items = []
    for path in _paths(desk, dialog):
        document = desk.files.document(path)
        picture = document.picture if document else ""
        items.append(item(desk, FILE_LIST, f"{_FILE}{path}", name_of(path), offers=offers, picture=picture))
    return listing(FILE_LIST, "Fichiers", items, several=dialog.several)


def _paths(desk: Desk, dialog: Dialog) -> tuple[str, ...]:
    paths = desk.files.within(selected_folder(desk, dialog))
    return tuple(
        p for p in paths if not desk.files.is_folder(p) and (not dialog.endings or p.lower().endswith(dialog.endings))
    )


def _with_ending(dialog: Dialog, name: str) -> str:
    """``name`` as it is saved: whoever leaves the ending out gets the first of those that the dialog takes."""
    kept = not dialog.endings or name.lower().endswith(dialog.endings)
    return name if kept else name + dialog.endings[0]


def _with_parents(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """``nodes`` with the parent folder in the names of those of the same name."""
    names = [node.name for node in nodes]
    return tuple(
        replace(node, name=f"{node.name} ({parent(node.id.removeprefix(_FOLDER)).replace('/', ' › ')})")
        if names.count(node.name) > 1 and "/" in node.id.removeprefix(_FOLDER)
        else node
        for node in nodes
    )
