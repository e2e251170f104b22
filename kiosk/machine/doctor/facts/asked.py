"""Programs of the machine, asked without a shell, in plain English, and not for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from kiosk.machine.doctor.machine import Answer

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
