"""The disk below a folder. A small file without a name is written there: nothing is left, even when the power goes."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.machine.doctor.disk import FolderOnDisk
from kiosk.machine.doctor.machine import Machine

_LINE = b"\n" * 512


def disk_facts(machine: Machine) -> tuple[FolderOnDisk, ...]:
    """The station's folder, that of the logbooks where it is another, and that of the archives where one is set."""
    folders = {"state": machine.state, "data": machine.data}
    if machine.held.settings.archives:
        # relative to the data folder, as it is when logbooks are put there
        folders["archives"] = machine.data / Path(machine.held.settings.archives).expanduser()
    seen: dict[Path, str] = {}
    for name, folder in folders.items():
        seen.setdefault(folder, name)
    return tuple(folder_on_disk(name, folder) for folder, name in seen.items())


def folder_on_disk(name: str, folder: Path) -> FolderOnDisk:
    """What is known of ``folder``, or of the one above it where it is not there yet, as this account sees it."""
    try:
        place = next(p for p in (folder, *folder.absolute().parents) if _is_folder(p))
        if place == folder and not os.access(place, os.X_OK):
            return FolderOnDisk(name, str(folder), unseen=True)
        there = os.statvfs(place)
        size = os.stat(place)
    except PermissionError:
        return FolderOnDisk(name, str(folder), unseen=True)
    problem, seconds = _written(place)
    return FolderOnDisk(
        name=name,
        path=str(folder),
        there=place == folder,
        free=there.f_bavail * there.f_frsize,
        # a file system that counts none has no end of them
        inodes_left=not there.f_files or there.f_favail > 100,
        read_only=bool(there.f_flag & os.ST_RDONLY),
        kind=_kind(size.st_dev),
        problem=problem,
        seconds=seconds,
    )


def _is_folder(path: Path) -> bool:
    """Raises PermissionError where that cannot be known."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _written(folder: Path) -> tuple[str, float]:
    """(why a file cannot be written here, or nothing; seconds until the disk had it)."""
    begun = time.perf_counter()
    try:
        with _nameless(folder) as descriptor:
            os.write(descriptor, _LINE)
            os.fsync(descriptor)
    except OSError as error:
        return error.strerror or type(error).__name__, 0.0
    return "", time.perf_counter() - begun


@contextlib.contextmanager
def _nameless(folder: Path) -> Iterator[int]:
    """A file that has no name, or has it for an instant where the file system knows no other way."""
    try:
        descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, 0o600)
    except OSError:
        descriptor, name = tempfile.mkstemp(prefix=".kiosk-doctor-", dir=folder)
        os.unlink(name)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _kind(device: int) -> str:
    """The kind of the file system that has this device number; empty where the kernel does not say."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            before, _dash, after = line.partition(" - ")
            if before.split()[2:3] == [f"{os.major(device)}:{os.minor(device)}"]:
                return after.split()[0]
    return ""
