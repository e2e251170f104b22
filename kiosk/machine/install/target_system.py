"""The system that becomes a station: the running one, or a root in a folder.

Every change of it, by a path or by a command, is made here, but for the manifest of these changes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.disk import erase_temporary_files, sync_folder, temporary_path, write_whole
from kiosk.errors import KioskError, translate_reason
from kiosk.i18n import _
from kiosk.machine.install.changes import (
    Absent,
    FileState,
    FolderState,
    LinkState,
    OtherState,
    OwnerIds,
    PathState,
)
from kiosk.regular_file import free_path
from kiosk.text import numbered

COPY_ENDING = ".kiosk-old"
"""Ends the name of a copy of a file that was edited by hand; neither systemd nor udev reads such a name."""
_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
    "HOME": "/root",
    "DEBIAN_FRONTEND": "noninteractive",
}


class TargetSystem:
    """``root`` is its ``/``; paths are absolute ones inside it."""

    def __init__(self, root: Path = Path("/")) -> None:
        self.root = root

    @property
    def is_host(self) -> bool:
        """Whether it is the running system."""
        return self.root == Path("/")

    @property
    def runs_systemd(self) -> bool:
        """Whether systemd runs there now."""
        return self.is_host and os.path.isdir("/run/systemd/system")

    def path(self, path: str) -> Path:
        """The path outside of ``path`` inside the system."""
        return self.root / path.lstrip("/")

    def read_state(self, path: str) -> PathState:
        """The state of ``path``; links are not followed. Raises :class:`OSError`."""
        place = self.path(path)
        try:
            found = place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return Absent()
        mode = stat.S_IMODE(found.st_mode)
        if stat.S_ISLNK(found.st_mode):
            return LinkState(os.readlink(place))
        if stat.S_ISDIR(found.st_mode):
            return FolderState(mode, found.st_uid, found.st_gid)
        if stat.S_ISREG(found.st_mode):
            return FileState(place.read_bytes(), mode, found.st_uid, found.st_gid)
        return OtherState()

    def owner_ids(self, owner: str, group: str) -> OwnerIds | None:
        """The ids of this user and group there; None where one does not exist."""
        users, groups = self._read_ids("/etc/passwd"), self._read_ids("/etc/group")
        return (users[owner], groups[group]) if owner in users and group in groups else None

    def root_ids(self) -> OwnerIds:
        """The ids of root and its group there."""
        return self.owner_ids("root", "root") or (0, 0)

    def _read_ids(self, file: str) -> dict[str, int]:
        rows = (line.split(":") for line in self.path(file).read_text("utf-8", "replace").splitlines())
        return {row[0]: int(row[2]) for row in rows if len(row) > 2 and row[2].isdigit()}

    def missing_parents(self, path: str) -> tuple[str, ...]:
        """The folders above ``path`` that do not exist, the outermost first."""
        parents = [os.fspath(parent) for parent in Path(path).parents]
        return tuple(parent for parent in reversed(parents) if not self.path(parent).exists())

    def write_state(self, path: str, wanted: PathState) -> None:
        """Bring ``path``, whose parent exists, into the state ``wanted``.

        Raises :class:`OSError`, and :class:`KioskError` where something else is in the way: nothing but a file, a link
        or an empty folder is replaced.
        """
        place, now = self.path(path), self.read_state(path)
        if isinstance(now, OtherState) or (isinstance(now, FolderState) and not isinstance(wanted, FolderState)):
            if isinstance(wanted, Absent) and isinstance(now, FolderState):
                place.rmdir()
                sync_folder(place.parent)
                return
            raise KioskError(_("{path} est à une autre chose.").format(path=path), _("Enlevez-la, puis relancez."))
        if not isinstance(wanted, FolderState):
            erase_temporary_files(place)  # of an installation that was cut short
        match wanted:
            case Absent():
                with contextlib.suppress(FileNotFoundError):
                    place.unlink()
            case FileState(content=content, mode=mode):
                write_whole(place, content, mode, (wanted.owner, wanted.group))
            case LinkState(target=target):
                draft = temporary_path(place)
                draft.symlink_to(target)
                draft.replace(place)
            case FolderState():
                self._write_folder(place, now, wanted)
            case OtherState():
                raise KioskError(_("{path} est à une autre chose.").format(path=path))
        sync_folder(place.parent)

    def _write_folder(self, place: Path, now: PathState, wanted: FolderState) -> None:
        if not isinstance(now, FolderState):
            if not isinstance(now, Absent):
                place.unlink()
            place.mkdir(mode=0o700)
        elif (now.owner, now.group) != (wanted.owner, wanted.group):
            # an account of the same name had another id: its files get the new one
            for entry in _below(place):
                os.lchown(entry, wanted.owner, wanted.group)
        os.lchown(place, wanted.owner, wanted.group)
        place.chmod(wanted.mode)
        sync_folder(place)

    def save_copy(self, path: str) -> str:
        """Copy the file at ``path`` to a free name beside it, and return the path of the copy."""
        now = self.read_state(path)
        place = self.path(path)
        name = free_path(place.parent, numbered(place.name + COPY_ENDING, number="{}")).name
        copy = f"{path.rpartition('/')[0]}/{name}"
        if isinstance(now, FileState):
            self.write_state(copy, now)
        return copy

    def erase_tree(self, path: str) -> None:
        """Erase a folder and all that is in it; links are not followed. Raises :class:`OSError`."""
        if isinstance(self.read_state(path), FolderState):
            shutil.rmtree(self.path(path))
            sync_folder(self.path(path).parent)

    def holds_files(self, path: str) -> bool:
        """Whether there is any file below ``path``."""
        return any(files for _folder, _folders, files in os.walk(self.path(path)))

    def run(self, *command: str, quiet: bool = True) -> str:
        """Run a command on the system, and return its output; not ``quiet``, it writes it on our stderr.

        Raises :class:`KioskError` with the end of the output where it fails.
        """
        whole: Sequence[str] = command if self.is_host else ("chroot", os.fspath(self.root), *command)
        output = subprocess.PIPE if quiet else 2
        try:
            done = subprocess.run(
                whole,
                env=_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as error:
            raise KioskError(f"{command[0]}: {translate_reason(error)}") from error
        text = (done.stdout or b"").decode("utf-8", "replace")
        if done.returncode:
            what = _("La commande « {command} » s'est arrêtée.").format(command=" ".join(command))
            raise KioskError(what, " ".join(text.split()[-60:]))
        return text


def _below(place: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(place):
        yield from (os.path.join(folder, name) for name in (*folders, *files))
