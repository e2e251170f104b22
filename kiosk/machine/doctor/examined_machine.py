"""The machine that is examined: where its files are, and how its programs are run: in English, and not for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.station.settings.layers import SettingLayers


class CommandResult(msgspec.Struct, frozen=True):
    """The exit code of a program, and its output and errors."""

    code: int
    output: str


RunCommand = Callable[[Sequence[str]], CommandResult | None]
"""Runs a program; None where there is no such program, or it does not end in time."""


class ExaminedMachine(msgspec.Struct, frozen=True):
    """What every check reads from.

    ``root`` is its ``/``, ``state`` and ``data`` are the station's folders, ``account`` the user id that the station
    runs as. ``station``: it is installed as one; else it is judged by what `kiosk` alone needs. ``settings_readable``:
    this account may read the settings file, so that ``layers`` can be trusted.
    """

    root: Path
    environment: Mapping[str, str]
    run: RunCommand
    now: datetime
    layers: SettingLayers
    state: Path
    data: Path
    account: int
    station: bool
    settings_readable: bool = True

    def path(self, path: str | Path) -> Path:
        """The path outside of the absolute ``path`` inside the machine."""
        return self.root / str(path).lstrip("/")


COMMAND_TIMEOUT = 5.0
"""Seconds that a program may take; lpstat without a print server gives up after one."""
_NO_HOME = "/proc/nowhere"
"""A home in which no program can write; fontconfig would write a cache."""
_ADMIN_PATH = "/usr/local/sbin:/usr/sbin:/sbin"


def run_command(command: Sequence[str]) -> CommandResult | None:
    """Run ``command``; None where it is missing, cannot run, or takes longer than :data:`COMMAND_TIMEOUT`."""
    path = f"{os.environ.get('PATH', '/usr/bin:/bin')}:{_ADMIN_PATH}"
    program = shutil.which(command[0], path=path)
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *command[1:]],
            env={**os.environ, **_environment(), "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=COMMAND_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return CommandResult(done.returncode, done.stdout.decode(errors="replace"))


def _environment() -> dict[str, str]:
    data = os.environ.get("XDG_DATA_HOME") or os.path.join(os.environ.get("HOME", _NO_HOME), ".local", "share")
    plain = {"LC_ALL": "C", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
    return {**plain, "HOME": _NO_HOME, "XDG_CACHE_HOME": _NO_HOME, "XDG_DATA_HOME": data}
