"""Folders of exercises on the disk: where they are, and which files are in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from kiosk.course.files.names import EXERCISE_ENDING, is_name

_MAX_STAMP = 2**63 - 1


class Stamp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Changes when a file does: its modification time in nanoseconds, as 63 bits hold it, and its size in bytes."""

    changed: int
    size: int


def make_stamp(found: os.stat_result) -> Stamp:
    """The stamp of the file of which the system says ``found``."""
    # some file systems hold times of any year, which no index can
    return Stamp(found.st_mtime_ns & _MAX_STAMP, found.st_size)


def shipped_folder() -> Path:
    """The exercises that come with the program: inside the package (installed), else beside it (a clone)."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "exercises"
    return inside if inside.is_dir() else package.parent / "exercises"


def area_folders(root: str) -> tuple[tuple[str, str], ...]:
    """(name, path) of the folders in ``root``, sorted by name; none where ``root`` cannot be read."""
    try:
        with os.scandir(root) as found:
            return tuple(sorted((e.name, e.path) for e in found if not e.name.startswith(".") and _is_folder(e)))
    except OSError:
        return ()


def yaml_files(folder: str) -> Iterator[tuple[str, str, Stamp | None]]:
    """(name without its ending, path, stamp) of the YAML files of ``folder``, sorted by name.

    No stamp where the file cannot be read, or is no file: a folder, a pipe, a link to itself.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if e.name.endswith(EXERCISE_ENDING)), key=lambda e: e.name)
    except OSError:
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield entry.name.removesuffix(EXERCISE_ENDING), entry.path, _stamp(entry)


def find_course_path(name: str, roots: Iterable[Path | str]) -> Path | None:
    """The file or folder that ``name`` is the path of; else the exercise or the area of ``roots`` whose id it is.

    As an id it may end in / or .yaml, as a path does.
    """
    if os.path.lexists(name):
        return Path(name)
    id = name.removesuffix("/").removesuffix(EXERCISE_ENDING)
    if not all(is_name(part) for part in id.split("/")):
        return None
    found = (path for root in roots for path in (Path(root, id + EXERCISE_ENDING), Path(root, id)))
    return next((path for path in found if os.path.lexists(path)), None)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return make_stamp(found) if stat.S_ISREG(found.st_mode) else None
