"""The disk: whether what a learner does can be kept, for long, and after the power went."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, weigh, well

if TYPE_CHECKING:
    from kiosk.machine.doctor.examined_machine import ExaminedMachine

MEGABYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 500 * MEGABYTE, 50 * MEGABYTE
"""Bytes free. A person's hour writes some 20 kB, a station with 100 people a week some 100 MB a year: a few years'
room, and a few months'. Below the second, a package's update may fill the disk any day.
"""
SLOW = 0.5
"""Seconds until the disk has a line. Every event waits for it before it is said to be kept; from here on it is felt."""
IN_MEMORY = frozenset({"tmpfs", "ramfs"})
LIVE = frozenset({"overlay", "squashfs", "iso9660"})


class FolderOnDisk(msgspec.Struct, frozen=True):
    """A folder (``name`` for scripts) and the disk below it.

    Sizes in bytes. ``problem``: why a small file could not be written there, as the system says it; empty where it
    could, in ``seconds`` until the disk had it. ``there`` is False where the folder above it was tried in its place.
    ``unseen``: this account may not look.
    """

    name: str
    path: str
    there: bool = True
    unseen: bool = False
    free: int = 0
    inodes_left: bool = True
    read_only: bool = False
    kind: str = ""
    problem: str = ""
    seconds: float = 0.0


def judge_disk(folders: tuple[FolderOnDisk, ...], *, station: bool) -> Iterator[Judgement]:
    """Each folder in turn."""
    for folder in folders:
        yield from _folder(folder, station)


def _folder(folder: FolderOnDisk, station: bool) -> Iterator[Judgement]:
    path, check = folder.path, f"disk.{folder.name}"
    if folder.unseen:
        what = _("{folder} n'est pas ouvert à ce compte.").format(folder=path)
        yield see(f"{check}.write", what, _("Ce compte ne voit pas si l'on peut y écrire."), "sudo kiosk doctor")
        return
    yield _writing(folder)
    why = _("Quand le disque est plein, rien ne se garde plus.")
    what = _("Il reste {size} pour {folder}.").format(size=told_size(folder.free), folder=path)
    remedy = _("Faites de la place, ou choisissez un autre disque.")
    if folder.free < TOO_LITTLE or not folder.inodes_left:
        yield do(f"{check}.space", what, why, remedy)
    elif folder.free < LITTLE:
        yield see(f"{check}.space", what, why, remedy)
    else:
        yield well(f"{check}.space", what, why)
    if folder.kind in IN_MEMORY:
        what = _("{folder} est en mémoire, pas sur un disque.").format(folder=path)
        why = _("À l'arrêt de la machine, tout part, les carnets aussi.")
        remedy = _("Choisissez un dossier d'un disque : réglage data.")
        yield Judgement(f"{check}.kind", weigh(station), what, why, remedy)
    elif folder.kind in LIVE:
        what = _("{folder} est peut-être sur un système d'essai ({kind}).").format(folder=path, kind=folder.kind)
        why = _("Sur un système d'essai, tout part à l'arrêt de la machine.")
        yield see(f"{check}.kind", what, why, _("Regardez si le système est installé sur le disque."))


def _writing(folder: FolderOnDisk) -> Judgement:
    path, check = folder.path, f"disk.{folder.name}.write"
    why = _("Ce qu'une personne fait est gardé tout de suite, ici.")
    if folder.read_only:
        what = _("{folder} est sur un disque que l'on peut lire, sans y écrire.").format(folder=path)
        return do(check, what, why, _("Regardez le disque : sudo dmesg, sudo fsck"))
    if folder.problem:
        what = _("On ne peut pas écrire dans {folder} : {reason}.").format(folder=path, reason=folder.problem)
        return do(
            check, what, why, _("Regardez à qui est ce dossier, et ses droits : ls -ld {folder}").format(folder=path)
        )
    if not folder.there:
        return well(check, _("{folder} sera fait au premier démarrage.").format(folder=path), why)
    told = f"{folder.seconds * 1000:.0f}"
    what = _("{folder} s'écrit, et le disque répond en {time} ms.").format(folder=path, time=told)
    if folder.seconds > SLOW:
        why = _("Chaque étape faite attend le disque.")
        return see(check, what, why, _("Un disque plus vif convient mieux aux carnets."))
    return well(check, what, why)


def told_size(count: int) -> str:
    """Bytes as people say them: « 12 Go », « 340 Mo »."""
    megabytes = count // MEGABYTE
    if megabytes >= 10_000:
        return _("{count} Go").format(count=megabytes // 1000)
    return _("{count} Mo").format(count=megabytes)


_LINE = b"\n" * 512


def disk_facts(machine: ExaminedMachine) -> tuple[FolderOnDisk, ...]:
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
        import tempfile

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
