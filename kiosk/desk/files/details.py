"""The date, the size and the kind of files: as an exercise writes them, as plausible ones, and as a list shows them.

What has no date here was made during the exercise: today, at the time of the desk's clock.
"""

from __future__ import annotations

from datetime import date

from kiosk.desk.files.documents import Document, Photo
from kiosk.desk.files.names import name_of
from kiosk.desk.files.tree import FileDetails, Files, Folder
from kiosk.desk.values.file_names import kind_of_file, split_ending

_TODAY = "9999"
"""Sorts after every date that is written."""


def plausible_details(name: str, document: Document) -> FileDetails:
    """A date and a size for a document of which the exercise says neither: always the same for the same one."""
    number = sum(map(ord, name)) + len(document.words)
    day = date(2026, 1 + number % 10, 1 + number // 10 % 28)
    return FileDetails(day.isoformat(), _plausible_size(name, document))


def date_text(files: Files, path: str) -> str:
    """The date as a list shows it; of a folder, that of the latest thing in it."""
    day = _day_of(files, path)
    return "" if not day else "aujourd'hui" if day == _TODAY else "/".join(reversed(day.split("-")))


def kind_text(files: Files, path: str) -> str:
    """The kind in a word."""
    return "Dossier" if files.is_folder(path) else kind_of_file(name_of(path)).partition(" (")[0]


def size_text(files: Files, path: str) -> str:
    """The size in Ko or Mo; nothing for a folder, as everywhere."""
    size = size_of(files, path)
    if not size:
        return ""
    return f"{size} Ko" if size < 1000 else f"{size / 1000:.1f} Mo".replace(".", ",")


def size_of(files: Files, path: str) -> int:
    """The size in kilobytes; 0 for a folder."""
    document = files.document(path)
    if document is None:
        return 0
    known = files.details.get(path)
    return known.size if known is not None and known.size else _plausible_size(name_of(path), document)


def sort_key(files: Files, path: str, by: str) -> tuple[str, int, str]:
    """What two files are sorted by; where it is the same for both, the name decides."""
    name = name_of(path).casefold()
    match by:
        case "date":
            return (_day_of(files, path), 0, name)
        case "kind":
            return (kind_text(files, path), 0, name)
        case "size":
            return ("", size_of(files, path), name)
        case _:
            return ("", 0, "")


def _day_of(files: Files, path: str) -> str:
    if isinstance(files.get(path), Folder):
        return max((_day_of(files, p) for p in files.below(path) if not files.is_folder(p)), default="")
    known = files.details.get(path)
    return known.date if known is not None and known.date else _TODAY


def _plausible_size(name: str, document: Document) -> int:
    length = len(document.words)
    if isinstance(document, Photo):
        return 700 + sum(map(ord, name)) * 7 % 3200
    if split_ending(name)[1].lower() == ".txt":
        return 1 + length // 1000
    return 14 + length // 40 + sum(map(ord, name)) % 9
