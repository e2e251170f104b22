"""Where the settings files, and the files and folders of a station, are."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import msgspec

from kiosk.station.settings.model import Settings

SYSTEM_SETTINGS_FILE = Path("/etc/kiosk/settings.yaml")
SYSTEM_SETTINGS_FOLDER_MODE, STATION_SETTINGS_FILE_MODE = 0o755, 0o640
"""Everybody may see that the file is there; on a station only root and the station's account read it, for its PIN."""
SYSTEM_STATE = Path("/var/lib/kiosk")
"""The state folder of a machine that was installed as a station."""
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")


class StationFolders(msgspec.Struct, frozen=True):
    """Where a station keeps its files.

    ``state`` is this station's alone; ``data`` (logbooks, log, cache) may be shared by several stations; logbooks go to
    ``archives`` before they are erased; ``sitting`` holds the temporary files of one person.
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


def find_settings_file(environment: Mapping[str, str]) -> Path | None:
    """The settings file that counts: the one named by KIOSK_SETTINGS, the system's, the user's; None without any."""
    if named := environment.get("KIOSK_SETTINGS"):
        return Path(named)
    return next((file for file in (SYSTEM_SETTINGS_FILE, user_settings_file(environment)) if may_exist(file)), None)


def user_settings_file(environment: Mapping[str, str]) -> Path:
    """The settings file of the account that the program runs as, whether or not it exists."""
    home = environment.get("XDG_CONFIG_HOME") or os.path.join(environment.get("HOME", "/"), ".config")
    return Path(home) / "kiosk" / "settings.yaml"


def station_name(settings: Settings) -> str:
    """The station's name, fit to be a file's name: from the setting, else the machine's."""
    return _NOT_IN_A_NAME.sub("-", settings.station or socket.gethostname()).strip("-_")[:64] or "poste"


def state_folder(environment: Mapping[str, str]) -> Path:
    """The folder that belongs to this station alone: the corner's choices, the last good settings, the wipe record.

    KIOSK_DATA; else :data:`SYSTEM_STATE` where it exists and this account may write in it; else the user's.
    """
    if named := environment.get("KIOSK_DATA"):
        return _expand_home(named)
    if os.access(SYSTEM_STATE, os.W_OK | os.X_OK) and os.path.isdir(SYSTEM_STATE):
        return SYSTEM_STATE
    state = environment.get("XDG_STATE_HOME") or os.path.join(environment.get("HOME", "/"), ".local", "state")
    return Path(state) / "kiosk"


def data_folder(settings: Settings, environment: Mapping[str, str]) -> Path:
    """The folder of the logbooks and the log: KIOSK_DATA, the setting, else the state folder."""
    if named := environment.get("KIOSK_DATA") or settings.data:
        return _expand_home(named)
    return state_folder(environment)


def station_folders(settings: Settings, state: Path, data: Path, environment: Mapping[str, str]) -> StationFolders:
    """The folders of the station with these settings; the setting ``archives`` may be relative to ``data``."""
    archives = data / _expand_home(settings.archives or "archives")
    return StationFolders(state, data, archives, sitting_folder(state, environment))


def sitting_folder(state: Path, environment: Mapping[str, str]) -> Path:
    """The folder of a sitting's temporary files: in memory where this account has a runtime folder, else on disk.

    Each station has its own. :func:`kiosk.station.traces.wipe.wipe` makes it.
    """
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime) and _is_own_writable(runtime):
        return Path(runtime) / f"kiosk-{state_key(state)}"
    return state / "sitting"


def state_key(state: Path) -> str:
    """8 hexadecimal digits of a state folder on this machine."""
    # A checksum, not a hash: hashlib loads OpenSSL, which would delay the first screen.
    return f"{crc32(os.fsencode(os.path.realpath(state)), crc32(os.uname().nodename.encode())):08x}"


def may_exist(file: Path) -> bool:
    """Whether the file exists, or cannot be looked at: reading it then says what is wrong."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        pass
    return True


def _expand_home(path: str) -> Path:
    """``path`` with the home folder for ``~`` and ``~account``; as it is written where there is no such account."""
    return Path(os.path.expanduser(path))


def _is_own_writable(folder: str) -> bool:
    """Whether this account owns the folder and may write in it; sudo keeps the caller's XDG_RUNTIME_DIR."""
    try:
        return os.stat(folder).st_uid == os.geteuid() and os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        return False
