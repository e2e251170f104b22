"""The machine that is examined: where its files are, whose they are, and how its programs are asked.

Programs are run without a shell, in plain English, and not for ever.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.station.settings.layers import Held


class Answer(msgspec.Struct, frozen=True):
    """What a program said: its exit code, and what it wrote, errors too."""

    code: int
    text: str


Ask = Callable[[Sequence[str]], Answer | None]
"""Runs a program and gives its answer; None where there is no such program, or it does not answer in time."""


class ExaminedMachine(msgspec.Struct, frozen=True):
    """What every look begins with.

    ``root`` is where its files begin, ``state`` and ``data`` are the station's folders, ``account`` the user id that
    the station runs as. ``station``: it is installed as one; else it is judged by what `kiosk` alone needs.
    ``settings_seen``: this account may read the settings file, so that ``held`` is what holds.
    """

    root: Path
    environment: Mapping[str, str]
    ask: Ask
    now: datetime
    held: Held
    state: Path
    data: Path
    account: int
    station: bool
    settings_seen: bool = True

    def at(self, path: str | Path) -> Path:
        """The absolute ``path`` of the machine, wherever its root stands."""
        return self.root / str(path).lstrip("/")


LONGEST = 5.0
"""Seconds that a program may take to answer; lpstat without a print server gives up by itself after one."""
_NOWHERE = "/proc/nowhere"
"""A home in which no program can keep anything; fontconfig would make itself a cache."""
_ADMIN = "/usr/local/sbin:/usr/sbin:/sbin"


def ask(command: Sequence[str]) -> Answer | None:
    """What ``command`` answers; None where it is not there, cannot run, or takes longer than :data:`LONGEST`."""
    path = f"{os.environ.get('PATH', '/usr/bin:/bin')}:{_ADMIN}"
    program = shutil.which(command[0], path=path)
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *command[1:]],
            env={**os.environ, **_set(), "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Answer(done.returncode, done.stdout.decode(errors="replace"))


def _set() -> dict[str, str]:
    data = os.environ.get("XDG_DATA_HOME") or os.path.join(os.environ.get("HOME", _NOWHERE), ".local", "share")
    plain = {"LC_ALL": "C", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
    return {**plain, "HOME": _NOWHERE, "XDG_CACHE_HOME": _NOWHERE, "XDG_DATA_HOME": data}
