"""Folders and files as one frozen tree, by path (``Documents/Vacances/photo.jpg``), and all that can be done with them.

Nothing here loses a document unasked: a name that is taken becomes « nom (2) », what is thrown away stands in the bin
and remembers where it was. Only ``replacing`` a document, :func:`empty_bin` and :func:`delete` end one; the last takes
from the bin and the stick alone.
An operation that makes no sense (a folder into itself, a path that is not there) gives the tree back.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from kiosk.desk.files.documents import Document
from kiosk.desk.files.names import BIN, DOCUMENTS, PLACES, USB, folded_name, in_bin, is_place, name_of, parent
from kiosk.desk.values.file_names import clean_name, split_ending
from kiosk.text import fold, free_name


class Folder(msgspec.Struct, frozen=True):
    """A folder; what is in it is found by its path."""


Entry = Folder | Document


class FileDetails(msgspec.Struct, frozen=True):
    """The date (2026-03-12) and the size in kilobytes of a document of the start."""

    date: str = ""
    size: int = 0


class Files(msgspec.Struct, frozen=True, dict=True):
    """Every folder and document by path. ``origins``: the folder that each thing in the bin came from.

    ``details``: the date and the size of what was there at the start, and copies of it; what was made or changed since
    has none here.
    """

    entries: dict[str, Entry]
    origins: dict[str, str] = {}
    details: dict[str, FileDetails] = {}

    def get(self, path: str) -> Entry | None:
        """The folder or document at ``path``."""
        return self.entries.get(path)

    def document(self, path: str) -> Document | None:
        """The document at ``path``, if it is one."""
        found = self.entries.get(path)
        return found if isinstance(found, Document) else None

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at ``path``."""
        return isinstance(self.entries.get(path), Folder)

    def within(self, folder: str) -> tuple[str, ...]:
        """Paths of what stands directly in ``folder``: folders first, then by name."""
        if (known := self._sorted.get(folder)) is None:
            found = [path for path in self.entries if parent(path) == folder]
            found.sort(key=lambda p: (not self.is_folder(p), folded_name(p)))
            known = self._sorted[folder] = tuple(found)
        return known

    @cached_property
    def _sorted(self) -> dict[str, tuple[str, ...]]:
        """What stands in each folder that was asked for, sorted once."""
        return {}

    def below(self, path: str) -> tuple[str, ...]:
        """``path`` and every path below it."""
        return tuple(p for p in self.entries if p == path or p.startswith(path + "/"))

    def free_path(self, folder: str, name: str, besides: str = "") -> str:
        """A path in ``folder`` that is not taken: ``name``, else « nom (2) »…; ``besides`` does not count as taken."""
        name = clean_name(name) or "Sans nom"
        stem, ending = split_ending(name)
        return free_name(f"{folder}/{stem}", self.entries.keys() - {besides}, ending)


def empty_files(usb: bool = False) -> Files:
    """The places, empty."""
    return Files({place: Folder() for place in (*PLACES, BIN, *((USB,) if usb else ()))})


def add(files: Files, folder: str, name: str, entry: Entry) -> tuple[Files, str]:
    """(the tree with ``entry`` in ``folder``, its path) under a free name; the tree and "" where there is no folder."""
    if not files.is_folder(folder) or folder == BIN or in_bin(folder):
        return files, ""
    path = files.free_path(folder, name)
    return msgspec.structs.replace(files, entries={**files.entries, path: entry}), path


def save_document(files: Files, path: str, document: Document) -> Files:
    """The tree with ``document`` at ``path``, in the place of the document that was there: saving, on purpose."""
    if not files.is_folder(parent(path)) or files.is_folder(path):
        return files
    details = {p: known for p, known in files.details.items() if p != path}
    return msgspec.structs.replace(files, entries={**files.entries, path: document}, details=details)


def taken_path(files: Files, path: str, folder: str) -> str:
    """What else already has the name of ``path`` in ``folder``; "" for nothing."""
    there = f"{folder}/{name_of(path)}"
    return there if there != path and there in files.entries and path in files.entries else ""


def rename(files: Files, path: str, name: str, *, replacing: bool = False) -> tuple[Files, str]:
    """(the tree, the new path); the same where the name cannot be had."""
    if path not in files.entries or is_place(path) or not clean_name(name):
        return files, path
    if not replacing:
        return _put(files, path, files.free_path(parent(path), name, besides=path))
    files, target = _target(files, path, parent(path), name, replacing)
    return _put(files, path, target)


def move(files: Files, path: str, folder: str, *, replacing: bool = False) -> tuple[Files, str]:
    """(the tree with ``path`` in ``folder``, its new path). Into the bin: see :func:`throw_away`.

    ``replacing``: the document of this name that is there goes; otherwise the new one gets a free name.
    """
    if folder == BIN:
        return throw_away(files, path)
    if not _can_move(files, path, folder) or parent(path) == folder:
        return files, path
    files, target = _target(files, path, folder, name_of(path), replacing)
    return _put(files, path, target)


def copy(files: Files, path: str, folder: str, *, replacing: bool = False) -> tuple[Files, str]:
    """(the tree with a copy of ``path`` in ``folder``, the path of the copy)."""
    if path not in files.entries or is_place(path) or not files.is_folder(folder) or folder == BIN or in_bin(folder):
        return files, path
    files, target = _target(files, path, folder, name_of(path), replacing and parent(path) != folder)
    # A folder may be copied into itself: what was there before is copied, once.
    copies = {target + p.removeprefix(path): files.entries[p] for p in files.below(path)}
    details = {target + p.removeprefix(path): files.details[p] for p in files.below(path) if p in files.details}
    after = {**files.entries, **copies}
    return msgspec.structs.replace(files, entries=after, details={**files.details, **details}), target


def throw_away(files: Files, path: str) -> tuple[Files, str]:
    """(the tree with ``path`` in the bin, its path there); it remembers where it was."""
    if path not in files.entries or is_place(path) or in_bin(path):
        return files, path
    after, target = _put(files, path, files.free_path(BIN, name_of(path)))
    return msgspec.structs.replace(after, origins={**after.origins, target: parent(path)}), target


def home_of(files: Files, path: str) -> str:
    """The folder that ``path`` of the bin goes back to: Documents where its own is no more."""
    home = files.origins.get(path, DOCUMENTS)
    return home if files.is_folder(home) and not in_bin(home) else DOCUMENTS


def restore(files: Files, path: str, *, replacing: bool = False) -> tuple[Files, str]:
    """(the tree with ``path`` of the bin back where it was, its path), in Documents where that folder is no more."""
    if path not in files.entries or parent(path) != BIN:
        return files, path
    files, target = _target(files, path, home_of(files, path), name_of(path), replacing)
    return _put(files, path, target)


def delete(files: Files, path: str) -> Files:
    """The tree without ``path`` of the bin or of the stick: for good."""
    if not in_bin(path) and not path.startswith(USB + "/"):
        return files
    gone = set(files.below(path))
    return Files(
        {p: e for p, e in files.entries.items() if p not in gone},
        {p: o for p, o in files.origins.items() if p not in gone},
        {p: known for p, known in files.details.items() if p not in gone},
    )


def empty_bin(files: Files) -> Files:
    """The tree with an empty bin: for good."""
    left = {p: e for p, e in files.entries.items() if not in_bin(p)}
    return Files(left, details={p: known for p, known in files.details.items() if p in left})


def find_by_name(files: Files, words: str) -> tuple[str, ...]:
    """Paths outside the bin whose name holds ``words``, whatever the accents and capitals; nothing for nothing."""
    wanted = fold(words.replace("/", "-"))
    if not wanted:
        return ()
    names = (p for p in files.entries if not is_place(p) and not in_bin(p) and wanted in folded_name(p))
    return tuple(sorted(names, key=folded_name))


def _can_move(files: Files, path: str, folder: str) -> bool:
    known = path in files.entries and not is_place(path) and files.is_folder(folder) and not in_bin(folder)
    return known and folder != path and not folder.startswith(path + "/")


def _target(files: Files, path: str, folder: str, name: str, replacing: bool) -> tuple[Files, str]:
    """(the tree that ``path`` is put in, where): without the document that is replaced, else under a free name."""
    there = f"{folder}/{clean_name(name)}"
    if not replacing or there == path or not files.document(there) or not files.document(path):
        return files, files.free_path(folder, name)
    left = {p: e for p, e in files.entries.items() if p != there}
    details = {p: known for p, known in files.details.items() if p != there}
    return msgspec.structs.replace(files, entries=left, details=details), there


def _put(files: Files, path: str, target: str) -> tuple[Files, str]:
    """(the tree with ``path`` at ``target``, ``target``); the same tree where it is there already."""
    return (files if target == path else put(files, path, target)), target


def put(files: Files, path: str, target: str) -> Files:
    """The tree with ``path`` and all below it at ``target``, which is free."""

    def after(one: str) -> str:
        return target + one.removeprefix(path) if one == path or one.startswith(path + "/") else one

    entries = {after(p): e for p, e in files.entries.items()}
    # What a thing in the bin remembers follows its folder when that one is renamed or moved.
    origins = {after(p): after(o) for p, o in files.origins.items() if p != path or in_bin(target)}
    return Files(entries, origins, {after(p): known for p, known in files.details.items()})
