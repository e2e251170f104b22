"""Code that a test runs in a process of its own, as root first and whoever it becomes then."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else")


def run(code: str, **environment: str) -> str:
    """What ``code`` prints in a fresh process with this environment alone.

    What may be imported late is there from the start: Python itself may stand where another account cannot read it.
    """
    code = f"import json, kiosk.yaml.decoding, kiosk.station.settings.reading\n{code}"
    root = Path(__file__).parent.parent.parent
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def open_way(folder: Path) -> Path:
    """``folder``, which other accounts can reach."""
    for place in folder.parents:
        if place.stat().st_uid == os.geteuid() and not place.stat().st_mode & stat.S_IXOTH:
            place.chmod(0o755)
    return folder
