"""The disk: whether what a learner does is kept, for years, and after a power cut."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.errors import translate_reason
from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, fail, fail_or_warn, ok, warn

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

MEGABYTE = 1024 * 1024
WARN_BELOW, FAIL_BELOW = 500 * MEGABYTE, 50 * MEGABYTE
"""Bytes free. An hour of one person writes some 20 kB, a station with 100 people a week some 100 MB a year: enough for
some years, and for some months. Below the second, an update of a package may fill the disk any day.
"""
SLOW = 0.5
"""Seconds until a line is on the disk. The screen waits for it after each step; from here on people notice."""
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_LIVE = frozenset({"overlay", "squashfs", "iso9660"})
_LINE = b"\n" * 512


class DiskFolder(msgspec.Struct, frozen=True):
    """A folder (``name`` is for scripts) and the disk that it is on.

    ``free`` in bytes. ``problem`` is the system's reason why a small file could not be written there; it is empty where
    it could, within ``seconds``, and ``full`` where it is a lack of room. Where the folder does not exist, the nearest
    one above it was tried. ``inaccessible``: this account may not enter it.
    """

    name: str
    path: str
    exists: bool = True
    inaccessible: bool = False
    free: int = 0
    inodes_left: bool = True
    read_only: bool = False
    file_system: str = ""
    problem: str = ""
    full: bool = False
    seconds: float = 0.0


def judge_disk(folders: tuple[DiskFolder, ...], *, station: bool) -> Iterator[Judgement]:
    """Judge each folder: writing, space, and what kind of file system it is on."""
    for folder in folders:
        yield from _folder(folder, station)


def _folder(folder: DiskFolder, station: bool) -> Iterator[Judgement]:
    path, check = folder.path, f"disk.{folder.name}"
    if folder.inaccessible:
        what = _("{folder} n'est pas ouvert à ce compte.").format(folder=path)
        yield warn(f"{check}.write", what, _("Ce compte ne voit pas si l'on peut y écrire."), "sudo kiosk doctor")
        return
    yield _writing(folder)
    why = _("Quand le disque est plein, rien ne se garde plus.")
    what = _("Il reste {size} pour {folder}.").format(size=format_size(folder.free), folder=path)
    remedy = _("Faites de la place, ou choisissez un autre disque.")
    if folder.free < FAIL_BELOW or not folder.inodes_left:
        yield fail(f"{check}.space", what, why, remedy)
    elif folder.free < WARN_BELOW:
        yield warn(f"{check}.space", what, why, remedy)
    else:
        yield ok(f"{check}.space", what, why)
    if folder.file_system in _IN_MEMORY:
        what = _("{folder} est en mémoire, pas sur un disque.").format(folder=path)
        why = _("À l'arrêt de la machine, tout part, les carnets aussi.")
        remedy = _("Choisissez un dossier d'un disque : réglage data.")
        yield Judgement(f"{check}.kind", fail_or_warn(station), what, why, remedy)
    elif folder.file_system in _LIVE:
        what = _("{folder} est peut-être sur un système d'essai ({kind}).").format(folder=path, kind=folder.file_system)
        why = _("Sur un système d'essai, tout part à l'arrêt de la machine.")
        yield warn(f"{check}.kind", what, why, _("Regardez si le système est installé sur le disque."))


def _writing(folder: DiskFolder) -> Judgement:
    path, check = folder.path, f"disk.{folder.name}.write"
    why = _("Ce qu'une personne fait est gardé tout de suite, ici.")
    if folder.read_only:
        what = _("{folder} est sur un disque que l'on peut lire, sans y écrire.").format(folder=path)
        return fail(check, what, why, _("Regardez le disque : sudo dmesg, sudo fsck"))
    if folder.problem:
        what = _("On ne peut pas écrire dans {folder} : {reason}.").format(folder=path, reason=folder.problem)
        rights = _("Regardez à qui est ce dossier, et ses droits : ls -ld {folder}").format(folder=path)
        return fail(
            check, what, why, _("Faites de la place, ou choisissez un autre disque.") if folder.full else rights
        )
    if not folder.exists:
        return ok(check, _("{folder} sera fait au premier démarrage.").format(folder=path), why)
    milliseconds = f"{folder.seconds * 1000:.0f}"
    what = _("{folder} s'écrit, et le disque répond en {time} ms.").format(folder=path, time=milliseconds)
    if folder.seconds > SLOW:
        why = _("Chaque étape faite attend le disque.")
        return warn(check, what, why, _("Un disque plus vif convient mieux aux carnets."))
    return ok(check, what, why)


def format_size(count: int) -> str:
    """A number of bytes: « 12 Go », « 340 Mo »."""
    megabytes = count // MEGABYTE
    if megabytes >= 10_000:
        return _("{count} Go").format(count=megabytes // 1000)
    return _("{count} Mo").format(count=megabytes)


def read_disk_facts(machine: ExaminedMachine) -> tuple[DiskFolder, ...]:
    """Read the station's folder, that of the logbooks where it is another, and that of the archives if one is set."""
    folders = {"state": machine.state, "data": machine.data}
    if machine.layers.settings.archives:
        # relative to the data folder, as it is when logbooks are put there
        folders["archives"] = machine.data / Path(machine.layers.settings.archives).expanduser()
    seen: dict[Path, str] = {}
    for name, folder in folders.items():
        seen.setdefault(folder, name)
    return tuple(read_disk_folder(name, folder) for folder, name in seen.items())


def read_disk_folder(name: str, folder: Path) -> DiskFolder:
    """Try to write into ``folder``, or into the nearest one above it that exists, and read the state of its disk."""
    try:
        place = next(p for p in (folder, *folder.absolute().parents) if _is_folder(p))
        if place == folder and not os.access(place, os.X_OK):
            return DiskFolder(name, str(folder), inaccessible=True)
        there = os.statvfs(place)
        size = os.stat(place)
    except PermissionError:
        return DiskFolder(name, str(folder), inaccessible=True)
    problem, full, seconds = _try_writing(place)
    return DiskFolder(
        name=name,
        path=str(folder),
        exists=place == folder,
        free=there.f_bavail * there.f_frsize,
        # a file system that reports none has no limit
        inodes_left=not there.f_files or there.f_favail > 100,
        read_only=bool(there.f_flag & os.ST_RDONLY),
        file_system=_file_system_of(size.st_dev),
        problem=problem,
        full=full,
        seconds=seconds,
    )


def _is_folder(path: Path) -> bool:
    """Raises :class:`PermissionError` where this account may not know."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _try_writing(folder: Path) -> tuple[str, bool, float]:
    """(reason why a file cannot be written here, or empty; whether that is a lack of room; seconds until it was on the
    disk)."""
    begun = time.perf_counter()
    try:
        with _unnamed_file(folder) as descriptor:
            os.write(descriptor, _LINE)
            os.fsync(descriptor)
    except OSError as error:
        return translate_reason(error), error.errno in (errno.ENOSPC, errno.EDQUOT), 0.0
    return "", False, time.perf_counter() - begun


@contextlib.contextmanager
def _unnamed_file(folder: Path) -> Iterator[int]:
    """A file without a name: nothing is left even after a power cut. Some file systems give it one for an instant."""
    try:
        descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, 0o600)
    except OSError:
        import tempfile

        descriptor, name = tempfile.mkstemp(prefix=".kiosk-doctor-", dir=folder)
        os.unlink(name)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _file_system_of(device: int) -> str:
    """The type of the file system with this device number; empty where the kernel does not list it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines():
            before, _dash, after = line.partition(" - ")
            if before.split()[2:3] == [f"{os.major(device)}:{os.minor(device)}"]:
                return after.split()[0]
    return ""
