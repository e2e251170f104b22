"""What an exercise writes about the files of the simulated computer at the start: folders, files, a USB stick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk.course.pictures import picture_problems
from kiosk.desk.files import tree
from kiosk.desk.files.details import plausible_details
from kiosk.desk.files.names import BIN, DOCUMENTS, document_named
from kiosk.desk.files.tree import FileDetails, Files, Folder
from kiosk.desk.values.dates import read_date
from kiosk.desk.values.file_names import MAX_NAME_LENGTH, clean_name
from kiosk.i18n import _
from kiosk.yaml.problems import YamlPath

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH, description="Un nom, avec sa fin : CV.pdf")]


class FileSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="file"):
    """A file: its name, its text, the picture word of a photo; in the bin, the folder that it comes from."""

    file: Name
    text: str = ""
    picture: Annotated[str, Meta(description="Le mot d'une image.")] = ""
    from_: Annotated[str, Meta(description="Dans la corbeille : le dossier d'avant.")] = msgspec.field(
        name="from", default=DOCUMENTS
    )
    date: Annotated[str, Meta(description="La date dans la liste : 12/03/2026.")] = ""
    size: Annotated[int, Meta(ge=1, le=999_999, description="La taille en Ko.")] | None = None


class FolderSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="folder"):
    """A folder: its name and its entries."""

    folder: Name
    files: tuple[str | FileSpec | FolderSpec, ...] = ()


Item = str | FileSpec | FolderSpec


class UsbSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A USB stick: whether it is plugged in at the start, and what is on it."""

    plugged: bool = True
    files: tuple[Item, ...] = ()


def fill_folder(files: Files, folder: str, items: tuple[Item, ...]) -> Files:
    for item in items:
        match item:
            case FolderSpec(name, within):
                files, path = _put(files, folder, name, Folder())
                files = fill_folder(files, path, within)
            case FileSpec(name, text, picture, home):
                files, path = _put(files, folder, name, document_named(name, text, picture), item)
                if folder == BIN:
                    files = msgspec.structs.replace(files, origins={**files.origins, path: home})
            case _:
                files, _path = _put(files, folder, item, document_named(item))
    return files


def _put(files: Files, folder: str, name: str, entry: tree.Entry, spec: FileSpec | None = None) -> tuple[Files, str]:
    # The bin may hold things at the start, where nobody may put a new one later.
    path = files.free_path(folder, name)
    details = files.details
    if not isinstance(entry, Folder):
        usual, day = plausible_details(name, entry), read_date(spec.date) if spec else None
        size = spec.size if spec and spec.size else usual.size
        details = {**details, path: FileDetails(day.isoformat() if day else usual.date, size)}
    return msgspec.structs.replace(files, entries={**files.entries, path: entry}, details=details), path


def item_texts(items: tuple[Item, ...], at: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    for index, item in enumerate(items):
        if isinstance(item, FileSpec) and item.text:
            yield (*at, index, "text"), item.text
        elif isinstance(item, FolderSpec):
            yield from item_texts(item.files, (*at, index, "files"))


def item_problems(items: tuple[Item, ...], at: YamlPath) -> Iterator[tuple[YamlPath, str, str]]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        name = item if isinstance(item, str) else item.file if isinstance(item, FileSpec) else item.folder
        here = (*at, index)
        if name != clean_name(name):
            what = _("« {name} » ne peut pas être un nom de fichier").format(name=name)
            yield here, what, _("écrivez « {name} »").format(name=clean_name(name) or "CV.pdf")
        if name in seen:
            yield here, _("« {name} » est déjà dans ce dossier").format(name=name), _("donnez-lui un autre nom")
        seen.add(name)
        if isinstance(item, FileSpec) and item.date and read_date(item.date) is None:
            what = _("« {date} » n'est pas une date").format(date=item.date)
            yield (*here, "date"), what, _("écrivez-la comme ceci : 12/03/2026")
        if isinstance(item, FileSpec) and item.picture:
            yield from picture_problems((*here, "picture"), item.picture)
        if isinstance(item, FolderSpec):
            yield from item_problems(item.files, (*here, "files"))
