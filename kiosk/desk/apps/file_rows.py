"""The rows of the file manager: the tree of folders, and the list of a folder or of what was found."""

from __future__ import annotations

import msgspec

from kiosk.desk.apps.file_columns import details_of
from kiosk.desk.files.names import BIN, in_bin, name_of, parent, place_of
from kiosk.desk.files.tree import Files
from kiosk.desk.nodes import Node, Offer
from kiosk.desk.reuse import reuse_last

ITEM, BRANCH = "files/item/", "files/tree/"


@reuse_last
def folder_nodes(places: tuple[str, ...], files: Files) -> tuple[Node, ...]:
    """The nodes of the folder tree, none selected."""
    order = {place: index for index, place in enumerate(places)}
    # the bin's content is only in the list
    folders = sorted(p for p in files.entries if files.is_folder(p) and not in_bin(p) and place_of(p) in order)
    folders.sort(key=lambda p: order[place_of(p)])
    nodes = [
        Node(
            "treeitem", name_of(path), f"{BRANCH}{path}", offers=("click", "context", "drop"),
            selected=False, picture="corbeille" if path == BIN else "dossier", level=path.count("/") + 1,
        )
        for path in folders
    ]  # fmt: skip
    return _number_same_names(nodes, tuple(folders))


@reuse_last
def item_nodes(paths: tuple[str, ...], files: Files, *, searching: bool) -> tuple[Node, ...]:
    """The nodes of the list, none selected."""
    return _number_same_names([_row(files, path, searching=searching) for path in paths], paths)


def _row(files: Files, path: str, *, searching: bool) -> Node:
    document = files.document(path)
    folder: tuple[Offer, ...] = ("drop",) if document is None else ()
    return Node(
        "option", name_of(path), f"{ITEM}{path}", offers=("click", "double_click", "context", "drag", *folder),
        selected=False, picture=document.picture if document else "dossier",
        description=parent(path).replace("/", " › ") if searching else "",
        details=() if searching else details_of(files, path),
    )  # fmt: skip


def with_selected(rows: tuple[Node, ...], selected: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(msgspec.structs.replace(row, selected=True) if row.id in selected else row for row in rows)


def _number_same_names(nodes: list[Node], paths: tuple[str, ...]) -> tuple[Node, ...]:
    """``nodes`` with the parent folder in the names of those of the same name."""
    names = [node.name for node in nodes]
    return tuple(
        msgspec.structs.replace(node, name=f"{node.name} ({parent(path).replace('/', ' › ')})")
        if names.count(node.name) > 1 and "/" in path
        else node
        for node, path in zip(nodes, paths, strict=True)
    )
