"""The disk: whether what a learner does can be kept, for long, and after the power went."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.i18n import _
from kiosk.machine.doctor.judgement import Judgement, do, see, weigh, well

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
