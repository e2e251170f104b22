"""Takes one change back out of a content, whatever was changed elsewhere since. Pure.

A change is known by the content before it and after it. What it changed must still be as it left it; where something
else has changed the same thing since, the change cannot be taken back, and nothing is lost by trying.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

import msgspec

from kiosk.desk.files.names import parent
from kiosk.desk.files.tree import Entry, Files, put
from kiosk.desk.state import Content

Note = TypeVar("Note")

_MISSING: Any = object()


class Conflict(Exception):
    """What was changed has been changed again since."""


def rebase(current: Any, old: Any, new: Any) -> Any:
    """``current`` with the change from ``old`` to ``new``; raises :class:`Conflict`.

    Structs of one type are changed field by field, dicts key by key; anything else as a whole.
    """
    if old is new or old == new:
        return current
    if current is old or current == old:
        return new
    if isinstance(current, dict) and isinstance(old, dict) and isinstance(new, dict):
        return rebase_keys(current, old, new, old.keys() | new.keys())
    if isinstance(current, msgspec.Struct) and type(current) is type(old) is type(new):
        fields = current.__struct_fields__
        changed = {name: rebase(getattr(current, name), getattr(old, name), getattr(new, name)) for name in fields}
        return type(current)(**changed)
    raise Conflict


def rebase_keys(
    current: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any], keys: Collection[str]
) -> dict[str, Any]:
    """``current`` with the change from ``old`` to ``new`` of ``keys``; raises :class:`Conflict`."""
    after = dict(current)
    for key in keys:
        value = rebase(current.get(key, _MISSING), old.get(key, _MISSING), new.get(key, _MISSING))
        if value is _MISSING:
            after.pop(key, None)
        else:
            after[key] = value
    return after


def rebase_content(current: Content, old: Content, new: Content, nodes: Collection[str], *, files: bool) -> Content:
    """``current`` with the change from ``old`` to ``new``: of the values of ``nodes``, and of files or of programs."""
    if files:
        return Content(rebase_files(current.files, old.files, new.files), current.values, current.programs)
    values = rebase_keys(current.values, old.values, new.values, nodes)
    return Content(current.files, values, rebase(current.programs, old.programs, new.programs))


def moved_paths(old: Files, new: Files) -> dict[str, str]:
    """The new paths of what was moved or renamed, by their old ones; what moved inside a folder is left out."""
    gone = {id(entry): path for path, entry in old.entries.items() if path not in new.entries}
    come = {path: entry for path, entry in new.entries.items() if path not in old.entries}
    moved = {gone[id(entry)]: path for path, entry in come.items() if id(entry) in gone}
    return {path: to for path, to in moved.items() if parent(path) not in moved}


def rebase_files(current: Files, old: Files, new: Files) -> Files:
    """``current`` with the change from ``old`` to ``new``; raises :class:`Conflict`.

    What moves takes along what has come into it since, and a document keeps what was saved in it.
    """
    if current is old or current == old:
        return new
    after = current
    for path, to in moved_paths(old, new).items():
        if path not in after.entries or to in after.entries or not after.is_folder(parent(to)):
            raise Conflict
        after = put(after, path, to)
    left, moved = moved_paths(old, new).keys(), moved_paths(old, new).values()
    entries: dict[str, Entry] = dict(after.entries)
    for path in old.entries.keys() | new.entries.keys():
        before, wanted, here = old.entries.get(path), new.entries.get(path), entries.get(path)
        if before is wanted or _is_within(path, left if wanted is None else moved):
            continue
        if here != before:
            raise Conflict
        if wanted is None:
            entries.pop(path)
        else:
            entries[path] = wanted
    if any(parent(path) and parent(path) not in entries for path in entries):
        raise Conflict
    origins = _changed_notes(old.origins, new.origins, entries)
    details = _changed_notes(old.details, new.details, entries)
    return Files(entries, {**origins, **after.origins}, {**details, **after.details})


def _changed_notes(old: Mapping[str, Note], new: Mapping[str, Note], entries: Collection[str]) -> dict[str, Note]:
    """What the change itself noted of the files that are there: what was so before may have been given up since."""
    return {path: note for path, note in new.items() if path in entries and note != old.get(path)}


def _is_within(path: str, folders: Collection[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in folders)
