"""The machine that becomes a station: this one, or a root in a folder. The only place here that touches a disk."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.disk import draft_beside, erase_drafts_beside, sync_folder, write_whole
from kiosk.errors import KioskError
from kiosk.i18n import _
from kiosk.machine.install.changes import (
    FileThere,
    FolderThere,
    LinkThere,
    NothingThere,
    Numbers,
    OtherThere,
    There,
)

ASIDE = ".kiosk-old"
"""Ends the name of a copy of what somebody had changed by hand; neither systemd nor udev reads such a name."""
_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
    "HOME": "/root",
    "DEBIAN_FRONTEND": "noninteractive",
}
_NEVER_ASIDE = 99


class Machine:
    """``root`` as the machine's ``/``; paths are those that the machine itself uses."""

    def __init__(self, root: Path = Path("/")) -> None:
        self.root = root

    @property
    def is_this_one(self) -> bool:
        """Whether it is the machine that runs us."""
        return self.root == Path("/")

    @property
    def runs_systemd(self) -> bool:
        """Whether systemd listens there now."""
        return self.is_this_one and os.path.isdir("/run/systemd/system")

    def path(self, path: str) -> Path:
        """Where ``path`` of the machine is for us."""
        return self.root / path.lstrip("/")

    def there(self, path: str) -> There:
        """What stands at ``path``, itself and not what it leads to. Raises :class:`OSError`."""
        place = self.path(path)
        try:
            found = place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return NothingThere()
        mode = stat.S_IMODE(found.st_mode)
        if stat.S_ISLNK(found.st_mode):
            return LinkThere(os.readlink(place))
        if stat.S_ISDIR(found.st_mode):
            return FolderThere(mode, found.st_uid, found.st_gid)
        if stat.S_ISREG(found.st_mode):
            return FileThere(place.read_bytes(), mode, found.st_uid, found.st_gid)
        return OtherThere()

    def numbers(self, owner: str, group: str) -> Numbers | None:
        """The ids of these accounts there; None where one is not there."""
        users, groups = self._numbers("/etc/passwd"), self._numbers("/etc/group")
        return (users[owner], groups[group]) if owner in users and group in groups else None

    def root_numbers(self) -> Numbers:
        """The ids of root and its group there."""
        return self.numbers("root", "root") or (0, 0)

    def _numbers(self, file: str) -> dict[str, int]:
        rows = (line.split(":") for line in self.path(file).read_text("utf-8", "replace").splitlines())
        return {row[0]: int(row[2]) for row in rows if len(row) > 2 and row[2].isdigit()}

    def absent_parents(self, path: str) -> tuple[str, ...]:
        """The folders above ``path`` that are not there, the highest first."""
        parents = [os.fspath(parent) for parent in Path(path).parents]
        return tuple(parent for parent in reversed(parents) if not self.path(parent).exists())

    def put(self, path: str, wanted: There) -> None:
        """Make ``path`` be ``wanted``; its parent is there. Raises :class:`OSError`, and KioskError in a bad place.

        A folder that holds something stays a folder: nothing but an empty one gives way.
        """
        place, now = self.path(path), self.there(path)
        if isinstance(now, OtherThere) or (isinstance(now, FolderThere) and not isinstance(wanted, FolderThere)):
            if isinstance(wanted, NothingThere) and isinstance(now, FolderThere):
                place.rmdir()
                sync_folder(place.parent)
                return
            raise KioskError(_("{path} est à une autre chose.").format(path=path), _("Enlevez-la, puis relancez."))
        if not isinstance(wanted, FolderThere):
            erase_drafts_beside(place)  # of an installation that was cut short
        match wanted:
            case NothingThere():
                with contextlib.suppress(FileNotFoundError):
                    place.unlink()
            case FileThere(content=content, mode=mode):
                write_whole(place, content, mode, (wanted.owner, wanted.group))
            case LinkThere(target=target):
                draft = draft_beside(place)
                draft.symlink_to(target)
                draft.replace(place)
            case FolderThere():
                self._put_folder(place, now, wanted)
            case OtherThere():
                raise KioskError(_("{path} est à une autre chose.").format(path=path))
        sync_folder(place.parent)

    def _put_folder(self, place: Path, now: There, wanted: FolderThere) -> None:
        if not isinstance(now, FolderThere):
            if not isinstance(now, NothingThere):
                place.unlink()
            place.mkdir(mode=0o700)
        elif (now.owner, now.group) != (wanted.owner, wanted.group):
            # an account of the same name had another number: what it kept goes along
            for entry in _below(place):
                os.lchown(entry, wanted.owner, wanted.group)
        os.lchown(place, wanted.owner, wanted.group)
        place.chmod(wanted.mode)
        sync_folder(place)

    def set_aside(self, path: str) -> str:
        """Copy the file at ``path`` to a free name beside it, for the person who wrote it; the copy's path."""
        now = self.there(path)
        free = (f"{path}{ASIDE}{number or ''}" for number in range(_NEVER_ASIDE))
        aside = next((name for name in free if isinstance(self.there(name), NothingThere)), f"{path}{ASIDE}")
        if isinstance(now, FileThere):
            self.put(aside, now)
        return aside

    def erase_tree(self, path: str) -> None:
        """Erase a folder and all that is in it; links are not followed. Raises :class:`OSError`."""
        if isinstance(self.there(path), FolderThere):
            shutil.rmtree(self.path(path))
            sync_folder(self.path(path).parent)

    def holds_files(self, path: str) -> bool:
        """Whether any file stands below ``path``."""
        return any(files for _folder, _folders, files in os.walk(self.path(path)))

    def run(self, *command: str, quiet: bool = True) -> str:
        """Run a command on the machine, and give what it says. Not ``quiet``: it says it on our stderr.

        Raises :class:`KioskError` with the end of what it said, where it did not end well.
        """
        whole: Sequence[str] = command if self.is_this_one else ("chroot", os.fspath(self.root), *command)
        heard = subprocess.PIPE if quiet else 2
        try:
            done = subprocess.run(
                whole,
                env=_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=heard,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as error:
            raise KioskError(f"{command[0]}: {error.strerror}") from error
        said = (done.stdout or b"").decode("utf-8", "replace")
        if done.returncode:
            what = _("La commande « {command} » s'est arrêtée.").format(command=" ".join(command))
            raise KioskError(what, " ".join(said.split()[-60:]))
        return said


def _below(place: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(place):
        yield from (os.path.join(folder, name) for name in (*folders, *files))
