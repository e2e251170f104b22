"""Loading the course of a station: the catalogue of its folders, from an index so that only changed files are read."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk import __version__
from kiosk.course.catalogue import Catalogue, CatalogueEntry, build_catalogue, catalogue_entry
from kiosk.course.files.names import AREA_FILE, EXERCISE_ENDING, exercise_id, is_name
from kiosk.course.model import Area, Exercise
from kiosk.disk import write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.regular_file import ensure_folder_fits, read_own, read_start
from kiosk.station.code_stamp import code_stamp
from kiosk.station.course.exercise_cache import (
    CachedExercise,
    prune_exercise_cache,
    read_exercise_cache,
    save_exercise,
)
from kiosk.station.course.folders import Stamp, area_folders, shipped_folder, yaml_files
from kiosk.station.log.writing import safe_traceback
from kiosk.yaml import MAX_BYTES

if TYPE_CHECKING:
    from kiosk.course.files.reading import CourseFile

log = logging.getLogger(__name__)
INDEX_FILE = "course.msgpack"
_MAX_INDEX_SIZE = 64 * 1024 * 1024
"""Bytes: some 100,000 exercises."""
_INDEX_VERSION = f"1 {__version__}"
_AREA_NAME = AREA_FILE.removesuffix(EXERCISE_ENDING)


class _IndexedFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The content of one file when it was read last; neither entry nor area for a broken one."""

    stamp: Stamp
    entry: CatalogueEntry | None = None
    area: Area | None = None


class _Index(msgspec.Struct, frozen=True):
    """A catalogue and what it was made from. ``files`` is decoded only when needed."""

    version: str
    roots: tuple[str, ...]
    readers: int
    catalogue: Catalogue
    files: msgspec.Raw


def course_roots(own: Sequence[Path | str] = ()) -> tuple[Path, ...]:
    """The folders of the course: the shipped exercises first, then the adviser's ``own``."""
    return (shipped_folder(), *(Path(folder) for folder in own))


def load_catalogue(roots: Sequence[Path | str], cache_dir: Path, *, verify: bool = True) -> Catalogue:
    """The catalogue of all exercises in ``roots`` that can be read, the first root winning where an id comes twice.

    Files whose stamp is unchanged are not read again. Without ``verify`` a saved index is used as it is, without a
    look at the files: call again with ``verify`` when there is time. The index is only a cache, as are the exercises
    beside it: where it cannot be read or saved, all files are read. Raises nothing for broken files; see
    ``Catalogue.left_out``.
    """
    names = tuple(os.path.abspath(root) for root in roots)
    index = _read_index(cache_dir / INDEX_FILE, names)
    if index is not None and not verify:
        return index.catalogue
    # Nearly half of the modules take part in reading an exercise: which ones is known only once they are imported, and
    # that costs far more than to look at them all.
    readers = code_stamp()
    _running_code_stamp()  # so that the first exercise opens without waiting for it
    before = _read_indexed_files(index) if index is not None and index.readers == readers else {}
    after, unreadable = _index_files(names, before, cache_dir, readers)
    left_out = _list_left_out(after, unreadable)
    if index is not None and before and before == after and index.catalogue.left_out == left_out:
        return index.catalogue
    catalogue = build_catalogue(
        (known.area for known in after.values() if known.area is not None),
        (known.entry for known in after.values() if known.entry is not None),
        left_out,
    )
    _save_index(cache_dir / INDEX_FILE, names, readers, catalogue, after)
    prune_exercise_cache(cache_dir, after)
    return catalogue


def open_exercise(catalogue: Catalogue, exercise: str, cache_dir: Path | None = None) -> Exercise:
    """Open the exercise of this id; raises :class:`KioskError` where its file is gone or broken.

    The folder of the index, ``cache_dir``, may hold it as it was read last: then no YAML is read.
    """
    entry = catalogue.find(exercise)
    if entry is None:
        raise _not_ready() from LookupError(exercise)
    packed = read_exercise_cache(cache_dir, entry.file, _running_code_stamp()) if cache_dir is not None else None
    if packed is not None:
        from kiosk.activities import KINDS
        from kiosk.course.files.packed import unpack_exercise

        try:
            return unpack_exercise(entry.id, packed, KINDS)
        except Exception as error:  # it may hold anything
            log.warning("what is kept of %s is not taken: %s", entry.id, safe_traceback(error))
    return _open(entry.id, Path(entry.file))


def open_exercise_file(path: Path) -> Exercise:
    """Read the exercise in the file ``path``, wherever that is; raises :class:`KioskError` where that is impossible."""
    path = Path(os.path.abspath(path))
    return _open(exercise_id(path.parent.name, path.name), path)


def _open(exercise: str, path: Path) -> Exercise:
    try:
        reading = _parse_exercise(exercise, os.fspath(path), read_start(path, MAX_BYTES))
    except OSError as error:
        raise _not_ready() from error
    if reading.value is None:
        # The learner reads the sentence; the log gets the cause, with its place.
        raise _not_ready() from ValueError(str(reading.problems[0]))
    return reading.value


def _not_ready() -> KioskError:
    return KioskError(_("Cet exercice n'est pas prêt."), _("Choisissez un autre exercice."))


def _parse_exercise(exercise: str, path: str, source: bytes) -> CourseFile[Exercise]:
    # Imported where a file is read: with an unchanged course neither PyYAML nor the activities are needed.
    from kiosk.activities import KINDS
    from kiosk.course.files.reading import read_exercise

    return read_exercise(exercise, source, KINDS, path)


def _index_files(
    roots: tuple[str, ...], before: dict[str, _IndexedFile], cache_dir: Path, code: int
) -> tuple[dict[str, _IndexedFile], tuple[str, ...]]:
    """(the content of each file by its path, files that are unreadable)."""
    after: dict[str, _IndexedFile] = {}
    unreadable: list[str] = []
    for root in roots:
        for area, folder in area_folders(root):
            if not is_name(area):
                continue
            for name, path, stamp in yaml_files(folder):
                known = before.get(path)
                if not is_name(name) or stamp is None:
                    unreadable.append(_printable(path))
                elif known is not None and known.stamp == stamp:
                    after[path] = known
                else:
                    after[path] = _index_file(area, name, path, stamp, cache_dir, code)
    return after, tuple(unreadable)


def _index_file(area: str, name: str, path: str, stamp: Stamp, cache_dir: Path, code: int) -> _IndexedFile:
    from kiosk.course.files.reading import read_area

    try:
        source = read_start(path, MAX_BYTES)
    except OSError:
        # A stamp that no file has, so that it is tried again next time.
        return _IndexedFile(Stamp(-1, -1))
    if name == _AREA_NAME:
        return _IndexedFile(stamp, area=read_area(area, source, path).value)
    reading = _parse_exercise(exercise_id(area, name), path, source)
    if reading.value is None or reading.spec is None:
        return _IndexedFile(stamp)
    from kiosk.course.files.packed import pack_exercise

    save_exercise(cache_dir, CachedExercise(path, stamp, code, pack_exercise(reading.spec)))
    return _IndexedFile(stamp, entry=catalogue_entry(reading.value, path))


def _list_left_out(files: dict[str, _IndexedFile], unreadable: tuple[str, ...]) -> tuple[str, ...]:
    broken = (path for path, known in files.items() if known.entry is None and known.area is None)
    return tuple(sorted((*broken, *unreadable)))


def _printable(path: str) -> str:
    """A path that can be encoded in UTF-8; names on a disk may be any bytes."""
    return path.encode(errors="replace").decode()


@lru_cache(maxsize=1)
def _running_code_stamp() -> int:
    """The stamp of the program that runs, computed once: what changes afterwards is not what runs here."""
    return code_stamp()


def _read_index(path: Path, roots: tuple[str, ...]) -> _Index | None:
    try:
        index = msgspec.msgpack.decode(read_own(path, _MAX_INDEX_SIZE) or b"", type=_Index)
    except (OSError, ValueError, RecursionError):
        return None
    return index if index.version == _INDEX_VERSION and index.roots == roots else None


def _read_indexed_files(index: _Index) -> dict[str, _IndexedFile]:
    try:
        return msgspec.msgpack.decode(index.files, type=dict[str, _IndexedFile])
    except (ValueError, RecursionError):
        return {}


def _save_index(
    path: Path, roots: tuple[str, ...], readers: int, catalogue: Catalogue, files: dict[str, _IndexedFile]
) -> None:
    """Save the index for next time; nothing where that is impossible."""
    encode = msgspec.msgpack.encode
    try:
        # A path that is not UTF-8 cannot be encoded: such a course has no index.
        index = encode(_Index(_INDEX_VERSION, roots, readers, catalogue, msgspec.Raw(encode(files))))
    except ValueError:
        return
    with contextlib.suppress(OSError):
        ensure_folder_fits(path.parent)
        write_whole(path, index)
