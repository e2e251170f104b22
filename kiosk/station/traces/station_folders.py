"""The folders of one station, and who may erase in them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

import msgspec

from kiosk.station.settings.model import Settings

ARCHIVES = "archives"
SITTING = "sitting"


class Folders(msgspec.Struct, frozen=True):
    """Where a station keeps what it keeps.

    ``state`` is the station's own; ``data`` (logbooks, log, cache) may be shared by several stations; ``archives`` is
    where logbooks go before they are erased; ``sitting`` holds the temporary files of one person.
    """

    state: Path
    data: Path
    archives: Path
    sitting: Path

    @property
    def logbooks(self) -> Path:
        """The folder of the logbooks, as :class:`kiosk.logbook.store.Store` has it."""
        return self.data / "logbooks"

    @property
    def key(self) -> str:
        """8 hexadecimal digits that tell this station from others that share its data folder."""
        return state_key(self.state)


def folders_of(settings: Settings, state: Path, data: Path, environment: Mapping[str, str]) -> Folders:
    """The folders of the station with these settings; the setting ``archives`` may be relative to ``data``."""
    archives = data / Path(settings.archives or ARCHIVES).expanduser()
    return Folders(state, data, archives, sitting_folder(state, environment))


def sitting_folder(state: Path, environment: Mapping[str, str]) -> Path:
    """Where the temporary files of a sitting go: in memory where the machine gives this account a place, else on disk.

    Each station has its own. Made by :func:`kiosk.station.traces.wipe.wipe`.
    """
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime) and _is_ours(runtime):
        return Path(runtime) / f"kiosk-{state_key(state)}"
    return state / SITTING


def state_key(state: Path) -> str:
    """8 hexadecimal digits of a station's own folder on its own machine."""
    # A sum, and not a hash: hashlib brings OpenSSL along, which the first screen would wait for.
    return f"{crc32(os.fsencode(os.path.realpath(state)), crc32(os.uname().nodename.encode())):08x}"


@contextlib.contextmanager
def alone_in(state: Path, patience: float = 0.0) -> Iterator[bool]:
    """Whether this process is the only one that resets this station, or rewrites its record; it stays so inside.

    ``patience``: seconds to wait for another process. The lock is on the folder, so that it leaves no file behind.
    True where the file system has no locks.
    """
    try:
        descriptor = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield True
        return
    try:
        until = time.monotonic() + patience
        while not (alone := _locked(descriptor)) and time.monotonic() < until:
            time.sleep(0.02)
        yield alone
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def _is_ours(folder: str) -> bool:
    """A folder that this account owns and may write in; sudo keeps the variable of whoever called it."""
    try:
        return os.stat(folder).st_uid == os.geteuid() and os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        return False
