"""A number for the program's own files, so that what an earlier version kept for later is not taken for ours."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from zlib import crc32

PACKAGE = os.fspath(Path(__file__).resolve().parents[1])


def code_stamp(folder: str = PACKAGE, stamp: int = 0) -> int:
    """A number that changes when a module in ``folder`` or below does; some 3 ms for the whole program."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                file = entry.stat()
                stamp = crc32(f"{entry.name} {file.st_mtime_ns} {file.st_size}\n".encode(errors="replace"), stamp)
            elif entry.is_dir(follow_symlinks=False) and entry.name.isidentifier():
                stamp = code_stamp(entry.path, stamp)
    return stamp
