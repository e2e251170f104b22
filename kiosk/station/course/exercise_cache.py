"""Exercises that were read once, each in a file of its own, so that opening one needs neither its YAML nor the parser.

Only a cache: what is not there, or does not fit, is read from the exercise's own file. It is filled when the course is
indexed, not when an exercise is opened, so that it tells nothing about who practised what.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import msgspec

from kiosk.course.files.names import EXERCISE_ENDING
from kiosk.disk import write_whole
from kiosk.regular_file import ensure_folder_fits, open_folder, read_own
from kiosk.station.course.folders import Stamp, make_stamp

CACHE_FOLDER = "exercises"
"""In the folder of the index."""
_ENDING = ".msgpack"
_MAX_SIZE = 256 * 1024
"""Bytes: four times the largest exercise."""


class CachedExercise(msgspec.Struct, frozen=True, array_like=True):
    """An exercise, packed, and what it was read from: ``code`` is the stamp of the program that read it."""

    path: str
    stamp: Stamp
    code: int
    packed: bytes


def save_exercise(cache_dir: Path, cached: CachedExercise) -> None:
    """Keep ``cached`` for the next time it is opened; nothing where that is impossible. Does not wait for the disk."""
    path = _file(cache_dir, cached.path)
    try:
        content = msgspec.msgpack.encode(cached)
    except ValueError:  # a path that is not UTF-8
        return
    with contextlib.suppress(OSError):
        ensure_folder_fits(path.parent)
        write_whole(path, crc32(content).to_bytes(4) + content, wait=False)


def read_exercise_cache(cache_dir: Path, path: str, code: int) -> bytes | None:
    """The packed exercise of the file ``path``, if it was read by this ``code`` and has not changed since."""
    try:
        found = os.stat(path)
        content = read_own(_file(cache_dir, path), _MAX_SIZE) or b""
        if crc32(content[4:]).to_bytes(4) != content[:4]:  # after a power cut
            return None
        cached = msgspec.msgpack.decode(content[4:], type=CachedExercise)
    except (OSError, ValueError, RecursionError):
        return None
    same = (cached.path, cached.stamp, cached.code) == (path, make_stamp(found), code)
    return cached.packed if same else None


def prune_exercise_cache(cache_dir: Path, paths: Iterable[str]) -> None:
    """Erase what is cached of other exercises than those in the files ``paths``."""
    wanted = {_file(cache_dir, path).name for path in paths}
    try:
        folder = open_folder(cache_dir / CACHE_FOLDER)  # no link: what that leads to is not ours
    except OSError:
        return
    try:
        for name in os.listdir(folder):
            if name not in wanted:
                with contextlib.suppress(OSError):
                    os.unlink(name, dir_fd=folder)
    except OSError:
        pass
    finally:
        os.close(folder)


def _file(cache_dir: Path, path: str) -> Path:
    """Where the exercise in the file ``path`` is cached; of two files of one id, the last one read has the place."""
    area, name = os.path.split(path.removesuffix(EXERCISE_ENDING))
    return cache_dir / CACHE_FOLDER / f"{os.path.basename(area)}_{name}{_ENDING}"
