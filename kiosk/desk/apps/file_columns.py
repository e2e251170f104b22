"""The columns of the list of files: name, date, kind and size, and sorting by a click on the head of one."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.course.model import Verdict
from kiosk.desk.files.details import date_text, kind_text, size_text, sort_key
from kiosk.desk.files.tree import Files
from kiosk.desk.goals import Goal
from kiosk.desk.labels import Label
from kiosk.desk.nodes import Node
from kiosk.desk.state import Desk
from kiosk.i18n import _

HEAD = "files/head/"
Column = Literal["name", "date", "kind", "size"]
COLUMNS: dict[Column, str] = {
    "name": Label.NAME,
    "date": Label.DATE,
    "kind": Label.TYPE,
    "size": Label.SIZE,
}
"""Practised words: French in every language."""
_LARGEST_FIRST: tuple[Column, ...] = ("date", "size")
"""Columns of which the first click shows the newest or the largest first, as everywhere."""


class Sorting(msgspec.Struct, frozen=True):
    """The column that the list is sorted by, and whether from the last to the first."""

    by: Column = "name"
    reversed: bool = False


def sorted_paths(files: Files, paths: tuple[str, ...], sorting: Sorting) -> tuple[str, ...]:
    """``paths``, which come by name, sorted; folders stay before files."""
    by_name = list(reversed(paths)) if sorting.by == "name" and sorting.reversed else list(paths)
    if sorting.by != "name":
        by_name.sort(key=lambda p: sort_key(files, p, sorting.by), reverse=sorting.reversed)
    return tuple(sorted(by_name, key=lambda p: not files.is_folder(p)))


def after_click_on_head(sorting: Sorting, node: str) -> Sorting:
    """The sorting after a click on the head of a column; again on the same one reverses it."""
    by = next((column for column in COLUMNS if node == f"{HEAD}{column}"), None)
    if by is None:
        return sorting
    return Sorting(by, not sorting.reversed) if by == sorting.by else Sorting(by, by in _LARGEST_FIRST)


def head_node(sorting: Sorting) -> Node:
    """The heads of the columns, the sorted one marked."""
    mark = "▼" if sorting.reversed else "▲"
    heads = (
        Node("columnheader", label, f"{HEAD}{by}", offers=("click",), value=mark if by == sorting.by else "")
        for by, label in COLUMNS.items()
    )
    return Node("rowgroup", _("Colonnes"), HEAD.rstrip("/"), tuple(heads), direction="row")


def details_of(files: Files, path: str) -> tuple[str, ...]:
    """The texts of the columns after the name."""
    return date_text(files, path), kind_text(files, path), size_text(files, path)


class FilesSorted(Goal, frozen=True, forbid_unknown_fields=True, tag="files_sorted"):
    """The list of files is sorted by this column; ``order`` where it matters: ``{files_sorted: date, order: down}``."""

    by: Annotated[Column, Meta(description="name, date, kind ou size")]
    order: Annotated[Literal["", "up", "down"], Meta(description="up : ▲, down : ▼ ; rien : l'un ou l'autre.")] = ""

    def judge(self, desk: Desk) -> Verdict:
        sorting: Sorting = getattr(desk.place.programs.get("files"), "sorting", Sorting())
        name = COLUMNS[self.by]
        if sorting.by != self.by:
            return Verdict(False, "", _("Il reste à cliquer sur « {name} », en haut de la liste.").format(name=name))
        observed = _("La liste est dans l'ordre de « {name} ».").format(name=name)
        if self.order and sorting.reversed != (self.order == "down"):
            return Verdict(False, observed, _("Il reste à cliquer encore une fois sur « {name} ».").format(name=name))
        return Verdict(True, observed)
