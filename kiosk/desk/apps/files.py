"""The file manager (Fichiers): a tree of folders, the list of a folder, the bin, and search by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from kiosk.course.acts import Act, Pressed
from kiosk.course.pictures import picture_problems
from kiosk.desk.acts import Clicked, DoubleClicked, Dropped, Picked
from kiosk.desk.answers import fill_placeholders
from kiosk.desk.apps.file_columns import (
    HEAD,
    FilesSorted,
    Sorting,
    after_click_on_head,
    head_node,
    sorted_paths,
)
from kiosk.desk.apps.file_rows import BRANCH, ITEM, folder_nodes, item_nodes, with_selected
from kiosk.desk.apps.files_other_look import MORE, OTHER_LABELS, tools_in_other_look
from kiosk.desk.changes import select_item, set_focus, show_window, with_files, with_text
from kiosk.desk.controls import button, group, listing, status, textbox
from kiosk.desk.files.names import (
    BIN,
    DOCUMENTS,
    DOWNLOADS,
    document_named,
    in_bin,
    is_place,
    name_of,
    parent,
    place_of,
)
from kiosk.desk.files.tree import Folder, add, find_by_name
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.looks import has_other_look
from kiosk.desk.nodes import Node, Offer
from kiosk.desk.program import Nothing, Program
from kiosk.desk.shell import file_menu, file_moves
from kiosk.desk.shell.desktop import open_menu
from kiosk.desk.shell.selecting import list_at, select_all
from kiosk.desk.state import Desk, Dialog, DialogAnswer
from kiosk.desk.values.file_names import MAX_NAME_LENGTH, clean_name
from kiosk.desk.view import view
from kiosk.i18n import N_, _, ngettext
from kiosk.yaml.problems import YamlPath

LIST, TREE, SEARCH = "files/list", "files/tree", "files/search"


class FilesLocation(msgspec.Struct, frozen=True):
    """The current folder and the history of folders, latest last."""

    folder: str = DOCUMENTS
    before: tuple[str, ...] = ()
    sorting: Sorting = Sorting()


class FileArrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that comes later: its name, its text, the picture word of a photo, and the folder that it comes into."""

    file: Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH, description="Un nom, avec sa fin : CV.pdf")]
    text: str = ""
    picture: Annotated[str, Meta(description="Le mot d'une image.")] = ""
    to: Annotated[str, Meta(min_length=1, description="Le dossier où il arrive.")] = DOWNLOADS


class FilesProgram(Program[Nothing, Nothing, FilesLocation]):
    """One window."""

    key = "files"
    name = N_("Fichiers")
    picture = "dossier"
    icon = "folder"
    opens = (Folder,)
    other_labels = OTHER_LABELS
    goals: ClassVar[tuple[type[Goal], ...]] = (FilesSorted,)
    arrivals: ClassVar[dict[str, type[msgspec.Struct]]] = {"file": FileArrival}

    def start(self, spec: Nothing) -> tuple[Nothing, FilesLocation]:
        return Nothing(), FilesLocation()

    def receive(self, desk: Desk, key: str, what: FileArrival) -> Desk:
        folder = what.to if desk.files.is_folder(what.to) else DOWNLOADS
        document = document_named(what.file, fill_placeholders(desk, what.text), what.picture)
        return with_files(desk, add(desk.files, folder, what.file, document)[0])

    def arrival_news(self, desk: Desk, key: str, what: FileArrival) -> str:
        return _("Le fichier « {name} » est arrivé dans {folder}.").format(name=what.file, folder=name_of(what.to))

    def arrival_texts(self, key: str, what: FileArrival) -> Iterator[tuple[YamlPath, str]]:
        yield ("text",), what.text

    def arrival_problems(self, key: str, what: FileArrival, start: Desk) -> Iterator[tuple[YamlPath, str, str]]:
        if what.file != clean_name(what.file):
            problem = _("« {name} » ne peut pas être un nom de fichier").format(name=what.file)
            yield (), problem, _("écrivez « {name} »").format(name=clean_name(what.file) or "CV.pdf")
        if what.picture:
            yield from picture_problems(("picture",), what.picture)

    def open(self, desk: Desk, path: str = "") -> Desk:
        return show_window(self.show_folder(desk, path) if path else desk, self.key)

    def show_folder(self, desk: Desk, folder: str) -> Desk:
        """Show ``folder`` in the list, and clear the search."""
        here = self.folder(desk)
        if folder == here or not desk.files.is_folder(folder):
            return select_item(with_text(desk, SEARCH, ""), LIST, "") if desk.text(SEARCH) else desk
        location = self.location_of(desk)
        place = FilesLocation(folder, (*location.before, here)[-20:], location.sorting)
        desk = with_text(desk, SEARCH, "") if desk.text(SEARCH) else desk
        return select_item(self.with_location(desk, place), LIST, "")

    def folder(self, desk: Desk) -> str:
        """The current folder; Documents where that no longer exists."""
        folder = self.location_of(desk).folder
        gone = not desk.files.is_folder(folder) or place_of(folder) not in desk.places
        return DOCUMENTS if gone else folder

    def title(self, desk: Desk, window: str) -> str:
        return f"{_(self.name)} – {name_of(self.folder(desk))}"

    def view(self, desk: Desk, window: str) -> tuple[Node, ...]:
        folder = self.folder(desk)
        paths = self.paths(desk)
        rows = item_nodes(paths, desk.files, searching=bool(self._words(desk)))
        there = with_selected(rows, desk.selection(LIST))
        branches = with_selected(folder_nodes(desk.places, desk.files), (f"{BRANCH}{folder}",))
        tree = listing(TREE, "Dossiers", branches, role="tree", width=26)
        offers: tuple[Offer, ...] = ("click", "context", *(("drop",) if folder != BIN else ()))
        held = listing(LIST, "Contenu du dossier", there, offers=offers, several=True)
        head = head_node(self.location_of(desk).sorting)
        content = group("files/content", _("Contenu"), [held] if self._words(desk) else [head, held], grow=True)
        body = group("files/body", _("Dossiers et contenu"), [tree, content], direction="row", grow=True)
        count = ngettext("{count} élément", "{count} éléments", len(paths)).format(count=len(paths))
        return (self._tools(desk, folder), body, status("files/status", count))

    def paths(self, desk: Desk) -> tuple[str, ...]:
        """The paths in the list: those of the folder, or those found."""
        words = self._words(desk)
        if not words:
            paths = desk.files.within(self.folder(desk))
            return sorted_paths(desk.files, paths, self.location_of(desk).sorting)
        return tuple(p for p in find_by_name(desk.files, words) if place_of(p) in desk.places)

    def _words(self, desk: Desk) -> str:
        """The words that are searched for."""
        return desk.text(SEARCH).strip()

    def _tools(self, desk: Desk, folder: str) -> Node:
        first, top = not self.location_of(desk).before, is_place(folder)
        no_parent = _("« {name} » est déjà le dossier du haut.").format(name=name_of(folder))
        back = button("files/back", Label.BACK, disabled=first, reason=_("Il n'y a pas de dossier avant celui-ci."))
        up = button("files/up", Label.PARENT_FOLDER, disabled=top, reason=no_parent)
        tools, search = [back, up], textbox(desk, SEARCH, Label.SEARCH, role="searchbox")
        if folder == BIN:
            empty, no_file = not desk.files.within(BIN), _("La corbeille est déjà vide.")
            chosen = self.chosen(desk)
            reason = no_file if empty else _("Cliquez d'abord sur un fichier.")
            tools += [
                button("files/restore", Label.RESTORE, disabled=not chosen, reason=reason),
                button("files/empty", Label.EMPTY_BIN, disabled=empty, reason=no_file),
            ]
        elif not in_bin(folder):
            tools.append(button("files/new-folder", Label.NEW_FOLDER))
        tools.append(search)
        if has_other_look(desk, self.key):
            tools = tools_in_other_look(tools)
        return group("files/tools", _("Outils"), tools, role="toolbar", direction="row")

    def update(self, desk: Desk, act: Act) -> Desk:
        match act:
            case Clicked(node) if node.startswith(BRANCH):
                return self.show_folder(desk, node.removeprefix(BRANCH))
            case Clicked(node) if node.startswith(HEAD):
                location = self.location_of(desk)
                sorting = after_click_on_head(location.sorting, node)
                return self.with_location(desk, msgspec.structs.replace(location, sorting=sorting))
            case Clicked(node) if node == MORE:
                return open_menu(desk, node, self.menu(desk, node))
            case Clicked(node):
                return self._click(desk, node)
            case DoubleClicked(node) if node.startswith(ITEM):
                return self._into(desk, node.removeprefix(ITEM))
            case Dropped(item, on):
                return file_moves.drop_on_folder(desk, file_menu.paths_meant(desk, item), self._target(desk, on))
            case Picked(node, entry):
                return file_menu.pick_entry(desk, entry, file_menu.paths_meant(desk, node), self._target(desk, node))
            case Pressed("ctrl+f"):
                return msgspec.structs.replace(desk, place=msgspec.structs.replace(desk.place, focus=SEARCH))
            case Pressed("ctrl+a") if box := list_at(view(desk), LIST):
                return select_all(desk, box)
            case Pressed("backspace" | "alt+left"):
                return self._leave(desk, "files/back")
            case Pressed("alt+up"):
                return self._leave(desk, "files/up")
            case Pressed(key):
                focus = desk.place.focus
                chosen = () if focus.startswith(BRANCH) else self.chosen(desk)
                return file_menu.press_file_key(
                    desk, key, chosen or file_menu.paths_meant(desk, focus), self.folder(desk)
                )
            case _:
                return desk

    def chosen(self, desk: Desk) -> tuple[str, ...]:
        """The paths selected in the list that still exist, in its order."""
        chosen = {node.removeprefix(ITEM) for node in desk.selection(LIST)}
        return tuple(path for path in self.paths(desk) if path in chosen) if chosen else ()

    def menu(self, desk: Desk, node: str) -> tuple[str, ...]:
        return file_menu.menu_entries(desk, file_menu.paths_meant(desk, node), self._target(desk, node))

    def on_answer(self, desk: Desk, dialog: Dialog, answer: DialogAnswer) -> Desk:
        return file_menu.answer_file_dialog(desk, dialog, answer)

    def _click(self, desk: Desk, node: str) -> Desk:
        folder = self.folder(desk)
        match node:
            case "files/back" if before := self.location_of(desk).before:
                location = msgspec.structs.replace(self.location_of(desk), folder=before[-1], before=before[:-1])
                return select_item(self.with_location(desk, location), LIST, "")
            case "files/up" if not is_place(folder):
                return self.show_folder(desk, parent(folder))
            case "files/new-folder":
                return file_menu.pick_entry(desk, Label.NEW_FOLDER, (), folder)
            case "files/restore":
                return file_menu.pick_entry(desk, Label.RESTORE, self.chosen(desk), folder)
            case "files/empty":
                return file_menu.pick_entry(desk, Label.EMPTY_BIN, (), folder)
            case "files/list":
                return select_item(desk, LIST, "")
            case _:
                return desk

    def _leave(self, desk: Desk, button: str) -> Desk:
        """Leave the folder with a key: the focus is then on the folder that was left, where the list has it."""
        left, after = self.folder(desk), self._click(desk, button)
        if after is desk or left not in self.paths(after):
            return after
        return set_focus(select_item(after, LIST, f"{ITEM}{left}"), f"{ITEM}{left}")

    def _into(self, desk: Desk, path: str) -> Desk:
        return file_menu.pick_entry(desk, Label.OPEN, (path,), path)

    def _path(self, node: str) -> str:
        """The path of a node; "" for the list itself."""
        return file_menu.path_of_node(node)

    def _target(self, desk: Desk, node: str) -> str:
        """The folder for what is dropped or pasted on a node."""
        path = self._path(node)
        return path if desk.files.is_folder(path) else self.folder(desk)
